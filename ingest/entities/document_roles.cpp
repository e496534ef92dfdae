#include <algorithm>

#include "ingest/entities/document_state.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"

// Nouns for offices and for those who act for a state: "the foreign minister", "Israeli officials", "the government".
namespace entente::ingest {

using language::Relation;
using language::Upos;

namespace {

/// Offices of which every state has one.
bool is_high_office(std::string_view words) {
  static constexpr std::string_view kOffices[] = {"president",
                                                  "prime minister",
                                                  "foreign minister",
                                                  "chancellor",
                                                  "defence minister",
                                                  "defense minister",
                                                  "interior minister",
                                                  "finance minister",
                                                  "premier",
                                                  "king",
                                                  "emir",
                                                  "sultan",
                                                  "queen",
                                                  "crown prince",
                                                  "vice president",
                                                  "minister",
                                                  "governor",
                                                  "mayor",
                                                  "chief justice",
                                                  "attorney general",
                                                  "deputy president",
                                                  "deputy prime minister"};
  return std::find(std::begin(kOffices), std::end(kOffices), words) != std::end(kOffices);
}

/// "Tobago's authorities": somebody's, whom nobody knows.
bool has_owner(const language::Tree& tree, std::uint32_t noun) {
  const auto owner = tree.child(noun, Relation::nmod_poss);
  return tree.is(owner) && tree.token(owner).upos == Upos::PROPN;
}

/// The last two words of several.
std::string_view last_two(std::string_view words) {
  const std::size_t at = words.rfind(' ');
  if (at == std::string_view::npos) return words;
  const std::size_t before = words.rfind(' ', at - 1);
  return before == std::string_view::npos ? words : words.substr(before + 1);
}

/// "Chad's neighbouring countries", "other countries of the region" are not Chad
bool are_others(const NounPhrase& phrase) {
  static constexpr std::string_view kOthers[] = {"neighboring", "neighbouring", "allied",  "partner", "rival",
                                                 "fellow",      "other",        "foreign", "donor",   "third"};
  return phrase.plural && (phrase.lemma == "country" || phrase.lemma == "nation" || phrase.lemma == "government") &&
         std::any_of(std::begin(kOthers), std::end(kOthers),
                     [&](std::string_view word) { return phrase.words.find(word) != std::string::npos; });
}

bool is_country(std::string_view lemma) { return lemma == "country" || lemma == "nation" || lemma == "republic"; }

/// "UN member states", "member countries" are neither the body nor any one state.
bool are_members(const NounPhrase& phrase) {
  return phrase.plural && (is_country(phrase.lemma) || phrase.lemma == "state") &&
         phrase.words.find("member ") != std::string::npos;
}

/// "government officials", "senior ministry officials"
bool is_of_government(std::string_view words) {
  return words == "government official" || words.ends_with(" government official") || words == "ministry official" ||
         words.ends_with(" ministry official") || words == "state official" || words == "federal official";
}

/// Who acts for a state without its being said for which.
bool speaks_for_state(std::string_view lemma) {
  static constexpr std::string_view kSpeaks[] = {"government", "authority", "administration", "regime",      "cabinet",
                                                 "presidency", "ministry",  "leadership",     "kingdom",     "junta",
                                                 "prosecutor", "sultanate", "emirate",        "principality"};
  return std::find(std::begin(kSpeaks), std::end(kSpeaks), lemma) != std::end(kSpeaks);
}

/// Those whom a party sends to parliament.
bool is_of_party(std::string_view lemma) {
  static constexpr std::string_view kMembers[] = {
      "lawmaker", "legislator", "mp",  "parliamentarian", "senator",   "congressman", "deputy",
      "mpa",      "mna",        "mla", "councillor",      "candidate", "backbencher"};
  return std::find(std::begin(kMembers), std::end(kMembers), lemma) != std::end(kMembers);
}

/// Offices whose holders the gazetteer knows.
bool is_recorded_office(std::string_view role) {
  return role == "president" || role == "prime minister" || role == "foreign minister" || role == "chancellor" ||
         role == "secretary of state";
}

}  // namespace

Style style_of(std::string_view word) {
  const std::string small = ascii_lower(word.substr(word.rfind(' ') + 1));
  if (small == "majesty" || small == "majesties") return Style::majesty;
  if (small == "highness" || small == "highnesses") return Style::highness;
  return small == "excellency" ? Style::excellency : Style::none;
}

/// "His Majesty", "Her Royal Highness": the last ruler or dignitary of that rank who was named, else of a majesty the
/// state the article is about.
bool DocumentState::resolve_style(std::uint32_t s, const NounPhrase& phrase, std::vector<EntityId>& entities) const {
  const Style style = style_of(phrase.lemma);
  if (style == Style::none || phrase.plural) return false;
  static constexpr std::string_view kMajesties[] = {"king", "queen", "sultan", "emperor", "monarch"};
  static constexpr std::string_view kHighnesses[] = {"crown prince", "prince", "princess", "emir",
                                                     "amir",         "ruler",  "sheikh",   "sheikha"};
  const auto bears = [&](const std::string& role) {
    const auto in = [&](std::span<const std::string_view> roles) {
      return std::any_of(roles.begin(), roles.end(), [&](std::string_view one) { return role.ends_with(one); });
    };
    if (style == Style::majesty) return in(kMajesties);
    return style == Style::highness ? in(kHighnesses) : !role.empty();
  };
  const std::span<const EntityId> persons = latest_persons();
  for (auto it = persons.rbegin(); it != persons.rend(); ++it) {
    const Entity& person = result_[*it];
    if (std::none_of(person.roles.begin(), person.roles.end(), bears)) continue;
    entities = {*it};
    return true;
  }
  const auto home = style == Style::majesty ? home_of(s, phrase.head) : std::nullopt;
  if (home) entities = {*home};
  return home.has_value();
}

/// "The delegates praised Chad": whose delegation came.
bool DocumentState::resolve_delegates(std::uint32_t s, const NounPhrase& phrase, std::vector<EntityId>& entities) {
  const bool delegates = phrase.lemma == "delegate" && phrase.plural;
  if ((phrase.lemma != "delegation" && !delegates) || !phrase.definite || !phrase.states.empty() ||
      !phrase.bodies.empty() || !phrase.persons.empty() || phrase.words != phrase.lemma || delegation_.empty() ||
      trees_[s].is(trees_[s].child(phrase.head, Relation::nmod)))
    return false;
  entities = delegation_;
  return true;
}

/// Who holds the office that a noun in the singular names: "the Egyptian president".
std::optional<EntityId> DocumentState::office_holder(std::uint32_t s, const NounPhrase& phrase) {
  std::string role = title_at(s, phrase.head);
  if (role.empty() || !phrase.bodies.empty()) return std::nullopt;
  // "the aviation minister": not any minister, though no list has the office
  const auto field = trees_[s].child(phrase.head, language::Relation::compound);
  if (role == "minister" && trees_[s].is(field) && trees_[s].token(field).upos == language::Upos::NOUN)
    role = lower_form(trees_[s].token(field)) + ' ' + role;
  const std::optional<EntityId> of = phrase.states.empty() ? std::nullopt : std::optional(phrase.states.front());
  if (!phrase.definite && !of) return std::nullopt;
  // "a Croatian minister": one of several, whoever else is named
  const auto article = trees_[s].child(phrase.head, Relation::det);
  if (trees_[s].is(article) && one_of(lower_form(trees_[s].token(article)), {"a", "an", "another"}))
    return std::nullopt;
  if (const auto holder = holder_of(role, of)) {
    // "President Nabil ... the Egyptian president": whose president he is
    if (of) settle_state(*holder, result_[*of].state);
    return holder;
  }
  if (context_.published && of && is_recorded_office(role)) {
    if (const KnownPerson* known = gazetteer_.holder(result_[*of].key, role, *context_.published)) return adopt(*known);
  }
  return std::nullopt;
}

/// "the American ambassador ... the ambassador": of the state whose the last one of that office was, if not long ago.
std::optional<EntityId> DocumentState::post_met(std::uint32_t s, const NounPhrase& phrase) const {
  constexpr std::uint32_t kNear = 3;  // sentences
  const bool bare = phrase.definite && phrase.words == phrase.lemma && phrase.states.empty() && phrase.bodies.empty() &&
                    phrase.persons.empty() && !has_owner(trees_[s], phrase.head);
  const auto post = bare ? posts_.find(phrase.lemma) : posts_.end();
  return post != posts_.end() && post->second.sentence + kNear >= s ? std::optional(post->second.state) : std::nullopt;
}

/// "the prime minister", whom the text does not name: the state the article is about, else somebody of that office.
EntityId DocumentState::unnamed_holder(std::uint32_t s, const NounPhrase& phrase) {
  if (const auto home = home_of(s, phrase.head)) return *home;
  Entity entity;
  entity.kind = EntityKind::person;
  entity.name = phrase.words;
  entity.key = "official/" + key_slug(entity.name);
  return intern(std::move(entity));
}

/// "accused officials of theft": bare officials are their country's where something is said of them, not by them.
bool DocumentState::accused(std::uint32_t s, std::uint32_t noun) const {
  const Tree& tree = trees_[s];
  const bool apart = std::any_of(tree.children(noun).begin(), tree.children(noun).end(),
                                 [&](std::uint32_t c) { return tree.relation(c) == Relation::nmod; });
  return !apart && tree.relation(noun) == Relation::obj && tree.has_head(noun) &&
         (tree.lemma(tree.head(noun)) == "accuse" || tree.lemma(tree.head(noun)) == "blame" ||
          tree.lemma(tree.head(noun)) == "criticise" || tree.lemma(tree.head(noun)) == "criticize");
}

/// "the government", "authorities": of the country the article is about. A bare "country" or "side" says too little.
std::optional<EntityId> DocumentState::own_government(std::uint32_t s, const NounPhrase& phrase) {
  const bool speaks = speaks_for_state(phrase.lemma) || phrase.lemma == "official";
  const bool bare_officials = phrase.plural && phrase.lemma == "official" &&
                              (phrase.words == "official" ? accused(s, phrase.head) : is_of_government(phrase.words));
  const bool bare_plural =
      (phrase.plural && (phrase.lemma == "authority" || phrase.lemma == "prosecutor")) || bare_officials;
  const bool country = is_country(phrase.lemma);
  const bool acts =
      speaks && (phrase.definite || bare_plural || phrase.lemma == "government") && !(phrase.plural && !bare_plural);
  if (!acts && !(country && phrase.definite && !phrase.plural)) return std::nullopt;
  if (one_of(phrase.lemma, {"kingdom", "sultanate", "emirate", "principality"})) {
    if (const auto realm = last_realm(phrase.lemma)) return realm;
  }
  if (country) {
    if (const auto last = last_of(EntityKind::state)) return last;
  }
  // "A U.S. senator demanded that the administration act": his own
  if (phrase.lemma == "administration" && phrase.words == "administration") {
    const std::span<const Recent> recent = latest_mentions();
    for (auto it = recent.rbegin(); it != recent.rend() && it->sentence == s; ++it) {
      if (!it->subject || it->entities.size() != 1 || result_[it->entities.front()].kind != EntityKind::person)
        continue;
      const auto own = by_key_.find("state/" + result_[it->entities.front()].state);
      if (own != by_key_.end()) return own->second;
    }
  }
  if (const auto home = home_of(s, phrase.head); home && !has_owner(trees_[s], phrase.head)) return home;
  if (!speaks) return std::nullopt;
  // "The government must act": whose it is is not said, yet it acts
  Entity entity;
  entity.kind = EntityKind::organization;
  entity.name = phrase.surface;
  entity.key = "org/" + key_slug(entity.name);
  return intern(std::move(entity));
}

/// "leaders of the three countries", "the presidents of both states": the states themselves.
bool DocumentState::of_several(std::uint32_t s, const NounPhrase& phrase, std::vector<EntityId>& entities) {
  const Tree& tree = trees_[s];
  for (const auto c : tree.children(phrase.head)) {
    if (tree.relation(c) != Relation::nmod || tree.marker(c) != "of") continue;
    const NounPhrase several = phrase_at(s, c);
    if (is_country(several.lemma) || several.lemma == "state" || several.lemma == "side")
      return resolve_pair(s, several, entities);
  }
  return false;
}

/// "the Israeli and Hamas delegations": the bodies that are joined to states before a noun.
void DocumentState::add_bodies_beside_states(std::uint32_t s, const NounPhrase& phrase,
                                             std::vector<EntityId>& entities) const {
  const Tree& tree = trees_[s];
  const auto body_at = [&](std::uint32_t token) -> std::optional<EntityId> {
    const Mention* named = mention_of(s, token);
    if (named == nullptr || named->kind != MentionKind::name || named->entities.size() != 1) return std::nullopt;
    const EntityKind kind = result_[named->entities.front()].kind;
    const bool body = kind == EntityKind::organization || kind == EntityKind::force;
    return body ? std::optional(named->entities.front()) : std::nullopt;
  };
  for (const auto first : tree.children(phrase.head)) {
    const bool modifies = tree.relation(first) == Relation::amod || tree.relation(first) == Relation::compound;
    if (first > phrase.head || !modifies) continue;
    for (const auto second : tree.children(first)) {
      if (tree.relation(second) != Relation::conj || second > phrase.head) continue;
      const auto one = body_at(first);
      const auto other = body_at(second);
      if (one.has_value() != other.has_value()) entities.push_back(one ? *one : *other);
    }
  }
}

/// "the Centre": India's government, where India is spoken of.
std::optional<EntityId> DocumentState::the_centre() {
  const KnownEntity* india = spoken_.contains("state/IND") ? gazetteer_.find("state/IND") : nullptr;
  return india != nullptr ? std::optional(known(*india)) : std::nullopt;
}

/// "the foreign minister", "Israeli officials", "the government": a person, or the state they act for.
bool DocumentState::resolve_role(std::uint32_t s, const NounPhrase& phrase, std::vector<EntityId>& entities) {
  const auto one = [&](std::optional<EntityId> found) {
    if (found) entities = {*found};
    return found.has_value();
  };
  const auto in_list = [&](std::string_view list) {
    return lexicon_.has(list, phrase.lemma) || lexicon_.has(list, last_two(phrase.words));
  };
  if (phrase.definite && trees_[s].token(phrase.head).form == "Centre" && phrase.words == phrase.lemma &&
      one(the_centre()))
    return true;
  // "Iranian justice sentenced him": its courts
  const bool justice =
      phrase.lemma == "justice" && !phrase.states.empty() && !phrase.definite && is_subject(s, phrase.head);
  const bool state_head = justice || in_list("state-heads");
  const bool state_people = in_list("state-people");
  // "planned to visit the self-ruled island"
  if (one_of(phrase.lemma, {"island", "archipelago"}) && !names_region(phrase) && phrase.definite && !phrase.plural &&
      phrase.states.empty() && !trees_[s].is(trees_[s].child(phrase.head, Relation::nmod)) && one(last_realm("island")))
    return true;
  // "PTI lawmakers": who sits for a party speaks for it
  if (phrase.plural && phrase.states.empty() && phrase.bodies.size() == 1 && is_of_party(phrase.lemma) &&
      result_[phrase.bodies.front()].kind == EntityKind::organization)
    return one(phrase.bodies.front());
  // "the island state of Chad": Chad
  const auto name = trees_[s].child(phrase.head, language::Relation::nmod);
  const bool spelt_out = is_country(phrase.lemma) || one_of(phrase.lemma, {"state", "republic", "archipelago"});
  const bool single = !phrase.states.empty() && std::all_of(phrase.states.begin(), phrase.states.end(),
                                                            [&](EntityId id) { return id == phrase.states.front(); });
  if (spelt_out && single && phrase.definite && !phrase.plural && trees_[s].is(name) && trees_[s].marker(name) == "of")
    return one(phrase.states.front());
  if (names_region(phrase)) return one(last_in_region(s, phrase));
  if ((!state_head && !state_people) || are_others(phrase)) return false;
  // "its partners", but "our Egyptian partners"
  if (phrase.lemma == "partner" && phrase.states.size() < 2 &&
      trees_[s].is(trees_[s].child(phrase.head, Relation::nmod_poss)) &&
      !trees_[s].is(trees_[s].child(phrase.head, Relation::amod, Relation::compound)))
    return false;
  const bool union_itself = !phrase.bodies.empty() && result_[phrase.bodies.front()].key == "org/european-union";
  if (are_members(phrase) && !union_itself) return false;
  if (state_people && phrase.plural && phrase.states.empty() && of_several(s, phrase, entities)) return true;
  if (state_people && !phrase.plural) {
    if (one(office_holder(s, phrase)) || one(post_met(s, phrase))) return true;
    const bool nobodys = phrase.states.empty() && phrase.bodies.empty() && phrase.persons.empty();
    if (phrase.definite && nobodys && is_high_office(phrase.words) && !has_owner(trees_[s], phrase.head))
      return one(unnamed_holder(s, phrase));
  }
  if (!phrase.states.empty()) {
    // "the foreign ministers of Oman, Qatar and Iraq"
    entities = phrase.states;
    if (phrase.plural) add_bodies_beside_states(s, phrase, entities);
    if (state_people && !phrase.plural && entities.size() == 1)
      posts_.insert_or_assign(phrase.lemma, Post{entities.front(), s});
    return true;
  }
  if (!phrase.bodies.empty()) return one(phrase.bodies.front());
  if (!phrase.persons.empty() && state_head) {
    const std::string& state = result_[phrase.persons.front()].state;
    if (const KnownEntity* known_state = gazetteer_.state(state)) return one(known(*known_state));
  }
  return one(own_government(s, phrase));
}

}  // namespace entente::ingest
