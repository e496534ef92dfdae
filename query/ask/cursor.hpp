#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/ask/question.hpp"
#include "query/ask/verbs.hpp"
#include "query/ask/words.hpp"
#include "query/names/names.hpp"

namespace entente::query {

/// A verb with what stands around it: "has not been thanked".
struct VerbGroup {
  std::vector<VerbSense> senses;  ///< empty for "do": any event
  std::string lemma;
  bool negated = false;
  bool passive = false;
};

/// Reads the parts of a question off its words, from left to right. Each take_ function either consumes a part and
/// says so, or consumes nothing. A position can be kept and returned to.
class Cursor {
 public:
  Cursor(std::string_view question, const std::vector<Word>& words, const VerbLexicon& verbs, const Names& names,
         const Graph& graph);

  [[nodiscard]] std::size_t position() const { return at_; }
  void go_to(std::size_t position) { at_ = position; }
  [[nodiscard]] bool at_end() const { return at_ == words_.size(); }
  /// The folded word `ahead` places on, empty past the end.
  [[nodiscard]] std::string_view peek(std::size_t ahead = 0) const;

  bool take(std::string_view form);
  /// Takes all these words in order, or none.
  bool take_all(std::initializer_list<std::string_view> forms);
  bool take_preposition();
  bool take_auxiliary();
  void skip_adverbs();
  void skip_determiners();

  /// Someone or something: a wh-word with or without a label ("which states"), "anyone", a label ("Turkish officials"),
  /// or names joined by "and", "or" and commas. Ambiguous names throw Error{usage}.
  bool take_party(Party& party);
  /// Auxiliaries, "not", adverbs and a verb: "did not consult", "was thanked". `after_auxiliary` holds the auxiliaries
  /// that stood before the subject of a question ("was" in "was Pakistan thanked").
  bool take_verb_group(VerbGroup& group, std::string_view auxiliary_before = {});
  /// A noun of action and its relation: "objections", "talks".
  bool take_action_noun(VerbGroup& group);

  /// All words that are left, folded, when the grammar has no part for any of them; nothing otherwise.
  [[nodiscard]] std::string take_free_words();

  /// The words at the furthest place where a name was expected and none was found; empty when there was no such place.
  [[nodiscard]] std::string unknown_name() const;

 private:
  bool take_name(std::vector<NodeId>& nodes, std::size_t longer_than);
  bool take_labelled(Party& party);
  bool take_verb(VerbGroup& group, bool after_be, bool after_auxiliary);
  [[nodiscard]] std::string text(std::size_t first, std::size_t last) const;
  void note_unknown();

  std::string_view question_;
  const std::vector<Word>& words_;
  std::vector<std::string> forms_;
  const VerbLexicon& verbs_;
  const Names& names_;
  const Graph& graph_;
  std::size_t at_ = 0;
  std::optional<std::size_t> unknown_;
};

}  // namespace entente::query
