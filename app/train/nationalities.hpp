#pragma once

#include <string_view>

namespace entente::train {

/// Whether a word names a nation, people, religion or political creed ("Turkish", "Turks", "Sunni"): the nationalities
/// of the World Factbook and the larger peoples and creeds of the news. Case counts; a plural "s" does not.
[[nodiscard]] bool is_nationality(std::string_view form);

}  // namespace entente::train
