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
/// that of its longest known ending (at most six bytes), as in a decision list. Immutable, so threads may share it.
/// Sections: "lemma.keys", "lemma.rule" (a rule number a key), "lemma.rules" (a rule each: strip, keep_case, length of
/// append, append).
class Lemmatizer {
 public:
  static constexpr std::size_t kLongestEnding = 6;

  Lemmatizer() = default;
  /// Throws Error{bad_input}. `file` must outlive the lemmatizer.
  explicit Lemmatizer(const Container& file);

  /// Appends the lemma of `form` to `out`; `out` must be empty.
  void lemma(std::string_view form, Xpos tag, std::string& out) const;

  /// Under what a rule is kept: an ending of a form in lower case, or a whole form.
  [[nodiscard]] static std::uint64_t key(Xpos tag, std::string_view text, bool whole);

 private:
  [[nodiscard]] const LemmaRule* find(std::string_view lower, Xpos tag) const;

  KeyTable keys_;
  std::span<const std::uint16_t> rule_of_;
  std::vector<LemmaRule> rules_;
};

}  // namespace entente::language
