#pragma once

#include <string_view>

namespace entente::language {

/// The lemma of a past tense or participle that no suffix tells ("froze", "withdrew"), in lower case; empty for others.
[[nodiscard]] std::string_view irregular_verb(std::string_view form);

}  // namespace entente::language
