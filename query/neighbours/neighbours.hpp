#pragma once

#include <cstddef>
#include <vector>

#include "graph/engine/filter.hpp"
#include "graph/engine/graph.hpp"
#include "graph/store/store.hpp"
#include "query/evidence/found.hpp"

namespace entente::query {

struct NeighbourOptions {
  std::size_t hops = 1;  ///< 0 to limits::kMaxHops
  Direction direction = Direction::both;
  EvidenceFilter filter{};  ///< an edge is followed when it has evidence that passes
};

/// A node and its distance from where the search began.
struct NodeAt {
  NodeId node;
  std::size_t hops = 0;
};

/// The nodes within `hops` edges of `start`, itself first with 0 hops; then by hops, then by NodeId.
/// Throws Error{limit} for more hops than limits::kMaxHops.
[[nodiscard]] std::vector<NodeAt> neighbours(const Graph& graph, const Store& store, NodeId start,
                                             const NeighbourOptions& options = {});

/// An edge on the way outwards: it joins a node at hops - 1 with one at `hops`.
struct EdgeAt {
  EdgeId edge;
  std::size_t hops = 0;
};

/// The edges over which the nodes of neighbours() are reached, by hops, then by EdgeId.
[[nodiscard]] std::vector<EdgeAt> neighbour_edges(const Graph& graph, const Store& store,
                                                  const std::vector<NodeAt>& nodes, const NeighbourOptions& options);

}  // namespace entente::query
