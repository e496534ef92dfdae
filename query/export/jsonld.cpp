#include <ostream>

#include "query/export/formats.hpp"
#include "query/export/json_writer.hpp"
#include "query/export/linked_data.hpp"
#include "query/export/style.hpp"

// JSON-LD 1.1, https://www.w3.org/TR/json-ld11/: the statements of nquads.cpp, each claim a named graph.
namespace entente::query {
namespace {

void write_id(CompactJson& json, std::string_view name, std::string_view id) {
  json.key(name);
  json.begin_object();
  json.field("@id", id);
  json.end_object();
}

void write_context(CompactJson& json) {
  json.key("@context");
  json.begin_object();
  json.field("@version", 1.1);
  json.field("e", linked::kVocabulary);
  json.field("prov", linked::kProv);
  json.field("oa", linked::kOa);
  json.field("rdfs", linked::kRdfs);
  json.field("skos", linked::kSkos);
  json.field("dcterms", linked::kDcterms);
  json.field("xsd", linked::kXsd);
  json.end_object();
}

void write_node(CompactJson& json, const NodeRecord& node) {
  json.begin_object();
  json.field("@id", linked::node(node.key));
  json.field("@type", "e:" + escape::url_path(node.label));
  json.field("rdfs:label", node.name);
  if (!node.aliases.empty()) {
    json.key("skos:altLabel");
    json.begin_array();
    for (const std::string& alias : node.aliases) json.string(alias);
    json.end_array();
  }
  if (!node.state.empty()) json.field("e:state", node.state);
  for (const auto& [name, value] : node.properties) json.field("e:property-" + escape::url_path(name), value);
  json.end_object();
}

void write_document(CompactJson& json, std::string_view name, const EvidenceRecord& record) {
  json.key(name);
  json.begin_object();
  json.field("@id", linked::document(record.document));
  if (!record.title.empty()) json.field("dcterms:title", record.title);
  if (!record.publisher.empty()) json.field("dcterms:publisher", record.publisher);
  if (record.published) json.field("dcterms:issued", record.published->iso());
  if (!record.url.empty()) json.field("dcterms:source", record.url);
  json.end_object();
}

void write_quote(CompactJson& json, const EvidenceRecord& record) {
  json.key("oa:hasSelector");
  json.begin_object();
  json.field("@id", linked::claim(record) + "#quote");
  json.field("@type", "oa:TextQuoteSelector");
  json.field("oa:exact", record.sentence_text);
  json.field("e:byteStart", record.sentence_span.start);
  json.field("e:byteEnd", record.sentence_span.end);
  json.end_object();
}

void write_claim(CompactJson& json, const EvidenceRecord& record) {
  const Evidence& evidence = record.evidence;
  json.begin_object();
  json.field("@id", linked::claim(record));
  json.key("@graph");
  json.begin_array();
  json.begin_object();
  json.field("@id", linked::node(evidence.source.key));
  write_id(json, linked::relation(evidence.type, evidence.negated), linked::node(evidence.target.key));
  json.end_object();
  json.end_array();
  write_document(json, "prov:wasDerivedFrom", record);
  write_id(json, "prov:wasQuotedFrom", linked::document(record.document));
  if (record.published) {
    json.key("prov:generatedAtTime");
    json.begin_object();
    json.field("@type", "xsd:dateTime");
    json.field("@value", record.published->first_day().iso() + "T00:00:00Z");
    json.end_object();
  }
  if (evidence.date) json.field("dcterms:date", evidence.date->iso());
  if (!evidence.cameo.empty()) json.field("e:cameo", evidence.cameo);
  if (!evidence.plover.empty()) json.field("e:plover", evidence.plover);
  json.field("e:modality", to_string(evidence.modality));
  json.field("e:confidence", evidence.confidence);
  if (!evidence.attributed_to.empty()) write_id(json, "prov:wasAttributedTo", linked::node(evidence.attributed_to));
  write_quote(json, record);
  json.end_object();
}

}  // namespace

void write_jsonld(const Selection& selection, std::ostream& out, const FormatOptions& /*options*/) {
  CompactJson json(out);
  json.begin_object();
  write_context(json);
  json.key("@graph");
  json.begin_array();
  for (const NodeId id : selection.nodes) {
    out << '\n';
    write_node(json, selection.node(id));
  }
  for (const EdgeId id : selection.edges) {
    for (const FoundEvidence& found : selection.evidence(id)) {
      out << '\n';
      write_claim(json, found.record);
    }
  }
  json.end_array();
  json.end_object();
  out << '\n';
}

}  // namespace entente::query
