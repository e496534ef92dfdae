#include "app/server/writers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "query/export/style.hpp"

namespace entente::server {

void write_node_fields(Json& json, const Graph& graph, NodeId node) {
  json.field("key", graph.key(node));
  json.field("label", graph.label(node));
  json.field("name", graph.name(node));
  json.field_or_null("state", graph.state(node));
  json.field("degree", static_cast<std::uint32_t>(graph.degree(node)));
}

void write_node(Json& json, const Graph& graph, NodeId node) {
  json.begin_object();
  write_node_fields(json, graph, node);
  json.end_object();
}

void write_edge_fields(Json& json, const Call& call, EdgeId edge) {
  const Graph& graph = call.graph();
  const std::string_view cameo = graph.cameo(edge);
  json.field("id", edge_id(graph, edge));
  json.field("source", graph.key(graph.source(edge)));
  json.field("target", graph.key(graph.target(edge)));
  json.field("type", graph.type_name(edge));
  json.field("negated", graph.negated(edge));
  json.field("mentions", graph.mentions(edge));
  json.field("documents", graph.documents(edge));
  json.field_or_null("first", graph.first(edge));
  json.field_or_null("last", graph.last(edge));
  json.field("modality", to_string(graph.modality(edge)));
  json.field("confidence", graph.confidence(edge));
  json.field_or_null("cameo", cameo);
  json.field_or_null("plover", cameo.empty() ? std::string_view() : call.ontology.plover(cameo).value_or(""));
  json.field("disputed", is_disputed(graph, call.ontology, edge));
}

void write_edge(Json& json, const Call& call, EdgeId edge) {
  json.begin_object();
  write_edge_fields(json, call, edge);
  json.end_object();
}

void write_edge_with_ends(Json& json, const Call& call, EdgeId edge) {
  json.begin_object();
  write_edge_fields(json, call, edge);
  json.key("sourceNode");
  write_node(json, call.graph(), call.graph().source(edge));
  json.key("targetNode");
  write_node(json, call.graph(), call.graph().target(edge));
  json.end_object();
}

void write_parts(Json& json, const std::vector<Part>& parts, bool with_sentences) {
  write_list(json, "parts", parts, [&](const Part& part) {
    json.begin_object();
    json.field("text", part.text);
    json.field_or_null("role", to_string(part.role));
    json.field_or_null("node", part.node);
    if (with_sentences) {
      json.key("sentence");
      part.sentence ? json.integer(*part.sentence) : json.null();
    }
    json.end_object();
  });
}

void write_document_fields(Json& json, const std::string& id, const std::string& title, const std::string& publisher,
                           const std::optional<Date>& published, const std::string& url) {
  json.field("id", id);
  json.field("title", title);
  json.field_or_null("publisher", publisher);
  json.field_or_null("published", published);
  json.field_or_null("url", query::style::is_web_address(url) ? url : std::string());
}

void write_document_of(Json& json, const EvidenceRecord& record) {
  json.key("document");
  json.begin_object();
  write_document_fields(json, document_id(record.document, record.twin), record.title, record.publisher,
                        record.published, record.url);
  json.end_object();
}

std::string edge_id(const Graph& graph, EdgeId edge) {
  return fmt::format("{} {}{} {}", graph.key(graph.source(edge)), graph.negated(edge) ? "not " : "",
                     graph.type_name(edge), graph.key(graph.target(edge)));
}

std::string evidence_id(const EvidenceRecord& record) {
  const Evidence& evidence = record.evidence;
  return fmt::format("{}#{}-{}-{} {} {}{} {}", document_id(record.document, record.twin), evidence.trigger.start,
                     evidence.source.span.start, evidence.target.span.start, evidence.source.key,
                     evidence.negated ? "not " : "", evidence.type, evidence.target.key);
}

std::string document_id(const std::string& id, std::uint32_t twin) {
  return twin == 0 ? id : fmt::format("{}~{}", id, twin + 1);
}

bool is_disputed(const Graph& graph, const Ontology& ontology, EdgeId edge) {
  EdgeKey other = graph.edge(edge).key;
  const bool negated = other.negated;
  other.negated = !negated;
  if (graph.find_edge(other)) return true;
  const EdgeType* type = ontology.find_type(other.type);
  if (negated || type == nullptr) return false;
  other.negated = false;
  return std::any_of(type->contradicts.begin(), type->contradicts.end(), [&](const std::string& contrary) {
    other.type = contrary;
    return graph.find_edge(other).has_value();
  });
}

}  // namespace entente::server
