#include <ostream>

#include "query/export/attributes.hpp"
#include "query/export/csv_row.hpp"
#include "query/export/formats.hpp"
#include "query/export/style.hpp"

// Three files: nodes, edges, and the evidence behind the edges, joined by the keys of the first two.
namespace entente::query {

void write_csv(const Selection& selection, FileSet& files, const FormatOptions& options) {
  {
    CsvRow row(files.file("nodes.csv"), options.raw);
    for (const AttributeName& attribute : node_attribute_names()) row.field(attribute.name);
    row.end();
    for (const NodeId id : selection.nodes) {
      for (const Value& value : node_attributes(selection.node(id))) row.field(to_text(value));
      row.end();
    }
  }
  {
    CsvRow row(files.file("edges.csv"), options.raw);
    for (const std::string_view name : {"id", "source", "target"}) row.field(name);
    for (const AttributeName& attribute : edge_attribute_names()) row.field(attribute.name);
    row.end();
    for (const EdgeId id : selection.edges) {
      const EdgeRecord edge = selection.edge(id);
      row.field(style::edge_id(edge));
      row.field(edge.key.source);
      row.field(edge.key.target);
      for (const Value& value : edge_attributes(edge, selection.evidence(id))) row.field(to_text(value));
      row.end();
    }
  }
  std::ostream& out = files.file("evidence.csv");
  CsvRow row(out, options.raw);
  write_evidence_header(row);
  for (const EdgeId id : selection.edges) {
    const EdgeRecord edge = selection.edge(id);
    for (const FoundEvidence& found : selection.evidence(id))
      write_evidence_row(row, style::edge_id(edge), found.record);
  }
}

void write_events(const Selection& selection, std::ostream& out, const FormatOptions& options) {
  CsvRow row(out, options.raw);
  write_evidence_header(row);
  for (const EdgeId id : selection.edges) {
    const EdgeRecord edge = selection.edge(id);
    if (edge.cameo.empty()) continue;
    for (const FoundEvidence& found : selection.evidence(id))
      write_evidence_row(row, style::edge_id(edge), found.record);
  }
}

}  // namespace entente::query
