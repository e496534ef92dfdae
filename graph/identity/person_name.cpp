#include "graph/identity/person_name.hpp"

#include <algorithm>
#include <array>

#include "graph/identity/spelling.hpp"
#include "graph/text/fold.hpp"
#include "graph/text/words.hpp"

namespace entente::identity {
namespace {

/// Titles and ways to address a person, which are no part of the name.
constexpr std::array kTitles = std::to_array<std::string_view>(
    {"mr",    "mrs",       "ms",         "miss",     "dr",     "prof",      "sir",     "dame",    "lord",
     "lady",  "president", "general",    "gen",      "col",    "colonel",   "capt",    "captain", "maj",
     "major", "lt",        "admiral",    "sheikh",   "shaikh", "ayatollah", "imam",    "hajj",    "haji",
     "king",  "queen",     "prince",     "princess", "emir",   "sultan",    "maulana", "mullah",  "rabbi",
     "pope",  "cardinal",  "archbishop", "bishop",   "hon",    "amb",       "sen",     "rep",     "gov"});

/// Small words inside names, which one paper writes and the next leaves out.
constexpr std::array kParticles =
    std::to_array<std::string_view>({"al",  "el",    "ul", "as",  "bin", "ibn", "bint", "de", "da", "do", "dos", "das",
                                     "del", "della", "di", "van", "der", "den", "von",  "zu", "la", "le", "y"});

template <class List>
bool is_one_of(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::string_view kBetweenWords = " .,";

bool is_initial_of(const std::string& initial, const std::string& word) {
  return initial.size() == 1 && word.size() > 1 && word.front() == initial.front();
}

}  // namespace

std::string PersonName::joined() const {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

PersonName read_person_name(std::string_view name) {
  std::vector<std::string> words = words_of(fold_name(name), kBetweenWords);
  while (words.size() > 1 && is_one_of(kTitles, words.front())) words.erase(words.begin());
  PersonName made;
  for (std::size_t i = 0; i < words.size(); ++i) {
    // A particle in front of one word may be a given name ("Al Gore") unless a hyphen joins it ("Al-Sisi").
    const bool alone = words.size() == 2 && i == 0 && name.find('-') == std::string_view::npos;
    if (i + 1 < words.size() && !alone && is_one_of(kParticles, words[i])) continue;
    made.words.push_back(spelling_form(words[i]));
  }
  // A hyphen in the last word makes two family names of it; one in a given name ("Jong-un") does not.
  constexpr std::size_t kShortestFamily = 4;
  const std::string_view last = name.substr(name.find_last_of(' ') + 1);
  const std::vector<std::string> parts = words_of(fold_name(last), kBetweenWords);
  if (made.words.size() >= 3 && parts.size() == 2 && parts[0].size() >= kShortestFamily &&
      parts[1].size() >= kShortestFamily) {
    made.family_parts = {spelling_form(parts[0]), spelling_form(parts[1])};
  }
  return made;
}

Shortening shortening(const PersonName& less, const PersonName& more) {
  const std::vector<std::string>& a = less.words;
  const std::vector<std::string>& b = more.words;
  if (a.empty() || b.size() < 2) return Shortening::none;
  if (a.size() == 1) {
    if (a[0] == b.back() || is_one_of(more.family_parts, a[0])) return Shortening::surname;
    return a[0] == b.front() ? Shortening::first_word : Shortening::none;
  }
  if (a.size() == 2 && is_one_of(more.family_parts, a[1]) && a[1] != b.back() && a[0] == b[0]) {
    return Shortening::double_name;
  }
  if (a.size() < b.size() && std::equal(a.rbegin(), a.rend(), b.rbegin())) return Shortening::surnames;
  if (a.size() > b.size() || a.back() != b.back()) return Shortening::none;
  // The first given names must agree; the others of the shorter name must follow in the longer one.
  bool initials = false;
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < a.size(); ++i) {
    const auto fits = [&](const std::string& word) { return word == a[i] || is_initial_of(a[i], word); };
    while (at + 1 < b.size() && !fits(b[at])) ++at;
    if (at + 1 >= b.size() || (i == 0 && at != 0)) return Shortening::none;
    initials = initials || b[at] != a[i];
    ++at;
  }
  if (initials) return Shortening::initials;
  return a.size() < b.size() ? Shortening::middle_name : Shortening::none;
}

}  // namespace entente::identity
