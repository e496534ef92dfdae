#include "ingest/relations/phrase_repair.hpp"

#include <algorithm>

#include "ingest/entities/names.hpp"
#include "ingest/language/tree.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/relations/apposition_repair.hpp"
#include "ingest/relations/description_repair.hpp"
#include "ingest/relations/link_repair.hpp"
#include "ingest/relations/mending.hpp"
#include "ingest/relations/receiver_repair.hpp"

namespace entente::ingest {
namespace {

using language::Relation;
using language::Sentence;
using language::Tree;
using language::Upos;
using language::Xpos;

constexpr std::uint32_t kLongestPhrase = 6;

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

/// "the raid killed at least four people": no passive, whatever the parser took it for; how many is no place.
bool least_counts(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t noun = 3; noun < tree.size(); ++noun) {
    if (tree.relation(noun) != Relation::obl || !is_noun(tree, noun) || !tree.has_head(noun)) continue;
    const std::uint32_t verb = tree.head(noun);
    const auto subject = tree.child(verb, Relation::nsubj, Relation::nsubj_pass);
    const auto count = tree.child(noun, Relation::nummod);
    const Xpos tag = tree.token(verb).xpos;
    const bool past = tag == Xpos::VBN || tag == Xpos::VBD;
    if (!past || noun < verb || !tree.is(subject) || !tree.is(count) ||
        tree.is(tree.child(verb, Relation::aux_pass, Relation::obj)) || tree.is(tree.child(noun, Relation::case_)))
      continue;
    // right behind the verb, nothing but the count and its "at least"
    if (verb + 3 > count || count > verb + 4 ||
        !one_of(lower_form(tree.token(count - 1)), {"least", "most", "than", "as"}))
      continue;
    sentence.tokens[noun].relation = Relation::obj;
    sentence.tokens[subject].relation = Relation::nsubj;
    sentence.tokens[verb].xpos = Xpos::VBD;
    changed = true;
  }
  return changed;
}

/// "broke up the march, arrested at least twenty demonstrators": who is arrested, read as who arrests. Whether a head
/// was changed, which none is; the tree is read anew for its relations.
bool counted_objects(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t noun = 3; noun < tree.size(); ++noun) {
    if (tree.relation(noun) != Relation::obl_agent || !tree.has_head(noun)) continue;
    const std::uint32_t verb = tree.head(noun);
    const auto count = tree.child(noun, Relation::nummod);
    if (!tree.is(count) || verb + 3 > count || count > verb + 4 || tree.is(tree.child(noun, Relation::case_)) ||
        !one_of(lower_form(tree.token(count - 1)), {"least", "most", "than", "as"}) ||
        tree.is(tree.child(verb, Relation::aux_pass, Relation::obj)))
      continue;
    sentence.tokens[noun].relation = Relation::obj;
    if (tree.token(verb).xpos == Xpos::VBN) sentence.tokens[verb].xpos = Xpos::VBD;
    changed = true;
  }
  return changed;
}

/// "the army and M23 rebels": a name and what it is are one, not two more beside the army. Whether a head was changed.
bool names_of_joined(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t name = 1; name + 1 < tree.size(); ++name) {
    const std::uint32_t noun = name + 1;
    const bool twins = tree.relation(name) == Relation::conj && tree.relation(noun) == Relation::conj &&
                       tree.head(name) == tree.head(noun) && tree.token(name).upos == Upos::PROPN &&
                       tree.token(noun).upos == Upos::NOUN;
    const auto link = tree.child(name, Relation::cc);
    if (!twins || !tree.is(link) || tree.children(noun).begin() != tree.children(noun).end()) continue;
    sentence.tokens[link].head = static_cast<std::int32_t>(noun);
    sentence.tokens[name].head = static_cast<std::int32_t>(noun);
    sentence.tokens[name].relation = Relation::compound;
    changed = true;
  }
  return changed;
}

/// The verb that a "not" or a "never" denies, where its place tells; the number of tokens where it does not.
std::uint32_t denied(const Tree& tree, std::uint32_t negation) {
  // "vowed never to forgive": right before "to", the infinitive
  const std::uint32_t next = negation + 1;
  const std::string form = lower_form(tree.token(negation));
  if (one_of(form, {"not", "never"}) && next < tree.size() && lower_form(tree.token(next)) == "to" &&
      tree.relation(next) == Relation::mark && tree.has_head(next))
    return tree.head(next);
  if (!one_of(form, {"not", "n't", "n’t"})) return tree.size();
  // "could not, under any circumstances, join": right behind an auxiliary, that auxiliary's verb
  const auto helps = [&](std::uint32_t word) { return tree.relation(word) == Relation::aux && tree.has_head(word); };
  if (negation > 0 && helps(negation - 1) && tree.head(negation - 1) > negation) return tree.head(negation - 1);
  // Hung from the auxiliary itself
  const std::uint32_t up = tree.has_head(negation) ? tree.head(negation) : tree.size();
  return tree.is(up) && helps(up) ? tree.head(up) : tree.size();
}

void negations(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const std::uint32_t verb = denied(tree, i);
    if (!tree.is(verb) || !tree.has_head(i) || tree.head(i) == verb || tree.dominates(i, verb)) continue;
    sentence.tokens[i].head = static_cast<std::int32_t>(verb);
    sentence.tokens[i].relation = Relation::advmod;
  }
}

/// "is due to visit", where "due to" was read as one preposition: what somebody is due to do. Whether a head was
/// changed.
bool due(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 1; i + 2 < tree.size(); ++i) {
    const bool marks = tree.relation(i) == Relation::mark || tree.relation(i) == Relation::case_;
    if (tree.token(i).form != "due" || !marks || !tree.has_head(i)) continue;
    const std::uint32_t verb = tree.head(i);
    const auto be = tree.child(verb, Relation::cop);
    const bool infinitive = tree.token(i + 1).form == "to" && tree.has_head(i + 1) &&
                            (tree.head(i + 1) == verb || (tree.head(i + 1) == i && tree.token(verb).xpos == Xpos::VB));
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
    tokens[i + 1].head = static_cast<std::int32_t>(verb);
    tokens[i + 1].relation = Relation::mark;
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

/// Nouns of acts that somebody does.
bool is_act(std::string_view noun) {
  static constexpr std::string_view kEnds[] = {"ing", "tion", "sion", "sal", "val", "ment"};
  static constexpr std::string_view kActs[] = {
      "abuse",   "act",       "aggression", "arrest",   "assault",   "attack", "attempt", "attempts",
      "ban",     "bid",       "call",       "claim",    "decision",  "effort", "failure", "move",
      "murder",  "offer",     "offensive",  "proposal", "push",      "raid",   "refusal", "remark",
      "request", "rejection", "release",    "seizure",  "statement", "step",   "strike",  "threat",
      "use",     "violence",  "visit",      "comment",  "demand",    "plan",   "response"};
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) { return noun.ends_with(end); }) ||
         std::find(std::begin(kActs), std::end(kActs), noun) != std::end(kActs);
}

/// "condemned the killing of two men by rebels": behind an active verb and an act, who does the act.
void doers(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t doer = 2; doer < tree.size(); ++doer) {
    const Relation relation = tree.relation(doer);
    if ((relation != Relation::obl && relation != Relation::obl_agent) || tree.marker(doer) != "by") continue;
    if (!is_noun(tree, doer) || !tree.has_head(doer) || tree.is(tree.child(doer, Relation::nummod))) continue;
    const std::uint32_t verb = tree.head(doer);
    const auto by = tree.child(doer, Relation::case_);
    if (!tree.is(by) || by == 0) continue;
    auto act = tree.child(verb, Relation::obj);
    // "called for an end to abductions by rebels"
    const bool beside = by > verb + 1 && is_act(tree.lemma(by - 1)) && tree.relation(by - 1) == Relation::nmod;
    if (!tree.is(act) && beside) act = by - 1;
    if (tree.token(verb).upos != Upos::VERB || !tree.is(act) || act < verb || act > doer || !is_act(tree.lemma(act)) ||
        tree.is(tree.child(verb, Relation::aux_pass)) || !tree.dominates(act, by - 1))
      continue;
    sentence.tokens[doer].head = static_cast<std::int32_t>(act);
    sentence.tokens[doer].relation = Relation::nmod;
  }
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

/// "recalled its consul general", read as two: an office that ends in "general" is one.
void offices_general(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 1; i < tree.size(); ++i) {
    const bool twins = tree.has_head(i) && tree.has_head(i - 1) && tree.head(i) == tree.head(i - 1) &&
                       tree.relation(i) == tree.relation(i - 1);
    const bool adjective = tree.relation(i) == Relation::amod && tree.has_head(i) && tree.head(i) + 1 == i;
    if ((!twins && !adjective) || lower_form(tree.token(i)) != "general") continue;
    if (!one_of(tree.lemma(i - 1), {"attorney", "auditor", "consul", "director", "governor", "inspector", "prosecutor",
                                    "secretary", "solicitor", "surgeon"}))
      continue;
    sentence.tokens[i].head = static_cast<std::int32_t>(i - 1);
    sentence.tokens[i].relation = Relation::flat;
  }
}

}  // namespace

void repair_phrases(Sentence& sentence) {
  Tree tree(sentence);
  mend_heads(tree, sentence, beside_flat_words, leaping_links, links_for_particles, participles, quantities,
             least_counts, counted_objects, names_of_joined);
  if (due(tree, sentence) || due_in(tree, sentence)) tree = Tree(sentence);
  for (int found = 0; found < 3 && names_behind_offices(tree, sentence); ++found) tree = Tree(sentence);
  for (int found = 0; found < 3 && doubled_subjects(tree, sentence); ++found) tree = Tree(sentence);
  mend_heads(tree, sentence, headline_pairs, verdicts, close_appositions, names_of_singulars, links_of_titles,
             dashed_subjects, dashed_members, named_receivers, inside_phrases, given_papers);
  mend_heads(tree, sentence, reduced_descriptions, relative_subjects, who_follows_names, which_follows_names,
             verdicts_before_objects, joined_behind_relatives, selected_links, counterparts_from, shared_descriptions,
             sufferers_of_acts, described_crowds);
  negations(tree, sentence);
  idioms(tree, sentence);
  doers(tree, sentence);
  spoken_appositions(tree, sentence);
  offices_general(tree, sentence);
  listed_appositions(tree, sentence);  // this and the next change relations only
  lone_objects(tree, sentence);
  given_words(tree, sentence);
}

}  // namespace entente::ingest
