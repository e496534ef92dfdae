#pragma once

#include <fmt/format.h>

#include <string>

#include "graph/engine/graph.hpp"
#include "tests/graph/articles.hpp"

namespace entente::testing {

/// Everything a graph says, as text.
inline std::string describe(const Graph& graph) {
  std::string text;
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeRecord node = graph.node(NodeId{i});
    text += fmt::format("{} {} {} {} in", node.key, node.label, node.name, node.state);
    for (const std::string& alias : node.aliases) text += " [" + alias + "]";
    for (const auto& [name, value] : node.properties) text += " " + name + "=" + value;
    for (const Graph::Incoming& in : graph.incoming(NodeId{i})) text += fmt::format(" {}:{}", in.source, in.edge);
    for (const NodeId found : graph.find_name(node.name)) text += fmt::format(" ={}", found.value());
    text += '\n';
  }
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
    const EdgeRecord edge = graph.edge(EdgeId{i});
    text += fmt::format("{} {} {} {} {} {} {} {} {} {} {}\n", edge.key.source, edge.key.type, edge.key.target,
                        edge.key.negated, edge.cameo, edge.mentions, edge.documents, iso(edge.first), iso(edge.last),
                        to_string(edge.modality), edge.confidence);
  }
  return text;
}

}  // namespace entente::testing
