#include "graph/engine/search.hpp"

#include <algorithm>

#include "graph/algorithms/neighbourhood.hpp"
#include "graph/algorithms/shortest_path.hpp"
#include "graph/engine/view.hpp"

namespace entente {
namespace {

/// Scratch for one search at a time; each thread keeps its own, so that a search pays only for what it visits.
algorithms::Marks<char>& seen_scratch() {
  thread_local algorithms::Marks<char> seen;
  return seen;
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

}  // namespace

std::vector<Neighbour> neighbourhood(const Graph& graph, NodeId start, std::uint32_t hops, const Filter& filter) {
  std::vector<Neighbour> neighbours;
  with_view(graph, filter, [&](const auto& view) {
    const auto reached = algorithms::neighbourhood(view, start.value(), hops, seen_scratch());
    neighbours.reserve(reached.size());
    for (const auto& one : reached) neighbours.push_back({.node = NodeId{one.node}, .hops = one.hops});
  });
  return neighbours;
}

std::vector<EdgeId> edges_among(const Graph& graph, const std::vector<NodeId>& nodes, const Filter& filter) {
  algorithms::Marks<char>& inside = seen_scratch();
  inside.clear(graph.node_count());
  for (const NodeId node : nodes) inside.set(node.value(), 1);
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
