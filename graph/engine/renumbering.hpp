#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente {

/// Ascending numbers, which may repeat, that say in some nanoseconds how many of them are below another one.
class Ranks {
 public:
  Ranks() : Ranks({}, 0) {}
  /// None is larger than `most`. O(numbers + most / 4096).
  Ranks(std::vector<std::uint32_t> ascending, std::uint32_t most) : values_(std::move(ascending)) {
    starts_.resize((most >> kShift) + std::size_t{3});
    std::size_t at = 0;
    for (std::size_t bucket = 0; bucket < starts_.size(); ++bucket) {
      while (at < values_.size() && values_[at] >> kShift < bucket) ++at;
      starts_[bucket] = static_cast<std::uint32_t>(at);
    }
  }

  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] std::uint32_t operator[](std::size_t i) const { return values_[i]; }
  /// How many are smaller than x, which is at most `most` + 1.
  [[nodiscard]] std::uint32_t below(std::uint32_t x) const {
    const std::uint32_t* bucket = starts_.data() + (x >> kShift);
    const auto first = values_.begin() + bucket[0];
    return static_cast<std::uint32_t>(std::lower_bound(first, values_.begin() + bucket[1], x) - values_.begin());
  }
  [[nodiscard]] bool has(std::uint32_t x) const {
    const std::uint32_t at = below(x);
    return at < values_.size() && values_[at] == x;
  }

 private:
  static constexpr unsigned kShift = 12;
  std::vector<std::uint32_t> values_;
  std::vector<std::uint32_t> starts_;  ///< how many values are below each multiple of 2^kShift
};

/// Numbers of things in an order before and after some of them went and others came: things 0, 1, 2, ... are numbered
/// anew, without gaps, in the same order.
class Renumbering {
 public:
  /// `gone`: numbers of those that went, ascending, each once. `added`: for each new one, in their order, the number of
  /// the old one it stands before, `count` at the end.
  Renumbering(std::uint32_t count, std::vector<std::uint32_t> gone, std::vector<std::uint32_t> added)
      : count_(count + static_cast<std::uint32_t>(added.size()) - static_cast<std::uint32_t>(gone.size())),
        gone_(gone, count),
        added_(std::move(added), count) {
    for (std::uint32_t i = 0; i < gone.size(); ++i) gone[i] -= i;
    stay_before_gone_ = Ranks(std::move(gone), count);
    std::vector<std::uint32_t> places;
    for (std::uint32_t i = 0; i < added_.size(); ++i) places.push_back(added_[i] - gone_.below(added_[i]) + i);
    added_now_ = Ranks(std::move(places), count_);
  }

  [[nodiscard]] std::uint32_t count() const { return count_; }
  [[nodiscard]] const Ranks& gone() const { return gone_; }
  /// The new number of what had this one and stays.
  [[nodiscard]] std::uint32_t now(std::uint32_t before) const { return place(before) + added_.below(before + 1); }
  /// How many before this old number stay.
  [[nodiscard]] std::uint32_t place(std::uint32_t before) const { return before - gone_.below(before); }
  /// The new number of the i-th that came, and the old number it stands before.
  [[nodiscard]] std::uint32_t added(std::size_t i) const { return added_now_[i]; }
  [[nodiscard]] std::uint32_t stands_before(std::size_t i) const { return added_[i]; }

  /// What has a new number: the `at`-th that came, or what had the number `at` before.
  struct Origin {
    bool added = false;
    std::uint32_t at = 0;
  };
  [[nodiscard]] Origin origin(std::uint32_t now) const {
    const std::uint32_t came = added_now_.below(now);
    if (came < added_now_.size() && added_now_[came] == now) return {.added = true, .at = came};
    const std::uint32_t stayed = now - came;
    return {.added = false, .at = stayed + stay_before_gone_.below(stayed + 1)};
  }

 private:
  std::uint32_t count_;
  Ranks gone_;
  Ranks added_;             ///< the old numbers that new ones stand before
  Ranks stay_before_gone_;  ///< for each that went, how many before it stay
  Ranks added_now_;         ///< the new numbers of those that came
};

}  // namespace entente
