#include "ingest/entities/name_words.hpp"

#include <algorithm>
#include <utility>

#include "graph/text/fold.hpp"
#include "ingest/readers/lines.hpp"

namespace entente::ingest {

using language::Sentence;

std::string lower_form(const language::Token& token) { return ascii_lower(token.form); }

std::string lower_words(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  std::string words;
  for (std::uint32_t i = first; i < last; ++i) words += (i == first ? "" : " ") + lower_form(sentence.tokens[i]);
  return words;
}

bool capitalised(std::string_view form) {
  return !form.empty() && ((form[0] >= 'A' && form[0] <= 'Z') || static_cast<unsigned char>(form[0]) >= 0xC3);
}

bool shouting(const Sentence& sentence) {
  std::size_t words = 0;
  std::size_t loud = 0;
  for (const auto& token : sentence.tokens) {
    if (token.form.size() < 2 || !capitalised(token.form)) {
      words += token.form.size() > 1 && token.form[0] >= 'a' && token.form[0] <= 'z';
      continue;
    }
    ++words;
    loud += std::none_of(token.form.begin(), token.form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }
  return words >= 4 && loud * 5 >= words * 4;
}

bool is_portfolio(std::string_view word) {
  static constexpr std::string_view kPortfolios[] = {
      "affairs",  "defence",     "defense",   "interior", "finance",        "justice",     "trade",
      "health",   "education",   "energy",    "state",    "security",       "environment", "development",
      "industry", "agriculture", "transport", "labour",   "labor",          "information", "culture",
      "economy",  "commerce",    "planning",  "oil",      "foreign",        "internal",    "external",
      "home",     "water",       "waters",    "tourism",  "communications", "immigration", "petroleum",
      "sports",   "women",       "religious"};
  return std::find(std::begin(kPortfolios), std::end(kPortfolios), word) != std::end(kPortfolios);
}

bool is_of_state(std::string_view lemma) {
  static constexpr std::string_view kOfState[] = {"parliament", "congress", "senate",     "assembly", "legislature",
                                                  "court",      "bank",     "commission", "office",   "agency",
                                                  "opposition", "party",    "council"};
  return std::find(std::begin(kOfState), std::end(kOfState), lemma) != std::end(kOfState);
}

std::string_view without_article(std::string_view text) {
  for (const std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "}) {
    if (text.starts_with(article)) text.remove_prefix(article.size());
  }
  return text;
}

std::string key_slug(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> kSpellings[] = {
      {"isation", "ization"}, {"organis", "organiz"}, {"defence", "defense"},    {"programme", "program"},
      {"labour", "labor"},    {"centre", "center"},   {"neighbour", "neighbor"}, {"colour", "color"}};
  std::string key = slug(name);
  for (const auto& [british, american] : kSpellings) {
    for (std::size_t at = key.find(british); at != std::string::npos; at = key.find(british, at + american.size())) {
      key.replace(at, british.size(), american);
    }
  }
  // "U.S. allies" are "US allies"
  for (const std::string_view dotted : {"u-s-", "u-k-", "u-n-", "e-u-"}) {
    for (std::size_t at = key.find(dotted); at != std::string::npos; at = key.find(dotted, at + 1)) {
      if (at == 0 || key[at - 1] == '-') key.erase(at + 1, 1);
    }
  }
  return key;
}

bool is_international(std::string_view name) {
  static constexpr std::string_view kWords[] = {
      "international", "global",       "world",     "europ",      "africa",       "asia",     "arab",
      "america",       "nations",      "countries", "borders",    "reporters",    "watch",    "atlantic",
      "pacific",       "commonwealth", "red cross", "crescent",   "amnesty",      "reuters",  "bloomberg",
      "foundation",    "network",      "agence",    "associated", "crisis group", "save the", "oxfam",
      "transparency",  "islamic",      "christian"};
  const std::string folded = fold_name(name);
  return std::all_of(name.begin(), name.end(), [](char c) { return c < 'a' || c > 'z'; }) ||
         std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

bool is_regional(std::string_view name) {
  static constexpr std::string_view kRegions[] = {
      "african",        "arab",           "asian",          "atlantic",      "caribbean",
      "commonwealth",   "continental",    "eurasian",       "european",      "global",
      "gulf",           "international",  "islamic",        "mediterranean", "nations",
      "nordic",         "pacific",        "world",          "regional",      "central american",
      "latin american", "south american", "north american", "inter american"};
  const std::string folded = " " + fold_name(name) + " ";
  return std::any_of(std::begin(kRegions), std::end(kRegions), [&](std::string_view region) {
    return folded.find(" " + std::string(region) + " ") != std::string::npos;
  });
}

}  // namespace entente::ingest
