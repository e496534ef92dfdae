#include <algorithm>

#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/lemmas.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// What is refused, promised, asked for or left open, and therefore has not happened.
namespace entente::ingest {
namespace {

using language::Relation;
using language::Upos;
using language::Xpos;

}  // namespace

/// What a word of asking, accusing or refusing governs: "accused Kenya of backing the rebels", "warned against sending
/// troops".
void SentenceExtractor::silence_governed(std::uint32_t token) {
  const std::uint32_t complement = roles_.complement(token);
  if (tree_->is(complement)) silence(complement);
  // "threatened sanctions to isolate Niger"
  const auto thing = tree_->child(token, Relation::obj);
  const auto purpose = tree_->is(thing) ? tree_->child(thing, Relation::acl) : thing;
  const bool judging = contains(ontology_->words("judging-verbs"), tree_->lemma(token));
  if (!judging && tree_->is(purpose) && tree_->marker(purpose) == "to") silence(purpose);
  for (const auto c : tree_->children(token)) {
    const std::string_view marker = tree_->marker(c);
    // "criticised Kenya for attacking the camp": it did
    // "accused Kenya of bombing the camp": so it is said
    const bool judged = (marker == "for" && judging) ||
                        (marker == "of" && tree_->lemma(token) == "accuse" && harms(TriggerPos::verb, c));
    if (tree_->relation(c) == Relation::advcl && !judged && one_of(marker, {"of", "against", "from", "for"}))
      silence(c);
  }
}

/// "prevented Israel from attacking Gaza", "refrained from it": it was not done.
void SentenceExtractor::silence_prevented(std::uint32_t verb) {
  static constexpr std::string_view kKeepFrom[] = {
      "abstain",    "ban",      "bar",      "block",   "debar",    "desist",   "deter",   "disqualify",
      "discourage", "dissuade", "exclude",  "forbid",  "hinder",   "hold",     "inhibit", "keep",
      "preclude",   "prevent",  "prohibit", "refrain", "restrain", "restrict", "stop",    "shy"};
  if (std::find(std::begin(kKeepFrom), std::end(kKeepFrom), tree_->lemma(verb)) == std::end(kKeepFrom)) return;
  for (const auto c : tree_->children(verb)) {
    if (c > verb && tree_->token(c).xpos == Xpos::VBG && tree_->marker(c) == "from") silence(c);
  }
}

/// Whether the word by itself tells of harm.
bool SentenceExtractor::harms(TriggerPos pos, std::uint32_t word) const {
  for (const IndexedTrigger& entry : triggers_->find(pos, ascii_lower(tree_->lemma(word)))) {
    if (entry.type == nullptr || !entry.trigger->objects.empty() || !entry.trigger->complements.empty()) continue;
    if (one_of(entry.type->name, {"attacks", "coerces", "investigates", "accuses"})) return true;
    if (pos == TriggerPos::noun && entry.type->name == "protests") return true;
  }
  return pos == TriggerPos::noun &&
         one_of(tree_->lemma(word), {"destruction", "elimination", "eradication", "defeat", "annihilation", "pressure",
                                     "downfall", "removal", "ouster", "overthrow"});
}

/// "agreed to hold talks".
bool SentenceExtractor::agreed_to_meet(std::uint32_t agree) const {
  const std::uint32_t complement = roles_.complement(agree);
  if (!tree_->is(complement) || tree_->token(complement).upos != Upos::VERB) return false;
  const std::uint32_t object = roles_.object(complement);
  if (!tree_->is(object) || !contains(ontology_->words("support-verbs"), tree_->lemma(complement))) return false;
  for (const IndexedTrigger& entry : triggers_->find(TriggerPos::noun, ascii_lower(tree_->lemma(object)))) {
    if (entry.type != nullptr && entry.type->name == "consults") return true;
  }
  return false;
}

/// "declined to comment", "refused to condemn": nothing of anybody's is turned down.
bool SentenceExtractor::says_nothing(std::uint32_t refusal) const {
  const std::uint32_t complement = roles_.complement(refusal);
  if (!tree_->is(complement)) return false;
  const std::string_view lemma = tree_->lemma(complement);
  return contains(ontology_->words("judging-verbs"), lemma) ||
         one_of(lemma,
                {"comment", "reveal", "say", "disclose", "identify", "elaborate", "name", "speculate", "confirm",
                 "specify", "answer", "describe", "blame", "explain", "predict", "retract", "resign", "step", "quit"});
}

bool SentenceExtractor::ends_harm(std::uint32_t verb) const {
  // "lift his immunity"
  const std::uint32_t object = roles_.object(verb);
  if (tree_->is(object) && one_of(tree_->lemma(object), {"immunity", "privilege"})) return false;
  return one_of(tree_->lemma(verb),
                {"end",    "stop",    "halt",    "cease",    "lift",    "prevent", "avoid",       "suspend", "ease",
                 "drop",   "release", "free",    "withdraw", "abolish", "cancel",  "discontinue", "scrap",   "remove",
                 "repeal", "revoke",  "rescind", "waive",    "relax",   "loosen",  "reduce",      "reverse"});
}

/// Whether what is promised in `complement` can be for `ref`: not who is fought, or left, or a region without a people
/// ("agreed to cooperate against the rebels", "in defeating the rebels", "plans to expand in the Pacific", "to send
/// them back over the river").
bool SentenceExtractor::recipient(std::uint32_t complement, const ActorRef& ref) const {
  const Entity& entity = finder_->entity(ref.id);
  if (ends_harm(complement)) return true;
  if (entity.kind == EntityKind::place && entity.state.empty()) return false;
  // "a wall on the Mexican border"
  if (tree_->has_head(ref.token) && one_of(tree_->lemma(tree_->head(ref.token)), {"border", "frontier"})) return false;
  std::uint32_t at = ref.token;
  for (std::uint32_t steps = 0; steps < tree_->size() && at != complement; ++steps) {
    if (one_of(tree_->marker(at), {"against", "across", "over", "past", "through"})) return false;
    const Upos upos = tree_->token(at).upos;
    if (at != ref.token && (upos == Upos::VERB || upos == Upos::NOUN) &&
        harms(upos == Upos::VERB ? TriggerPos::verb : TriggerPos::noun, at) &&
        !(upos == Upos::NOUN && demands_.modified_by(at, ontology_->words("helpful-words"))))
      return false;
    if (!tree_->has_head(at)) break;
    at = tree_->head(at);
  }
  return true;
}

/// "pledged to destroy", "vowed to step up the attacks": what is promised is nothing the other wants.
bool SentenceExtractor::promises_harm(std::uint32_t token) const {
  std::uint32_t complement = roles_.complement(token);
  // "promised to continue to investigate"
  for (int steps = 0; steps < 3 && tree_->is(complement); ++steps) {
    const std::uint32_t inner = roles_.complement(complement);
    if (!tree_->is(inner) || !contains(ontology_->words("raising-verbs"), tree_->lemma(complement))) break;
    complement = inner;
  }
  if (!tree_->is(complement)) return false;
  if (one_of(tree_->lemma(complement), {"undo", "unravel", "dismantle", "overturn", "undermine", "gut", "nullify"}))
    return true;
  if (ends_harm(complement)) return false;
  if (harms(TriggerPos::verb, complement)) return true;
  const std::uint32_t object = roles_.object(complement);
  if (tree_->is(object) && one_of(tree_->lemma(object), {"immunity", "privilege"})) return true;
  return tree_->is(object) && tree_->dominates(complement, object) && harms(TriggerPos::noun, object);
}

/// "decide whether to send", "wants to be supported": nothing is held out to anybody.
bool SentenceExtractor::undecided(std::uint32_t token) const {
  const std::uint32_t complement = roles_.complement(token);
  if (!tree_->is(complement)) return false;
  if (tree_->is(tree_->child(complement, Relation::aux_pass))) return true;
  // "moved to take advantage", "wants to take power"
  const std::uint32_t thing = roles_.object(complement);
  if (tree_->lemma(complement) == "take" && tree_->is(thing) &&
      one_of(tree_->lemma(thing), {"advantage", "charge", "control", "credit", "lead", "office", "place", "power",
                                   "revenge", "shelter", "stock"}))
    return true;
  return one_of(tree_->marker(complement), {"whether", "if"});
}

/// What is asked for, refused, offered or threatened has not happened.
bool SentenceExtractor::silences(const Event& event) const {
  const std::string& type = event.type->name;
  return type == "objects-to" || type == "requests" || type == "offers" || type == "threatens" || type == "accuses" ||
         type == "investigates" || type == "agrees";
}

void SentenceExtractor::silence(std::uint32_t predicate) {
  // Relative clauses, and participles behind a comma, tell of something else that is so ("refused to take part,
  // accusing Nairobi of ...").
  std::vector<std::uint32_t> governed = {predicate};
  for (std::size_t at = 0; at < governed.size(); ++at) {
    for (const auto c : tree_->children(governed[at])) {
      const Relation relation = tree_->relation(c);
      const bool apart = relation == Relation::acl_relcl || relation == Relation::parataxis ||
                         (relation == Relation::advcl && c > 0 && tree_->token(c - 1).form == ",");
      if (!apart) governed.push_back(c);
    }
  }
  std::sort(governed.begin(), governed.end());
  for (const std::uint32_t token : governed) {
    const Upos upos = tree_->token(token).upos;
    if (upos == Upos::VERB || token == predicate) silent_[token] = true;
    // "kept Niger from accepting a Chadian offer": it was made
    const bool made = one_of(tree_->lemma(token), {"invitation", "offer", "proposal", "request"}) &&
                      tree_->has_head(token) && one_of(tree_->lemma(tree_->head(token)), {"accept", "reject", "take"});
    if (upos == Upos::NOUN && tree_->has_head(token) && silent_[tree_->head(token)] && !made &&
        tree_->relation(token) == Relation::obj) {
      silent_[token] = true;
    }
  }
}

}  // namespace entente::ingest
