#pragma once

#include <iosfwd>

#include "graph/store/store.hpp"

namespace entente::query {

struct EvidenceLineOptions {
  bool explain = false;  ///< also the dependency path that the rule followed, as "path"
};

/// One evidence record as the line of NDJSON that `entente extract` prints: the same fields whether the record comes
/// from a store or straight from an article. No line break at the end.
void write_evidence_line(const EvidenceRecord& record, std::ostream& out, const EvidenceLineOptions& options = {});

}  // namespace entente::query
