#include <ostream>

#include "query/export/attributes.hpp"
#include "query/export/formats.hpp"
#include "query/export/json_writer.hpp"
#include "query/export/style.hpp"

// The JSON dialects of graph libraries: graphology and sigma, Cytoscape.js, node-link (D3, NetworkX), NVL.
namespace entente::query {
namespace {

void write_node_fields(CompactJson& json, const NodeRecord& node) {
  write_attributes(json, node_attribute_names(), node_attributes(node));
}

void write_edge_fields(CompactJson& json, const EdgeRecord& edge, const std::vector<FoundEvidence>& evidence) {
  write_attributes(json, edge_attribute_names(), edge_attributes(edge, evidence));
}

/// Calls `write` for each element of a list, one a line.
template <class Ids, class Write>
void write_list(CompactJson& json, std::string_view name, const Ids& ids, std::ostream& out, Write write) {
  json.key(name);
  json.begin_array();
  for (const auto id : ids) {
    out << '\n';
    json.begin_object();
    write(id);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_graphology(const Selection& selection, std::ostream& out, const FormatOptions& /*options*/) {
  CompactJson json(out);
  json.begin_object();
  json.key("attributes");
  json.begin_object();
  json.field("name", "Entente");
  json.end_object();
  json.key("options");
  json.begin_object();
  json.field("type", "directed");
  json.field("multi", true);  // without it parallel edges throw
  json.field("allowSelfLoops", true);
  json.end_object();
  write_list(json, "nodes", selection.nodes, out, [&](NodeId id) {
    const NodeRecord node = selection.node(id);
    json.field("key", node.key);
    json.key("attributes");
    json.begin_object();
    write_node_fields(json, node);
    json.field("label", node.name);
    json.field("color", style::node_color(node.label));
    json.field("size", style::node_size(selection.graph->degree(id)));
    json.end_object();
  });
  write_list(json, "edges", selection.edges, out, [&](EdgeId id) {
    const EdgeRecord edge = selection.edge(id);
    json.field("key", style::edge_id(edge));
    json.field("source", edge.key.source);
    json.field("target", edge.key.target);
    json.key("attributes");
    json.begin_object();
    write_edge_fields(json, edge, selection.evidence(id));
    json.field("label", style::relation(edge));
    json.field("color", style::edge_color(edge.key.type));
    json.field("size", style::edge_width(edge.mentions));
    json.end_object();
  });
  json.end_object();
  out << '\n';
}

void write_cytoscape(const Selection& selection, std::ostream& out, const FormatOptions& /*options*/) {
  CompactJson json(out);
  json.begin_object();
  json.key("elements");
  json.begin_object();
  write_list(json, "nodes", selection.nodes, out, [&](NodeId id) {
    const NodeRecord node = selection.node(id);
    json.key("data");
    json.begin_object();
    json.field("id", node.key);
    json.field("label", node.name);
    write_node_fields(json, node);
    json.end_object();
  });
  write_list(json, "edges", selection.edges, out, [&](EdgeId id) {
    const EdgeRecord edge = selection.edge(id);
    json.key("data");
    json.begin_object();
    json.field("id", style::edge_id(edge));
    json.field("source", edge.key.source);
    json.field("target", edge.key.target);
    json.field("label", style::relation(edge));
    write_edge_fields(json, edge, selection.evidence(id));
    json.end_object();
  });
  json.end_object();
  json.end_object();
  out << '\n';
}

void write_node_link(const Selection& selection, std::ostream& out, const FormatOptions& options) {
  CompactJson json(out);
  json.begin_object();
  json.field("directed", true);
  json.field("multigraph", true);
  json.key("graph");
  json.begin_object();
  json.end_object();
  write_list(json, "nodes", selection.nodes, out, [&](NodeId id) {
    const NodeRecord node = selection.node(id);
    json.field("id", node.key);
    write_node_fields(json, node);
  });
  write_list(json, options.edges_key ? "edges" : "links", selection.edges, out, [&](EdgeId id) {
    const EdgeRecord edge = selection.edge(id);
    json.field("source", edge.key.source);
    json.field("target", edge.key.target);
    json.field("key", style::edge_id(edge));
    write_edge_fields(json, edge, selection.evidence(id));
  });
  json.end_object();
  out << '\n';
}

void write_nvl(const Selection& selection, std::ostream& out, const FormatOptions& /*options*/) {
  CompactJson json(out);
  json.begin_object();
  write_list(json, "nodes", selection.nodes, out, [&](NodeId id) {
    const NodeRecord node = selection.node(id);
    json.field("id", node.key);
    json.field("caption", node.name);
    json.field("color", style::node_color(node.label));
    json.field("size", 10 * style::node_size(selection.graph->degree(id)));
  });
  write_list(json, "relationships", selection.edges, out, [&](EdgeId id) {
    const EdgeRecord edge = selection.edge(id);
    json.field("id", style::edge_id(edge));
    json.field("from", edge.key.source);
    json.field("to", edge.key.target);
    json.field("caption", style::relation(edge));
    json.field("color", style::edge_color(edge.key.type));
    json.field("width", style::edge_width(edge.mentions));
  });
  json.end_object();
  out << '\n';
}

}  // namespace entente::query
