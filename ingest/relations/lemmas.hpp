#pragma once

#include <string>
#include <vector>

#include "ingest/language/sentence.hpp"

namespace entente::ingest {

/// The lemmas a word list may know a token by, in lower case: the tagger's own first, then those that the regular
/// inflections of English would give ("invaded" -> "invad", "invade", "invaded"), for rare words it gets wrong.
[[nodiscard]] std::vector<std::string> possible_lemmas(const language::Token& token);

/// Whether one of them is in the list.
[[nodiscard]] bool lemma_in(const std::vector<std::string>& words, const language::Token& token);

}  // namespace entente::ingest
