#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "graph/algorithms/vertex_set.hpp"
#include "graph/algorithms/visit.hpp"

namespace entente::algorithms {

inline constexpr std::uint32_t kUnreached = std::numeric_limits<std::uint32_t>::max();

/// The distance in edges of every vertex from `start`, kUnreached where there is no path. Breadth-first search (Moore
/// 1959). Graph models IncidenceGraph and VertexListGraph with vertices 0 .. n-1. O(vertices + edges).
template <class Graph>
std::vector<std::uint32_t> distances(const Graph& graph, std::uint32_t start) {
  std::vector<std::uint32_t> distance(num_vertices(graph), kUnreached);
  VertexSet seen;  // asked for every edge, and an eighth of a byte a vertex
  seen.clear(num_vertices(graph));
  seen.insert(start);
  distance[start] = 0;
  std::vector<std::uint32_t> frontier{start}, next;
  for (std::uint32_t level = 1; !frontier.empty(); ++level) {
    next.clear();
    for (const std::uint32_t vertex : frontier) {
      for_each_out(vertex, graph, [&](const auto& edge) {
        const std::uint32_t to = target(edge, graph);
        if (!seen.insert(to)) return;
        distance[to] = level;
        next.push_back(to);
      });
    }
    frontier.swap(next);
  }
  return distance;
}

}  // namespace entente::algorithms
