#pragma once

#include "ingest/language/gazetteer.hpp"
#include "ingest/language/sentence.hpp"

namespace entente::language {

/// Corrects names by what their words are known for, where that is plain:
/// - proper nouns after a title ("Foreign Minister Hakan Fidan", "spokesman Tahir Andrabi") are one person's name;
/// - a name of several words whose head is a word for an organisation ("Collins College", "Bank of England") is an
///   organisation; the head is the last word, or the last before "of" or "for";
/// - two or three proper nouns that were passed over, the first a given name and no place, are a person's name;
/// - two words taken for a place are a person's name if the first is a given name and neither is known of places;
/// - a place within the phrase of the organisation behind it is a part of its name ("Lake Chad Stabilisation Force");
///   countries are not;
/// - wars, games and ages are no bodies and no places;
/// - an office alone ("Emperor", "Prime Minister") is no person's name, nor are initials without a name; an era ("480
/// BC") is none at all. Reads forms, UPOS and heads, changes names, which stay in order.
void refine_names(Sentence& sentence, const Gazetteer& gazetteer);

}  // namespace entente::language
