#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/algorithms/distances.hpp"
#include "graph/algorithms/visit.hpp"

namespace entente::algorithms {

/// For every vertex, how much of the shortest paths between other vertices goes through it: the sum over ordered pairs
/// of the share of their shortest paths that pass it. Brandes 2001. Only paths from `sources` are counted; with every
/// vertex among them the result is exact, with every k-th one times k it is an estimate (Brandes and Pich 2007).
/// Parallel edges make different paths. Graph models IncidenceGraph and VertexListGraph with vertices 0 .. n-1.
/// O(sources (vertices + edges)).
template <class Graph>
std::vector<double> betweenness(const Graph& graph, std::span<const std::uint32_t> sources) {
  const std::size_t count = num_vertices(graph);
  std::vector<double> centrality(count, 0);
  std::vector<std::uint32_t> distance(count, kUnreached);
  std::vector<double> paths(count, 0), dependency(count, 0);
  std::vector<std::uint32_t> order;
  for (const std::uint32_t start : sources) {
    for (const std::uint32_t vertex : order) {
      distance[vertex] = kUnreached;
      paths[vertex] = dependency[vertex] = 0;
    }
    order.assign(1, start);
    distance[start] = 0;
    paths[start] = 1;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::uint32_t vertex = order[i];
      for_each_out(vertex, graph, [&](const auto& edge) {
        const std::uint32_t to = target(edge, graph);
        if (distance[to] == kUnreached) {
          distance[to] = distance[vertex] + 1;
          order.push_back(to);
        }
        if (distance[to] == distance[vertex] + 1) paths[to] += paths[vertex];
      });
    }
    for (std::size_t i = order.size(); i-- > 1;) {
      const std::uint32_t vertex = order[i];
      for_each_out(vertex, graph, [&](const auto& edge) {
        const std::uint32_t to = target(edge, graph);
        if (distance[to] != distance[vertex] + 1) return;
        dependency[vertex] += paths[vertex] / paths[to] * (1 + dependency[to]);
      });
      centrality[vertex] += dependency[vertex];
    }
  }
  return centrality;
}

}  // namespace entente::algorithms
