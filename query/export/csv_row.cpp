#include "query/export/csv_row.hpp"

#include <fmt/format.h>

namespace entente::query {

void write_evidence_header(CsvRow& row) {
  for (const std::string_view name :
       {"edge",          "date",           "source",        "source_name",  "source_type", "source_state", "target",
        "target_name",   "target_type",    "target_state",  "relation",     "cameo",       "plover",       "negated",
        "modality",      "confidence",     "attributed_to", "document",     "title",       "publisher",    "published",
        "url",           "sentence_start", "sentence_end",  "source_start", "source_end",  "target_start", "target_end",
        "trigger_start", "trigger_end",    "rule",          "sentence"}) {
    row.field(name);
  }
  row.end();
}

void write_evidence_row(CsvRow& row, std::string_view edge, const EvidenceRecord& record) {
  const Evidence& evidence = record.evidence;
  const auto date = [&row](const std::optional<Date>& day) { row.field(day ? day->iso() : std::string()); };
  const auto span = [&row](ByteSpan place) {
    row.field(std::to_string(place.start));
    row.field(std::to_string(place.end));
  };
  row.field(edge);
  date(evidence.date ? evidence.date : record.published);
  for (const Actor* actor : {&evidence.source, &evidence.target}) {
    row.field(actor->key);
    row.field(actor->name);
    row.field(actor->label);
    row.field(actor->state);
  }
  row.field(evidence.type);
  row.field(evidence.cameo);
  row.field(evidence.plover);
  row.field(evidence.negated ? "true" : "false");
  row.field(to_string(evidence.modality));
  row.field(fmt::format("{}", evidence.confidence));
  row.field(evidence.attributed_to);
  row.field(record.document);
  row.field(record.title);
  row.field(record.publisher);
  date(record.published);
  row.field(record.url);
  span(record.sentence_span);
  span(evidence.source.span);
  span(evidence.target.span);
  span(evidence.trigger);
  row.field(evidence.rule);
  row.field(record.sentence_text);
  row.end();
}

}  // namespace entente::query
