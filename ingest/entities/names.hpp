#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/entities/gazetteer.hpp"
#include "ingest/entities/lexicon.hpp"
#include "ingest/entities/name_words.hpp"
#include "ingest/entities/titles.hpp"
#include "ingest/language/tree.hpp"

namespace entente::ingest {

/// Words of a sentence that are a name, before it is known whose.
struct NameSpan {
  enum class Kind : std::uint8_t { known, person, organization, place, force, plan, other };
  std::uint32_t first = 0;  ///< tokens [first, last)
  std::uint32_t last = 0;
  std::uint32_t head = 0;
  Kind kind = Kind::other;
  Gazetteer::Match match;  ///< of Kind::known
};

/// Finds the names of a sentence by gazetteer, by the name finder and by capitals, and settles where they overlap: the
/// gazetteer knows better what a name is, the longer span better where it ends. In text order, without overlap.
[[nodiscard]] std::vector<NameSpan> find_names(const language::Tree& tree, const Gazetteer& gazetteer,
                                               const Lexicon& lexicon);

/// The token of [first, last) whose head is outside.
[[nodiscard]] std::uint32_t head_of(const language::Tree& tree, std::uint32_t first, std::uint32_t last);

/// Whether a token in this relation takes part in a clause or stands behind a preposition: subjects, objects, obliques
/// and the nouns they govern.
[[nodiscard]] bool takes_part(language::Relation relation);

}  // namespace entente::ingest
