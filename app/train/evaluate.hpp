#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "ingest/language/model.hpp"

namespace entente::train {

/// Scores of a model on one treebank file, as lines of text:
/// with gold tokens UPOS, XPOS, lemmas, UAS, LAS without and with subtypes, subject/object/oblique arcs (head and full
/// relation right), precision, recall and F1 of names by type (exact spans; only where the file has names);
/// from raw text F1 of words and of sentences, where paragraphs are parted by blank lines.
[[nodiscard]] std::string evaluate(const std::shared_ptr<const language::Model>& model,
                                   const std::filesystem::path& treebank);

}  // namespace entente::train
