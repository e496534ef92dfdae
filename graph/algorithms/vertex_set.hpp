#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::algorithms {

/// A set of vertices as one bit each: small enough to stay in the cache while a search asks for every edge's end. One
/// thread at a time.
class VertexSet {
 public:
  /// Empties the set and makes room for vertices 0 .. count-1. O(count / 64), or O(1) for a set of that size left
  /// empty.
  void clear(std::size_t count) {
    const std::size_t words = (count + 63) / 64;
    if (!left_empty_ || words_.size() != words) words_.assign(words, 0);
    left_empty_ = false;
  }
  /// Says that all members have been taken out again, so that clear() has nothing to do: for a search that saw few.
  void leave_empty() { left_empty_ = true; }
  [[nodiscard]] bool has(std::uint32_t vertex) const { return (words_.data()[vertex / 64] >> (vertex % 64) & 1) != 0; }
  /// Adds a vertex; false when it was there.
  bool insert(std::uint32_t vertex) {
    std::uint64_t& word = words_.data()[vertex / 64];
    const std::uint64_t bit = std::uint64_t{1} << (vertex % 64);
    if ((word & bit) != 0) return false;
    word |= bit;
    return true;
  }
  void erase(std::uint32_t vertex) { words_.data()[vertex / 64] &= ~(std::uint64_t{1} << (vertex % 64)); }
  /// Words to look through to find all members.
  [[nodiscard]] std::size_t words() const { return words_.size(); }
  /// Calls visit(vertex) for each of 0 .. count-1 that is no member, in ascending order; visit may not change the set.
  template <class Visit>
  void for_each_missing(std::uint32_t count, Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = ~words_[i]; word != 0; word &= word - 1) {
        const auto vertex = static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
        if (vertex < count) visit(vertex);
      }
    }
  }
  /// Calls visit(vertex) for each member in ascending order and takes it out.
  template <class Visit>
  void drain(Visit visit) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
      }
      words_[i] = 0;
    }
  }

 private:
  std::vector<std::uint64_t> words_;
  bool left_empty_ = false;
};

}  // namespace entente::algorithms
