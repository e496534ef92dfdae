#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/ask/question.hpp"
#include "query/names/names.hpp"

namespace entente::query {

/// Reads questions in English. Borrows its arguments, which must outlive it; any number of threads may share one.
///
/// The grammar (docs/ask.md gives examples of each form; [ ] is optional, | is either):
///     PARTY    := who | whom | what | (which|what) LABEL | anyone | LABEL [of NAME] | NAME LABEL | NAME {and NAME}
///     VERB     := [auxiliaries] [not] a verb of the ontology in any form, or a light verb and its noun ("held talks")
///     relation := PARTY VERB [PARTY] [preposition PARTY]           who objects to Turkey; who offered what to Gaza
///               | PARTY be VERB(participle) [by PARTY]              who was thanked by the United States
///     object   := PARTY auxiliary PARTY VERB [preposition PARTY]   what did Pakistan refuse; whom did Dar consult
///     yes/no   := auxiliary PARTY VERB [PARTY] [preposition PARTY]  did Pakistan consult Iran
///     reason   := (why | when | how often | how many times) yes/no
///     count    := how many LABEL (relation | object)
///     link     := how are NAME and NAME connected | what connects NAME and NAME | path from NAME to NAME
///     between  := NOUN between NAME and NAME | what happened between NAME and NAME
///     noun     := NOUN (of|by|from|to|with|against) PARTY ...      objections to Turkey; offers by Pakistan
///     profile  := who is NAME | what is NAME | tell me about NAME
/// and anywhere a time ("since 2025-12-01", see take_period) and "about WORDS".
class QuestionParser {
 public:
  QuestionParser(const VerbLexicon& verbs, const Names& names, const Graph& graph)
      : verbs_(verbs), names_(names), graph_(graph) {}

  /// Throws Error{usage} for a question outside the grammar, with the nearest form that would be understood, and for
  /// an ambiguous name; Error{not_found} for a name nothing in the graph carries, with the nearest names.
  [[nodiscard]] Question parse(std::string_view question) const;

 private:
  const VerbLexicon& verbs_;
  const Names& names_;
  const Graph& graph_;
};

}  // namespace entente::query
