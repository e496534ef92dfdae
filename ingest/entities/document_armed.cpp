#include <algorithm>

#include "ingest/entities/document_state.hpp"
#include "ingest/language/tree_words.hpp"

// "the militants", "the extremist group": which of the armed groups the text has named.
namespace entente::ingest {

namespace {

constexpr std::uint32_t kReach = 6;  // sentences

/// Words that tell nothing about an armed group that the next one would not say of another.
bool is_said_of_any(std::string_view word) {
  return one_of(word, {"armed",    "extremist", "militant", "terrorist",      "terror",    "jihadist",  "jihadi",
                       "islamist", "islamic",   "radical",  "hardline",       "violent",   "insurgent", "banned",
                       "outlawed", "sunni",     "shiite",   "fundamentalist", "notorious", "feared",    "brutal"});
}

bool names_fighters(const NounPhrase& phrase) {
  if (phrase.plural)
    return one_of(phrase.lemma, {"militant", "extremist", "terrorist", "jihadist", "jihadi", "insurgent", "islamist"});
  return one_of(phrase.lemma, {"group", "movement", "organization", "organisation", "outfit", "network"});
}

/// "the soldiers", "officers": of the force just spoken of.
bool names_servicemen(const NounPhrase& phrase) {
  return phrase.plural && phrase.words == phrase.lemma &&
         one_of(phrase.lemma, {"soldier", "troop", "force", "officer", "policeman", "trooper", "serviceman", "jet",
                               "warplane", "helicopter", "tank"});
}

/// "helicopters fired": of the force at war there.
bool names_machines(const NounPhrase& phrase) {
  return phrase.plural && one_of(phrase.lemma, {"helicopter", "warplane", "jet", "gunship", "bomber", "warship"});
}

/// "government forces", "security agents": whatever state's, in its service.
bool serves_government(const NounPhrase& phrase) {
  const std::string before = phrase.words.substr(0, phrase.words.find(' '));
  const bool public_force = one_of(before, {"government", "regime", "federal", "loyalist", "state"}) &&
                            one_of(phrase.lemma, {"force", "troop", "soldier", "army", "warplane", "jet", "aircraft",
                                                  "helicopter", "artillery", "tank", "airstrike"});
  const bool security = one_of(before, {"security", "intelligence"}) &&
                        one_of(phrase.lemma, {"agent", "official", "officer", "personnel", "service", "guard"});
  const bool law = phrase.words.starts_with("law enforcement");
  return phrase.words.size() > phrase.lemma.size() && (public_force || security || law);
}

}  // namespace

/// The force in a state's service named last, within two sentences, whose key ends in `arm`, or does not.
std::optional<EntityId> DocumentState::force_met(std::uint32_t s, std::string_view arm, bool of_arm) const {
  constexpr std::uint32_t kNear = 2;  // sentences
  for (auto it = recent_.rbegin(); it != recent_.rend() && it->sentence + kNear >= s; ++it) {
    if (it->entities.size() != 1) continue;
    const Entity& met = result_[it->entities.front()];
    if (met.kind == EntityKind::force && met.regular && met.key.ends_with(arm) == of_arm) return it->entities.front();
  }
  return std::nullopt;
}

/// The force whose men are spoken of, where a force was just named: "the soldiers"; the one in a state's service where
/// the words say so.
std::optional<EntityId> DocumentState::servicemen(std::uint32_t s, const NounPhrase& phrase) {
  if (!phrase.bodies.empty() || !phrase.states.empty()) return std::nullopt;
  if (serves_government(phrase) && phrase.plural) {
    const auto home = home_of(s, phrase.head);
    return home ? std::optional(force_of(*home, phrase)) : std::nullopt;
  }
  const bool machines = names_machines(phrase) && !phrase.definite;
  if (!names_servicemen(phrase) && !machines) return std::nullopt;
  const bool police = phrase.lemma == "officer" || phrase.lemma == "policeman";
  if (!phrase.definite && !police && !machines) return std::nullopt;
  return force_met(s, "-police", police);
}

/// The armed group last named, where the phrase says no more than that it is one.
std::optional<EntityId> DocumentState::armed_met(std::uint32_t s, const NounPhrase& phrase) const {
  if (!phrase.definite || !phrase.states.empty() || !phrase.bodies.empty() || !names_fighters(phrase))
    return std::nullopt;
  if (trees_[s].is(trees_[s].child(phrase.head, language::Relation::nmod_poss))) return std::nullopt;
  bool told = phrase.plural;
  for (std::size_t at = 0; at < phrase.words.size();) {
    const std::size_t end = std::min(phrase.words.find(' ', at), phrase.words.size());
    const std::string_view word = std::string_view(phrase.words).substr(at, end - at);
    at = end + 1;
    if (word == phrase.lemma && end == phrase.words.size()) break;
    if (!is_said_of_any(word)) return std::nullopt;
    told = true;
  }
  if (!told) return std::nullopt;
  for (auto it = recent_.rbegin(); it != recent_.rend() && it->sentence + kReach >= s; ++it) {
    if (it->entities.size() != 1) continue;
    const Entity& met = result_[it->entities.front()];
    const bool named = met.authoritative || (!met.name.empty() && met.name.front() >= 'A' && met.name.front() <= 'Z');
    if (met.kind == EntityKind::force && !met.regular && named) return it->entities.front();
  }
  return std::nullopt;
}

}  // namespace entente::ingest
