#include <fmt/format.h>

#include <charconv>
#include <ostream>

#include "query/export/attributes.hpp"
#include "query/export/escape.hpp"
#include "query/export/formats.hpp"
#include "query/export/style.hpp"

// GEXF 1.3, https://gexf.net/schema.html, and the 1.2 draft, which NetworkX reads. In 1.3 parallel edges are told apart
// by `kind`, and edges carry start and end. Both repeat the dates as attribute values, for programs that ignore those.
namespace entente::query {
namespace {

struct Version {
  std::string_view number, xmlns, viz, graph, declared;
  bool kinds;
};
constexpr Version kVersion13 = {
    "1.3",
    "http://gexf.net/1.3",
    "http://gexf.net/1.3/viz",
    "defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\"",
    "static",
    true};
constexpr Version kVersion12 = {"1.2",
                                "http://www.gexf.net/1.2draft",
                                "http://www.gexf.net/1.2draft/viz",
                                "defaultedgetype=\"directed\" mode=\"static\"",
                                "static",
                                false};

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

void declare(const std::vector<AttributeName>& names, std::string_view of, const Version& version, std::ostream& out) {
  out << fmt::format("    <attributes class=\"{}\" mode=\"{}\">\n", of, version.declared);
  for (std::size_t i = 0; i < names.size(); ++i) {
    out << fmt::format("      <attribute id=\"{}\" title=\"{}\" type=\"{}\"/>\n", i, names[i].name,
                       type_name(names[i].kind));
  }
  out << "    </attributes>\n";
}

void write_values(const std::vector<Value>& values, std::ostream& out) {
  out << "        <attvalues>\n";
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string text = to_text(values[i]);
    if (!text.empty()) out << fmt::format("          <attvalue for=\"{}\" value=\"{}\"/>\n", i, escape::xml(text));
  }
  out << "        </attvalues>\n";
}

void write_color(std::string_view hex, std::ostream& out) {
  const auto part = [hex](std::size_t at) {
    int value = 0;
    std::from_chars(hex.data() + at, hex.data() + at + 2, value, 16);
    return value;
  };
  out << fmt::format("        <viz:color r=\"{}\" g=\"{}\" b=\"{}\"/>\n", part(1), part(3), part(5));
}

void write_edge(const Selection& selection, EdgeId id, const Version& version, std::ostream& out) {
  const EdgeRecord edge = selection.edge(id);
  std::string when;
  if (version.kinds && edge.first) when += fmt::format(" start=\"{}\"", edge.first->first_day().iso());
  if (version.kinds && edge.last) when += fmt::format(" end=\"{}\"", edge.last->last_day().iso());
  const std::string relation = escape::xml(style::relation(edge));
  out << fmt::format(
      "      <edge id=\"{}\" source=\"{}\" target=\"{}\" type=\"directed\"{} label=\"{}\" weight=\"{}\"{}>\n",
      escape::xml(style::edge_id(edge)), escape::xml(edge.key.source), escape::xml(edge.key.target),
      version.kinds ? " kind=\"" + relation + "\"" : "", relation, edge.mentions, when);
  write_values(edge_attributes(edge, selection.evidence(id)), out);
  write_color(style::edge_color(edge.key.type), out);
  out << fmt::format("        <viz:thickness value=\"{:.1f}\"/>\n", style::edge_width(edge.mentions));
  if (edge.key.negated || style::edge_style(false, edge.modality) == "dotted") {
    out << fmt::format("        <viz:shape value=\"{}\"/>\n", style::edge_style(edge.key.negated, edge.modality));
  }
  out << "      </edge>\n";
}

void write(const Selection& selection, const Version& version, std::ostream& out) {
  out << fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"{}\" xmlns:viz=\"{}\" version=\"{}\">\n"
      "  <meta>\n    <creator>Entente</creator>\n  </meta>\n  <graph {}>\n",
      version.xmlns, version.viz, version.number, version.graph);
  declare(node_attribute_names(), "node", version, out);
  declare(edge_attribute_names(), "edge", version, out);
  out << "    <nodes>\n";
  for (const NodeId id : selection.nodes) {
    const NodeRecord node = selection.node(id);
    out << fmt::format("      <node id=\"{}\" label=\"{}\">\n", escape::xml(node.key), escape::xml(node.name));
    write_values(node_attributes(node), out);
    write_color(style::node_color(node.label), out);
    out << fmt::format("        <viz:size value=\"{:.1f}\"/>\n", style::node_size(selection.graph->degree(id)));
    out << "      </node>\n";
  }
  out << "    </nodes>\n    <edges>\n";
  for (const EdgeId id : selection.edges) write_edge(selection, id, version, out);
  out << "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace

void write_gexf(const Selection& selection, std::ostream& out, const FormatOptions& /*options*/) {
  write(selection, kVersion13, out);
}
void write_gexf12(const Selection& selection, std::ostream& out, const FormatOptions& /*options*/) {
  write(selection, kVersion12, out);
}

}  // namespace entente::query
