#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/language/conllu.hpp"
#include "ingest/language/sentence.hpp"

namespace entente::train {

/// One of the heads that a teacher thinks a word may have.
struct HeadBelief {
  std::int32_t head = 0;  ///< 0 the root, i + 1 word i
  float weight = 0;
};

/// A treebank sentence with what we learn from it beyond its columns.
struct GoldSentence {
  language::ConlluSentence parse;
  std::vector<language::Name> names;
  bool has_names = false;  ///< whether `names` is annotated at all
  /// Of each word, weights that add up to 1; of words with one certain head, and of a whole sentence that is gold,
  /// empty.
  std::vector<std::vector<HeadBelief>> beliefs;
};

/// Marks a file whose column 10 says "Name=person" at the first token of each name and "Name=I-person" at its others,
/// as language::write_conllu does.
inline constexpr std::string_view kNamesMark = "# names = marked";

/// The sentences of CoNLL-U files, in order. "Heads=3:62|..." in column 10 gives what a teacher believes: heads counted
/// as in column 7, each with its share, separated by commas. Files whose column 10 holds GUM's entities, or names under
/// kNamesMark, yield names, too. Throws Error{bad_input} for a mark that names no type.
[[nodiscard]] std::vector<GoldSentence> read_corpus(const std::vector<std::filesystem::path>& files);

/// The sentence in CoNLL-U with its names, which column 10 then says and nothing else; under kNamesMark if it has any.
void write_with_names(const GoldSentence& sentence, std::string& out);

/// A whole file in memory. Throws Error{not_found}.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

}  // namespace entente::train
