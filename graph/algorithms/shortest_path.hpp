#pragma once

#include <algorithm>
#include <boost/graph/graph_traits.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/algorithms/marks.hpp"
#include "graph/algorithms/visit.hpp"

/// Shortest paths by number of edges. Graph models Boost.Graph's BidirectionalGraph and VertexListGraph, its vertices
/// being the integers 0 .. n-1.
namespace entente::algorithms {

/// What a search from both ends found, and its scratch: used again by the same thread, searches touch only what they
/// visit.
struct BidirectionalSearch {
  Marks<std::uint32_t> from_start;  ///< distance from the start, of the vertices within start_depth of it
  Marks<std::uint32_t> to_goal;     ///< distance to the goal, of the vertices within goal_depth of it
  std::uint32_t start_depth = 0;
  std::uint32_t goal_depth = 0;
  /// Vertices at start_depth from the start and goal_depth from the goal: where the shortest paths pass. Empty when
  /// there is no path. Ascending.
  std::vector<std::uint32_t> meeting;

  std::vector<std::uint32_t> start_frontier, goal_frontier, next;
  Marks<std::uint32_t> on_path;  ///< of shortest_path(): distance from the start of vertices on shortest paths

  [[nodiscard]] std::uint32_t length() const { return start_depth + goal_depth; }
};

/// Finds how far `goal` is from `start`, at most `max_hops` edges; false when there is no such path. Bidirectional
/// breadth-first search (Pohl 1971): the smaller frontier grows by a whole level until the two meet.
/// O(edges of the levels searched).
template <class Graph>
bool bidirectional_search(const Graph& graph, std::uint32_t start, std::uint32_t goal, std::uint32_t max_hops,
                          BidirectionalSearch& search) {
  const std::size_t count = num_vertices(graph);
  search.from_start.clear(count);
  search.to_goal.clear(count);
  search.from_start.set(start, 0);
  search.to_goal.set(goal, 0);
  search.start_depth = 0;
  search.goal_depth = 0;
  search.meeting.clear();
  if (start == goal) {
    search.meeting.push_back(start);
    return true;
  }
  search.start_frontier.assign(1, start);
  search.goal_frontier.assign(1, goal);
  const auto grow = [&](std::vector<std::uint32_t>& frontier, Marks<std::uint32_t>& mine,
                        const Marks<std::uint32_t>& other, std::uint32_t depth, auto for_each_neighbour) {
    search.next.clear();
    for (const std::uint32_t vertex : frontier) {
      for_each_neighbour(vertex, [&](std::uint32_t neighbour) {
        if (!mine.insert(neighbour, depth)) return;
        search.next.push_back(neighbour);
        if (other.has(neighbour)) search.meeting.push_back(neighbour);
      });
    }
    frontier.swap(search.next);
  };
  const auto along = [&](std::uint32_t vertex, auto visit) {
    for_each_out(vertex, graph, [&](const auto& edge) { visit(target(edge, graph)); });
  };
  const auto against = [&](std::uint32_t vertex, auto visit) {
    for_each_in(vertex, graph, [&](const auto& edge) { visit(source(edge, graph)); });
  };
  while (search.length() < max_hops && !search.start_frontier.empty() && !search.goal_frontier.empty()) {
    if (search.start_frontier.size() <= search.goal_frontier.size()) {
      grow(search.start_frontier, search.from_start, search.to_goal, ++search.start_depth, along);
    } else {
      grow(search.goal_frontier, search.to_goal, search.from_start, ++search.goal_depth, against);
    }
    if (!search.meeting.empty()) {
      std::sort(search.meeting.begin(), search.meeting.end());
      return true;
    }
  }
  return false;
}

/// After a search that found something: sets search.on_path for every vertex on a shortest path that lies within
/// start_depth of the start, to its distance from it. O(edges into those vertices).
template <class Graph>
void mark_shortest_paths(const Graph& graph, BidirectionalSearch& search) {
  search.on_path.clear(num_vertices(graph));
  for (const std::uint32_t vertex : search.meeting) search.on_path.set(vertex, search.start_depth);
  std::vector<std::uint32_t>& level = search.start_frontier;
  level = search.meeting;
  for (std::uint32_t distance = search.start_depth; distance > 0; --distance) {
    search.next.clear();
    for (const std::uint32_t vertex : level) {
      for_each_in(vertex, graph, [&](const auto& edge) {
        const std::uint32_t before = source(edge, graph);
        if (!search.from_start.has(before) || search.from_start.at(before) != distance - 1) return;
        if (search.on_path.insert(before, distance - 1)) search.next.push_back(before);
      });
    }
    level.swap(search.next);
  }
}

/// Whether a vertex lies on a shortest path at this distance from the start, once mark_shortest_paths() has run and
/// given that the vertex follows on one that does.
inline bool on_shortest_path(const BidirectionalSearch& search, std::uint32_t vertex, std::uint32_t distance) {
  if (distance <= search.start_depth) return search.on_path.has(vertex) && search.on_path.at(vertex) == distance;
  return search.to_goal.has(vertex) && search.to_goal.at(vertex) == search.length() - distance;
}

/// The edges of the shortest path from `start` to `goal` of at most `max_hops` edges, empty when the two are the same;
/// nullopt when there is none. Of several the one whose vertices come first in lexicographic order, and of parallel
/// edges the first of out_edges(): the answer depends on the graph alone.
template <class Graph>
std::optional<std::vector<typename boost::graph_traits<Graph>::edge_descriptor>> shortest_path(
    const Graph& graph, std::uint32_t start, std::uint32_t goal, std::uint32_t max_hops, BidirectionalSearch& search) {
  using Edge = typename boost::graph_traits<Graph>::edge_descriptor;
  if (!bidirectional_search(graph, start, goal, max_hops, search)) return std::nullopt;
  mark_shortest_paths(graph, search);
  std::vector<Edge> path;
  std::uint32_t at = start;
  for (std::uint32_t distance = 1; distance <= search.length(); ++distance) {
    std::optional<Edge> best;
    for_each_out(at, graph, [&](const Edge& edge) {
      const std::uint32_t next = target(edge, graph);
      if (best && target(*best, graph) <= next) return;
      if (on_shortest_path(search, next, distance)) best = edge;
    });
    path.push_back(*best);
    at = target(*best, graph);
  }
  return path;
}

}  // namespace entente::algorithms
