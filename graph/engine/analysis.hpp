#pragma once

#include <cstdint>
#include <vector>

#include "graph/engine/filter.hpp"

/// The graph as a whole: who stands in the middle, what hangs together. Vectors are indexed by NodeId. Deterministic,
/// on any number of threads. The filter says which edges count; measures that know no direction pay no heed to its own.
namespace entente {

/// The share of attention each node gets from the others along the filter's direction; sums to one.
[[nodiscard]] std::vector<double> pagerank(const Graph& graph, const Filter& filter = {});

/// How many shortest paths between others lead through each node. Exact for graphs of up to `exact_up_to` nodes, else
/// estimated from that many evenly spread starting points: O(starting points x edges).
[[nodiscard]] std::vector<double> betweenness(const Graph& graph, const Filter& filter = {},
                                              std::uint32_t exact_up_to = 2'000);

/// The largest k such that the node belongs to a part in which every node has k edges.
[[nodiscard]] std::vector<std::uint32_t> core_numbers(const Graph& graph, const Filter& filter = {});

/// A numbering of the nodes into groups, from 0 in the order of each group's smallest node.
struct Groups {
  std::vector<std::uint32_t> of;
  std::uint32_t count = 0;
};

/// Parts of the graph that no edge joins.
[[nodiscard]] Groups components(const Graph& graph, const Filter& filter = {});

/// Groups with many edges inside and few between them, edges weighed by confidence.
[[nodiscard]] Groups communities(const Graph& graph, const Filter& filter = {});

}  // namespace entente
