#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/language/sentence.hpp"
#include "ingest/language/tags.hpp"

namespace entente::language {

/// One word line of a CoNLL-U file, https://universaldependencies.org/format.html. Columns 6 and 9 are not kept.
/// A tag or relation that is "_" or not one of ours reads as the default below.
struct ConlluToken {
  std::string form;
  std::string lemma;
  Upos upos = Upos::X;
  Xpos xpos = Xpos::XX;
  std::int32_t head = Token::kRoot;  ///< index into ConlluSentence::tokens, or kRoot
  Relation relation = Relation::dep;
  std::string misc;  ///< column 10, "_" kept as empty
};

/// A multiword token ("don't" over "do" and "n't"): tokens [first, last).
struct ConlluRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::string form;
  std::string misc;
};

struct ConlluSentence {
  std::vector<std::string> comments;  ///< whole lines, '#' included
  std::vector<ConlluToken> tokens;
  std::vector<ConlluRange> ranges;  ///< in order
};

/// What column 10 says after `key` ("Entity="), up to the next bar; empty where it says nothing.
[[nodiscard]] std::string_view misc_value(std::string_view misc, std::string_view key);

/// Every sentence of a CoNLL-U text. Empty nodes ("8.1") are passed over. Throws Error{bad_input} with
/// "`name`:LINE" for a line without ten columns, ids out of order, or a head outside the sentence.
[[nodiscard]] std::vector<ConlluSentence> read_conllu(std::string_view text, std::string_view name);

/// True if `next` is written to `previous` without a break, as the treebanks' multiword tokens are: "do" + "n't",
/// "Turkey" + "'s", "can" + "not".
[[nodiscard]] bool is_contraction(const Token& previous, const Token& next);

/// Appends `sentence` in CoNLL-U, its closing blank line included. `comments` come first, one line each; line
/// breaks inside become spaces.
/// Contractions get their multiword line; SpaceAfter=No tells where the text has no space; Name=person and so on
/// marks the first token of a name, Name=I-person the others.
void write_conllu(const Sentence& sentence, const std::vector<std::string>& comments, std::string& out);

/// The tokens, tags, lemmas, heads and relations of `sentence` put into `target`, which keeps its comments, ranges,
/// and column 10; both have the same number of tokens.
void annotate(const Sentence& sentence, ConlluSentence& target);

/// Appends a sentence that was read, its closing blank line included.
void write_conllu(const ConlluSentence& sentence, std::string& out);

}  // namespace entente::language
