#include <ostream>

#include "query/export/attributes.hpp"
#include "query/export/escape.hpp"
#include "query/export/formats.hpp"
#include "query/export/style.hpp"

// Files for `neo4j-admin database import`: https://neo4j.com/docs/operations-manual/current/import/. Arrays are joined
// by
// ';', which is therefore replaced inside their elements.
namespace entente::query {
namespace {

std::string array(const std::vector<std::string>& elements) {
  std::string text;
  for (std::string element : elements) {
    for (char& c : element) {
      if (c == ';') c = ',';
    }
    text += (text.empty() ? "" : ";") + element;
  }
  return text;
}

}  // namespace

void write_neo4j_csv(const Selection& selection, FileSet& files, const FormatOptions& /*options*/) {
  {
    std::ostream& out = files.file("nodes.csv");
    out << "key:ID,name,state,aliases:string[],:LABEL\n";
    for (const NodeId id : selection.nodes) {
      const NodeRecord node = selection.node(id);
      out << escape::quoted_csv(node.key) << ',' << escape::quoted_csv(node.name) << ','
          << escape::quoted_csv(node.state) << ',' << escape::quoted_csv(array(node.aliases)) << ','
          << escape::quoted_csv(node.label) << '\n';
    }
  }
  std::ostream& out = files.file("relationships.csv");
  out << ":START_ID,:END_ID,:TYPE,negated:boolean,cameo,mentions:long,documents:long,first,last,modality,confidence:"
         "double,"
         "sentence,document,url\n";
  for (const EdgeId id : selection.edges) {
    const EdgeRecord edge = selection.edge(id);
    out << escape::quoted_csv(edge.key.source) << ',' << escape::quoted_csv(edge.key.target) << ','
        << escape::quoted_csv(style::cypher_type(edge.key.type));
    const std::vector<Value> values = edge_attributes(edge, selection.evidence(id));
    for (std::size_t i = 1; i < values.size(); ++i) out << ',' << escape::quoted_csv(to_text(values[i]));
    out << '\n';
  }
}

}  // namespace entente::query
