#include <ostream>

#include "query/export/evidence_fields.hpp"
#include "query/export/formats.hpp"
#include "query/export/style.hpp"

namespace entente::query {
namespace {

void write_node(PrettyJson& json, const NodeRecord& node) {
  json.begin_object();
  json.field("id", node.key);
  json.field("label", node.label);
  json.field("name", node.name);
  json.field_or_null("state", node.state);
  json.key("aliases");
  json.begin_array();
  for (const std::string& alias : node.aliases) json.string(alias);
  json.end_array();
  json.key("properties");
  json.begin_object();
  for (const auto& [name, value] : node.properties) json.field(name, value);
  json.end_object();
  json.end_object();
}

void write_edge(PrettyJson& json, const EdgeRecord& edge, const std::vector<FoundEvidence>& evidence) {
  json.begin_object();
  json.field("id", style::edge_id(edge));
  json.field("source", edge.key.source);
  json.field("type", edge.key.type);
  json.field("target", edge.key.target);
  json.field("negated", edge.key.negated);
  json.field_or_null("cameo", edge.cameo);
  json.field("mentions", edge.mentions);
  json.field("documents", edge.documents);
  json.field_or_null("first", edge.first);
  json.field_or_null("last", edge.last);
  json.field("modality", to_string(edge.modality));
  json.field("confidence", edge.confidence);
  json.key("evidence");
  json.begin_array();
  for (const FoundEvidence& found : evidence) {
    json.begin_object();
    write_evidence_fields(json, found.record);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

void write_json(const Selection& selection, std::ostream& out, const FormatOptions& /*options*/) {
  PrettyJson json(out);
  json.base().SetIndent(' ', 1);
  json.begin_object();
  json.field("format", "entente");
  json.field("version", 1U);
  json.key("nodes");
  json.begin_array();
  for (const NodeId id : selection.nodes) write_node(json, selection.node(id));
  json.end_array();
  json.key("edges");
  json.begin_array();
  for (const EdgeId id : selection.edges) write_edge(json, selection.edge(id), selection.evidence(id));
  json.end_array();
  json.end_object();
  out << '\n';
}

}  // namespace entente::query
