#include "ingest/entities/titles.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "ingest/entities/name_words.hpp"

namespace entente::ingest {
namespace {

using language::Sentence;

/// A title that was found right before a token.
struct Found {
  std::uint32_t words = 0;  ///< how many tokens it takes; none: there is no title
  std::string role;         ///< empty for an honorific
};

/// The lemma of a title in the plural: "Presidents Biden and Al-Sisi". Empty when the token is no such word.
std::string singular_title(const Sentence& sentence, std::uint32_t token, const Lexicon& lexicon) {
  std::string lemma(sentence.tokens[token].lemma);
  if (!lemma.empty() && lemma[0] >= 'A' && lemma[0] <= 'Z') lemma[0] = static_cast<char>(lemma[0] - 'A' + 'a');
  return lexicon.has("titles", lemma) ? lemma : std::string{};
}

/// The longest known title that ends at `at`; "Minister of Foreign Affairs" reads as "foreign affairs minister".
Found longest_title(const Sentence& sentence, std::uint32_t at, std::uint32_t longest, const Lexicon& lexicon) {
  if (at == 0) return {};
  std::string last = lower_form(sentence.tokens[at - 1]);
  bool of_several = lexicon.ends("titles", last);
  if (!last.empty() && last.back() == '.') last.pop_back();
  of_several = of_several || lexicon.ends("honorifics", last);
  for (std::uint32_t size = of_several ? std::min({longest, at, std::uint32_t{6}}) : 1; size > 0; --size) {
    std::string words;
    for (std::uint32_t i = at - size; i < at; ++i) {
      if (!words.empty() && sentence.tokens[i - 1].span.end != sentence.tokens[i].span.start) words += ' ';
      words += lower_form(sentence.tokens[i]);
    }
    std::string bare = words;
    if (!bare.empty() && bare.back() == '.') bare.pop_back();
    if (lexicon.has("titles", words)) return {size, words};
    if (size == 1) {
      if (std::string singular = singular_title(sentence, at - 1, lexicon); !singular.empty()) return {size, singular};
    }
    if (lexicon.has("honorifics", bare)) return {size, {}};
  }
  return {};
}

/// "Minister of Foreign Affairs X", "Minister for Trade, Industry and Tourism X": a portfolio after "of" or "for",
/// capitals throughout but for what joins them, and the office before it.
Found office_with_portfolio(const Sentence& sentence, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 8;  // words
  const auto joint = [&](std::uint32_t i) {
    const std::string_view form = sentence.tokens[i].form;
    return form == "and" || form == "," || form == "&";
  };
  std::uint32_t back = at;
  while (back > 0 && at - back < kLongest &&
         (capitalised(sentence.tokens[back - 1].form) || (back < at && joint(back - 1))))
    --back;
  const std::string before = back > 0 ? lower_form(sentence.tokens[back - 1]) : std::string{};
  if (back >= at || back < 2 || joint(back) || (before != "of" && before != "for")) return {};
  const std::string office = lower_form(sentence.tokens[back - 2]);
  if (office != "minister" && office != "secretary" && office != "ministers" && office != "commissioner") return {};
  const std::string portfolio = lower_words(sentence, back, at);
  const bool foreign = portfolio.find("foreign affairs") != std::string::npos;
  return {at - back + 2, foreign ? "foreign " + office : portfolio + " " + office};
}

bool joins_titles(std::string_view word) { return word == "and" || word == "-" || word == "/" || word == ","; }

/// Titles that follow one another without a word between them.
struct Row {
  std::uint32_t first = 0;
  std::vector<std::string> roles;  ///< the last one first
  bool goes_on = false;            ///< "and" or the like stands before it
};

/// The row of titles that ends right before token `end`; its first is `end` when there is none.
Row row_before(const Sentence& sentence, std::uint32_t end, std::uint32_t longest, const Lexicon& lexicon) {
  Row row{end, {}, false};
  while (row.first > 0) {
    Found found = longest_title(sentence, row.first, longest, lexicon);
    if (found.words == 0) {
      const std::string word = lower_form(sentence.tokens[row.first - 1]);
      if (row.first >= 2 && row.first != end && joins_titles(word)) {
        row.goes_on = word != ",";
        break;
      }
      found = office_with_portfolio(sentence, row.first);
    }
    if (found.words == 0) break;
    if (!found.role.empty()) row.roles.push_back(std::move(found.role));
    row.first -= found.words;
  }
  return row;
}

}  // namespace

TitleSpan title_before(const Sentence& sentence, std::uint32_t end, const Lexicon& lexicon) {
  TitleSpan title{end, end, {}};
  const auto longest = static_cast<std::uint32_t>(lexicon.longest("titles"));
  std::vector<std::string> roles;
  std::vector<std::string> waiting;  // of rows before which no office was found yet
  // "... Minister and Minister ...": on over what joins rows of titles, while an office lies before it. Words of a
  // portfolio before the last title: "Equatoguinean Interior | Minister" is one title already; "Horn of Africa | envoy"
  // is left to the modifiers of the phrase.
  for (std::uint32_t at = end;;) {
    Row row = row_before(sentence, at, longest, lexicon);
    if (row.first == at) break;
    std::move(row.roles.begin(), row.roles.end(), std::back_inserter(waiting));
    if (at == end || !waiting.empty()) {
      title.first = row.first;
      std::move(waiting.begin(), waiting.end(), std::back_inserter(roles));
      waiting.clear();
    }
    if (!row.goes_on) break;
    at = row.first - 1;
  }
  std::reverse(roles.begin(), roles.end());
  for (const std::string& role : roles) title.role += (title.role.empty() ? "" : " and ") + role;
  return title;
}

}  // namespace entente::ingest
