#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "graph/algorithms/marks.hpp"
#include "graph/algorithms/shortest_path.hpp"

/// Every shortest path between two vertices, counted or listed. Paths are sequences of edges: parallel edges make
/// different paths. Graph as in shortest_path.hpp. Both first search from both ends (bidirectional_search) and then
/// look only at vertices on shortest paths.
namespace entente::algorithms {

namespace detail {

inline std::uint64_t add_saturating(std::uint64_t a, std::uint64_t b) {
  return a > std::numeric_limits<std::uint64_t>::max() - b ? std::numeric_limits<std::uint64_t>::max() : a + b;
}

}  // namespace detail

/// How many shortest paths of at most `max_hops` edges lead from `start` to `goal`: 0 when there is none, 1 from a
/// vertex to itself, 2^64 - 1 when there are that many or more. O(edges of the levels searched).
template <class Graph>
std::uint64_t count_shortest_paths(const Graph& graph, std::uint32_t start, std::uint32_t goal, std::uint32_t max_hops,
                                   BidirectionalSearch& search) {
  thread_local Marks<std::uint64_t> counts;
  if (!bidirectional_search(graph, start, goal, max_hops, search)) return 0;
  const auto levels = shortest_path_levels(graph, search);
  counts.clear(num_vertices(graph));
  counts.set(start, 1);
  for (std::size_t distance = 1; distance < levels.size(); ++distance) {
    // Each level's vertices are marked while edges into them are counted: an edge out of the level before that leads to
    // a marked vertex is part of a shortest path.
    for (const std::uint32_t vertex : levels[distance]) counts.set(vertex, 0);
    const bool fewer_behind = levels[distance - 1].size() < levels[distance].size();
    if (fewer_behind) {
      for (const std::uint32_t vertex : levels[distance]) search.level.insert(vertex);
      for (const std::uint32_t vertex : levels[distance - 1]) {
        const std::uint64_t ways = counts.at(vertex);
        for_each_out(vertex, graph, [&](const auto& edge) {
          const std::uint32_t to = target(edge, graph);
          if (search.level.has(to)) counts.set(to, detail::add_saturating(counts.at(to), ways));
        });
      }
      for (const std::uint32_t vertex : levels[distance]) search.level.erase(vertex);
    } else {
      for (const std::uint32_t vertex : levels[distance - 1]) search.level.insert(vertex);
      for (const std::uint32_t vertex : levels[distance]) {
        std::uint64_t ways = 0;
        for_each_in(vertex, graph, [&](const auto& edge) {
          const std::uint32_t from = source(edge, graph);
          if (search.level.has(from)) ways = detail::add_saturating(ways, counts.at(from));
        });
        counts.set(vertex, ways);
      }
      for (const std::uint32_t vertex : levels[distance - 1]) search.level.erase(vertex);
    }
  }
  return counts.at(goal);
}

/// The first `limit` shortest paths of at most `max_hops` edges in the order of their steps: by the vertex a step leads
/// to, then by the order of out_edges(). From a vertex to itself there is one, without edges.
/// O(edges of the levels searched + length x edges out of the vertices listed).
template <class Graph>
auto all_shortest_paths(const Graph& graph, std::uint32_t start, std::uint32_t goal, std::uint32_t max_hops,
                        std::size_t limit, BidirectionalSearch& search) {
  using Edge = typename boost::graph_traits<Graph>::edge_descriptor;
  std::vector<std::vector<Edge>> paths;
  if (limit == 0 || !bidirectional_search(graph, start, goal, max_hops, search)) return paths;
  if (search.length() == 0) {
    paths.emplace_back();
    return paths;
  }
  const auto levels = shortest_path_levels(graph, search);
  Marks<std::uint32_t> distance_of;  // every vertex on a shortest path is at one distance
  distance_of.clear(num_vertices(graph));
  for (std::uint32_t distance = 0; distance < levels.size(); ++distance) {
    for (const std::uint32_t vertex : levels[distance]) distance_of.set(vertex, distance);
  }
  // Depth first without recursion: one list of steps for each vertex of the path so far.
  struct Level {
    std::vector<Edge> steps;
    std::size_t next = 0;
  };
  const auto steps_from = [&](std::uint32_t vertex, std::uint32_t distance) {
    Level level;
    for_each_out(vertex, graph, [&](const Edge& edge) {
      const std::uint32_t to = target(edge, graph);
      if (distance_of.has(to) && distance_of.at(to) == distance) level.steps.push_back(edge);
    });
    std::stable_sort(level.steps.begin(), level.steps.end(),
                     [&](const Edge& a, const Edge& b) { return target(a, graph) < target(b, graph); });
    return level;
  };
  std::vector<Level> stack{steps_from(start, 1)};
  std::vector<Edge> path;
  while (!stack.empty()) {
    Level& level = stack.back();
    if (level.next == level.steps.size()) {
      stack.pop_back();
      if (!path.empty()) path.pop_back();
      continue;
    }
    path.push_back(level.steps[level.next++]);
    if (path.size() == search.length()) {
      paths.push_back(path);
      if (paths.size() == limit) return paths;
      path.pop_back();
      continue;
    }
    stack.push_back(steps_from(target(path.back(), graph), static_cast<std::uint32_t>(path.size() + 1)));
  }
  return paths;
}

}  // namespace entente::algorithms
