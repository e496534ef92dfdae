#pragma once

#include <string>

#include "ingest/language/sentence.hpp"

// What a word of a name, or beside one, says of the kind of the name. All go by the word's normal form alone.
namespace entente::language {

/// The form in lower case, with plain marks (normalise()).
[[nodiscard]] std::string normal_form(const Token& token);

/// A title or an office that stands before a person's name ("Gen.", "spokesman").
[[nodiscard]] bool is_title(const Token& token);
/// What only stands before titles ("Deputy Foreign Minister").
[[nodiscard]] bool stands_before_titles(const Token& token);
/// Heads of organisations' names ("Collins College").
[[nodiscard]] bool is_organization_head(const Token& token);
/// "Norton Bridge": lies somewhere, whoever it is named for.
[[nodiscard]] bool is_place_head(const Token& token);
/// "the Olympic Games", "the Middle Ages", "World War": what happened, and neither a body nor a place.
[[nodiscard]] bool is_event_head(const Token& token);
/// "Hurricane Katrina": what is called by given names and is no person.
[[nodiscard]] bool is_storm_word(const Token& token);
[[nodiscard]] bool is_deity(const Token& token);

}  // namespace entente::language
