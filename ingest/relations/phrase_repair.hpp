#pragma once

#include "ingest/language/sentence.hpp"

namespace entente::ingest {

/// Mends noun phrases that were drawn into the clause:
/// - a participle before its noun, read as a second verb ("pardoned convicted Prince X", "extradited suspected
/// rebels");
/// - a number "up to" which a thing goes, read as a particle and a preposition of the verb ("kidnapped up to 16 men");
/// - a "not" that was hung elsewhere than from what it denies ("could not, under any circumstances, join", "vowed never
///   to forgive");
/// - "due to" before a verb and "due in" before a place, read as one preposition ("is due to visit");
/// - an office with its portfolio before the name of who holds it, read as the head ("Secretary of State John Kerry");
/// - an office that ends in "general", read as two ("consul general");
/// - a description and the name behind it, read as two subjects ("North Korean leader Kim salutes");
/// - what follows "on strike" and the like, hung on the noun instead of the verb ("went on strike against");
/// - what somebody calls a thing, read as an apposition of the thing ("called the plan a provocation");
/// - who somebody's friends are, hung on beside them ("with his friends the ministers of Chad");
/// - what is said of somebody beside a name or a noun (description_repair.hpp), what a preposition belongs to
///   (link_repair.hpp), who is given something (receiver_repair.hpp);
/// - the names a dash opens, hung on beside the noun they explain ("several countries—Egypt and Qatar—have").
/// The heads stay a tree. Linear in the tokens and their children.
void repair_phrases(language::Sentence& sentence);

}  // namespace entente::ingest
