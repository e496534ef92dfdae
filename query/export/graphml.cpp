#include <fmt/format.h>

#include <ostream>
#include <vector>

#include "query/export/attributes.hpp"
#include "query/export/escape.hpp"
#include "query/export/formats.hpp"

// GraphML, http://graphml.graphdrawing.org/specification.html. Its ids are XML name tokens, which keys are not: nodes
// are n0, n1, ... in the order of keys, and the key is an attribute.
namespace entente::query {
namespace {

std::string_view type_name(ValueKind kind) {
  switch (kind) {
    case ValueKind::integer:
      return "long";
    case ValueKind::number:
      return "double";
    case ValueKind::boolean:
      return "boolean";
    case ValueKind::string:
      break;
  }
  return "string";
}

void declare(const std::vector<AttributeName>& names, std::string_view domain, std::ostream& out) {
  for (const AttributeName& attribute : names) {
    out << fmt::format("  <key id=\"{0}-{1}\" for=\"{0}\" attr.name=\"{1}\" attr.type=\"{2}\"/>\n", domain,
                       attribute.name, type_name(attribute.kind));
  }
}

void write_data(const std::vector<AttributeName>& names, const std::vector<Value>& values, std::string_view domain,
                std::ostream& out) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string text = to_text(values[i]);
    if (!text.empty())
      out << fmt::format("      <data key=\"{}-{}\">{}</data>\n", domain, names[i].name, escape::xml(text));
  }
}

}  // namespace

void write_graphml(const Selection& selection, std::ostream& out, const FormatOptions& /*options*/) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
         "    xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
         "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  declare(node_attribute_names(), "node", out);
  declare(edge_attribute_names(), "edge", out);
  out << "  <graph id=\"entente\" edgedefault=\"directed\">\n";
  std::vector<std::size_t> number(selection.graph->node_count(), 0);
  for (std::size_t i = 0; i < selection.nodes.size(); ++i) {
    number[selection.nodes[i].value()] = i;
    out << fmt::format("    <node id=\"n{}\">\n", i);
    write_data(node_attribute_names(), node_attributes(selection.node(selection.nodes[i])), "node", out);
    out << "    </node>\n";
  }
  for (std::size_t i = 0; i < selection.edges.size(); ++i) {
    const EdgeId id = selection.edges[i];
    out << fmt::format("    <edge id=\"e{}\" source=\"n{}\" target=\"n{}\">\n", i,
                       number[selection.graph->source(id).value()], number[selection.graph->target(id).value()]);
    write_data(edge_attribute_names(), edge_attributes(selection.edge(id), selection.evidence(id)), "edge", out);
    out << "    </edge>\n";
  }
  out << "  </graph>\n</graphml>\n";
}

}  // namespace entente::query
