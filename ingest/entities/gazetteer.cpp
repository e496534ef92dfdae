#include "ingest/entities/gazetteer.hpp"

#include <algorithm>

#include "graph/text/fold.hpp"
#include "ingest/entities/surface_form.hpp"

namespace entente::ingest {
namespace {

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

/// "Central American", "Latin-American": of no single state.
bool parts_of_america(std::string_view word) {
  return word == "Central" || word == "South" || word == "Latin" || word == "North" || word == "Pan" || word == "Meso";
}

}  // namespace

std::optional<Gazetteer::Match> Gazetteer::match(const language::Sentence& sentence, std::uint32_t at,
                                                 std::uint32_t end, bool shouting) const {
  const std::string_view word = sentence.tokens[at].form;
  if (word.empty() || (word[0] >= 'a' && word[0] <= 'z' && word != "al")) return std::nullopt;
  if (at > 0 && word == "American" && parts_of_america(sentence.tokens[at - 1].form)) return std::nullopt;
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
      const bool joined = i + 1 < end && sentence.tokens[i + 1].span.start == token.span.end;
      if (found == longest_.end() && !joined) break;
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

bool Gazetteer::are_neighbours(std::string_view iso3, std::string_view other) const {
  return borders_.contains(border_of(iso3, other));
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
