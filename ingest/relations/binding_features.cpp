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
  for (const auto token : way.up) {
    result.path = join(result.path, step(tree, token, false));
    if (!is_sidestep(tree.relation(token))) result.coarse = join(result.coarse, step(tree, token, false));
    result.last = step(tree, token, false);
  }
  for (const auto token : way.down) {
    result.path = join(result.path, step(tree, token, true));
    if (!is_sidestep(tree.relation(token))) result.coarse = join(result.coarse, step(tree, token, true));
    result.last = step(tree, token, true);
  }
  return result;
}

void binding_features(const BindingCase& binding, std::vector<std::uint64_t>& features) {
  const auto& [word, type, trigger, meets_demands, types, actors, source, target, to_source, to_target, between_actors,
               reading] = binding;
  features.clear();
  std::uint64_t template_id = 0;
  const auto holds = [&](auto... values) {
    std::uint64_t hash = ++template_id;
    ((hash = join(hash, static_cast<std::uint64_t>(values))), ...);
    features.push_back(hash);
  };
  // A number is told by all the marks it reaches.
  const auto reaches = [&](std::uint32_t value, std::initializer_list<std::uint32_t> marks) {
    ++template_id;
    for (const std::uint32_t mark : marks) {
      if (value >= mark) features.push_back(join(template_id, mark));
    }
  };
  const auto flag = [&](bool value) {
    ++template_id;
    if (value) features.push_back(join(template_id, 1));
  };
  const std::uint64_t t = fnv1a(type.name);
  const std::uint64_t name = fnv1a(trigger.name);
  const auto pos = static_cast<std::uint64_t>(word.pos) * 2 + (word.passive ? 1 : 0);
  const auto kind_a = static_cast<std::uint64_t>(source.entity->kind);
  const auto kind_b = static_cast<std::uint64_t>(target.entity->kind);
  const bool same_state = !source.entity->state.empty() && source.entity->state == target.entity->state;

  holds(t);
  holds(t, pos);
  holds(word.lemma);
  holds(word.lemma, t);
  holds(name);
  holds(word.object);
  holds(t, word.object);
  holds(word.carrier);
  holds(word.above);
  holds(pos, to_source.path);
  holds(pos, to_target.path);
  holds(pos, to_source.coarse);
  holds(pos, to_target.coarse);
  holds(to_source.path, to_target.path);
  holds(pos, to_source.coarse, to_target.coarse);
  holds(t, to_source.coarse);
  holds(t, to_target.coarse);
  holds(name, to_source.coarse);
  holds(name, to_target.coarse);
  holds(to_source.last);
  holds(to_target.last);
  holds(to_source.last, to_target.last);
  holds(between_actors);
  holds(t, between_actors);
  holds(kind_a);
  holds(kind_b);
  holds(kind_a, kind_b);
  holds(t, kind_a);
  holds(t, kind_b);
  holds(t, kind_a, kind_b);
  holds(source.shape);
  holds(target.shape);
  holds(static_cast<std::uint64_t>(source.presence));
  holds(static_cast<std::uint64_t>(target.presence));
  holds(t, static_cast<std::uint64_t>(source.presence), static_cast<std::uint64_t>(target.presence));
  holds(source.marker);
  holds(target.marker);
  holds(t, target.marker);
  holds(source.relation);
  holds(target.relation);
  holds(same_state);
  holds(t, same_state);
  holds(t, same_state, kind_b);
  holds(static_cast<std::uint64_t>(word.stance.modality));
  flag(word.stance.negated);
  flag(word.stance.unreal || word.stance.obligation || word.stance.hypothetical);
  flag(word.silent);
  flag(word.passive);
  flag(meets_demands);
  holds(t, meets_demands);
  flag(to_source.as_source);
  flag(to_source.as_target);
  flag(to_target.as_source);
  flag(to_target.as_target);
  flag(to_source.as_source && to_target.as_target);
  holds(t, to_source.as_source, to_target.as_target);
  flag(reading.same);
  flag(reading.here);
  flag(reading.here_other);
  flag(reading.source);
  flag(reading.target);
  flag(reading.pair);
  flag(reading.back);
  flag(reading.source_acts);
  flag(reading.target_struck);
  holds(t, reading.same);
  reaches(to_source.up, {1, 2, 3, 4, 5});
  reaches(to_source.down, {1, 2, 3, 4, 5});
  reaches(to_target.up, {1, 2, 3, 4, 5});
  reaches(to_target.down, {1, 2, 3, 4, 5});
  flag(to_source.distance < 0);
  flag(to_target.distance < 0);
  flag(to_source.distance < to_target.distance);
  const auto size = [](std::int32_t distance) {
    return static_cast<std::uint32_t>(distance < 0 ? -distance : distance);
  };
  reaches(size(to_source.distance), {2, 3, 5, 8, 12, 18});
  reaches(size(to_target.distance), {2, 3, 5, 8, 12, 18});
  reaches(to_source.nearer, {1, 2, 3, 5});
  reaches(to_target.nearer, {1, 2, 3, 5});
  reaches(to_source.between, {1, 2, 3});
  reaches(to_target.between, {1, 2, 3});
  reaches(types, {2, 3});
  reaches(actors, {3, 4, 5, 7, 10});
}

}  // namespace entente::ingest
