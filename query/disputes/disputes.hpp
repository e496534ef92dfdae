#pragma once

#include <functional>
#include <vector>

#include "graph/engine/graph.hpp"
#include "graph/ontology/ontology.hpp"

namespace entente::query {

/// Two edges between the same source and target that cannot both be so: one is the negation of the other, or the
/// ontology says that their types contradict each other. `one` comes before `other` in the order of edge keys.
struct Dispute {
  EdgeId one;
  EdgeId other;
};

/// All disputes, by source, target and edge. Two negated edges of contradicting types are none. `watch`
/// is called now and then; what it throws ends the work.
[[nodiscard]] std::vector<Dispute> disputes(const Graph& graph, const Ontology& ontology,
                                            const std::function<void()>& watch = {});

}  // namespace entente::query
