#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "graph/algorithms/visit.hpp"
#include "graph/engine/parallel.hpp"

namespace entente::algorithms {

struct PageRankOptions {
  double damping = 0.85;
  double tolerance = 1e-10;  ///< ends when the ranks change by less than this in sum
  std::uint32_t max_iterations = 100;
  unsigned threads = 1;
};

/// The PageRank of every vertex (Brin and Page 1998); they sum to one. A vertex without out-edges gives its rank to all
/// alike; parallel edges count each. Ranks are pulled along in_edges, each vertex's sum taken in one fixed order, so
/// that the result does not depend on the number of threads; it is good to six digits. Graph models BidirectionalGraph
/// and VertexListGraph with vertices 0 .. n-1. O(iterations (vertices + edges)) time; besides what a vertex needs, four
/// bytes an edge: the sources are laid out once in the order in which every iteration reads them.
template <class Graph>
std::vector<double> pagerank(const Graph& graph, const PageRankOptions& options = {}) {
  constexpr std::size_t kVerticesPerTask = 8192;
  const std::size_t count = num_vertices(graph);
  if (count == 0) return {};
  const auto n = static_cast<double>(count);
  const std::size_t tasks = (count + kVerticesPerTask - 1) / kVerticesPerTask;
  std::vector<double> per_edge(count);  // one over the number of out-edges, 0 where there are none
  std::vector<double> rank(count, 1 / n);
  std::vector<float> share(count);  // of a rank along each edge: read at random, so that its size decides the speed
  std::vector<double> dangling(tasks), change(tasks);
  const auto for_each_vertex = [&](std::size_t task, auto visit) {
    const std::size_t last = std::min(count, (task + 1) * kVerticesPerTask);
    for (std::size_t vertex = task * kVerticesPerTask; vertex < last; ++vertex) {
      visit(static_cast<std::uint32_t>(vertex));
    }
  };
  for_each_task(tasks, options.threads, [&](std::size_t task, unsigned) {
    for_each_vertex(task, [&](std::uint32_t vertex) {
      std::size_t edges = 0;
      for_each_out(vertex, graph, [&](const auto&) { ++edges; });
      per_edge[vertex] = edges == 0 ? 0 : 1 / static_cast<double>(edges);
    });
  });
  std::vector<std::size_t> first(count + 1);  // of a vertex's sources
  for_each_task(tasks, options.threads, [&](std::size_t task, unsigned) {
    for_each_vertex(task, [&](std::uint32_t vertex) {
      std::size_t edges = 0;
      for_each_in(vertex, graph, [&](const auto&) { ++edges; });
      first[vertex + 1] = edges;
    });
  });
  for (std::size_t vertex = 0; vertex < count; ++vertex) first[vertex + 1] += first[vertex];
  std::vector<std::uint32_t> sources(first.back());
  for_each_task(tasks, options.threads, [&](std::size_t task, unsigned) {
    for_each_vertex(task, [&](std::uint32_t vertex) {
      std::size_t at = first[vertex];
      for_each_in(vertex, graph,
                  [&](const auto& edge) { sources[at++] = static_cast<std::uint32_t>(source(edge, graph)); });
    });
  });
  const auto sum = [](const std::vector<double>& parts) {
    double total = 0;
    for (const double part : parts) total += part;
    return total;
  };
  for (std::uint32_t iteration = 0; iteration < options.max_iterations; ++iteration) {
    for_each_task(tasks, options.threads, [&](std::size_t task, unsigned) {
      double lost = 0;
      for_each_vertex(task, [&](std::uint32_t vertex) {
        share[vertex] = static_cast<float>(rank[vertex] * per_edge[vertex]);
        if (per_edge[vertex] == 0) lost += rank[vertex];
      });
      dangling[task] = lost;
    });
    const double base = (1 - options.damping) / n + options.damping * sum(dangling) / n;
    for_each_task(tasks, options.threads, [&](std::size_t task, unsigned) {
      double moved = 0;
      const float* shares = share.data();
      for_each_vertex(task, [&](std::uint32_t vertex) {
        double pulled = 0;
        for (std::size_t at = first[vertex]; at < first[vertex + 1]; ++at) pulled += shares[sources[at]];
        const double next = base + options.damping * pulled;
        moved += std::abs(next - rank[vertex]);
        rank[vertex] = next;
      });
      change[task] = moved;
    });
    if (sum(change) < options.tolerance) break;
  }
  return rank;
}

}  // namespace entente::algorithms
