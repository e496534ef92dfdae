#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "graph/algorithms/visit.hpp"

namespace entente::algorithms {

/// The core number of every vertex: the largest k such that it belongs to a part of the graph in which every vertex has
/// k edges or more. Batagelj and Zaversnik 2003: vertices are removed in the order of their remaining degrees, which
/// bins keep. out_edges() must give every edge from both of its ends (a View with Direction::both); parallel edges
/// count each, self-loops twice. Graph models IncidenceGraph and VertexListGraph with vertices 0 .. n-1. O(vertices +
/// edges).
template <class Graph>
std::vector<std::uint32_t> core_numbers(const Graph& graph) {
  const auto count = static_cast<std::uint32_t>(num_vertices(graph));
  std::vector<std::uint32_t> degree(count, 0);
  for (std::uint32_t vertex = 0; vertex < count; ++vertex) {
    for_each_out(vertex, graph, [&](const auto&) { ++degree[vertex]; });
  }
  // Vertices by degree: those of degree d stand in order[begin[d], begin[d + 1]); place says where each stands.
  const std::uint32_t highest = count == 0 ? 0 : *std::max_element(degree.begin(), degree.end());
  std::vector<std::uint32_t> begin(highest + 2, 0);
  for (const std::uint32_t d : degree) ++begin[d + 1];
  for (std::size_t d = 1; d < begin.size(); ++d) begin[d] += begin[d - 1];
  std::vector<std::uint32_t> order(count), place(count);
  {
    std::vector<std::uint32_t> next = begin;
    for (std::uint32_t vertex = 0; vertex < count; ++vertex) {
      place[vertex] = next[degree[vertex]]++;
      order[place[vertex]] = vertex;
    }
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t vertex = order[i];
    for_each_out(vertex, graph, [&](const auto& edge) {
      const std::uint32_t other = target(edge, graph);
      if (degree[other] <= degree[vertex]) return;
      // To the front of its bin, whose begin moves past it: it is now in the bin below.
      const std::uint32_t first = begin[degree[other]];
      const std::uint32_t displaced = order[first];
      std::swap(order[first], order[place[other]]);
      place[displaced] = place[other];
      place[other] = first;
      begin[degree[other]] = first + 1;
      --degree[other];
    });
  }
  return degree;
}

}  // namespace entente::algorithms
