#include "ingest/entities/document_state.hpp"
#include "ingest/entities/idle_words.hpp"
#include "ingest/entities/surface_form.hpp"

// Plans, deals and other undertakings that a text names or describes.
namespace entente::ingest {

using language::Relation;
using language::Upos;

bool DocumentState::resolve_plan(std::uint32_t s, const NounPhrase& phrase, std::vector<EntityId>& entities) {
  if (!lexicon_.has("plan-heads", phrase.lemma)) return false;
  const Tree& tree = trees_[s];
  const std::string words = without_idle(phrase.words);
  bool proper = false;
  bool described = false;
  bool superlative = false;
  for (std::uint32_t i = phrase.first; i < phrase.head; ++i) {
    const auto& token = tree.token(i);
    if (tree.relation(i) == Relation::nmod_poss || !tree.dominates(phrase.head, i)) continue;
    // Whose it is tells one plan from another no better than "a Norwegian proposal" does.
    const Mention* owner = mention_of(s, i);
    if (owner != nullptr && !owner->entities.empty() && result_[owner->entities.front()].kind == EntityKind::state)
      continue;
    proper = proper || token.upos == Upos::PROPN;
    // "the most detailed plan so far" is praised, not named
    superlative = superlative || token.xpos == language::Xpos::JJS || token.xpos == language::Xpos::RBS;
    described = described || ((token.upos == Upos::NOUN || token.upos == Upos::ADJ || token.upos == Upos::NUM) &&
                              !is_idle(lower_form(token)) && tree.head(i) == phrase.head);
  }
  const bool weak = lexicon_.has("weak-plan-heads", phrase.lemma);
  if (!phrase.plural && (proper || (described && !superlative && !weak && phrase.definite)) &&
      words.find(' ') != std::string::npos) {
    // The owner's name in front is no part of the plan's ("Trump's Gaza peace plan").
    Entity entity;
    entity.kind = EntityKind::plan;
    std::string name;
    for (std::uint32_t i = phrase.first; i <= phrase.head; ++i) {
      const auto& token = tree.token(i);
      const Relation relation = tree.relation(i);
      if (token.upos == Upos::DET || token.upos == Upos::PUNCT || relation == Relation::nmod_poss ||
          token.upos == Upos::PART) {
        if (token.form != "-") continue;
      }
      bool owner = false;
      for (std::uint32_t up = i; tree.has_head(up) && tree.head(up) != phrase.head && up != phrase.head;) {
        up = tree.head(up);
        owner = owner || tree.relation(up) == Relation::nmod_poss;
      }
      if (owner || is_idle(lower_form(token))) continue;
      if (!name.empty() && tree.token(i - 1).span.end != token.span.start) name += ' ';
      name += i == phrase.head ? phrase.lemma : std::string(token.form);
    }
    if (name.find(' ') == std::string::npos && name.find('-') == std::string::npos) return false;
    entity.name = surface_form(name);
    entity.key = "plan/" + key_slug(name);
    const EntityId plan = intern(std::move(entity));
    entities = {plan};
    for (const EntityId person : phrase.persons) {
      result_.facts.push_back({"proposed-by",
                               s,
                               plan,
                               person,
                               span_of(s, phrase.first, phrase.head + 1),
                               {},
                               tree.token(phrase.head).span,
                               "author",
                               "noun:possessor"});
    }
    const auto owner = tree.child(phrase.head, Relation::nmod_poss);
    if (phrase.persons.empty() && tree.is(owner) && !phrase.states.empty()) {
      result_.facts.push_back({"proposed-by", s, plan, phrase.states.front(), span_of(s, phrase.first, phrase.head + 1),
                               phrase.modifier_spans.front(), tree.token(phrase.head).span, "author",
                               "noun:possessor"});
    }
    for (StructuralFact& fact : result_.facts) {
      if (fact.type == "proposed-by" && fact.target_span.empty() && tree.is(owner)) {
        const Mention* mention = mention_of(s, owner);
        fact.target_span = mention != nullptr ? mention->span : tree.token(owner).span;
      }
    }
    return true;
  }
  if (phrase.definite && words == phrase.lemma && phrase.states.empty() && phrase.persons.empty()) {
    if (const auto last = last_of(EntityKind::plan, phrase.lemma)) {
      entities = {*last};
      return true;
    }
    // "the Override Clause ... the proposal": whatever it was called, where no other was spoken of
    constexpr std::uint32_t kNear = 3;  // sentences
    static constexpr std::string_view kPlain[] = {"proposal",    "plan", "initiative", "bill",
                                                  "legislation", "deal", "agreement",  "law"};
    const auto last = last_of(EntityKind::plan);
    const std::span<const Recent> mentions = latest_mentions();
    const bool near = std::any_of(mentions.rbegin(), mentions.rend(), [&](const Recent& recent) {
      return recent.sentence + kNear >= s && last && recent.entities == std::vector<EntityId>{*last};
    });
    if (near && std::find(std::begin(kPlain), std::end(kPlain), phrase.lemma) != std::end(kPlain)) {
      entities = {*last};
      return true;
    }
  }
  return false;
}

}  // namespace entente::ingest
