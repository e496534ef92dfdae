#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "graph/algorithms/shortest_path.hpp"

/// Every shortest path between two vertices, counted or listed. Paths are sequences of edges: parallel edges make
/// different paths. Graph as in shortest_path.hpp. Both first search from both ends (bidirectional_search) and then
/// look only at vertices on shortest paths.
namespace entente::algorithms {

namespace detail {

inline std::uint64_t add_saturating(std::uint64_t a, std::uint64_t b) {
  return a > std::numeric_limits<std::uint64_t>::max() - b ? std::numeric_limits<std::uint64_t>::max() : a + b;
}

inline std::uint64_t multiply_saturating(std::uint64_t a, std::uint64_t b) {
  return b != 0 && a > std::numeric_limits<std::uint64_t>::max() / b ? std::numeric_limits<std::uint64_t>::max()
                                                                     : a * b;
}

/// The number of shortest paths from one end to each vertex of `meeting`, walking back from there: `known` holds the
/// distances from that end, for_each_back visits the neighbours one step nearer it.
template <class ForEachBack>
std::vector<std::uint64_t> count_back(std::size_t vertices, const std::vector<std::uint32_t>& meeting,
                                      std::uint32_t depth, const Marks<std::uint32_t>& known,
                                      ForEachBack for_each_back) {
  // Down to the end, level by level, noting which vertices lie on the way; then up again, adding.
  thread_local Marks<std::uint64_t> counts;
  counts.clear(vertices);
  std::vector<std::vector<std::uint32_t>> levels(depth + 1);
  levels[depth] = meeting;
  for (const std::uint32_t vertex : meeting) counts.set(vertex, 0);
  for (std::uint32_t distance = depth; distance > 0; --distance) {
    for (const std::uint32_t vertex : levels[distance]) {
      for_each_back(vertex, [&](std::uint32_t nearer) {
        if (known.has(nearer) && known.at(nearer) == distance - 1 && counts.insert(nearer, 0)) {
          levels[distance - 1].push_back(nearer);
        }
      });
    }
  }
  for (const std::uint32_t vertex : levels[0]) counts.set(vertex, 1);
  for (std::uint32_t distance = 1; distance <= depth; ++distance) {
    for (const std::uint32_t vertex : levels[distance]) {
      std::uint64_t sum = 0;
      for_each_back(vertex, [&](std::uint32_t nearer) {
        if (known.has(nearer) && known.at(nearer) == distance - 1) sum = add_saturating(sum, counts.at(nearer));
      });
      counts.set(vertex, sum);
    }
  }
  std::vector<std::uint64_t> result;
  for (const std::uint32_t vertex : meeting) result.push_back(counts.at(vertex));
  return result;
}

}  // namespace detail

/// How many shortest paths of at most `max_hops` edges lead from `start` to `goal`: 0 when there is none, 1 from a
/// vertex to itself, 2^64 - 1 when there are that many or more. O(edges of the levels searched).
template <class Graph>
std::uint64_t count_shortest_paths(const Graph& graph, std::uint32_t start, std::uint32_t goal, std::uint32_t max_hops,
                                   BidirectionalSearch& search) {
  if (!bidirectional_search(graph, start, goal, max_hops, search)) return 0;
  const std::size_t vertices = num_vertices(graph);
  const auto from_start = detail::count_back(
      vertices, search.meeting, search.start_depth, search.from_start, [&](std::uint32_t vertex, auto visit) {
        for_each_in(vertex, graph, [&](const auto& edge) { visit(source(edge, graph)); });
      });
  const auto to_goal = detail::count_back(
      vertices, search.meeting, search.goal_depth, search.to_goal, [&](std::uint32_t vertex, auto visit) {
        for_each_out(vertex, graph, [&](const auto& edge) { visit(target(edge, graph)); });
      });
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < search.meeting.size(); ++i) {
    count = detail::add_saturating(count, detail::multiply_saturating(from_start[i], to_goal[i]));
  }
  return count;
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
  mark_shortest_paths(graph, search);
  if (search.length() == 0) {
    paths.emplace_back();
    return paths;
  }
  // Depth first without recursion: one list of steps for each vertex of the path so far.
  struct Level {
    std::vector<Edge> steps;
    std::size_t next = 0;
  };
  const auto steps_from = [&](std::uint32_t vertex, std::uint32_t distance) {
    Level level;
    for_each_out(vertex, graph, [&](const Edge& edge) {
      if (on_shortest_path(search, target(edge, graph), distance)) level.steps.push_back(edge);
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
