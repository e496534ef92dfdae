#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "graph/algorithms/vertex_set.hpp"
#include "graph/algorithms/visit.hpp"

namespace entente::algorithms {

inline constexpr std::uint32_t kUnreached = std::numeric_limits<std::uint32_t>::max();

/// The distance in edges of every vertex from `start`, kUnreached where there is no path. Breadth-first search (Moore
/// 1959) that turns round where the frontier holds much of the graph (Beamer, Asanovic and Patterson 2012): vertices
/// not yet reached then look for a neighbour in the frontier, and most find one at once. It only does so on graphs that
/// have work_out(), work_all() and any_in() (View); on others it is the plain search. Graph models IncidenceGraph and
/// VertexListGraph with vertices 0 .. n-1. O(vertices + edges).
template <class Graph>
std::vector<std::uint32_t> distances(const Graph& graph, std::uint32_t start) {
  constexpr bool kMayTurn = requires {
    graph.work_out(start);
    graph.work_all();
    graph.any_in(start, [](std::uint32_t) { return true; });
  };
  constexpr std::size_t kMuch = 14;  // of the edges not yet looked at, as the paper has it
  const auto count = static_cast<std::uint32_t>(num_vertices(graph));
  std::vector<std::uint32_t> distance(count, kUnreached);
  VertexSet seen, in_frontier;
  seen.clear(count);
  in_frontier.clear(count);
  seen.insert(start);
  distance[start] = 0;
  std::vector<std::uint32_t> frontier{start}, next;
  std::size_t left = 0;
  if constexpr (kMayTurn) left = graph.work_all();
  for (std::uint32_t level = 1; !frontier.empty(); ++level) {
    next.clear();
    bool turn = false;
    if constexpr (kMayTurn) {
      std::size_t work = 0;
      for (const std::uint32_t vertex : frontier) work += graph.work_out(vertex);
      turn = work > left / kMuch;
      left -= work;
      if (turn) {
        for (const std::uint32_t vertex : frontier) in_frontier.insert(vertex);
        seen.for_each_missing(count, [&](std::uint32_t vertex) {
          if (graph.any_in(vertex, [&](std::uint32_t from) { return in_frontier.has(from); })) next.push_back(vertex);
        });
        for (const std::uint32_t vertex : frontier) in_frontier.erase(vertex);
        for (const std::uint32_t vertex : next) {
          seen.insert(vertex);
          distance[vertex] = level;
        }
      }
    }
    if (!turn) {
      for (const std::uint32_t vertex : frontier) {
        for_each_out(vertex, graph, [&](const auto& edge) {
          const std::uint32_t to = target(edge, graph);
          if (!seen.insert(to)) return;
          distance[to] = level;
          next.push_back(to);
        });
      }
    }
    frontier.swap(next);
  }
  return distance;
}

}  // namespace entente::algorithms
