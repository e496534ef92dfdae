#pragma once

#include <algorithm>
#include <boost/graph/graph_traits.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <queue>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/algorithms/marks.hpp"
#include "graph/algorithms/visit.hpp"

namespace entente::algorithms {

/// A path with what it costs: `vertices` has one more than `edges`.
template <class Edge>
struct CostedPath {
  double cost = 0;
  std::vector<std::uint32_t> vertices;
  std::vector<Edge> edges;
};

namespace detail {

/// Lower bounds of the cost to the goal: exact for the vertices that are nearer to it than the start is, the start's
/// own distance for all others (Dijkstra from the goal, ended when the start is reached).
class CostBounds {
 public:
  template <class Graph, class Weight>
  CostBounds(const Graph& graph, std::uint32_t start, std::uint32_t goal, Weight weight) {
    cost_.clear(num_vertices(graph));
    settled_.clear(num_vertices(graph));
    using Entry = std::pair<double, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    cost_.set(goal, 0);
    queue.emplace(0, goal);
    while (!queue.empty()) {
      const auto [cost, vertex] = queue.top();
      queue.pop();
      if (!settled_.insert(vertex, 1)) continue;
      if (vertex == start) {
        reached_ = true;
        radius_ = cost;
        return;
      }
      for_each_in(vertex, graph, [&](const auto& edge) {
        const std::uint32_t before = source(edge, graph);
        const double longer = cost + weight(edge);
        if (settled_.has(before) || (cost_.has(before) && cost_.at(before) <= longer)) return;
        cost_.set(before, longer);
        queue.emplace(longer, before);
      });
    }
  }
  [[nodiscard]] bool reached() const { return reached_; }
  [[nodiscard]] double operator()(std::uint32_t vertex) const {
    return settled_.has(vertex) ? cost_.at(vertex) : radius_;
  }

 private:
  bool reached_ = false;
  double radius_ = 0;
  Marks<double> cost_;
  Marks<char> settled_;
};

/// Scratch of cheapest_path().
template <class Edge>
struct CheapestScratch {
  struct Way {
    double cost;
    Edge edge;
  };
  Marks<Way> way;
  Marks<char> settled;
  Marks<char> closed;  ///< vertices the path may not pass
};

/// The cheapest path from `from` to `goal` that passes no closed vertex and whose first step is not to one of `barred`
/// (A*, Hart, Nilsson and Raphael 1968); of equal costs the vertex of the smaller number is settled first. Paths that
/// cost more than `most` are not looked for.
template <class Graph, class Weight, class Edge>
std::optional<std::vector<Edge>> cheapest_path(const Graph& graph, std::uint32_t from, std::uint32_t goal,
                                               Weight weight, const CostBounds& bound,
                                               const std::set<std::uint32_t>& barred, double most,
                                               CheapestScratch<Edge>& scratch) {
  scratch.way.clear(num_vertices(graph));
  scratch.settled.clear(num_vertices(graph));
  using Entry = std::pair<double, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  queue.emplace(bound(from), from);
  while (!queue.empty()) {
    const std::uint32_t vertex = queue.top().second;
    queue.pop();
    if (!scratch.settled.insert(vertex, 1)) continue;
    if (vertex == goal) break;
    const double cost = vertex == from ? 0 : scratch.way.at(vertex).cost;
    for_each_out(vertex, graph, [&](const Edge& edge) {
      const std::uint32_t next = target(edge, graph);
      if (next == from || scratch.closed.has(next) || scratch.settled.has(next)) return;
      if (vertex == from && barred.contains(next)) return;
      const double longer = cost + weight(edge);
      if (longer + bound(next) > most || (scratch.way.has(next) && scratch.way.at(next).cost <= longer)) return;
      scratch.way.set(next, {longer, edge});
      queue.emplace(longer + bound(next), next);
    });
  }
  if (!scratch.settled.has(goal)) return std::nullopt;
  std::vector<Edge> path;
  for (std::uint32_t at = goal; at != from; at = source(path.back(), graph)) path.push_back(scratch.way.at(at).edge);
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace detail

/// The `k` cheapest paths from `start` to `goal` that pass no vertex twice, cheapest first, equal costs by their
/// vertices. Paths through the same vertices are one, over the cheapest of parallel edges. weight(edge) is finite and
/// not negative. Yen 1971 with Lawler's restriction (1972): deviations are sought only from the vertex on where a path
/// left its parent; each search is directed by costs from the goal. One path without edges from a vertex to itself.
/// Graph models BidirectionalGraph and VertexListGraph with vertices 0 .. n-1. O(k length (edges + n log n)) at worst.
template <class Graph, class Weight>
auto k_shortest_paths(const Graph& graph, std::uint32_t start, std::uint32_t goal, std::size_t k, Weight weight) {
  using Edge = typename boost::graph_traits<Graph>::edge_descriptor;
  using Path = CostedPath<Edge>;
  std::vector<Path> found;
  if (k == 0) return found;
  if (start == goal) {
    found.push_back({.cost = 0, .vertices = {start}, .edges = {}});
    return found;
  }
  const detail::CostBounds bound(graph, start, goal, weight);
  if (!bound.reached()) return found;

  struct Candidate {
    Path path;
    std::size_t left_parent = 0;  ///< index of the vertex where it left the path it deviates from
    bool operator<(const Candidate& other) const {
      return std::tie(path.cost, path.vertices) < std::tie(other.path.cost, other.path.vertices);
    }
  };
  const auto make = [&](std::vector<Edge> edges, std::size_t left_parent) {
    Candidate candidate{.path = {.cost = 0, .vertices = {start}, .edges = std::move(edges)},
                        .left_parent = left_parent};
    for (const Edge& edge : candidate.path.edges) {
      candidate.path.cost += weight(edge);
      candidate.path.vertices.push_back(target(edge, graph));
    }
    return candidate;
  };
  constexpr double kNoLimit = std::numeric_limits<double>::infinity();
  constexpr double kRounding = 1e-9;  // sums of costs differ by their order
  detail::CheapestScratch<Edge> scratch;
  scratch.closed.clear(num_vertices(graph));
  std::set<Candidate> candidates;
  if (auto first = detail::cheapest_path(graph, start, goal, weight, bound, {}, kNoLimit, scratch)) {
    candidates.insert(make(std::move(*first), 0));
  }
  // For each beginning that paths found so far share: the vertices they go on to.
  std::map<std::vector<std::uint32_t>, std::set<std::uint32_t>> taken;
  while (!candidates.empty() && found.size() < k) {
    const Candidate best = *candidates.begin();
    candidates.erase(candidates.begin());
    found.push_back(best.path);
    const std::vector<std::uint32_t>& vertices = best.path.vertices;
    for (std::size_t i = 0; i + 1 < vertices.size(); ++i) {
      taken[{vertices.begin(), vertices.begin() + static_cast<std::ptrdiff_t>(i + 1)}].insert(vertices[i + 1]);
    }
    for (std::size_t i = best.left_parent; i + 1 < vertices.size(); ++i) {
      const std::vector<std::uint32_t> root(vertices.begin(), vertices.begin() + static_cast<std::ptrdiff_t>(i + 1));
      // What costs more than the candidates that fill the list already cannot come into it.
      const std::size_t wanted = k - found.size();
      double most = kNoLimit;
      if (wanted == 0) break;
      if (candidates.size() >= wanted) {
        double root_cost = 0;
        for (std::size_t j = 0; j < i; ++j) root_cost += weight(best.path.edges[j]);
        most = std::next(candidates.begin(), static_cast<std::ptrdiff_t>(wanted - 1))->path.cost * (1 + kRounding) -
               root_cost + kRounding;
      }
      scratch.closed.clear(num_vertices(graph));
      for (std::size_t j = 0; j < i; ++j) scratch.closed.set(vertices[j], 1);
      const auto rest = detail::cheapest_path(graph, vertices[i], goal, weight, bound, taken[root], most, scratch);
      if (!rest) continue;
      std::vector<Edge> edges(best.path.edges.begin(), best.path.edges.begin() + static_cast<std::ptrdiff_t>(i));
      edges.insert(edges.end(), rest->begin(), rest->end());
      candidates.insert(make(std::move(edges), i));
    }
  }
  return found;
}

}  // namespace entente::algorithms
