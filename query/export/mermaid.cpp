#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <set>
#include <vector>

#include "query/export/escape.hpp"
#include "query/export/formats.hpp"
#include "query/export/style.hpp"

// A Mermaid flowchart, https://mermaid.js.org/syntax/flowchart.html. Mermaid refuses more than 500 edges: those with
// the most mentions are drawn, and a comment says how many were left out. Ids are n0, n1, ..., because names may be
// words that Mermaid reads as its own ("end").
namespace entente::query {
namespace {

constexpr std::size_t kMostEdges = 500;

/// The edges to draw, in EdgeId order.
std::vector<EdgeId> drawn(const Selection& selection) {
  std::vector<EdgeId> edges = selection.edges;
  if (edges.size() <= kMostEdges) return edges;
  std::stable_sort(edges.begin(), edges.end(),
                   [&](EdgeId a, EdgeId b) { return selection.graph->mentions(a) > selection.graph->mentions(b); });
  edges.resize(kMostEdges);
  std::sort(edges.begin(), edges.end());
  return edges;
}

std::string_view arrow(std::string_view line) {
  if (line == "dotted") return "-.->";
  return line == "dashed" ? "--x" : "-->";
}

}  // namespace

void write_mermaid(const Selection& selection, std::ostream& out, const FormatOptions& /*options*/) {
  const std::vector<EdgeId> edges = drawn(selection);
  const bool all = edges.size() == selection.edges.size();
  std::set<NodeId> nodes;
  if (all) nodes.insert(selection.nodes.begin(), selection.nodes.end());
  for (const EdgeId id : edges) nodes.insert({selection.graph->source(id), selection.graph->target(id)});
  out << "flowchart LR\n";
  if (!all) out << fmt::format("  %% {} edges of fewer mentions are left out\n", selection.edges.size() - edges.size());
  std::vector<std::size_t> number(selection.graph->node_count(), 0);
  std::size_t count = 0;
  for (const NodeId id : nodes) {
    number[id.value()] = count++;
    out << fmt::format("  n{}[\"{}\"]:::{}\n", number[id.value()], escape::mermaid(selection.graph->name(id)),
                       selection.graph->label(id).empty() ? "other" : selection.graph->label(id));
  }
  for (const EdgeId id : edges) {
    const EdgeRecord edge = selection.edge(id);
    out << fmt::format("  n{} {}|\"{}\"| n{}\n", number[selection.graph->source(id).value()],
                       arrow(style::edge_style(edge.key.negated, edge.modality)),
                       escape::mermaid(style::relation(edge)), number[selection.graph->target(id).value()]);
  }
  std::set<std::string> labels;
  for (const NodeId id : nodes) labels.emplace(selection.graph->label(id));
  for (const std::string& label : labels)
    out << fmt::format("  classDef {} fill:{},color:#000\n", label, style::node_color(label));
}

}  // namespace entente::query
