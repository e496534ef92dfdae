#include "query/neighbours/neighbours.hpp"

#include <algorithm>
#include <limits>

#include "graph/algorithms/neighbourhood.hpp"
#include "graph/engine/view.hpp"
#include "query/evidence/edge_test.hpp"

namespace entente::query {

std::vector<NodeAt> neighbours(const Graph& graph, const Store& store, NodeId start, const NeighbourOptions& options) {
  check_hops(options.hops);
  const EdgeTest passes(graph, store, options.filter);
  const View<EdgeTest> view(graph, options.direction, passes);
  algorithms::NeighbourhoodScratch scratch;
  std::vector<NodeAt> found;
  const auto hops = static_cast<std::uint32_t>(options.hops);
  for (const algorithms::Reached& reached : algorithms::neighbourhood(view, start.value(), hops, scratch)) {
    found.push_back({.node = NodeId(reached.node), .hops = reached.hops});
  }
  return found;
}

std::vector<EdgeAt> neighbour_edges(const Graph& graph, const Store& store, const std::vector<NodeAt>& nodes,
                                    const NeighbourOptions& options) {
  constexpr std::size_t kFar = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> hops(graph.node_count(), kFar);
  for (const NodeAt& at : nodes) hops[at.node.value()] = at.hops;
  const EdgeTest passes(graph, store, options.filter);
  std::vector<EdgeAt> edges;
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
    const EdgeId edge(i);
    const std::size_t source = hops[graph.source(edge).value()];
    const std::size_t target = hops[graph.target(edge).value()];
    if (source == kFar || target == kFar) continue;
    const bool outwards = options.direction != Direction::in && target == source + 1;
    const bool inwards = options.direction != Direction::out && source == target + 1;
    if ((outwards || inwards) && passes(edge)) edges.push_back({.edge = edge, .hops = std::max(source, target)});
  }
  std::stable_sort(edges.begin(), edges.end(), [](const EdgeAt& a, const EdgeAt& b) { return a.hops < b.hops; });
  return edges;
}

}  // namespace entente::query
