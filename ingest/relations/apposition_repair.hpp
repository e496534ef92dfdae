#pragma once

#include "ingest/language/tree.hpp"

// Repairs of how a name and what describes it stand beside each other: one of them, not both, takes part in the
// sentence. `tree` is of `sentence`; where a head was changed it no longer tells the children.
namespace entente::ingest {

/// "an agency for refugees, UNRWA": a name is one thing's, not several things'. Whether a head was changed.
[[nodiscard]] bool names_of_singulars(const language::Tree& tree, language::Sentence& sentence);

/// "U.S. Secretary of State John Kerry and X": the name is what stands in the sentence, not the office. Whether a head
/// was changed.
[[nodiscard]] bool names_behind_offices(const language::Tree& tree, language::Sentence& sentence);

/// "North Korean leader Kim salutes", "A former soldier, Ghalib had ...", read as two subjects: whoever is described
/// has one. Whether a head was changed.
[[nodiscard]] bool doubled_subjects(const language::Tree& tree, language::Sentence& sentence);

/// "spoke with my brothers the ministers of Chad", "his friend the king": close appositions, hung from the verb.
[[nodiscard]] bool close_appositions(const language::Tree& tree, language::Sentence& sentence);

/// The same, read as an object of speaking: one does not speak ministers, they are the brothers.
void spoken_appositions(const language::Tree& tree, language::Sentence& sentence);

/// "Asante, Mensah to Meet", "Asante, Mensah Discuss Chad": a headline's "and". Whether a head was changed.
[[nodiscard]] bool headline_pairs(const language::Tree& tree, language::Sentence& sentence);

/// "several countries—Indonesia, Egypt, and Qatar—have expressed": the names between two dashes are said of the plural
/// before them, and it is the verb's subject, wherever either was hung. Whether a head was changed.
[[nodiscard]] bool dashed_subjects(const language::Tree& tree, language::Sentence& sentence);

/// "the six powers that signed the deal - Chad, Niger and Mali - met": the members of those counted, not of what stands
/// nearest. Whether a head was changed.
[[nodiscard]] bool dashed_members(const language::Tree& tree, language::Sentence& sentence);

/// "several countries—Indonesia, Egypt and Qatar—have": what a dash or a colon opens says who they are.
void listed_appositions(const language::Tree& tree, language::Sentence& sentence);

}  // namespace entente::ingest
