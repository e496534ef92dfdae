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

/// All shortest paths, at most the first `limit` in the order of their nodes and then edges: parallel edges make
/// different paths.
[[nodiscard]] std::vector<Path> all_shortest_paths(const Graph& graph, NodeId from, NodeId to, std::size_t limit,
                                                   const Filter& filter = {},
                                                   std::uint32_t max_hops = limits::kMaxHops);

/// How many all_shortest_paths() would give without a limit; 2^64 - 1 stands for that many or more.
[[nodiscard]] std::uint64_t count_shortest_paths(const Graph& graph, NodeId from, NodeId to, const Filter& filter = {},
                                                 std::uint32_t max_hops = limits::kMaxHops);

/// What an edge costs a path.
enum class PathCost : std::uint8_t {
  hops,        ///< 1
  confidence,  ///< 1 - ln(confidence), taken as at least 0.01: long doubtful paths lose to shorter, surer ones
  recency      ///< 1 and the years from its last date to the newest date of the graph; 100 without a date
};

/// A path and the sum of its costs.
struct RankedPath {
  Path path;
  double cost = 0;
};

/// The `k` cheapest paths that pass no node twice, cheapest first; paths through the same nodes are one, over the
/// cheapest of parallel edges.
[[nodiscard]] std::vector<RankedPath> k_shortest_paths(const Graph& graph, NodeId from, NodeId to, std::size_t k,
                                                       PathCost cost = PathCost::hops, const Filter& filter = {});

/// The paths of at most `max_hops` edges that pass no node twice, at most the first `limit` in the order of their
/// nodes. None from a node to itself.
[[nodiscard]] std::vector<Path> simple_paths(const Graph& graph, NodeId from, NodeId to, std::uint32_t max_hops,
                                             std::size_t limit, const Filter& filter = {});

/// The nodes one step away from both, with how much the two are alike by them.
struct Shared {
  std::vector<NodeId> nodes;
  double jaccard = 0;      ///< shared neighbours over neighbours of either
  double adamic_adar = 0;  ///< rare neighbours count more: sum of 1 / ln(neighbours of the neighbour)
};
[[nodiscard]] Shared common_neighbours(const Graph& graph, NodeId a, NodeId b, const Filter& filter = {});

/// The edges that pass the filter and lead in one step from one node to the other in the filter's direction: in EdgeId
/// order. What a hop of a path rests on.
[[nodiscard]] std::vector<EdgeId> edges_between(const Graph& graph, NodeId from, NodeId to, const Filter& filter = {});

}  // namespace entente
