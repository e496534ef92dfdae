#include <algorithm>

#include "ingest/entities/document_state.hpp"
#include "ingest/language/tree_words.hpp"

// "Four were arrested", "hundreds marched": people who are only counted.
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

/// What is done to people alone.
bool befalls_people(std::string_view verb) {
  return one_of(verb, {"arrest",  "detain",   "kill",   "injure", "wound",  "release",   "free",
                       "jail",    "imprison", "charge", "deport", "evict",  "shoot",     "convict",
                       "execute", "hang",     "rescue", "abduct", "kidnap", "sentence",  "behead",
                       "torture", "beat",     "expel",  "pardon", "acquit", "extradite", "handcuff"});
}

bool is_done_by_crowds(std::string_view verb) {
  return one_of(verb, {"march", "rally", "demonstrate", "protest", "riot"});
}

}  // namespace

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
    Entity entity;
    entity.kind = EntityKind::group;
    entity.name = "people";
    entity.key = "group/people";
    people = intern(std::move(entity));
  }
  mention(s, token, token + 1, token, MentionKind::nominal, {people});
  remember(s, token, {people}, true);
  return true;
}

}  // namespace entente::ingest
