#pragma once

#include <vector>

#include "graph/engine/graph.hpp"
#include "graph/store/store.hpp"
#include "query/ask/question.hpp"
#include "query/evidence/found.hpp"

namespace entente::query {

struct AnswerOptions {
  /// Without it a state stands also for the officials, forces and organisations that act for it.
  bool exact = false;
};

/// What a question found.
struct Answer {
  std::vector<FoundEvidence> evidence;  ///< by edge, the most mentioned first; the best sentence of each edge first
  std::vector<NodeId> actors;           ///< of Ask::actors: the distinct nodes at the asked end, in NodeId order
  [[nodiscard]] bool empty() const { return evidence.empty(); }
};

/// Answers every kind of question but Ask::connection, whose paths query/paths finds. The period is compared with the
/// date of the event, else of publication; evidence without either date is outside every period.
/// `graph` must have been loaded from `store`. Throws what the store throws.
[[nodiscard]] Answer answer(const Question& question, const Graph& graph, const Store& store,
                            const AnswerOptions& options = {});

}  // namespace entente::query
