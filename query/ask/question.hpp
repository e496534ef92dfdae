#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/engine/graph.hpp"
#include "query/ask/dates.hpp"
#include "query/ask/verbs.hpp"

namespace entente::query {

/// What a question wants to know.
enum class Ask : std::uint8_t {
  relations,   ///< who did what to whom: the evidence
  yes_no,      ///< did A ... B: the evidence for and against
  actors,      ///< how many states ...: the distinct nodes at the asked end
  mentions,    ///< how many times, how often: the number of pieces of evidence
  connection,  ///< how are A and B connected: paths
  profile      ///< who is A: its structural edges
};

/// One end of a relation as the question limits it.
struct Party {
  std::vector<NodeId> nodes{};        ///< one of these; empty: no limit
  std::vector<std::string> labels{};  ///< one of these labels; empty: no limit
  std::vector<NodeId> acting_for{};   ///< must act for one of these states ("Turkish officials"); empty: no limit
  bool asked = false;                 ///< this is what the question asks for
  [[nodiscard]] bool any() const { return nodes.empty() && labels.empty() && acting_for.empty(); }
};

/// A question understood. Immutable input of answer().
struct Question {
  Ask ask = Ask::relations;
  std::vector<VerbSense> senses;  ///< any of these relations; empty: every event type
  std::string verb;               ///< the verb's lemma as the lexicon has it, empty for "do"
  Party subject;
  Party object;
  bool negated = false;       ///< asks only for what did not happen: "who did not consult Iran"
  bool either_way = false;    ///< "between A and B": direction does not matter
  bool or_mentioned = false;  ///< "offered what to Gaza": a sentence that names the object counts too
  std::string about;          ///< folded words the sentence must hold ("about the ceasefire"); empty: no limit
  Period period;
};

/// The question in a fixed form, so that a person sees how it was understood:
///     "State -[objects-to]-> Turkey or whoever acts for it, since 2025-12-01"
[[nodiscard]] std::string describe(const Question& question, const Graph& graph);

}  // namespace entente::query
