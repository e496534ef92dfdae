#pragma once

#include "ingest/language/tree.hpp"

// Repairs of who is given something. `tree` is of `sentence`; where a head was changed it no longer tells the children.
namespace entente::ingest {

/// "offered Ghana joint patrols", "sent Ghana tanks", "gave Ghana 24 buses", read as Ghana's: a name that stands before
/// an adjective is no part of what is given, but whom it is given to, and a place before many things is, unless they go
/// to somebody else. Bare initials may be a part ("offered U.S. military aid"). Whether a head was changed.
[[nodiscard]] bool named_receivers(const language::Tree& tree, language::Sentence& sentence);

/// "invited the Ghana side" with two objects: what stands between an article and its noun is part of the phrase.
/// Whether a head was changed.
[[nodiscard]] bool inside_phrases(const language::Tree& tree, language::Sentence& sentence);

/// "handed his counterpart, Asante, a letter", read as what he is: it is handed to him. Whether a head was changed.
[[nodiscard]] bool given_papers(const language::Tree& tree, language::Sentence& sentence);

/// "made Ghana an offer": Ghana is given the offer, and made none. Changes relations only.
void given_words(const language::Tree& tree, language::Sentence& sentence);

/// "thanked Ghana for": somebody to whom nothing is given or said is no indirect object. Changes relations only.
void lone_objects(const language::Tree& tree, language::Sentence& sentence);

}  // namespace entente::ingest
