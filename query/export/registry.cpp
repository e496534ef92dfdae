#include "query/export/registry.hpp"

#include <algorithm>
#include <array>

namespace entente::query {
namespace {

constexpr std::array kFormats = std::to_array<Format>({
    {"csv", "nodes, edges and evidence as three CSV files", nullptr, write_csv},
    {"cypher", "an openCypher script", write_cypher, nullptr},
    {"cytoscape", "Cytoscape.js JSON", write_cytoscape, nullptr},
    {"dot", "GraphViz", write_dot, nullptr},
    {"events", "one CSV row for each event, with CAMEO codes", write_events, nullptr},
    {"ftm", "FollowTheMoney entities", write_ftm, nullptr},
    {"gexf", "GEXF 1.3 (Gephi)", write_gexf, nullptr},
    {"gexf12", "GEXF 1.2 (NetworkX)", write_gexf12, nullptr},
    {"graphml", "GraphML", write_graphml, nullptr},
    {"graphology", "graphology JSON (sigma)", write_graphology, nullptr},
    {"html", "one page that works without network", write_html, nullptr},
    {"json", "everything there is", write_json, nullptr},
    {"jsonld", "JSON-LD, a named graph for each claim", write_jsonld, nullptr},
    {"markdown", "a note for each node, with wiki links", nullptr, write_markdown},
    {"mermaid", "a Mermaid flowchart", write_mermaid, nullptr},
    {"neo4j-csv", "CSV files for neo4j-admin import", nullptr, write_neo4j_csv},
    {"node-link", "node-link JSON (D3, NetworkX)", write_node_link, nullptr},
    {"nquads", "N-Quads with provenance", write_nquads, nullptr},
    {"nvl", "JSON for Neo4j's visual library", write_nvl, nullptr},
});

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  const auto* found =
      std::find_if(kFormats.begin(), kFormats.end(), [name](const Format& f) { return f.name == name; });
  return found == kFormats.end() ? nullptr : found;
}

}  // namespace entente::query
