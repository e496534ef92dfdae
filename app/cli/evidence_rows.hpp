#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/io/table.hpp"
#include "graph/engine/graph.hpp"
#include "query/evidence/found.hpp"

namespace entente::app {

/// Evidence as rows: who, what, whom, how firmly, when; below it the sentence, and where it stands.
[[nodiscard]] std::vector<Column> evidence_columns();
[[nodiscard]] Row evidence_row(const query::FoundEvidence& found, const Graph& graph);
[[nodiscard]] Row evidence_row(const EvidenceRecord& record, const Graph& graph);

/// Where a sentence stands, for people: "001.txt: Dar calls Fidan, Daily Star, 2025-11-30; according to Iran".
[[nodiscard]] std::string cite(const EvidenceRecord& record, const Graph& graph);
[[nodiscard]] std::string quote(const EvidenceRecord& record);
/// Quote and citation of the best piece, which comes first; empty cells when there is none.
[[nodiscard]] std::pair<Cell, Cell> best_words(const std::vector<query::FoundEvidence>& evidence, const Graph& graph);
[[nodiscard]] Cell date_or_null(const std::optional<Date>& date);

struct EvidenceDetail {
  std::vector<EvidenceRecord> hidden;  ///< what judgements hide, printed last
  bool explain = false;                ///< also the rule that fired and the path it followed through the tree
};

/// Prints all of it. Throws Error{not_found} with `nothing` when there is none, after the formats' empty result.
void print_evidence(const std::vector<query::FoundEvidence>& evidence, const Graph& graph, RowFormat format,
                    const std::string& nothing, const EvidenceDetail& detail = {});

}  // namespace entente::app
