#pragma once

#include "ingest/language/sentence.hpp"

namespace entente::ingest {

/// Mends mistakes parsers make with whole clauses in news:
/// - what somebody was told, read as a clause about the hearer ("told the club that Accra was engaging its friends"),
///   becomes what is told; its "that", taken for an object, a conjunction;
/// - "said Kenya and Ghana must go": both are subjects of what is said, not the first a hearer;
/// - "the accord that Chad signed", read as an accord to the effect that Chad signed: what was signed is the accord;
/// - "accuses Chad of backing and supporting rebels": both gerunds are accused of;
/// - "issued a call for Chad to leave", read as issued so that Chad leaves: it is called upon to leave;
/// - "the US and South Korea", read as one name;
/// - "Niger's X and Chad's Y", where Chad was taken for a third beside them;
/// - "Chad's offer was welcomed", read as a noun with a verb beside it: the noun is the verb's subject;
/// - a name whose words were taken for two subjects or objects is one.
/// The heads stay a tree. Linear in the tokens and their children.
void repair_clauses(language::Sentence& sentence);

}  // namespace entente::ingest
