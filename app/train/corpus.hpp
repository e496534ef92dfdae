#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "ingest/language/conllu.hpp"
#include "ingest/language/sentence.hpp"

namespace entente::train {

/// A treebank sentence with what we learn from it beyond its columns.
struct GoldSentence {
  language::ConlluSentence parse;
  std::vector<language::Name> names;
  bool has_names = false;  ///< whether `names` is annotated at all
};

/// The sentences of CoNLL-U files, in order. Files whose column 10 holds GUM's entities yield names, too.
[[nodiscard]] std::vector<GoldSentence> read_corpus(const std::vector<std::filesystem::path>& files);

/// A whole file in memory. Throws Error{not_found}.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

}  // namespace entente::train
