#pragma once

#include "ingest/language/sentence.hpp"

namespace entente::ingest {

/// Mends mistakes parsers make with subjects in news. Two subjects at a verb of saying, none at what is said: the first
/// goes there. A headline's subject read as a part of its verb. And: after an opening clause the subject of the main
/// clause is taken for one more conjunct of the clause's last noun ("After the US declined participation, several
/// countries have offered troops"). Where a finite verb has no subject of its own, but such a noun behind a comma and
/// without "and" lies between the clause and the verb, the noun becomes its subject. The heads stay a tree. O(tokens^2)
/// at worst.
void repair_subjects(language::Sentence& sentence);

}  // namespace entente::ingest
