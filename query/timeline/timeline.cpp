#include "query/timeline/timeline.hpp"

#include <algorithm>
#include <tuple>

#include "query/evidence/edge_test.hpp"

namespace entente::query {

std::vector<FoundEvidence> timeline(const Graph& graph, const Store& store, std::optional<NodeId> node,
                                    const EvidenceFilter& filter) {
  std::vector<FoundEvidence> found;
  const EdgePredicate may_pass(graph, of_edges(filter));
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
    const EdgeId edge(i);
    if (graph.cameo(edge).empty() || !may_pass(edge)) continue;
    if (node && graph.source(edge) != *node && graph.target(edge) != *node) continue;
    for (FoundEvidence& evidence : evidence_of(edge, graph, store, filter)) found.push_back(std::move(evidence));
  }
  const auto order = [](const FoundEvidence& piece) {
    const std::optional<Date> day = day_of(piece.record);
    return std::tuple(!day, day.value_or(Date{}), std::string_view(piece.record.document),
                      piece.record.sentence_span.start, piece.record.evidence.trigger.start, piece.edge);
  };
  std::sort(found.begin(), found.end(),
            [&order](const FoundEvidence& a, const FoundEvidence& b) { return order(a) < order(b); });
  return found;
}

}  // namespace entente::query
