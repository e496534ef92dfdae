#include <algorithm>

#include "ingest/entities/names.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/built_in_trigger.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// Objections that are said of a thing: out of the question, no, harmful.
namespace entente::ingest {
namespace {

using language::Relation;
using language::Upos;

}  // namespace

/// "Talks with Chad are out of the question", "there is no room for talks with Chad", said by somebody.
bool SentenceExtractor::out_of_question(std::uint32_t noun) {
  const std::string_view lemma = tree_->lemma(noun);
  if (!one_of(lemma, {"question", "room", "chance", "prospect", "possibility", "table", "need", "place",
                      "justification", "excuse"}))
    return false;
  static const Trigger kOut = built_in_trigger(TriggerPos::noun, "objects-to", "120", "noun:out-of-question");
  const EdgeType* type = ontology_->find_type(kOut.type);
  if (type == nullptr) return false;
  std::uint32_t thing = tree_->size();
  std::uint32_t clause = noun;
  const auto none = tree_->child(noun, Relation::det);
  const bool out = (lemma == "question" && noun >= 3 && lower_form(tree_->token(noun - 3)) == "out") ||
                   (lemma == "table" && noun >= 2 && lower_form(tree_->token(noun - 2)) == "off");
  if (tree_->is(tree_->child(noun, Relation::cop)) && out) {
    thing = tree_->child(noun, Relation::nsubj, Relation::csubj);
  } else if (tree_->is(none) && tree_->lemma(none) == "no" && tree_->has_head(noun) && lemma != "table" &&
             tree_->lemma(tree_->head(noun)) == "be") {
    clause = tree_->head(noun);
    for (const auto c : tree_->children(noun)) {
      if (c > noun && one_of(tree_->marker(c), {"of", "for"})) thing = c;
    }
  }
  if (!tree_->is(thing)) return false;
  std::vector<ActorRef> targets;
  if (tree_->token(thing).upos == Upos::VERB) {
    targets = roles_.within(thing);
  } else {
    for (const std::string_view role : {"with", "to", "on", "by"}) {
      if (targets.empty()) targets = roles_.role(thing, role);
    }
    if (targets.empty()) targets = finder_->actors(thing);
  }
  const std::vector<ActorRef> sources = roles_.role(clause, "speaker");
  std::erase_if(targets, [&](const ActorRef& ref) {
    return std::any_of(sources.begin(), sources.end(), [&](const ActorRef& s) { return s.id == ref.id; });
  });
  if (!emit({&kOut, type, noun, noun, "complement"}, sources, targets)) return false;
  silent_[thing] = true;
  return true;
}

/// "says no to Chad's plan".
bool SentenceExtractor::says_no(std::uint32_t verb) {
  const std::uint32_t no = verb + 1;
  if (tree_->lemma(verb) != "say" || no + 2 >= tree_->size() || lower_form(tree_->token(no)) != "no" ||
      lower_form(tree_->token(no + 1)) != "to")
    return false;
  static const Trigger kNo = built_in_trigger(TriggerPos::verb, "objects-to", "120", "verb:say-no");
  const EdgeType* type = ontology_->find_type(kNo.type);
  std::uint32_t thing = tree_->relation(no) == Relation::det ? tree_->head(no) : tree_->size();
  for (const std::uint32_t at : {verb, no}) {
    for (const auto c : tree_->children(at)) {
      if (!tree_->is(thing) && c > no && tree_->marker(c) == "to") thing = c;
    }
  }
  if (type == nullptr || !tree_->is(thing)) return false;
  std::vector<ActorRef> targets = finder_->actors(thing);
  if (targets.empty()) targets = roles_.role(thing, "with");
  return emit({&kNo, type, verb, verb, "to"}, roles_.role(verb, "subject"), targets);
}

/// "Chad said Niger's dam would harm its farmers", "warned the move could destabilise the region": what is said to do
/// damage is objected to.
bool SentenceExtractor::bodes_ill(std::uint32_t verb) {
  if (!contains(ontology_->words("reporting-verbs"), tree_->lemma(verb)) || roles_.passive(verb)) return false;
  const std::uint32_t deed = tree_->child(verb, Relation::ccomp);
  if (!tree_->is(deed) || tree_->token(deed).upos != Upos::VERB || directly_negated(*tree_, deed, *ontology_) ||
      directly_negated(*tree_, verb, *ontology_))
    return false;
  bool harm = contains(ontology_->words("damages"), tree_->lemma(deed)) && tree_->is(tree_->child(deed, Relation::obj));
  bool ahead = false;
  for (const auto c : tree_->children(deed)) {
    const std::string form = lower_form(tree_->token(c));
    if (tree_->relation(c) == Relation::aux) ahead = ahead || one_of(form, {"will", "would", "could", "may", "might"});
    harm = harm || (tree_->relation(c) == Relation::advmod && one_of(form, {"adversely", "negatively", "badly"}));
  }
  const auto doer = tree_->child(deed, Relation::nsubj);
  if (!harm || !ahead || !tree_->is(doer) || tree_->token(doer).upos != Upos::NOUN) return false;
  static const Trigger kIll = built_in_trigger(TriggerPos::verb, "objects-to", "110", "verb:say-harmful");
  const EdgeType* type = ontology_->find_type(kIll.type);
  const std::vector<ActorRef> sources = roles_.role(verb, "subject");
  if (type == nullptr || sources.empty()) return false;
  std::vector<ActorRef> targets = finder_->actors(doer);
  // a deed or a plan of somebody's, not he himself
  std::erase_if(targets, [&](const ActorRef& ref) {
    const bool own = std::any_of(sources.begin(), sources.end(), [&](const ActorRef& s) {
      const std::string& state = finder_->entity(s.id).state;
      return s.id == ref.id || (!state.empty() && finder_->entity(s.id).kind == EntityKind::state &&
                                state == finder_->entity(ref.id).state);
    });
    return own || (ref.distance == 0 && finder_->entity(ref.id).kind != EntityKind::plan);
  });
  const auto determiner = tree_->child(doer, Relation::det);
  if (targets.empty() && tree_->is(determiner) && one_of(tree_->lemma(determiner), {"the", "this"}))
    targets = taken_up(doer, sources);
  return emit({&kIll, type, verb, verb, "complement-subject"}, sources, targets);
}

}  // namespace entente::ingest
