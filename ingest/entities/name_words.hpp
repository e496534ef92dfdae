#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/language/sentence.hpp"

namespace entente::ingest {

/// A token's form in lower case ASCII.
[[nodiscard]] std::string lower_form(const language::Token& token);

/// The forms of tokens [first, last) in lower case ASCII, joined by single blanks.
[[nodiscard]] std::string lower_words(const language::Sentence& sentence, std::uint32_t first, std::uint32_t last);

/// Whether a word begins with a capital; letters beyond ASCII count as such.
[[nodiscard]] bool capitalised(std::string_view form);

/// Whether a sentence is set in capitals, as headlines are, so that they say nothing.
[[nodiscard]] bool shouting(const language::Sentence& sentence);

/// Whether a lower-case word is (a part of) what a minister or secretary is "of": "affairs", "defence", "interior".
[[nodiscard]] bool is_portfolio(std::string_view word);

/// Whether a lower-case noun is for a body that every state has its own of: "parliament", "court", "party".
[[nodiscard]] bool is_of_state(std::string_view lemma);

/// Bodies of which no country can be supposed: of more countries than one by their name, or helpers from abroad, or
/// known by letters only.
[[nodiscard]] bool is_international(std::string_view name);
/// "West African Monetary Union", "Arab Parliament": an institution of many states, whatever one the article is about.
[[nodiscard]] bool is_regional(std::string_view name);

/// The name without an article at its front.
[[nodiscard]] std::string_view without_article(std::string_view text);

/// The slug of a name, American and British spellings of the usual words brought to one ("stabilisation force").
[[nodiscard]] std::string key_slug(std::string_view name);

}  // namespace entente::ingest
