#pragma once

#include <cstddef>

#include "graph/engine/filter.hpp"
#include "graph/engine/graph.hpp"
#include "graph/store/store.hpp"
#include "query/evidence/found.hpp"

namespace entente::query {

/// Whether an edge has evidence that passes a filter, as a predicate for View. The engine's columns decide first: an
/// edge whose summed-up figures cannot pass is turned away, and one that every filter of edges alone lets through is
/// let through; only an edge that is between the two (its dates span the period, a firmer or more certain piece of
/// evidence may lie outside it) is looked up in the store. Borrows graph and store; serves one thread.
class EdgeTest {
 public:
  EdgeTest(const Graph& graph, const Store& store, const EvidenceFilter& filter);
  [[nodiscard]] bool operator()(EdgeId edge) const;

 private:
  const Graph* graph_;
  const Store* store_;
  EvidenceFilter filter_;
  EdgePredicate summed_up_;
  bool by_edge_alone_;  ///< the filter asks for nothing that differs between pieces of evidence of one edge
};

/// The part of a filter that the figures of a whole edge can fail. An edge's confidence is at least that of each piece
/// of its evidence, so that it can fail there too.
[[nodiscard]] Filter of_edges(const EvidenceFilter& filter);

/// Throws Error{limit} when there are more hops than limits::kMaxHops.
void check_hops(std::size_t hops);

}  // namespace entente::query
