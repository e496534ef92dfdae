#pragma once

#include <vector>

#include "graph/model/evidence.hpp"
#include "graph/store/store.hpp"

namespace entente::query {

/// The evidence of one document as the store would give it, without a store; in the document's own order.
[[nodiscard]] std::vector<EvidenceRecord> evidence_of_document(const ExtractedDocument& extracted);

}  // namespace entente::query
