#include <algorithm>

#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/act_kinds.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// What is no evidence although a trigger was met and both its actors are there.
namespace entente::ingest {
namespace {

using language::Relation;

/// Contacts that are no event between public actors: journeys within the traveller's own country, or of people and
/// troops at large; private persons with people at large.
bool is_idle_contact(std::string_view cameo, const Entity& from, const Entity& to) {
  const bool somebody = from.kind == EntityKind::state || from.kind == EntityKind::organization ||
                        (from.kind == EntityKind::person && (from.authoritative || !from.roles.empty()));
  if (cameo.starts_with("042")) {
    const bool abroad = to.kind != EntityKind::place || (!to.state.empty() && to.state != from.state);
    const bool crosses =
        from.kind == EntityKind::person && from.known_state && to.kind == EntityKind::state && to.state != from.state;
    // "visited the families of the victims": an official does, to be seen there
    const bool calls_on = from.kind == EntityKind::person && somebody && to.kind == EntityKind::group;
    return (!somebody && !crosses) || !abroad || (to.kind == EntityKind::group && !calls_on);
  }
  return !somebody && to.kind == EntityKind::group && to.state.empty();
}

}  // namespace

/// "spoke to CNN": an interview, no talks.
bool SentenceExtractor::is_medium(const Entity& entity) const {
  if (entity.kind != EntityKind::organization && entity.kind != EntityKind::place) return false;
  const std::string name = ascii_lower(entity.name);
  static constexpr std::string_view kEnds[] = {" times",       " post",     " journal",   " herald", " tribune",
                                               " news",        " daily",    " radio",     " tv",     " television",
                                               " gazette",     " magazine", " newspaper", " media",  " broadcasting",
                                               " news agency", " telegraph"};
  return finder_->lexicon().has("media-names", name) || name.find(" radio ") != std::string::npos ||
         name.find(" tv ") != std::string::npos ||
         std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) { return name.ends_with(end); });
}

/// "Western powers", "the two allies", "lawmakers": a group that can bind itself, unlike marchers and refugees.
bool SentenceExtractor::speaks_for_states(const ActorRef& ref) const {
  return one_of(tree_->lemma(ref.token),
                {"power",    "country",    "nation",  "state",     "government", "ally",      "leader",
                 "official", "partner",    "capital", "member",    "minister",   "neighbour", "neighbor",
                 "lawmaker", "negotiator", "donor",   "commander", "republican", "democrat",  "opposition",
                 "tribe",    "party",      "side",    "rival",     "group",      "diplomat"});
}

/// What tells of no act of the one towards the other, whatever it is read as.
bool SentenceExtractor::tells_of_no_act(const Event& event, const Stance& stance, const ActorRef& source,
                                        const ActorRef& target) const {
  const Entity& from = finder_->entity(source.id);
  const Entity& to = finder_->entity(target.id);
  if (source.id == target.id || from.key == to.key) return true;
  // "Spain's King Felipe": the state in a person's title is nobody of its own.
  const bool title = from.kind == EntityKind::person && to.kind == EntityKind::state && from.state == to.state &&
                     tree_->has_head(target.token) && tree_->head(target.token) == source.token;
  if (title) return true;
  // "the army retook the town": whom it took it from is not said
  const bool taken = one_of(event.trigger->name, {"verb:seize", "verb:occupy", "verb:seize+control", "verb:take"});
  const bool ground = to.kind == EntityKind::place || (to.kind == EntityKind::state && target.distance > 0);
  if (taken && ground && !to.state.empty() && from.state == to.state &&
      (from.regular || from.kind == EntityKind::state))
    return true;
  // "recalled its envoy after soldiers shot two fishermen": not over its own soldiers
  if (event.trigger->name == "verb:recall+ambassador" && to.regular && from.state == to.state) return true;
  // "picked up the children": only police mean an arrest by it
  if (event.trigger->name == "verb:pick-up" && from.kind != EntityKind::force) return true;
  // "Hamas commanders told them to leave": not their own
  const bool their_own =
      target.resolved && to.kind != EntityKind::person && tree_->token(target.token).upos == language::Upos::PRON &&
      std::any_of(tree_->children(source.token).begin(), tree_->children(source.token).end(), [&](std::uint32_t c) {
        if (tree_->relation(c) != language::Relation::compound) return false;
        const std::vector<ActorRef> of = finder_->actors(c, false);
        return of.size() == 1 && of.front().id == target.id;
      });
  if (their_own) return true;
  // "a photo provided by the activist group, Sahel Media": one and the same
  if (beside(source.token, target.token) || beside(target.token, source.token)) return true;
  // "Chadian settlers attacked Nigerian shepherds": people of two states are more than two crowds
  const bool peoples = one_of(event.type->name, {"attacks", "coerces", "objects-to", "protests"}) &&
                       !from.state.empty() && !to.state.empty() && from.state != to.state;
  if (from.kind == EntityKind::group && to.kind == EntityKind::group && !peoples) return true;
  // "the world must punish the junta": asked for, not done; "we must thank them" does it by saying so
  if (stance.obligation && (is_friendly(event.type->name) || is_hostile(event.type->name) ||
                            one_of(event.type->name, {"consults", "mobilizes"})))
    return true;
  if (stance.unreal || (stance.hypothetical && stance.negated) || not_yet(event)) return true;
  // "sought to deport the refugees": it has not, by that
  const bool sought = tree_->relation(event.anchor) == Relation::xcomp && tree_->has_head(event.anchor) &&
                      tree_->lemma(tree_->head(event.anchor)) == "seek";
  if (sought && (is_hostile(event.type->name) ||
                 one_of(event.type->name, {"agrees", "aids", "concedes", "mobilizes", "retreats"})))
    return true;
  if (only_wished_for(event) || idle_denial(event, stance)) return true;
  // "a supporter who attended a rally in Springfield": for whomever
  if (event.type->name == "protests" && (only_at_home(event, target) || to.kind == EntityKind::place) &&
      one_of(tree_->lemma(source.token), {"supporter", "loyalist", "fan", "backer", "well-wisher"}))
    return true;
  // "SAS troops have arrived in Chad": on no visit
  if (event.trigger->cameo.starts_with("042") && event.trigger->pos == TriggerPos::verb) {
    for (const std::uint32_t subject : roles_.subjects(event.token)) {
      if (finder_->lexicon().has("force-heads", ascii_lower(tree_->lemma(subject)))) return true;
    }
  }
  return false;
}

/// What is no event between two public actors once it is known as what it is read.
bool SentenceExtractor::is_idle(const Event& event, const Reading& reading, const ActorRef& source,
                                const ActorRef& target) const {
  const Entity& from = finder_->entity(source.id);
  const Entity& to = finder_->entity(target.id);
  if (reading.type->name == "consults" && is_idle_contact(event.trigger->cameo, from, to)) return true;
  if (reading.type->name == "consults" && (is_medium(to) || is_medium(from))) return true;
  // "the candidates clash over taxes": with words
  const auto unarmed = [](const Entity& entity) {
    return entity.kind == EntityKind::person || entity.kind == EntityKind::organization;
  };
  if (event.trigger->name == "verb:clash" && unarmed(from) && unarmed(to)) return true;
  // "the ministers of Chad and Niger clashed"
  if (event.trigger->name == "verb:clash" && finder_->lexicon().has("state-people", tree_->lemma(source.token)))
    return true;
  // "the army denied that it shot it down": not its own state, whatever the pronoun was taken for
  if (is_hostile(reading.type->name) && target.resolved && tree_->token(target.token).upos == language::Upos::PRON &&
      to.kind == EntityKind::state && from.state == to.state)
    return true;
  if (in_own_name(event, source, target)) return true;
  // "the plane crashed, killing 66", "the killing quake": by accident
  if (reading.type->name == "attacks" && by_accident(event)) return true;
  // "did not respond to requests for comment"
  if (reading.type->name == "requests" && for_comment(event)) return true;
  // "urged them": not the minister's own state, whatever the pronoun was taken for
  if (target.resolved && tree_->token(target.token).upos == language::Upos::PRON && to.kind == EntityKind::state &&
      from.kind == EntityKind::person && from.known_state && from.state == to.state)
    return true;
  // "returned to the topic of Chad": no journey to it
  if (event.trigger->cameo.starts_with("042") && target.distance > 0 &&
      (to.kind == EntityKind::person || to.kind == EntityKind::organization) && event.trigger->pos == TriggerPos::verb)
    return true;
  const std::string from_label(label_of(from.kind));
  const std::string to_label(label_of(to.kind));
  if (!ontology_->may_join(reading.type->name, from_label, to_label)) return true;
  // A government meets its own people every day; of a person whose state is only supposed, nothing follows, but that a
  // journey there may lead home.
  const bool journey = event.trigger->cameo.starts_with("042");
  const auto own_person = [&](const Entity& state, const Entity& person) {
    return state.kind == EntityKind::state && person.kind == EntityKind::person && person.state == state.state &&
           (person.known_state || journey);
  };
  if (reading.type->name == "consults" && (own_person(from, to) || own_person(to, from))) return true;
  // "handed over by the ambassador of Chad, X": nobody aids his own envoy
  if (one_of(reading.type->name, {"aids", "offers"}) && from.kind == EntityKind::state &&
      to.kind == EntityKind::person && from.state == to.state)
    return true;
  return false;
}

}  // namespace entente::ingest
