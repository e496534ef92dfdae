#include <algorithm>

#include "ingest/entities/document_state.hpp"
#include "ingest/entities/idle_words.hpp"
#include "ingest/entities/name_words.hpp"
#include "ingest/language/tree_words.hpp"

// Groups of people that act or that something is done to, and whose they are.
namespace entente::ingest {

namespace {

/// "urged the parties", "called on all sides": those of the conflict.
bool is_side(const NounPhrase& phrase, const language::Tree& tree) {
  return phrase.plural && (phrase.lemma == "party" || phrase.lemma == "side") &&
         (phrase.definite || tree.lemma(phrase.first) == "all");
}

/// Where members of parliament sit.
bool sits(std::string_view lemma) {
  return one_of(lemma, {"parliament", "Parliament", "legislature", "assembly", "Assembly", "Knesset", "Congress"});
}

}  // namespace

bool DocumentState::resolve_group(std::uint32_t s, NounPhrase& phrase, std::vector<EntityId>& entities) {
  const bool human = lexicon_.is_person(phrase.lemma);
  const bool listed = lexicon_.has("group-heads", phrase.lemma);
  const bool body = lexicon_.has("org-heads", phrase.lemma);
  const bool sides = is_side(phrase, trees_[s]);
  if (!human && !listed && !body && !sides) return false;
  // "additional funds" are money, "pension funds" bodies
  const bool invests = trees_[s].is(trees_[s].child(phrase.head, language::Relation::compound));
  if (phrase.lemma == "fund" && phrase.plural && !invests) return false;
  // "six persons", but no "list of missing persons"
  if (phrase.lemma == "person" && !trees_[s].is(trees_[s].child(phrase.head, language::Relation::nummod))) return false;
  // "judges at the Court of Justice", "executives of the bank": the body
  static constexpr std::string_view kBench[] = {"judge", "justice", "magistrate", "executive", "manager", "arbitrator"};
  if (human && phrase.plural && phrase.bodies.size() == 1 &&
      std::find(std::begin(kBench), std::end(kBench), phrase.lemma) != std::end(kBench)) {
    entities = phrase.bodies;
    return true;
  }
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
  // "the governor", "the magistrate" of an article about one country: in its service, though nobody says his name
  static constexpr std::string_view kLocal[] = {"governor",     "mayor",     "magistrate", "judge",   "ombudsman",
                                                "commissioner", "lawmaker",  "legislator", "senator", "councillor",
                                                "prosecutor",   "treasurer", "premier"};
  const bool local = human && !phrase.plural && phrase.definite && focus_ && phrase.states.empty() &&
                     phrase.bodies.empty() && phrase.persons.empty() &&
                     std::find(std::begin(kLocal), std::end(kLocal), phrase.lemma) != std::end(kLocal);
  if (local) {
    Entity officer;
    officer.kind = EntityKind::person;
    officer.name = without_idle(phrase.surface);
    officer.key = "official/" + key_slug(officer.name);
    officer.state = result_[*focus_].state;
    entities = {intern(std::move(officer))};
    return true;
  }
  const bool somebody = human && !phrase.plural && !listed && phrase.states.empty();
  if (somebody && !one) return false;
  std::string words = without_idle(phrase.surface);
  if (words == "global community" || words == "world community") words = "international community";
  // "two men" are somebody, "men" need not be
  const bool counted = has_count(phrase.surface);
  const bool bare = !counted && words.find(' ') == std::string::npos;
  static constexpr std::string_view kVague[] = {"country", "state",   "nation",    "power",  "capital", "government",
                                                "man",     "woman",   "child",     "leader", "group",   "network",
                                                "service", "company", "firm",      "office", "board",   "party",
                                                "family",  "program", "programme", "person"};
  const bool vague = std::find(std::begin(kVague), std::end(kVague), phrase.lemma) != std::end(kVague);
  // "leaders", "families": many of them are somebody
  const bool many = sides || (phrase.plural && (phrase.lemma == "leader" || phrase.lemma == "family"));
  if (one_of(words, {"people", "persons", "person", "citizens"}) && (phrase.plural || phrase.lemma == "people")) {
    if (const auto lot = people_by_their_lot(s, phrase.head)) {
      entities = {*lot};
      return true;
    }
  }
  if (words.empty() || (bare && vague && !many)) return false;
  // "four members of the network" are the network; the relation extractor looks behind the "of".
  static constexpr std::string_view kParts[] = {"member", "group", "people", "majority", "minority", "number"};
  const bool part = std::find(std::begin(kParts), std::end(kParts), phrase.lemma) != std::end(kParts);
  if (part) {
    for (const auto c : trees_[s].children(phrase.head)) {
      if (trees_[s].relation(c) != language::Relation::nmod || trees_[s].marker(c) != "of") continue;
      if (phrase.lemma != "member" || !phrase.plural || !sits(trees_[s].lemma(c))) return false;
      words = words == "member" || words == "members" ? "MPs" : words.substr(0, words.rfind(' ')) + " MPs";
    }
  }
  // who marches goes by one name
  for (const std::string_view marchers : {"demonstrators", "protestors", "marchers"}) {
    if (words.ends_with(marchers)) words.replace(words.size() - marchers.size(), marchers.size(), "protesters");
  }
  Entity entity;
  // "rights groups", "opposition parties": many of them are no organisation; "the unions" and "the courts" act as one
  const bool rivals = one_of(phrase.lemma, {"faction", "group", "organization", "organisation"});
  const bool many_bodies = phrase.plural && (phrase.states.empty() || rivals) && phrase.bodies.empty() &&
                           !capitalised(trees_[s].token(phrase.head).form) &&
                           !one_of(phrase.lemma, {"union", "trade union", "court", "service", "program", "programme",
                                                  "office", "center", "centre", "board", "department", "authority"}) &&
                           !(phrase.definite && one_of(phrase.lemma, {"company", "firm", "bank", "agency"}));
  entity.kind = body && !human && !listed && !many_bodies ? EntityKind::organization : EntityKind::group;
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
  // "the US-led coalition" is of many states
  const bool allied =
      (!phrase.chiefs.empty() || words == "coalition") && one_of(phrase.lemma, {"coalition", "alliance", "bloc"});
  if (allied) {
    entity.state.clear();
  } else if (phrase.chiefs.size() == 1 && entity.kind != EntityKind::group) {
    entity.state = result_[phrase.chiefs.front()].state;
    entity.known_state = true;
  } else if (!phrase.states.empty() && !others) {
    entity.state = result_[phrase.states.front()].state;
    entity.known_state = true;
  } else if (entity.kind == EntityKind::organization && (!phrase.bodies.empty() || !phrase.persons.empty())) {
    // "its executive board", "his party": of whom they are
    entity.state = result_[phrase.bodies.empty() ? phrase.persons.front() : phrase.bodies.front()].state;
  } else if (focus_ && entity.state.empty() && !others &&
             (armed || words.starts_with("opposition ") || entity.kind == EntityKind::organization) &&
             !is_international(entity.name) && entity.name.find("foreign") == std::string::npos) {
    entity.state = result_[*focus_].state;
  }
  entities = {intern(std::move(entity))};
  return true;
}

}  // namespace entente::ingest
