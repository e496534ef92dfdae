#pragma once

#include <cstdint>
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

/// Edges as one thread reads them.
struct EdgeRows {
  std::vector<EdgeRow> rows;
  Dictionary types;
  Dictionary cameo;
};

/// Sorts the edges by key and fills every edge column and both directions of the topology of `data`, whose nodes must
/// be there. Uses up the rows. Throws Error{bad_input} for an edge that comes twice or that joins nodes out of range.
/// O(edges log(highest degree)) on `threads` threads.
void build_edges(GraphData& data, std::vector<EdgeRows> parts, unsigned threads);

/// Fills the look-up by name from folded names and their nodes, in any order.
void build_names(GraphData& data, std::vector<std::pair<std::string, std::uint32_t>> names);

}  // namespace entente
