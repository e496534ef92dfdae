#pragma once

#include <cstddef>
#include <vector>

#include "graph/engine/filter.hpp"
#include "graph/engine/graph.hpp"
#include "graph/engine/search.hpp"
#include "graph/store/store.hpp"
#include "query/evidence/found.hpp"

namespace entente::query {

/// One step of a path: from `from` to `to` over an edge, which may point the other way.
struct Step {
  NodeId from;
  NodeId to;
  EdgeId edge;
};
using Path = std::vector<Step>;

struct PathOptions {
  std::size_t max_hops = 8;               ///< at most limits::kMaxHops
  Direction direction = Direction::both;  ///< out: edges are followed as they point
  EvidenceFilter filter{};                ///< an edge is followed when it has evidence that passes
};

/// The shortest path by number of edges; of several the first in the order of node keys. Empty when there is none
/// within max_hops, and when both ends are one node. Throws Error{limit} for more hops than limits::kMaxHops.
[[nodiscard]] Path shortest_path(const Graph& graph, const Store& store, NodeId from, NodeId to,
                                 const PathOptions& options = {});

/// All shortest paths, at most the first `limit` of them.
[[nodiscard]] std::vector<Path> all_shortest_paths(const Graph& graph, const Store& store, NodeId from, NodeId to,
                                                   std::size_t limit, const PathOptions& options = {});

/// Of the `k` best paths by `cost` that pass no node twice those of at most max_hops edges, best first: with
/// PathCost::hops, the k best of these.
[[nodiscard]] std::vector<Path> cheapest_paths(const Graph& graph, const Store& store, NodeId from, NodeId to,
                                               std::size_t k, PathCost cost, const PathOptions& options = {});

}  // namespace entente::query
