#include <algorithm>

#include "graph/text/fold.hpp"
#include "ingest/entities/document_state.hpp"

// Companies: "the Ghanaian miner Abusua Gold", and "the company", "the airline", which one was just spoken of.
namespace entente::ingest {

using language::Relation;

namespace {

constexpr std::uint32_t kReach = 8;  // sentences

}  // namespace

bool DocumentState::is_company(const Entity& entity) const {
  if (entity.kind != EntityKind::organization) return false;
  const std::string name = fold_name(entity.name);
  const std::string last = name.substr(name.rfind(' ') + 1);
  if (lexicon_.has("company-names", name) || lexicon_.has("company-endings", last)) return true;
  // of a name that says nothing, anything may be expected that the gazetteer does not know
  return !entity.authoritative && !lexicon_.has("org-heads", last) && !lexicon_.has("state-heads", last) &&
         !lexicon_.has("group-heads", last) && !lexicon_.has("media-names", name);
}

/// "the airline Abusua", "Abusua Gold, a Ghanaian miner": the company that is named beside its description.
std::optional<EntityId> DocumentState::company_beside(std::uint32_t s, const NounPhrase& phrase) const {
  const Tree& tree = trees_[s];
  const auto company_at = [&](std::uint32_t token) -> std::optional<EntityId> {
    const Mention* named = mention_of(s, token);
    if (named == nullptr || named->kind != MentionKind::name || named->entities.size() != 1) return std::nullopt;
    return result_[named->entities.front()].kind == EntityKind::organization ? std::optional(named->entities.front())
                                                                             : std::nullopt;
  };
  for (const NameSpan& name : names_[s]) {
    const bool behind = name.first == phrase.head + 1;
    const bool apposed =
        tree.relation(name.head) == Relation::appos && tree.has_head(name.head) && tree.head(name.head) == phrase.head;
    const bool before = tree.relation(phrase.head) == Relation::appos && tree.head(phrase.head) == name.head;
    if (!behind && !apposed && !before) continue;
    if (const auto company = company_at(name.head)) return company;
  }
  return std::nullopt;
}

bool DocumentState::resolve_company(std::uint32_t s, const NounPhrase& phrase, std::vector<EntityId>& entities) {
  if (!lexicon_.has("company-heads", phrase.lemma) || phrase.plural) return false;
  if (const auto named = company_beside(s, phrase)) {
    if (!phrase.states.empty()) settle_state(*named, result_[phrase.states.front()].state);
    entities = {*named};
    return true;
  }
  if (!phrase.definite || trees_[s].is(trees_[s].child(phrase.head, Relation::nmod_poss))) return false;
  for (auto it = recent_.rbegin(); it != recent_.rend() && it->sentence + kReach >= s; ++it) {
    if (it->entities.size() != 1 || !is_company(result_[it->entities.front()])) continue;
    const Entity& company = result_[it->entities.front()];
    const bool same =
        phrase.states.empty() || !company.known_state || company.state == result_[phrase.states.front()].state;
    if (!same) continue;
    entities = it->entities;
    return true;
  }
  return false;
}

}  // namespace entente::ingest
