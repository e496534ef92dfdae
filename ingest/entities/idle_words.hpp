#pragma once

#include <string>
#include <string_view>

namespace entente::ingest {

/// Whether an adjective does not set one thing apart from others of its kind: "new", "proposed", "future".
[[nodiscard]] bool is_idle(std::string_view word);

/// "one" to "twenty", the tens, "dozen", "hundreds", "million".
[[nodiscard]] bool is_number_word(std::string_view word);

/// Whether the words, joined by blanks, tell how many there are: "two men", "at least 20 people".
[[nodiscard]] bool has_count(std::string_view words);

/// Words joined by blanks without the idle ones and without counts ("5 new hydropower projects" keeps two; a year
/// stays).
[[nodiscard]] std::string without_idle(std::string_view words);

}  // namespace entente::ingest
