#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/engine/graph.hpp"

namespace entente::query {

/// Nodes with a name or alias that begins with the text, or one of whose words does, without regard to case and
/// accents: most edges first, then by key. An empty text fits all. With a label, only nodes of that label. One pass
/// over the names: some 30 ns each.
[[nodiscard]] std::vector<NodeId> complete(const Graph& graph, std::string_view text, std::string_view label,
                                           std::size_t at_most);

/// The name or alias of the node that the text fits, its own name before others; its own name when none does.
[[nodiscard]] std::string matched_name(const Graph& graph, NodeId node, std::string_view text);

/// How the end of a line may go on: names for what stands from byte `from` on.
struct LineCompletion {
  std::size_t from = 0;
  std::vector<std::string> names;  ///< those of the best connected first, each once
};
/// Takes as many words at the end of the line as begin a name together, at most some; no names when none do.
[[nodiscard]] LineCompletion complete_line(const Graph& graph, std::string_view line, std::size_t at_most);

}  // namespace entente::query
