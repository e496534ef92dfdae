#include <algorithm>

#include "ingest/entities/document_state.hpp"

namespace entente::ingest {

using language::Relation;

void DocumentState::resolve_noun(std::uint32_t s, std::uint32_t token) {
  const Tree& tree = trees_[s];
  const Relation relation = tree.relation(token);
  if (relation == Relation::flat || relation == Relation::fixed || relation == Relation::goeswith) return;
  // A noun right before a person's name is that person's title, wherever the parser hung it.
  for (const NameSpan& name : names_[s]) {
    if (name.first <= token) continue;
    const Mention* person = mention_of(s, name.head);
    bool adjacent = name.first - token <= 4;
    for (std::uint32_t between = token + 1; between < name.first && adjacent; ++between) {
      std::string word = lower_form(tree.token(between));
      if (word.back() == '.') word.pop_back();
      adjacent = lexicon_.has("honorifics", word) || lexicon_.has("titles", word);
    }
    const bool is_person =
        person != nullptr && !person->entities.empty() && result_[person->entities.front()].kind == EntityKind::person;
    if (adjacent && is_person && !title_at(s, token).empty()) {
      mention(s, name.first, name.last, token, MentionKind::nominal, person->entities);
      return;
    }
    break;
  }
  if (relation == Relation::compound || relation == Relation::nmod_desc) return;
  NounPhrase phrase = phrase_at(s, token);
  std::vector<EntityId> entities;
  // "his Chadian counterpart, Amina Rahal", "Amina Rahal, the foreign minister": who is named beside it.
  if (!phrase.plural &&
      (lexicon_.is_person(phrase.lemma) || !title_at(s, token).empty() || phrase.lemma == "counterpart")) {
    const auto beside = [&](std::uint32_t other) {
      const Mention* named = mention_of(s, other);
      if (named == nullptr || named->kind != MentionKind::name || named->entities.size() != 1) return;
      if (result_[named->entities.front()].kind == EntityKind::person) entities = named->entities;
    };
    for (const auto c : tree.children(token)) {
      if (tree.relation(c) == Relation::appos && entities.empty()) beside(c);
      if (tree.relation(c) != Relation::nmod || tree.marker(c) != "of") continue;
      // "the chairperson of its commission, Fatou Sarr": the name may hang from the body
      for (const auto d : tree.children(c)) {
        if (tree.relation(d) == Relation::appos && entities.empty()) beside(d);
      }
    }
    if (relation == Relation::appos && tree.has_head(token) && entities.empty()) beside(tree.head(token));
    // "his Chadian counterpart, Amina Rahal", whatever the name was hung from
    if (entities.empty() && phrase.lemma == "counterpart" && token + 2 < tree.size() &&
        tree.token(token + 1).form == ",") {
      for (const NameSpan& name : names_[s]) {
        if (name.first == token + 2) beside(name.head);
      }
    }
    if (!entities.empty()) {
      mention(s, phrase.first, std::max(token + 1, phrase.reach), token, MentionKind::nominal, entities);
      return;
    }
  }
  const bool found = resolve_pair(s, phrase, entities) || resolve_counterpart(s, phrase, entities) ||
                     resolve_role(s, phrase, entities) || resolve_force(s, phrase, entities) ||
                     resolve_plan(s, phrase, entities) || resolve_body(s, phrase, entities) ||
                     resolve_group(s, phrase, entities);
  const bool human = lexicon_.is_person(phrase.lemma) || !title_at(s, token).empty();
  if (!found) {
    if (human && !phrase.plural) remember(s, token, {}, false);
    return;
  }
  // "leaders of Romania's government", "refugees from Chad": cited with what says whose they are
  mention(s, phrase.first, std::max(phrase.last, phrase.reach), token, MentionKind::nominal, entities);
  remember(s, token, entities, phrase.plural);
}

}  // namespace entente::ingest
