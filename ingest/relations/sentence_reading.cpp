#include <algorithm>

#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/act_kinds.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// As what an act is read: its stance turns promises into offers, announced harm into threats, what is withheld into
// objections.
namespace entente::ingest {

using language::Relation;

std::optional<SentenceExtractor::Reading> SentenceExtractor::read_as(const Event& event, const Stance& stance,
                                                                     const ActorRef& source,
                                                                     const ActorRef& target) const {
  const Entity& from = finder_->entity(source.id);
  const Entity& to = finder_->entity(target.id);
  const EdgeType* type = event.type;
  std::string cameo;
  Modality modality = stance.modality;
  bool negated = stance.negated;
  // Where the ontology lacks the other type, it stays what it was.
  const auto becomes = [&](std::string_view name, std::string_view code) {
    const EdgeType* other = ontology_->find_type(name);
    if (other == nullptr) return;
    type = other;
    cameo = code;
    negated = false;
    modality = Modality::asserted;
  };
  // a government does not march
  if (type->name == "protests" && tree_->lemma(event.token) == "protest" && from.kind == EntityKind::state &&
      to.kind != EntityKind::place) {
    const EdgeType* objects = ontology_->find_type("objects-to");
    if (objects != nullptr) type = objects;
  }
  // "were not allowed to gather", "did not join the march": against whom they did not, nobody says
  if (type->name == "protests" && (celebrates(event) || (stance.negated && only_at_home(event, target))))
    return std::nullopt;
  cameo = event.trigger->cameo.empty() ? type->cameo : event.trigger->cameo;
  if (event.trigger->name.starts_with("verb:will-not") || event.trigger->name == "noun:no-intention" ||
      event.trigger->name == "noun:out-of-question" || event.trigger->name == "adjective:not-willing" ||
      event.trigger->name == "adjective:not-good" || event.trigger->name == "verb:said-to-fail") {
    negated = false;
    modality = Modality::asserted;
  }
  if (type->name == "objects-to" || type->name == "requests" || type->name == "thanks" || type->name == "threatens") {
    // The act of refusing, asking, thanking is done by saying so.
    if (modality == Modality::planned && !stance.future) modality = Modality::asserted;
  }
  const bool acted = event.trigger->pos == TriggerPos::verb || event.anchor != event.token;
  if (negated && acted && source.distance == 0 && is_friendly(type->name) && withheld(event, stance))
    becomes("objects-to", "120");
  // "will withdraw its troops unless Niger pays"
  const bool harsh = is_hostile(type->name) || type->name == "retreats";
  if (stance.future && !negated && harsh && event.trigger->pos == TriggerPos::verb && unless(event.anchor))
    becomes("threatens", "130");
  const bool promise = stance.future && !negated && !stance.hypothetical && acted && is_friendly(type->name) &&
                       modality == Modality::planned;
  // "Egypt's participation would help", "a camp would take in refugees fleeing Aleppo": nobody promises.
  const bool beside_it =
      tree_->relation(event.anchor) == Relation::acl && tree_->has_head(event.anchor) &&
      !one_of(tree_->lemma(tree_->head(event.anchor)), {"everything", "utmost", "best", "all", "more"});
  if (promise && (source.distance > 0 || beside_it)) return std::nullopt;
  // People at large make no promises to anybody, and a vote to come is none.
  if ((promise || type->name == "offers") && from.kind == EntityKind::group && !speaks_for_states(source))
    return std::nullopt;
  if (promise && event.trigger->name == "verb:vote-for") return std::nullopt;
  // "hopes that Chad and Niger will reach a deal": he hopes, and they do not promise
  if (promise && stance.hoped) return std::nullopt;
  if (promise && type->name != "offers") becomes("offers", "030");
  // "said it would cut off the gas": what one says one will do to others is a threat
  const bool hostile = is_hostile(type->name) || event.trigger->cameo == "115";
  if (stance.future && !stance.settled && !negated && hostile && event.trigger->pos == TriggerPos::verb &&
      tree_->is(stance.speaker_verb)) {
    const std::vector<ActorRef> speakers = roles_.role(stance.speaker_verb, "subject");
    if (!speakers.empty() && speakers.front().id == source.id) becomes("threatens", "130");
  }
  if (type->name == "offers" && modality == Modality::planned) modality = Modality::asserted;
  // A meeting to come is an intention (CAMEO 036, "express intent to meet or negotiate").
  if (type->name == "consults" && modality == Modality::planned && !negated) cameo = "036";
  if (stance.unnamed_speaker || tree_->is(claimed_by(event.anchor))) modality = std::min(modality, Modality::reported);
  if (!event.trigger->modality.empty()) {
    if (const auto forced = parse_modality(event.trigger->modality)) modality = std::min(modality, *forced);
  }
  return Reading{type, cameo, modality, negated};
}

}  // namespace entente::ingest
