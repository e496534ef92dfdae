#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/engine/filter.hpp"
#include "graph/engine/graph.hpp"
#include "graph/model/limits.hpp"

/// The algorithms of graph/algorithms on an Entente graph under a filter, with its own types. All are deterministic,
/// use scratch memory kept by the calling thread, and may run on any number of threads at once.
namespace entente {

/// A node and how many edges away it is at least.
struct Neighbour {
  NodeId node;
  std::uint32_t hops = 0;
};

/// One edge of a path: `to` is where it leads; `forward` when that is the edge's target, false when the path follows
/// the edge from its target to its source.
struct Hop {
  EdgeId edge;
  NodeId to;
  bool forward = true;
};

struct Path {
  NodeId start;
  std::vector<Hop> hops;
};

/// The nodes within `hops` edges of `start` that pass the filter: `start` first with 0 hops, then by hops, then by key.
[[nodiscard]] std::vector<Neighbour> neighbourhood(const Graph& graph, NodeId start, std::uint32_t hops,
                                                   const Filter& filter = {});

/// The edges that pass the filter and join two of these nodes (given in any order), whichever way they point: in EdgeId
/// order.
[[nodiscard]] std::vector<EdgeId> edges_among(const Graph& graph, const std::vector<NodeId>& nodes,
                                              const Filter& filter = {});

/// The shortest path of at most `max_hops` edges; without hops when `from` is `to`; nullopt when there is none. Of
/// equally short ones the first by the keys of its nodes; of parallel edges the first by key.
[[nodiscard]] std::optional<Path> shortest_path(const Graph& graph, NodeId from, NodeId to, const Filter& filter = {},
                                                std::uint32_t max_hops = limits::kMaxHops);

/// The edges that pass the filter and lead in one step from one node to the other in the filter's direction: in EdgeId
/// order. What a hop of a path rests on.
[[nodiscard]] std::vector<EdgeId> edges_between(const Graph& graph, NodeId from, NodeId to, const Filter& filter = {});

}  // namespace entente
