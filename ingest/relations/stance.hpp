#pragma once

#include <string>
#include <vector>

#include "graph/model/evidence.hpp"
#include "graph/ontology/ontology.hpp"
#include "ingest/language/tree.hpp"

namespace entente::ingest {

/// How a sentence puts an event: as so, as not so, as planned, possible or hearsay, and by whose word.
struct Stance {
  bool negated = false;
  Modality modality = Modality::asserted;
  bool future = false;             ///< "will", "would", "is to"
  bool settled = false;            ///< "is to": by somebody's decision
  bool obligation = false;         ///< "must", "should", "need to": asked for, not done
  bool hypothetical = false;       ///< under "if", "unless", "whether", in a question
  bool unreal = false;             ///< "would have allowed": it did not come about
  std::uint32_t speaker_verb = 0;  ///< the verb of saying above the event; tree size when there is none
  bool hoped = false;              ///< under "hopes that": of somebody else
  bool unnamed_speaker = false;    ///< "sources said", "according to officials"
};

/// Reads the stance of the predicate `token` (for a noun: of the verb that carries or governs it, given as `anchor`)
/// from auxiliaries, negation words, hedges and the predicates above it.
[[nodiscard]] Stance read_stance(const language::Tree& tree, std::uint32_t token, std::uint32_t anchor,
                                 const Ontology& ontology);

/// Whether a negation word hangs directly from the token, or its subject or object says "no".
/// `apart` is a child that has been asked already ("no talks were held": asked at "talks", passed over at "held").
[[nodiscard]] bool directly_negated(const language::Tree& tree, std::uint32_t token, const Ontology& ontology,
                                    std::uint32_t apart = UINT32_MAX);

}  // namespace entente::ingest
