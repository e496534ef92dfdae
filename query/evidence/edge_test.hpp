#pragma once

#include <cstddef>

#include "graph/engine/filter.hpp"
#include "graph/engine/graph.hpp"
#include "graph/store/store.hpp"
#include "query/evidence/found.hpp"

namespace entente::query {

/// Whether an edge has evidence that passes a filter, as a predicate for View. The engine's columns decide first: an
/// edge whose summed-up figures cannot pass is turned away, and one is let through whose only piece of evidence they
/// sum up, or one end of whose dates is within the period where that is all that is asked. Only an edge that is between
/// the two (its dates span the period, a firmer or more certain piece of evidence may lie outside it) is looked up in
/// the store. Borrows graph and store; serves one thread.
class EdgeTest {
 public:
  EdgeTest(const Graph& graph, const Store& store, const EvidenceFilter& filter);
  [[nodiscard]] bool operator()(EdgeId edge) const;
  /// The same as a filter of the engine's, with the direction still to be set. Valid as long as graph and store.
  [[nodiscard]] Filter filter() const;

 private:
  /// Whether the columns of an edge whose figures pass are enough to say that it passes.
  [[nodiscard]] bool certain(EdgeId edge) const;

  const Graph* graph_;
  const Store* store_;
  EvidenceFilter filter_;
  EdgePredicate summed_up_;
};

/// The part of a filter that the figures of a whole edge can fail. An edge's confidence is at least that of each piece
/// of its evidence, so that it can fail there too.
[[nodiscard]] Filter of_edges(const EvidenceFilter& filter);

/// Throws Error{limit} when there are more hops than limits::kMaxHops.
void check_hops(std::size_t hops);

}  // namespace entente::query
