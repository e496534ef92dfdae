#include "query/evidence/edge_test.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/error.hpp"
#include "graph/model/limits.hpp"

namespace entente::query {

Filter of_edges(const EvidenceFilter& filter) {
  Filter edges;
  edges.types = filter.types;
  edges.negated = filter.negated;
  edges.modality = filter.min_modality;
  edges.since = filter.since;
  edges.until = filter.until;
  edges.min_confidence = filter.min_confidence;
  edges.watch = filter.watch;
  return edges;
}

EdgeTest::EdgeTest(const Graph& graph, const Store& store, const EvidenceFilter& filter)
    : graph_(&graph),
      store_(&store),
      filter_(filter),
      summed_up_(graph, of_edges(filter)),
      by_edge_alone_(!filter.since && !filter.until && filter.min_confidence <= 0) {}

bool EdgeTest::operator()(EdgeId edge) const {
  if (!summed_up_(edge)) return false;
  if (by_edge_alone_) return true;
  const std::vector<EvidenceRecord> evidence = store_->evidence(graph_->edge(edge).key);
  return std::any_of(evidence.begin(), evidence.end(),
                     [this](const EvidenceRecord& record) { return filter_.lets_through(record); });
}

void check_hops(std::size_t hops) {
  if (hops <= limits::kMaxHops) return;
  throw Error(ErrorCode::limit, fmt::format("{} hops are asked for, the limit is {}", hops, limits::kMaxHops));
}

}  // namespace entente::query
