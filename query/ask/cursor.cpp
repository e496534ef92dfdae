#include "query/ask/cursor.hpp"

#include <algorithm>

#include "query/ask/closed_words.hpp"

namespace entente::query {
namespace {

constexpr std::size_t kLongestName = 12;  ///< words of a name in a question

bool has_form(const VerbMatch& match, VerbForm form) {
  return std::find(match.forms.begin(), match.forms.end(), form) != match.forms.end();
}

void append_new(std::vector<NodeId>& into, const std::vector<NodeId>& nodes) {
  for (const NodeId node : nodes) {
    if (std::find(into.begin(), into.end(), node) == into.end()) into.push_back(node);
  }
}

}  // namespace

Cursor::Cursor(std::string_view question, const std::vector<Word>& words, const VerbLexicon& verbs, const Names& names,
               const Graph& graph)
    : question_(question), words_(words), verbs_(verbs), names_(names), graph_(graph) {
  for (const Word& word : words_) forms_.push_back(word.form);
}

std::string_view Cursor::peek(std::size_t ahead) const {
  return at_ + ahead < forms_.size() ? std::string_view(forms_[at_ + ahead]) : std::string_view();
}

bool Cursor::take(std::string_view form) {
  if (peek() != form) return false;
  ++at_;
  return true;
}

bool Cursor::take_all(std::initializer_list<std::string_view> forms) {
  std::size_t ahead = 0;
  for (const std::string_view form : forms) {
    if (peek(ahead++) != form) return false;
  }
  at_ += forms.size();
  return true;
}

bool Cursor::take_preposition() {
  if (!is_preposition(peek())) return false;
  ++at_;
  return true;
}

bool Cursor::take_auxiliary() {
  if (!is_auxiliary(peek()) || words_[at_].all_caps) return false;
  ++at_;
  return true;
}

void Cursor::skip_adverbs() {
  while (is_adverb(peek())) ++at_;
}

void Cursor::skip_determiners() {
  while (is_determiner(peek()) && !words_[at_].all_caps) ++at_;
}

std::string Cursor::text(std::size_t first, std::size_t last) const {
  return std::string(question_.substr(words_[first].start, words_[last].end - words_[first].start));
}

void Cursor::note_unknown() {
  if (at_ < words_.size() && (!unknown_ || *unknown_ < at_)) unknown_ = at_;
}

std::string Cursor::unknown_name() const {
  if (!unknown_) return {};
  std::size_t first = *unknown_;
  while (first < words_.size() && is_determiner(forms_[first])) ++first;
  // A small word at the beginning ("rank the states") is no name, but a form the grammar does not have.
  if (first == 0 && !words_.empty() && !words_.front().capital) return {};
  std::size_t last = first;
  while (last < words_.size() && !is_function_word(forms_[last]) && forms_[last] != "'s" &&
         ((last == first && words_[first].capital) || verbs_.match(forms_, last).words == 0)) {
    ++last;
  }
  return last == first ? std::string() : text(first, last - 1);
}

std::string Cursor::take_free_words() {
  std::string text;
  std::size_t end = at_;
  while (end < words_.size() && is_determiner(forms_[end])) ++end;
  for (; end < words_.size(); ++end) {
    if (is_function_word(forms_[end]) && !words_[end].all_caps) return {};
    text += (text.empty() ? "" : " ") + forms_[end];
  }
  at_ = end;
  return text;
}

bool Cursor::take_name(std::vector<NodeId>& nodes, std::size_t longer_than) {
  if (at_end()) return false;
  for (std::size_t count = std::min(kLongestName, words_.size() - at_); count > longer_than; --count) {
    const Word& first = words_[at_];
    // "us", "who" and "may" are names only in capitals, or as part of a longer name.
    if (count == 1 && is_function_word(first.form) && !first.all_caps) return false;
    std::size_t last = at_ + count - 1;
    if (forms_[last] == "'s") continue;
    std::vector<NodeId> found = names_.candidates(text(at_, last));
    if (found.empty()) continue;
    // A single small word that is also a verb ("offer", "support") is the verb.
    if (count == 1 && !first.capital && verbs_.match(forms_, at_).words > 0) return false;
    // "states" are all of them, even if some text speaks of a group by no more than that word.
    if (count == 1 && !first.capital && label_of_noun(first.form)) return false;
    if (found.size() > 1) found = {names_.resolve(text(at_, last))};
    append_new(nodes, found);
    at_ += count;
    return true;
  }
  return false;
}

bool Cursor::take_labelled(Party& party) {
  const auto label = label_of_noun(peek());
  if (!label) return false;
  ++at_;
  if (!label->empty()) party.labels.emplace_back(*label);
  // "states and officials"
  while (peek() == "and" || peek() == "or") {
    const auto next = label_of_noun(peek(1));
    if (!next) break;
    if (!next->empty()) party.labels.emplace_back(*next);
    at_ += 2;
  }
  // "officials of Turkey"
  const std::size_t kept = at_;
  if (take("of") || take("from")) {
    if (!take_name(party.acting_for, 0)) at_ = kept;
  }
  return true;
}

bool Cursor::take_party(Party& party) {
  const std::size_t start = at_;
  if (at_end()) return false;
  Party read;
  const bool all_caps = words_[at_].all_caps;
  if (is_wh(peek()) && !all_caps) {
    read.asked = true;
    const bool may_carry_label = peek() == "which" || peek() == "what" || peek() == "whose";
    ++at_;
    while (peek() == "else" || (may_carry_label && is_determiner(peek()))) ++at_;
    if (may_carry_label) {
      const std::size_t kept = at_;
      if (take_name(read.acting_for, 0) && (take("'s"), take_labelled(read))) {
        party = std::move(read);
        return true;
      }
      read.acting_for.clear();
      at_ = kept;
      // "which" alone asks for nothing; "what offers" is read elsewhere.
      if (!take_labelled(read) && forms_[start] == "which") {
        at_ = start;
        return false;
      }
    }
    party = std::move(read);
    return true;
  }
  if (is_anybody(peek()) && !all_caps) {
    ++at_;
    const std::size_t kept = at_;  // "anybody from Turkey"
    if ((take("from") || take("of")) && !take_name(read.acting_for, 0)) at_ = kept;
    party = std::move(read);
    return true;
  }
  if (take_all({"each", "other"}) || take_all({"one", "another"})) {
    party = std::move(read);
    return true;
  }
  // A name goes before a label of fewer words: "the Gaza peace plan".
  const auto take_one = [&](std::vector<NodeId>& nodes) {
    const std::size_t kept = at_;
    if (take_name(nodes, 0)) return true;
    skip_determiners();
    if (at_ != kept && take_name(nodes, 0)) return true;
    at_ = kept;
    return false;
  };
  if (take_one(read.nodes)) {
    const std::size_t after_name = at_;
    take("'s");
    if (label_of_noun(peek()) && read.nodes.size() == 1) {  // "Turkish officials", "Pakistan's army"
      std::swap(read.acting_for, read.nodes);
      take_labelled(read);
      party = std::move(read);
      return true;
    }
    at_ = after_name;
    for (std::size_t kept = at_; !at_end(); kept = at_) {
      const bool comma = words_[at_].after_comma;
      const bool joined = take("and") || take("or");
      if ((!joined && !comma) || !take_one(read.nodes)) {
        at_ = kept;
        break;
      }
    }
    party = std::move(read);
    return true;
  }
  skip_determiners();
  if (take_labelled(read)) {
    party = std::move(read);
    return true;
  }
  note_unknown();
  at_ = start;
  return false;
}

bool Cursor::take_action_noun(VerbGroup& group) {
  const std::size_t start = at_;
  skip_determiners();
  const auto lemma = verb_of_noun(peek());
  if (lemma) {
    group.senses = verbs_.senses(*lemma);
    if (!group.senses.empty()) {
      group.lemma = std::string(*lemma);
      ++at_;
      return true;
    }
  }
  at_ = start;
  return false;
}

bool Cursor::take_verb(VerbGroup& group, bool after_be, bool after_auxiliary) {
  if (at_end()) return false;
  const std::size_t start = at_;
  // "held talks", "raised objections": the noun says what happened.
  if (is_light_verb(peek())) {
    ++at_;
    if (take_action_noun(group)) return true;
    at_ = start;
  }
  const VerbMatch match = verbs_.match(forms_, at_);
  if (match.words > 0) {
    const bool participle = has_form(match, VerbForm::participle);
    const bool gerund = has_form(match, VerbForm::gerund);
    if (after_be && !participle && !gerund) return false;
    group.senses = match.senses;
    group.lemma = match.lemma;
    group.passive = after_be && participle && !gerund;
    at_ += match.words;
    return true;
  }
  if (is_do(peek()) && (after_auxiliary || peek() != "doing")) {
    ++at_;
    group.senses.clear();
    group.lemma.clear();
    group.passive = after_be && forms_[start] == "done";
    return true;
  }
  return false;
}

bool Cursor::take_verb_group(VerbGroup& group, std::string_view auxiliary_before) {
  const std::size_t start = at_;
  VerbGroup read;
  bool after_be = is_be(auxiliary_before);
  bool after_auxiliary = !auxiliary_before.empty();
  std::vector<std::size_t> auxiliaries;  // positions, so that a final "did" can turn out to be the verb
  for (;;) {
    if (is_not(peek())) {
      read.negated = true;
      ++at_;
    } else if (is_adverb(peek())) {
      ++at_;
    } else if (const std::size_t here = at_; take_auxiliary()) {
      // Forms of "have" and "do" may be the verb itself: "had talks", "did".
      after_be = is_be(forms_[here]);
      auxiliaries.push_back(here);
    } else {
      break;
    }
  }
  if (take_verb(read, after_be, after_auxiliary || !auxiliaries.empty())) {
    group = std::move(read);
    return true;
  }
  if (!auxiliaries.empty() && auxiliaries.back() + 1 == at_) {
    at_ = auxiliaries.back();
    if (take_verb(read, auxiliaries.size() > 1 && is_be(forms_[auxiliaries[auxiliaries.size() - 2]]), true)) {
      group = std::move(read);
      return true;
    }
  }
  at_ = start;
  return false;
}

}  // namespace entente::query
