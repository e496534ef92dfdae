#include "graph/engine/search.hpp"

#include <algorithm>
#include <cmath>

#include "graph/algorithms/all_shortest_paths.hpp"
#include "graph/algorithms/common_neighbours.hpp"
#include "graph/algorithms/k_shortest_paths.hpp"
#include "graph/algorithms/neighbourhood.hpp"
#include "graph/algorithms/shortest_path.hpp"
#include "graph/algorithms/simple_paths.hpp"
#include "graph/engine/view.hpp"

namespace entente {
namespace {

/// Scratch for one search at a time; each thread keeps its own, so that a search pays only for what it visits.
algorithms::NeighbourhoodScratch& neighbourhood_scratch() {
  thread_local algorithms::NeighbourhoodScratch scratch;
  return scratch;
}

algorithms::BidirectionalSearch& path_scratch() {
  thread_local algorithms::BidirectionalSearch search;
  return search;
}

Path to_path(const Graph& graph, NodeId start, const std::vector<Arc>& arcs) {
  Path path{.start = start, .hops = {}};
  for (const Arc& arc : arcs) {
    const EdgeId edge{arc.edge};
    path.hops.push_back({.edge = edge, .to = NodeId{arc.to}, .forward = graph.source(edge).value() == arc.from});
  }
  return path;
}

std::vector<Path> to_paths(const Graph& graph, NodeId start, const std::vector<std::vector<Arc>>& all) {
  std::vector<Path> paths;
  for (const auto& arcs : all) paths.push_back(to_path(graph, start, arcs));
  return paths;
}

constexpr double kLeastConfidence = 0.01;
constexpr double kDaysInAYear = 365.25;
constexpr double kCostWithoutDate = 100;

/// The last day of any edge, from which recency counts back.
std::int32_t newest_day(const Graph& graph) {
  std::uint32_t newest = 0;
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) newest = std::max(newest, pack_date(graph.last(EdgeId{i})));
  const auto date = unpack_date(newest);
  return date ? date->last_day().days() : 0;
}

double recency_cost(const Graph& graph, EdgeId edge, std::int32_t newest) {
  const auto last = graph.last(edge);
  if (!last) return kCostWithoutDate;
  return 1 + std::max(0, newest - last->last_day().days()) / kDaysInAYear;
}

}  // namespace

std::vector<Neighbour> neighbourhood(const Graph& graph, NodeId start, std::uint32_t hops, const Filter& filter) {
  std::vector<Neighbour> neighbours;
  with_view(graph, filter, [&](const auto& view) {
    const auto reached = algorithms::neighbourhood(view, start.value(), hops, neighbourhood_scratch());
    neighbours.reserve(reached.size());
    for (const auto& one : reached) neighbours.push_back({.node = NodeId{one.node}, .hops = one.hops});
  });
  return neighbours;
}

std::vector<EdgeId> edges_among(const Graph& graph, const std::vector<NodeId>& nodes, const Filter& filter) {
  algorithms::VertexSet& inside = neighbourhood_scratch().seen;
  inside.clear(graph.node_count());
  for (const NodeId node : nodes) inside.insert(node.value());
  Filter outgoing = filter;
  outgoing.direction = Direction::out;
  std::vector<EdgeId> edges;
  with_view(graph, outgoing, [&](const auto& view) {
    for (const NodeId node : nodes) {
      view.for_each_out(node.value(), [&](const Arc& arc) {
        if (inside.has(arc.to)) edges.push_back(EdgeId{arc.edge});
      });
    }
  });
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

std::optional<Path> shortest_path(const Graph& graph, NodeId from, NodeId to, const Filter& filter,
                                  std::uint32_t max_hops) {
  return with_view(graph, filter, [&](const auto& view) -> std::optional<Path> {
    const auto arcs = algorithms::shortest_path(view, from.value(), to.value(), max_hops, path_scratch());
    if (!arcs) return std::nullopt;
    return to_path(graph, from, *arcs);
  });
}

std::vector<Path> all_shortest_paths(const Graph& graph, NodeId from, NodeId to, std::size_t limit,
                                     const Filter& filter, std::uint32_t max_hops) {
  return with_view(graph, filter, [&](const auto& view) {
    return to_paths(graph, from,
                    algorithms::all_shortest_paths(view, from.value(), to.value(), max_hops, limit, path_scratch()));
  });
}

std::uint64_t count_shortest_paths(const Graph& graph, NodeId from, NodeId to, const Filter& filter,
                                   std::uint32_t max_hops) {
  return with_view(graph, filter, [&](const auto& view) {
    return algorithms::count_shortest_paths(view, from.value(), to.value(), max_hops, path_scratch());
  });
}

std::vector<RankedPath> k_shortest_paths(const Graph& graph, NodeId from, NodeId to, std::size_t k, PathCost cost,
                                         const Filter& filter) {
  const std::int32_t newest = cost == PathCost::recency ? newest_day(graph) : 0;
  const auto cost_of = [&](const Arc& arc) {
    const EdgeId edge{arc.edge};
    switch (cost) {
      case PathCost::hops:
        return 1.0;
      case PathCost::confidence:
        return 1 - std::log(std::clamp(graph.confidence(edge), kLeastConfidence, 1.0));
      case PathCost::recency:
        return recency_cost(graph, edge, newest);
    }
    return 1.0;
  };
  return with_view(graph, filter, [&](const auto& view) {
    std::vector<RankedPath> paths;
    for (const auto& found : algorithms::k_shortest_paths(view, from.value(), to.value(), k, cost_of)) {
      paths.push_back({.path = to_path(graph, from, found.edges), .cost = found.cost});
    }
    return paths;
  });
}

std::vector<Path> simple_paths(const Graph& graph, NodeId from, NodeId to, std::uint32_t max_hops, std::size_t limit,
                               const Filter& filter) {
  return with_view(graph, filter, [&](const auto& view) {
    return to_paths(graph, from, algorithms::simple_paths(view, from.value(), to.value(), max_hops, limit));
  });
}

Shared common_neighbours(const Graph& graph, NodeId a, NodeId b, const Filter& filter) {
  return with_view(graph, filter, [&](const auto& view) {
    const auto common = algorithms::common_neighbours(view, a.value(), b.value());
    Shared shared{.nodes = {}, .jaccard = common.jaccard, .adamic_adar = common.adamic_adar};
    for (const std::uint32_t node : common.vertices) shared.nodes.push_back(NodeId{node});
    return shared;
  });
}

std::vector<EdgeId> edges_between(const Graph& graph, NodeId from, NodeId to, const Filter& filter) {
  std::vector<EdgeId> edges;
  with_view(graph, filter, [&](const auto& view) {
    view.for_each_out(from.value(), [&](const Arc& arc) {
      if (arc.to == to.value()) edges.push_back(EdgeId{arc.edge});
    });
  });
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

}  // namespace entente
