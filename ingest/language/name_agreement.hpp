#pragma once

#include <span>

#include "ingest/language/sentence.hpp"

namespace entente::language {

/// Makes the names of one document agree, on the assumption that one name names one kind of thing in it (Gale, Church
/// and Yarowsky 1992: one sense per discourse). Every name votes for the type of its words; a person's name of several
/// words also votes for its last, by which persons are called later; a name behind "in" and the like votes for a place,
/// whatever it was taken for. Names that were outvoted change their type, a work or event whose last word is a person's
/// family name is that person, and proper nouns that were passed over become names if their word was seen as a name at
/// least twice. Nationalities neither vote nor change. The result depends on the sentences and their order alone; time
/// is linear in their tokens.
void agree_on_names(std::span<Sentence> document);

}  // namespace entente::language
