#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "app/server/parameters.hpp"
#include "graph/engine/filter.hpp"
#include "graph/engine/graph.hpp"

namespace entente::server {

/// The edges of a node that lead the given way, in EdgeId order; one from a node to itself once.
[[nodiscard]] inline std::vector<EdgeId> edges_of(const Graph& graph, NodeId node, Direction direction) {
  std::vector<EdgeId> edges;
  if (direction != Direction::in) {
    const auto [first, last] = graph.outgoing(node);
    for (std::uint32_t i = first; i < last; ++i) edges.emplace_back(i);
  }
  if (direction != Direction::out) {
    for (const Graph::Incoming& incoming : graph.incoming(node)) {
      if (direction == Direction::in || incoming.source != node.value()) edges.emplace_back(incoming.edge);
    }
  }
  std::sort(edges.begin(), edges.end());
  return edges;
}

/// The items of one page; none past the end.
template <class Item>
[[nodiscard]] std::span<const Item> on_page(const std::vector<Item>& items, const Page& page) {
  const std::size_t first = std::min(page.offset, items.size());
  return std::span<const Item>(items).subspan(first, std::min(page.limit, items.size() - first));
}

}  // namespace entente::server
