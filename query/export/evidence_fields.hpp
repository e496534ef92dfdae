#pragma once

#include "graph/store/store.hpp"
#include "query/export/json_writer.hpp"

namespace entente::query {

template <class Json>
void write_span(Json& json, ByteSpan span, std::string_view text) {
  json.field("start", span.start);
  json.field("end", span.end);
  json.field("text", text);
}

template <class Json>
void write_actor(Json& json, std::string_view name, const Actor& actor, std::string_view text) {
  json.key(name);
  json.begin_object();
  json.field("id", actor.key);
  json.field("label", actor.label);
  json.field("name", actor.name);
  json.field_or_null("state", actor.state);
  write_span(json, actor.span, text);
  json.end_object();
}

/// The fields of an evidence record, without the braces around them.
template <class Json>
void write_evidence_fields(Json& json, const EvidenceRecord& record) {
  const Evidence& evidence = record.evidence;
  json.field("document", record.document);
  json.field("title", record.title);
  if (!record.url.empty()) json.field("url", record.url);
  if (!record.publisher.empty()) json.field("publisher", record.publisher);
  json.field_or_null("published", record.published);
  json.key("sentence");
  json.begin_object();
  json.field("index", evidence.sentence);
  write_span(json, record.sentence_span, record.sentence_text);
  json.end_object();
  json.field("type", evidence.type);
  json.field_or_null("cameo", evidence.cameo);
  json.field_or_null("plover", evidence.plover);
  write_actor(json, "source", evidence.source, record.source_text);
  write_actor(json, "target", evidence.target, record.target_text);
  json.key("trigger");
  json.begin_object();
  write_span(json, evidence.trigger, record.trigger_text);
  json.end_object();
  json.field("negated", evidence.negated);
  json.field("modality", to_string(evidence.modality));
  json.field_or_null("attributed_to", evidence.attributed_to);
  json.field_or_null("date", evidence.date);
  json.field("confidence", evidence.confidence);
  json.field("rule", evidence.rule);
  if (record.copies > 0) json.field("copies", record.copies);
}

}  // namespace entente::query
