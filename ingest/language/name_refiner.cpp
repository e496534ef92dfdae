#include "ingest/language/name_refiner.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "ingest/language/key_table.hpp"
#include "ingest/language/name_heads.hpp"

namespace entente::language {
namespace {

std::size_t head_of(const Sentence& sentence, const Name& name) {
  for (auto i = name.first + 1; i + 1 < name.last; ++i) {
    const auto word = normal_form(sentence.tokens[i]);
    if (word == "of" || word == "for") {
      return i - 1;
    }
  }
  return name.last - 1;
}

unsigned classes_of(const Token& token, const Gazetteer& gazetteer) {
  return gazetteer.classes(fnv1a(normal_form(token)));
}

/// A word for an office that is no family name as well.
bool is_office(const Token& token, const Gazetteer& gazetteer) {
  constexpr unsigned kOfPersons = Gazetteer::person | Gazetteer::given_name | Gazetteer::family_name;
  const unsigned classes = classes_of(token, gazetteer);
  return is_title(token) ? (classes & Gazetteer::family_name) == 0
                         : (classes & Gazetteer::person_word) != 0 && (classes & kOfPersons) == 0;
}

/// "the province of Alta Verapaz"
bool behind_place_word(const Sentence& sentence, std::size_t first, const Gazetteer& gazetteer) {
  return first > 1 && (classes_of(sentence.tokens[first - 2], gazetteer) & Gazetteer::place_word) != 0;
}

/// "John Edleston" taken for a place: begins with a given name, and ends in nothing that places are called.
bool is_persons(const Sentence& sentence, const Name& name, const Gazetteer& gazetteer) {
  constexpr unsigned kPlaces =
      Gazetteer::country | Gazetteer::place | Gazetteer::place_word | Gazetteer::organization | Gazetteer::group_word;
  const unsigned first = classes_of(sentence.tokens[name.first], gazetteer);
  const unsigned last = classes_of(sentence.tokens[name.last - 1], gazetteer);
  return name.type == NameType::place && name.last - name.first == 2 && (first & Gazetteer::given_name) != 0 &&
         ((first | last) & kPlaces) == 0 && !behind_place_word(sentence, name.first, gazetteer);
}

/// "S. F.", "T C": nothing but initials, of whatever they may be.
bool is_initials(const Sentence& sentence, const Name& name) {
  return std::all_of(sentence.tokens.begin() + name.first, sentence.tokens.begin() + name.last, [](const Token& token) {
    return token.form.size() == 1 || (token.form.size() == 2 && token.form[1] == '.');
  });
}

/// "Norton I,", "Charles III": the number behind a ruler's name. "I" alone may be a pronoun: only before punctuation.
bool is_regnal_number(const Sentence& sentence, std::size_t at) {
  const auto& tokens = sentence.tokens;
  if (at >= tokens.size() || tokens[at].form.find_first_not_of("IVX") != std::string_view::npos) return false;
  return tokens[at].form.size() > 1 || at + 1 == tokens.size() || tokens[at + 1].upos == Upos::PUNCT;
}

/// "Cyclone Phailin", "Hurricane Katrina": given names of what is no person.
bool is_storm(const Sentence& sentence, const Name& name) {
  return name.first > 0 && name.last - name.first == 1 && is_storm_word(sentence.tokens[name.first - 1]);
}

/// "R Saravanan" taken for a place: an initial and a name.
bool begins_with_initial(const Sentence& sentence, const Name& name, const Gazetteer& gazetteer) {
  constexpr unsigned kPlaces = Gazetteer::country | Gazetteer::place | Gazetteer::place_word;
  const auto& first = sentence.tokens[name.first].form;
  const auto& last = sentence.tokens[name.last - 1];
  return name.last - name.first == 2 && (first.size() == 1 || (first.size() == 2 && first[1] == '.')) &&
         last.form.size() > 2 && (classes_of(last, gazetteer) & kPlaces) == 0;
}

/// "480 BC": an era, whatever else the letters may stand for.
bool is_era(const Sentence& sentence, const Name& name) {
  const auto& form = sentence.tokens[name.first].form;
  return name.last - name.first == 1 && name.first > 0 &&
         (sentence.tokens[name.first - 1].xpos == Xpos::CD ||
          normal_form(sentence.tokens[name.first - 1]) == "century") &&
         (form == "BC" || form == "BCE" || form == "AD" || form == "CE");
}

/// "Prime Minister", "Deputy Foreign Minister": titles, and words that only stand before titles.
bool is_bare_title(const Sentence& sentence, const Name& name) {
  const auto last = sentence.tokens.begin() + name.last;
  return name.last - name.first > 1 && is_title(*(last - 1)) &&
         std::all_of(sentence.tokens.begin() + name.first, last,
                     [&](const Token& token) { return is_title(token) || stands_before_titles(token); });
}

bool is_proper(const Token& token) {
  return token.upos == Upos::PROPN || token.xpos == Xpos::NNP || token.xpos == Xpos::NNPS;
}

/// Names what follows the last title of a row of proper nouns, and replaces what the row's tail was taken for.
void name_bearers(Sentence& sentence, const Gazetteer& gazetteer) {
  constexpr std::size_t kLongestName = 5;
  const auto& tokens = sentence.tokens;
  for (std::size_t i = 0; i < tokens.size();) {
    if (!is_proper(tokens[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < tokens.size() && is_proper(tokens[end])) {
      ++end;
    }
    // The title may be the noun right before the row, or any word of it but the last.
    std::size_t first = end;
    if (i > 0 && tokens[i - 1].upos == Upos::NOUN && is_title(tokens[i - 1])) {
      first = i;
    }
    for (std::size_t k = i; k + 1 < end; ++k) {
      if (is_title(tokens[k])) {
        first = k + 1;
      }
    }
    i = end;
    if (first == end || end - first > kLongestName ||
        (classes_of(tokens[first], gazetteer) & (Gazetteer::country | Gazetteer::organization)) != 0) {
      continue;
    }
    if (is_organization_head(tokens[end - 1])) {
      continue;
    }
    const auto from = static_cast<std::uint32_t>(first);
    const auto to = static_cast<std::uint32_t>(end);
    auto& names = sentence.names;
    // A longer name that starts before or goes on behind knows better ("President Ford Museum", "King of Spain").
    if (std::any_of(names.begin(), names.end(), [&](const Name& name) {
          return name.first < to && name.last > from && (name.first < from || name.last > to) &&
                 name.type != NameType::person;
        })) {
      continue;
    }
    names.erase(std::remove_if(names.begin(), names.end(),
                               [&](const Name& name) { return name.first < to && name.last > from; }),
                names.end());
    const auto place = std::find_if(names.begin(), names.end(), [&](const Name& name) { return name.first >= to; });
    names.insert(place, {from, to, NameType::person});
  }
}

/// Names two or three proper nouns that were passed over, if they begin with a given name ("Amina Rahal").
void name_given(Sentence& sentence, const Gazetteer& gazetteer) {
  constexpr std::size_t kLongestName = 3;
  constexpr unsigned kOther = Gazetteer::country | Gazetteer::place | Gazetteer::organization | Gazetteer::nationality;
  const auto& tokens = sentence.tokens;
  std::vector<bool> named(tokens.size(), false);
  for (const auto& name : sentence.names) {
    // A given name alone, taken for a place, may go on ("Lucille | Cutting").
    const unsigned classes = classes_of(tokens[name.first], gazetteer);
    const bool open = name.type == NameType::place && name.last - name.first == 1 &&
                      (classes & Gazetteer::given_name) != 0 && (classes & kOther) == 0;
    if (!open) std::fill(named.begin() + name.first, named.begin() + name.last, true);
  }
  for (std::size_t i = 0; i < tokens.size();) {
    if (!is_proper(tokens[i]) || named[i]) {
      ++i;
      continue;
    }
    const std::size_t first = i;
    while (i < tokens.size() && is_proper(tokens[i]) && !named[i]) ++i;
    const unsigned classes = classes_of(tokens[first], gazetteer);
    const bool given = (classes & Gazetteer::given_name) != 0 && (classes & kOther) == 0;
    if (!given || i - first < 2 || i - first > kLongestName) continue;
    if (behind_place_word(sentence, first, gazetteer)) continue;
    if (is_organization_head(tokens[i - 1]) || (classes_of(tokens[i - 1], gazetteer) & kOther) != 0) continue;
    std::erase_if(sentence.names, [&](const Name& name) { return name.first >= first && name.last <= i; });
    const auto place =
        std::find_if(sentence.names.begin(), sentence.names.end(), [&](const Name& name) { return name.first >= i; });
    sentence.names.insert(place, {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(i), NameType::person});
  }
}

/// Whether the whole name is a country's ("United States", but not "Lake Chad").
bool is_country(const Sentence& sentence, const Name& name, const Gazetteer& gazetteer) {
  std::uint64_t key = fnv1a(normal_form(sentence.tokens[name.first]));
  for (auto i = name.first + 1; i < name.last; ++i) key = fnv1a(normal_form(sentence.tokens[i]), fnv1a(" ", key));
  return (gazetteer.classes(key) & Gazetteer::country) != 0;
}

/// "Lake Chad | Stabilisation Force": a place within the phrase of the body behind it is a part of the body's name. A
/// country may only say whose the body is.
void join_places_to_bodies(Sentence& sentence, const Gazetteer& gazetteer) {
  auto& names = sentence.names;
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    Name& place = names[i];
    const Name& body = names[i + 1];
    if (place.type != NameType::place || body.type != NameType::organization || place.last != body.first ||
        is_country(sentence, place, gazetteer))
      continue;
    const auto within = [&](const Token& token) {
      return token.head >= static_cast<std::int32_t>(body.first) && token.head < static_cast<std::int32_t>(body.last);
    };
    if (!std::any_of(sentence.tokens.begin() + place.first, sentence.tokens.begin() + place.last, within)) continue;
    place.last = body.last;
    place.type = NameType::organization;
    names.erase(names.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

}  // namespace

void refine_names(Sentence& sentence, const Gazetteer& gazetteer) {
  name_bearers(sentence, gazetteer);
  name_given(sentence, gazetteer);
  auto& names = sentence.names;
  names.erase(
      std::remove_if(names.begin(), names.end(),
                     [&](const Name& name) {
                       return is_era(sentence, name) ||
                              (name.type == NameType::person &&
                               (is_bare_title(sentence, name) || is_initials(sentence, name) ||
                                (name.last - name.first == 1 && is_office(sentence.tokens[name.first], gazetteer))));
                     }),
      names.end());
  for (auto& name : names) {
    if (is_persons(sentence, name, gazetteer) ||
        (name.type == NameType::place && begins_with_initial(sentence, name, gazetteer))) {
      name.type = NameType::person;
    }
    if (name.type == NameType::person && name.last - name.first > 1 && is_place_head(sentence.tokens[name.last - 1])) {
      name.type = NameType::place;
    }
    if (name.type == NameType::person && is_storm(sentence, name)) {
      name.type = NameType::other;
    }
    if (name.type == NameType::person && is_regnal_number(sentence, name.last) &&
        std::none_of(names.begin(), names.end(), [&](const Name& other) { return other.first == name.last; })) {
      ++name.last;
    }
    if (name.type != NameType::nationality && is_event_head(sentence.tokens[name.last - 1])) {
      name.type = NameType::other;
    }
    if (name.type == NameType::person && name.last - name.first == 1 && is_deity(sentence.tokens[name.first])) {
      name.type = NameType::other;
    }
    if (name.last - name.first > 1 && name.type != NameType::nationality &&
        is_organization_head(sentence.tokens[head_of(sentence, name)])) {
      name.type = NameType::organization;
    }
  }
  join_places_to_bodies(sentence, gazetteer);
}

}  // namespace entente::language
