#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "graph/engine/graph.hpp"
#include "graph/store/store.hpp"

namespace entente::query {

/// A piece of evidence with the edge it stands behind.
struct FoundEvidence {
  EdgeId edge;
  EvidenceRecord record;
};

/// Conditions on pieces of evidence. The defaults let everything through.
struct EvidenceFilter {
  std::vector<std::string> types{};  ///< one of these edge types; empty: any
  std::optional<Date> since{};       ///< the event's date, else the article's, not before the first day of this
  std::optional<Date> until{};       ///< and not after the last day of this
  double min_confidence = 0;
  Modality min_modality = Modality::possible;  ///< at least this firm
  std::optional<bool> negated{};
  std::function<void()> watch{};  ///< see Filter::watch

  [[nodiscard]] bool lets_through(const EvidenceRecord& record) const;
  /// The conditions in which pieces of evidence of one edge can differ.
  [[nodiscard]] bool lets_facts_through(const EvidenceFacts& facts) const;
  /// Whether a day is within since and until; no day is not where one of them is set.
  [[nodiscard]] bool lets_day_through(const std::optional<Date>& day) const;
  [[nodiscard]] bool lets_type_through(const std::string& type) const;
};

/// The day an evidence record speaks of: the event's date, else the article's; nullopt when neither is known.
[[nodiscard]] std::optional<Date> day_of(const EvidenceRecord& record);

/// All evidence of one edge that the filter lets through, best first.
[[nodiscard]] std::vector<FoundEvidence> evidence_of(EdgeId edge, const Graph& graph, const Store& store,
                                                     const EvidenceFilter& filter = {});

}  // namespace entente::query
