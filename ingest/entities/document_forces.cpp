#include <algorithm>

#include "graph/text/fold.hpp"
#include "ingest/entities/document_state.hpp"
#include "ingest/entities/idle_words.hpp"
#include "ingest/language/tree_words.hpp"

namespace entente::ingest {
namespace {

constexpr std::uint32_t kPoliceReach = 4;  // sentences

std::string last_word(std::string_view words) {
  const std::size_t blank = words.rfind(' ');
  return std::string(blank == std::string_view::npos ? words : words.substr(blank + 1));
}

/// "rebels", "gunmen"
std::string many_of(std::string_view head) {
  std::string many(head);
  if (!many.ends_with("man")) return many + "s";
  many.replace(many.size() - 2, 2, "en");
  return many;
}

/// Singular and plural names of the services of a state, brought to the words of their key.
std::string_view service_of(std::string_view head) {
  static constexpr std::pair<std::string_view, std::string_view> kServices[] = {{"army", "army"},
                                                                                {"police", "police"},
                                                                                {"policeman", "police"},
                                                                                {"navy", "navy"},
                                                                                {"fleet", "navy"},
                                                                                {"warship", "navy"},
                                                                                {"marine", "marines"},
                                                                                {"jet", "air-force"},
                                                                                {"warplane", "air-force"},
                                                                                {"aircraft", "air-force"},
                                                                                {"air force", "air-force"},
                                                                                {"coast guard", "coast-guard"},
                                                                                {"coastguard", "coast-guard"},
                                                                                {"gendarmerie", "gendarmerie"},
                                                                                {"security force", "security-forces"},
                                                                                {"security", "security-forces"},
                                                                                {"law enforcement", "police"},
                                                                                {"enforcement", "police"}};
  for (const auto& [word, service] : kServices) {
    if (word == head) return service;
  }
  return "armed-forces";
}

/// "two policemen", "a police picket": of the state's police.
bool is_police(const NounPhrase& phrase) {
  static constexpr std::string_view kBodies[] = {"officer", "personnel", "official", "team",  "party",     "picket",
                                                 "patrol",  "unit",      "squad",    "guard", "constable", "inspector"};
  if (phrase.lemma == "policeman" || phrase.lemma == "policewoman") return true;
  return std::find(std::begin(kBodies), std::end(kBodies), phrase.lemma) != std::end(kBodies) &&
         (phrase.words.starts_with("police ") || phrase.words.find(" police ") != std::string::npos);
}

/// "F-16 fighters", "Su-35s": nobody.
bool is_aircraft(const NounPhrase& phrase) {
  const std::string& words = phrase.cased;
  for (std::size_t at = words.find_first_of("0123456789"); at != std::string::npos && phrase.lemma == "fighter";
       at = words.find_first_of("0123456789", at + 1)) {
    if (at > 0 && (words[at - 1] == '-' || (words[at - 1] >= 'A' && words[at - 1] <= 'Z'))) return true;
  }
  return false;
}

/// Who is up in arms in a country of his own, as militants and terrorists need not be.
bool is_domestic(std::string_view lemma) {
  static constexpr std::string_view kDomestic[] = {"rebel",      "insurgent", "guerrilla",  "guerilla",
                                                   "separatist", "militia",   "militiaman", "paramilitary"};
  return std::find(std::begin(kDomestic), std::end(kDomestic), lemma) != std::end(kDomestic);
}

/// "separatist forces", "opposition fighters": a side in the war of a country.
bool takes_sides(const NounPhrase& phrase) {
  static constexpr std::string_view kSides[] = {
      "separatist", "opposition",     "rebel",           "tribal",     "insurgent",    "militia",  "loyalist",
      "government", "pro-government", "anti-government", "pro-regime", "secessionist", "breakaway"};
  return one_of(phrase.lemma, {"force", "fighter", "troop", "soldier", "unit"}) &&
         std::any_of(std::begin(kSides), std::end(kSides), [&](std::string_view side) {
           return (" " + phrase.words).find(" " + std::string(side) + " ") != std::string::npos;
         });
}

}  // namespace

/// Whether a force that goes by a state, or by a place there, is the state's own: "the Karachi police" is, "the Gaza
/// stabilisation force" is not.
bool DocumentState::regular_force(const NounPhrase& phrase) {
  return !phrase.states.empty() && !(phrase.by_place && service_of(phrase.lemma) == "armed-forces");
}

EntityId DocumentState::force_of(EntityId state, const NounPhrase& phrase) {
  const KnownEntity* owner = gazetteer_.state(result_[state].state);
  const std::string owner_name = owner != nullptr ? owner->name : result_[state].name;
  std::string head = phrase.lemma;
  const std::string words = phrase.words;
  for (const std::string_view service :
       {"air force", "coast guard", "security force", "armed force", "law enforcement"}) {
    if (words.ends_with(service)) head = std::string(service);
  }
  // "Israeli police officers", "Ghanaian navy ships": the word before tells the service
  if (service_of(head) == "armed-forces" && words.size() > head.size() + 1) {
    const std::string before = last_word(std::string_view(words).substr(0, words.size() - head.size() - 1));
    if (service_of(before) != "armed-forces") head = before;
  }
  Entity entity;
  entity.kind = EntityKind::force;
  entity.key = "force/" + key_slug(owner_name) + "-" + std::string(service_of(head));
  std::string service(service_of(head));
  std::replace(service.begin(), service.end(), '-', ' ');
  entity.name = gazetteer_.adjective(result_[state].state) + " " + service;
  entity.state = result_[state].state;
  entity.known_state = true;
  entity.regular = true;
  return intern(std::move(entity));
}

/// "officers said", "shot two officers" in a text that speaks of the police.
bool DocumentState::is_officer(std::uint32_t s, const NounPhrase& phrase) const {
  if (phrase.lemma != "officer" || last_word(without_idle(phrase.words)) != without_idle(phrase.words)) return false;
  if (!phrase.plural && !phrase.definite) return false;
  for (std::uint32_t back = 0; back <= kPoliceReach && back <= s; ++back) {
    for (std::uint32_t t = 0; t < trees_[s - back].size(); ++t) {
      if (one_of(trees_[s - back].lemma(t), {"police", "Police"})) return true;
    }
  }
  return false;
}

/// "Police arrested two women and a North Korean national": no North Korean police.
bool DocumentState::strikes_nationals(std::uint32_t s, std::uint32_t force, EntityId state) const {
  const Tree& tree = trees_[s];
  if (tree.relation(force) != language::Relation::nsubj) return false;
  const auto struck = tree.child(tree.head(force), language::Relation::obj);
  if (!tree.is(struck)) return false;
  const std::vector<std::uint32_t> all = tree.conjuncts(struck);
  return std::any_of(all.begin(), all.end(), [&](std::uint32_t noun) {
    return one_of(tree.lemma(noun), {"national", "citizen", "diplomat"}) &&
           std::any_of(result_.mentions[s].begin(), result_.mentions[s].end(), [&](const Mention& mention) {
             return mention.head != noun && tree.dominates(noun, mention.head) && mention.entities.size() == 1 &&
                    mention.entities.front() == state;
           });
  });
}

bool DocumentState::resolve_force(std::uint32_t s, const NounPhrase& phrase, std::vector<EntityId>& entities) {
  if (const auto met = armed_met(s, phrase)) {
    entities = {*met};
    return true;
  }
  if (const auto force = servicemen(s, phrase)) {
    entities = {*force};
    return true;
  }
  if (is_aircraft(phrase)) return true;
  const std::string last = last_word(phrase.words);
  const bool officer = is_officer(s, phrase);
  const bool police = officer || is_police(phrase);
  if (!police && !lexicon_.has("force-heads", phrase.lemma) && !lexicon_.has("force-heads", last)) return false;
  static constexpr std::string_view kIrregular[] = {
      "rebel",   "militant",  "insurgent",    "guerrilla",  "guerilla", "fighter",
      "gunman",  "extremist", "terrorist",    "jihadist",   "jihadi",   "separatist",
      "militia", "warlord",   "paramilitary", "militiaman", "partisan"};
  const bool irregular = std::find(std::begin(kIrregular), std::end(kIrregular), phrase.lemma) != std::end(kIrregular);
  if (!phrase.bodies.empty()) {
    entities = {phrase.bodies.front()};
    return true;
  }
  const Tree& tree = trees_[s];
  if (regular_force(phrase) && !irregular) {
    for (std::size_t i = 0; i < phrase.states.size(); ++i) {
      const EntityId force = force_of(phrase.states[i], phrase);
      entities.push_back(force);
      // "Israeli soldiers" are told by their adjective; whose an army or a police is, is a fact.
      if (service_of(phrase.lemma) == "armed-forces" && service_of(last) == "armed-forces" &&
          phrase.lemma != "military")
        continue;
      result_.facts.push_back({"force-of", s, force, phrase.states[i], span_of(s, phrase.first, phrase.head + 1),
                               phrase.modifier_spans[i], tree.token(phrase.head).span, phrase.lemma, "noun:force-of"});
    }
    return true;
  }
  if (irregular || regular_force(phrase)) {
    // "Ugandan rebels": not the state's.
    Entity entity;
    // "Ugandan militants" are some people there, "Ugandan rebels" are up in arms together
    const bool loose = one_of(phrase.lemma, {"militant", "gunman", "extremist", "terrorist", "jihadist", "jihadi"});
    entity.kind = loose && !phrase.states.empty() ? EntityKind::group : EntityKind::force;
    const std::string name =
        (phrase.states.empty() ? "" : gazetteer_.adjective(result_[phrase.states.front()].state) + " ") +
        (phrase.plural ? many_of(phrase.lemma) : phrase.lemma);
    entity.name = name;
    entity.key = (entity.kind == EntityKind::group ? "group/" : "force/") + key_slug(name);
    if (!phrase.states.empty()) {
      entity.state = result_[phrase.states.front()].state;
    } else if (theatre_ && is_domestic(phrase.lemma) &&
               (phrase.words == phrase.lemma || phrase.lemma.starts_with("militia"))) {
      entity.state = result_[*theatre_].state;
    }
    entities = {intern(std::move(entity))};
    return true;
  }
  static constexpr std::string_view kServices[] = {"army",           "military",  "police",      "navy",
                                                   "security force", "air force", "gendarmerie", "coast guard"};
  // "government forces": of the state the article is about
  const bool government = phrase.plural && phrase.words == "government " + phrase.lemma &&
                          one_of(phrase.lemma, {"force", "troop", "soldier", "army", "warplane", "jet"});
  const bool service =
      police || government || std::any_of(std::begin(kServices), std::end(kServices), [&](std::string_view w) {
        return phrase.words == w || phrase.words.ends_with(" " + std::string(w));
      });
  if (phrase.lemma == "force" || phrase.lemma == "contingent" || phrase.lemma == "mission") {
    // "a multinational stabilisation force": by the words that set it apart; "the force": the one last spoken of.
    static constexpr std::string_view kKinds[] = {"stabili",      "peace",         "multinational", "international",
                                                  "security",     "joint",         "coalition",     "task",
                                                  "intervention", "expeditionary", "rapid",         "reaction",
                                                  "protection",   "monitoring",    "standby"};
    const bool described = !service && std::any_of(std::begin(kKinds), std::end(kKinds), [&](std::string_view kind) {
      return phrase.words.find(kind) != std::string::npos;
    });
    if (described) {
      const std::span<const Recent> recent = latest_mentions();
      for (auto it = recent.rbegin(); it != recent.rend(); ++it) {
        if (it->entities.size() != 1) continue;
        const Entity& entity = result_[it->entities.front()];
        if (entity.kind != EntityKind::force || !entity.state.empty()) continue;
        // Shares its head and a word with one met before ("the stabilisation force", "any stabilization force").
        if (fold_name(entity.name).find("force") == std::string::npos) continue;
        // The fuller description names it ("a multinational force" turns out to be the "Gaza stabilization force").
        Entity& same = result_[it->entities.front()];
        const std::string fuller = without_idle(phrase.cased);
        if (!same.authoritative && !phrase.plural && fuller.size() > same.name.size() + 4 &&
            same.name.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos) {
          const std::string key = "force/" + key_slug(fuller);
          if (by_key_.try_emplace(key, it->entities.front()).second) {
            same.key = key;
            same.name = fuller;
          }
        }
        entities = {it->entities.front()};
        return true;
      }
      if (!phrase.plural) {
        entities = {named(EntityKind::force, without_idle(phrase.cased), &phrase)};
        return true;
      }
    } else if (!phrase.plural && phrase.words == phrase.lemma) {
      if (const auto last_force = last_of(EntityKind::force, "force")) {
        entities = {*last_force};
        return true;
      }
    }
  }
  // "Kuwaiti coast guards fired ... the coast guards": the same, wherever the article plays
  if (service && phrase.definite && phrase.states.empty() && phrase.bodies.empty()) {
    if (const auto met = force_met(s, "-" + key_slug(phrase.words), true)) {
      entities = {*met};
      return true;
    }
  }
  const auto ground = phrase.definite ? ground_of(s, phrase.head) : std::nullopt;
  const bool policing = service_of(phrase.lemma) == "police";
  auto there = ground || !policing ? ground : setting_of(s, true);
  // "In Gaza, the army said": the army of a state that has one
  if (there && !policing && keeps_no_army(result_[*there].state)) there.reset();
  const auto home = there ? there : home_of(s, phrase.head);
  if (service && home && !strikes_nationals(s, phrase.head, *home)) {
    NounPhrase of_service = phrase;
    if (officer) of_service.lemma = of_service.words = "policeman";
    entities = {force_of(*home, of_service)};
    return true;
  }
  // "Soldiers dispersed the crowd": what armies do at home
  const bool soldiers_act = phrase.plural && phrase.words == phrase.lemma &&
                            one_of(phrase.lemma, {"soldier", "troop"}) &&
                            tree.relation(phrase.head) == language::Relation::nsubj && tree.has_head(phrase.head);
  const bool keeps_order = soldiers_act && one_of(tree.lemma(tree.head(phrase.head)),
                                                  {"disperse", "arrest", "detain", "beat", "evict", "cordon", "seal",
                                                   "clear", "block", "patrol", "guard", "search", "stop"});
  // "Chad recalled its envoy after soldiers shot two fishermen": whose sentence it is
  const bool shoots =
      soldiers_act && one_of(tree.lemma(tree.head(phrase.head)), {"shoot", "kill", "wound", "fire", "open"}) && home &&
      std::any_of(result_.mentions[s].begin(), result_.mentions[s].end(), [&](const Mention& mention) {
        return mention.head < phrase.head && mention.entities.size() == 1 && mention.entities.front() == *home &&
               entente::ingest::is_subject(tree.relation(mention.head));
      });
  if ((keeps_order && home) || shoots) {
    entities = {force_of(*home, phrase)};
    return true;
  }
  if (lexicon_.has("force-heads", phrase.lemma) && (phrase.plural || service || phrase.lemma == "gunman")) {
    // "the city police": an arm of a state that the text does not name; "Muslim forces": of somebody
    const bool whose = phrase.plural && !phrase.cased.empty() && (phrase.lemma == "force" || phrase.lemma == "troop") &&
                       std::any_of(phrase.cased.begin() + 1, phrase.cased.end(), [](char c) { return c == ' '; }) &&
                       phrase.cased.front() >= 'A' && phrase.cased.front() <= 'Z' && phrase.first + 1 < tree.size() &&
                       tree.token(phrase.head).form.front() >= 'a';
    Entity entity;
    entity.kind = service || whose ? EntityKind::force : EntityKind::group;
    const bool sided = phrase.plural && takes_sides(phrase);
    if (sided) entity.kind = EntityKind::force;
    if (sided && theatre_) entity.state = result_[*theatre_].state;
    entity.name = without_idle(phrase.surface);
    entity.key = (entity.kind == EntityKind::force ? "force/" : "group/") + key_slug(entity.name);
    entities = {intern(std::move(entity))};
    return true;
  }
  return false;
}

}  // namespace entente::ingest
