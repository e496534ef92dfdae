#pragma once

#include <string_view>

#include "ingest/language/tree_words.hpp"

namespace entente::ingest {

/// Types of help and goodwill: promised for the future they are offers.
[[nodiscard]] inline bool is_friendly(std::string_view type) {
  return one_of(type, {"aids", "concedes", "cooperates", "retreats", "supports", "offers", "agrees"});
}

/// Types of harm: what one says one will do of them is a threat.
[[nodiscard]] inline bool is_hostile(std::string_view type) {
  return one_of(type, {"attacks", "coerces", "sanctions", "protests"});
}

}  // namespace entente::ingest
