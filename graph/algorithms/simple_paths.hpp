#pragma once

#include <algorithm>
#include <boost/graph/graph_traits.hpp>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/algorithms/marks.hpp"
#include "graph/algorithms/visit.hpp"

namespace entente::algorithms {

/// The first `limit` paths of at most `max_hops` edges from `start` to `goal` that pass no vertex twice, in the order
/// of their vertices, a path before those it begins; parallel edges make different paths. None from a vertex to itself.
/// Depth-first search that turns back where the goal is too far (distances to it are found first), so that every step
/// taken can end at the goal as far as the number of edges goes. Graph models BidirectionalGraph and VertexListGraph
/// with vertices 0 .. n-1. O(edges within max_hops of the goal + steps tried), in the worst case exponential in
/// max_hops.
template <class Graph>
auto simple_paths(const Graph& graph, std::uint32_t start, std::uint32_t goal, std::uint32_t max_hops,
                  std::size_t limit) {
  using Edge = typename boost::graph_traits<Graph>::edge_descriptor;
  std::vector<std::vector<Edge>> paths;
  if (start == goal || limit == 0 || max_hops == 0) return paths;

  Marks<std::uint32_t> to_goal;
  to_goal.clear(num_vertices(graph));
  to_goal.set(goal, 0);
  std::vector<std::uint32_t> frontier{goal}, next;
  for (std::uint32_t distance = 1; distance <= max_hops && !frontier.empty(); ++distance) {
    next.clear();
    for (const std::uint32_t vertex : frontier) {
      for_each_in(vertex, graph, [&](const auto& edge) {
        if (to_goal.insert(source(edge, graph), distance)) next.push_back(source(edge, graph));
      });
    }
    frontier.swap(next);
  }
  if (!to_goal.has(start)) return paths;

  struct Level {
    std::vector<Edge> steps;
    std::size_t next = 0;
  };
  Marks<char> on_path;
  on_path.clear(num_vertices(graph));
  const auto steps_from = [&](std::uint32_t vertex, std::uint32_t used) {
    Level level;
    for_each_out(vertex, graph, [&](const Edge& edge) {
      const std::uint32_t to = target(edge, graph);
      const bool open = !on_path.has(to) || on_path.at(to) == 0;
      if (open && to_goal.has(to) && used + 1 + to_goal.at(to) <= max_hops) level.steps.push_back(edge);
    });
    std::stable_sort(level.steps.begin(), level.steps.end(),
                     [&](const Edge& a, const Edge& b) { return target(a, graph) < target(b, graph); });
    return level;
  };
  on_path.set(start, 1);
  std::vector<Level> stack{steps_from(start, 0)};
  std::vector<Edge> path;
  while (!stack.empty()) {
    Level& level = stack.back();
    if (level.next == level.steps.size()) {
      stack.pop_back();
      if (!path.empty()) {
        on_path.set(target(path.back(), graph), 0);
        path.pop_back();
      }
      continue;
    }
    path.push_back(level.steps[level.next++]);
    const std::uint32_t at = target(path.back(), graph);
    if (at == goal) {
      paths.push_back(path);
      if (paths.size() == limit) return paths;
      path.pop_back();
      continue;
    }
    on_path.set(at, 1);
    stack.push_back(steps_from(at, static_cast<std::uint32_t>(path.size())));
  }
  return paths;
}

}  // namespace entente::algorithms
