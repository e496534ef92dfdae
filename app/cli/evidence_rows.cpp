#include "app/cli/evidence_rows.hpp"

#include <fmt/format.h>

#include <iostream>
#include <utility>

#include "app/io/terminal.hpp"
#include "graph/model/error.hpp"
#include "query/export/escape.hpp"
#include "query/names/names.hpp"

namespace entente::app {
namespace {

Cell text_or_null(const std::string& text) { return text.empty() ? Cell() : Cell(text); }
std::string display_name(const Actor& actor, const Graph& graph) {
  const auto node = graph.find_key(actor.key);
  return node ? query::display_name(graph, *node) : actor.name;
}

}  // namespace

Cell date_or_null(const std::optional<Date>& date) { return date ? Cell(date->iso()) : Cell(); }

std::vector<Column> evidence_columns() {
  return {{"subject"},
          {"relation"},
          {"object"},
          {"modality"},
          {"date"},
          {"sentence", Place::below},
          {"citation", Place::below},
          {"subject_key", Place::data_only},
          {"type", Place::data_only},
          {"object_key", Place::data_only},
          {"negated", Place::data_only},
          {"event_date", Place::data_only},
          {"attributed_to", Place::data_only},
          {"confidence", Place::data_only},
          {"cameo", Place::data_only},
          {"plover", Place::data_only},
          {"rule", Place::data_only},
          {"document", Place::data_only},
          {"title", Place::data_only},
          {"publisher", Place::data_only},
          {"published", Place::data_only},
          {"url", Place::data_only},
          {"sentence_start", Place::data_only},
          {"sentence_end", Place::data_only},
          {"copies", Place::data_only},
          {"judgement", Place::data_only},
          {"hidden", Place::data_only}};
}

std::string quote(const EvidenceRecord& record) {
  return "\u201c" + query::escape::one_line(record.sentence_text) + "\u201d";
}

std::string cite(const EvidenceRecord& record, const Graph& graph) {
  std::string text = record.document;
  if (!record.title.empty()) text += ": " + query::escape::one_line(record.title);
  if (!record.publisher.empty()) text += ", " + record.publisher;
  if (record.published) text += ", " + record.published->iso();
  if (record.copies > 0) text += fmt::format(" (and {} near-cop{})", record.copies, record.copies == 1 ? "y" : "ies");
  if (const std::string& claims = record.evidence.attributed_to; !claims.empty()) {
    const auto node = graph.find_key(claims);
    text += "; according to " + (node ? std::string(graph.name(*node)) : claims);
  }
  if (record.hidden) {
    text += record.judgement == 0 ? "; hidden: both are one being now"
                                  : "; rejected by judgement " + std::to_string(record.judgement);
  }
  return text;
}

std::pair<Cell, Cell> best_words(const std::vector<query::FoundEvidence>& evidence, const Graph& graph) {
  if (evidence.empty()) return {};
  return {quote(evidence.front().record), cite(evidence.front().record, graph)};
}

Row evidence_row(const query::FoundEvidence& found, const Graph& graph) { return evidence_row(found.record, graph); }

Row evidence_row(const EvidenceRecord& record, const Graph& graph) {
  const Evidence& evidence = record.evidence;
  return {display_name(evidence.source, graph),
          (evidence.negated ? "not " : "") + evidence.type,
          display_name(evidence.target, graph),
          std::string(to_string(evidence.modality)),
          date_or_null(query::day_of(record)),
          quote(record),
          cite(record, graph),
          evidence.source.key,
          evidence.type,
          evidence.target.key,
          evidence.negated,
          date_or_null(evidence.date),
          text_or_null(evidence.attributed_to),
          evidence.confidence,
          text_or_null(evidence.cameo),
          text_or_null(evidence.plover),
          evidence.rule,
          record.document,
          record.title,
          text_or_null(record.publisher),
          date_or_null(record.published),
          text_or_null(record.url),
          std::int64_t{record.sentence_span.start},
          std::int64_t{record.sentence_span.end},
          std::int64_t{record.copies},
          record.judgement == 0 ? Cell() : Cell(static_cast<std::int64_t>(record.judgement)),
          record.hidden};
}

void print_evidence(const std::vector<query::FoundEvidence>& evidence, const Graph& graph, RowFormat format,
                    const std::string& nothing, const EvidenceDetail& detail) {
  std::vector<Column> columns = evidence_columns();
  if (detail.explain) columns.push_back({"explanation", Place::below});
  RowPrinter printer(format, std::move(columns), std::cout, output_width());
  const auto add = [&](const EvidenceRecord& record) {
    Row row = evidence_row(record, graph);
    if (detail.explain) row.emplace_back("rule " + record.evidence.rule + ": " + record.evidence.path);
    printer.add(std::move(row));
  };
  for (const query::FoundEvidence& found : evidence) add(found.record);
  for (const EvidenceRecord& record : detail.hidden) add(record);
  printer.finish();
  if (evidence.empty() && detail.hidden.empty()) throw Error(ErrorCode::not_found, nothing);
}

}  // namespace entente::app
