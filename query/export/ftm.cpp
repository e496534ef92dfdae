#include <ostream>
#include <set>

#include "query/export/formats.hpp"
#include "query/export/json_writer.hpp"
#include "query/export/style.hpp"

// FollowTheMoney entities, https://followthemoney.tech, one a line: a thing for each node, an UnknownLink for each
// edge.
namespace entente::query {
namespace {

std::string_view schema_of(std::string_view label) {
  if (label == "State") return "PublicBody";
  if (label == "Official") return "Person";
  if (label == "Plan") return "Project";
  if (label == "Place") return "Address";
  if (label == "Group") return "LegalEntity";
  return "Organization";
}

/// A property: FollowTheMoney's values are lists of strings. Empty ones are left out.
void write_values(CompactJson& json, std::string_view name, const std::set<std::string>& values) {
  if (values.empty()) return;
  json.key(name);
  json.begin_array();
  for (const std::string& value : values) json.string(value);
  json.end_array();
}
void write_value(CompactJson& json, std::string_view name, const std::string& value) {
  if (!value.empty()) write_values(json, name, {value});
}

void write_thing(CompactJson& json, const NodeRecord& node) {
  json.begin_object();
  json.field("id", node.key);
  json.field("schema", schema_of(node.label));
  json.key("properties");
  json.begin_object();
  write_value(json, "name", node.name);
  write_values(json, "alias", {node.aliases.begin(), node.aliases.end()});
  write_value(json, "country", node.state);
  if (const auto wikidata = node.properties.find("wikidata"); wikidata != node.properties.end()) {
    write_value(json, "wikidataId", wikidata->second);
  }
  json.end_object();
  json.end_object();
}

void write_link(CompactJson& json, const EdgeRecord& edge, const std::vector<FoundEvidence>& evidence) {
  std::set<std::string> urls;
  std::set<std::string> publishers;
  std::set<std::string> proofs;
  std::set<std::string> days;
  for (const FoundEvidence& found : evidence) {
    if (style::is_web_address(found.record.url)) urls.insert(found.record.url);
    if (!found.record.publisher.empty()) publishers.insert(found.record.publisher);
    proofs.insert(found.record.sentence_text);
    if (found.record.evidence.date) days.insert(found.record.evidence.date->iso());
  }
  json.begin_object();
  json.field("id", style::edge_id(edge));
  json.field("schema", "UnknownLink");
  json.key("properties");
  json.begin_object();
  write_value(json, "subject", edge.key.source);
  write_value(json, "object", edge.key.target);
  write_value(json, "role", style::relation(edge));
  write_value(json, "startDate", edge.first ? edge.first->iso() : "");
  write_value(json, "endDate", edge.last ? edge.last->iso() : "");
  write_values(json, "date", days);
  write_values(json, "sourceUrl", urls);
  write_values(json, "publisher", publishers);
  write_values(json, "summary", proofs);
  json.end_object();
  json.end_object();
}

}  // namespace

void write_ftm(const Selection& selection, std::ostream& out, const FormatOptions& /*options*/) {
  for (const NodeId id : selection.nodes) {
    CompactJson json(out);
    write_thing(json, selection.node(id));
    out << '\n';
  }
  for (const EdgeId id : selection.edges) {
    CompactJson json(out);
    write_link(json, selection.edge(id), selection.evidence(id));
    out << '\n';
  }
}

}  // namespace entente::query
