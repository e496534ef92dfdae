#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "graph/engine/column.hpp"
#include "graph/engine/graph_data.hpp"

/// How the columns of a graph are made from rows in any order.
namespace entente {

/// An edge as it is read: nodes by number, words by the number a Dictionary gave.
struct EdgeRow {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::uint16_t type = 0;
  std::uint16_t cameo = 0;
  std::uint8_t flags = 0;
  std::uint32_t mentions = 0;
  std::uint32_t documents = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  double confidence = 0;
};

/// Edges as one thread reads them, by ranges of their sources, so that each range can be put in order by itself.
class EdgeRows {
 public:
  explicit EdgeRows(std::size_t nodes);

  /// Throws Error{bad_input} for an edge that joins a node out of range.
  void add(const EdgeRow& row) {
    if (row.source >= nodes_ || row.target >= nodes_) refuse();
    std::vector<Block>& range = ranges_[row.source >> shift_];
    if (range.empty() || range.back().size == kBlock) range.push_back({.rows = new_block(), .size = 0});
    range.back().rows[range.back().size++] = row;
  }
  Dictionary types;
  Dictionary cameo;

  /// The nodes of range i are those from i * nodes_per_range() on.
  [[nodiscard]] std::size_t ranges() const { return ranges_.size(); }
  [[nodiscard]] std::size_t nodes_per_range() const { return std::size_t{1} << shift_; }
  [[nodiscard]] std::size_t size(std::size_t range) const;
  template <class Visit>
  void for_each(std::size_t range, Visit visit) {
    for (Block& block : ranges_[range]) {
      for (std::size_t i = 0; i < block.size; ++i) visit(block.rows[i]);
    }
  }

 private:
  static constexpr std::size_t kBlock = 256;
  struct Block {
    EdgeRow* rows = nullptr;
    std::size_t size = 0;
  };
  static constexpr std::size_t kBlocksAtOnce = 1024;
  [[nodiscard]] EdgeRow* new_block() {
    if (blocks_left_ == 0) more_blocks();
    return memory_.back().get() + --blocks_left_ * kBlock;
  }
  void more_blocks();
  [[noreturn]] static void refuse();

  std::size_t nodes_;
  unsigned shift_ = 0;
  std::vector<std::vector<Block>> ranges_;
  std::vector<LargeMemory<EdgeRow>> memory_;  ///< blocks are cut from the end of the last
  std::size_t blocks_left_ = 0;
};

/// Sorts the edges by key and fills every edge column and both directions of the topology of `data`, whose nodes must
/// be there and which `parts` were made for. Uses up the rows. Throws Error{bad_input} for an edge that comes twice.
/// O(edges log(highest degree)) on `threads` threads.
void build_edges(GraphData& data, std::vector<EdgeRows> parts, unsigned threads);

/// Fills the look-up by name from folded names and their nodes, in any order.
void build_names(GraphData& data, std::vector<std::pair<std::string, std::uint32_t>> names);

}  // namespace entente
