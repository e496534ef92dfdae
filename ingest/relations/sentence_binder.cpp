#include "ingest/relations/sentence_binder.hpp"

#include <algorithm>
#include <cstdlib>
#include <span>

#include "ingest/language/key_table.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/lemmas.hpp"

namespace entente::ingest {
namespace {

using language::fnv1a;
using language::Upos;

constexpr std::size_t kMostActors = 14;

}  // namespace

SentenceBinder::SentenceBinder(const RuledSentence& sentence, const BindingModel* model,
                               const BindingObserver& observer)
    : sentence_(&sentence), tree_(&sentence.finder.tree()), model_(model), observer_(&observer) {}

/// The hash of the way between two actors that the sentence mentions; of others none.
std::uint64_t SentenceBinder::between(const BindingActor& a, const BindingActor& b) const {
  const bool both = a.presence == Presence::mentioned && b.presence == Presence::mentioned;
  return both ? way_hash(*tree_, a.ref.token, b.ref.token) : 0;
}

/// "a company in Kano": where the other one is, no partner of his.
bool SentenceBinder::locates(const BindingActor& place, const BindingActor& other) const {
  if (place.presence != Presence::mentioned || other.presence != Presence::mentioned) return false;
  const std::uint32_t token = place.ref.token;
  return tree_->has_head(token) && tree_->head(token) == other.ref.token &&
         tree_->relation(token) == language::Relation::nmod && tree_->marker(token) == "in";
}

/// Whether somebody is named in the phrase of a verb's subject.
bool SentenceBinder::in_subject(std::uint32_t verb, const BindingActor& actor) const {
  const std::vector<std::uint32_t> subjects = sentence_->roles.subjects(verb);
  return std::any_of(subjects.begin(), subjects.end(), [&](std::uint32_t head) {
    return tree_->dominates(head, actor.ref.token) && !tree_->dominates(head, verb);
  });
}

/// What no likelihood outweighs: the sentence mentions neither; the trigger asks for another label; whom a verb does
/// something to is not named in its subject's phrase ("the minister, a lawmaker of the ruling party, decried"), nor who
/// does it in its object's, nor beside its subject in that one's phrase.
bool SentenceBinder::barred(const BindingWord& word, const Entry& entry, const BoundActor& source,
                            const BoundActor& target, bool subject_told) const {
  const Trigger& trigger = *entry.trigger->trigger;
  if (!trigger.target_labels.empty() && !contains(trigger.target_labels, label_of(target.actor.entity->kind)))
    return true;
  if (source.actor.presence != Presence::mentioned && target.actor.presence != Presence::mentioned) return true;
  // "arrested supporters of Asante": whom a noun describes, it describes, or he is meant by it
  const bool describes = trigger.sources.size() == 1 && trigger.sources.front() == "described";
  if (describes && (source.actor.presence != Presence::mentioned || source.actor.ref.token != word.token)) return true;
  // "who is under arrest": not by himself
  if (word.pos == TriggerPos::noun && tree_->marker(word.token) == "under") return true;
  if (word.pos != TriggerPos::verb) return false;
  if (source.actor.presence == Presence::mentioned) {
    if (subject_told && !source.way.as_source && in_subject(word.token, source.actor)) return true;
    const std::uint32_t object = sentence_->roles.object(word.token);
    if (!entry.trigger->type->symmetric && tree_->is(object) && tree_->dominates(object, source.actor.ref.token) &&
        !tree_->dominates(object, word.token))
      return true;
  }
  return !entry.trigger->type->symmetric && target.actor.presence == Presence::mentioned &&
         in_subject(word.token, target.actor);
}

/// Somebody the sentence does not mention is understood at the trigger word.
ActorRef SentenceBinder::cited(const BindingActor& actor, std::uint32_t trigger) const {
  return actor.presence == Presence::mentioned ? actor.ref : understood(actor.ref.id, *tree_, trigger);
}

/// Everybody a trigger word of this sentence may bind.
std::vector<BindingActor> SentenceBinder::bindable() const {
  const ActorFinder& finder = sentence_->finder;
  std::vector<BindingActor> actors;
  const auto add = [&](const ActorRef& ref, Presence presence) {
    const bool known = presence != Presence::mentioned &&
                       std::any_of(actors.begin(), actors.end(), [&](const auto& a) { return a.ref.id == ref.id; });
    if (known) return;
    BindingActor& actor = actors.emplace_back(binding_actor(*tree_, ref, finder.entity(ref.id), presence));
    for (const Evidence& e : sentence_->found) {
      actor.acts = actor.acts || e.source.key == actor.entity->key;
      actor.struck = actor.struck || e.target.key == actor.entity->key;
    }
  };
  for (const ActorRef& ref : finder.everybody()) add(ref, Presence::mentioned);
  for (const ActorRef& ref : finder.quoted()) add(ref, Presence::quoted);
  if (sentence_->before.doer) add(understood(*sentence_->before.doer, *tree_, 0), Presence::doer);
  if (sentence_->before.speaker) add(understood(*sentence_->before.speaker, *tree_, 0), Presence::doer);
  if (finder.home()) add(understood(*finder.home(), *tree_, 0), Presence::home);
  return actors;
}

BindingWord SentenceBinder::word(std::uint32_t token, TriggerPos pos) const {
  const RoleReader& roles = sentence_->roles;
  const auto hash = [&](std::uint32_t word) { return tree_->is(word) ? fnv1a(ascii_lower(tree_->lemma(word))) : 0; };
  BindingWord word;
  word.token = token;
  word.pos = pos;
  word.lemma = hash(token);
  word.object = pos == TriggerPos::verb ? hash(roles.object(token)) : 0;
  const std::uint32_t carrier = pos == TriggerPos::noun ? roles.support(token) : tree_->size();
  word.carrier = hash(carrier);
  word.above = tree_->has_head(token) ? hash(tree_->head(token)) : 0;
  word.passive = pos == TriggerPos::verb && roles.passive(token);
  word.anchor = tree_->is(carrier) ? carrier : token;
  word.stance = read_stance(*tree_, token, word.anchor, sentence_->ontology);
  return word;
}

std::vector<BindingWay> SentenceBinder::ways(const BindingWord& word) const {
  const std::vector<BindingActor>& actors = *actors_;
  std::vector<BindingWay> ways;
  ways.reserve(actors.size());
  for (const BindingActor& actor : actors) ways.push_back(binding_way(*tree_, word.token, actor));
  static constexpr std::string_view kVerbSources[] = {"subject"};
  static constexpr std::string_view kOtherSources[] = {"possessor", "by", "support", "bearer", "modifier"};
  static constexpr std::string_view kTargets[] = {"object", "of", "to", "with", "against", "on", "complement"};
  const auto mark = [&](std::span<const std::string_view> roles, bool BindingWay::*as) {
    for (const std::string_view role : roles) {
      for (const ActorRef& ref : sentence_->roles.role(word.token, role)) {
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
std::vector<SentenceBinder::Entry> SentenceBinder::entries(std::uint32_t token, TriggerPos pos) const {
  std::vector<Entry> chosen;
  for (const std::string& lemma : possible_lemmas(tree_->token(token))) {
    const std::vector<IndexedTrigger>& triggers = sentence_->triggers.find(pos, lemma);
    for (const IndexedTrigger& trigger : triggers) {
      if (trigger.type == nullptr || trigger.type->kind != EdgeKind::event) continue;
      const auto known =
          std::find_if(chosen.begin(), chosen.end(), [&](const Entry& c) { return c.trigger->type == trigger.type; });
      if (known != chosen.end() && known->met) continue;
      const bool met = sentence_->demands.met(trigger, token);
      // "told Rudaw": to whom something is told is met only where the demands say so
      if (!met && trigger.type->symmetric && lemma == "tell") continue;
      if (known == chosen.end()) {
        chosen.push_back({&trigger, met});
      } else if (met) {
        *known = {&trigger, true};
      }
    }
    if (!triggers.empty()) break;
  }
  return chosen;
}

BindingReading SentenceBinder::reading(std::uint32_t token, const EdgeType& type, const Entity& from,
                                       const Entity& to) const {
  BindingReading reading;
  for (std::size_t k = 0; k < sentence_->found.size(); ++k) {
    const Evidence& e = sentence_->found[k];
    const bool forth = e.source.key == from.key && e.target.key == to.key;
    const bool back = e.source.key == to.key && e.target.key == from.key;
    if (!forth && !back) continue;
    const bool same_type = e.type == type.name;
    reading.pair = reading.pair || (forth && !same_type);
    reading.back = reading.back || back;
    reading.told =
        reading.told || (same_type && (forth || type.symmetric)) || tree_->dominates(sentence_->tokens[k], token);
  }
  return reading;
}

void SentenceBinder::look(Look& at) const {
  if (model_ == nullptr) return;
  at.numbers.clear();
  model_->number(at.features, at.numbers);
  at.weight = model_->weigh(at.numbers);
}

void SentenceBinder::observe(const BindingChoice& choice, const Entry& entry, const Look& source, const Look& target,
                             const BindingActor& from, const BindingActor& to) const {
  std::vector<std::uint64_t> features = choice_.features;
  features.insert(features.end(), source.features.begin(), source.features.end());
  features.insert(features.end(), target.features.begin(), target.features.end());
  const std::size_t own = features.size();
  features.insert(features.end(), pair_.features.begin(), pair_.features.end());
  (*observer_)({.sentence = sentence_->number,
                .trigger = tree_->token(choice.word.token).span,
                .type = entry.trigger->type,
                .source = from.entity,
                .target = to.entity,
                .features = features,
                .own = own});
}

/// Every pair for one type of event.
void SentenceBinder::judge(const BindingChoice& choice, const Entry& entry, const std::vector<BindingWay>& ways) {
  const std::vector<BindingActor>& actors = *actors_;
  const EdgeType& type = *entry.trigger->type;
  choice_.features.clear();
  choice_features(choice, choice_.features);
  look(choice_);
  // A mutual act is of two that somebody names.
  const auto within_reach = [&](std::size_t i) {
    const bool unnamed = type.symmetric && actors[i].presence == Presence::home;
    return !unnamed && ways[i].up + ways[i].down <= kFarthestWay;
  };
  const auto look_at = [&](BindingRole role, std::size_t i, std::vector<Look>& looks) {
    looks[i].features.clear();
    if (!within_reach(i)) return;
    actor_features(choice, role, actors[i], ways[i], looks[i].features);
    look(looks[i]);
  };
  for (std::size_t i = 0; i < actors.size(); ++i) {
    if (actors[i].entity->actor) look_at(BindingRole::source, i, sources_);
    look_at(BindingRole::target, i, targets_);
  }
  const bool subject_told = std::any_of(ways.begin(), ways.end(), [](const BindingWay& way) { return way.as_source; });
  for (std::size_t i = 0; i < actors.size(); ++i) {
    if (!actors[i].entity->actor || !within_reach(i)) continue;
    for (std::size_t j = type.symmetric ? i + 1 : 0; j < actors.size(); ++j) {
      const Entity& from = *actors[i].entity;
      const Entity& to = *actors[j].entity;
      if (!within_reach(j) || from.key == to.key || (type.symmetric && !to.actor)) continue;
      if (type.symmetric && (locates(actors[i], actors[j]) || locates(actors[j], actors[i]))) continue;
      const std::int64_t first =
          model_ == nullptr ? 0 : model_->base() + choice_.weight + sources_[i].weight + targets_[j].weight;
      const bool hopeless = model_ == nullptr || model_->hopeless(first);
      if (hopeless && !*observer_) continue;
      if (!sentence_->ontology.may_join(type.name, label_of(from.kind), label_of(to.kind))) continue;
      const BindingReading told = reading(choice.word.token, type, from, to);
      if (told.told) continue;
      pair_.features.clear();
      pair_features(choice, {actors[i], ways[i]}, {actors[j], ways[j]}, between(actors[i], actors[j]), told,
                    pair_.features);
      if (*observer_) observe(choice, entry, sources_[i], targets_[j], actors[i], actors[j]);
      if (hopeless) continue;
      look(pair_);
      for (const Look* at : {&choice_, &sources_[i], &targets_[j], &pair_}) marks_->set(at->numbers);
      const std::int64_t score = model_->score(first, *marks_);
      for (const Look* at : {&choice_, &sources_[i], &targets_[j], &pair_}) marks_->clear(at->numbers);
      if (score >= BindingModel::kLikely &&
          !barred(choice.word, entry, {actors[i], ways[i]}, {actors[j], ways[j]}, subject_told))
        likely_.push_back({score, entry.trigger, choice.word.token, choice.word.anchor, choice.word.stance,
                           cited(actors[i], choice.word.token), cited(actors[j], choice.word.token),
                           ways[j].as_target});
    }
  }
}

void SentenceBinder::judge_word(std::uint32_t token, TriggerPos pos) {
  const std::vector<Entry> entries = this->entries(token, pos);
  if (entries.empty()) return;
  if (!actors_) {
    actors_ = bindable();
    sources_.resize(actors_->size());
    targets_.resize(actors_->size());
  }
  if (actors_->size() < 2 || actors_->size() > kMostActors) return;
  if (model_ != nullptr && !marks_) marks_.emplace(*model_);
  const BindingWord word = this->word(token, pos);
  const std::vector<BindingWay> ways = this->ways(word);
  for (const Entry& entry : entries) {
    // who learns sees them all
    if (!entry.met && !*observer_) continue;
    judge({.word = word,
           .type = fnv1a(entry.trigger->type->name),
           .trigger = fnv1a(entry.trigger->trigger->name),
           .meets_demands = entry.met,
           .types = static_cast<std::uint32_t>(entries.size()),
           .actors = static_cast<std::uint32_t>(actors_->size())},
          entry, ways);
  }
}

std::vector<SentenceBinder::Binding> SentenceBinder::likely() {
  const std::vector<std::uint32_t>& bound = sentence_->tokens;
  for (std::uint32_t token = 0; token < tree_->size(); ++token) {
    if (sentence_->silent[token] || std::find(bound.begin(), bound.end(), token) != bound.end()) continue;
    switch (tree_->token(token).upos) {
      case Upos::VERB:
        judge_word(token, TriggerPos::verb);
        break;
      case Upos::NOUN:
        judge_word(token, TriggerPos::noun);
        break;
      case Upos::ADJ:
        judge_word(token, TriggerPos::adjective);
        break;
      default:
        break;
    }
  }
  std::stable_sort(likely_.begin(), likely_.end(),
                   [](const Binding& a, const Binding& b) { return a.score > b.score; });
  return std::move(likely_);
}

}  // namespace entente::ingest
