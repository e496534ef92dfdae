#include "query/paths/paths.hpp"

#include "graph/algorithms/shortest_path.hpp"
#include "graph/engine/view.hpp"
#include "query/evidence/edge_test.hpp"

namespace entente::query {
namespace {

Filter edge_filter(const Graph& graph, const Store& store, const PathOptions& options) {
  Filter filter = EdgeTest(graph, store, options.filter).filter();
  filter.direction = options.direction;
  return filter;
}

Path steps_of(const entente::Path& found) {
  Path path;
  NodeId at = found.start;
  for (const Hop& hop : found.hops) {
    path.push_back({.from = at, .to = hop.to, .edge = hop.edge});
    at = hop.to;
  }
  return path;
}

}  // namespace

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

std::vector<Path> all_shortest_paths(const Graph& graph, const Store& store, NodeId from, NodeId to, std::size_t limit,
                                     const PathOptions& options) {
  check_hops(options.max_hops);
  std::vector<Path> paths;
  const auto max_hops = static_cast<std::uint32_t>(options.max_hops);
  for (const entente::Path& found :
       entente::all_shortest_paths(graph, from, to, limit, edge_filter(graph, store, options), max_hops)) {
    paths.push_back(steps_of(found));
  }
  return paths;
}

std::vector<Path> cheapest_paths(const Graph& graph, const Store& store, NodeId from, NodeId to, std::size_t k,
                                 PathCost cost, const PathOptions& options) {
  check_hops(options.max_hops);
  std::vector<Path> paths;
  for (const RankedPath& found :
       entente::k_shortest_paths(graph, from, to, k, cost, edge_filter(graph, store, options))) {
    if (found.path.hops.size() <= options.max_hops) paths.push_back(steps_of(found.path));
  }
  return paths;
}

}  // namespace entente::query
