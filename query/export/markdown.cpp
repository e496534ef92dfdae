#include <fmt/format.h>

#include <map>
#include <ostream>
#include <vector>

#include "query/export/escape.hpp"
#include "query/export/formats.hpp"
#include "query/export/style.hpp"

// A folder of notes, one a node, that link to each other with [[wiki links]], as note-taking programs read them.
namespace entente::query {
namespace {

/// "state/TUR" -> "state--TUR": one file name for each key, without characters that file systems or links object to.
std::string note_name(std::string_view key) {
  std::string name;
  for (const char c : escape::url_path(key)) {
    if (c == '/') {
      name += "--";
    } else {
      name += c;
    }
  }
  return name;
}

std::string link(const Graph& graph, NodeId node) {
  std::string caption;
  for (const char c : escape::one_line(graph.name(node))) {
    if (c == '[' || c == ']' || c == '|') continue;
    if (c == '<' || c == '`' || c == '\\') caption += '\\';
    caption += c;
  }
  return "[[" + note_name(graph.key(node)) + "|" + caption + "]]";
}

void write_edge(const Selection& selection, EdgeId id, bool outgoing, std::ostream& out) {
  const EdgeRecord edge = selection.edge(id);
  const NodeId other = outgoing ? selection.graph->target(id) : selection.graph->source(id);
  out << "- " << (outgoing ? "" : link(*selection.graph, other) + " ") << "**"
      << escape::markdown(style::relation(edge)) << "**" << (outgoing ? " " + link(*selection.graph, other) : "")
      << fmt::format(" ({} mentions)\n", edge.mentions);
  if (!outgoing) return;  // the sentences stand in the note of whoever acts
  for (const FoundEvidence& found : selection.evidence(id)) {
    const EvidenceRecord& record = found.record;
    out << "  - \u201c" << escape::markdown(record.sentence_text) << "\u201d \u2014 ";
    const std::string title = escape::markdown(record.title.empty() ? record.document : record.title);
    if (style::is_web_address(record.url)) {
      out << '[' << title << "](<" << escape::xml(escape::url(record.url)) << ">)";
    } else {
      out << title;
    }
    if (record.published) out << ", " << record.published->iso();
    out << '\n';
  }
}

}  // namespace

void write_markdown(const Selection& selection, FileSet& files, const FormatOptions& /*options*/) {
  std::map<NodeId, std::vector<EdgeId>> out_edges;
  std::map<NodeId, std::vector<EdgeId>> in_edges;
  for (const EdgeId id : selection.edges) {
    out_edges[selection.graph->source(id)].push_back(id);
    in_edges[selection.graph->target(id)].push_back(id);
  }
  for (const NodeId id : selection.nodes) {
    const NodeRecord node = selection.node(id);
    std::ostream& out = files.file(note_name(node.key) + ".md");
    out << "# " << escape::markdown(node.name) << "\n\n" << escape::markdown(node.label);
    if (!node.state.empty() && node.label != "State") out << ", acts for " << escape::markdown(node.state);
    out << "\n";
    for (const auto& [name, value] : node.properties)
      out << "\n- " << escape::markdown(name) << ": " << escape::markdown(value);
    if (!node.aliases.empty()) {
      out << "\n- also called";
      for (std::size_t i = 0; i < node.aliases.size(); ++i)
        out << (i == 0 ? ": " : ", ") << escape::markdown(node.aliases[i]);
    }
    out << "\n\n## Does\n\n";
    for (const EdgeId edge : out_edges[id]) write_edge(selection, edge, true, out);
    out << "\n## Is done to it\n\n";
    for (const EdgeId edge : in_edges[id]) write_edge(selection, edge, false, out);
  }
}

}  // namespace entente::query
