#pragma once

#include <string>

#include "app/server/call.hpp"
#include "app/server/parts.hpp"

/// The objects that several resources send, as docs/http.md and openapi.json describe them.
namespace entente::server {

/// The fields of a node's summary, without the braces around them.
void write_node_fields(Json& json, const Graph& graph, NodeId node);
void write_node(Json& json, const Graph& graph, NodeId node);

/// The fields of an edge's summary, without the braces around them.
void write_edge_fields(Json& json, const Call& call, EdgeId edge);
void write_edge(Json& json, const Call& call, EdgeId edge);
/// The same with "sourceNode" and "targetNode".
void write_edge_with_ends(Json& json, const Call& call, EdgeId edge);

void write_parts(Json& json, const std::vector<Part>& parts, bool with_sentences);
/// "document": {...} of a piece of evidence.
void write_document_of(Json& json, const EvidenceRecord& record);
/// "title", "publisher", "published", "url".
void write_document_fields(Json& json, const std::string& id, const std::string& title, const std::string& publisher,
                           const std::optional<Date>& published, const std::string& url);

/// The public id of an edge, which exports use too, and of a piece of evidence: the same in every run.
[[nodiscard]] std::string edge_id(const Graph& graph, EdgeId edge);
[[nodiscard]] std::string evidence_id(const EvidenceRecord& record);
/// The public id of a document: its own, with "~2" behind it for the second document of that id, and so on.
[[nodiscard]] std::string document_id(const std::string& id, std::uint32_t twin);

/// Whether another edge between the same two says the contrary.
[[nodiscard]] bool is_disputed(const Graph& graph, const Ontology& ontology, EdgeId edge);

template <class Items, class Write>
void write_list(Json& json, std::string_view name, const Items& items, Write write) {
  json.key(name);
  json.begin_array();
  for (const auto& item : items) write(item);
  json.end_array();
}

/// "total", "offset" and "items": one page of a list that has `total` items.
template <class Items, class Write>
void write_page(Json& json, std::size_t total, const Page& page, const Items& items, Write write) {
  json.field("total", static_cast<std::uint32_t>(total));
  json.field("offset", static_cast<std::uint32_t>(page.offset));
  write_list(json, "items", items, write);
}

}  // namespace entente::server
