#include <algorithm>

#include "ingest/language/tree_words.hpp"
#include "ingest/relations/lemmas.hpp"
#include "ingest/relations/roles.hpp"
#include "ingest/relations/stance.hpp"

// Roles that are read from what stands around the trigger's clause: who speaks, who is told, whom it strikes.
namespace entente::ingest {

using language::Relation;
using language::Tree;
using language::Upos;

namespace {

/// "a storm of criticism", "a wave of protests".
bool in_a_mass(const Tree& tree, std::uint32_t noun) {
  return tree.relation(noun) == Relation::nmod && tree.marker(noun) == "of" && tree.has_head(noun) &&
         one_of(tree.lemma(tree.head(noun)), {"storm", "wave", "barrage", "chorus", "flood", "torrent", "volley",
                                              "hail", "string", "flurry", "lot", "wall", "outpouring", "groundswell"});
}

}  // namespace

/// Whom somebody tells something at the meeting `token`.
std::vector<ActorRef> RoleReader::addressee(std::uint32_t token) const {
  const Tree& tree = finder_->tree();
  // "told Putin in a phone call", "asked Sharif during a meeting": whom they met
  const Relation relation = tree.relation(token);
  if (!tree.has_head(token) || relation != Relation::obl ||
      !one_of(tree.marker(token), {"in", "during", "at", "on", "after", "following", "follow"}) ||
      tree.is(tree.child(token, Relation::nmod_poss)))
    return {};
  for (const auto c : tree.children(token)) {
    if (tree.relation(c) == Relation::nmod && tree.marker(c) == "of") return {};
  }
  const std::uint32_t verb = tree.head(token);
  if (!contains(ontology_->words("addressing-verbs"), tree.lemma(verb)) || passive(verb)) return {};
  auto told = tree.child(verb, Relation::obj, Relation::iobj);
  // "apologised to Chad during a call"
  if (one_of(tree.lemma(verb), {"apologise", "apologize", "complain", "suggest", "explain"})) {
    for (const auto c : tree.children(verb)) {
      if (tree.relation(c) == Relation::obl && tree.marker(c) == "to") told = c;
    }
  }
  return tree.is(told) ? finder_->actors(told, false) : std::vector<ActorRef>{};
}

/// Who says what `token` is the predicate of.
std::vector<ActorRef> RoleReader::speaker(std::uint32_t token) const {
  const Tree& tree = finder_->tree();
  // "Chad said the plan was illegal", "the plan is illegal, Chad said"
  std::uint32_t at = token;
  // "another proof of Chad's brutality, he said": from the word up to what is said of it
  for (int climb = 0; climb < 4 && tree.has_head(at); ++climb) {
    const Relation relation = tree.relation(at);
    if (relation != Relation::amod && relation != Relation::nmod && relation != Relation::obj &&
        relation != Relation::obl && !is_subject(relation))
      break;
    at = tree.head(at);
  }
  for (int climb = 0; climb < 4 && tree.has_head(at); ++climb) {
    const Relation relation = tree.relation(at);
    const std::uint32_t up = tree.head(at);
    for (const auto c : tree.children(at)) {
      if (tree.relation(c) == Relation::parataxis && contains(ontology_->words("reporting-verbs"), tree.lemma(c)) &&
          tree.is(tree.child(c, Relation::nsubj)))
        return finder_->actors(tree.child(c, Relation::nsubj), false);
    }
    if (relation == Relation::ccomp && contains(ontology_->words("reporting-verbs"), tree.lemma(up))) {
      if (directly_negated(tree, up, *ontology_)) return {};  // "did not believe that it was a mistake"
      std::vector<ActorRef> said = gather(subjects(up), false);
      name_pronouns(said);
      return said;
    }
    if (relation != Relation::conj && relation != Relation::ccomp && relation != Relation::xcomp) break;
    at = up;
  }
  // "According to Chad, the plan is an outrage"
  for (const auto c : tree.children(at)) {
    const bool aside = tree.relation(c) == Relation::obl || tree.relation(c) == Relation::nmod;
    if (aside && tree.marker(c) == "accord") return finder_->actors(c, false);
  }
  // "\"It is an outrage.\"": of whoever spoke before
  return tree.has_head(at) ? std::vector<ActorRef>{} : finder_->quoted();
}

/// Whom the noun says something about: "Rahal, a critic of Chad", "Kremlin critic Rahal", "Rahal is one of Chad's
/// critics".
std::vector<ActorRef> RoleReader::described(std::uint32_t token) const {
  const Tree& tree = finder_->tree();
  if (tree.has_head(token) && tree.relation(token) == Relation::nmod && tree.marker(token) == "of" &&
      tree.lemma(tree.head(token)) == "one")
    token = tree.head(token);
  if (tree.is(tree.child(token, Relation::cop))) return subject_actors(token);
  const Relation relation = tree.relation(token);
  const bool beside = relation == Relation::appos || relation == Relation::nmod_desc;
  if (!tree.has_head(token) || !beside) return {};
  std::vector<ActorRef> found = finder_->actors(tree.head(token), false);
  std::erase_if(found, [&](const ActorRef& ref) { return ref.token != tree.head(token); });
  return found;
}

/// Whom the noun strikes that a verb of receiving carries.
std::vector<ActorRef> RoleReader::undergoer(std::uint32_t token) const {
  const Tree& tree = finder_->tree();
  // "the plan drew criticism", "came under fire", "was met with condemnation": whom it struck
  if (in_a_mass(tree, token)) token = tree.head(token);
  const Relation relation = tree.relation(token);
  if (tree.is(tree.child(token, Relation::cop)) && tree.marker(token) == "under") return subject_actors(token);
  if (!tree.has_head(token) || (relation != Relation::obj && relation != Relation::obl)) return {};
  const std::uint32_t verb = tree.head(token);
  // "led to condemnation from Chad"
  if (tree.lemma(verb) == "lead" && tree.marker(token) == "to") return subject_actors(verb);
  if (!contains(ontology_->words("receiving-verbs"), tree.lemma(verb))) return {};
  const bool struck =
      relation == Relation::obj ? !passive(verb) : one_of(tree.marker(token), {"with", "by", "under", "for", "in"});
  if (!struck) return {};
  const auto sufferer = tree.child(verb, Relation::nsubj_pass);
  return tree.is(sufferer) ? finder_->actors(antecedent(sufferer, verb)) : subject_actors(verb);
}

/// Whom the verb that carries the noun gives it.
std::vector<ActorRef> RoleReader::given_to(std::uint32_t token) const {
  const Tree& tree = finder_->tree();
  // "made Niger an offer": whom the verb that carries the noun gives it
  const std::uint32_t carrier = support(token);
  if (!tree.is(carrier)) return {};
  for (const auto c : tree.children(carrier)) {
    const Relation relation = tree.relation(c);
    const bool given = relation == Relation::iobj || relation == Relation::obj;
    if (given && c != token && c > carrier && c < token) return finder_->actors(c, false);
  }
  return {};
}

/// Whose act it happened in: "was killed in a *U.S.* strike".
std::vector<ActorRef> RoleReader::act(std::uint32_t token) const {
  const Tree& tree = finder_->tree();
  // "was killed in a U.S. strike": whose act it was
  std::vector<std::uint32_t> heads;
  for (auto c : tree.children(token)) {
    // "killed in three days of Chadian airstrikes"
    const auto measured = tree.child(c, Relation::nmod);
    if (tree.relation(c) == Relation::obl && one_of(tree.marker(c), {"in", "during", "after"}) && tree.is(measured) &&
        tree.marker(measured) == "of" &&
        (is_time(c) || one_of(tree.lemma(c), {"night", "series", "wave", "string", "spate", "campaign"})) &&
        finder_->lexicon().has("act-nouns", tree.lemma(measured))) {
      heads.push_back(measured);
      continue;
    }
    add_whose_hands(c, heads);
    // "killed in an encounter with the army": the other side
    const bool fight = tree.relation(c) == Relation::obl && one_of(tree.marker(c), {"in", "during"}) &&
                       one_of(tree.lemma(c), {"encounter", "gunfight", "firefight", "shootout", "shoot-out", "clash",
                                              "battle", "gunbattle", "confrontation", "skirmish", "exchange"});
    if (fight) {
      for (const std::uint32_t at : {c, token}) {
        for (const auto d : tree.children(at)) {
          const bool other = tree.relation(d) == Relation::nmod || tree.relation(d) == Relation::obl;
          if (other && d > c && tree.marker(d) == "with") heads.push_back(d);
        }
      }
      continue;
    }
    const bool act = tree.relation(c) == Relation::obl && one_of(tree.marker(c), {"in", "during", "by"}) &&
                     finder_->lexicon().has("act-nouns", tree.lemma(c));
    // "in a raid by Chadian soldiers"
    const auto inner = act ? tree.child(c, Relation::nmod) : tree.size();
    if (tree.is(inner) && tree.marker(inner) == "by") heads.push_back(inner);
    if (act && !tree.is(inner)) heads.push_back(c);
  }
  return gather(heads);
}

/// "mass protests against Chad", "the riots": those who take part, whom nobody names.
std::vector<ActorRef> RoleReader::crowd(std::uint32_t token) const {
  const Tree& tree = finder_->tree();
  if (!finder_->crowd()) return {};
  const bool against = !finder_->opposed(token).empty() || !marked(token, "against").empty();
  // "a rally", "the march": for whatever
  if (!against && !one_of(tree.lemma(token), {"protest", "demonstration"})) return {};
  // "postponed the demonstration", "fear protests": there is none yet
  const bool governed =
      tree.has_head(token) && (tree.relation(token) == Relation::obj || tree.relation(token) == Relation::nsubj_pass);
  static const std::vector<std::string> kNotYet = {"allow",  "authorise", "authorize", "avert",   "avoid",   "ban",
                                                   "bring",  "cancel",    "expect",    "fear",    "forbid",  "outlaw",
                                                   "permit", "plan",      "postpone",  "prevent", "prohibit"};
  if (governed && lemma_in(kNotYet, tree.token(tree.head(token)))) return {};
  const bool many = tree.token(token).xpos == language::Xpos::NNS;
  // "a demonstration of the new engine"
  const auto of = tree.child(token, Relation::nmod);
  if (!many && tree.lemma(token) == "demonstration" && tree.is(of) && tree.marker(of) == "of") return {};
  // "resigned in protest", "a letter of protest"
  if (!many && !tree.is(tree.child(token, Relation::det))) return {};
  return {understood(*finder_->crowd(), tree, token)};
}

}  // namespace entente::ingest
