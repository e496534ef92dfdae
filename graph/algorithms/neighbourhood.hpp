#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "graph/algorithms/vertex_set.hpp"
#include "graph/algorithms/visit.hpp"

namespace entente::algorithms {

/// A vertex and how many edges away it is at least.
struct Reached {
  std::uint32_t node = 0;
  std::uint32_t hops = 0;
  friend constexpr auto operator<=>(const Reached&, const Reached&) = default;
};

/// Scratch of neighbourhood(), to be used again by the same thread.
struct NeighbourhoodScratch {
  VertexSet seen;
  VertexSet level;
};

/// The vertices within `hops` edges of `start`, `start` itself first with 0 hops, then by hops and vertex number.
/// Breadth-first search (Moore 1959). Graph models IncidenceGraph and VertexListGraph with vertices 0 .. n-1.
/// O(edges seen), and n / 64 at first or after a large neighbourhood, and k log k for small levels of k vertices: a
/// large level is put in order by its bits.
template <class Graph>
std::vector<Reached> neighbourhood(const Graph& graph, std::uint32_t start, std::uint32_t hops,
                                   NeighbourhoodScratch& scratch) {
  constexpr std::size_t kWordsWorthSorting = 4;  // looking through so many words costs about one vertex' sorting
  std::vector<Reached> reached{{.node = start, .hops = 0}};
  scratch.seen.clear(num_vertices(graph));
  scratch.level.clear(num_vertices(graph));
  scratch.seen.insert(start);
  std::size_t level_begin = 0;
  for (std::uint32_t distance = 1; distance <= hops && level_begin < reached.size(); ++distance) {
    const std::size_t level_end = reached.size();
    for (std::size_t i = level_begin; i < level_end; ++i) {
      for_each_out(reached[i].node, graph, [&](const auto& edge) {
        const std::uint32_t node = target(edge, graph);
        if (scratch.seen.insert(node)) reached.push_back({.node = node, .hops = distance});
      });
    }
    const auto first = reached.begin() + static_cast<std::ptrdiff_t>(level_end);
    if ((reached.size() - level_end) * kWordsWorthSorting < scratch.level.words()) {
      std::sort(first, reached.end());
    } else {
      for (auto at = first; at != reached.end(); ++at) scratch.level.insert(at->node);
      auto at = first;
      scratch.level.drain([&](std::uint32_t node) { (at++)->node = node; });
    }
    level_begin = level_end;
  }
  scratch.level.leave_empty();
  if (reached.size() < scratch.seen.words()) {
    for (const Reached& one : reached) scratch.seen.erase(one.node);
    scratch.seen.leave_empty();
  }
  return reached;
}

}  // namespace entente::algorithms
