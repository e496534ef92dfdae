#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace entente::query {

/// The closed classes of the question grammar: words with a fixed part, all in folded form.
[[nodiscard]] bool is_wh(std::string_view form);           ///< who, whom, what, which, whose
[[nodiscard]] bool is_auxiliary(std::string_view form);    ///< did, has, will, ...; forms of "be" too
[[nodiscard]] bool is_be(std::string_view form);           ///< is, are, was, were, be, been, being
[[nodiscard]] bool is_do(std::string_view form);           ///< do, does, did, done, doing
[[nodiscard]] bool is_not(std::string_view form);          ///< not, never
[[nodiscard]] bool is_adverb(std::string_view form);       ///< ever, also, recently, ...: carry no condition
[[nodiscard]] bool is_preposition(std::string_view form);  ///< with, to, for, against, ...; not "by", "about"
[[nodiscard]] bool is_determiner(std::string_view form);   ///< the, a, any, some, ...
[[nodiscard]] bool is_anybody(std::string_view form);      ///< anyone, something, each other, ...
/// Whether the word has a part in the grammar that keeps it from being a name when it is written small ("us", "who").
[[nodiscard]] bool is_function_word(std::string_view form);

/// The ontology label a common noun stands for ("countries" -> "State"); nullopt for any other word.
[[nodiscard]] std::optional<std::string_view> label_of_noun(std::string_view form);
/// The lemma of the verb a noun of action stands for ("objections" -> "object"); nullopt for any other word.
[[nodiscard]] std::optional<std::string_view> verb_of_noun(std::string_view form);
/// Whether the word is a form of a verb that says little beside such a noun: "held talks", "raise objections".
[[nodiscard]] bool is_light_verb(std::string_view form);

}  // namespace entente::query
