#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <set>

#include "query/export/escape.hpp"
#include "query/export/formats.hpp"
#include "query/export/style.hpp"

namespace entente::query {
namespace {

using escape::dot_id;
using escape::dot_text;

void write_node(const NodeRecord& node, std::ostream& out) {
  std::string tooltip = node.label + ": " + node.name;
  if (!node.state.empty() && node.label != "State") tooltip += ", acts for " + node.state;
  if (const auto role = node.properties.find("role"); role != node.properties.end()) tooltip += ", " + role->second;
  std::string url;
  if (const auto wikidata = node.properties.find("wikidata"); wikidata != node.properties.end()) {
    url = fmt::format(", URL=\"https://www.wikidata.org/wiki/{}\"", escape::url_path(wikidata->second));
  }
  out << fmt::format("  {} [label=\"{}\", shape={}, fillcolor=\"{}\", tooltip=\"{}\"{}];\n", dot_id(node.key),
                     dot_text(node.name), style::node_shape(node.label), style::node_color(node.label),
                     dot_text(tooltip), url);
}

void write_edge(const EdgeRecord& edge, const std::vector<FoundEvidence>& evidence, std::ostream& out) {
  const std::string relation = style::relation(edge);
  std::string tooltip = style::best_sentence(evidence);
  if (tooltip.empty()) tooltip = relation;
  std::string url;
  if (!evidence.empty() && style::is_web_address(evidence.front().record.url)) {
    // GraphViz writes a URL into its SVG as it stands.
    url = fmt::format(", URL=\"{}\"", dot_text(escape::url(evidence.front().record.url)));
  }
  out << fmt::format(
      "  {} -> {} [label=\"{}\", style={}, penwidth={:.1f}, color=\"{}\", fontcolor=\"{}\", tooltip=\"{}\", "
      "labeltooltip=\"{}\"{}];\n",
      dot_id(edge.key.source), dot_id(edge.key.target), dot_text(relation),
      style::edge_style(edge.key.negated, edge.modality), style::edge_width(edge.mentions),
      style::edge_color(edge.key.type), style::edge_color(edge.key.type), dot_text(tooltip), dot_text(tooltip), url);
}

/// A sample of each label that is drawn, and of each style of line.
void write_legend(const std::set<std::string>& labels, std::ostream& out) {
  out << "  subgraph \"cluster_legend\" {\n    label=\"Legend\"; style=rounded; color=\"#999999\"; "
         "fontcolor=\"#444444\";\n";
  int count = 0;
  for (const std::string& label : labels) {
    out << fmt::format("    \"legend {}\" [label=\"{}\", shape={}, fillcolor=\"{}\", tooltip=\"{}\"];\n", ++count,
                       dot_text(label), style::node_shape(label), style::node_color(label), dot_text(label));
  }
  struct Line {
    std::string_view style, label;
  };
  for (const Line line :
       {Line{"solid", "it is said to be so"}, Line{"dotted", "planned or possible"}, Line{"dashed", "it is not so"}}) {
    ++count;
    for (const char end : {'a', 'b'}) {
      out << fmt::format("    \"legend {}{}\" [label=\"\", shape=point, width=0.05, tooltip=\"{}\"];\n", count, end,
                         line.label);
    }
    out << fmt::format(
        "    \"legend {0}a\" -> \"legend {0}b\" [style={1}, label=\"{2}\", tooltip=\"{2}\", color=\"#666666\"];\n",
        count, line.style, line.label);
  }
  out << "  }\n";
}

}  // namespace

void write_dot(const Selection& selection, std::ostream& out, const FormatOptions& /*options*/) {
  out << "digraph \"entente\" {\n"
         "  graph [charset=\"UTF-8\", rankdir=LR, fontname=\"Helvetica\", tooltip=\"Entente\", nodesep=0.35, "
         "ranksep=1.1];\n"
         "  node [style=filled, fontname=\"Helvetica\", color=\"#555555\"];\n"
         "  edge [fontname=\"Helvetica\", fontsize=10];\n";
  std::set<std::string> labels;
  for (const NodeId id : selection.nodes) {
    const NodeRecord node = selection.node(id);
    labels.insert(node.label);
    write_node(node, out);
  }
  for (const EdgeId id : selection.edges) write_edge(selection.edge(id), selection.evidence(id), out);
  write_legend(labels, out);
  out << "}\n";
}

}  // namespace entente::query
