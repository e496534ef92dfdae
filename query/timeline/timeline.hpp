#pragma once

#include <optional>
#include <vector>

#include "graph/engine/graph.hpp"
#include "graph/store/store.hpp"
#include "query/evidence/found.hpp"

namespace entente::query {

/// Evidence in the order of its days (event, else publication), events without any day last; of one day by document and
/// place in it. With a node: only what it did and what was done to it.
[[nodiscard]] std::vector<FoundEvidence> timeline(const Graph& graph, const Store& store, std::optional<NodeId> node,
                                                  const EvidenceFilter& filter);

}  // namespace entente::query
