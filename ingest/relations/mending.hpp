#pragma once

#include "ingest/language/tree.hpp"

namespace entente::ingest {

/// Hangs a token from another unless that one stands below it, as the sentence's heads are by now; whether it did.
inline bool hang(language::Sentence& sentence, std::uint32_t token, std::uint32_t head, language::Relation relation) {
  auto& tokens = sentence.tokens;
  std::int32_t above = static_cast<std::int32_t>(head);
  for (std::size_t steps = 0; steps <= tokens.size() && above >= 0; ++steps) {
    if (above == static_cast<std::int32_t>(token)) return false;
    above = tokens[static_cast<std::size_t>(above)].head;
  }
  if (above >= 0 || tokens[token].head < 0) return false;
  tokens[token].head = static_cast<std::int32_t>(head);
  tokens[token].relation = relation;
  return true;
}

/// Runs mendings of a sentence's tree one after the other; after one that says it changed a head, the tree is read anew
/// for the next.
template <class... Mending>
void mend_heads(language::Tree& tree, language::Sentence& sentence, Mending... mendings) {
  const auto run = [&](auto mending) {
    if (mending(tree, sentence)) tree = language::Tree(sentence);
  };
  (run(mendings), ...);
}

}  // namespace entente::ingest
