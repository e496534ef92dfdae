#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/model/span.hpp"
#include "ingest/language/tags.hpp"

namespace entente::language {

/// A syntactic word of Universal Dependencies v2. A contraction ("don't") is several tokens that share no byte.
struct Token {
  static constexpr std::int32_t kRoot = -1;

  ByteSpan span;           ///< in the analysed text
  std::string_view form;   ///< the text under `span`, a view into the analysed text
  std::string_view lemma;  ///< owned by the Analysis the sentence came from
  Upos upos = Upos::X;
  Xpos xpos = Xpos::FW;
  std::int32_t head = kRoot;  ///< index of the head token in the sentence, or kRoot; exactly one token has kRoot
  Relation relation = Relation::dep;
};

/// A name: tokens [first, last) of its sentence. Names of one sentence neither overlap nor nest.
struct Name {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  NameType type = NameType::other;
};

/// One sentence. The heads form a tree.
struct Sentence {
  ByteSpan span;  ///< from the first byte of the first token to the last byte of the last
  std::vector<Token> tokens;
  std::vector<Name> names;  ///< in text order
};

}  // namespace entente::language
