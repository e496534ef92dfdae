#pragma once

#include "ingest/entities/lexicon.hpp"
#include "ingest/language/sentence.hpp"

namespace entente::ingest {

/// Gives plural nouns whose lemma no list holds ("navie", "troops") the singular that one does ("navy", "troop"), and
/// "opposite number" and "chargé d'affaires" the lemmas of what they mean, "counterpart" and "diplomat". The new lemmas
/// live as long as the lexicon.
void repair_lemmas(language::Sentence& sentence, const Lexicon& lexicon);

}  // namespace entente::ingest
