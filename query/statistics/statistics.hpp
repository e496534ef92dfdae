#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "graph/engine/graph.hpp"
#include "graph/store/store.hpp"
#include "query/evidence/found.hpp"

namespace entente::query {

/// A node by how much it takes part in.
struct Central {
  NodeId node;
  std::size_t neighbours = 0;  ///< distinct nodes it has an event with
  std::uint64_t mentions = 0;  ///< pieces of evidence on its event edges
};

/// Two nodes by how much passes between them.
struct Pair {
  NodeId one;  ///< the smaller id
  NodeId other;
  std::uint64_t mentions = 0;
  std::vector<std::string> types;  ///< of the edges between them, in byte order
};

struct TypeCount {
  std::string type;
  std::uint64_t edges = 0;
  std::uint64_t mentions = 0;
};

/// What the graph holds, in figures. Structural edges count in `types`, `edges` and `mentions` only.
struct Statistics {
  std::uint64_t nodes = 0, edges = 0;
  std::uint64_t mentions = 0;                   ///< pieces of evidence
  std::map<std::string, std::uint64_t> labels;  ///< nodes of each label
  std::vector<TypeCount> types;                 ///< most mentions first, then by name
  std::vector<Central> central;                 ///< most neighbours first, then most mentions, then by NodeId
  std::vector<Pair> pairs;                      ///< most mentions first, then by ids
  std::map<std::string, std::uint64_t> months;  ///< "2025-11": event edges that were first seen in that month
  /// The same for each type of edge.
  std::map<std::string, std::map<std::string, std::uint64_t>> months_of_type;
};

/// `top`: how many central nodes and pairs to keep. `watch` is called now and then; what it throws ends the work.
[[nodiscard]] Statistics statistics(const Graph& graph, std::size_t top, const std::function<void()>& watch = {});
/// The same of the evidence alone that passes the filter: the edges it stands behind and the nodes these join.
[[nodiscard]] Statistics statistics(const Graph& graph, const Store& store, const EvidenceFilter& filter,
                                    std::size_t top);

}  // namespace entente::query
