#include <algorithm>

#include "ingest/entities/document_state.hpp"
#include "ingest/language/tree_words.hpp"

// "Four were arrested", "hundreds of people marched": people of whom only the number is told, named by what they do or
// what is done to them.
namespace entente::ingest {

using language::Relation;
using language::Upos;

namespace {

bool is_count(const language::Tree& tree, std::uint32_t token) {
  const Upos upos = tree.token(token).upos;
  if (upos == Upos::NUM) return !tree.token(token).form.starts_with("$");
  return one_of(tree.lemma(token), {"dozen", "hundred", "thousand", "score", "several", "many", "other", "some"}) &&
         (upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::DET || upos == Upos::PRON);
}

/// What is done to people by the law or its servants.
bool is_done_by_law(std::string_view verb) {
  return one_of(verb, {"arrest", "detain", "release", "free", "jail", "imprison", "charge", "deport", "evict",
                       "convict", "sentence", "beat", "expel", "pardon", "acquit", "handcuff", "disperse"});
}

/// What is done to people alone.
bool befalls_people(std::string_view verb) {
  return is_done_by_law(verb) || one_of(verb, {"kill", "injure", "wound", "shoot", "execute", "hang", "rescue",
                                               "abduct", "kidnap", "behead", "torture", "extradite"});
}

bool is_done_by_crowds(std::string_view verb) {
  return one_of(verb, {"march", "rally", "demonstrate", "protest", "riot", "gather", "chant", "picket"});
}

bool is_protest(std::string_view lemma) {
  return one_of(lemma, {"protest", "demonstration", "rally", "march", "riot", "sit-in", "uprising"});
}

/// The phrase that a number or a part heads for the people: "hundreds" of "hundreds of people".
std::uint32_t with_its_number(const language::Tree& tree, std::uint32_t people) {
  const std::uint32_t head = tree.has_head(people) ? tree.head(people) : people;
  const bool part = tree.relation(people) == Relation::nmod && tree.marker(people) == "of" &&
                    (is_count(tree, head) || one_of(tree.lemma(head), {"number", "ten", "million", "crowd", "group"}));
  return part ? head : people;
}

bool tells_of_protest(const language::Tree& tree) {
  for (std::uint32_t t = 0; t < tree.size(); ++t) {
    if (tree.token(t).upos == Upos::NOUN && is_protest(tree.lemma(t))) return true;
  }
  return false;
}

}  // namespace

/// Those who protest in the sentences just before, the last first.
std::optional<EntityId> DocumentState::recent_protesters(std::uint32_t s) const {
  for (auto it = recent_.rbegin(); it != recent_.rend() && it->sentence + 1 >= s; ++it) {
    if (it->entities.size() == 1 && result_[it->entities.front()].key.ends_with("protesters"))
      return it->entities.front();
  }
  return std::nullopt;
}

EntityId DocumentState::group_called(const std::string& name) {
  Entity entity;
  entity.kind = EntityKind::group;
  entity.name = name;
  entity.key = "group/" + name;
  return intern(std::move(entity));
}

/// Who people without a description are by what they do: "200 people marched": protesters.
std::optional<EntityId> DocumentState::people_by_their_lot(std::uint32_t s, std::uint32_t token) {
  const Tree& tree = trees_[s];
  const std::uint32_t people = with_its_number(tree, token);
  const Relation relation = tree.relation(people);
  if (!tree.has_head(people)) return std::nullopt;
  const std::string_view above = tree.lemma(tree.head(people));
  const bool undergoes = relation == Relation::obj || relation == Relation::nsubj_pass ||
                         (relation == Relation::nmod && tree.marker(people) == "of");
  if (relation == Relation::nsubj && is_done_by_crowds(above)) return group_called("protesters");
  if (!undergoes || !is_done_by_law(above)) return std::nullopt;
  if (const auto met = recent_protesters(s)) return met;
  if (tells_of_protest(tree)) return group_called("protesters");
  return std::nullopt;
}

/// Those of whom the text has just spoken, else people.
bool DocumentState::resolve_counted(std::uint32_t s, std::uint32_t token) {
  const Tree& tree = trees_[s];
  const Relation relation = tree.relation(token);
  if ((relation != Relation::nsubj_pass && relation != Relation::nsubj) || !is_count(tree, token)) return false;
  const std::string_view verb = tree.lemma(tree.head(token));
  if (relation == Relation::nsubj_pass ? !befalls_people(verb) : !is_done_by_crowds(verb)) return false;
  if (tree.is(tree.child(token, Relation::nmod))) return false;
  EntityId people{0};
  bool met = false;
  for (auto it = recent_.rbegin(); it != recent_.rend() && it->sentence + 1 >= s && !met; ++it) {
    if (!it->plural || it->entities.size() != 1) continue;
    people = it->entities.front();
    met = result_[people].kind == EntityKind::group && !is_subject(it->sentence, it->token);
  }
  if (!met) {
    const auto lot = people_by_their_lot(s, token);
    people = lot ? *lot : group_called("people");
  }
  mention(s, token, token + 1, token, MentionKind::nominal, {people});
  remember(s, token, {people}, true);
  return true;
}

}  // namespace entente::ingest
