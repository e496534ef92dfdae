#include <algorithm>
#include <utility>

#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/built_in_trigger.hpp"
#include "ingest/relations/confidence.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// What a trigger that was met makes of its actors: the pieces of evidence, with stance, attribution, date and
// confidence.
namespace entente::ingest {
namespace {

using language::Relation;

constexpr std::size_t kSmallGathering = 5;

/// Types of help and goodwill: promised for the future they are offers.
bool is_friendly(std::string_view type) {
  return type == "aids" || type == "concedes" || type == "cooperates" || type == "retreats" || type == "supports" ||
         type == "offers" || type == "agrees";
}

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

/// Where the last of the spans starts and the first ends.
std::pair<std::uint32_t, std::uint32_t> outermost(std::initializer_list<ByteSpan> spans) {
  std::pair<std::uint32_t, std::uint32_t> ends = {0, UINT32_MAX};
  for (const ByteSpan& span : spans) {
    ends.first = std::max(ends.first, static_cast<std::uint32_t>(span.start));
    ends.second = std::min(ends.second, static_cast<std::uint32_t>(span.end));
  }
  return ends;
}

bool is_hostile(std::string_view type) {
  return type == "attacks" || type == "coerces" || type == "sanctions" || type == "protests";
}

}  // namespace

bool SentenceExtractor::emit(const Event& event, const std::vector<ActorRef>& sources,
                             const std::vector<ActorRef>& targets) {
  const Stance stance = read_stance(*tree_, event.token, event.anchor, *ontology_);
  bool any = false;
  for (const ActorRef& source : sources) {
    for (const ActorRef& target : targets) any = add(event, stance, source, target) || any;
  }
  return any;
}

bool SentenceExtractor::emit_pairs(const Event& event, const std::vector<ActorRef>& together) {
  // "the U.N.-led Geneva talks": where they meet takes no part
  std::vector<ActorRef> actors = together;
  std::erase_if(actors, [&](const ActorRef& ref) {
    const Entity& entity = finder_->entity(ref.id);
    return event.type->name == "consults" && entity.kind == EntityKind::place;
  });
  // "the six powers that signed the deal": with whom, is not told
  if (event.type->name == "agrees" && actors.size() > kSmallGathering) return false;
  const Stance stance = read_stance(*tree_, event.token, event.anchor, *ontology_);
  bool any = false;
  // Of a large gathering the first named is joined with each of the others: nobody means all the pairs.
  const std::size_t hosts = actors.size() > kSmallGathering ? 1 : actors.size();
  // "between U.S.-led forces and Iranian and Russian forces": two sides, not three
  const bool sides =
      std::any_of(actors.begin(), actors.end(), [&](const ActorRef& ref) { return ref.token != actors.front().token; });
  for (std::size_t i = 0; i < hosts; ++i) {
    for (std::size_t j = i + 1; j < actors.size(); ++j) {
      if (sides && actors[i].token == actors[j].token) continue;
      any = add(event, stance, actors[i], actors[j]) || any;
      if (!event.type->symmetric) any = add(event, stance, actors[j], actors[i]) || any;
    }
  }
  return any;
}

/// "\"The world must act,\"" in a quotation whose speaker stands before it.
void SentenceExtractor::demanded() {
  static const Trigger kMust = built_in_trigger(TriggerPos::verb, "requests", "100", "modal:must");
  const std::vector<ActorRef> speakers = finder_->quoted();
  const EdgeType* type = ontology_->find_type(kMust.type);
  if (speakers.empty() || type == nullptr) return;
  for (std::uint32_t i = 0; i < tree_->size(); ++i) {
    const auto modal = tree_->child(i, Relation::aux);
    const auto subject = tree_->child(i, Relation::nsubj);
    if (tree_->has_head(i) || tree_->token(i).upos != language::Upos::VERB || !tree_->is(subject)) continue;
    const auto infinitive = tree_->child(i, Relation::xcomp);
    const bool has_to = one_of(tree_->lemma(i), {"have", "need", "ought"}) && tree_->is(infinitive) &&
                        tree_->marker(infinitive) == "to" && !directly_negated(*tree_, i, *ontology_);
    const bool must = tree_->is(modal) && one_of(ascii_lower(tree_->token(modal).form), {"must", "should"});
    if ((!has_to && !must) || one_of(ascii_lower(tree_->token(subject).form), {"i", "we"})) continue;
    std::vector<ActorRef> asked = finder_->actors(subject, false);
    // "people have to eat"
    std::erase_if(asked,
                  [&](const ActorRef& ref) { return !must && finder_->entity(ref.id).kind == EntityKind::group; });
    emit({&kMust, type, i, i, "subject"}, speakers, asked);
  }
}

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

Actor SentenceExtractor::actor(const ActorRef& ref) const {
  const Entity& entity = finder_->entity(ref.id);
  return {entity.key, std::string(label_of(entity.kind)), entity.name, entity.state, ref.span};
}

std::string SentenceExtractor::attribution(const Stance& stance, const ActorRef& source) const {
  const auto claimant = [&](const std::vector<ActorRef>& speakers) -> std::string {
    // A place says nothing.
    if (speakers.empty() || speakers.front().id == source.id) return {};
    const Entity& entity = finder_->entity(speakers.front().id);
    return entity.kind == EntityKind::place || entity.kind == EntityKind::plan ? std::string{} : entity.key;
  };
  if (tree_->is(stance.speaker_verb)) return claimant(roles_.role(stance.speaker_verb, "subject"));
  for (std::uint32_t i = 0; i < tree_->size(); ++i) {
    const Relation relation = tree_->relation(i);
    if ((relation == Relation::obl || relation == Relation::nmod) && tree_->marker(i) == "accord") {
      const std::string key = claimant(finder_->actors(i));
      if (!key.empty()) return key;
    }
  }
  return {};
}

ByteSpan SentenceExtractor::trigger_span(const Event& event) const {
  ByteSpan span = tree_->token(event.token).span;
  const auto stretch = [&](std::uint32_t token) {
    span.start = std::min(span.start, tree_->token(token).span.start);
    span.end = std::max(span.end, tree_->token(token).span.end);
  };
  const bool near = event.anchor != event.token &&
                    (event.anchor > event.token ? event.anchor - event.token : event.token - event.anchor) <= 5;
  if (near) stretch(event.anchor);
  for (const auto c : tree_->children(event.token)) {
    if (tree_->relation(c) == Relation::compound_prt) stretch(c);
  }
  if (!event.trigger->objects.empty()) {
    const std::uint32_t object = roles_.object(event.token);
    if (tree_->is(object) && object > event.token && object - event.token <= 5) stretch(object);
  }
  return span;
}

/// "subject<-raise[objection]->to": how the two actors hang together, for people who ask why.
std::string SentenceExtractor::path_of(const Event& event) const {
  const Trigger& trigger = *event.trigger;
  std::string path = trigger.pos == TriggerPos::noun   ? "noun "
                     : trigger.pos == TriggerPos::verb ? "verb "
                                                       : "adjective ";
  path += ascii_lower(tree_->lemma(event.token));
  if (event.anchor != event.token) path += " carried by " + ascii_lower(tree_->lemma(event.anchor));
  path += event.target_role.empty() ? ": among its subjects" : ": target as " + event.target_role;
  return path;
}

bool SentenceExtractor::add(const Event& event, const Stance& stance, const ActorRef& source, const ActorRef& target) {
  const Entity& from = finder_->entity(source.id);
  const Entity& to = finder_->entity(target.id);
  if (source.id == target.id || from.key == to.key) return false;
  // "Spain's King Felipe": the state in a person's title is nobody of its own.
  const bool title = from.kind == EntityKind::person && to.kind == EntityKind::state && from.state == to.state &&
                     tree_->has_head(target.token) && tree_->head(target.token) == source.token;
  if (title) return false;
  // "the army retook the town": whom it took it from is not said
  const bool taken = one_of(event.trigger->name, {"verb:seize", "verb:occupy", "verb:seize+control", "verb:take"});
  const bool ground = to.kind == EntityKind::place || (to.kind == EntityKind::state && target.distance > 0);
  if (taken && ground && !to.state.empty() && from.state == to.state &&
      (from.regular || from.kind == EntityKind::state))
    return false;
  // "a photo provided by the activist group, Sahel Media": one and the same
  if (beside(source.token, target.token) || beside(target.token, source.token)) return false;
  // "Chadian settlers attacked Nigerian shepherds": people of two states are more than two crowds
  const bool peoples = one_of(event.type->name, {"attacks", "coerces", "objects-to", "protests"}) &&
                       !from.state.empty() && !to.state.empty() && from.state != to.state;
  if (from.kind == EntityKind::group && to.kind == EntityKind::group && !peoples) return false;
  const EdgeType* type = event.type;
  // "the world must punish the junta": asked for, not done; "we must thank them" does it by saying so
  if (stance.obligation &&
      (is_friendly(type->name) || is_hostile(type->name) || one_of(type->name, {"consults", "mobilizes"})))
    return false;
  if (stance.unreal || (stance.hypothetical && stance.negated) || not_yet(event)) return false;
  // "sought to deport the refugees": it has not, by that
  const bool sought = tree_->relation(event.anchor) == Relation::xcomp && tree_->has_head(event.anchor) &&
                      tree_->lemma(tree_->head(event.anchor)) == "seek";
  if (sought && (is_hostile(type->name) || one_of(type->name, {"agrees", "aids", "concedes", "mobilizes", "retreats"})))
    return false;
  if (only_wished_for(event) || idle_denial(event, stance)) return false;
  // "a supporter who attended a rally in Springfield": for whomever
  if (type->name == "protests" && (only_at_home(event, target) || to.kind == EntityKind::place) &&
      one_of(tree_->lemma(source.token), {"supporter", "loyalist", "fan", "backer", "well-wisher"}))
    return false;
  // "SAS troops have arrived in Chad": on no visit
  if (event.trigger->cameo.starts_with("042") && event.trigger->pos == TriggerPos::verb) {
    for (const std::uint32_t subject : roles_.subjects(event.token)) {
      if (finder_->lexicon().has("force-heads", ascii_lower(tree_->lemma(subject)))) return false;
    }
  }
  // a government does not march
  if (type->name == "protests" && tree_->lemma(event.token) == "protest" && from.kind == EntityKind::state &&
      to.kind != EntityKind::place) {
    const EdgeType* objects = ontology_->find_type("objects-to");
    if (objects != nullptr) type = objects;
  }
  // "were not allowed to gather", "did not join the march": against whom they did not, nobody says
  if (type->name == "protests" && (celebrates(event) || (stance.negated && only_at_home(event, target)))) return false;
  std::string cameo = event.trigger->cameo.empty() ? type->cameo : event.trigger->cameo;
  Modality modality = stance.modality;
  bool negated = stance.negated;
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
  if (negated && acted && source.distance == 0 && is_friendly(type->name) && withheld(event, stance)) {
    const EdgeType* objects = ontology_->find_type("objects-to");
    if (objects != nullptr) {
      type = objects;
      cameo = "120";
      negated = false;
      modality = Modality::asserted;
    }
  }
  // "will withdraw its troops unless Niger pays"
  const bool harsh = is_hostile(type->name) || type->name == "retreats";
  const EdgeType* threat = ontology_->find_type("threatens");
  if (stance.future && !negated && harsh && threat != nullptr && event.trigger->pos == TriggerPos::verb &&
      unless(event.anchor)) {
    type = threat;
    cameo = "130";
    modality = Modality::asserted;
  }
  const bool promise = stance.future && !negated && !stance.hypothetical && acted && is_friendly(type->name) &&
                       modality == Modality::planned;
  // "Egypt's participation would help", "a camp would take in refugees fleeing Aleppo": nobody promises.
  const bool beside_it =
      tree_->relation(event.anchor) == Relation::acl && tree_->has_head(event.anchor) &&
      !one_of(tree_->lemma(tree_->head(event.anchor)), {"everything", "utmost", "best", "all", "more"});
  if (promise && (source.distance > 0 || beside_it)) return false;
  // People at large make no promises to anybody, and a vote to come is none.
  if ((promise || type->name == "offers") && from.kind == EntityKind::group && !speaks_for_states(source)) return false;
  if (promise && event.trigger->name == "verb:vote-for") return false;
  // "hopes that Chad and Niger will reach a deal": he hopes, and they do not promise
  if (promise && stance.hoped) return false;
  if (promise && type->name != "offers") {
    const EdgeType* offers = ontology_->find_type("offers");
    if (offers != nullptr) {
      type = offers;
      cameo = "030";
      modality = Modality::asserted;
    }
  }
  // "said it would cut off the gas": what one says one will do to others is a threat
  const bool hostile = is_hostile(type->name) || event.trigger->cameo == "115";
  if (stance.future && !stance.settled && !negated && hostile && event.trigger->pos == TriggerPos::verb &&
      tree_->is(stance.speaker_verb)) {
    const std::vector<ActorRef> speakers = roles_.role(stance.speaker_verb, "subject");
    const EdgeType* threatens = ontology_->find_type("threatens");
    if (threatens != nullptr && !speakers.empty() && speakers.front().id == source.id) {
      type = threatens;
      cameo = "130";
      modality = Modality::asserted;
    }
  }
  if (type->name == "offers" && modality == Modality::planned) modality = Modality::asserted;
  // A meeting to come is an intention (CAMEO 036, "express intent to meet or negotiate").
  if (type->name == "consults" && modality == Modality::planned && !negated) cameo = "036";
  if (stance.unnamed_speaker) modality = std::min(modality, Modality::reported);
  if (!event.trigger->modality.empty()) {
    if (const auto forced = parse_modality(event.trigger->modality)) modality = std::min(modality, *forced);
  }
  if (type->name == "consults" && is_idle_contact(event.trigger->cameo, from, to)) return false;
  if (type->name == "consults" && (is_medium(to) || is_medium(from))) return false;
  // "the candidates clash over taxes": with words
  const auto unarmed = [](const Entity& entity) {
    return entity.kind == EntityKind::person || entity.kind == EntityKind::organization;
  };
  if (event.trigger->name == "verb:clash" && unarmed(from) && unarmed(to)) return false;
  // "the ministers of Chad and Niger clashed"
  if (event.trigger->name == "verb:clash" && finder_->lexicon().has("state-people", tree_->lemma(source.token)))
    return false;
  // "the army denied that it shot it down": not its own state, whatever the pronoun was taken for
  if (is_hostile(type->name) && target.resolved && tree_->token(target.token).upos == language::Upos::PRON &&
      to.kind == EntityKind::state && from.state == to.state)
    return false;
  if (in_own_name(event, source, target)) return false;
  // "the plane crashed, killing 66", "the killing quake": by accident
  if (type->name == "attacks" && by_accident(event)) return false;
  // "did not respond to requests for comment"
  if (type->name == "requests" && for_comment(event)) return false;
  // "urged them": not the minister's own state, whatever the pronoun was taken for
  if (target.resolved && tree_->token(target.token).upos == language::Upos::PRON && to.kind == EntityKind::state &&
      from.kind == EntityKind::person && from.known_state && from.state == to.state)
    return false;
  // "returned to the topic of Chad": no journey to it
  if (event.trigger->cameo.starts_with("042") && target.distance > 0 &&
      (to.kind == EntityKind::person || to.kind == EntityKind::organization) && event.trigger->pos == TriggerPos::verb)
    return false;
  const std::string from_label(label_of(from.kind));
  const std::string to_label(label_of(to.kind));
  if (!ontology_->may_join(type->name, from_label, to_label)) return false;
  // A government meets its own people every day; of a person whose state is only supposed, nothing follows, but that a
  // journey there may lead home.
  const bool journey = event.trigger->cameo.starts_with("042");
  const auto own_person = [&](const Entity& state, const Entity& person) {
    return state.kind == EntityKind::state && person.kind == EntityKind::person && person.state == state.state &&
           (person.known_state || journey);
  };
  if (type->name == "consults" && (own_person(from, to) || own_person(to, from))) return false;
  // "handed over by the ambassador of Chad, X": nobody aids his own envoy
  if (one_of(type->name, {"aids", "offers"}) && from.kind == EntityKind::state && to.kind == EntityKind::person &&
      from.state == to.state)
    return false;

  // "send aid": the verb has told it
  for (std::size_t i = 0; i < found_.size() && event.anchor != event.token; ++i) {
    if (tokens_[i] == event.anchor && found_[i].source.key == from.key && found_[i].target.key == to.key) return false;
  }
  Evidence evidence;
  evidence.sentence = sentence_;
  evidence.type = type->name;
  evidence.cameo = cameo;
  evidence.plover = std::string(ontology_->plover(cameo).value_or(""));
  evidence.source = actor(source);
  evidence.target = actor(target);
  evidence.trigger = trigger_span(event);
  evidence.negated = negated;
  evidence.modality = modality;
  evidence.attributed_to = attribution(stance, source);
  evidence.date = date_of(*tree_, event.anchor, dates_);
  evidence.rule = event.trigger->name;
  evidence.path = path_of(event);
  const auto known_of = [&](const Entity& entity, const ActorRef& ref) {
    return ActorFeatures{entity.kind, entity.state, tree_->token(ref.token).upos == language::Upos::PRON};
  };
  const auto [last_start, first_end] = outermost({source.span, target.span, evidence.trigger});
  evidence.confidence = confidence({.type = type->name,
                                    .source = known_of(from, source),
                                    .target = known_of(to, target),
                                    .carried = event.anchor != event.token,
                                    .descent = source.distance + target.distance,
                                    .negated = negated,
                                    .modality = modality,
                                    .tokens = tree_->size(),
                                    .gap = last_start > first_end ? last_start - first_end : 0});
  found_.push_back(std::move(evidence));
  tokens_.push_back(event.token);
  return true;
}

}  // namespace entente::ingest
