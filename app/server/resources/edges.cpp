#include "app/server/edges_of.hpp"
#include "app/server/resources/resources.hpp"
#include "app/server/writers.hpp"
#include "query/evidence/found.hpp"

namespace entente::server::resources {
namespace {

EdgeId wanted_edge(const Call& call) {
  if (const auto found = find_edge(call.graph(), call.subject)) return *found;
  throw not_found("there is no edge '" + call.subject + "'; an id looks like 'state/ISR objects-to state/TUR'");
}

void write_attribution(Json& json, const Graph& graph, const std::string& attributed_to) {
  json.key("attributedTo");
  if (attributed_to.empty()) {
    json.null();
    return;
  }
  json.begin_object();
  if (const auto node = graph.find_key(attributed_to)) {
    json.field("key", attributed_to);
    json.field("name", graph.name(*node));
  } else {
    json.field("text", attributed_to);
  }
  json.end_object();
}

void write_evidence(Json& json, const Call& call, const EvidenceRecord& record) {
  const Evidence& evidence = record.evidence;
  json.begin_object();
  json.field("id", evidence_id(record));
  write_document_of(json, record);
  const std::vector<Marked> marks = marks_of(record, record.sentence_span.start);
  json.key("sentence");
  json.begin_object();
  json.field("index", evidence.sentence);
  write_parts(json, cut(record.sentence_text, marks), false);
  json.end_object();
  const SentenceContext around = call.store.around(record);
  json.field("before", around.before);
  json.field("after", around.after);
  json.field("type", evidence.type);
  json.field("negated", evidence.negated);
  json.field("modality", to_string(evidence.modality));
  write_attribution(json, call.graph(), evidence.attributed_to);
  json.field_or_null("date", evidence.date);
  json.field("rule", evidence.rule);
  json.field("confidence", evidence.confidence);
  json.field_or_null("cameo", evidence.cameo);
  json.field_or_null("plover", evidence.plover);
  json.field("sourceText", record.source_text);
  json.field("targetText", record.target_text);
  json.field("triggerText", record.trigger_text);
  json.field("copies", record.copies);
  json.end_object();
}

}  // namespace

Response edge(const Call& call) {
  const EdgeId edge = wanted_edge(call);
  return json_response([&](Json& json) { write_edge_with_ends(json, call, edge); });
}

Response evidence(const Call& call) {
  constexpr std::size_t kPage = 50;
  const EdgeId edge = wanted_edge(call);
  const Page page = read_page(call.parameters, kPage);
  const EdgeChoice choice = read_choice(call.parameters, call.deadline);
  const auto found = query::evidence_of(edge, call.graph(), call.store, choice.filter);
  return json_response([&](Json& json) {
    json.begin_object();
    write_page(json, found.size(), page, on_page(found, page),
               [&](const query::FoundEvidence& piece) { write_evidence(json, call, piece.record); });
    json.end_object();
  });
}

}  // namespace entente::server::resources
