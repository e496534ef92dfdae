#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/engine/graph.hpp"
#include "graph/store/store.hpp"
#include "query/evidence/found.hpp"

namespace entente::query {

/// The part of a graph an export shows: nodes and edges in the order of their ids, which is the order of their keys,
/// so that the same graph always gives the same bytes. Borrows graph and store.
struct Selection {
  const Graph* graph = nullptr;
  const Store* store = nullptr;
  EvidenceFilter filter{};      ///< evidence that does not pass is left out, and edges without any
  std::vector<NodeId> nodes{};  ///< in NodeId order
  std::vector<EdgeId> edges{};  ///< in EdgeId order, both ends among `nodes`

  [[nodiscard]] NodeRecord node(NodeId id) const { return graph->node(id); }
  [[nodiscard]] EdgeRecord edge(EdgeId id) const { return graph->edge(id); }
  /// The evidence of one edge that passes the filter, best first.
  [[nodiscard]] std::vector<FoundEvidence> evidence(EdgeId id) const { return evidence_of(id, *graph, *store, filter); }
};

struct SelectionOptions {
  std::optional<NodeId> around{};  ///< only nodes within `hops` of this one, over edges in either direction
  std::size_t hops = 1;
  EvidenceFilter filter{};
};

/// Chooses what to export. Without conditions: every node and edge; with conditions on evidence: the edges that have
/// evidence that passes, summed up over that evidence alone, and the nodes they join. `around` itself is always there.
[[nodiscard]] Selection select(const Graph& graph, const Store& store, const SelectionOptions& options = {});

}  // namespace entente::query
