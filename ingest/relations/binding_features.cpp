#include "ingest/relations/binding_features.hpp"

#include <algorithm>

#include "ingest/language/key_table.hpp"
#include "ingest/language/tree_words.hpp"

namespace entente::ingest {
namespace {

using language::fnv1a;
using language::mix;
using language::Relation;
using language::Tree;
using language::Upos;

constexpr std::uint32_t kDeepest = 24;  // steps to the root that are looked at

std::uint64_t join(std::uint64_t seed, std::uint64_t value) { return mix(seed * 0x9e3779b97f4a7c15ULL + value); }

/// Steps that lead to another name of the same, or to somebody beside him.
bool is_sidestep(Relation relation) {
  switch (relation) {
    case Relation::conj:
    case Relation::appos:
    case Relation::flat:
    case Relation::compound:
    case Relation::nmod_desc:
      return true;
    default:
      return false;
  }
}

/// Relations below which the preposition decides.
bool is_marked(Relation relation) {
  return relation == Relation::obl || relation == Relation::nmod || relation == Relation::advcl ||
         relation == Relation::acl;
}

struct Route {
  std::vector<std::uint32_t> up;    // tokens left on the way to the common ancestor
  std::vector<std::uint32_t> down;  // tokens entered below it
};

Route route(const Tree& tree, std::uint32_t from, std::uint32_t to) {
  std::vector<std::uint32_t> above = {to};
  while (tree.has_head(above.back()) && above.size() < kDeepest) above.push_back(tree.head(above.back()));
  Route way;
  std::uint32_t at = from;
  for (std::uint32_t steps = 0; steps < kDeepest; ++steps) {
    const auto meet = std::find(above.begin(), above.end(), at);
    if (meet != above.end()) {
      way.down.assign(above.begin(), meet);
      std::reverse(way.down.begin(), way.down.end());
      return way;
    }
    way.up.push_back(at);
    if (!tree.has_head(at)) break;
    at = tree.head(at);
  }
  way.up.assign(kDeepest, from);
  return way;
}

std::uint64_t step(const Tree& tree, std::uint32_t token, bool down) {
  const Relation relation = tree.relation(token);
  std::uint64_t value = static_cast<std::uint64_t>(relation) * 2 + (down ? 1 : 0);
  if (down && is_marked(relation)) value = join(value, fnv1a(tree.marker(token)));
  return value;
}

}  // namespace

BindingActor binding_actor(const Tree& tree, const ActorRef& ref, const Entity& entity, Presence presence) {
  BindingActor actor{ref, presence, &entity, 0, 0, 0};
  std::uint64_t shape = static_cast<std::uint64_t>(entity.kind);
  shape = shape * 8 + static_cast<std::uint64_t>(presence);
  if (presence == Presence::mentioned) {
    const Upos upos = tree.token(ref.token).upos;
    shape = shape * 32 + static_cast<std::uint64_t>(upos);
    shape = shape * 2 + (ref.resolved ? 1 : 0);
    actor.marker = fnv1a(tree.marker(ref.token));
    actor.relation = static_cast<std::uint64_t>(tree.relation(ref.token)) + 1;
  }
  shape = shape * 2 + (entity.actor ? 1 : 0);
  shape = shape * 2 + (entity.regular ? 1 : 0);
  actor.shape = shape * 2 + (entity.state.empty() ? 1 : 0);
  return actor;
}

std::uint64_t way_hash(const Tree& tree, std::uint32_t from, std::uint32_t to) {
  const Route way = route(tree, from, to);
  std::uint64_t hash = 1;
  for (const auto token : way.up) hash = join(hash, step(tree, token, false));
  for (const auto token : way.down) hash = join(hash, step(tree, token, true));
  return hash;
}

BindingWay binding_way(const Tree& tree, std::uint32_t word, const BindingActor& actor) {
  BindingWay result;
  if (actor.presence != Presence::mentioned) {
    result.path = result.coarse = result.last = 1000 + static_cast<std::uint64_t>(actor.presence);
    return result;
  }
  const Route way = route(tree, word, actor.ref.token);
  result.up = static_cast<std::uint32_t>(way.up.size());
  result.down = static_cast<std::uint32_t>(way.down.size());
  result.distance = static_cast<std::int32_t>(actor.ref.token) - static_cast<std::int32_t>(word);
  result.path = result.coarse = 1;
  const auto take = [&](std::uint32_t token, bool down) {
    result.last = step(tree, token, down);
    result.path = join(result.path, result.last);
    if (!is_sidestep(tree.relation(token))) result.coarse = join(result.coarse, result.last);
  };
  for (const auto token : way.up) take(token, false);
  for (const auto token : way.down) take(token, true);
  return result;
}

namespace {

/// Adds features, each told from those of other templates by its number.
class FeatureWriter {
 public:
  FeatureWriter(std::uint64_t first_template, std::vector<std::uint64_t>& features)
      : template_(first_template), features_(&features) {}

  template <class... Values>
  void holds(Values... values) {
    std::uint64_t hash = ++template_;
    ((hash = join(hash, static_cast<std::uint64_t>(values))), ...);
    features_->push_back(hash);
  }
  void flag(bool value) {
    ++template_;
    if (value) features_->push_back(join(template_, 1));
  }
  /// A number is told by all the marks it reaches.
  void reaches(std::uint32_t value, std::initializer_list<std::uint32_t> marks) {
    ++template_;
    for (const std::uint32_t mark : marks) {
      if (value >= mark) features_->push_back(join(template_, mark));
    }
  }

 private:
  std::uint64_t template_;
  std::vector<std::uint64_t>* features_;
};

std::uint64_t word_class(const BindingWord& word) {
  return static_cast<std::uint64_t>(word.pos) * 2 + (word.passive ? 1 : 0);
}

}  // namespace

void choice_features(const BindingChoice& choice, std::vector<std::uint64_t>& features) {
  const BindingWord& word = choice.word;
  const std::uint64_t t = choice.type;
  FeatureWriter w(0, features);
  w.holds(t);
  w.holds(t, word_class(word));
  w.holds(word.lemma);
  w.holds(word.lemma, t);
  w.holds(choice.trigger);
  w.holds(word.object);
  w.holds(t, word.object);
  w.holds(word.carrier);
  w.holds(word.above);
  w.holds(static_cast<std::uint64_t>(word.stance.modality));
  w.flag(word.stance.negated);
  w.flag(word.stance.unreal || word.stance.obligation || word.stance.hypothetical);
  w.flag(word.passive);
  w.flag(choice.meets_demands);
  w.holds(t, choice.meets_demands);
  w.reaches(choice.types, {2, 3});
  w.reaches(choice.actors, {3, 4, 5, 7, 10});
}

void actor_features(const BindingChoice& choice, BindingRole role, const BindingActor& actor, const BindingWay& way,
                    std::vector<std::uint64_t>& features) {
  const std::uint64_t t = choice.type;
  const std::uint64_t pos = word_class(choice.word);
  const auto kind = static_cast<std::uint64_t>(actor.entity->kind);
  const auto distance = static_cast<std::uint32_t>(way.distance < 0 ? -way.distance : way.distance);
  FeatureWriter w(role == BindingRole::source ? 100 : 200, features);
  w.holds(pos, way.path);
  w.holds(pos, way.coarse);
  w.holds(t, way.coarse);
  w.holds(choice.trigger, way.coarse);
  w.holds(way.last);
  w.holds(kind);
  w.holds(t, kind);
  w.holds(actor.shape);
  w.holds(static_cast<std::uint64_t>(actor.presence));
  w.holds(actor.marker);
  w.holds(t, actor.marker);
  w.holds(actor.relation);
  w.flag(way.as_source);
  w.flag(way.as_target);
  w.flag(actor.acts);
  w.flag(actor.struck);
  w.reaches(way.up, {1, 2, 3, 4, 5});
  w.reaches(way.down, {1, 2, 3, 4, 5});
  w.flag(way.distance < 0);
  w.reaches(distance, {2, 3, 5, 8, 12, 18});
  w.reaches(way.nearer, {1, 2, 3, 5});
  w.reaches(way.between, {1, 2, 3});
}

void pair_features(const BindingChoice& choice, const BoundActor& source, const BoundActor& target,
                   std::uint64_t between, const BindingReading& reading, std::vector<std::uint64_t>& features) {
  const std::uint64_t t = choice.type;
  const Entity& from = *source.actor.entity;
  const Entity& to = *target.actor.entity;
  const auto from_kind = static_cast<std::uint64_t>(from.kind);
  const auto to_kind = static_cast<std::uint64_t>(to.kind);
  const bool same_state = !from.state.empty() && from.state == to.state;
  FeatureWriter w(300, features);
  w.holds(source.way.path, target.way.path);
  w.holds(word_class(choice.word), source.way.coarse, target.way.coarse);
  w.holds(source.way.last, target.way.last);
  w.holds(between);
  w.holds(t, between);
  w.holds(from_kind, to_kind);
  w.holds(t, from_kind, to_kind);
  w.holds(t, static_cast<std::uint64_t>(source.actor.presence), static_cast<std::uint64_t>(target.actor.presence));
  w.holds(same_state);
  w.holds(t, same_state);
  w.holds(t, same_state, to_kind);
  w.flag(source.way.as_source && target.way.as_target);
  w.holds(t, source.way.as_source, target.way.as_target);
  w.flag(reading.pair);
  w.flag(reading.back);
  w.flag(source.way.distance < target.way.distance);
}

}  // namespace entente::ingest
