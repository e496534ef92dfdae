#include <algorithm>
#include <cstdlib>

#include "ingest/language/key_table.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/binding_features.hpp"
#include "ingest/relations/confidence.hpp"
#include "ingest/relations/lemmas.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// What the rules have not bound: every trigger word with every pair of actors, judged by what was learned from
// annotated articles.
namespace entente::ingest {
namespace {

using language::Upos;

constexpr std::size_t kMostActors = 14;

}  // namespace

/// The hash of the way between two actors that the sentence mentions; of others none.
std::uint64_t SentenceExtractor::between(const BindingActor& a, const BindingActor& b) const {
  const bool both = a.presence == Presence::mentioned && b.presence == Presence::mentioned;
  return both ? way_hash(*tree_, a.ref.token, b.ref.token) : 0;
}

/// Everybody a trigger word of this sentence may bind.
std::vector<BindingActor> SentenceExtractor::bindable() const {
  std::vector<BindingActor> actors;
  const auto add = [&](const ActorRef& ref, Presence presence) {
    const bool known = presence != Presence::mentioned &&
                       std::any_of(actors.begin(), actors.end(), [&](const auto& a) { return a.ref.id == ref.id; });
    if (!known) actors.push_back(binding_actor(*tree_, ref, finder_->entity(ref.id), presence));
  };
  for (const ActorRef& ref : finder_->everybody()) add(ref, Presence::mentioned);
  for (const ActorRef& ref : finder_->quoted()) add(ref, Presence::quoted);
  if (before_.doer) add(understood(*before_.doer, *tree_, 0), Presence::doer);
  if (before_.speaker) add(understood(*before_.speaker, *tree_, 0), Presence::doer);
  if (finder_->home()) add(understood(*finder_->home(), *tree_, 0), Presence::home);
  return actors;
}

BindingWord SentenceExtractor::binding_word(std::uint32_t token, TriggerPos pos) const {
  const auto hash = [&](std::uint32_t word) {
    return tree_->is(word) ? language::fnv1a(ascii_lower(tree_->lemma(word))) : 0;
  };
  BindingWord word;
  word.token = token;
  word.pos = pos;
  word.lemma = hash(token);
  word.object = pos == TriggerPos::verb ? hash(roles_.object(token)) : 0;
  const std::uint32_t carrier = pos == TriggerPos::noun ? roles_.support(token) : tree_->size();
  word.carrier = hash(carrier);
  word.above = tree_->has_head(token) ? hash(tree_->head(token)) : 0;
  word.passive = pos == TriggerPos::verb && roles_.passive(token);
  word.silent = silent_[token];
  word.stance = read_stance(*tree_, token, tree_->is(carrier) ? carrier : token, *ontology_);
  return word;
}

std::vector<BindingWay> SentenceExtractor::binding_ways(const BindingWord& word,
                                                        const std::vector<BindingActor>& actors) const {
  std::vector<BindingWay> ways;
  for (const BindingActor& actor : actors) ways.push_back(binding_way(*tree_, word.token, actor));
  static constexpr std::string_view kVerbSources[] = {"subject"};
  static constexpr std::string_view kOtherSources[] = {"possessor", "by", "support", "bearer", "modifier"};
  static constexpr std::string_view kTargets[] = {"object", "of", "to", "with", "against", "on", "complement"};
  const auto mark = [&](std::span<const std::string_view> roles, bool BindingWay::*as) {
    for (const std::string_view role : roles) {
      for (const ActorRef& ref : roles_.role(word.token, role)) {
        for (std::size_t i = 0; i < actors.size(); ++i) {
          if (actors[i].ref.id == ref.id) ways[i].*as = true;
        }
      }
    }
  };
  mark(word.pos == TriggerPos::verb ? std::span<const std::string_view>(kVerbSources) : kOtherSources,
       &BindingWay::as_source);
  mark(kTargets, &BindingWay::as_target);
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const std::int32_t own = ways[i].distance;
    for (std::size_t j = 0; j < actors.size(); ++j) {
      if (actors[j].presence != Presence::mentioned || actors[i].presence != Presence::mentioned) continue;
      const std::int32_t other = ways[j].distance;
      if (std::abs(other) < std::abs(own)) ++ways[i].nearer;
      if ((own > 0 && other > 0 && other < own) || (own < 0 && other < 0 && other > own)) ++ways[i].between;
    }
  }
  return ways;
}

/// Of each type the first entry of the word whose demands are met, else its first.
std::vector<SentenceExtractor::BindingChoice> SentenceExtractor::binding_choices(std::uint32_t token,
                                                                                 TriggerPos pos) const {
  std::vector<BindingChoice> choices;
  for (const std::string& lemma : possible_lemmas(tree_->token(token))) {
    const std::vector<IndexedTrigger>& entries = triggers_->find(pos, lemma);
    for (const IndexedTrigger& entry : entries) {
      if (entry.type == nullptr || entry.type->kind != EdgeKind::event) continue;
      const auto known = std::find_if(choices.begin(), choices.end(),
                                      [&](const BindingChoice& c) { return c.entry->type == entry.type; });
      if (known != choices.end() && known->met) continue;
      const bool met = meets_demands(entry, token);
      if (known == choices.end()) {
        choices.push_back({&entry, met});
      } else if (met) {
        *known = {&entry, true};
      }
    }
    if (!entries.empty()) break;
  }
  return choices;
}

BindingReading SentenceExtractor::binding_reading(std::uint32_t token, const EdgeType& type, const Entity& from,
                                                  const Entity& to) const {
  BindingReading reading;
  for (std::size_t k = 0; k < found_.size(); ++k) {
    const Evidence& e = found_[k];
    const bool here = tokens_[k] == token;
    const bool same_type = e.type == type.name;
    const bool a = e.source.key == from.key;
    const bool b = e.target.key == to.key;
    const bool back = e.source.key == to.key && e.target.key == from.key;
    reading.same = reading.same || (same_type && ((a && b) || (type.symmetric && back)));
    reading.here = reading.here || (here && same_type);
    reading.here_other = reading.here_other || (here && !same_type);
    reading.source = reading.source || (here && same_type && a);
    reading.target = reading.target || (here && same_type && b);
    reading.pair = reading.pair || (!same_type && a && b);
    reading.back = reading.back || back;
    reading.source_acts = reading.source_acts || a;
    reading.target_struck = reading.target_struck || b;
    reading.told_above = reading.told_above || (((a && b) || back) && tree_->dominates(tokens_[k], token));
  }
  return reading;
}

void SentenceExtractor::bind_word(std::uint32_t token, TriggerPos pos, BindingRound& round) const {
  const std::vector<BindingChoice> choices = binding_choices(token, pos);
  if (choices.empty()) return;
  const std::vector<BindingActor>& actors = round.actors;
  const BindingWord word = binding_word(token, pos);
  const std::vector<BindingWay> ways = binding_ways(word, actors);
  const auto near = [&](std::size_t i) { return ways[i].up + ways[i].down <= kFarthestWay; };
  std::vector<std::uint64_t> features;
  for (const BindingChoice& choice : choices) {
    const EdgeType& type = *choice.entry->type;
    for (std::size_t i = 0; i < actors.size(); ++i) {
      if (!actors[i].entity->actor || !near(i)) continue;
      for (std::size_t j = type.symmetric ? i + 1 : 0; j < actors.size(); ++j) {
        const Entity& from = *actors[i].entity;
        const Entity& to = *actors[j].entity;
        if (from.key == to.key || !near(j) || (type.symmetric && !to.actor)) continue;
        if (!ontology_->may_join(type.name, label_of(from.kind), label_of(to.kind))) continue;
        const BindingReading reading = binding_reading(token, type, from, to);
        const bool left_to_rules =
            silent_[token] || reading.same || reading.here || reading.here_other || reading.told_above;
        if (left_to_rules && !*round.observer) continue;
        binding_features({.word = word,
                          .type = type,
                          .trigger = *choice.entry->trigger,
                          .meets_demands = choice.met,
                          .types = static_cast<std::uint32_t>(choices.size()),
                          .actors = static_cast<std::uint32_t>(actors.size()),
                          .source = actors[i],
                          .target = actors[j],
                          .to_source = ways[i],
                          .to_target = ways[j],
                          .between = between(actors[i], actors[j]),
                          .reading = reading},
                         features);
        if (*round.observer)
          (*round.observer)({sentence_, tree_->token(token).span, &type, &from, &to, reading.same, features});
        if (round.model == nullptr || left_to_rules) continue;
        const std::int32_t score = round.model->score(features);
        if (score < kLikely) continue;
        Event event{choice.entry->trigger, &type, token, token, {}};
        const std::uint32_t carrier = pos == TriggerPos::noun ? roles_.support(token) : tree_->size();
        if (tree_->is(carrier)) event.anchor = carrier;
        round.likely.push_back({score, std::move(event), i, j});
      }
    }
  }
}

/// The likeliest first; at one word nobody is both source and target, and two actors are bound by one type.
void SentenceExtractor::take_bindings(BindingRound& round) {
  std::stable_sort(round.likely.begin(), round.likely.end(),
                   [](const Binding& a, const Binding& b) { return a.score > b.score; });
  std::vector<const Binding*> taken;
  for (const Binding& binding : round.likely) {
    const ActorRef& source = round.actors[binding.source].ref;
    const ActorRef& target = round.actors[binding.target].ref;
    const bool clash = std::any_of(taken.begin(), taken.end(), [&](const Binding* other) {
      if (other->event.token != binding.event.token) return false;
      const EntityId from = round.actors[other->source].ref.id;
      const EntityId to = round.actors[other->target].ref.id;
      if (from == source.id && to == target.id) return true;
      return !binding.event.type->symmetric && (from == target.id || to == source.id);
    });
    if (clash) continue;
    const Stance stance = read_stance(*tree_, binding.event.token, binding.event.anchor, *ontology_);
    if (!add(binding.event, stance, source, target)) continue;
    taken.push_back(&binding);
    Evidence& evidence = found_.back();
    evidence.path = "learned: " + evidence.path.substr(0, evidence.path.find(':'));
    evidence.confidence = confidence_of(binding.score / BindingModel::kUnit);
  }
}

void SentenceExtractor::bind(const BindingModel* model, const BindingObserver& observer) {
  BindingRound round{model, &observer, bindable(), {}};
  if (round.actors.size() < 2 || round.actors.size() > kMostActors) return;
  for (std::uint32_t token = 0; token < tree_->size(); ++token) {
    const bool bound = silent_[token] || std::find(tokens_.begin(), tokens_.end(), token) != tokens_.end();
    if (bound && !observer) continue;
    switch (tree_->token(token).upos) {
      case Upos::VERB:
        bind_word(token, TriggerPos::verb, round);
        break;
      case Upos::NOUN:
        bind_word(token, TriggerPos::noun, round);
        break;
      case Upos::ADJ:
        bind_word(token, TriggerPos::adjective, round);
        break;
      default:
        break;
    }
  }
  take_bindings(round);
}

}  // namespace entente::ingest
