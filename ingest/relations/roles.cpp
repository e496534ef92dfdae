#include "ingest/relations/roles.hpp"

#include <algorithm>

#include "ingest/relations/tree_words.hpp"

namespace entente::ingest {
namespace {

using language::Relation;
using language::Tree;
using language::Upos;
using language::Xpos;

constexpr int kMaxClimb = 6;

/// Verbs whose object is the understood subject of their infinitive ("asked Israel to withdraw").
bool controls_by_object(std::string_view lemma) {
  static constexpr std::string_view kVerbs[] = {
      "ask",      "urge",    "tell",      "persuade",  "convince", "force",   "allow",   "order",
      "help",     "invite",  "compel",    "press",     "pressure", "enable",  "permit",  "encourage",
      "lead",     "cause",   "get",       "want",      "expect",   "request", "advise",  "warn",
      "instruct", "command", "authorize", "authorise", "accuse",   "suspect", "prevent", "stop",
      "ban",      "bar",     "call",      "let",       "make",     "see",     "charge",  "blame"};
  return std::find(std::begin(kVerbs), std::end(kVerbs), lemma) != std::end(kVerbs);
}

}  // namespace

bool RoleReader::passive(std::uint32_t token) const {
  const Tree& tree = finder_->tree();
  if (tree.is(tree.child(token, Relation::aux_pass))) return true;
  // "Tutu called for sanctions": a past tense without an auxiliary is none, whatever the subject was taken for
  if (tree.is(tree.child(token, Relation::nsubj_pass, Relation::csubj_pass)))
    return tree.token(token).xpos != Xpos::VBD || tree.is(tree.child(token, Relation::obl_agent));
  if (tree.is(tree.child(token, Relation::nsubj, Relation::aux, Relation::obj))) return false;
  const Relation relation = tree.relation(token);
  if (tree.token(token).xpos == Xpos::VBN && (relation == Relation::acl || relation == Relation::amod)) return true;
  if (tree.token(token).xpos == Xpos::VBN && relation == Relation::advcl) return true;
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

/// "Egypt is among the countries that condemned it", "one of those that": who they are said to be.
std::uint32_t RoleReader::named_as(std::uint32_t noun) const {
  const Tree& tree = finder_->tree();
  std::uint32_t predicate = noun;
  if (tree.relation(noun) == Relation::nmod && tree.marker(noun) == "of" && tree.has_head(noun)) {
    const std::uint32_t one = tree.head(noun);
    if (tree.lemma(one) == "one" || tree.token(one).upos == Upos::NUM) predicate = one;
  }
  const bool among = predicate != noun || tree.marker(noun) == "among";
  if (!among || !tree.is(tree.child(predicate, Relation::cop))) return noun;
  const auto subject = tree.child(predicate, Relation::nsubj);
  return tree.is(subject) ? subject : noun;
}

std::vector<std::uint32_t> RoleReader::subjects(std::uint32_t token) const { return subjects_of(token, 0); }

std::vector<std::uint32_t> RoleReader::subjects_of(std::uint32_t token, int depth) const {
  const Tree& tree = finder_->tree();
  if (depth > kMaxClimb) return {};
  std::vector<std::uint32_t> found;
  const bool is_passive = passive(token);
  if (is_passive) {
    for (const auto c : tree.children(token)) {
      const Relation relation = tree.relation(c);
      if (relation == Relation::obl_agent || (relation == Relation::obl && tree.marker(c) == "by")) found.push_back(c);
      // "was killed at the hands of the police"
      if (relation == Relation::obl && tree.lemma(c) == "hand" && one_of(tree.marker(c), {"at", "in"})) {
        for (const auto d : tree.children(c)) {
          if (tree.relation(d) == Relation::nmod && tree.marker(d) == "of") found.push_back(d);
        }
      }
    }
    return found;
  }
  for (const auto c : tree.children(token)) {
    if (!is_subject(tree.relation(c))) continue;
    const std::uint32_t noun = antecedent(c, token);
    found.push_back(noun == c ? c : named_as(noun));
  }
  if (!found.empty()) return found;
  if (!tree.has_head(token)) return {};
  const std::uint32_t up = tree.head(token);
  const auto passive_subject = [&](std::uint32_t verb) {
    for (const auto c : tree.children(verb)) {
      if (tree.relation(c) == Relation::nsubj_pass) found.push_back(antecedent(c, verb));
    }
    // "will visit Cairo and is expected to meet": shared with the verb before
    if (found.empty() && tree.relation(verb) == Relation::conj && tree.has_head(verb) && passive(verb)) {
      const std::uint32_t before = tree.head(verb);
      for (const auto c : tree.children(before)) {
        if (is_subject(tree.relation(c))) found.push_back(antecedent(c, before));
      }
    }
  };
  switch (tree.relation(token)) {
    case Relation::conj:
      // "A criticised and then rejected", "was arrested and later died"
      if (tree.token(up).upos == Upos::NOUN || tree.token(up).upos == Upos::PROPN) return {};
      passive_subject(up);
      return found.empty() ? subjects_of(up, depth + 1) : found;
    case Relation::xcomp:
    case Relation::ccomp: {
      if (tree.relation(token) == Relation::ccomp && tree.token(token).xpos != Xpos::VBG &&
          tree.token(token).xpos != Xpos::VB) {
        return {};
      }
      // "he said defeating the rebels was near": whoever does it, it is not said to be him
      if (tree.relation(token) == Relation::ccomp && tree.lemma(up) == "say") return {};
      const auto object_of_up = tree.child(up, Relation::obj, Relation::iobj);
      if (tree.is(object_of_up) && controls_by_object(tree.lemma(up))) return {object_of_up};
      passive_subject(up);
      return found.empty() ? subjects_of(up, depth + 1) : found;
    }
    case Relation::advcl: {
      // "Niger offered help and Chad accepted it, thanking Niger": whoever acts in the nearest clause
      std::uint32_t near = tree.size();
      for (const auto c : tree.children(up)) {
        const bool clause = tree.relation(c) == Relation::conj && tree.token(c).upos == Upos::VERB && c < token;
        if (clause && tree.is(tree.child(c, Relation::nsubj))) near = c;
      }
      if (tree.is(near) && up < near && tree.token(token).xpos == Xpos::VBG) return subjects_of(near, depth + 1);
      passive_subject(up);
      const auto object_of_up = tree.child(up, Relation::obj);
      if (tree.is(object_of_up) && controls_by_object(tree.lemma(up)) && tree.token(token).xpos == Xpos::VB)
        return {object_of_up};
      // "criticised Austria for leaving people in the open": what is judged is the object's doing
      const auto having = tree.child(token, Relation::aux);
      const bool gerund =
          tree.token(token).xpos == Xpos::VBG || (tree.is(having) && tree.token(having).xpos == Xpos::VBG);
      if (tree.is(object_of_up) && gerund && tree.marker(token) == "for" &&
          contains(ontology_->words("judging-verbs"), tree.lemma(up)))
        return {object_of_up};
      return found.empty() ? subjects_of(up, depth + 1) : found;
    }
    case Relation::acl_relcl:
      // "countries willing to help"; with an object of its own the noun is the subject
      return {up};
    case Relation::acl: {
      // "began the process of returning": who began it returns
      const bool process = tree.marker(token) == "of" && tree.token(token).xpos == Xpos::VBG;
      // "issued a statement demanding": who issued it demands
      const bool issued = tree.relation(up) == Relation::obj && tree.has_head(up) &&
                          tree.token(token).xpos == Xpos::VBG &&
                          contains(ontology_->words("writings"), tree.lemma(up)) &&
                          contains(ontology_->words("issuing-verbs"), tree.lemma(tree.head(up)));
      if (issued) return subjects_of(tree.head(up), depth + 1);
      if (!process && (tree.token(token).xpos == Xpos::VBG || tree.token(token).upos == Upos::ADJ)) return {up};
      // "is in London to meet Cameron": who is there
      if (tree.is(tree.child(up, Relation::cop)) && tree.marker(token) == "to") {
        const auto there = tree.child(up, Relation::nsubj);
        if (tree.is(there)) return {there};
      }
      // "Pakistan's offer to mediate", "expressed its willingness to contribute"
      const auto owner = tree.child(up, Relation::nmod_poss);
      if (tree.is(owner)) return {owner};
      const std::uint32_t carrier = support(up);
      if (tree.is(carrier)) return subjects_of(carrier, depth + 1);
      if (tree.has_head(up) && tree.relation(up) == Relation::obj) return subjects_of(tree.head(up), depth + 1);
      return {up};
    }
    case Relation::amod:
      return {up};
    case Relation::parataxis:
      return {};
    default:
      break;
  }
  // A noun or adjective that is the predicate keeps its subject on itself; a gerund after a preposition ("for
  // sending").
  if (tree.relation(token) == Relation::obl || tree.relation(token) == Relation::csubj) return {};
  return {};
}

std::uint32_t RoleReader::object(std::uint32_t token) const {
  const Tree& tree = finder_->tree();
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
      if (relation == Relation::conj || relation == Relation::advcl) {
        const auto shared = tree.child(tree.head(token), Relation::nsubj_pass, Relation::nsubj);
        if (tree.is(shared)) return antecedent(shared, tree.head(token));
      }
    }
    return tree.size();
  }
  if (tree.has_head(token)) {
    // "the plan that Israel rejected", "the plan Israel rejected"
    if (tree.relation(token) == Relation::acl_relcl) {
      const auto subject = tree.child(token, Relation::nsubj);
      if (tree.is(subject) && !is_relative_pronoun(tree, subject)) return tree.head(token);
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
    if (marker == "to" || marker == "that" || (relation == Relation::acl && (marker == "of" || marker == "in")))
      return c;
  }
  // "expressed its willingness to contribute": the infinitive may hang from the verb
  const bool noun = tree.token(token).upos == Upos::NOUN || tree.token(token).upos == Upos::PROPN;
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
      static constexpr std::string_view kCounts[] = {"series", "round", "number", "set", "range", "string", "flurry"};
      if (std::find(std::begin(kCounts), std::end(kCounts), tree.lemma(up)) != std::end(kCounts)) {
        at = up;
        continue;
      }
      return tree.size();
    }
    const bool carried = relation == Relation::obj || relation == Relation::nsubj_pass ||
                         (relation == Relation::obl && (tree.marker(at) == "in" || tree.marker(at) == "into")) ||
                         (relation == Relation::nsubj && tree.lemma(up) == "take");
    if (carried && contains(ontology_->words("support-verbs"), tree.lemma(up))) return up;
    return tree.size();
  }
  return tree.size();
}

}  // namespace entente::ingest
