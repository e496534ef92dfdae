#include "query/evidence/edge_test.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/error.hpp"
#include "graph/model/limits.hpp"

namespace entente::query {
namespace {

/// By how much the confidence of an edge can be below that of its evidence: sums are kept in whole units of 2^-40.
constexpr double kRounding = 1e-9;

}  // namespace

Filter of_edges(const EvidenceFilter& filter) {
  Filter edges;
  edges.types = filter.types;
  edges.negated = filter.negated;
  edges.modality = filter.min_modality;
  edges.since = filter.since;
  edges.until = filter.until;
  edges.min_confidence = filter.min_confidence - kRounding;
  edges.watch = filter.watch;
  return edges;
}

EdgeTest::EdgeTest(const Graph& graph, const Store& store, const EvidenceFilter& filter)
    : graph_(&graph), store_(&store), filter_(filter), summed_up_(graph, of_edges(filter)) {}

bool EdgeTest::certain(EdgeId edge) const {
  if (filter_.min_confidence > 0) return false;  // an edge is more certain than its evidence, even if that is one piece
  if ((!filter_.since && !filter_.until) || graph_->mentions(edge) == 1) return true;
  return filter_.min_modality == Modality::possible &&
         (filter_.lets_day_through(graph_->first(edge)) || filter_.lets_day_through(graph_->last(edge)));
}

bool EdgeTest::operator()(EdgeId edge) const {
  if (!summed_up_(edge)) return false;
  if (certain(edge)) return true;
  const std::vector<EvidenceFacts> evidence = store_->evidence_facts(graph_->edge(edge).key);
  return std::any_of(evidence.begin(), evidence.end(),
                     [this](const EvidenceFacts& facts) { return filter_.lets_facts_through(facts); });
}

Filter EdgeTest::filter() const {
  Filter edges = of_edges(filter_);
  // What edges alone can tell is asked by the filter itself.
  if (filter_.since || filter_.until || filter_.min_confidence > 0) edges.also = *this;
  return edges;
}

void check_hops(std::size_t hops) {
  if (hops <= limits::kMaxHops) return;
  throw Error(ErrorCode::limit, fmt::format("{} hops are asked for, the limit is {}", hops, limits::kMaxHops));
}

}  // namespace entente::query
