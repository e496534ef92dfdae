#include <algorithm>

#include "graph/text/fold.hpp"
#include "ingest/entities/document_state.hpp"
#include "ingest/entities/name_words.hpp"
#include "ingest/language/tree_words.hpp"

// What office a named person holds and of whom, from the words around the name, and who holds an office.
namespace entente::ingest {

using language::Relation;
using language::Upos;

namespace {

/// What describes a name: appositions, and the noun that the name is itself in apposition to or is said to be.
std::vector<std::uint32_t> beside_name(const language::Tree& tree, const NameSpan& span) {
  std::vector<std::uint32_t> beside;
  for (const auto c : tree.children(span.head)) {
    const Relation relation = tree.relation(c);
    if ((relation == Relation::appos || relation == Relation::nmod_desc || relation == Relation::parataxis ||
         relation == Relation::compound) &&
        (c < span.first || c >= span.last)) {
      beside.push_back(c);
    }
  }
  // "a geologist, L.H. Mitchell", where the name was seen only in its last word
  std::uint32_t top = span.head;
  while (tree.relation(top) == Relation::flat && tree.has_head(top) && tree.token(tree.head(top)).upos == Upos::PROPN)
    top = tree.head(top);
  if (top != span.head && tree.relation(top) == Relation::appos && tree.has_head(top)) beside.push_back(tree.head(top));
  if (!tree.has_head(span.head)) return beside;
  const std::uint32_t up = tree.head(span.head);
  const Relation own = tree.relation(span.head);
  const bool apposed = own == Relation::appos || own == Relation::flat || own == Relation::nmod_desc;
  if (apposed || (own == Relation::nsubj && tree.is(tree.child(up, Relation::cop)))) beside.push_back(up);
  return beside;
}

/// "Amina Rahal, minister of Chad and chairwoman of the union": an office more, whatever it was hung from.
bool is_further_office(const language::Tree& tree, std::uint32_t name, std::uint32_t noun) {
  if (tree.relation(noun) != Relation::conj || !is_noun(tree, noun) || tree.is(tree.child(noun, Relation::det)))
    return false;
  const std::uint32_t up = tree.head(noun);
  if (up != name) return tree.relation(up) == Relation::appos && tree.head(up) == name;
  const auto first = tree.child(name, Relation::appos);
  return tree.is(first) && first < noun && tree.token(first).upos == tree.token(noun).upos;
}

}  // namespace

/// What further offices are joined to the description of a name.
std::vector<std::uint32_t> DocumentState::further_offices(std::uint32_t s, std::uint32_t name) const {
  const Tree& tree = trees_[s];
  std::vector<std::uint32_t> found;
  for (const auto c : tree.children(name)) {
    if (is_further_office(tree, name, c) && !title_at(s, c).empty()) found.push_back(c);
    if (tree.relation(c) != Relation::appos) continue;
    for (const auto d : tree.children(c)) {
      if (is_further_office(tree, name, d) && !title_at(s, d).empty()) found.push_back(d);
    }
  }
  return found;
}

/// Says which state somebody is of, unless that is known.
void DocumentState::settle_state(EntityId id, const std::string& state) {
  Entity& entity = result_[id];
  if (entity.known_state) return;
  entity.state = state;
  entity.known_state = true;
}

void DocumentState::add_role(std::uint32_t s, EntityId id, const std::string& role, const NounPhrase& phrase,
                             ByteSpan person_span, ByteSpan trigger) {
  Entity& entity = result_[id];
  if (std::find(entity.roles.begin(), entity.roles.end(), role) == entity.roles.end()) entity.roles.push_back(role);
  entity.properties.try_emplace("role", role);
  const auto fact = [&](EntityId of, ByteSpan span) {
    result_.facts.push_back({"official-of", s, id, of, person_span, span, trigger, role, "noun:title"});
  };
  for (std::size_t i = 0; i < phrase.states.size() && i < 1; ++i) {
    settle_state(id, result_[phrase.states[i]].state);
    fact(phrase.states[i], phrase.modifier_spans[i]);
  }
  if (phrase.states.empty() && !phrase.bodies.empty()) {
    const EntityId body = phrase.bodies.front();
    // "Defense Secretary": the name finder may take a portfolio for a body
    if (role.starts_with(fold_name(result_[body].name))) return;
    // "U.N. mediator X": of no state, whatever state the text is about
    if (!entity.known_state) entity.state = result_[body].state;
    entity.known_state = entity.known_state || !result_[body].state.empty();
    if (entity.body.empty()) entity.body = result_[body].key;
    for (const Mention& m : result_.mentions[s]) {
      if (!m.entities.empty() && m.entities.front() == body) {
        fact(body, m.span);
        break;
      }
    }
  }
}

/// "the bloc's chairman", "the group's director": of the organisation last named, which the words stand for.
std::vector<EntityId> DocumentState::body_spoken_of(std::uint32_t s, std::uint32_t role) const {
  const Tree& tree = trees_[s];
  const auto owner = tree.child(role, Relation::nmod_poss);
  if (!tree.is(owner) || tree.token(owner).upos != Upos::NOUN) return {};
  static constexpr std::string_view kBodies[] = {"agency",       "alliance",     "association", "bloc",
                                                 "body",         "charity",      "coalition",   "group",
                                                 "organisation", "organization", "union",       "watchdog"};
  if (std::find(std::begin(kBodies), std::end(kBodies), tree.lemma(owner)) == std::end(kBodies)) return {};
  for (auto it = recent_.rbegin(); it != recent_.rend() && it->sentence + 2 >= s; ++it) {
    if (it->entities.size() == 1 && result_[it->entities.front()].kind == EntityKind::organization) return it->entities;
  }
  return {};
}

/// Takes over the nationality or possessor right before a title, whatever the parser made of it.
void DocumentState::read_before_title(std::uint32_t s, const TitleSpan& title, NounPhrase& phrase) const {
  const Tree& tree = trees_[s];
  for (std::uint32_t t = title.first; t > 0 && title.first - t < 4; --t) {
    const Mention* before = mention_of(s, t - 1);
    if (before != nullptr && before->last <= title.first && !before->entities.empty()) {
      const EntityId id = before->entities.front();
      const EntityKind kind = result_[id].kind;
      if (kind == EntityKind::state) {
        phrase.states = {id};
        phrase.modifier_spans = {before->span};
        phrase.bodies.clear();
      } else if ((kind == EntityKind::organization || kind == EntityKind::force) && phrase.bodies.empty()) {
        phrase.bodies = {id};
      } else if (kind == EntityKind::place) {
        take_owners(*before, phrase);
      }
      return;
    }
    const Upos upos = tree.token(t - 1).upos;
    const std::string_view form = tree.token(t - 1).form;
    if (upos != Upos::ADJ && upos != Upos::NOUN && upos != Upos::PROPN && form != "'s" && form != "’s" && form != "’")
      return;
  }
}

/// "Israel denied this. Its defense minister, X": the state or body that "its" stands for, the last subject before it
/// in its sentence, else the first of the sentence before.
void DocumentState::read_its(std::uint32_t s, std::uint32_t office, NounPhrase& phrase) const {
  const Tree& tree = trees_[s];
  const auto owner = tree.child(office, Relation::nmod_poss);
  if (!tree.is(owner) || lower_form(tree.token(owner)) != "its") return;
  const auto acts = [&](const Mention& met, const Tree& of) {
    if (met.entities.size() != 1 || !entente::ingest::is_subject(of.relation(met.head))) return false;
    const EntityKind kind = result_[met.entities.front()].kind;
    return kind == EntityKind::state || kind == EntityKind::organization;
  };
  const Mention* found = nullptr;
  for (const Mention& met : result_.mentions[s]) {
    if (met.head < owner && acts(met, tree) && (found == nullptr || found->head < met.head)) found = &met;
  }
  for (std::size_t i = 0; s > 0 && found == nullptr && i < result_.mentions[s - 1].size(); ++i) {
    if (acts(result_.mentions[s - 1][i], trees_[s - 1])) found = &result_.mentions[s - 1][i];
  }
  if (found == nullptr) return;
  const EntityId id = found->entities.front();
  if (result_[id].kind == EntityKind::organization) {
    phrase.bodies = {id};
    return;
  }
  phrase.states = {id};
  phrase.modifier_spans = {tree.token(owner).span};
}

/// "Turkish Foreign Minister X": the office that the title says, and whose it is.
void DocumentState::read_title(std::uint32_t s, const NameSpan& span, const TitleSpan& title, EntityId id) {
  const Tree& tree = trees_[s];
  NounPhrase phrase = phrase_at(s, span.first - 1);
  if (phrase.states.empty() && phrase.bodies.empty()) {
    const NounPhrase outer = phrase_at(s, span.head);
    phrase.states = outer.states;
    phrase.modifier_spans = outer.modifier_spans;
    phrase.bodies = outer.bodies;
  }
  if (phrase.states.empty()) read_before_title(s, title, phrase);
  for (const std::uint32_t office : {span.first - 1, span.head}) {
    if (phrase.states.empty() && phrase.bodies.empty()) read_its(s, office, phrase);
  }
  // "former treasury secretary X" may be anybody's
  const bool capital = capitalised(tree.token(span.first - 1).form);
  if (phrase.states.empty() && phrase.bodies.empty() && capital) {
    if (const std::string state = state_with_office(title.role); !state.empty()) settle_state(id, state);
  }
  add_role(s, id, title.role, phrase, span_of(s, span.first, span.last),
           {tree.token(title.first).span.start, tree.token(span.first - 1).span.end});
}

/// "X, a Swedish diplomat", "X of the Salvation Front": what stands beside the name, and whose state, or want of one,
/// is the body's.
void DocumentState::describe_person(std::uint32_t s, const NameSpan& span, EntityId id) {
  const Tree& tree = trees_[s];
  const std::uint32_t before = office_before(s, span.first);
  // "Minister of Kazakhstan X" is no minister for Kazakhstan
  const TitleSpan title =
      tree.is(before) ? TitleSpan{span.first, span.first, {}} : title_before(tree.sentence(), span.first, lexicon_);
  if (!title.role.empty()) read_title(s, span, title, id);
  for (const auto c : tree.children(span.head)) {
    // "the State Department's X", "the union's X"
    const Mention* owner = tree.relation(c) == Relation::nmod_poss && c < span.first ? mention_of(s, c) : nullptr;
    if (owner != nullptr && owner->kind == MentionKind::name && owner->entities.size() == 1 &&
        one_of(label_of(result_[owner->entities.front()].kind), {"State", "Organization"}))
      settle_state(id, result_[owner->entities.front()].state);
    if (tree.relation(c) != Relation::nmod || c < span.last || !one_of(tree.marker(c), {"of", "from", "at", "with"}))
      continue;
    if (const Mention* body = body_at(s, c)) {
      settle_state(id, result_[body->entities.front()].state);
    } else if (const auto origin = one_of(tree.marker(c), {"of", "from"}) ? origin_at(s, c) : std::nullopt) {
      settle_state(id, *origin);
    }
  }
  std::vector<std::uint32_t> beside = beside_name(tree, span);
  if (tree.is(before)) beside.push_back(before);
  for (const std::uint32_t c : further_offices(s, span.head)) beside.push_back(c);
  if (const std::uint32_t above = title_above(s, span.head); tree.is(above)) beside.push_back(above);
  for (const std::uint32_t c : beside) {
    if (!is_noun(tree, c)) continue;
    if (c + 1 >= title.first && c < span.first) continue;  // a part of the title already read
    const std::string role = title_at(s, c);
    NounPhrase phrase = phrase_at(s, c);
    if (phrase.states.empty() && c == before) {
      // wherever the country was hung from
      for (const Mention& met : result_.mentions[s]) {
        if (met.last == span.first) take_owners(met, phrase);
      }
    }
    if (role.empty()) {
      if (!phrase.states.empty()) settle_state(id, result_[phrase.states.front()].state);
      continue;
    }
    if (phrase.states.empty() && phrase.bodies.empty()) read_its(s, c, phrase);
    if (phrase.states.empty() && phrase.bodies.empty()) phrase.bodies = body_spoken_of(s, c);
    add_role(s, id, role, phrase, span_of(s, span.first, span.last),
             {tree.token(phrase.first).span.start, tree.token(c).span.end});
  }
  settle_nationality(s, span, id);
  settle_origin(s, beside, id);
  settle_family(s, span, beside, id);
}

/// "the union's chair", met before as its chairwoman.
std::optional<EntityId> DocumentState::holder_in(const std::string& role, EntityId body) const {
  const auto stem = [](std::string_view word) {
    for (const std::string_view chair : {"chairman", "chairwoman", "chairperson", "chair"}) {
      if (word.ends_with(chair)) return chair.substr(0, 5);
    }
    return word;
  };
  const std::span<const EntityId> persons = latest_persons();
  for (auto it = persons.rbegin(); it != persons.rend(); ++it) {
    const Entity& person = result_[*it];
    if (person.body != result_[body].key) continue;
    for (const std::string& held : person.roles) {
      if (stem(held) == stem(role)) return *it;
    }
  }
  return std::nullopt;
}

/// "his Iranian counterpart Abbas Rahimi": a nationality among the words right before the name, whatever the parser
/// made of them.
void DocumentState::settle_nationality(std::uint32_t s, const NameSpan& span, EntityId id) {
  const Tree& tree = trees_[s];
  for (std::uint32_t t = span.first; t > 0 && span.first - t < 4 && !result_[id].known_state; --t) {
    const Mention* before = mention_of(s, t - 1);
    if (before != nullptr && before->last == t && before->entities.size() == 1) {
      const Entity& state = result_[before->entities.front()];
      if (state.kind == EntityKind::state && before->kind == MentionKind::adjective) settle_state(id, state.state);
      // "Australian Taliban fighter X"
      if (state.kind != EntityKind::force) return;
      continue;
    }
    const Upos upos = tree.token(t - 1).upos;
    if (upos != Upos::ADJ && upos != Upos::NOUN && upos != Upos::PROPN) return;
  }
}

/// Whether a person of the document has this role (for this state).
bool DocumentState::holds(const Entity& person, const std::string& role, std::optional<EntityId> of) const {
  if (of && person.state != result_[*of].state && person.known_state) return false;
  // "the Chadian leader" is no leader of a union there, but may be the president
  static constexpr std::string_view kHeads[] = {"president", "prime minister", "king", "emir", "premier", "chancellor"};
  const bool leader = of && role == "leader";
  if (leader && !person.body.empty()) return false;
  return std::any_of(person.roles.begin(), person.roles.end(), [&](const std::string& held) {
    if (leader && std::find(std::begin(kHeads), std::end(kHeads), held) != std::end(kHeads)) return true;
    const std::string_view all = held;
    if (all.starts_with(role) && (all.size() == role.size() || all.substr(role.size()).starts_with(" and ")))
      return true;
    if (!all.ends_with(role)) return false;
    const std::string_view before = all.substr(0, all.size() - role.size());
    if (before.ends_with(" and ")) return true;
    // "the president" is no vice president
    const bool deputy = all.starts_with("vice ") || all.starts_with("deputy ");
    return !deputy && before.ends_with(" ") && role.find(' ') == std::string::npos;
  });
}

/// Who of the document has this role (for this state): who was spoken of last, else who was named last.
std::optional<EntityId> DocumentState::holder_of(const std::string& role, std::optional<EntityId> of) const {
  constexpr std::uint32_t kNear = 20;  // sentences
  const std::span<const Recent> mentions = latest_mentions();
  for (auto it = mentions.rbegin(); it != mentions.rend(); ++it) {
    if (it->sentence + kNear < mentions.back().sentence) break;
    if (it->entities.size() != 1 || result_[it->entities.front()].kind != EntityKind::person) continue;
    if (holds(result_[it->entities.front()], role, of)) return it->entities.front();
  }
  const std::span<const EntityId> persons = latest_persons();
  for (auto it = persons.rbegin(); it != persons.rend(); ++it) {
    if (holds(result_[*it], role, of)) return *it;
  }
  return std::nullopt;
}

}  // namespace entente::ingest
