#include "query/export/selection.hpp"

#include <algorithm>

#include "query/evidence/edge_test.hpp"
#include "query/neighbours/neighbours.hpp"

namespace entente::query {
namespace {

bool has_conditions(const EvidenceFilter& filter) {
  return !filter.types.empty() || filter.since || filter.until || filter.min_confidence > 0 ||
         filter.min_modality != Modality::possible || filter.negated;
}

}  // namespace

Selection select(const Graph& graph, const Store& store, const SelectionOptions& options) {
  Selection selection{.graph = &graph, .store = &store, .filter = options.filter};
  const bool conditions = has_conditions(options.filter);
  std::vector<bool> chosen(graph.node_count(), !conditions && !options.around);
  const EdgeTest passes(graph, store, options.filter);
  std::vector<bool> near;
  if (options.around) {
    near.assign(graph.node_count(), false);
    chosen[options.around->value()] = true;
    const NeighbourOptions reach{.hops = options.hops, .filter = options.filter};
    for (const NodeAt& reached : neighbours(graph, store, *options.around, reach)) near[reached.node.value()] = true;
  }
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
    const EdgeId edge(i);
    const std::uint32_t source = graph.source(edge).value();
    const std::uint32_t target = graph.target(edge).value();
    if (options.around && (!near[source] || !near[target])) continue;
    if (conditions && !passes(edge)) continue;
    selection.edges.push_back(edge);
    chosen[source] = chosen[target] = true;
  }
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    if (chosen[i]) selection.nodes.emplace_back(i);
  }
  return selection;
}

}  // namespace entente::query
