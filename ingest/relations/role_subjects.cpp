#include <algorithm>

#include "ingest/language/tree_words.hpp"
#include "ingest/relations/roles.hpp"

// Who does what a word says: the subject it has, or the one it is understood to have from where its clause hangs.
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
      "ask",       "urge",   "tell",    "persuade", "convince", "force",   "allow",     "order",   "help",
      "invite",    "compel", "press",   "pressure", "enable",   "permit",  "encourage", "lead",    "cause",
      "get",       "want",   "expect",  "request",  "advise",   "warn",    "instruct",  "command", "authorize",
      "authorise", "accuse", "suspect", "prevent",  "stop",     "ban",     "bar",       "call",    "let",
      "make",      "see",    "charge",  "blame",    "support",  "oppose",  "prompt",    "push",    "drive",
      "induce",    "spur",   "oblige",  "provoke",  "move",     "inspire", "implore",   "beg"};
  return std::find(std::begin(kVerbs), std::end(kVerbs), lemma) != std::end(kVerbs);
}

/// "called on Chad to pay", "appealed to it to pay": who is to; size() if it is nobody.
std::uint32_t called_on(const Tree& tree, std::uint32_t verb, std::uint32_t deed) {
  if (!one_of(tree.lemma(verb), {"appeal", "call", "plead", "prevail"}) || tree.marker(deed) != "to")
    return tree.size();
  for (const auto c : tree.children(verb)) {
    const bool whom = tree.relation(c) == Relation::obl && one_of(tree.marker(c), {"on", "to", "upon", "with"});
    if (whom && c > verb && c < deed) return c;
  }
  return tree.size();
}

/// "discussed efforts to end the war", "backed a plan to attack": whoever makes them, it is not told here.
bool speaks_of_efforts(std::string_view verb, std::string_view noun) {
  return one_of(noun, {"attempt", "bid", "campaign", "drive", "effort", "initiative", "means", "measure", "mechanism",
                       "mission", "move", "plan", "push", "step", "way"}) &&
         one_of(verb,
                {"analyse",   "analyze",   "appreciate", "applaud",   "assess",  "back",      "block",   "coordinate",
                 "commend",   "condemn",   "criticise",  "criticize", "debate",  "denounce",  "derail",  "discuss",
                 "encourage", "endorse",   "evaluate",   "examine",   "explore", "frustrate", "hail",    "hamper",
                 "highlight", "hinder",    "laud",       "obstruct",  "oppose",  "outline",   "praise",  "reject",
                 "resist",    "review",    "sabotage",   "stall",     "stress",  "study",     "support", "thwart",
                 "torpedo",   "undermine", "underline",  "welcome"});
}

}  // namespace

/// "Egypt is among the countries that condemned it", "one of those that": who they are said to be.
std::uint32_t RoleReader::named_as(std::uint32_t noun) const {
  const Tree& tree = finder_->tree();
  std::uint32_t predicate = noun;
  if (tree.relation(noun) == Relation::nmod && tree.marker(noun) == "of" && tree.has_head(noun)) {
    const std::uint32_t one = tree.head(noun);
    if (tree.lemma(one) == "one" || tree.token(one).upos == Upos::NUM) predicate = one;
  }
  // "Ghana is the only country that has paid", not "it was Ghana that paid"
  const auto named = tree.child(noun, Relation::nsubj);
  if (tree.is(tree.child(noun, Relation::cop)) && tree.is(named) && tree.token(noun).upos == Upos::NOUN &&
      tree.token(named).upos != Upos::PRON && tree.token(named).upos != Upos::DET)
    return named;
  const bool among = predicate != noun || tree.marker(noun) == "among";
  if (!among || !tree.is(tree.child(predicate, Relation::cop))) return noun;
  const auto subject = tree.child(predicate, Relation::nsubj);
  return tree.is(subject) ? subject : noun;
}

/// "was killed at the hands of the police", "died at the hands of": from the hands, whose they are.
void RoleReader::add_whose_hands(std::uint32_t hands, std::vector<std::uint32_t>& found) const {
  const Tree& tree = finder_->tree();
  if (tree.relation(hands) != Relation::obl || tree.lemma(hands) != "hand" || !one_of(tree.marker(hands), {"at", "in"}))
    return;
  for (const auto c : tree.children(hands)) {
    if (tree.relation(c) == Relation::nmod && tree.marker(c) == "of") found.push_back(c);
  }
}

/// Who does what a passive says: its agent.
std::vector<std::uint32_t> RoleReader::agents(std::uint32_t token) const {
  const Tree& tree = finder_->tree();
  std::vector<std::uint32_t> found;
  const std::uint32_t joined = hyphen_agent(tree, token);
  if (tree.is(joined)) return {joined};
  for (const auto c : tree.children(token)) {
    const Relation relation = tree.relation(c);
    if (relation == Relation::obl_agent || (relation == Relation::obl && tree.marker(c) == "by")) found.push_back(c);
    add_whose_hands(c, found);
  }
  // "was described as a disgrace by Chad"
  for (const auto c : tree.children(token)) {
    const Relation relation = tree.relation(c);
    if (c < token || tree.marker(c) != "as" || (relation != Relation::obl && relation != Relation::advcl)) continue;
    for (const auto d : tree.children(c)) {
      const bool by = tree.relation(d) == Relation::obl_agent || tree.relation(d) == Relation::obl ||
                      tree.relation(d) == Relation::nmod;
      if (found.empty() && by && tree.marker(d) == "by") found.push_back(d);
    }
  }
  // "is accused of meddling by the opposition", where the parser hangs "by" from the gerund
  if (found.empty() && one_of(tree.lemma(token), {"accuse", "suspect", "blame", "criticise", "criticize"})) {
    for (const auto c : tree.children(token)) {
      if (tree.relation(c) != Relation::advcl && tree.relation(c) != Relation::acl) continue;
      for (const auto d : tree.children(c)) {
        const bool by = tree.relation(d) == Relation::obl_agent || tree.relation(d) == Relation::obl;
        if (by && tree.marker(d) == "by" && found.empty()) found.push_back(d);
      }
    }
  }
  return found;
}

/// Whom a passive is said of; empty when `verb` is none.
std::vector<std::uint32_t> RoleReader::passive_subjects(std::uint32_t verb) const {
  const Tree& tree = finder_->tree();
  std::vector<std::uint32_t> found;
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
  return found;
}

std::vector<std::uint32_t> RoleReader::subjects(std::uint32_t token) const { return subjects_of(token, 0); }

/// `depth` says how many clauses were climbed to get here.
std::vector<std::uint32_t> RoleReader::subjects_of(std::uint32_t token, int depth) const {
  const Tree& tree = finder_->tree();
  if (depth > kMaxClimb) return {};
  if (passive(token)) return agents(token);
  // "Chad's arming the rebels", "the jailing of activists by Chad"
  if (is_gerund_noun(tree, token) || tree.token(token).xpos == Xpos::VBG) {
    for (const auto c : tree.children(token)) {
      const bool by = tree.relation(c) == Relation::nmod && tree.marker(c) == "by";
      if (tree.relation(c) == Relation::nmod_poss || by) return {c};
    }
    if (is_gerund_noun(tree, token)) return {};
  }
  std::vector<std::uint32_t> found;
  for (const auto c : tree.children(token)) {
    if (!is_subject(tree.relation(c))) continue;
    const std::uint32_t noun = antecedent(c, token);
    found.push_back(noun == c ? c : named_as(noun));
  }
  if (!found.empty() || !tree.has_head(token)) return found;
  const std::uint32_t up = tree.head(token);
  switch (tree.relation(token)) {
    case Relation::conj:
      // "A criticised and then rejected", "was arrested and later died"
      if (is_noun(tree, up)) return {};
      return subjects_above(up, depth);
    case Relation::xcomp:
    case Relation::ccomp:
      return complement_subjects(token, depth);
    case Relation::advcl:
      return adverbial_subjects(token, depth);
    case Relation::acl:
      return adnominal_subjects(token, depth);
    case Relation::acl_relcl:
      // "countries willing to help"; with an object of its own the noun is the subject
    case Relation::amod:
      return {up};
    default:
      // A noun or adjective that is the predicate keeps its subject on itself; a gerund after a preposition ("for
      // sending") has none.
      return {};
  }
}

/// Who does what the clause above says, or is it said of.
std::vector<std::uint32_t> RoleReader::subjects_above(std::uint32_t up, int depth) const {
  std::vector<std::uint32_t> found = passive_subjects(up);
  return found.empty() ? subjects_of(up, depth + 1) : found;
}

/// Of an infinitive, or of what is said: the object of the verb above where that controls it, else its subject.
std::vector<std::uint32_t> RoleReader::complement_subjects(std::uint32_t token, int depth) const {
  const Tree& tree = finder_->tree();
  const std::uint32_t up = tree.head(token);
  if (tree.relation(token) == Relation::ccomp) {
    const Xpos tag = tree.token(token).xpos;
    // "he said defeating the rebels was near": whoever does it, it is not said to be him
    if ((tag != Xpos::VBG && tag != Xpos::VB) || tree.lemma(up) == "say") return {};
  }
  const auto object_of_up = tree.child(up, Relation::obj, Relation::iobj);
  if (tree.is(object_of_up) && controls_by_object(tree.lemma(up))) return {object_of_up};
  if (const std::uint32_t called = called_on(tree, up, token); tree.is(called)) return {called};
  return subjects_above(up, depth);
}

/// Of a clause beside the verb above: "came to help", "accepted it, thanking them".
std::vector<std::uint32_t> RoleReader::adverbial_subjects(std::uint32_t token, int depth) const {
  const Tree& tree = finder_->tree();
  const std::uint32_t up = tree.head(token);
  const Xpos tag = tree.token(token).xpos;
  // "Niger offered help and Chad accepted it, thanking Niger": whoever acts in the nearest clause
  std::uint32_t near = tree.size();
  for (const auto c : tree.children(up)) {
    const bool clause = tree.relation(c) == Relation::conj && tree.token(c).upos == Upos::VERB && c < token;
    if (clause && tree.is(tree.child(c, Relation::nsubj))) near = c;
  }
  if (tree.is(near) && up < near && tag == Xpos::VBG) return subjects_of(near, depth + 1);
  const auto object_of_up = tree.child(up, Relation::obj);
  // "accused Niger of bombing the camp", "was accused of it"
  if (tree.marker(token) == "of" && tree.lemma(up) == "accuse") {
    if (tree.is(object_of_up)) return {object_of_up};
    return passive_subjects(up);
  }
  if (const std::uint32_t called = called_on(tree, up, token); tree.is(called)) return {called};
  // "kept Niger from accepting it": Niger would have
  if (tree.is(object_of_up) && tree.marker(token) == "from" && tag == Xpos::VBG) return {object_of_up};
  if (tree.is(object_of_up)) {
    if (controls_by_object(tree.lemma(up)) && tag == Xpos::VB) return {object_of_up};
    // "criticised Austria for leaving people in the open": what is judged is the object's doing
    const auto having = tree.child(token, Relation::aux);
    const bool gerund = tag == Xpos::VBG || (tree.is(having) && tree.token(having).xpos == Xpos::VBG);
    if (gerund && tree.marker(token) == "for" && contains(ontology_->words("judging-verbs"), tree.lemma(up)))
      return {object_of_up};
  }
  return subjects_above(up, depth);
}

/// Of a participle or an infinitive that hangs from a noun.
std::vector<std::uint32_t> RoleReader::adnominal_subjects(std::uint32_t token, int depth) const {
  const Tree& tree = finder_->tree();
  const std::uint32_t up = tree.head(token);
  const bool gerund = tree.token(token).xpos == Xpos::VBG;
  // "issued a statement demanding": who issued it demands
  const bool issued = gerund && tree.relation(up) == Relation::obj && tree.has_head(up) &&
                      contains(ontology_->words("writings"), tree.lemma(up)) &&
                      contains(ontology_->words("issuing-verbs"), tree.lemma(tree.head(up)));
  // "in a statement condemning Chad, Niger called for calm"
  const bool within = gerund && tree.relation(up) == Relation::obl && tree.has_head(up) && tree.marker(up) == "in" &&
                      (contains(ontology_->words("writings"), tree.lemma(up)) || tree.lemma(up) == "speech");
  if (issued || within) return subjects_of(tree.head(up), depth + 1);
  // "spent the day phoning Chad"
  if (gerund && tree.relation(up) == Relation::obj && tree.has_head(up) && tree.lemma(tree.head(up)) == "spend")
    return subjects_of(tree.head(up), depth + 1);
  // "began the process of returning": who began it returns
  const bool process = gerund && tree.marker(token) == "of";
  if (!process && (gerund || tree.token(token).upos == Upos::ADJ)) return {up};
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
  if (tree.has_head(up) && tree.relation(up) == Relation::obj) {
    if (speaks_of_efforts(tree.lemma(tree.head(up)), tree.lemma(up))) return {};
    return subjects_of(tree.head(up), depth + 1);
  }
  return {up};
}

}  // namespace entente::ingest
