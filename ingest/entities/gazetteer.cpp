#include "ingest/entities/gazetteer.hpp"

#include <algorithm>

#include "graph/json/json.hpp"
#include "graph/text/fold.hpp"
#include "ingest/entities/data_file.hpp"

namespace entente::ingest {
namespace {

std::optional<Date> date_member(const json::Value& value, std::string_view key) {
  const auto member = value.find(key);
  if (!member) return std::nullopt;
  const auto date = Date::parse(member->string());
  if (!date) member->fail("is not a date: YYYY, YYYY-MM or YYYY-MM-DD");
  return date;
}

/// "ANKARA" -> "Ankara", for each word.
std::string capitalised(std::string_view text) {
  std::string result(text);
  bool start = true;
  for (char& c : result) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (letter && !start && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    start = !letter && c != '\'';
  }
  for (const std::string_view small : {" Of ", " And ", " The "}) {
    for (std::size_t at = result.find(small); at != std::string::npos; at = result.find(small, at + 1))
      result[at + 1] = static_cast<char>(result[at + 1] - 'A' + 'a');
  }
  return result;
}

bool all_capitals(std::string_view text) {
  bool upper = false;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') return false;
    upper = upper || (c >= 'A' && c <= 'Z');
  }
  return upper;
}

/// A place as it is looked up, however its letters are doubled: "Nassarawa" is "Nasarawa".
std::string realm_form(std::string_view text) {
  std::string form = surface_form(text);
  form.erase(std::unique(form.begin(), form.end()), form.end());
  return form;
}

/// What is typed for the typographic dash, apostrophe or quotation mark that the text begins with, as strip_accents()
/// has it; nearly all that is not ASCII in English news.
char typed_mark(std::string_view text) {
  if (!text.starts_with("\xE2\x80") || text.size() < 3) return 0;
  switch (static_cast<unsigned char>(text[2])) {
    case 0x93:
    case 0x94:
      return '-';
    case 0x98:
    case 0x99:
      return '\'';
    case 0x9C:
    case 0x9D:
      return '"';
    default:
      return 0;
  }
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

}  // namespace

std::string surface_form(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool plain = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (const char mark = typed_mark(text.substr(i)); mark != 0) {
      result += mark;
      i += 2;
    } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      if (!result.empty() && result.back() != ' ') result += ' ';
    } else {
      result += text[i];
      plain = plain && c < 0x80;
    }
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return plain ? result : strip_accents(result);
}

void Gazetteer::add(std::string_view text, std::uint32_t entity, SurfaceKind kind) {
  const std::string form = surface_form(text);
  if (form.size() < 2) return;
  if (!surfaces_.try_emplace(form, Surface{entity, kind}).second) return;
  begins_.set(static_cast<unsigned char>(form[0]));
  // "People's Republic of China" begins with the token "People", too.
  const std::string_view first = first_word(form);
  for (const std::string_view word : {first, first.substr(0, first.find_first_of("'-"))}) {
    std::uint32_t& longest = longest_[std::string(word)];
    longest = std::max(longest, static_cast<std::uint32_t>(form.size()));
  }
}

/// A head of state may be known by the spelling already.
void Gazetteer::add_spelling(const KnownPerson& person, const std::string& spelling) {
  const auto known = std::find_if(persons_.begin(), persons_.end(), [&](const KnownPerson& other) {
    return other.name == spelling && other.of == person.of;
  });
  if (known != persons_.end()) {
    known->called = person.name;
    return;
  }
  persons_.push_back(person);
  persons_.back().name = spelling;
  persons_.back().called = person.name;
}

std::uint32_t Gazetteer::add_entity(KnownEntity entity) {
  const auto [at, fresh] = by_key_.try_emplace(entity.key, static_cast<std::uint32_t>(entities_.size()));
  if (fresh) entities_.push_back(std::move(entity));
  return at->second;
}

/// Lines of a place, a tab and the codes of its states; a line that begins with # says where they come from.
void Gazetteer::add_realms(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    const std::size_t tab = line.find('\t');
    if (line.empty() || line.front() == '#' || tab == std::string_view::npos) continue;
    std::vector<std::string>& states = realms_[realm_form(line.substr(0, tab))];
    for (std::size_t code = tab + 1; code + 3 <= line.size(); code += 4) states.emplace_back(line.substr(code, 3));
  }
}

void Gazetteer::add_regions(const json::Value& regions) {
  for (const json::Member region : regions.members()) {
    std::vector<std::string>& states = regions_[std::string(region.key.string())];
    for (const json::Value code : region.value.elements()) {
      if (state(code.string()) == nullptr) code.fail("is no state of states.json: use its ISO 3166-1 alpha-3 code");
      states.emplace_back(code.string());
    }
    std::sort(states.begin(), states.end());
  }
}

Gazetteer Gazetteer::load(const std::string& folder) {
  Gazetteer g;
  const std::string names_path = folder + "/names.json";
  const std::string states_path = folder + "/states.json";
  const std::string names_text = read_data_file(names_path);
  const std::string states_text = read_data_file(states_path);
  const json::Tree names = json::parse(names_text, names_path);
  const json::Tree states = json::parse(states_text, states_path);

  struct Later {
    std::string text;
    std::uint32_t entity;
    SurfaceKind kind;
  };
  std::vector<Later> later;  // names that give way to any other of the same form
  for (const json::Value row : states.root().at("states").elements()) {
    const std::string iso3(row.at("iso3").string());
    KnownEntity state{std::string(row.at("key").string()), "State", std::string(row.at("name").string()), iso3, {}};
    state.properties = {
        {"iso3", iso3}, {"iso2", row.string_or("iso2", "")}, {"wikidata", row.string_or("wikidata", "")}};
    std::erase_if(state.properties, [](const auto& property) { return property.second.empty(); });
    const std::string name = state.name;
    const std::uint32_t id = g.add_entity(std::move(state));
    g.add(name, id, SurfaceKind::name);
    for (const std::string& text : row.strings_or_empty("names")) g.add(text, id, SurfaceKind::name);
    const std::vector<std::string> adjectives = row.strings_or_empty("adjectives");
    g.adjectives_[iso3] = adjectives.empty() ? name : adjectives.front();
    for (const std::string& text : adjectives) later.push_back({text, id, SurfaceKind::adjective});
    for (const std::string& text : row.strings_or_empty("people")) later.push_back({text, id, SurfaceKind::people});
    for (const std::string& text : row.strings_or_empty("capitals")) later.push_back({text, id, SurfaceKind::capital});
    for (const std::string& text : row.strings_or_empty("seats")) g.add(text, id, SurfaceKind::seat);
    if (const auto leaders = row.find("leaders")) {
      for (const json::Value leader : leaders->elements()) {
        g.persons_.push_back({std::string(leader.at("name").string()), "state/" + iso3,
                              std::string(leader.at("role").string()), date_member(leader, "since"), std::nullopt});
      }
    }
  }
  const auto read_names = [&](std::string_view list, std::string_view label) {
    for (const json::Value row : names.root().at(list).elements()) {
      const std::string name(row.at("name").string());
      const std::uint32_t id =
          g.add_entity({std::string(row.at("key").string()), std::string(label), name, row.string_or("state", ""), {}});
      g.add(name, id, SurfaceKind::name);
      for (const std::string& alias : row.strings_or_empty("aliases")) g.add(alias, id, SurfaceKind::name);
    }
  };
  read_names("organizations", "Organization");
  read_names("forces", "Force");
  read_names("places", "Place");
  read_names("plans", "Plan");
  for (const json::Value group : states.root().at("armed_groups").elements()) {
    std::uint32_t id = 0;
    bool first = true;
    for (const json::Value text : group.elements()) {
      if (first) {
        const auto known = g.surfaces_.find(surface_form(text.string()));
        id = known != g.surfaces_.end()
                 ? known->second.entity
                 : g.add_entity({"force/" + slug(text.string()), "Force", std::string(text.string()), "", {}});
      }
      g.add(text.string(), id, SurfaceKind::name);
      first = false;
    }
  }
  for (const Later& form : later) g.add(form.text, form.entity, form.kind);
  for (const json::Value row : states.root().at("states").elements()) {
    const auto parties = row.find("parties");
    if (!parties) continue;
    const std::string iso3(row.at("iso3").string());
    for (const json::Value party : parties->elements()) {
      std::optional<std::uint32_t> id;
      for (const json::Value text : party.elements()) {
        if (!id)
          id = g.add_entity({"org/" + slug(text.string()), "Organization", std::string(text.string()), iso3, {}});
        g.add(text.string(), *id, SurfaceKind::acronym);
        g.parties_.insert(surface_form(text.string()) + "/" + iso3);
      }
    }
  }
  for (const json::Value row : names.root().at("people").elements()) {
    const KnownPerson person{std::string(row.at("name").string()), std::string(row.at("of").string()),
                             std::string(row.at("role").string()), date_member(row, "since"),
                             date_member(row, "until")};
    for (const std::string& spelling : row.strings_or_empty("also")) g.add_spelling(person, spelling);
    g.persons_.push_back(person);
  }
  g.add_realms(read_data_file(folder + "/places.txt"));
  g.add_regions(names.root().at("regions"));
  for (std::uint32_t i = 0; i < g.persons_.size(); ++i) {
    const std::string folded = fold_name(g.persons_[i].name);
    if (folded.find(' ') != std::string::npos) g.person_names_.insert(folded);
    for (std::size_t at = 0; at < folded.size();) {
      const std::size_t end = std::min(folded.find(' ', at), folded.size());
      g.persons_by_word_[folded.substr(at, end - at)].push_back(i);
      at = end + 1;
    }
  }
  return g;
}

std::optional<Gazetteer::Match> Gazetteer::match(const language::Sentence& sentence, std::uint32_t at,
                                                 std::uint32_t end, bool shouting) const {
  const std::string_view word = sentence.tokens[at].form;
  if (word.empty() || (word[0] >= 'a' && word[0] <= 'z' && word != "al")) return std::nullopt;
  std::optional<Match> best;
  std::string text;
  std::uint32_t longest = 0;
  for (std::uint32_t i = at; i < end; ++i) {
    const auto& token = sentence.tokens[i];
    if (i > at && sentence.tokens[i - 1].span.end != token.span.start) text += ' ';
    text += token.form;
    std::string form = surface_form(text);
    if (shouting && !surfaces_.contains(form) && all_capitals(form)) form = capitalised(form);
    if (i == at) {
      if (form.empty() || !begins_.test(static_cast<unsigned char>(form[0]))) break;
      const auto found = longest_.find(form);
      // A name's first word may be several tokens ("al" "-" "Shabaab"): then look on as far as such names reach.
      longest = found != longest_.end() ? found->second : 24;
    }
    if (form.size() > longest) break;
    const auto found = surfaces_.find(form);
    if (found != surfaces_.end()) best = Match{&entities_[found->second.entity], found->second.kind, i + 1 - at};
  }
  return best;
}

const KnownEntity* Gazetteer::named(const std::string& surface) const {
  const auto found = surfaces_.find(surface);
  return found == surfaces_.end() ? nullptr : &entities_[found->second.entity];
}

const KnownEntity* Gazetteer::place_called(const std::string& name) const {
  for (const std::string& spelling : {name, capitalised(name)}) {
    const auto found = surfaces_.find(spelling);
    if (found == surfaces_.end()) continue;
    const KnownEntity& entity = entities_[found->second.entity];
    if (entity.label == "State" || entity.label == "Place") return &entity;
  }
  const auto& states = realms(realms_.contains(name) ? name : capitalised(name));
  return states.size() == 1 ? state(states.front()) : nullptr;
}

const KnownEntity* Gazetteer::place_in(std::string_view dateline) const {
  const auto trimmed = [](std::string_view text) {
    // A dash of any length ends the place.
    for (const std::string_view dash : {"–", "—"}) text = text.substr(0, text.find(dash));
    const std::string form = surface_form(text);
    const std::size_t start = form.find_first_not_of(' ');
    return start == std::string::npos ? std::string{} : form.substr(start, form.find_last_not_of(' ') + 1 - start);
  };
  for (std::size_t at = 0; at < dateline.size();) {
    const std::size_t end = std::min(dateline.find_first_of(",:(/;|", at), dateline.size());
    const std::string_view part = dateline.substr(at, end - at);
    // "PORT-OF-SPAIN" is one name, "NAIROBI-The" are two
    std::string joined = trimmed(part);
    std::replace(joined.begin(), joined.end(), '-', ' ');
    for (const std::string& name : {trimmed(part), joined, trimmed(part.substr(0, part.find('-')))}) {
      const KnownEntity* place = name.empty() ? nullptr : place_called(name);
      if (place != nullptr) return place;
    }
    at = end + 1;
  }
  return nullptr;
}

std::string_view Gazetteer::region_in(std::string_view words) const {
  std::string_view longest;
  const std::string text = " " + std::string(words) + " ";
  for (const auto& [region, states] : regions_) {
    if (region.size() > longest.size() && text.find(" " + region + " ") != std::string::npos) longest = region;
  }
  return longest;
}

bool Gazetteer::lies_in(std::string_view iso3, std::string_view region) const {
  const auto found = regions_.find(region);
  return found != regions_.end() && std::binary_search(found->second.begin(), found->second.end(), iso3);
}

const std::vector<std::string>& Gazetteer::realms(std::string_view place) const {
  static const std::vector<std::string> kNone;
  const auto found = realms_.find(realm_form(place));
  return found == realms_.end() ? kNone : found->second;
}

bool Gazetteer::has_party(std::string_view name, std::string_view iso3) const {
  return parties_.contains(surface_form(name) + "/" + std::string(iso3));
}

const KnownEntity* Gazetteer::find(std::string_view key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? nullptr : &entities_[found->second];
}

const KnownEntity* Gazetteer::state(std::string_view iso3) const { return find("state/" + std::string(iso3)); }

std::string Gazetteer::adjective(std::string_view iso3) const {
  const auto found = adjectives_.find(iso3);
  return found == adjectives_.end() ? std::string(iso3) : found->second;
}

std::vector<const KnownPerson*> Gazetteer::persons(std::string_view folded_word) const {
  std::vector<const KnownPerson*> result;
  const auto found = persons_by_word_.find(std::string(folded_word));
  if (found == persons_by_word_.end()) return result;
  for (const std::uint32_t i : found->second) result.push_back(&persons_[i]);
  return result;
}

bool Gazetteer::is_person(std::string_view name) const { return person_names_.contains(fold_name(name)); }

const KnownPerson* Gazetteer::holder(std::string_view of, std::string_view role, const Date& on) const {
  const KnownPerson* best = nullptr;
  for (const KnownPerson& person : persons_) {
    if (person.of != of || !person.since || *person.since > on || (person.until && *person.until < on)) continue;
    if (person.role != role) continue;
    if (best == nullptr || *best->since < *person.since) best = &person;
  }
  return best;
}

}  // namespace entente::ingest
