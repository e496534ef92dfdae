#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "graph/algorithms/marks.hpp"
#include "graph/algorithms/visit.hpp"

namespace entente::algorithms {

/// A vertex and how many edges away it is at least.
struct Reached {
  std::uint32_t node = 0;
  std::uint32_t hops = 0;
  friend constexpr auto operator<=>(const Reached&, const Reached&) = default;
};

/// The vertices within `hops` edges of `start`, `start` itself first with 0 hops, then by hops and vertex number.
/// Breadth-first search (Moore 1959). Graph models IncidenceGraph and VertexListGraph with vertices 0 .. n-1.
/// O(edges seen + k log k) for k vertices reached; `seen` is scratch that may be used again by the same thread.
template <class Graph>
std::vector<Reached> neighbourhood(const Graph& graph, std::uint32_t start, std::uint32_t hops, Marks<char>& seen) {
  std::vector<Reached> reached{{.node = start, .hops = 0}};
  seen.clear(num_vertices(graph));
  seen.set(start, 1);
  std::size_t level_begin = 0;
  for (std::uint32_t distance = 1; distance <= hops && level_begin < reached.size(); ++distance) {
    const std::size_t level_end = reached.size();
    for (std::size_t i = level_begin; i < level_end; ++i) {
      for_each_out(reached[i].node, graph, [&](const auto& edge) {
        const std::uint32_t node = target(edge, graph);
        if (seen.insert(node, 1)) reached.push_back({.node = node, .hops = distance});
      });
    }
    std::sort(reached.begin() + static_cast<std::ptrdiff_t>(level_end), reached.end());
    level_begin = level_end;
  }
  return reached;
}

}  // namespace entente::algorithms
