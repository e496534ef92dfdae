#include <algorithm>

#include "graph/text/fold.hpp"
#include "ingest/entities/document_state.hpp"
#include "ingest/entities/idle_words.hpp"
#include "ingest/readers/lines.hpp"

namespace entente::ingest {

using language::Relation;
using language::Upos;
using language::Xpos;

namespace {

bool is_modifier(Relation relation) {
  switch (relation) {
    case Relation::amod:
    case Relation::compound:
    case Relation::nmod_poss:
    case Relation::nmod_desc:
    case Relation::flat:
    case Relation::nmod_unmarked:
      return true;
    default:
      return false;
  }
}

constexpr std::uint32_t kLongestReach = 12;

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

NounPhrase DocumentState::phrase_at(std::uint32_t s, std::uint32_t token) const {
  const Tree& tree = trees_[s];
  NounPhrase phrase;
  phrase.head = token;
  phrase.last = phrase.reach = token + 1;
  phrase.lemma = ascii_lower(tree.lemma(token));
  const Xpos tag = tree.token(token).xpos;
  // "the Foreign Ministers of ...": a title in capitals keeps its plural to the tagger
  if (tag == Xpos::NNPS && phrase.lemma.ends_with("s")) {
    std::string singular = phrase.lemma.substr(0, phrase.lemma.size() - 1);
    if (lexicon_.is_person(singular) || lexicon_.has("titles", singular)) phrase.lemma = std::move(singular);
  }
  phrase.plural = tag == Xpos::NNS || tag == Xpos::NNPS;
  phrase.first = token;
  // The words before the head, as far as they belong to it.
  while (phrase.first > 0) {
    const std::uint32_t before = phrase.first - 1;
    const Upos upos = tree.token(before).upos;
    if (upos == Upos::PUNCT && tree.token(before).form != "-" && tree.token(before).form != "“" &&
        tree.token(before).form != "\"")
      break;
    if (upos == Upos::ADP || upos == Upos::VERB || upos == Upos::CCONJ || upos == Upos::AUX || upos == Upos::SCONJ) {
      if (!tree.dominates(token, before) || upos != Upos::VERB) break;
    }
    if (!tree.dominates(token, before) || before == token) break;
    phrase.first = before;
  }
  const auto modifier = [&](std::uint32_t c, const auto& self_depth, int depth, bool after) -> void {
    const Mention* mention = mention_of(s, c);
    if (mention != nullptr && after && mention->last <= token + kLongestReach)
      phrase.reach = std::max(phrase.reach, mention->last);
    if (mention != nullptr && !mention->entities.empty() && mention->kind != MentionKind::pronoun &&
        (mention->head == c || mention->kind == MentionKind::name)) {
      for (const EntityId id : mention->entities) {
        const Entity& entity = result_[id];
        if (entity.kind == EntityKind::state) {
          phrase.states.push_back(id);
          phrase.modifier_spans.push_back(mention->span);
        } else if (entity.kind == EntityKind::place && !entity.state.empty() &&
                   gazetteer_.state(entity.state) != nullptr) {
          const auto state = by_key_.find("state/" + entity.state);
          if (state != by_key_.end()) {
            phrase.states.push_back(state->second);
            phrase.modifier_spans.push_back(mention->span);
          }
        } else if (entity.kind == EntityKind::organization || entity.kind == EntityKind::force) {
          phrase.bodies.push_back(id);
        } else if (entity.kind == EntityKind::person) {
          phrase.persons.push_back(id);
        }
      }
    } else if (mention != nullptr && mention->kind == MentionKind::pronoun) {
      for (const EntityId id : mention->entities) {
        const Entity& entity = result_[id];
        if (entity.kind == EntityKind::state) {
          phrase.states.push_back(id);
          phrase.modifier_spans.push_back(mention->span);
        } else if (entity.kind == EntityKind::person) {
          phrase.persons.push_back(id);
        } else if (entity.kind == EntityKind::organization || entity.kind == EntityKind::force) {
          phrase.bodies.push_back(id);
        }
      }
    }
    if (depth < 2) {
      for (const auto d : tree.children(c)) {
        // "U.S. border patrol agents": the nationality may hang from the word between
        const bool between = !after && mention == nullptr && tree.relation(c) == Relation::compound &&
                             (tree.relation(d) == Relation::compound || tree.relation(d) == Relation::amod);
        if ((tree.relation(d) == Relation::conj && (after || d < token)) || between)
          self_depth(d, self_depth, depth + 1, after);
      }
    }
  };
  for (const auto c : tree.children(token)) {
    const Relation relation = tree.relation(c);
    if (relation == Relation::det) {
      const std::string_view det = tree.lemma(c);
      phrase.definite = phrase.definite || det == "the" || det == "this" || det == "that" || det == "both";
    }
    if (relation == Relation::nmod_poss) phrase.definite = true;
    if (is_modifier(relation)) modifier(c, modifier, 0, false);
    if (relation == Relation::nmod) {
      const std::string_view marker = tree.marker(c);
      // "prosecutors in Podgorica", "the government in Kyiv"
      const bool seat = marker == "in" &&
                        (phrase.lemma == "prosecutor" || phrase.lemma == "official" || phrase.lemma == "authority" ||
                         phrase.lemma == "government" || phrase.lemma == "regime" || phrase.lemma == "leader" ||
                         phrase.lemma == "junta" || phrase.lemma == "ruler" || phrase.lemma == "leadership");
      if (marker == "of" || marker == "for" || marker == "from" || seat) {
        modifier(c, modifier, 0, true);
        // "leaders of Romania's new government": whose that is is read later
        if (mention_of(s, c) == nullptr &&
            (lexicon_.has("state-heads", tree.lemma(c)) || lexicon_.has("org-heads", tree.lemma(c)))) {
          for (const auto d : tree.children(c)) {
            if (tree.relation(d) != Relation::nmod_poss && !is_modifier(tree.relation(d))) continue;
            modifier(d, modifier, 2, true);
            phrase.reach = std::max(phrase.reach, c + 1);
          }
        }
      }
    }
  }
  std::uint32_t kept = phrase.first;
  for (std::uint32_t i = phrase.first; i <= token; ++i) {
    const Upos upos = tree.token(i).upos;
    if (upos == Upos::DET || upos == Upos::PRON || upos == Upos::PART || upos == Upos::PUNCT) {
      if (tree.token(i).form != "-") continue;
    }
    if (!phrase.words.empty() && tree.token(kept).span.end != tree.token(i).span.start) {
      phrase.words += ' ';
      phrase.surface += ' ';
      phrase.cased += ' ';
    }
    phrase.words += i == token ? phrase.lemma : lower_form(tree.token(i));
    phrase.surface += lower_form(tree.token(i));
    phrase.cased += tree.token(i).form;
    kept = i;
  }
  return phrase;
}

/// The longest title that ends at the token ("deputy prime minister"), the noun's lemma in place of its form; empty
/// when the noun is no title.
std::string DocumentState::title_at(std::uint32_t s, std::uint32_t token) const {
  const auto& sentence = trees_[s].sentence();
  const std::string lemma = ascii_lower(sentence.tokens[token].lemma);
  std::string best = lexicon_.has("titles", lemma) ? lemma : std::string{};
  std::string before;
  for (std::uint32_t size = 1; size < 4 && size <= token; ++size) {
    before = lower_form(sentence.tokens[token - size]) +
             (sentence.tokens[token - size].span.end == sentence.tokens[token - size + 1].span.start ? "" : " ") +
             before;
    if (lexicon_.has("titles", before + lemma)) best = before + lemma;
  }
  // "chief of staff", "secretary of state", "minister of foreign affairs"
  const std::uint32_t end = std::min<std::uint32_t>(token + 4, static_cast<std::uint32_t>(sentence.tokens.size()));
  std::string after = lemma;
  const std::string rank = best.size() > lemma.size() ? best.substr(0, best.size() - lemma.size()) : std::string{};
  for (std::uint32_t i = token + 1; i < end; ++i) {
    after += " " + lower_form(sentence.tokens[i]);
    if (lexicon_.has("titles", after)) best = after;
    // "deputy assistant secretary of state"
    if (!rank.empty() && lexicon_.has("titles", rank + after)) best = rank + after;
    if (after == "minister of foreign affairs") best = "foreign minister";
    if (after == "minister of defence" || after == "minister of defense") best = "defence minister";
  }
  return best;
}

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

/// Whose "the government" or "the army" is: of the state whose official says so in this very sentence, else of the one
/// the article is about.
std::optional<EntityId> DocumentState::home_of(std::uint32_t s, std::uint32_t token) const {
  const Tree& tree = trees_[s];
  const auto& reporting = ontology_.words("reporting-verbs");
  // "the junta's cruelty, the Chadian minister said": nobody calls his own so
  const std::string_view lemma = tree.lemma(token);
  if (lemma == "junta" || lemma == "regime" || lemma == "dictatorship") return focus_;
  std::uint32_t at = token;
  for (int climb = 0; climb < 8 && tree.has_head(at); ++climb) {
    const std::uint32_t up = tree.head(at);
    const bool said = tree.relation(at) == Relation::ccomp &&
                      std::find(reporting.begin(), reporting.end(), tree.lemma(up)) != reporting.end();
    const auto subject = said ? tree.child(up, Relation::nsubj) : tree.size();
    const Mention* speaker = tree.is(subject) ? mention_of(s, subject) : nullptr;
    if (speaker != nullptr && speaker->entities.size() == 1 && speaker->kind == MentionKind::name) {
      const Entity& entity = result_[speaker->entities.front()];
      const auto state = by_key_.find("state/" + entity.state);
      const bool official = entity.kind == EntityKind::person && entity.known_state && !entity.roles.empty();
      if (official && state != by_key_.end()) return state->second;
    }
    at = up;
  }
  return focus_;
}

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
