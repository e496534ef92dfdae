#pragma once

#include <algorithm>
#include <boost/graph/graph_traits.hpp>
#include <cstdint>
#include <optional>
#include <utility>
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
  std::vector<std::size_t> work;  ///< work[d]: edges to look at to go on from level d, about; 0 where the searches met
  VertexSet seen;                 ///< those of levels 0 .. depth
  bool whole = false;             ///< whether the search ended, so that they are all of them

  void begin(std::size_t vertices, std::uint32_t end, std::size_t work_at_end) {
    if (std::exchange(whole, false)) forget();
    depth = 0;
    seen.clear(vertices);
    seen.insert(end);
    if (levels.empty()) levels.emplace_back();
    levels[0].assign(1, end);
    work.assign(1, work_at_end);
  }
  [[nodiscard]] const std::vector<std::uint32_t>& frontier() const { return levels[depth]; }

 private:
  /// Takes out what the last search saw, where that was little.
  void forget() {
    std::size_t count = 0;
    for (std::uint32_t d = 0; d <= depth; ++d) count += levels[d].size();
    if (count >= seen.words()) return;
    for (std::uint32_t d = 0; d <= depth; ++d) {
      for (const std::uint32_t vertex : levels[d]) seen.erase(vertex);
    }
    seen.leave_empty();
  }
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

/// The steps one way from a vertex, and how many edges must be looked at for them, or as good a guess as costs nothing.
template <class Graph>
struct Along {
  const Graph& graph;
  template <class Visit>
  void operator()(std::uint32_t vertex, Visit visit) const {
    for_each_out(vertex, graph, [&](const auto& edge) { visit(target(edge, graph)); });
  }
  [[nodiscard]] std::size_t work(std::uint32_t vertex) const {
    if constexpr (requires { graph.work_out(vertex); }) return graph.work_out(vertex);
    return 1;
  }
};
template <class Graph>
struct Against {
  const Graph& graph;
  template <class Visit>
  void operator()(std::uint32_t vertex, Visit visit) const {
    for_each_in(vertex, graph, [&](const auto& edge) { visit(source(edge, graph)); });
  }
  [[nodiscard]] std::size_t work(std::uint32_t vertex) const {
    if constexpr (requires { graph.work_in(vertex); }) return graph.work_in(vertex);
    return 1;
  }
};

template <class Steps>
void grow(SearchSide& side, const SearchSide& other, std::vector<std::uint32_t>& meeting, Steps steps) {
  if (side.levels.size() < side.depth + std::size_t{2}) side.levels.emplace_back();
  std::vector<std::uint32_t>& next = side.levels[side.depth + 1];
  next.clear();
  for (const std::uint32_t vertex : side.frontier()) {
    steps(vertex, [&](std::uint32_t neighbour) {
      if (!side.seen.insert(neighbour)) return;
      next.push_back(neighbour);
      if (other.seen.has(neighbour)) meeting.push_back(neighbour);
    });
  }
  std::size_t work = 0;
  if (meeting.empty()) {  // else nobody goes on from here
    for (const std::uint32_t vertex : next) work += steps.work(vertex);
  }
  side.work.push_back(work);
  ++side.depth;
}

}  // namespace detail

/// Finds how far `goal` is from `start`, at most `max_hops` edges; false when there is no such path. Bidirectional
/// breadth-first search (Pohl 1971): the side with fewer edges to look at grows by a whole level until the two meet.
/// O(edges of the levels searched), and n / 64 at first or after a search that saw much.
template <class Graph>
bool bidirectional_search(const Graph& graph, std::uint32_t start, std::uint32_t goal, std::uint32_t max_hops,
                          BidirectionalSearch& search) {
  const detail::Along<Graph> along{graph};
  const detail::Against<Graph> against{graph};
  search.from_start.begin(num_vertices(graph), start, along.work(start));
  search.to_goal.begin(num_vertices(graph), goal, against.work(goal));
  search.level.clear(num_vertices(graph));
  search.meeting.clear();
  if (start == goal) search.meeting.push_back(start);
  while (search.meeting.empty() && search.length() < max_hops && !search.from_start.frontier().empty() &&
         !search.to_goal.frontier().empty()) {
    if (search.from_start.work.back() <= search.to_goal.work.back()) {
      detail::grow(search.from_start, search.to_goal, search.meeting, along);
    } else {
      detail::grow(search.to_goal, search.from_start, search.meeting, against);
    }
  }
  search.from_start.whole = search.to_goal.whole = true;
  if (search.meeting.empty()) search.level.leave_empty();
  std::sort(search.meeting.begin(), search.meeting.end());
  return !search.meeting.empty();
}

namespace detail {

/// Which of a side's vertices at distance `d` from its end lie on a shortest path, given the vertices on shortest paths
/// one step further: `further` leads from the level to those, `nearer` back. Looks from where there is less to look at.
template <class Further, class Nearer>
std::vector<std::uint32_t> narrow(const SearchSide& side, std::uint32_t d, const std::vector<std::uint32_t>& known,
                                  VertexSet& level, Further further, Nearer nearer) {
  if (d == 0) return side.levels[0];
  const std::vector<std::uint32_t>& candidates = side.levels[d];
  std::size_t work_back = 0;
  for (const std::uint32_t vertex : known) work_back += nearer.work(vertex);
  std::vector<std::uint32_t> found;
  if (side.work[d] < work_back + candidates.size()) {
    for (const std::uint32_t vertex : known) level.insert(vertex);
    for (const std::uint32_t vertex : candidates) {
      bool leads = false;
      further(vertex, [&](std::uint32_t next) { leads = leads || level.has(next); });
      if (leads) found.push_back(vertex);
    }
    for (const std::uint32_t vertex : known) level.erase(vertex);
    return found;
  }
  for (const std::uint32_t vertex : candidates) level.insert(vertex);
  for (const std::uint32_t vertex : known) {
    nearer(vertex, [&](std::uint32_t before) {
      if (!level.has(before)) return;
      level.erase(before);
      found.push_back(before);
    });
  }
  for (const std::uint32_t vertex : candidates) level.erase(vertex);
  return found;
}

/// The vertices on shortest paths at distances 0 .. from_start.depth from the start.
template <class Graph>
std::vector<std::vector<std::uint32_t>> levels_to_meeting(const Graph& graph, BidirectionalSearch& search) {
  std::vector<std::vector<std::uint32_t>> levels(search.from_start.depth + 1);
  levels.back() = search.meeting;
  for (std::uint32_t d = search.from_start.depth; d > 0; --d) {
    levels[d - 1] =
        narrow(search.from_start, d - 1, levels[d], search.level, Along<Graph>{graph}, Against<Graph>{graph});
  }
  return levels;
}

}  // namespace detail

/// After a search that found something: for each distance d from 0 to the length of the path, the vertices at that
/// distance from the start that lie on a shortest path, in no order. O(edges of the levels searched).
template <class Graph>
std::vector<std::vector<std::uint32_t>> shortest_path_levels(const Graph& graph, BidirectionalSearch& search) {
  auto levels = detail::levels_to_meeting(graph, search);
  for (std::uint32_t d = search.to_goal.depth; d > 0; --d) {
    levels.push_back(detail::narrow(search.to_goal, d - 1, levels.back(), search.level, detail::Against<Graph>{graph},
                                    detail::Along<Graph>{graph}));
  }
  search.level.leave_empty();
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
  // Beyond the meeting every vertex that is near enough to the goal will do: it follows on one that is.
  const auto to_meeting = detail::levels_to_meeting(graph, search);
  std::vector<Edge> path;
  std::uint32_t at = start;
  for (std::uint32_t distance = 1; distance <= search.length(); ++distance) {
    const std::vector<std::uint32_t>& level =
        distance <= search.from_start.depth ? to_meeting[distance] : search.to_goal.levels[search.length() - distance];
    for (const std::uint32_t vertex : level) search.level.insert(vertex);
    std::optional<Edge> best;
    for_each_out(at, graph, [&](const Edge& edge) {
      const std::uint32_t next = target(edge, graph);
      if (search.level.has(next) && (!best || next < target(*best, graph))) best = edge;
    });
    for (const std::uint32_t vertex : level) search.level.erase(vertex);
    path.push_back(*best);
    at = target(*best, graph);
  }
  search.level.leave_empty();
  return path;
}

}  // namespace entente::algorithms
