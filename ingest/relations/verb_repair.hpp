#pragma once

#include "ingest/language/sentence.hpp"

namespace entente::ingest {

/// Mends verbs that were taken for something else, and the other way round:
/// - a verb read as the participle of its object, in a sentence that has no verb then ("Ghana imposed sanctions");
/// - a verb read into the phrase of its object ("the Council lifted sanctions imposed on Chad");
/// - a noun read as a verb, though it is a subject ("clashes between the two continued");
/// - a past tense read as a passive without an auxiliary ("Kenya, for its part, called on Ghana");
/// - how somebody is minded, read as a passive ("is opposed to a role for Chad");
/// - a headline's verb read as a noun, though it has an object ("Ghana consults Chad, Niger"), becomes a verb, and the
///   name before it its subject.
/// The heads stay a tree. Linear in the tokens and their children.
void repair_verbs(language::Sentence& sentence);

}  // namespace entente::ingest
