#pragma once

#include <string>
#include <string_view>

namespace entente::identity {

/// One form for the spellings of one name that transliteration and custom produce: "Mohammed" and "Muhammad", "Sergey"
/// and "Sergei", "Zelensky" and "Zelenskyy" have the same form. Takes and gives one folded word (fold_name). The form
/// is for comparing only, and is no spelling itself.
[[nodiscard]] std::string spelling_form(std::string_view word);

/// The same for a word of a body's name: "organisation" and "organization", "defence" and "defense".
[[nodiscard]] std::string body_word_form(std::string_view word);

}  // namespace entente::identity
