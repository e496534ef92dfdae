#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/engine/graph.hpp"

namespace entente::server {

/// Nodes with a name or alias that begins with the text, or one of whose words does, without regard to case and
/// accents: most edges first, then by key. An empty text fits all. With a label, only nodes of that label. One pass
/// over the names: some 30 ns each.
[[nodiscard]] std::vector<NodeId> complete(const Graph& graph, std::string_view text, std::string_view label,
                                           std::size_t at_most);

/// The name or alias of the node that the text fits, its own name before others; its own name when none does.
[[nodiscard]] std::string matched_name(const Graph& graph, NodeId node, std::string_view text);

}  // namespace entente::server
