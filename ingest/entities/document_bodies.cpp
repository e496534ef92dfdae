#include <algorithm>

#include "graph/text/fold.hpp"
#include "ingest/entities/document_state.hpp"
#include "ingest/entities/idle_words.hpp"

namespace entente::ingest {

using language::Relation;
using language::Upos;

namespace {

/// Bodies that every state has its own of.
bool is_of_state(std::string_view lemma) {
  static constexpr std::string_view kOfState[] = {"parliament", "congress", "senate",     "assembly", "legislature",
                                                  "court",      "bank",     "commission", "office",   "agency",
                                                  "opposition", "party",    "council"};
  return std::find(std::begin(kOfState), std::end(kOfState), lemma) != std::end(kOfState);
}

}  // namespace

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
  }
  return false;
}

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
  if (!phrase.bodies.empty() &&
      (phrase.lemma == "leadership" || phrase.lemma == "party" || phrase.lemma == "group" ||
       phrase.lemma == "movement" || phrase.lemma == "organization" || phrase.lemma == "organisation")) {
    entities = {phrase.bodies.front()};
    return true;
  }
  if (!phrase.states.empty() && !phrase.plural && (is_of_state(phrase.lemma) || proper)) {
    Entity entity;
    const std::string adjective = gazetteer_.adjective(result_[phrase.states.front()].state);
    std::string core = words;
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
  if (proper && !phrase.plural) {
    entities = {named(EntityKind::organization, text_of(s, phrase.first, phrase.head + 1), &phrase)};
    return true;
  }
  if (phrase.definite && words == phrase.lemma && !phrase.plural) {
    if (const auto last = last_of(EntityKind::organization, phrase.lemma)) {
      entities = {*last};
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
        phrase.lemma == "charity" || phrase.lemma == "watchdog") {
      for (auto it = recent_.rbegin(); it != recent_.rend(); ++it) {
        if (it->entities.size() != 1) continue;
        const EntityKind kind = result_[it->entities.front()].kind;
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

bool DocumentState::resolve_group(std::uint32_t s, NounPhrase& phrase, std::vector<EntityId>& entities) {
  const bool human = lexicon_.is_person(phrase.lemma);
  const bool listed = lexicon_.has("group-heads", phrase.lemma);
  const bool body = lexicon_.has("org-heads", phrase.lemma);
  if (!human && !listed && !body) return false;
  // "the city centre": where, not who
  if ((phrase.lemma == "center" || phrase.lemma == "centre") &&
      (phrase.words.ends_with("city " + phrase.lemma) || phrase.words.ends_with("town " + phrase.lemma)))
    return false;
  // "the West" acts, the west of a country does not
  if (phrase.lemma == "west" && trees_[s].token(phrase.head).form != "West") return false;
  // Nameless sources, the press and people of no public concern take part in nothing.
  const auto& sources = ontology_.words("unnamed-sources");
  // "African diplomats" are more than "diplomats say"
  const bool described =
      std::any_of(phrase.cased.begin(), phrase.cased.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const bool nameless = !(described && (phrase.plural || (body && !phrase.states.empty()))) &&
                        std::find(sources.begin(), sources.end(), phrase.lemma) != sources.end();
  // "executed a Kenyan journalist": done to them; what they do is of no public concern
  const bool press = lexicon_.has("press", phrase.lemma);
  const bool private_people = lexicon_.has("private-people", phrase.lemma) || (human && press);
  // "farmers", "teachers": many of them are no private persons any more
  const bool trade = listed && phrase.plural && !press;
  // "jailed a journalist", "two teachers were shot": done to them, whoever they are
  const auto determiner = trees_[s].child(phrase.head, language::Relation::det);
  const bool one = trees_[s].is(determiner) && trees_[s].lemma(determiner) == "a";
  const bool undergoes = human && (phrase.plural ? !phrase.definite : one);
  if (nameless ||
      (private_people && !trade ? phrase.states.empty() && !undergoes : press && !(body && !phrase.states.empty())))
    return false;
  // "arrested a missionary", "shot a bus driver": things are done to them, whoever they are
  const bool somebody = human && !phrase.plural && !listed && phrase.states.empty();
  if (somebody && !one) return false;
  std::string words = without_idle(phrase.surface);
  if (words == "global community" || words == "world community") words = "international community";
  const bool bare = words.find(' ') == std::string::npos;
  static constexpr std::string_view kVague[] = {"country", "state",   "nation",   "power",  "capital", "government",
                                                "man",     "woman",   "child",    "leader", "group",   "network",
                                                "service", "company", "firm",     "office", "board",   "party",
                                                "family",  "program", "programme"};
  const bool vague = std::find(std::begin(kVague), std::end(kVague), phrase.lemma) != std::end(kVague);
  if (words.empty() || (bare && vague && !(phrase.lemma == "leader" && phrase.plural))) return false;
  // "four members of the network" are the network; the relation extractor looks behind the "of".
  static constexpr std::string_view kParts[] = {"member", "group", "people", "majority", "minority", "number"};
  const bool part = std::find(std::begin(kParts), std::end(kParts), phrase.lemma) != std::end(kParts);
  if (part) {
    for (const auto c : trees_[s].children(phrase.head)) {
      if (trees_[s].relation(c) == language::Relation::nmod && trees_[s].marker(c) == "of") return false;
    }
  }
  Entity entity;
  entity.kind = body && !human && !listed ? EntityKind::organization : EntityKind::group;
  entity.name = words;
  // "ethnic insurgent groups": under arms, against the state the article is about unless it says otherwise
  static constexpr std::string_view kArmed[] = {"armed", "guerrilla",    "guerilla",   "insurgent", "militia",
                                                "rebel", "paramilitary", "separatist", "resistance"};
  const bool armed = (phrase.lemma == "group" || phrase.lemma == "faction" || phrase.lemma == "organization" ||
                      phrase.lemma == "organisation" || phrase.lemma == "movement") &&
                     std::any_of(std::begin(kArmed), std::end(kArmed), [&](std::string_view word) {
                       return (" " + words).find(" " + std::string(word) + " ") != std::string::npos;
                     });
  if (armed) entity.kind = EntityKind::force;
  // "Chad's army chief": in office, though without a name
  static constexpr std::string_view kOfficers[] = {"admiral",  "chief",     "colonel",  "commander",  "general",
                                                   "governor", "judge",     "lawmaker", "legislator", "marshal",
                                                   "mayor",    "secretary", "senator",  "speaker"};
  const bool officer = human && !phrase.plural && !phrase.states.empty() && !title_at(s, phrase.head).empty() &&
                       std::find(std::begin(kOfficers), std::end(kOfficers), phrase.lemma) != std::end(kOfficers);
  if (officer) entity.kind = EntityKind::person;
  if (phrase.states.empty() && entity.kind == EntityKind::group) {
    // "people in Yemen", "refugees from northern Syria": where they are tells them from others.
    for (const auto c : trees_[s].children(phrase.head)) {
      if (trees_[s].relation(c) != language::Relation::nmod) continue;
      const std::string_view marker = trees_[s].marker(c);
      const Mention* place = mention_of(s, c);
      if ((marker != "in" && marker != "from" && marker != "across" && marker != "throughout") || place == nullptr ||
          place->entities.size() != 1 || place->last > phrase.head + 8)
        continue;
      const Entity& where = result_[place->entities.front()];
      if (where.kind != EntityKind::state && where.kind != EntityKind::place) continue;
      entity.name += " " + std::string(marker) + " " + where.name;
      entity.state = where.state;
      entity.known_state = true;
      phrase.last = place->last;
      break;
    }
  }
  entity.key = (entity.kind == EntityKind::group ? "group/"
                : armed                          ? "force/"
                : officer                        ? "official/"
                                                 : "org/") +
               key_slug(entity.name);
  entity.actor = (!private_people || trade) && !somebody;
  // "Chad's allies", "its neighbours", "critics of Chad" are others; "Chadian critics" are not
  static constexpr std::string_view kOthers[] = {"ally",       "enemy",    "rival",    "foe",      "adversary",
                                                 "partner",    "critic",   "opponent", "neighbor", "neighbour",
                                                 "competitor", "creditor", "donor"};
  const bool owned =
      std::any_of(trees_[s].children(phrase.head).begin(), trees_[s].children(phrase.head).end(), [&](std::uint32_t c) {
        return trees_[s].relation(c) == language::Relation::nmod_poss ||
               (trees_[s].relation(c) == language::Relation::nmod && trees_[s].marker(c) == "of");
      });
  const bool others = owned && std::find(std::begin(kOthers), std::end(kOthers), phrase.lemma) != std::end(kOthers);
  if (!phrase.states.empty() && !others) {
    entity.state = result_[phrase.states.front()].state;
    entity.known_state = true;
  } else if (focus_ && entity.state.empty() &&
             (armed || (entity.kind == EntityKind::organization && is_of_state(phrase.lemma)))) {
    entity.state = result_[*focus_].state;
  }
  entities = {intern(std::move(entity))};
  return true;
}

}  // namespace entente::ingest
