#include <algorithm>

#include "ingest/entities/document_state.hpp"

// Nouns for offices and for those who act for a state: "the foreign minister", "Israeli officials", "the government".
namespace entente::ingest {

using language::Relation;
using language::Upos;

namespace {

/// Offices of which every state has one.
bool is_high_office(std::string_view words) {
  static constexpr std::string_view kOffices[] = {
      "president",        "prime minister",    "foreign minister", "chancellor", "defence minister",
      "defense minister", "interior minister", "finance minister", "premier",    "king"};
  return std::find(std::begin(kOffices), std::end(kOffices), words) != std::end(kOffices);
}

/// "Tobago's authorities": somebody's, whom nobody knows.
bool tree_has_owner(const language::Tree& tree, std::uint32_t noun) {
  const auto owner = tree.child(noun, Relation::nmod_poss);
  return tree.is(owner) && tree.token(owner).upos == Upos::PROPN;
}

}  // namespace

/// "the foreign minister", "Israeli officials", "the government": a person, or the state they act for.
bool DocumentState::resolve_role(std::uint32_t s, const NounPhrase& phrase, std::vector<EntityId>& entities) {
  const std::string two_words = [&] {
    const std::size_t at = phrase.words.rfind(' ');
    if (at == std::string::npos) return phrase.words;
    const std::size_t before = phrase.words.rfind(' ', at - 1);
    return before == std::string::npos ? phrase.words : phrase.words.substr(before + 1);
  }();
  const bool state_head = lexicon_.has("state-heads", phrase.lemma) || lexicon_.has("state-heads", two_words);
  const bool state_people = lexicon_.has("state-people", phrase.lemma) || lexicon_.has("state-people", two_words);
  // "planned to visit the self-ruled island"
  if (phrase.lemma == "island" && phrase.definite && !phrase.plural && phrase.states.empty() &&
      !trees_[s].is(trees_[s].child(phrase.head, Relation::nmod))) {
    if (const auto realm = last_realm(true)) {
      entities = {*realm};
      return true;
    }
  }
  if (!state_head && !state_people) return false;
  // "Chad's neighbouring countries", "other countries of the region" are not Chad
  static constexpr std::string_view kOthers[] = {"neighboring", "neighbouring", "allied",  "partner", "rival",
                                                 "fellow",      "other",        "foreign", "donor",   "third"};
  if (phrase.plural && (phrase.lemma == "country" || phrase.lemma == "nation" || phrase.lemma == "government") &&
      std::any_of(std::begin(kOthers), std::end(kOthers),
                  [&](std::string_view word) { return phrase.words.find(word) != std::string::npos; }))
    return false;
  if (state_people && !phrase.plural) {
    const std::string role = title_at(s, phrase.head);
    if (!role.empty() && phrase.bodies.empty()) {
      const std::optional<EntityId> of = phrase.states.empty() ? std::nullopt : std::optional(phrase.states.front());
      if (phrase.definite || of) {
        if (const auto holder = holder_of(role, of)) {
          // "President Nabil ... the Egyptian president": whose president he is
          if (of && !result_[*holder].known_state) {
            result_[*holder].state = result_[*of].state;
            result_[*holder].known_state = true;
          }
          entities = {*holder};
          return true;
        }
        if (context_.published && of &&
            (role == "president" || role == "prime minister" || role == "foreign minister" || role == "chancellor" ||
             role == "secretary of state")) {
          if (const KnownPerson* known = gazetteer_.holder(result_[*of].key, role, *context_.published)) {
            entities = {adopt(*known)};
            return true;
          }
        }
      }
    }
  }
  if (state_people && !phrase.plural && phrase.definite && phrase.states.empty() && phrase.bodies.empty() &&
      phrase.persons.empty() && is_high_office(phrase.words) && !tree_has_owner(trees_[s], phrase.head)) {
    // "the prime minister", whom the text does not name
    if (const auto home = home_of(s, phrase.head)) {
      entities = {*home};
      return true;
    }
    Entity entity;
    entity.kind = EntityKind::person;
    entity.name = phrase.words;
    entity.key = "official/" + key_slug(entity.name);
    entities = {intern(std::move(entity))};
    return true;
  }
  if (!phrase.states.empty()) {
    // "the foreign ministers of Oman, Qatar and Iraq"
    entities = phrase.states;
    return true;
  }
  if (!phrase.bodies.empty()) {
    entities = {phrase.bodies.front()};
    return true;
  }
  if (!phrase.persons.empty() && state_head) {
    const std::string& state = result_[phrase.persons.front()].state;
    if (const KnownEntity* known_state = gazetteer_.state(state)) {
      entities = {known(*known_state)};
      return true;
    }
  }
  // "the government", "authorities": of the country the article is about. A bare "country" or "side" says too little.
  static constexpr std::string_view kSpeaks[] = {"government", "authority",  "administration", "regime",
                                                 "cabinet",    "presidency", "ministry",       "leadership",
                                                 "kingdom",    "junta",      "prosecutor"};
  const bool speaks = std::find(std::begin(kSpeaks), std::end(kSpeaks), phrase.lemma) != std::end(kSpeaks);
  if (state_head || speaks) {
    const bool bare_plural = phrase.plural && (phrase.lemma == "authority" || phrase.lemma == "prosecutor");
    const bool country = phrase.lemma == "country" || phrase.lemma == "nation" || phrase.lemma == "republic";
    if ((speaks && (phrase.definite || bare_plural || phrase.lemma == "government") &&
         !(phrase.plural && !bare_plural)) ||
        (country && phrase.definite && !phrase.plural)) {
      if (phrase.lemma == "kingdom") {
        if (const auto realm = last_realm(false)) {
          entities = {*realm};
          return true;
        }
      }
      if (const auto last = country ? last_of(EntityKind::state) : std::nullopt) {
        entities = {*last};
        return true;
      }
      const auto home = home_of(s, phrase.head);
      if (home && !tree_has_owner(trees_[s], phrase.head)) {
        entities = {*home};
        return true;
      }
      // "The government must act": whose it is is not said, yet it acts
      if (speaks) {
        Entity entity;
        entity.kind = EntityKind::organization;
        entity.name = phrase.surface;
        entity.key = "org/" + key_slug(entity.name);
        entities = {intern(std::move(entity))};
        return true;
      }
    }
  }
  return false;
}

}  // namespace entente::ingest
