#pragma once

#include "ingest/language/tree.hpp"

namespace entente::ingest {

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
