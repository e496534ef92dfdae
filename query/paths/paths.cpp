#include "query/paths/paths.hpp"

#include "graph/algorithms/shortest_path.hpp"
#include "graph/engine/view.hpp"
#include "query/evidence/edge_test.hpp"

namespace entente::query {

Path shortest_path(const Graph& graph, const Store& store, NodeId from, NodeId to, const PathOptions& options) {
  check_hops(options.max_hops);
  const View<EdgeTest> view(graph, options.direction, EdgeTest(graph, store, options.filter));
  algorithms::BidirectionalSearch search;
  const auto arcs =
      algorithms::shortest_path(view, from.value(), to.value(), static_cast<std::uint32_t>(options.max_hops), search);
  Path path;
  if (!arcs) return path;
  for (const Arc& arc : *arcs)
    path.push_back({.from = NodeId(arc.from), .to = NodeId(arc.to), .edge = EdgeId(arc.edge)});
  return path;
}

}  // namespace entente::query
