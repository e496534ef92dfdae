#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <vector>

#include "graph/algorithms/visit.hpp"

namespace entente::algorithms {

/// The vertices one step from `vertex` along out_edges(), itself left out: each once, ascending. O(d log d).
template <class Graph>
std::vector<std::uint32_t> neighbours(const Graph& graph, std::uint32_t vertex) {
  std::vector<std::uint32_t> found;
  for_each_out(vertex, graph, [&](const auto& edge) {
    if (target(edge, graph) != vertex) found.push_back(target(edge, graph));
  });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

struct CommonNeighbours {
  std::vector<std::uint32_t> vertices;  ///< ascending
  double jaccard = 0;      ///< shared neighbours over all neighbours of either (Jaccard 1901), 0 when there are none
  double adamic_adar = 0;  ///< sum over them of 1 / ln(number of neighbours) (Adamic and Adar 2003)
};

/// What two vertices have in common. O(d log d) for the two, and for the neighbours they share.
template <class Graph>
CommonNeighbours common_neighbours(const Graph& graph, std::uint32_t a, std::uint32_t b) {
  const auto of_a = neighbours(graph, a);
  const auto of_b = neighbours(graph, b);
  CommonNeighbours common;
  std::set_intersection(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(), std::back_inserter(common.vertices));
  const std::size_t all = of_a.size() + of_b.size() - common.vertices.size();
  if (all > 0) common.jaccard = static_cast<double>(common.vertices.size()) / static_cast<double>(all);
  for (const std::uint32_t vertex : common.vertices) {
    const std::size_t degree = neighbours(graph, vertex).size();
    if (degree > 1) common.adamic_adar += 1 / std::log(static_cast<double>(degree));
  }
  return common;
}

}  // namespace entente::algorithms
