#pragma once

#include <cstdint>
#include <string>

#include "ingest/entities/lexicon.hpp"
#include "ingest/language/sentence.hpp"

namespace entente::ingest {

/// The words before a name, or around a role noun, that say what somebody is: "Turkish Foreign Minister".
struct TitleSpan {
  std::uint32_t first = 0;  ///< tokens [first, last); empty when first == last
  std::uint32_t last = 0;
  std::string role;  ///< lower case, of known titles, without states: "foreign minister"
};

/// The title that ends right before token `end`; empty when there is none.
[[nodiscard]] TitleSpan title_before(const language::Sentence& sentence, std::uint32_t end, const Lexicon& lexicon);

}  // namespace entente::ingest
