#pragma once

#include "ingest/language/sentence.hpp"

namespace entente::ingest {

/// Mends, in the tree, who says what stands before him, what was told "a day earlier", what is done by those he speaks
/// of ("struck the town, the army said, wounding two"), what whoever says so does besides, whose a bare infinitive or a
/// gerund is, and objects drawn into the clause behind them.
void repair_speech(language::Sentence& sentence);

}  // namespace entente::ingest
