#pragma once

#include <iosfwd>
#include <string>

#include "query/export/selection.hpp"

/// The export formats, one file each (docs/formats.md). Every writer streams nodes, then edges with their evidence, and
/// holds no more than one edge's evidence in memory. The same selection always gives the same bytes: no time, host or
/// row number.
namespace entente::query {

/// Choices that some formats offer.
struct FormatOptions {
  bool raw = false;        ///< csv, events: fields a spreadsheet would run as formulas are not disarmed
  bool edges_key = false;  ///< node-link: the list of edges is called "edges", not "links"
};

/// Where a format of several files puts them.
class FileSet {
 public:
  virtual ~FileSet() = default;
  /// A new file of this name (letters, digits, '-', '_', '.' and '%' only); valid until the next call.
  virtual std::ostream& file(const std::string& name) = 0;
};

void write_dot(const Selection& selection, std::ostream& out, const FormatOptions& options);
void write_json(const Selection& selection, std::ostream& out, const FormatOptions& options);
void write_graphml(const Selection& selection, std::ostream& out, const FormatOptions& options);
void write_gexf(const Selection& selection, std::ostream& out, const FormatOptions& options);    ///< 1.3
void write_gexf12(const Selection& selection, std::ostream& out, const FormatOptions& options);  ///< 1.2draft
void write_graphology(const Selection& selection, std::ostream& out, const FormatOptions& options);
void write_cytoscape(const Selection& selection, std::ostream& out, const FormatOptions& options);
void write_node_link(const Selection& selection, std::ostream& out, const FormatOptions& options);
void write_nvl(const Selection& selection, std::ostream& out, const FormatOptions& options);
void write_cypher(const Selection& selection, std::ostream& out, const FormatOptions& options);
void write_jsonld(const Selection& selection, std::ostream& out, const FormatOptions& options);
void write_nquads(const Selection& selection, std::ostream& out, const FormatOptions& options);
void write_ftm(const Selection& selection, std::ostream& out, const FormatOptions& options);
void write_events(const Selection& selection, std::ostream& out, const FormatOptions& options);
void write_mermaid(const Selection& selection, std::ostream& out, const FormatOptions& options);
void write_html(const Selection& selection, std::ostream& out, const FormatOptions& options);

void write_csv(const Selection& selection, FileSet& files, const FormatOptions& options);
void write_neo4j_csv(const Selection& selection, FileSet& files, const FormatOptions& options);
void write_markdown(const Selection& selection, FileSet& files, const FormatOptions& options);

}  // namespace entente::query
