#include "ingest/relations/description_repair.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

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

/// Nouns for what somebody is, as their endings tell: "founder", "critic", "chairwoman", "activist".
bool is_role_noun(std::string_view lemma) {
  static constexpr std::string_view kEndings[] = {"er",   "or",   "ist",  "man",    "woman", "dent",
                                                  "nent", "gent", "tant", "critic", "chief", "head"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return lemma.ends_with(ending); });
}

/// What joins a complement by "of" to a noun; the number of tokens where nothing is.
std::uint32_t of_complement(const Tree& tree, std::uint32_t noun) {
  for (const auto c : tree.children(noun)) {
    if (tree.relation(c) == Relation::nmod && tree.marker(c) == "of") return c;
  }
  return tree.size();
}

/// The word of a name that hangs from outside it.
std::uint32_t head_of(const Tree& tree, const language::Name& name) {
  std::uint32_t head = name.last - 1;
  for (std::uint32_t steps = name.first; steps < name.last; ++steps) {
    if (!tree.has_head(head) || tree.head(head) < name.first || tree.head(head) >= name.last) break;
    head = tree.head(head);
  }
  return head;
}

/// What only somebody does, no deed and no thing.
bool only_actors(std::string_view verb) {
  return one_of(verb, {"accuse",    "announce",  "ask",    "back",    "blame",   "call",      "claim",     "condemn",
                       "criticise", "criticize", "demand", "deny",    "deploy",  "dispute",   "expel",     "fear",
                       "host",      "insist",    "pledge", "protest", "recall",  "recognise", "recognize", "refuse",
                       "reject",    "say",       "seek",   "send",    "summon",  "support",   "threaten",  "urge",
                       "view",      "vow",       "want",   "warn",    "withdraw"});
}

}  // namespace

bool beside_flat_words(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t i = 1; i < tree.size(); ++i) {
    if (tree.relation(i) != Relation::appos && tree.relation(i) != Relation::acl_relcl) continue;
    if (!tree.has_head(i) || tree.relation(tree.head(i)) != Relation::flat || !tree.has_head(tree.head(i))) continue;
    changed = hang(sentence, i, tree.head(tree.head(i)), tree.relation(i)) || changed;
  }
  return changed;
}

bool reduced_descriptions(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t verb = 2; verb < tree.size(); ++verb) {
    if (tree.relation(verb) != Relation::acl_relcl || !tree.has_head(verb)) continue;
    const std::uint32_t name = tree.head(verb);
    const std::uint32_t noun = tree.child(verb, Relation::nsubj);
    if (noun + 1 != verb || tree.token(noun).upos != Upos::NOUN || tree.token(name).upos != Upos::PROPN) continue;
    const Xpos tag = tree.token(verb).xpos;
    if (tag != Xpos::VBD && tag != Xpos::VBN) continue;
    if (!tree.is(tree.child(noun, Relation::det)) || name > noun) continue;
    const std::uint32_t first = tree.subtree(noun).front();
    const bool beside = first > name && tree.token(first - 1).form == ",";
    const bool full = std::any_of(tree.children(verb).begin(), tree.children(verb).end(), [&](std::uint32_t c) {
      const Relation relation = tree.relation(c);
      return relation == Relation::obj || relation == Relation::ccomp || relation == Relation::xcomp ||
             relation == Relation::aux || relation == Relation::aux_pass || relation == Relation::cop;
    });
    if (!beside || full) continue;
    if (!hang(sentence, noun, name, Relation::appos)) continue;
    hang(sentence, verb, noun, Relation::acl);
    sentence.tokens[verb].xpos = Xpos::VBN;
    changed = true;
  }
  return changed;
}

bool relative_subjects(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t verb = 3; verb < tree.size(); ++verb) {
    if (tree.relation(verb) != Relation::acl_relcl || !tree.has_head(verb)) continue;
    const Xpos tag = tree.token(verb).xpos;
    if (tag != Xpos::VBD && tag != Xpos::VBN) continue;
    const std::uint32_t noun = tree.head(verb);
    // "the bans it imposed": without an auxiliary nothing is imposed on it
    const auto passive = tree.child(verb, Relation::nsubj_pass);
    if (tree.is(passive) && passive + 1 == verb && tree.token(passive).upos == Upos::PRON &&
        one_of(lower_form(tree.token(passive)), {"it", "he", "she", "they", "we", "i"})) {
      sentence.tokens[passive].relation = Relation::nsubj;
      sentence.tokens[verb].xpos = Xpos::VBD;
      changed = true;
      continue;
    }
    // "the remarks Chad's president made": who stands between is no second object
    const std::uint32_t doer = verb - 1;
    if (tree.is(tree.child(verb, Relation::nsubj, Relation::nsubj_pass, Relation::aux_pass)) || !tree.has_head(doer))
      continue;
    const bool between = noun < doer && tree.has_head(noun) && tree.head(doer) == tree.head(noun) &&
                         tree.relation(doer) == Relation::obj && tree.relation(noun) == Relation::obj &&
                         tree.subtree(doer).front() == noun + 1;
    if (!between || tree.is(tree.child(verb, Relation::obj, Relation::obl_agent))) continue;
    if (!hang(sentence, doer, verb, Relation::nsubj)) continue;
    sentence.tokens[verb].xpos = Xpos::VBD;
    changed = true;
  }
  return changed;
}

bool who_follows_names(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (const language::Name& name : sentence.names) {
    const std::uint32_t comma = name.last;
    if (name.type != language::NameType::person || comma + 2 >= tree.size() || tree.token(comma).form != ",") continue;
    const std::uint32_t who = comma + 1;
    if (!one_of(lower_form(tree.token(who)), {"who", "whom"}) || !tree.has_head(who)) continue;
    const std::uint32_t clause = tree.head(who);
    const std::uint32_t head = head_of(tree, name);
    if (tree.relation(clause) != Relation::acl_relcl || !tree.has_head(clause) || tree.head(clause) >= name.first)
      continue;
    // not "the envoy of Asante, who", nor "he and Asante, who meet"
    if (tree.relation(head) == Relation::nmod || tree.relation(head) == Relation::nmod_poss ||
        tree.first_conjunct(head) == tree.head(clause))
      continue;
    changed = hang(sentence, clause, head, Relation::acl_relcl) || changed;
  }
  return changed;
}

bool which_follows_names(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (const language::Name& name : sentence.names) {
    const std::uint32_t which = name.last + 1;
    const bool body = name.type == language::NameType::place || name.type == language::NameType::organization;
    if (!body || which + 1 >= tree.size() || tree.token(name.last).form != ",") continue;
    if (lower_form(tree.token(which)) != "which" || tree.relation(which) != Relation::nsubj) continue;
    const std::uint32_t clause = tree.head(which);
    if (tree.relation(clause) != Relation::acl_relcl || !tree.has_head(clause) || !only_actors(tree.lemma(clause)))
      continue;
    const std::uint32_t head = head_of(tree, name);
    const std::uint32_t noun = tree.head(clause);
    // "the army of Chad, which": may be the army
    if (noun >= name.first || tree.token(noun).upos != Upos::NOUN || tree.dominates(noun, head)) continue;
    changed = hang(sentence, clause, head, Relation::acl_relcl) || changed;
  }
  return changed;
}

bool verdicts_before_objects(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t verdict = 2; verdict + 1 < tree.size(); ++verdict) {
    if (tree.token(verdict).xpos != Xpos::JJ || tree.marker(verdict) != "as" || !tree.has_head(verdict)) continue;
    const std::uint32_t verb = tree.head(verdict);
    const auto object = tree.child(verdict, Relation::obj);
    if (verb > verdict || tree.token(verb).upos != Upos::VERB || tree.is(tree.child(verb, Relation::obj))) continue;
    if (!tree.is(object) || object < verdict) continue;
    changed = hang(sentence, object, verb, Relation::obj) || changed;
  }
  return changed;
}

bool joined_behind_relatives(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t second = 3; second + 2 < tree.size(); ++second) {
    if (tree.relation(second) != Relation::conj || !is_noun(tree, second) || !tree.has_head(second)) continue;
    if (tree.token(second - 1).upos != Upos::CCONJ || tree.token(second - 2).form != "," ||
        tree.token(second + 1).form != ",")
      continue;
    const std::uint32_t who = second + 2;
    if (!one_of(lower_form(tree.token(who)), {"which", "who", "whose"}) || !tree.has_head(who)) continue;
    // what it was joined to stands in a relative clause of the subject's
    const std::uint32_t object = tree.head(second);
    if (!tree.has_head(object)) continue;
    const std::uint32_t clause = tree.head(object);
    if (tree.relation(clause) != Relation::acl_relcl || !tree.has_head(clause)) continue;
    const std::uint32_t first = tree.head(clause);
    if (first > object || !is_subject(tree.relation(first)) || !tree.has_head(first) || tree.head(first) < who)
      continue;
    if (!hang(sentence, second, first, Relation::conj)) continue;
    const std::uint32_t own = tree.head(who);
    if (tree.relation(own) == Relation::acl_relcl && tree.head(own) == first) {
      hang(sentence, own, second, Relation::acl_relcl);
    }
    changed = true;
  }
  return changed;
}

bool counterparts_from(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t i = 0; i + 2 < tree.size(); ++i) {
    const std::string_view noun = tree.lemma(i);
    const bool equals = one_of(noun, {"counterpart", "colleague", "peer"});
    const bool guests = one_of(noun, {"delegate", "delegation", "emissary", "envoy", "negotiator", "visitor"});
    if ((!equals && !guests) || !tree.has_head(i) || !tree.has_head(i + 1)) continue;
    const std::uint32_t origin = tree.head(i + 1);
    const bool from = tree.lemma(i + 1) == "from" ||
                      (equals && tree.lemma(i + 1) == "in" && tree.token(origin).upos == Upos::PROPN &&
                       one_of(tree.lemma(tree.head(i)), {"call", "contact", "phone", "ring", "telephone"}));
    if (!from || origin <= i || tree.relation(origin) != Relation::obl || !tree.has_head(origin)) continue;
    const std::uint32_t verb = tree.head(origin);
    if (verb != tree.head(i)) continue;
    // "expelled the delegation from Hamas": from where, it may be
    const bool sent_off = one_of(tree.lemma(verb), {"ban", "bar", "deport", "eject", "evacuate", "exclude", "expel",
                                                    "pull", "recall", "remove", "return", "withdraw"});
    if (guests && sent_off) continue;
    changed = hang(sentence, origin, i, Relation::nmod) || changed;
  }
  return changed;
}

bool shared_descriptions(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t second = 0; second < tree.size(); ++second) {
    if (tree.relation(second) != Relation::conj || !tree.has_head(second)) continue;
    const std::uint32_t thing = tree.head(second);
    if (tree.relation(thing) != Relation::nmod || tree.marker(thing) != "of" || !tree.has_head(thing)) continue;
    const std::uint32_t first = tree.head(thing);
    const bool people = is_role_noun(tree.lemma(first)) && is_role_noun(tree.lemma(second)) &&
                        tree.token(first).upos == Upos::NOUN && tree.token(second).upos == Upos::NOUN;
    if (!people || is_role_noun(tree.lemma(thing)) || !is_noun(tree, thing)) continue;
    const bool parallel = tree.is(tree.child(second, Relation::det)) && tree.is(of_complement(tree, second)) &&
                          !tree.is(of_complement(tree, thing));
    if (!parallel || first > thing) continue;
    changed = hang(sentence, second, first, Relation::conj) || changed;
  }
  return changed;
}

bool sufferers_of_acts(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t whom = 2; whom < tree.size(); ++whom) {
    if (tree.relation(whom) != Relation::nmod || tree.marker(whom) != "of" || !tree.has_head(whom)) continue;
    const std::uint32_t doer = tree.head(whom);
    if (tree.relation(doer) != Relation::nmod || tree.marker(doer) != "by" || !tree.has_head(doer)) continue;
    const std::uint32_t act = tree.head(doer);
    const bool armed = one_of(tree.lemma(doer), {"police", "soldier", "troop", "force", "army", "officer", "gunman",
                                                 "militant", "rebel", "guard", "agent", "authority", "militia"});
    const bool harm = tree.token(act).upos == Upos::NOUN &&
                      (tree.lemma(act).ends_with("ing") ||
                       one_of(tree.lemma(act), {"murder", "arrest", "detention", "abuse", "execution", "torture",
                                                "assault", "abduction", "assassination", "rape", "harassment"}));
    const auto article = tree.child(whom, Relation::det);
    const bool some =
        tree.token(whom).upos == Upos::NOUN &&
        (tree.is(article) ? one_of(lower_form(tree.token(article)), {"a", "an"}) : tree.token(whom).xpos == Xpos::NNS);
    if (!armed || !harm || !some || act > doer || doer > whom) continue;
    changed = hang(sentence, whom, act, Relation::nmod) || changed;
  }
  return changed;
}

bool described_crowds(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t verb = 1; verb + 1 < tree.size(); ++verb) {
    if (tree.token(verb).xpos != Xpos::VBG || tree.relation(verb) != Relation::advcl || !tree.has_head(verb)) continue;
    if (!one_of(tree.lemma(verb), {"protest", "demonstrate", "strike", "riot", "flee", "rally", "chant", "march"}))
      continue;
    const std::uint32_t link = verb - 1;
    const std::uint32_t crowd = verb + 1;
    const bool marked = tree.relation(link) == Relation::mark && tree.head(link) == verb && tree.lemma(link) != "by";
    const bool people = tree.relation(crowd) == Relation::obj && tree.head(crowd) == verb &&
                        tree.token(crowd).xpos == Xpos::NNS &&
                        one_of(tree.lemma(crowd), {"student",  "worker",    "farmer",  "crowd",    "migrant", "refugee",
                                                   "villager", "miner",     "teacher", "prisoner", "soldier", "youth",
                                                   "civilian", "family",    "nurse",   "driver",   "monk",    "doctor",
                                                   "fan",      "policeman", "officer", "people",   "man",     "woman"});
    if (!marked || !people) continue;
    const std::uint32_t clause = tree.head(verb);
    if (!hang(sentence, crowd, clause, Relation::obl)) continue;
    hang(sentence, link, crowd, Relation::case_);
    sentence.tokens[link].upos = Upos::ADP;
    for (const auto c : tree.children(verb)) {
      if (c != link && c != crowd) hang(sentence, c, crowd, tree.relation(c));
    }
    hang(sentence, verb, crowd, Relation::amod);
    changed = true;
  }
  return changed;
}

}  // namespace entente::ingest
