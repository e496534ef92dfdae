#pragma once

#include <cstdint>
#include <vector>

namespace entente::algorithms {

/// A value for each vertex that is forgotten as a whole in O(1): each search begins with clear() and touches only the
/// vertices it visits. One thread at a time.
template <class Value>
class Marks {
 public:
  /// Forgets all values and makes room for vertices 0 .. count-1. O(1) unless there are more than ever before.
  void clear(std::size_t count) {
    if (cells_.size() < count) cells_.resize(count);
    if (++round_ == 0) {  // after 2^32 rounds: begin again
      for (Cell& cell : cells_) cell.round = 0;
      round_ = 1;
    }
  }
  [[nodiscard]] bool has(std::size_t vertex) const { return cells_[vertex].round == round_; }
  [[nodiscard]] const Value& at(std::size_t vertex) const { return cells_[vertex].value; }
  void set(std::size_t vertex, Value value) { cells_[vertex] = {round_, value}; }
  /// Sets a value where there is none yet; false where there is one.
  bool insert(std::size_t vertex, Value value) {
    if (has(vertex)) return false;
    set(vertex, value);
    return true;
  }

 private:
  struct Cell {
    std::uint32_t round = 0;
    Value value{};
  };
  std::vector<Cell> cells_;
  std::uint32_t round_ = 0;
};

}  // namespace entente::algorithms
