#include <algorithm>

#include "ingest/entities/document_state.hpp"

// "the South American country", "the Gulf state": the last state spoken of that lies there.
namespace entente::ingest {
namespace {

constexpr std::uint32_t kReach = 6;  // sentences

bool is_realm(std::string_view lemma) {
  return lemma == "country" || lemma == "nation" || lemma == "state" || lemma == "republic" || lemma == "island" ||
         lemma == "kingdom" || lemma == "emirate" || lemma == "archipelago";
}

}  // namespace

/// Whether the phrase names a state by where it lies.
bool DocumentState::names_region(const NounPhrase& phrase) const {
  return is_realm(phrase.lemma) && phrase.definite && !phrase.plural && !gazetteer_.region_in(phrase.words).empty();
}

/// Never who acts on it in the same clause.
std::optional<EntityId> DocumentState::last_in_region(std::uint32_t s, const NounPhrase& phrase) const {
  const std::string_view region = gazetteer_.region_in(phrase.words);
  const std::vector<EntityId> mates = clause_mates(s, phrase.head);
  for (auto it = recent_.rbegin(); it != recent_.rend() && it->sentence + kReach >= s; ++it) {
    if (it->entities.size() != 1 || result_[it->entities.front()].kind != EntityKind::state) continue;
    if (std::find(mates.begin(), mates.end(), it->entities.front()) != mates.end()) continue;
    if (gazetteer_.lies_in(result_[it->entities.front()].state, region)) return it->entities.front();
  }
  return std::nullopt;
}

}  // namespace entente::ingest
