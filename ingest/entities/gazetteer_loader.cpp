#include <algorithm>
#include <unordered_map>

#include "graph/json/json.hpp"
#include "graph/text/fold.hpp"
#include "ingest/entities/data_file.hpp"
#include "ingest/entities/gazetteer.hpp"
#include "ingest/entities/surface_form.hpp"

namespace entente::ingest {
namespace {

std::optional<Date> date_member(const json::Value& value, std::string_view key) {
  const auto member = value.find(key);
  if (!member) return std::nullopt;
  const auto date = Date::parse(member->string());
  if (!date) member->fail("is not a date: YYYY, YYYY-MM or YYYY-MM-DD");
  return date;
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

}  // namespace

/// Makes a gazetteer of the data files. Names are added in the order of their strength: of a form that two share, the
/// first keeps it.
class GazetteerLoader {
 public:
  void read_states(const json::Value& states);
  void read_listed(const json::Value& rows, std::string_view label);
  void read_armed_groups(const json::Value& groups);
  /// Adjectives, peoples and capitals, which give way to any name before.
  void add_weaker_names();
  void read_parties(const json::Value& states);
  void read_bodies(const json::Value& bodies);
  void read_people(const json::Value& people);
  void read_realms(std::string_view text);
  void read_borders(const json::Value& borders);
  void read_regions(const json::Value& regions);
  Gazetteer finish();

 private:
  struct Weaker {
    std::string text;
    std::uint32_t entity;
    SurfaceKind kind;
  };

  std::uint32_t add_entity(KnownEntity entity);
  void add_parties(const json::Value& parties, const std::string& iso3);
  void add_person(KnownPerson person);
  void add(std::string_view text, std::uint32_t entity, SurfaceKind kind);
  void add_spelling(const KnownPerson& person, const std::string& spelling);

  Gazetteer made_;
  std::vector<Weaker> weaker_;
  std::unordered_map<std::string, std::uint32_t> person_at_;  ///< "Amina Rahal state/TCD" -> the first so called
};

void GazetteerLoader::add(std::string_view text, std::uint32_t entity, SurfaceKind kind) {
  const std::string form = surface_form(text);
  if (form.size() < 2) return;
  if (!made_.surfaces_.try_emplace(form, Gazetteer::Surface{entity, kind}).second) return;
  made_.begins_.set(static_cast<unsigned char>(form[0]));
  // "People's Republic of China" begins with the token "People", too.
  const std::string_view first = first_word(form);
  for (const std::string_view word : {first, first.substr(0, first.find_first_of("'-"))}) {
    std::uint32_t& longest = made_.longest_[std::string(word)];
    longest = std::max(longest, static_cast<std::uint32_t>(form.size()));
  }
}

void GazetteerLoader::add_person(KnownPerson person) {
  person_at_.try_emplace(person.name + " " + person.of, static_cast<std::uint32_t>(made_.persons_.size()));
  made_.persons_.push_back(std::move(person));
}

/// A head of state may be known by the spelling already.
void GazetteerLoader::add_spelling(const KnownPerson& person, const std::string& spelling) {
  const auto known = person_at_.find(spelling + " " + person.of);
  if (known != person_at_.end()) {
    made_.persons_[known->second].called = person.name;
    return;
  }
  KnownPerson spelled = person;
  spelled.name = spelling;
  spelled.called = person.name;
  add_person(std::move(spelled));
}

std::uint32_t GazetteerLoader::add_entity(KnownEntity entity) {
  auto& entities = made_.entities_;
  const auto [at, fresh] = made_.by_key_.try_emplace(entity.key, static_cast<std::uint32_t>(entities.size()));
  if (fresh) entities.push_back(std::move(entity));
  return at->second;
}

void GazetteerLoader::read_states(const json::Value& states) {
  for (const json::Value row : states.elements()) {
    const std::string iso3(row.at("iso3").string());
    KnownEntity state{std::string(row.at("key").string()), "State", std::string(row.at("name").string()), iso3, {}};
    state.properties = {
        {"iso3", iso3}, {"iso2", row.string_or("iso2", "")}, {"wikidata", row.string_or("wikidata", "")}};
    std::erase_if(state.properties, [](const auto& property) { return property.second.empty(); });
    const std::string name = state.name;
    const std::uint32_t id = add_entity(std::move(state));
    add(name, id, SurfaceKind::name);
    for (const std::string& text : row.strings_or_empty("names")) add(text, id, SurfaceKind::name);
    const std::vector<std::string> adjectives = row.strings_or_empty("adjectives");
    made_.adjectives_[iso3] = adjectives.empty() ? name : adjectives.front();
    for (const std::string& text : adjectives) weaker_.push_back({text, id, SurfaceKind::adjective});
    for (const std::string& text : row.strings_or_empty("people")) weaker_.push_back({text, id, SurfaceKind::people});
    for (const std::string& text : row.strings_or_empty("capitals"))
      weaker_.push_back({text, id, SurfaceKind::capital});
    for (const std::string& text : row.strings_or_empty("seats")) add(text, id, SurfaceKind::seat);
    if (const auto leaders = row.find("leaders")) {
      for (const json::Value leader : leaders->elements()) {
        add_person({std::string(leader.at("name").string()), "state/" + iso3, std::string(leader.at("role").string()),
                    date_member(leader, "since"), std::nullopt});
      }
    }
  }
}

void GazetteerLoader::read_listed(const json::Value& rows, std::string_view label) {
  for (const json::Value row : rows.elements()) {
    const std::string name(row.at("name").string());
    const std::uint32_t id =
        add_entity({std::string(row.at("key").string()), std::string(label), name, row.string_or("state", ""), {}});
    add(name, id, SurfaceKind::name);
    for (const std::string& alias : row.strings_or_empty("aliases")) add(alias, id, SurfaceKind::name);
    for (const std::string& text : row.strings_or_empty("acronyms")) add(text, id, SurfaceKind::acronym);
  }
}

void GazetteerLoader::read_armed_groups(const json::Value& groups) {
  for (const json::Value group : groups.elements()) {
    std::optional<std::uint32_t> id;
    for (const json::Value text : group.elements()) {
      if (!id) {
        const auto known = made_.surfaces_.find(surface_form(text.string()));
        id = known != made_.surfaces_.end()
                 ? known->second.entity
                 : add_entity({"force/" + slug(text.string()), "Force", std::string(text.string()), "", {}});
      }
      add(text.string(), *id, SurfaceKind::name);
    }
  }
}

void GazetteerLoader::add_weaker_names() {
  for (const Weaker& form : weaker_) add(form.text, form.entity, form.kind);
}

void GazetteerLoader::read_parties(const json::Value& states) {
  for (const json::Value row : states.elements()) {
    const auto parties = row.find("parties");
    if (!parties) continue;
    add_parties(*parties, std::string(row.at("iso3").string()));
  }
}

/// Each a list of names, the fullest first.
void GazetteerLoader::add_parties(const json::Value& parties, const std::string& iso3) {
  for (const json::Value party : parties.elements()) {
    std::optional<std::uint32_t> id;
    for (const json::Value text : party.elements()) {
      if (!id) id = add_entity({"org/" + slug(text.string()), "Organization", std::string(text.string()), iso3, {}});
      add(text.string(), *id, SurfaceKind::acronym);
      made_.parties_.insert(surface_form(text.string()) + "/" + iso3);
    }
  }
}

/// Lists of bodies by the code of their state.
void GazetteerLoader::read_bodies(const json::Value& bodies) {
  for (const json::Member state : bodies.members()) {
    if (made_.state(state.key.string()) == nullptr) state.key.fail("is no state of states.json");
    add_parties(state.value, std::string(state.key.string()));
  }
}

void GazetteerLoader::read_people(const json::Value& people) {
  for (const json::Value row : people.elements()) {
    const KnownPerson person{std::string(row.at("name").string()), std::string(row.at("of").string()),
                             std::string(row.at("role").string()), date_member(row, "since"),
                             date_member(row, "until")};
    if (made_.find(person.of) == nullptr) row.at("of").fail("is no state of states.json and no body of names.json");
    if (person.since && person.until && *person.until < *person.since)
      row.at("until").fail("is before \"since\": mend one of the two");
    for (const std::string& spelling : row.strings_or_empty("also")) add_spelling(person, spelling);
    add_person(person);
  }
}

/// Lines of a place, a tab and the codes of its states; a line that begins with # says where they come from.
void GazetteerLoader::read_realms(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    const std::size_t tab = line.find('\t');
    if (line.empty() || line.front() == '#' || tab == std::string_view::npos) continue;
    std::vector<std::string>& states = made_.realms_[realm_form(line.substr(0, tab))];
    for (std::size_t code = tab + 1; code + 3 <= line.size(); code += 4) states.emplace_back(line.substr(code, 3));
  }
}

/// Every border once, under either of its states.
void GazetteerLoader::read_borders(const json::Value& borders) {
  for (const json::Member state : borders.members()) {
    if (made_.state(state.key.string()) == nullptr) state.key.fail("is no state of states.json");
    for (const json::Value other : state.value.elements()) {
      if (made_.state(other.string()) == nullptr) other.fail("is no state of states.json");
      made_.borders_.insert(Gazetteer::border_of(state.key.string(), other.string()));
    }
  }
}

void GazetteerLoader::read_regions(const json::Value& regions) {
  for (const json::Member region : regions.members()) {
    std::vector<std::string>& states = made_.regions_[std::string(region.key.string())];
    for (const json::Value code : region.value.elements()) {
      if (made_.state(code.string()) == nullptr)
        code.fail("is no state of states.json: use its ISO 3166-1 alpha-3 code");
      states.emplace_back(code.string());
    }
    std::sort(states.begin(), states.end());
  }
}

Gazetteer GazetteerLoader::finish() {
  for (std::uint32_t i = 0; i < made_.persons_.size(); ++i) {
    const std::string folded = fold_name(made_.persons_[i].name);
    if (folded.find(' ') != std::string::npos) made_.person_names_.insert(folded);
    for (std::size_t at = 0; at < folded.size();) {
      const std::size_t end = std::min(folded.find(' ', at), folded.size());
      made_.persons_by_word_[folded.substr(at, end - at)].push_back(i);
      at = end + 1;
    }
  }
  return std::move(made_);
}

Gazetteer Gazetteer::load(const std::string& folder) {
  const std::string names_path = folder + "/names.json";
  const std::string officials_path = folder + "/officials.json";
  const std::string parties_path = folder + "/parties.json";
  const std::string states_path = folder + "/states.json";
  const std::string names_text = read_data_file(names_path);
  const std::string parties_text = read_data_file(parties_path);
  const std::string officials_text = read_data_file(officials_path);
  const std::string states_text = read_data_file(states_path);
  const json::Tree names = json::parse(names_text, names_path);
  const json::Tree parties = json::parse(parties_text, parties_path);
  const json::Tree officials = json::parse(officials_text, officials_path);
  const json::Tree facts = json::parse(states_text, states_path);
  const json::Value states = facts.root().at("states");

  GazetteerLoader loader;
  loader.read_states(states);
  loader.read_listed(names.root().at("organizations"), "Organization");
  loader.read_listed(names.root().at("forces"), "Force");
  loader.read_listed(names.root().at("places"), "Place");
  loader.read_listed(names.root().at("plans"), "Plan");
  loader.read_armed_groups(facts.root().at("armed_groups"));
  loader.add_weaker_names();
  loader.read_parties(states);
  loader.read_bodies(parties.root());
  loader.read_people(officials.root().at("people"));
  loader.read_realms(read_data_file(folder + "/places.txt"));
  loader.read_borders(names.root().at("borders"));
  loader.read_regions(names.root().at("regions"));
  return loader.finish();
}

}  // namespace entente::ingest
