#include "ingest/relations/roles.hpp"

#include <algorithm>

#include "ingest/entities/name_words.hpp"
#include "ingest/language/tree_words.hpp"

namespace entente::ingest {
namespace {

using language::Relation;
using language::Tree;
using language::Upos;
using language::Xpos;

constexpr int kMaxClimb = 6;

}  // namespace

bool RoleReader::passive(std::uint32_t token) const {
  const Tree& tree = finder_->tree();
  if (tree.is(tree.child(token, Relation::aux_pass)) || tree.is(hyphen_agent(tree, token))) return true;
  // "Tutu called for sanctions": a past tense without an auxiliary is none, whatever the subject was taken for
  if (tree.is(tree.child(token, Relation::nsubj_pass, Relation::csubj_pass)))
    return tree.token(token).xpos != Xpos::VBD || tree.is(tree.child(token, Relation::obl_agent));
  if (tree.is(tree.child(token, Relation::nsubj, Relation::aux, Relation::obj))) return false;
  const Relation relation = tree.relation(token);
  if (tree.token(token).xpos == Xpos::VBN && (relation == Relation::acl || relation == Relation::amod)) return true;
  if (tree.token(token).xpos == Xpos::VBN && relation == Relation::advcl) return true;
  // "stands accused", "remain banned"
  if (tree.token(token).xpos == Xpos::VBN && relation == Relation::xcomp && tree.has_head(token) &&
      one_of(tree.lemma(tree.head(token)), {"stand", "remain", "stay"}))
    return true;
  if (tree.token(token).xpos == Xpos::VBN && relation == Relation::conj && tree.has_head(token)) {
    return tree.is(tree.child(tree.head(token), Relation::nsubj_pass, Relation::aux_pass)) &&
           !tree.is(tree.child(token, Relation::nsubj));
  }
  return false;
}

/// The noun a relative pronoun of `verb` stands for; the pronoun itself when the clause is no relative one.
std::uint32_t RoleReader::antecedent(std::uint32_t pronoun, std::uint32_t verb) const {
  const Tree& tree = finder_->tree();
  if (!is_relative_pronoun(tree, pronoun)) return pronoun;
  for (int climb = 0; climb < kMaxClimb; ++climb) {
    const Relation relation = tree.relation(verb);
    if (!tree.has_head(verb)) return pronoun;
    if (relation == Relation::acl_relcl || relation == Relation::acl) return tree.head(verb);
    if (relation != Relation::conj && relation != Relation::xcomp && relation != Relation::ccomp) return pronoun;
    verb = tree.head(verb);
  }
  return pronoun;
}

std::uint32_t RoleReader::object(std::uint32_t token) const {
  const Tree& tree = finder_->tree();
  if (is_gerund_noun(tree, token)) return tree.child(token, Relation::nmod);
  auto direct = tree.child(token, Relation::obj);
  if (tree.is(direct)) {
    // "issued the council a deadline": of two objects the last is what is given
    for (const auto c : tree.children(token)) {
      if (tree.relation(c) != Relation::obj || c <= direct || direct < token) continue;
      // "shelled the capital Juba": one thing, by its name
      const bool bare =
          tree.token(c).upos == Upos::NOUN && tree.children(direct).begin() == tree.children(direct).end();
      const bool named = c == direct + 1 && (tree.token(c).upos == Upos::PROPN || bare);
      if (named || gives(tree.lemma(token))) direct = c;
    }
    return antecedent(direct, token);
  }
  if (passive(token)) {
    const auto subject = tree.child(token, Relation::nsubj_pass);
    if (tree.is(subject)) return antecedent(subject, token);
    if (tree.has_head(token)) {
      const Relation relation = tree.relation(token);
      if (relation == Relation::acl || relation == Relation::amod) return tree.head(token);
      if (relation == Relation::conj || relation == Relation::advcl || relation == Relation::xcomp) {
        const auto shared = tree.child(tree.head(token), Relation::nsubj_pass, Relation::nsubj);
        if (tree.is(shared)) return antecedent(shared, tree.head(token));
      }
    }
    return tree.size();
  }
  if (tree.has_head(token)) {
    // "the plan that Israel rejected", "the plan Israel rejected"
    // not "the letter in which Israel urged Ghana to pay"
    const bool elsewhere =
        tree.is(tree.child(token, Relation::iobj)) ||
        std::any_of(tree.children(token).begin(), tree.children(token).end(), [&](std::uint32_t c) {
          return tree.relation(c) == Relation::obl && is_relative_pronoun(tree, c) && !tree.marker(c).empty();
        });
    if (tree.relation(token) == Relation::acl_relcl && !elsewhere) {
      const auto subject = tree.child(token, Relation::nsubj);
      // "Niger, whose troops have fought": nobody fights Niger
      const auto whose = tree.is(subject) ? tree.child(subject, Relation::nmod_poss) : subject;
      const auto children = tree.children(token);
      const bool its = tree.is(whose) && lower_form(tree.token(whose)) == "whose" &&
                       std::count_if(children.begin(), children.end(),
                                     [&](std::uint32_t c) { return tree.relation(c) == Relation::nsubj; }) == 1;
      if (tree.is(subject) && !its && !is_relative_pronoun(tree, subject)) return tree.head(token);
    }
    // "reject to meet", "the troops it wants to deploy"
    if (tree.relation(token) == Relation::xcomp && tree.relation(tree.head(token)) == Relation::acl_relcl) {
      const std::uint32_t verb = tree.head(token);
      const auto subject = tree.child(verb, Relation::nsubj);
      if (tree.is(subject) && !is_relative_pronoun(tree, subject) && tree.has_head(verb)) return tree.head(verb);
    }
  }
  // "forced out more than 1,000 refugees": a bare noun that is no time is an object, however it was hung
  for (const auto c : tree.children(token)) {
    const Relation relation = tree.relation(c);
    const bool bare = (relation == Relation::obl || relation == Relation::obl_unmarked) && tree.marker(c).empty();
    if (bare && c > token && tree.token(c).upos == Upos::NOUN && finder_->actors(c, false).size() == 1) return c;
  }
  // "criticised and rejected the plan": the object stands at one of them
  if (tree.is(tree.child(token, Relation::ccomp, Relation::xcomp, Relation::obl))) return tree.size();
  for (const auto c : tree.children(token)) {
    if (tree.relation(c) == Relation::conj && tree.token(c).upos == Upos::VERB) {
      const auto shared = tree.child(c, Relation::obj);
      if (tree.is(shared) && !tree.is(tree.child(c, Relation::nsubj, Relation::nsubj_pass))) return shared;
    }
  }
  if (tree.relation(token) == Relation::conj && tree.has_head(token)) {
    const auto shared = tree.child(tree.head(token), Relation::obj);
    if (tree.is(shared) && shared > token) return shared;
  }
  return tree.size();
}

std::uint32_t RoleReader::complement(std::uint32_t token) const {
  const Tree& tree = finder_->tree();
  const auto direct = tree.child(token, Relation::xcomp);
  if (tree.is(direct)) return direct;
  const auto clause = tree.child(token, Relation::ccomp);
  if (tree.is(clause)) return clause;
  for (const auto c : tree.children(token)) {
    const Relation relation = tree.relation(c);
    if (relation != Relation::acl && relation != Relation::advcl) continue;
    const std::string_view marker = tree.marker(c);
    if (marker == "to" || marker == "that" ||
        (relation == Relation::acl && (marker == "of" || marker == "in" || marker == "on")))
      return c;
  }
  // "expressed its willingness to contribute": the infinitive may hang from the verb
  const bool noun = is_noun(tree, token);
  if (noun && tree.has_head(token) && tree.relation(token) != Relation::nsubj) {
    for (const auto c : tree.children(tree.head(token))) {
      const Relation relation = tree.relation(c);
      if (c > token && c - token <= 4 && (relation == Relation::xcomp || relation == Relation::advcl) &&
          tree.marker(c) == "to")
        return c;
      // "repeated its demand that Niger leave"
      if (c > token && tree.relation(token) == Relation::obj && relation == Relation::ccomp && tree.marker(c) == "that")
        return c;
    }
  }
  return tree.size();
}

std::uint32_t RoleReader::support(std::uint32_t noun) const {
  const Tree& tree = finder_->tree();
  // "the talks he held with Putin"
  for (const auto c : tree.children(noun)) {
    if (tree.relation(c) == Relation::acl_relcl && contains(ontology_->words("support-verbs"), tree.lemma(c)) &&
        !tree.is(tree.child(c, Relation::obj)) && tree.is(tree.child(c, Relation::nsubj)) &&
        !is_relative_pronoun(tree, tree.child(c, Relation::nsubj)))
      return c;
  }
  std::uint32_t at = noun;
  for (int climb = 0; climb < 3 && tree.has_head(at); ++climb) {
    const Relation relation = tree.relation(at);
    const std::uint32_t up = tree.head(at);
    if (relation == Relation::conj) {
      at = up;
      continue;
    }
    // "a series of meetings", "a round of talks"
    if (relation == Relation::nmod && tree.marker(at) == "of" && tree.token(up).upos == Upos::NOUN) {
      static constexpr std::string_view kCounts[] = {"series", "round", "number", "set",   "range", "string", "flurry",
                                                     "day",    "week",  "hour",   "month", "year",  "bout",   "spate"};
      if (std::find(std::begin(kCounts), std::end(kCounts), tree.lemma(up)) != std::end(kCounts)) {
        at = up;
        continue;
      }
      return tree.size();
    }
    const bool carried = relation == Relation::obj || relation == Relation::nsubj_pass ||
                         (relation == Relation::obl && (tree.marker(at) == "in" || tree.marker(at) == "into")) ||
                         (relation == Relation::nsubj && tree.lemma(up) == "take");
    // "concluded his speech with thanks to Chad"
    const bool behind_thing = relation == Relation::nmod && tree.relation(up) == Relation::obj && tree.has_head(up);
    const std::uint32_t ends = behind_thing ? tree.head(up) : up;
    if (tree.marker(at) == "with" && (behind_thing || relation == Relation::obl) &&
        tree.is(tree.child(ends, Relation::obj)) &&
        one_of(tree.lemma(ends), {"begin", "close", "conclude", "end", "finish", "open", "start"}))
      return ends;
    // "held up the sanctions": they are another's
    const auto particle = tree.child(up, Relation::compound_prt);
    if (tree.lemma(up) == "hold" && tree.is(particle) &&
        one_of(lower_form(tree.token(particle)), {"back", "off", "up"}))
      return tree.size();
    if (carried && contains(ontology_->words("support-verbs"), tree.lemma(up))) return up;
    return tree.size();
  }
  return tree.size();
}

}  // namespace entente::ingest
