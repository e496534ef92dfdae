#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/ask/verbs.hpp"
#include "query/ask/words.hpp"
#include "query/names/names.hpp"

namespace entente::query {

/// Ends a question that no form of the grammar reads. When a relation verb is there and only a name is unknown:
/// Error{not_found} with the nearest names. Otherwise Error{usage}: what was not understood, and the nearest question
/// that would be, made of the verb (or the nearest one) and the names that were recognised.
[[noreturn]] void fail_with_suggestion(std::string_view question, const std::vector<Word>& words,
                                       const std::string& unknown_name, const VerbLexicon& verbs, const Names& names);

}  // namespace entente::query
