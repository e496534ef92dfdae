#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "graph/algorithms/visit.hpp"

namespace entente::algorithms {

/// A division of the vertices into communities, numbered from 0 in the order of their smallest vertices.
struct Communities {
  std::vector<std::uint32_t> of;  ///< community of each vertex
  std::uint32_t count = 0;
  double modularity = 0;  ///< Newman and Girvan 2004: the share of weight inside, less what chance would put there
};

namespace detail {

/// An undirected graph with weights; each edge stands with both of its ends, a self-loop once with twice its weight.
struct WeightedGraph {
  std::vector<std::uint32_t> begin;
  std::vector<std::pair<std::uint32_t, double>> arcs;
  std::vector<double> strength;  ///< of each vertex: the weight of its arcs
  double total = 0;              ///< of all strengths

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(strength.size()); }
};

/// Puts arcs (from, to, weight), which come in the order of `from`, into rows, arcs to the same vertex into one.
class WeightedGraphBuilder {
 public:
  explicit WeightedGraphBuilder(std::size_t vertices) : weight_(vertices, 0) { graph_.begin.push_back(0); }
  void add(std::uint32_t to, double weight) {
    if (weight_[to] == 0) touched_.push_back(to);
    weight_[to] += weight;
  }
  void end_row() {
    std::sort(touched_.begin(), touched_.end());
    double strength = 0;
    for (const std::uint32_t to : touched_) {
      graph_.arcs.emplace_back(to, weight_[to]);
      strength += std::exchange(weight_[to], 0);
    }
    touched_.clear();
    graph_.begin.push_back(static_cast<std::uint32_t>(graph_.arcs.size()));
    graph_.strength.push_back(strength);
    graph_.total += strength;
  }
  [[nodiscard]] WeightedGraph finish() { return std::move(graph_); }

 private:
  WeightedGraph graph_;
  std::vector<double> weight_;
  std::vector<std::uint32_t> touched_;
};

inline double modularity(const WeightedGraph& graph, const std::vector<std::uint32_t>& community) {
  if (graph.total == 0) return 0;
  std::vector<double> inside(graph.size(), 0), strength(graph.size(), 0);
  for (std::uint32_t vertex = 0; vertex < graph.size(); ++vertex) {
    strength[community[vertex]] += graph.strength[vertex];
    for (std::uint32_t i = graph.begin[vertex]; i < graph.begin[vertex + 1]; ++i) {
      if (community[graph.arcs[i].first] == community[vertex]) inside[community[vertex]] += graph.arcs[i].second;
    }
  }
  double sum = 0;
  for (std::size_t c = 0; c < inside.size(); ++c) {
    sum += inside[c] / graph.total - strength[c] / graph.total * (strength[c] / graph.total);
  }
  return sum;
}

/// Moves each vertex to the neighbouring community that gains most, over and over, until none moves; of equal gains the
/// community of the smallest number. False when nothing moved at all.
inline bool move_vertices(const WeightedGraph& graph, std::vector<std::uint32_t>& community) {
  constexpr double kLeastGain = 1e-12;
  std::vector<double> strength = graph.strength;
  std::vector<double> weight_to(graph.size(), 0);
  std::vector<std::uint32_t> near;
  bool any = false;
  for (bool moved = true; moved;) {
    moved = false;
    for (std::uint32_t vertex = 0; vertex < graph.size(); ++vertex) {
      const std::uint32_t own = community[vertex];
      near.assign(1, own);
      for (std::uint32_t i = graph.begin[vertex]; i < graph.begin[vertex + 1]; ++i) {
        const auto& [other, weight] = graph.arcs[i];
        if (other == vertex) continue;
        if (weight_to[community[other]] == 0 && community[other] != own) near.push_back(community[other]);
        weight_to[community[other]] += weight;
      }
      strength[own] -= graph.strength[vertex];
      const auto gain = [&](std::uint32_t c) {
        return weight_to[c] - strength[c] * graph.strength[vertex] / graph.total;
      };
      std::sort(near.begin() + 1, near.end());
      std::uint32_t best = own;
      double most = gain(own);
      for (const std::uint32_t c : near) {
        if (gain(c) <= most + kLeastGain) continue;
        best = c;
        most = gain(c);
      }
      for (const std::uint32_t c : near) weight_to[c] = 0;
      strength[best] += graph.strength[vertex];
      community[vertex] = best;
      moved = moved || best != own;
    }
    any = any || moved;
  }
  return any;
}

/// Renumbers from 0 in the order of first appearance; the number of different values.
inline std::uint32_t renumber(std::vector<std::uint32_t>& values) {
  constexpr std::uint32_t kNone = UINT32_MAX;
  std::vector<std::uint32_t> number(values.size(), kNone);
  std::uint32_t count = 0;
  for (std::uint32_t& value : values) {
    if (number[value] == kNone) number[value] = count++;
    value = number[value];
  }
  return count;
}

/// One vertex for each community, joined by the weight between them.
inline WeightedGraph contract(const WeightedGraph& graph, const std::vector<std::uint32_t>& community,
                              std::uint32_t communities) {
  std::vector<std::vector<std::uint32_t>> members(communities);
  for (std::uint32_t vertex = 0; vertex < graph.size(); ++vertex) members[community[vertex]].push_back(vertex);
  WeightedGraphBuilder builder(communities);
  for (const auto& list : members) {
    for (const std::uint32_t vertex : list) {
      for (std::uint32_t i = graph.begin[vertex]; i < graph.begin[vertex + 1]; ++i) {
        builder.add(community[graph.arcs[i].first], graph.arcs[i].second);
      }
    }
    builder.end_row();
  }
  return builder.finish();
}

}  // namespace detail

/// Divides the graph into communities of high modularity. Louvain method (Blondel and others 2008), vertices visited in
/// the order of their numbers, so that the same graph always gives the same division. out_edges() must give every edge
/// from both of its ends (a View with Direction::both), parallel edges adding up; weight(edge) is positive. Graph
/// models IncidenceGraph and VertexListGraph with vertices 0 .. n-1. O(edges) for each of few passes.
template <class Graph, class Weight>
Communities communities(const Graph& graph, Weight weight) {
  const auto count = static_cast<std::uint32_t>(num_vertices(graph));
  detail::WeightedGraphBuilder builder(count);
  for (std::uint32_t vertex = 0; vertex < count; ++vertex) {
    for_each_out(vertex, graph, [&](const auto& edge) { builder.add(target(edge, graph), weight(edge)); });
    builder.end_row();
  }
  const detail::WeightedGraph whole = builder.finish();
  Communities result;
  result.of.resize(count);
  std::iota(result.of.begin(), result.of.end(), 0U);
  if (whole.total > 0) {
    detail::WeightedGraph level = whole;
    for (;;) {
      std::vector<std::uint32_t> moved(level.size());
      std::iota(moved.begin(), moved.end(), 0U);
      if (!detail::move_vertices(level, moved)) break;
      const std::uint32_t groups = detail::renumber(moved);
      for (std::uint32_t& community : result.of) community = moved[community];
      level = detail::contract(level, moved, groups);
    }
  }
  result.count = detail::renumber(result.of);
  result.modularity = detail::modularity(whole, result.of);
  return result;
}

}  // namespace entente::algorithms
