#include <algorithm>
#include <cmath>

#include "ingest/language/key_table.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/binding_features.hpp"
#include "ingest/relations/lemmas.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// What the rules have not bound: every trigger word with every pair of actors, judged by what was learned from
// annotated articles.
namespace entente::ingest {
namespace {

using language::Upos;

constexpr std::size_t kMostActors = 14;

double probability(std::int32_t score) { return 1.0 / (1.0 + std::exp(-score / BindingModel::kUnit)); }

}  // namespace

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

/// Whether the rules see the two the other way round at this word.
bool SentenceExtractor::other_way_round(const Event& event, const ActorRef& source, const ActorRef& target) const {
  if (event.type->symmetric) return false;
  const std::string& from = finder_->entity(source.id).key;
  const std::string& to = finder_->entity(target.id).key;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (tokens_[i] == event.token && (found_[i].source.key == to || found_[i].target.key == from)) return true;
  }
  return false;
}

void SentenceExtractor::bind(const BindingModel* model, const BindingObserver& observer) {
  const std::vector<BindingActor> actors = bindable();
  if (actors.size() < 2 || actors.size() > kMostActors) return;
  struct Bound {
    std::int32_t score;
    Event event;
    std::size_t source;
    std::size_t target;
  };
  std::vector<Bound> accepted;
  std::vector<std::uint64_t> features;
  std::vector<std::uint64_t> between(actors.size() * actors.size(), 0);
  for (std::size_t i = 0; i < actors.size(); ++i) {
    for (std::size_t j = 0; j < actors.size(); ++j) {
      if (i != j && actors[i].presence == Presence::mentioned && actors[j].presence == Presence::mentioned)
        between[i * actors.size() + j] = way_hash(*tree_, actors[i].ref.token, actors[j].ref.token);
    }
  }
  for (std::uint32_t token = 0; token < tree_->size(); ++token) {
    const Upos upos = tree_->token(token).upos;
    if (upos != Upos::VERB && upos != Upos::NOUN && upos != Upos::ADJ) continue;
    const TriggerPos pos = upos == Upos::NOUN  ? TriggerPos::noun
                           : upos == Upos::ADJ ? TriggerPos::adjective
                                               : TriggerPos::verb;
    const std::vector<IndexedTrigger>* entries = nullptr;
    for (const std::string& lemma : possible_lemmas(tree_->token(token))) {
      entries = &triggers_->find(pos, lemma);
      if (!entries->empty()) break;
    }
    if (entries == nullptr || entries->empty()) continue;
    struct Choice {
      const IndexedTrigger* entry;
      bool met;
    };
    std::vector<Choice> choices;  // of each type the first entry whose demands are met
    for (const IndexedTrigger& entry : *entries) {
      if (entry.type == nullptr || entry.type->kind != EdgeKind::event) continue;
      const auto known =
          std::find_if(choices.begin(), choices.end(), [&](const Choice& c) { return c.entry->type == entry.type; });
      if (known != choices.end() && known->met) continue;
      const bool met = meets_demands(entry, token);
      if (known == choices.end()) {
        choices.push_back({&entry, met});
      } else if (met) {
        *known = {&entry, true};
      }
    }
    if (choices.empty()) continue;
    const BindingWord word = binding_word(token, pos);
    const std::vector<BindingWay> ways = binding_ways(word, actors);
    for (const Choice& choice : choices) {
      const EdgeType& type = *choice.entry->type;
      for (std::size_t i = 0; i < actors.size(); ++i) {
        if (!actors[i].entity->actor || ways[i].up + ways[i].down > kFarthestWay) continue;
        for (std::size_t j = type.symmetric ? i + 1 : 0; j < actors.size(); ++j) {
          if (i == j || actors[i].ref.id == actors[j].ref.id || ways[j].up + ways[j].down > kFarthestWay) continue;
          if (type.symmetric && !actors[j].entity->actor) continue;
          const Entity& from = *actors[i].entity;
          const Entity& to = *actors[j].entity;
          if (from.key == to.key || !ontology_->may_join(type.name, label_of(from.kind), label_of(to.kind))) continue;
          BindingReading reading;
          bool left_to_rules = silent_[token];  // "refused to meet", "opposed the visit by": they have told it
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
            left_to_rules = left_to_rules || (((a && b) || back) && tree_->dominates(tokens_[k], token));
            reading.source_acts = reading.source_acts || a;
            reading.target_struck = reading.target_struck || b;
          }
          left_to_rules = left_to_rules || reading.same || reading.here || reading.here_other;
          if (left_to_rules && !observer) continue;
          binding_features(word, type, *choice.entry->trigger, choice.met, choices.size(), actors.size(), actors[i],
                           actors[j], ways[i], ways[j], reading, between[i * actors.size() + j], features);
          if (observer) observer({sentence_, tree_->token(token).span, &type, &from, &to, reading.same, features});
          if (model == nullptr || left_to_rules) continue;
          const std::int32_t score = model->score(features);
          if (score < kLikely) continue;
          Event event{choice.entry->trigger, &type, token, token, {}};
          if (pos == TriggerPos::noun && tree_->is(roles_.support(token))) event.anchor = roles_.support(token);
          accepted.push_back({score, std::move(event), i, j});
        }
      }
    }
  }
  std::stable_sort(accepted.begin(), accepted.end(), [](const Bound& a, const Bound& b) { return a.score > b.score; });
  std::vector<const Bound*> taken;
  for (const Bound& bound : accepted) {
    const ActorRef& source = actors[bound.source].ref;
    const ActorRef& target = actors[bound.target].ref;
    if (other_way_round(bound.event, source, target)) continue;
    const bool clash = std::any_of(taken.begin(), taken.end(), [&](const Bound* other) {
      if (other->event.token != bound.event.token) return false;
      const EntityId from = actors[other->source].ref.id;
      const EntityId to = actors[other->target].ref.id;
      if (from == source.id && to == target.id) return true;  // the likelier type counts
      return !bound.event.type->symmetric && (from == target.id || to == source.id);
    });
    if (clash) continue;
    const Stance stance = read_stance(*tree_, bound.event.token, bound.event.anchor, *ontology_);
    if (!add(bound.event, stance, source, target)) continue;
    taken.push_back(&bound);
    Evidence& evidence = found_.back();
    evidence.path = "learned: " + evidence.path.substr(0, evidence.path.find(':'));
    evidence.confidence = std::clamp(std::round(probability(bound.score) * 1000.0) / 1000.0, 0.05, 0.99);
  }
}

}  // namespace entente::ingest
