#include <algorithm>

#include "graph/text/fold.hpp"
#include "ingest/entities/document_state.hpp"
#include "ingest/entities/idle_words.hpp"
#include "ingest/language/tree_words.hpp"

// Parliaments, courts, parties and other bodies that a noun stands for.
namespace entente::ingest {

using language::Relation;
using language::Upos;

/// "the Salvation Front, a rebel group": whose description stands behind the name.
std::optional<EntityId> DocumentState::named_above(std::uint32_t s, const NounPhrase& phrase) const {
  const Tree& tree = trees_[s];
  if (phrase.plural || tree.relation(phrase.head) != Relation::appos || !tree.has_head(phrase.head))
    return std::nullopt;
  const Mention* named = mention_of(s, tree.head(phrase.head));
  if (named == nullptr || named->kind != MentionKind::name || named->entities.size() != 1) return std::nullopt;
  const EntityKind kind = result_[named->entities.front()].kind;
  if (kind != EntityKind::organization && kind != EntityKind::force) return std::nullopt;
  return named->entities.front();
}

/// "the tribunal", which was named as a centre for arbitration or for the settlement of disputes.
std::optional<EntityId> DocumentState::last_court() const {
  const std::span<const Recent> recent = latest_mentions();
  for (auto it = recent.rbegin(); it != recent.rend(); ++it) {
    if (it->entities.size() != 1 || result_[it->entities.front()].kind != EntityKind::organization) continue;
    const std::string name = fold_name(result_[it->entities.front()].name);
    for (const std::string_view word : {"arbitration", "disputes", "court", "tribunal", "judicial", "justice"}) {
      if (name.find(word) != std::string::npos) return it->entities.front();
    }
  }
  return std::nullopt;
}

bool DocumentState::resolve_body(std::uint32_t s, const NounPhrase& phrase, std::vector<EntityId>& entities) {
  if (!lexicon_.has("org-heads", phrase.lemma)) return false;
  const Tree& tree = trees_[s];
  if (const auto named = named_above(s, phrase)) {
    entities = {*named};
    return true;
  }
  bool proper = false;
  for (std::uint32_t i = phrase.first; i <= phrase.head; ++i) {
    proper = proper || (tree.token(i).upos == Upos::PROPN && tree.relation(i) != Relation::nmod_poss);
  }
  const std::string words = without_idle(phrase.words);
  // "The workers struck. Their union": no union of states
  const auto whose = tree.child(phrase.head, Relation::nmod_poss);
  if (phrase.lemma == "union" && tree.is(whose) && one_of(lower_form(tree.token(whose)), {"their", "our"}))
    return false;
  // "the Commission" where the European Union is spoken of
  if (phrase.definite && phrase.words == "commission" && tree.token(phrase.head).form == "Commission" &&
      by_key_.count("org/european-union") != 0 && !last_of(EntityKind::organization, "commission")) {
    if (const KnownEntity* commission = gazetteer_.find("org/european-commission")) {
      entities = {known(*commission)};
      return true;
    }
  }
  if (!phrase.bodies.empty() &&
      (phrase.lemma == "leadership" || phrase.lemma == "party" || phrase.lemma == "group" ||
       phrase.lemma == "movement" || phrase.lemma == "organization" || phrase.lemma == "organisation")) {
    entities = {phrase.bodies.front()};
    return true;
  }
  if (!phrase.states.empty() && !phrase.plural && phrase.chiefs.empty() && (is_of_state(phrase.lemma) || proper)) {
    Entity entity;
    const std::string adjective = gazetteer_.adjective(result_[phrase.states.front()].state);
    std::string core = words;
    // "Kenya's parliament" is the Kenyan one
    const std::string owner = fold_name(result_[phrase.states.front()].name) + " ";
    if (core.starts_with(owner)) core.erase(0, owner.size());
    const std::string folded = fold_name(adjective);
    if (fold_name(core).find(folded) == std::string::npos) core = fold_name(adjective) + " " + core;
    entity.kind = phrase.lemma == "opposition" ? EntityKind::group : EntityKind::organization;
    entity.name = core;
    entity.key = (phrase.lemma == "opposition" ? "group/" : "org/") + key_slug(core);
    entity.state = result_[phrase.states.front()].state;
    entity.known_state = true;
    entities = {intern(std::move(entity))};
    return true;
  }
  if (phrase.words == "world body" && phrase.definite) {
    if (const KnownEntity* nations = gazetteer_.find("org/united-nations")) {
      entities = {known(*nations)};
      return true;
    }
  }
  if (proper && !phrase.plural && phrase.chiefs.empty()) {
    entities = {named(EntityKind::organization, text_of(s, phrase.first, phrase.head + 1), &phrase)};
    return true;
  }
  // "the group of protesters": the protesters, no body spoken of before
  const std::uint32_t members = tree.child(phrase.head, Relation::nmod);
  const bool of_members = tree.is(members) && tree.marker(members) == "of" &&
                          (phrase.lemma == "group" || phrase.lemma == "body" || phrase.lemma == "movement");
  if (phrase.definite && words == phrase.lemma && !phrase.plural && !of_members) {
    if (const auto last = last_of(EntityKind::organization, phrase.lemma)) {
      entities = {*last};
      return true;
    }
    if (const auto court = phrase.lemma == "tribunal" || phrase.lemma == "court" ? last_court() : std::nullopt) {
      entities = {*court};
      return true;
    }
    if (const auto organ = organ_met(phrase.lemma)) {
      entities = {*organ};
      return true;
    }
    if (phrase.lemma == "parliament" && focus_) {
      Entity entity;
      entity.kind = EntityKind::organization;
      entity.name = gazetteer_.adjective(result_[*focus_].state) + " parliament";
      entity.key = "org/" + key_slug(entity.name);
      entity.state = result_[*focus_].state;
      entities = {intern(std::move(entity))};
      return true;
    }
    if (phrase.lemma == "group" || phrase.lemma == "movement" || phrase.lemma == "organization" ||
        phrase.lemma == "organisation" || phrase.lemma == "bloc" || phrase.lemma == "alliance" ||
        phrase.lemma == "agency" || phrase.lemma == "body" || phrase.lemma == "party" || phrase.lemma == "union" ||
        phrase.lemma == "charity" || phrase.lemma == "watchdog" || phrase.lemma == "ngo") {
      // "His bloc": a person's, not the one last named
      const auto owner = trees_[s].child(phrase.head, language::Relation::nmod_poss);
      if (trees_[s].is(owner) && one_of(lower_form(trees_[s].token(owner)), {"his", "her", "my"})) return false;
      const std::span<const Recent> recent = latest_mentions();
      for (auto it = recent.rbegin(); it != recent.rend(); ++it) {
        if (it->entities.size() != 1) continue;
        const EntityKind kind = result_[it->entities.front()].kind;
        // "the party" is no Monetary Fund
        const Entity& body = result_[it->entities.front()];
        if (phrase.lemma == "party" && body.authoritative && body.state.empty()) continue;
        const bool joined = phrase.lemma == "union" || phrase.lemma == "party" || phrase.lemma == "charity" ||
                            phrase.lemma == "watchdog" || phrase.lemma == "agency";
        if (joined && lexicon_.has("company-names", fold_name(result_[it->entities.front()].name))) continue;
        if (kind == EntityKind::organization ||
            (kind == EntityKind::force && (phrase.lemma == "group" || phrase.lemma == "movement"))) {
          entities = it->entities;
          return true;
        }
      }
    }
  }
  return false;
}

}  // namespace entente::ingest
