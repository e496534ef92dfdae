#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace entente::language {

/// FNV-1a, 64 bit (Fowler, Noll, Vo): the hash by which words and features are known in the model file.
[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view text, std::uint64_t seed = 0xcbf29ce484222325ULL) {
  for (const char c : text) {
    seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  }
  return seed;
}

/// The finishing step of MurmurHash3 (Appleby): spreads every bit of `key` over the result.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t key) {
  key = (key ^ (key >> 33)) * 0xff51afd7ed558ccdULL;
  key = (key ^ (key >> 33)) * 0xc4ceb9fe1a85ec53ULL;
  return key ^ (key >> 33);
}

/// From 64-bit keys to their places in an array of distinct keys: open addressing with linear probing, at most half
/// full. The keys are viewed, not copied. Immutable, so threads may share it.
class KeyTable {
 public:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  KeyTable() = default;
  explicit KeyTable(std::span<const std::uint64_t> keys)
      : keys_(keys), slots_(std::bit_ceil(keys.size() * 2 + 2), kNone), mask_(slots_.size() - 1) {
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
      auto slot = mix(keys[i]) & mask_;
      while (slots_[slot] != kNone) {
        slot = (slot + 1) & mask_;
      }
      slots_[slot] = i;
    }
  }

  /// The index of `key` in the array, or kNone.
  [[nodiscard]] std::uint32_t find(std::uint64_t key) const {
    if (slots_.empty()) {
      return kNone;
    }
    for (auto slot = mix(key) & mask_;; slot = (slot + 1) & mask_) {
      const auto index = slots_[slot];
      if (index == kNone || keys_[index] == key) {
        return index;
      }
    }
  }

  /// Asks the memory for what find(key) reads first.
  void prefetch(std::uint64_t key) const {
    if (!slots_.empty()) {
      __builtin_prefetch(slots_.data() + (mix(key) & mask_));
    }
  }

  [[nodiscard]] std::size_t size() const { return keys_.size(); }

 private:
  std::span<const std::uint64_t> keys_;
  std::vector<std::uint32_t> slots_;
  std::uint64_t mask_ = 0;
};

}  // namespace entente::language
