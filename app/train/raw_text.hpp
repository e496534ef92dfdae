#pragma once

#include <string>
#include <vector>

#include "app/train/corpus.hpp"
#include "graph/model/span.hpp"

namespace entente::train {

/// One paragraph of a treebank as running text, and where its words and sentences lie in it.
struct RawParagraph {
  std::string text;
  std::vector<ByteSpan> words;            ///< syntactic words; those of a contraction share it without a gap
  std::vector<std::size_t> sentence_end;  ///< for each sentence, one past its last word
};

/// Joins sentences to paragraphs at "# newpar" and "# newdoc". Words under a multiword token that do not add up to its
/// form are kept as one word.
[[nodiscard]] std::vector<RawParagraph> raw_paragraphs(const std::vector<GoldSentence>& corpus);

}  // namespace entente::train
