#pragma once

#include <cstdint>
#include <numeric>
#include <vector>

#include "graph/algorithms/visit.hpp"

namespace entente::algorithms {

/// For each vertex the number of its connected component, edges taken without direction. Components are numbered from 0
/// in the order of their smallest vertices. Union-find with path halving (Tarjan and van Leeuwen 1984), the smaller
/// vertex always the root. Graph models IncidenceGraph and VertexListGraph with vertices 0 .. n-1; every edge must be
/// an out-edge of one of its ends. O(vertices + edges), times a factor that is constant for all purposes.
template <class Graph>
std::vector<std::uint32_t> connected_components(const Graph& graph) {
  const auto count = static_cast<std::uint32_t>(num_vertices(graph));
  std::vector<std::uint32_t> parent(count);
  std::iota(parent.begin(), parent.end(), 0U);
  const auto root = [&](std::uint32_t vertex) {
    while (parent[vertex] != vertex) {
      parent[vertex] = parent[parent[vertex]];
      vertex = parent[vertex];
    }
    return vertex;
  };
  for (std::uint32_t vertex = 0; vertex < count; ++vertex) {
    for_each_out(vertex, graph, [&](const auto& edge) {
      const std::uint32_t a = root(vertex);
      const std::uint32_t b = root(target(edge, graph));
      if (a < b) parent[b] = a;
      if (b < a) parent[a] = b;
    });
  }
  std::vector<std::uint32_t> component(count);
  std::uint32_t components = 0;
  for (std::uint32_t vertex = 0; vertex < count; ++vertex) {
    const std::uint32_t smallest = root(vertex);
    component[vertex] = smallest == vertex ? components++ : component[smallest];
  }
  return component;
}

}  // namespace entente::algorithms
