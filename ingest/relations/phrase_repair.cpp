#include "ingest/relations/phrase_repair.hpp"

#include <algorithm>

#include "ingest/entities/names.hpp"
#include "ingest/language/tree.hpp"

namespace entente::ingest {
namespace {

using language::Relation;
using language::Sentence;
using language::Tree;
using language::Upos;
using language::Xpos;

constexpr std::uint32_t kLongestPhrase = 6;

/// What may follow "Secretary of", "Minister of", "Chief of".
bool is_portfolio(std::string_view word) {
  static constexpr std::string_view kPortfolios[] = {
      "state",   "defense", "defence",  "staff",  "foreign", "affairs",   "homeland",  "security",   "justice",
      "finance", "energy",  "interior", "labor",  "labour",  "education", "commerce",  "health",     "trade",
      "police",  "army",    "economy",  "budget", "war",     "treasury",  "transport", "agriculture"};
  return std::find(std::begin(kPortfolios), std::end(kPortfolios), word) != std::end(kPortfolios);
}

bool is_noun(const Tree& tree, std::uint32_t token) {
  const Upos upos = tree.token(token).upos;
  return upos == Upos::NOUN || upos == Upos::PROPN;
}

/// The noun right behind the participle that was read as what it does or becomes; size() if there is none.
std::uint32_t noun_behind(const Tree& tree, std::uint32_t participle) {
  std::uint32_t noun = tree.size();
  for (const auto c : tree.children(participle)) {
    const Relation relation = tree.relation(c);
    if (c < participle || relation == Relation::mark || relation == Relation::aux || relation == Relation::aux_pass)
      return tree.size();
    const bool bare = relation == Relation::obj || relation == Relation::xcomp || relation == Relation::iobj ||
                      relation == Relation::nsubj || relation == Relation::obl_unmarked;
    if (bare && !tree.is(noun) && is_noun(tree, c) && c - participle <= kLongestPhrase &&
        !tree.is(tree.child(c, Relation::case_, Relation::det, Relation::nmod_poss)))
      noun = c;
  }
  return noun;
}

/// Whether a head was changed, after which `tree` no longer tells the children.
bool participles(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 1; i < tree.size(); ++i) {
    const Xpos tag = tree.token(i).xpos;
    const std::uint32_t verb = i - 1;
    if (tree.token(i).upos != Upos::VERB || (tag != Xpos::VBN && tag != Xpos::VBD)) continue;
    if (tree.token(verb).upos != Upos::VERB || !tree.has_head(i) || tree.head(i) != verb) continue;
    const Relation relation = tree.relation(i);
    if (relation != Relation::xcomp && relation != Relation::ccomp && relation != Relation::advcl) continue;
    if (tree.is(tree.child(verb, Relation::obj))) continue;
    const std::uint32_t noun = noun_behind(tree, i);
    if (!tree.is(noun)) continue;
    auto& tokens = sentence.tokens;
    for (const auto c : tree.children(i)) {
      if (c != noun) tokens[c].head = static_cast<std::int32_t>(c < noun ? noun : verb);
    }
    tokens[noun].head = static_cast<std::int32_t>(verb);
    tokens[noun].relation = Relation::obj;
    tokens[i].head = static_cast<std::int32_t>(noun);
    tokens[i].relation = Relation::amod;
    tokens[i].xpos = Xpos::VBN;
    return true;
  }
  return false;
}

bool quantities(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t up = 1; up + 2 < tree.size(); ++up) {
    if (lower_form(tree.token(up)) != "up" || lower_form(tree.token(up + 1)) != "to") continue;
    if (tree.token(up + 2).upos != Upos::NUM || !tree.has_head(up) || !tree.has_head(up + 1)) continue;
    const std::uint32_t verb = tree.head(up);
    const std::uint32_t noun = tree.head(up + 1);
    const bool object = tree.token(verb).upos == Upos::VERB && tree.has_head(noun) && tree.head(noun) == verb &&
                        tree.relation(noun) == Relation::obl && noun >= up + 2 &&
                        !tree.is(tree.child(verb, Relation::obj));
    if (!object || tree.children(up).begin() != tree.children(up).end()) continue;
    auto& tokens = sentence.tokens;
    tokens[noun].relation = Relation::obj;
    tokens[up].head = static_cast<std::int32_t>(noun);
    tokens[up].relation = Relation::advmod;
    tokens[up + 1].head = static_cast<std::int32_t>(up);
    tokens[up + 1].relation = Relation::fixed;
    return true;
  }
  return false;
}

/// "could not, under any circumstances, join": a "not" right behind an auxiliary denies that auxiliary's verb.
void negations(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 1; i < tree.size(); ++i) {
    const std::string form = lower_form(tree.token(i));
    if (form != "not" && form != "n't" && form != "n’t") continue;
    if (tree.relation(i - 1) != Relation::aux || !tree.has_head(i - 1) || !tree.has_head(i)) continue;
    const std::uint32_t verb = tree.head(i - 1);
    if (tree.head(i) == verb || verb < i || tree.dominates(i, verb)) continue;
    sentence.tokens[i].head = static_cast<std::int32_t>(verb);
    sentence.tokens[i].relation = Relation::advmod;
  }
}

/// "is due to visit", where "due to" was read as one preposition: what somebody is due to do. Whether a head was
/// changed.
bool due(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 1; i + 2 < tree.size(); ++i) {
    if (tree.token(i).form != "due" || tree.relation(i) != Relation::mark || !tree.has_head(i)) continue;
    const std::uint32_t verb = tree.head(i);
    const auto be = tree.child(verb, Relation::cop);
    const bool infinitive = tree.token(i + 1).form == "to" && tree.has_head(i + 1) && tree.head(i + 1) == verb;
    if (!infinitive || verb < i || !tree.is(be) || be > i || tree.dominates(i, verb)) continue;
    auto& tokens = sentence.tokens;
    for (const auto c : tree.children(verb)) {
      if (c >= i) continue;
      tokens[c].head = static_cast<std::int32_t>(i);
      if (tree.relation(c) == Relation::nsubj_outer) tokens[c].relation = Relation::nsubj;
    }
    tokens[i].head = tokens[verb].head;
    tokens[i].relation = tokens[verb].relation;
    tokens[verb].head = static_cast<std::int32_t>(i);
    tokens[verb].relation = Relation::xcomp;
    return true;
  }
  return false;
}

/// "is due in Chad on Monday", where "due in" was read as one preposition: due is what he is. Whether a head was
/// changed.
bool due_in(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 1; i + 2 < tree.size(); ++i) {
    if (tree.token(i).form != "due" || tree.relation(i) != Relation::case_ || !tree.has_head(i)) continue;
    const std::uint32_t place = tree.head(i);
    const std::uint32_t in = i + 1;
    if (tree.relation(in) != Relation::fixed || !tree.has_head(in) || tree.head(in) != i || place < in) continue;
    if (!tree.is(tree.child(place, Relation::cop))) continue;
    auto& tokens = sentence.tokens;
    for (const auto c : tree.children(place)) {
      const Relation its = tree.relation(c);
      const bool own = c > i && c < place;
      if (c != i && !own && its != Relation::flat && its != Relation::compound && its != Relation::appos)
        tokens[c].head = static_cast<std::int32_t>(i);
    }
    tokens[i].head = tokens[place].head;
    tokens[i].relation = tokens[place].relation;
    tokens[i].upos = Upos::ADJ;
    tokens[place].head = static_cast<std::int32_t>(i);
    tokens[place].relation = Relation::obl;
    tokens[in].head = static_cast<std::int32_t>(place);
    tokens[in].relation = Relation::case_;
    return true;
  }
  return false;
}

/// "went on strike against X": what follows such a phrase follows the verb.
void idioms(const Tree& tree, Sentence& sentence) {
  static constexpr std::string_view kPhrases[] = {"strike", "rampage", "offensive", "alert"};
  for (std::uint32_t i = 1; i + 1 < tree.size(); ++i) {
    if (tree.relation(i) != Relation::obl || tree.marker(i) != "on" || !tree.has_head(i)) continue;
    const std::uint32_t verb = tree.head(i);
    const bool phrase = std::find(std::begin(kPhrases), std::end(kPhrases), tree.lemma(i)) != std::end(kPhrases) &&
                        tree.token(verb).upos == Upos::VERB &&
                        !tree.is(tree.child(i, Relation::det, Relation::nmod_poss));
    if (!phrase) continue;
    for (const auto c : tree.children(i)) {
      if (tree.relation(c) != Relation::nmod || c < i) continue;
      sentence.tokens[c].head = static_cast<std::int32_t>(verb);
      sentence.tokens[c].relation = Relation::obl;
    }
  }
}

/// "North Korean leader Kim salutes", "A former soldier, Ghalib had ...", read as two subjects: whoever is described
/// has one. Whether a head was changed.
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

/// "U.S. Secretary of State John Kerry and X": the name is what stands in the sentence, not the office. Whether a head
/// was changed.
bool offices(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 0; i + 3 < tree.size(); ++i) {
    if (lower_form(tree.token(i + 1)) != "of" || !tree.has_head(i)) continue;
    const std::string office = lower_form(tree.token(i));
    if (office != "secretary" && office != "minister" && office != "chief" && office != "undersecretary") continue;
    std::uint32_t name = i + 2;
    while (name < tree.size() && name <= i + 4 && is_portfolio(lower_form(tree.token(name)))) ++name;
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

/// "called the plan a provocation": the plan is called so, not a provocation beside it. Whether a head was changed.
bool verdicts(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t verb = 0; verb < tree.size(); ++verb) {
    const std::string_view lemma = tree.lemma(verb);
    if (lemma != "call" && lemma != "deem" && lemma != "label" && lemma != "brand" && lemma != "dub") continue;
    const auto called = tree.child(verb, Relation::xcomp);
    if (tree.is(tree.child(verb, Relation::obj)) || !tree.is(called) || !is_noun(tree, called)) continue;
    const auto verdict = tree.child(called, Relation::appos);
    if (!tree.is(verdict) || verdict < called) continue;
    sentence.tokens[called].relation = Relation::obj;
    sentence.tokens[verdict].head = static_cast<std::int32_t>(verb);
    sentence.tokens[verdict].relation = Relation::xcomp;
    return true;
  }
  return false;
}

/// "several countries—Indonesia, Egypt and Qatar—have": what a dash or a colon opens says who they are.
void lists(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 2; i < tree.size(); ++i) {
    const std::string_view mark = tree.token(i - 1).form;
    const bool opens = mark == "—" || mark == "–" || mark == "--" || mark == ":";
    if (!opens || tree.relation(i) != Relation::conj || !tree.has_head(i) || tree.head(i) != i - 2) continue;
    if (tree.token(i).upos == Upos::PROPN && tree.token(i - 2).upos == Upos::NOUN)
      sentence.tokens[i].relation = Relation::appos;
  }
}

/// The same, read as an object of speaking: one does not speak ministers, they are the brothers.
void appositions(const Tree& tree, Sentence& sentence) {
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

/// "spoke with my brothers the ministers of Chad", "his friend the king": close appositions, hung from the verb.
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

/// "thanked Ghana for": somebody to whom nothing is given or said is no indirect object.
void lone_objects(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (tree.relation(i) != Relation::iobj || !tree.has_head(i)) continue;
    if (!tree.is(tree.child(tree.head(i), Relation::obj, Relation::ccomp, Relation::xcomp)))
      sentence.tokens[i].relation = Relation::obj;
  }
}

}  // namespace

void repair_phrases(Sentence& sentence) {
  Tree tree(sentence);
  if (participles(tree, sentence)) tree = Tree(sentence);
  if (quantities(tree, sentence)) tree = Tree(sentence);
  if (due(tree, sentence) || due_in(tree, sentence)) tree = Tree(sentence);
  for (int found = 0; found < 3 && offices(tree, sentence); ++found) tree = Tree(sentence);
  for (int found = 0; found < 3 && doubled_subjects(tree, sentence); ++found) tree = Tree(sentence);
  if (verdicts(tree, sentence)) tree = Tree(sentence);
  if (close_appositions(tree, sentence)) tree = Tree(sentence);
  negations(tree, sentence);
  idioms(tree, sentence);
  appositions(tree, sentence);
  lists(tree, sentence);  // this and the next change relations only
  lone_objects(tree, sentence);
}

}  // namespace entente::ingest
