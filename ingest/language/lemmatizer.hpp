#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ingest/language/container.hpp"
#include "ingest/language/key_table.hpp"
#include "ingest/language/tags.hpp"

namespace entente::language {

/// How a lemma is made from a form: letters taken off its end, letters put on, and whether the form keeps its capitals.
struct LemmaRule {
  std::uint8_t strip = 0;  ///< bytes
  bool keep_case = false;
  std::string_view append;
};

/// Lemmas by rules that were learned for a Penn tag and an ending: the rule of the whole form if one is known, else
/// that of its longest known ending (at most six bytes), as in a decision list. Where that makes no word ("bom" of
/// "bombed"), the regular stem that is one. Past tenses that no suffix tells are known by a table
/// (irregular_verbs.hpp). Immutable, so threads may share it. Sections: "lemma.keys", "lemma.rule" (a rule number a
/// key), "lemma.rules" (a rule each: strip, keep_case, length of append, append).
class Lemmatizer {
 public:
  static constexpr std::size_t kLongestEnding = 6;

  Lemmatizer() = default;
  /// `words` are the hashes (fnv1a) of the words that are known, in lower case. Throws Error{bad_input}. Both must
  /// outlive the lemmatizer.
  Lemmatizer(const Container& file, const KeyTable& words);

  /// Appends the lemma of `form` to `out`; `out` must be empty.
  void lemma(std::string_view form, Xpos tag, std::string& out) const;

  /// Under what a rule is kept: an ending of a form in lower case, or a whole form.
  [[nodiscard]] static std::uint64_t key(Xpos tag, std::string_view text, bool whole);

 private:
  /// A rule, and whether it is that of the whole form.
  struct Found {
    const LemmaRule* rule = nullptr;
    bool whole = false;
  };
  [[nodiscard]] Found find(std::string_view lower, Xpos tag) const;
  [[nodiscard]] bool is_word(std::string_view text) const { return words_->find(fnv1a(text)) != KeyTable::kNone; }
  void prefer_word(std::string_view lower, Xpos tag, std::string& lemma) const;

  KeyTable keys_;
  std::span<const std::uint16_t> rule_of_;
  std::vector<LemmaRule> rules_;
  const KeyTable* words_ = nullptr;
};

}  // namespace entente::language
