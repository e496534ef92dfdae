#pragma once

#include <string>
#include <string_view>

namespace entente::ingest {

/// Text as names are looked up by: typographic apostrophes, quotation marks and dashes typed, accents stripped, white
/// space single and none at either end.
[[nodiscard]] std::string surface_form(std::string_view text);

/// A place as it is looked up, however its letters are doubled: "Nassarawa" is "Nasarawa".
[[nodiscard]] std::string realm_form(std::string_view text);

}  // namespace entente::ingest
