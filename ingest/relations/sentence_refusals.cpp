#include <algorithm>

#include "ingest/entities/names.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/built_in_trigger.hpp"
#include "ingest/relations/lemmas.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// Objections that no single word makes: "has no intention of", "is not willing to", "is against", "will not".
namespace entente::ingest {
namespace {

using language::Relation;
using language::Upos;
using language::Xpos;

}  // namespace

/// "has no intention of talking to Chad", "no plans to recognise it".
bool SentenceExtractor::no_intention(std::uint32_t token) {
  if (!one_of(tree_->lemma(token),
              {"intention", "plan", "desire", "wish", "interest", "appetite", "need", "reason", "point", "basis"}))
    return false;
  const auto none = tree_->child(token, Relation::det);
  std::uint32_t carrier = roles_.support(token);
  // "sees no need to resume talks"
  if (!tree_->is(carrier) && tree_->has_head(token) && tree_->relation(token) == Relation::obj &&
      one_of(tree_->lemma(tree_->head(token)), {"see", "find"}))
    carrier = tree_->head(token);
  const std::uint32_t complement = roles_.complement(token);
  if (!tree_->is(none) || tree_->lemma(none) != "no" || !tree_->is(carrier) || !tree_->is(complement)) return false;
  const bool resumed = one_of(tree_->lemma(complement), {"resume", "hold", "restart", "continue", "talk", "engage"});
  if (!resumed && !lemma_in(ontology_->words("cooperative-words"), tree_->token(complement))) return false;
  static const Trigger kNone = built_in_trigger(TriggerPos::noun, "objects-to", "120", "noun:no-intention");
  const EdgeType* type = ontology_->find_type(kNone.type);
  if (type == nullptr) return false;
  const std::vector<ActorRef> sources = roles_.role(carrier, "subject");
  std::vector<ActorRef> targets = roles_.role(token, "complement");
  std::erase_if(targets, [&](const ActorRef& ref) {
    return std::any_of(sources.begin(), sources.end(), [&](const ActorRef& s) { return s.id == ref.id; });
  });
  silence(complement);
  return emit({&kNone, type, token, token, "complement"}, sources, targets);
}

/// "\"We will not be lectured by Chad\"", "refused to be bullied by Chad": an objection of whoever would be.
bool SentenceExtractor::not_be_bullied(std::uint32_t verb) {
  if (!one_of(tree_->lemma(verb), {"lecture", "bully", "dictate", "intimidate", "blackmail", "pressure", "pressurise",
                                   "cow", "push", "humiliate", "provoke"}))
    return false;
  const auto who = tree_->child(verb, Relation::nsubj_pass);
  const auto will = tree_->child(verb, Relation::aux);
  const auto by = tree_->child(verb, Relation::obl_agent);
  if (!tree_->is(who) || !tree_->is(will) || tree_->lemma(will) != "will" || !tree_->is(by)) return false;
  if (!directly_negated(*tree_, verb, *ontology_)) return false;
  static const Trigger kFirm = built_in_trigger(TriggerPos::verb, "objects-to", "120", "verb:will-not-be-bullied");
  const EdgeType* type = ontology_->find_type(kFirm.type);
  if (type == nullptr) return false;
  std::vector<ActorRef> sources = finder_->actors(who, false);
  if (sources.empty()) sources = finder_->quoted();
  silent_[verb] = true;
  emit({&kFirm, type, verb, verb, "agent"}, sources, finder_->actors(by, false));
  return true;
}

/// "is no longer willing to fund it", "was not ready to meet Chad": unwillingness is an objection.
bool SentenceExtractor::not_willing(std::uint32_t token) {
  if (!one_of(lower_form(tree_->token(token)), {"willing", "ready", "prepared", "inclined"})) return false;
  const std::uint32_t complement = roles_.complement(token);
  if (!tree_->is(complement) || !directly_negated(*tree_, token, *ontology_)) return false;
  const auto& offers = triggers_->find(TriggerPos::adjective, "willing");
  const bool offered = std::any_of(offers.begin(), offers.end(), [&](const IndexedTrigger& entry) {
    return lemma_in(entry.trigger->complements, tree_->token(complement));
  });
  if (!offered && !lemma_in(ontology_->words("cooperative-words"), tree_->token(complement))) return false;
  static const Trigger kUnwilling =
      built_in_trigger(TriggerPos::adjective, "objects-to", "120", "adjective:not-willing");
  const EdgeType* type = ontology_->find_type(kUnwilling.type);
  if (type == nullptr) return false;
  const std::vector<ActorRef> sources = roles_.role(token, "bearer");
  std::vector<ActorRef> targets = roles_.role(token, "complement");
  std::erase_if(targets, [&](const ActorRef& ref) {
    return std::any_of(sources.begin(), sources.end(), [&](const ActorRef& s) { return s.id == ref.id; });
  });
  if (targets.empty()) targets = spoken_about(token);
  silence(complement);
  emit({&kUnwilling, type, token, token, "complement"}, sources, targets);
  return true;
}

/// "is against the plan".
bool SentenceExtractor::against(std::uint32_t token) {
  if (tree_->marker(token) != "against" || !tree_->is(tree_->child(token, Relation::cop))) return false;
  static const Trigger kAgainst = built_in_trigger(TriggerPos::verb, "objects-to", "110", "preposition:against");
  const EdgeType* type = ontology_->find_type(kAgainst.type);
  if (type == nullptr) return false;
  const std::vector<ActorRef> sources = roles_.role(token, "subject");
  std::vector<ActorRef> targets = finder_->actors(token);
  const std::string_view thing = tree_->lemma(token);
  const bool act = finder_->lexicon().has("act-nouns", thing) || finder_->lexicon().has("plan-heads", thing);
  std::erase_if(targets, [&](const ActorRef& ref) {
    return (ref.distance > 0 && !act) ||
           std::any_of(sources.begin(), sources.end(), [&](const ActorRef& s) { return s.id == ref.id; });
  });
  return emit({&kAgainst, type, token, token, "object"}, sources, targets);
}

/// "will not accept", "could not be part of", "did not allow": unwillingness is an objection, not an absence.
bool SentenceExtractor::refusal(std::uint32_t token) {
  if (no_intention(token)) return true;
  // "would not engage with Chad", not "in trade"
  const bool engages = tree_->lemma(token) == "engage" && !roles_.role(token, "with").empty();
  const bool cooperative = engages || lemma_in(ontology_->words("cooperative-words"), tree_->token(token));
  // "will not end the strike until Niger pays"
  if (!cooperative && tree_->token(token).upos != Upos::VERB) return false;
  const bool verb = tree_->token(token).upos == Upos::VERB;
  if (!verb && !tree_->is(tree_->child(token, Relation::cop))) return false;
  // "neither accepted nor rejected the offer": no refusal
  if (!directly_negated(*tree_, token, *ontology_) || tree_->is(tree_->child(token, Relation::cc_preconj)))
    return false;
  // A modal of will ("will not send"), or a verb that is nothing but will ("did not accept").
  bool will = false;
  for (const auto c : tree_->children(token)) {
    const std::string form = ascii_lower(tree_->token(c).form);
    will = will ||
           (tree_->relation(c) == Relation::aux && (tree_->lemma(c) == "will" || form == "would" || form == "could" ||
                                                    form == "can" || form == "wo" || form == "ca"));
  }
  const bool finite = tree_->token(token).xpos != Xpos::VBG;
  if (!will && !(finite && cooperative && lemma_in(ontology_->words("consent-words"), tree_->token(token))))
    return false;
  static const Trigger kRefusal =
      built_in_trigger(TriggerPos::verb, "objects-to", "120", "verb:will-not",
                       {"object", "iobject", "to", "with", "of", "in", "by", "for", "complement"});
  const EdgeType* type = ontology_->find_type(kRefusal.type);
  if (type == nullptr) return false;
  Event event{&kRefusal, type, token, token, {}};
  static const Trigger kCondition =
      built_in_trigger(TriggerPos::verb, "threatens", "130", "verb:will-not-unless", {"unless"});
  std::vector<ActorRef> sources = roles_.role(token, "subject");
  if (sources.empty()) return false;
  // "will not lift the embargo until Niger signs": what somebody else must do first
  const bool talks = one_of(tree_->lemma(token), {"sit", "speak", "talk", "negotiate", "meet", "discuss"});
  if (const EdgeType* threatens = ontology_->find_type(kCondition.type); threatens != nullptr && will && !talks) {
    Event condition{&kCondition, threatens, token, token, {}};
    std::vector<ActorRef> bound = targets_of(kCondition, token, sources, condition.target_role);
    std::erase_if(bound, [&](const ActorRef& ref) { return tree_->token(ref.token).upos == Upos::PRON; });
    if (!bound.empty() && emit(condition, sources, bound)) return true;
  }
  if (!cooperative) return false;
  std::vector<ActorRef> targets = targets_of(kRefusal, token, sources, event.target_role);
  if (targets.empty()) {
    targets = roles_.within(token);
    event.target_role = "complement";
  }
  if (targets.empty()) targets = spoken_about(token);
  // "would not speak to reporters"
  std::erase_if(targets, [&](const ActorRef& ref) {
    return finder_->lexicon().has("press", ascii_lower(tree_->lemma(ref.token)));
  });
  bool any = emit(event, sources, targets);
  // "told Chad that it would accept no interference in its affairs"
  if (!any) any = emit(event, sources, told_to(token));
  if (any) {
    const std::uint32_t complement = roles_.complement(token);
    if (tree_->is(complement)) silence(complement);
    // "will not sit down for talks"
    for (const auto c : tree_->children(token)) {
      if (talks && tree_->relation(c) == Relation::obl && tree_->token(c).upos == Upos::NOUN) silent_[c] = true;
    }
  }
  return any;
}

}  // namespace entente::ingest
