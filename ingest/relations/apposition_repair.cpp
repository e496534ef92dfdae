#include "ingest/relations/apposition_repair.hpp"

#include <algorithm>
#include <vector>

#include "ingest/entities/name_words.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/relations/mending.hpp"

namespace entente::ingest {

using language::Relation;
using language::Sentence;
using language::Tree;
using language::Upos;
using language::Xpos;

namespace {

constexpr std::uint32_t kLongestPhrase = 6;
constexpr int kFarthestCount = 4;  // steps up from a list to those it counts

/// What may follow "Secretary of", "Minister of", "Chief of".
bool may_follow_office(std::string_view word) {
  return is_portfolio(word) || one_of(word, {"staff", "homeland", "police", "army", "budget", "war", "treasury"});
}

bool is_dash(std::string_view form) { return one_of(form, {"-", "--", "–", "—"}); }

/// Of names between `open` and a dash, each the word that what is outside hangs from; none where anything else stands
/// there or no verb follows. `close` is that dash.
std::vector<std::uint32_t> dashed_names(const Tree& tree, std::uint32_t open, std::uint32_t& close) {
  std::vector<std::uint32_t> names;
  bool fresh = true;
  for (close = open + 1; close < tree.size() && !is_dash(tree.token(close).form); ++close) {
    const Upos upos = tree.token(close).upos;
    if (upos == Upos::CCONJ || tree.token(close).form == ",") {
      fresh = true;
    } else if (upos == Upos::PROPN) {
      const bool outside = !tree.has_head(close) || tree.head(close) + 1 < close || tree.head(close) > close + 1;
      if (fresh) {
        names.push_back(close);
      } else if (outside) {
        names.back() = close;
      }
      fresh = false;
    } else if (upos != Upos::DET) {
      return {};
    }
  }
  const bool verb =
      close + 1 < tree.size() && (tree.token(close + 1).upos == Upos::AUX || tree.token(close + 1).upos == Upos::VERB);
  return verb ? names : std::vector<std::uint32_t>{};
}

}  // namespace

bool names_of_singulars(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t name = 2; name < tree.size(); ++name) {
    if (tree.relation(name) != Relation::appos || tree.token(name).upos != Upos::PROPN || !tree.has_head(name))
      continue;
    const std::uint32_t many = tree.head(name);
    if (many > name || tree.token(many).xpos != Xpos::NNS || tree.relation(many) != Relation::nmod) continue;
    const std::uint32_t one = tree.head(many);
    const bool listed = tree.conjuncts(name).size() > 1 || tree.conjuncts(many).size() > 1;
    if (listed || tree.token(one).xpos != Xpos::NN || tree.token(name).xpos == Xpos::NNPS) continue;
    changed = hang(sentence, name, one, Relation::appos) || changed;
  }
  return changed;
}

bool names_behind_offices(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 0; i + 3 < tree.size(); ++i) {
    if (lower_form(tree.token(i + 1)) != "of" || !tree.has_head(i)) continue;
    const std::string office = lower_form(tree.token(i));
    if (office != "secretary" && office != "minister" && office != "chief" && office != "undersecretary") continue;
    std::uint32_t name = i + 2;
    while (name < tree.size() && name <= i + 4 && may_follow_office(lower_form(tree.token(name)))) ++name;
    if (name == i + 2 || name >= tree.size() || tree.token(name).upos != Upos::PROPN || !tree.has_head(name)) continue;
    const std::uint32_t up = tree.head(name);
    const Relation relation = tree.relation(name);
    if (up < i || up >= name || relation == Relation::conj || relation == Relation::nsubj) continue;
    auto& tokens = sentence.tokens;
    for (const auto c : tree.children(i)) {
      const Relation its = tree.relation(c);
      const bool apart = its == Relation::case_ || its == Relation::cc || its == Relation::mark || c > name;
      if (apart && c != name) tokens[c].head = static_cast<std::int32_t>(name);
    }
    tokens[name].head = tokens[i].head;
    tokens[name].relation = tree.relation(i) == Relation::nmod_desc ? Relation::flat : tree.relation(i);
    tokens[i].head = static_cast<std::int32_t>(name);
    tokens[i].relation = Relation::nmod_desc;
    return true;
  }
  return false;
}

bool doubled_subjects(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t verb = 0; verb < tree.size(); ++verb) {
    std::uint32_t described = tree.size();
    for (const auto c : tree.children(verb)) {
      const Relation relation = tree.relation(c);
      if (relation != Relation::nsubj && relation != Relation::nsubj_pass) continue;
      const Upos upos = tree.token(c).upos;
      if (!tree.is(described)) {
        if (c < verb && (upos == Upos::NOUN || upos == Upos::ADJ)) described = c;
        continue;
      }
      const std::uint32_t end = tree.subtree(described).back() + 1;
      const std::uint32_t begin = tree.subtree(c).front();
      const bool comma = end < tree.size() && tree.token(end).form == "," && begin == end + 1;
      auto& tokens = sentence.tokens;
      if (begin == end && upos == Upos::PROPN && tree.token(described).upos == Upos::NOUN) {
        const bool named = tree.is(tree.child(described, Relation::det, Relation::nmod_poss));
        tokens[named ? c : described].head = static_cast<std::int32_t>(named ? described : c);
        tokens[named ? c : described].relation = named ? Relation::appos : Relation::nmod_desc;
        return true;
      }
      if (comma && (upos == Upos::PROPN || upos == Upos::PRON) && tree.subtree(described).front() == 0) {
        tokens[described].head = static_cast<std::int32_t>(c);
        tokens[described].relation = Relation::appos;
        return true;
      }
      break;
    }
  }
  return false;
}

bool close_appositions(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t i = 0; i + 2 < tree.size(); ++i) {
    const auto owner = tree.child(i, Relation::nmod_poss);
    if (tree.token(i).upos != Upos::NOUN || !tree.is(owner) || tree.token(owner).upos != Upos::PRON) continue;
    if (tree.lemma(i + 1) != "the" || !tree.has_head(i + 1) || !tree.has_head(i)) continue;
    const std::uint32_t noun = tree.head(i + 1);
    const Relation relation = tree.relation(noun);
    const bool loose = relation == Relation::obl || relation == Relation::obj || relation == Relation::nmod ||
                       relation == Relation::obl_unmarked || relation == Relation::iobj;
    if (noun < i + 2 || noun > i + kLongestPhrase || !is_noun(tree, noun) || !loose || !tree.has_head(noun)) continue;
    if (tree.head(noun) != tree.head(i) || tree.is(tree.child(noun, Relation::case_))) continue;
    // "gave his brother the money"
    const Relation own = tree.relation(i);
    if (own == Relation::obj || own == Relation::iobj || own == Relation::nsubj) continue;
    sentence.tokens[noun].head = static_cast<std::int32_t>(i);
    sentence.tokens[noun].relation = Relation::appos;
    changed = true;
  }
  return changed;
}

void spoken_appositions(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 1; i < tree.size(); ++i) {
    if (tree.relation(i) != Relation::obj || !tree.has_head(i)) continue;
    const std::uint32_t verb = tree.head(i);
    if (tree.lemma(verb) != "speak" && tree.lemma(verb) != "talk" && tree.lemma(verb) != "negotiate") continue;
    for (const auto c : tree.children(verb)) {
      if (tree.relation(c) != Relation::obl || c > i || c < verb || i - c > 4 || tree.marker(c) != "with") continue;
      sentence.tokens[i].head = static_cast<std::int32_t>(c);
      sentence.tokens[i].relation = Relation::appos;
    }
  }
}

bool headline_pairs(const Tree& tree, Sentence& sentence) {
  if (tree.size() < 4 || tree.token(1).form != "," || tree.token(tree.size() - 1).upos == Upos::PUNCT) return false;
  if (tree.token(0).upos != Upos::PROPN || tree.token(2).upos != Upos::PROPN) return false;
  auto& tokens = sentence.tokens;
  if (tree.relation(2) == Relation::appos && tree.head(2) == 0) {
    const auto clause = tree.child(0, Relation::acl);
    if (!tree.is(clause) || tree.marker(clause) != "to") return false;
    tokens[2].relation = Relation::conj;
    return true;
  }
  const bool called = tree.relation(0) == Relation::vocative || tree.relation(0) == Relation::nsubj;
  if (!called || tree.relation(2) != Relation::nsubj || tree.head(0) != tree.head(2)) return false;
  tokens[0].relation = Relation::nsubj;
  tokens[2].relation = Relation::conj;
  tokens[2].head = 0;
  return true;
}

bool dashed_subjects(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t open = 1; open + 3 < tree.size(); ++open) {
    const std::uint32_t noun = open - 1;
    if (!is_dash(tree.token(open).form) || tree.token(noun).xpos != Xpos::NNS) continue;
    std::uint32_t close = open;
    const std::vector<std::uint32_t> names = dashed_names(tree, open, close);
    if (names.size() < 2) continue;
    const std::uint32_t after = close + 1;
    const bool helps = tree.token(after).upos == Upos::AUX && tree.has_head(after) && tree.head(after) > after;
    const std::uint32_t verb = helps ? tree.head(after) : after;
    const auto subject = tree.child(verb, Relation::nsubj, Relation::nsubj_pass);
    const bool misread = !tree.is(subject) || std::find(names.begin(), names.end(), subject) != names.end();
    if (!misread || tree.dominates(noun, verb)) continue;
    auto& tokens = sentence.tokens;
    tokens[noun].head = static_cast<std::int32_t>(verb);
    const bool passive = tree.is(tree.child(verb, Relation::aux_pass));
    tokens[noun].relation = passive ? Relation::nsubj_pass : Relation::nsubj;
    for (const std::uint32_t name : names) {
      tokens[name].head = static_cast<std::int32_t>(name == names.front() ? noun : names.front());
      tokens[name].relation = name == names.front() ? Relation::appos : Relation::conj;
    }
    return true;
  }
  return false;
}

bool dashed_members(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 2; i < tree.size(); ++i) {
    if (tree.relation(i) != Relation::appos || !tree.has_head(i) || tree.token(i).upos != Upos::PROPN) continue;
    const std::uint32_t first = tree.subtree(i).front();
    const std::string_view mark = tree.token(first).form;
    const bool dashed = is_dash(mark) || (first > 0 && is_dash(tree.token(first - 1).form));
    if (!dashed || tree.conjuncts(i).size() < 2 || tree.token(tree.head(i)).xpos == Xpos::NNS) continue;
    std::uint32_t counted = tree.head(i);
    for (int climb = 0; climb < kFarthestCount; ++climb) {
      const bool plural = tree.token(counted).xpos == Xpos::NNS && tree.is(tree.child(counted, Relation::nummod));
      if (plural || !tree.has_head(counted)) break;
      counted = tree.head(counted);
    }
    if (counted >= i || tree.token(counted).xpos != Xpos::NNS || !tree.is(tree.child(counted, Relation::nummod)))
      continue;
    sentence.tokens[i].head = static_cast<std::int32_t>(counted);
    return true;
  }
  return false;
}

void listed_appositions(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 2; i < tree.size(); ++i) {
    const std::string_view mark = tree.token(i - 1).form;
    const bool opens = mark == "—" || mark == "–" || mark == "--" || mark == ":";
    if (!opens || tree.relation(i) != Relation::conj || !tree.has_head(i) || tree.head(i) != i - 2) continue;
    if (tree.token(i).upos == Upos::PROPN && tree.token(i - 2).upos == Upos::NOUN)
      sentence.tokens[i].relation = Relation::appos;
  }
}

}  // namespace entente::ingest
