#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::identity {

/// The name of an organisation, force, group or plan, ready for comparing.
struct BodyName {
  std::string form;      ///< its words in one spelling, articles and prepositions left out
  std::string acronym;   ///< itself, when it is one: "ISF"
  std::string initials;  ///< of a name of three words or more: "ISF"; else empty
};

[[nodiscard]] BodyName read_body_name(std::string_view name);

}  // namespace entente::identity
