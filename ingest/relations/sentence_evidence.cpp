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

/// Where the last of the spans starts and the first ends.
std::pair<std::uint32_t, std::uint32_t> outermost(std::initializer_list<ByteSpan> spans) {
  std::pair<std::uint32_t, std::uint32_t> ends = {0, UINT32_MAX};
  for (const ByteSpan& span : spans) {
    ends.first = std::max(ends.first, static_cast<std::uint32_t>(span.start));
    ends.second = std::min(ends.second, static_cast<std::uint32_t>(span.end));
  }
  return ends;
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

Actor SentenceExtractor::actor(const ActorRef& ref) const {
  const Entity& entity = finder_->entity(ref.id);
  return {entity.key, std::string(label_of(entity.kind)), entity.name, entity.state, ref.span};
}

std::string SentenceExtractor::attribution(const Event& event, const Stance& stance, const ActorRef& source) const {
  const auto claimant = [&](const std::vector<ActorRef>& speakers) -> std::string {
    // A place says nothing.
    if (speakers.empty() || speakers.front().id == source.id) return {};
    const Entity& entity = finder_->entity(speakers.front().id);
    return entity.kind == EntityKind::place || entity.kind == EntityKind::plan ? std::string{} : entity.key;
  };
  const std::uint32_t accusing = claimed_by(event.anchor);
  if (tree_->is(accusing)) return claimant(roles_.role(accusing, "subject"));
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
  if (tells_of_no_act(event, stance, source, target)) return false;
  const std::optional<Reading> reading = read_as(event, stance, source, target);
  if (!reading || is_idle(event, *reading, source, target)) return false;
  const Entity& from = finder_->entity(source.id);
  const Entity& to = finder_->entity(target.id);
  // "send aid": the verb has told it; "cancelled a visit" tells of a sanction, and of no visit
  for (std::size_t i = 0; i < found_.size() && event.anchor != event.token; ++i) {
    if (reading->negated && reading->type->name == "consults" && found_[i].type == "sanctions") continue;
    if (tokens_[i] == event.anchor && found_[i].source.key == from.key && found_[i].target.key == to.key) return false;
  }
  Evidence evidence;
  evidence.sentence = sentence_;
  evidence.type = reading->type->name;
  evidence.cameo = reading->cameo;
  evidence.plover = std::string(ontology_->plover(reading->cameo).value_or(""));
  evidence.source = actor(source);
  evidence.target = actor(target);
  evidence.trigger = trigger_span(event);
  evidence.negated = reading->negated;
  evidence.modality = reading->modality;
  evidence.attributed_to = attribution(event, stance, source);
  evidence.date = date_of(*tree_, event.anchor, dates_);
  evidence.rule = event.trigger->name;
  evidence.path = path_of(event);
  const auto known_of = [&](const Entity& entity, const ActorRef& ref) {
    return ActorFeatures{entity.kind, entity.state, tree_->token(ref.token).upos == language::Upos::PRON};
  };
  const auto [last_start, first_end] = outermost({source.span, target.span, evidence.trigger});
  evidence.confidence = confidence({.type = reading->type->name,
                                    .source = known_of(from, source),
                                    .target = known_of(to, target),
                                    .carried = event.anchor != event.token,
                                    .descent = source.distance + target.distance,
                                    .negated = reading->negated,
                                    .modality = reading->modality,
                                    .tokens = tree_->size(),
                                    .gap = last_start > first_end ? last_start - first_end : 0});
  found_.push_back(std::move(evidence));
  tokens_.push_back(event.token);
  return true;
}

}  // namespace entente::ingest
