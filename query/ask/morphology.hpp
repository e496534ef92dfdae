#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::query {

/// The forms of an English verb, by the general rules of spelling and a table of irregular verbs.
struct VerbForms {
  std::string base;                     ///< consult
  std::string third;                    ///< consults
  std::vector<std::string> past;        ///< consulted; met
  std::vector<std::string> participle;  ///< consulted; met; given
  std::string gerund;                   ///< consulting
};

/// `lemma` is one lower-case English word.
[[nodiscard]] VerbForms inflect(std::string_view lemma);

}  // namespace entente::query
