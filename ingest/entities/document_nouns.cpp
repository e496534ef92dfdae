#include <algorithm>

#include "ingest/entities/document_state.hpp"
#include "ingest/language/tree_words.hpp"

namespace entente::ingest {

using language::Relation;

namespace {

/// Of whom a noun before a word for harm tells who did it: "settler violence", but not "child abuse".
bool does_harm(std::string_view lemma) {
  return one_of(lemma, {"settler", "protester", "demonstrator", "rioter", "mob", "islamist", "hacker", "trafficker",
                        "smuggler", "tribesman", "gang", "extremist"});
}

}  // namespace

/// The person a noun right before a name is the title of, wherever the parser hung it: cited by the name. Whether it is
/// one.
bool DocumentState::resolve_title(std::uint32_t s, std::uint32_t token) {
  const Tree& tree = trees_[s];
  const auto name =
      std::find_if(names_[s].begin(), names_[s].end(), [&](const NameSpan& n) { return n.first > token; });
  if (name == names_[s].end() || name->first - token > 5) return false;
  const bool within = title_before(tree.sentence(), name->first, lexicon_).first <= token;
  for (std::uint32_t between = token + 1; between < name->first && !within; ++between) {
    std::string word = lower_form(tree.token(between));
    if (word.back() == '.') word.pop_back();
    if (!lexicon_.has("honorifics", word) && !lexicon_.has("titles", word)) return false;
  }
  const Mention* person = mention_of(s, name->head);
  if (person == nullptr || person->entities.empty()) return false;
  if (result_[person->entities.front()].kind != EntityKind::person || title_at(s, token).empty()) return false;
  mention(s, name->first, name->last, token, MentionKind::nominal, person->entities);
  return true;
}

/// "his Chadian counterpart, Amina Rahal", "Amina Rahal, the foreign minister": who is named beside it.
std::optional<EntityId> DocumentState::named_beside(std::uint32_t s, const NounPhrase& phrase) const {
  const Tree& tree = trees_[s];
  const std::uint32_t token = phrase.head;
  const auto person_at = [&](std::uint32_t other) -> std::optional<EntityId> {
    const Mention* named = mention_of(s, other);
    if (named == nullptr || named->kind != MentionKind::name || named->entities.size() != 1) return std::nullopt;
    const EntityId id = named->entities.front();
    return result_[id].kind == EntityKind::person ? std::optional(id) : std::nullopt;
  };
  for (const auto c : tree.children(token)) {
    if (tree.relation(c) == Relation::appos) {
      if (const auto person = person_at(c)) return person;
    }
    if (tree.relation(c) != Relation::nmod || tree.marker(c) != "of") continue;
    // "the chairperson of its commission, Fatou Sarr": the name may hang from the body
    for (const auto d : tree.children(c)) {
      if (tree.relation(d) != Relation::appos) continue;
      if (const auto person = person_at(d)) return person;
    }
  }
  if (tree.relation(token) == Relation::appos && tree.has_head(token)) {
    if (const auto person = person_at(tree.head(token))) return person;
  }
  if (tree.relation(token) == Relation::conj && tree.has_head(token)) {
    std::uint32_t name = tree.head(token);
    if (tree.relation(name) == Relation::appos && tree.has_head(name)) name = tree.head(name);
    for (const std::uint32_t office : further_offices(s, name)) {
      if (office == token) return person_at(name);
    }
  }
  for (const NameSpan& name : names_[s]) {
    if (name.first > token && (title_above(s, name.head) == token || office_before(s, name.first) == token))
      return person_at(name.head);
  }
  // "his Chadian counterpart, Amina Rahal", whatever the name was hung from
  if (phrase.lemma == "counterpart" && token + 2 < tree.size() && tree.token(token + 1).form == ",") {
    for (const NameSpan& name : names_[s]) {
      if (name.first == token + 2) return person_at(name.head);
    }
  }
  return std::nullopt;
}

void DocumentState::resolve_noun(std::uint32_t s, std::uint32_t token) {
  const Relation relation = trees_[s].relation(token);
  if (relation == Relation::flat || relation == Relation::fixed || relation == Relation::goeswith) return;
  if (resolve_title(s, token)) return;
  // "police violence", "the army killings": whose doing it is; "a police station" is nobody's
  const bool doing = relation == Relation::compound &&
                     (lexicon_.has("force-heads", trees_[s].lemma(token)) || does_harm(trees_[s].lemma(token))) &&
                     lexicon_.has("harms", trees_[s].lemma(trees_[s].head(token)));
  if ((relation == Relation::compound && !doing) || relation == Relation::nmod_desc) return;
  // "in front of the gate"
  if (trees_[s].lemma(token) == "front" && trees_[s].marker(token) == "in") return;
  NounPhrase phrase = phrase_at(s, token);
  if (doing && does_harm(phrase.lemma) && !phrase.plural) {
    phrase.plural = true;
    if (phrase.surface.ends_with("man")) phrase.surface.replace(phrase.surface.size() - 2, 2, "en");
    if (!phrase.surface.ends_with("men") && phrase.lemma != "mob") phrase.surface += "s";
  }
  const bool human = lexicon_.is_person(phrase.lemma) || !title_at(s, token).empty();
  // "his rival, Amina Rahal"
  const bool somebody = human || phrase.lemma == "counterpart" || lexicon_.has("group-heads", phrase.lemma);
  if (!phrase.plural && somebody) {
    if (const auto named = named_beside(s, phrase)) {
      mention(s, phrase.first, std::max(token + 1, phrase.reach), token, MentionKind::nominal, {*named});
      return;
    }
  }
  std::vector<EntityId> entities;
  if (human && !phrase.plural && phrase.bodies.size() == 1) {
    if (const auto holder = holder_in(title_at(s, token), phrase.bodies.front())) {
      mention(s, phrase.first, std::max(phrase.last, phrase.reach), token, MentionKind::nominal, {*holder});
      remember(s, token, {*holder}, false);
      return;
    }
  }
  // "the governor", "the senator": who was spoken of by that title
  if (human && !phrase.plural && phrase.definite && phrase.states.empty() && phrase.bodies.empty() &&
      phrase.persons.empty() && !trees_[s].is(trees_[s].child(token, Relation::nmod_poss))) {
    const std::string role = title_at(s, token);
    const auto holder = role.empty() ? std::nullopt : holder_of(role, std::nullopt);
    if (holder && phrase.words == role) {
      mention(s, phrase.first, phrase.last, token, MentionKind::nominal, {*holder});
      remember(s, token, {*holder}, false);
      return;
    }
  }
  const bool found = resolve_style(s, phrase, entities) || resolve_delegates(s, phrase, entities) ||
                     resolve_pair(s, phrase, entities) || resolve_counterpart(s, phrase, entities) ||
                     resolve_neighbour(s, phrase, entities) || resolve_role(s, phrase, entities) ||
                     resolve_force(s, phrase, entities) || resolve_plan(s, phrase, entities) ||
                     resolve_company(s, phrase, entities) || resolve_body(s, phrase, entities) ||
                     resolve_group(s, phrase, entities);
  if (!found) {
    if (human && !phrase.plural) remember(s, token, {}, false);
    return;
  }
  if (phrase.lemma == "delegation" && phrase.words != "delegation") delegation_ = entities;
  // "leaders of Romania's government", "refugees from Chad": cited with what says whose they are
  mention(s, phrase.first, std::max(phrase.last, phrase.reach), token, MentionKind::nominal, entities);
  const bool official = human && !phrase.plural && entities.size() == 1 && lexicon_.has("state-people", phrase.lemma);
  remember(s, token, entities, phrase.plural, official);
}

}  // namespace entente::ingest
