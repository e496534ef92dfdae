#include <algorithm>

#include "ingest/language/tree_words.hpp"
#include "ingest/relations/crowd_names.hpp"
#include "ingest/relations/lemmas.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// Whom a blow or a gift met whose place alone is told: a base, the capital, a school in a town.
namespace entente::ingest {

using language::Relation;

/// "stormed an army base", "attacked a checkpoint": of the country the article is about, unless its own did so.
std::vector<ActorRef> SentenceExtractor::outpost_struck(std::uint32_t verb,
                                                        const std::vector<ActorRef>& sources) const {
  const auto home = finder_->home();
  const std::uint32_t thing = roles_.object(verb);
  if (!home || !tree_->is(thing)) return {};
  const bool outpost =
      one_of(tree_->lemma(thing), {"base", "barracks", "checkpoint", "checkpost", "outpost", "garrison", "parliament",
                                   "courthouse", "prison", "jail", "ministry"});
  const bool own = std::any_of(sources.begin(), sources.end(), [&](const ActorRef& source) {
    return finder_->entity(source.id).state == finder_->entity(*home).state;
  });
  if (!outpost || own || !finder_->actors(thing).empty()) return {};
  return {understood(*home, *tree_, thing)};
}

/// "intensified strikes on the capital": of the country the article is about.
std::vector<ActorRef> SentenceExtractor::capital_struck(std::uint32_t token, const std::string& role) const {
  const auto home = finder_->home();
  if (!home || !one_of(role, {"object", "on", "in", "against"})) return {};
  const auto struck = [&](std::uint32_t at) -> std::uint32_t {
    for (const auto c : tree_->children(at)) {
      const Relation relation = tree_->relation(c);
      const bool object = role == "object" && (relation == Relation::obj || relation == Relation::nsubj_pass);
      const bool phrase = (relation == Relation::obl || relation == Relation::nmod) && tree_->marker(c) == role;
      const auto determiner = tree_->child(c, Relation::det);
      if ((object || phrase) && tree_->lemma(c) == "capital" && tree_->is(determiner) &&
          tree_->lemma(determiner) == "the" && finder_->actors(c).empty())
        return c;
    }
    return tree_->size();
  };
  std::uint32_t found = struck(token);
  const std::uint32_t thing = roles_.object(token);
  if (!tree_->is(found) && tree_->is(thing)) found = struck(thing);
  return tree_->is(found) ? std::vector<ActorRef>{understood(*home, *tree_, found)} : std::vector<ActorRef>{};
}

/// "the city of Kharkiv": the place that such a word goes with; else the word itself.
std::uint32_t SentenceExtractor::named_ground(std::uint32_t word) const {
  if (!finder_->lexicon().has("struck-things", tree_->lemma(word))) return word;
  for (const auto c : tree_->children(word)) {
    if (tree_->relation(c) == Relation::nmod && tree_->marker(c) == "of") return c;
  }
  return word;
}

/// "killed 12 people in Accra", "gave food to families hit by floods in Chad": of those who have no name, where they
/// are.
void SentenceExtractor::add_whereabouts(std::uint32_t verb, std::vector<ActorRef>& found) const {
  if (found.size() != 1) return;
  const Entity& entity = finder_->entity(found.front().id);
  // "killed 12 people in Chad", where they are called after it
  if (entity.kind == EntityKind::group && is_bare_crowd(entity.name) && !entity.state.empty()) {
    const auto state = finder_->find("state/" + entity.state);
    if (state) found.push_back({*state, found.front().span, found.front().token, 2, true});
    return;
  }
  const bool named = std::any_of(entity.name.begin(), entity.name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (entity.kind != EntityKind::group || !entity.state.empty() || named) return;
  std::vector<std::uint32_t> open = {found.front().token, verb};
  // "killed four people and injured nine in Accra"
  for (const auto c : tree_->children(verb)) {
    const bool also = tree_->relation(c) == Relation::conj && tree_->token(c).upos == language::Upos::VERB &&
                      !tree_->is(tree_->child(c, Relation::nsubj, Relation::nsubj_pass));
    if (also) open.push_back(c);
  }
  for (std::size_t at = 0; at < open.size() && at < 8; ++at) {
    for (const auto c : tree_->children(open[at])) {
      const Relation relation = tree_->relation(c);
      if (c < found.front().token || (relation != Relation::nmod && relation != Relation::obl &&
                                      relation != Relation::acl && relation != Relation::obl_agent))
        continue;
      if (one_of(tree_->marker(c), {"in", "across", "throughout", "outside", "near"})) {
        for (ActorRef ref : finder_->actors(named_ground(c), false)) {
          const EntityKind kind = finder_->entity(ref.id).kind;
          if (kind != EntityKind::state && kind != EntityKind::place) continue;
          ref.distance += 2;
          found.push_back(ref);
        }
        if (found.size() > 1) return;
      }
      open.push_back(c);
    }
  }
}

/// "stormed a school in Peshawar", "bombed two buildings inside Mosul": where it stands, whoever it belongs to.
std::vector<ActorRef> SentenceExtractor::place_struck(std::uint32_t verb) const {
  const std::uint32_t thing = roles_.object(verb);
  if (!tree_->is(thing) || !finder_->lexicon().has("struck-things", tree_->lemma(thing))) return {};
  for (const std::uint32_t at : {thing, verb}) {
    for (const auto c : tree_->children(at)) {
      const Relation relation = tree_->relation(c);
      if ((relation != Relation::nmod && relation != Relation::obl) || c < thing ||
          !one_of(tree_->marker(c), {"in", "at", "near", "outside", "inside", "of"}))
        continue;
      for (ActorRef ref : finder_->actors(c)) {
        const Entity& entity = finder_->entity(ref.id);
        if (entity.kind != EntityKind::place && entity.kind != EntityKind::state) continue;
        ref.distance += 1;
        return {ref};
      }
    }
  }
  return {};
}

}  // namespace entente::ingest
