#pragma once

#include <algorithm>
#include <boost/graph/graph_traits.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/algorithms/vertex_set.hpp"
#include "graph/algorithms/visit.hpp"

/// Shortest paths by number of edges. Graph models Boost.Graph's BidirectionalGraph and VertexListGraph, its vertices
/// being the integers 0 .. n-1.
namespace entente::algorithms {

/// One of the two searches that grow towards each other: the vertices at each distance from its end.
struct SearchSide {
  std::vector<std::vector<std::uint32_t>>
      levels;  ///< levels[d]: at distance d; those beyond depth are of older searches
  std::uint32_t depth = 0;
  std::size_t work = 0;  ///< edges to look at to grow by one more level
  VertexSet seen;

  void begin(std::size_t vertices, std::uint32_t end) {
    depth = 0;
    seen.clear(vertices);
    seen.insert(end);
    if (levels.empty()) levels.emplace_back();
    levels[0].assign(1, end);
  }
  [[nodiscard]] const std::vector<std::uint32_t>& frontier() const { return levels[depth]; }
};

/// What a search from both ends found, and its scratch: used again by the same thread, searches allocate nothing.
struct BidirectionalSearch {
  SearchSide from_start;
  SearchSide to_goal;
  /// Vertices at from_start.depth from the start and to_goal.depth from the goal: where the shortest paths pass. Empty
  /// when there is no path. Ascending.
  std::vector<std::uint32_t> meeting;
  VertexSet level;  ///< of one level at a time

  [[nodiscard]] std::uint32_t length() const { return from_start.depth + to_goal.depth; }
};

namespace detail {

/// How many edges leave a vertex, or as good a guess as costs nothing.
template <class Graph>
std::size_t work_at(const Graph& graph, std::uint32_t vertex) {
  if constexpr (requires { graph.work_at(vertex); }) {
    return graph.work_at(vertex);
  } else {
    return 1;
  }
}

template <class Graph, class ForEachNeighbour>
void grow(const Graph& graph, SearchSide& side, const SearchSide& other, std::vector<std::uint32_t>& meeting,
          ForEachNeighbour for_each_neighbour) {
  if (side.levels.size() < side.depth + std::size_t{2}) side.levels.emplace_back();
  std::vector<std::uint32_t>& next = side.levels[side.depth + 1];
  next.clear();
  side.work = 0;
  for (const std::uint32_t vertex : side.frontier()) {
    for_each_neighbour(vertex, [&](std::uint32_t neighbour) {
      if (!side.seen.insert(neighbour)) return;
      next.push_back(neighbour);
      side.work += work_at(graph, neighbour);
      if (other.seen.has(neighbour)) meeting.push_back(neighbour);
    });
  }
  ++side.depth;
}

/// Calls visit(vertex) for the ends of the edges that lead one step on (or back).
template <class Graph>
auto steps_along(const Graph& graph) {
  return [&graph](std::uint32_t vertex, auto visit) {
    for_each_out(vertex, graph, [&](const auto& edge) { visit(target(edge, graph)); });
  };
}
template <class Graph>
auto steps_against(const Graph& graph) {
  return [&graph](std::uint32_t vertex, auto visit) {
    for_each_in(vertex, graph, [&](const auto& edge) { visit(source(edge, graph)); });
  };
}

}  // namespace detail

/// Finds how far `goal` is from `start`, at most `max_hops` edges; false when there is no such path. Bidirectional
/// breadth-first search (Pohl 1971): the side with fewer edges to look at grows by a whole level until the two meet.
/// O(edges of the levels searched + n / 64).
template <class Graph>
bool bidirectional_search(const Graph& graph, std::uint32_t start, std::uint32_t goal, std::uint32_t max_hops,
                          BidirectionalSearch& search) {
  search.from_start.begin(num_vertices(graph), start);
  search.to_goal.begin(num_vertices(graph), goal);
  search.from_start.work = detail::work_at(graph, start);
  search.to_goal.work = detail::work_at(graph, goal);
  search.meeting.clear();
  if (start == goal) {
    search.meeting.push_back(start);
    return true;
  }
  while (search.length() < max_hops && !search.from_start.frontier().empty() && !search.to_goal.frontier().empty()) {
    if (search.from_start.work <= search.to_goal.work) {
      detail::grow(graph, search.from_start, search.to_goal, search.meeting, detail::steps_along(graph));
    } else {
      detail::grow(graph, search.to_goal, search.from_start, search.meeting, detail::steps_against(graph));
    }
    if (!search.meeting.empty()) {
      std::sort(search.meeting.begin(), search.meeting.end());
      return true;
    }
  }
  return false;
}

/// After a search that found something: for each distance d from 0 to the length of the path, the vertices at that
/// distance from the start that lie on a shortest path, in no order. O(edges from and to those vertices + vertices of
/// the levels searched).
template <class Graph>
std::vector<std::vector<std::uint32_t>> shortest_path_levels(const Graph& graph, BidirectionalSearch& search) {
  std::vector<std::vector<std::uint32_t>> levels(search.length() + 1);
  levels[search.from_start.depth] = search.meeting;
  search.level.clear(num_vertices(graph));
  // From a level that is known, one step nearer to an end: those of that end's level that an edge leads to.
  const auto step = [&](const std::vector<std::uint32_t>& known, const std::vector<std::uint32_t>& candidates,
                        auto for_each_neighbour, std::vector<std::uint32_t>& found) {
    for (const std::uint32_t vertex : candidates) search.level.insert(vertex);
    for (const std::uint32_t vertex : known) {
      for_each_neighbour(vertex, [&](std::uint32_t neighbour) {
        if (!search.level.has(neighbour)) return;
        search.level.erase(neighbour);
        found.push_back(neighbour);
      });
    }
    for (const std::uint32_t vertex : candidates) search.level.erase(vertex);
  };
  for (std::uint32_t d = search.from_start.depth; d > 0; --d) {
    step(levels[d], search.from_start.levels[d - 1], detail::steps_against(graph), levels[d - 1]);
  }
  for (std::uint32_t d = search.from_start.depth; d < search.length(); ++d) {
    step(levels[d], search.to_goal.levels[search.length() - d - 1], detail::steps_along(graph), levels[d + 1]);
  }
  return levels;
}

/// The edges of the shortest path from `start` to `goal` of at most `max_hops` edges, empty when the two are the same;
/// nullopt when there is none. Of several the one whose vertices come first in lexicographic order, and of parallel
/// edges the first of out_edges(): the answer depends on the graph alone.
template <class Graph>
std::optional<std::vector<typename boost::graph_traits<Graph>::edge_descriptor>> shortest_path(
    const Graph& graph, std::uint32_t start, std::uint32_t goal, std::uint32_t max_hops, BidirectionalSearch& search) {
  using Edge = typename boost::graph_traits<Graph>::edge_descriptor;
  if (!bidirectional_search(graph, start, goal, max_hops, search)) return std::nullopt;
  const auto levels = shortest_path_levels(graph, search);
  std::vector<Edge> path;
  std::uint32_t at = start;
  for (std::uint32_t distance = 1; distance <= search.length(); ++distance) {
    for (const std::uint32_t vertex : levels[distance]) search.level.insert(vertex);
    std::optional<Edge> best;
    for_each_out(at, graph, [&](const Edge& edge) {
      const std::uint32_t next = target(edge, graph);
      if (search.level.has(next) && (!best || next < target(*best, graph))) best = edge;
    });
    for (const std::uint32_t vertex : levels[distance]) search.level.erase(vertex);
    path.push_back(*best);
    at = target(*best, graph);
  }
  return path;
}

}  // namespace entente::algorithms
