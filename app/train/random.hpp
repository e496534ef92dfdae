#pragma once

#include <cstdint>

namespace entente::train {

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same on every machine, unlike the distributions of <random>.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// An independent stream for one (epoch, sentence) or the like, so that threads and order do not matter.
  [[nodiscard]] static Random stream(std::uint64_t seed, std::uint64_t a, std::uint64_t b) {
    Random r{seed * 0x9e3779b97f4a7c15ULL + a};
    Random s{r.next() + b * 0xbf58476d1ce4e5b9ULL};
    return Random{s.next()};
  }

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  /// In [0, 1).
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  /// In [0, bound).
  std::uint64_t below(std::uint64_t bound) {
    return static_cast<std::uint64_t>(uniform() * static_cast<double>(bound));
  }

 private:
  std::uint64_t state_;
};

}  // namespace entente::train
