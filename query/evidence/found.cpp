#include "query/evidence/found.hpp"

#include <algorithm>

namespace entente::query {

std::optional<Date> day_of(const EvidenceRecord& record) {
  return record.evidence.date ? record.evidence.date : record.published;
}

bool EvidenceFilter::lets_type_through(const std::string& type) const {
  return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
}

bool EvidenceFilter::lets_day_through(const std::optional<Date>& day) const {
  if (!since && !until) return true;
  if (!day) return false;
  return (!since || day->last_day() >= since->first_day()) && (!until || day->first_day() <= until->last_day());
}

bool EvidenceFilter::lets_facts_through(const EvidenceFacts& facts) const {
  return facts.confidence >= min_confidence && facts.modality >= min_modality && lets_day_through(facts.day);
}

bool EvidenceFilter::lets_through(const EvidenceRecord& record) const {
  const Evidence& evidence = record.evidence;
  if (negated && *negated != evidence.negated) return false;
  return lets_type_through(evidence.type) &&
         lets_facts_through({.day = day_of(record), .modality = evidence.modality, .confidence = evidence.confidence});
}

std::vector<FoundEvidence> evidence_of(EdgeId edge, const Graph& graph, const Store& store,
                                       const EvidenceFilter& filter) {
  std::vector<FoundEvidence> found;
  for (EvidenceRecord& record : store.evidence(graph.edge(edge).key)) {
    if (filter.lets_through(record)) found.push_back({.edge = edge, .record = std::move(record)});
  }
  return found;
}

}  // namespace entente::query
