#include "query/export/evidence_json.hpp"

#include "query/export/evidence_fields.hpp"

namespace entente::query {

void write_evidence_line(const EvidenceRecord& record, std::ostream& out, const EvidenceLineOptions& options) {
  CompactJson json(out);
  json.begin_object();
  write_evidence_fields(json, record);
  if (options.explain) json.field("path", record.evidence.path);
  json.end_object();
}

}  // namespace entente::query
