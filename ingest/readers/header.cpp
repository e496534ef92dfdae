#include "ingest/readers/header.hpp"

#include <algorithm>
#include <array>

#include "graph/text/calendar.hpp"
#include "ingest/readers/dateline.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/readers/press_date.hpp"

namespace entente::ingest {
namespace {

constexpr std::size_t kLongestTitle = 300;     ///< bytes
constexpr std::size_t kLongestByline = 120;    ///< bytes
constexpr std::size_t kLongestName = 40;       ///< bytes of a line of names
constexpr std::size_t kHeaderLines = 10;       ///< lines below the title that may hold byline, date and dateline
constexpr std::size_t kTitleLooksAhead = 200;  ///< lines below a title among which one must end as a sentence

template <class Table>
bool is_any(std::string_view text, const Table& table) {
  return std::find(table.begin(), table.end(), text) != table.end();
}

/// "Post Report, KATHMANDU,": a part between commas that is all capitals.
bool names_place_in_capitals(std::string_view head) {
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t end = std::min(head.find(',', at), head.size());
    const std::string_view part = trimmed(head.substr(at, end - at));
    const bool loud = part.size() >= 3 && std::none_of(part.begin(), part.end(), is_lower) &&
                      std::none_of(part.begin(), part.end(), is_digit);
    if (loud) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

bool is_byline(std::string_view line) {
  line = trimmed(line);
  if (line.empty() || line.size() > kLongestByline) return false;
  const auto words = split_words(line);
  if (is_agency(line)) return true;
  const std::string lower = ascii_lower(line);
  for (const std::string_view opening :
       {"by ", "by: ", "written by ", "reported by ", "from our ", "report by ", "author: "}) {
    if (!lower.starts_with(opening)) continue;
    const auto name = split_words(std::string_view(line).substr(opening.size()));
    return !name.empty() && name.size() <= 14 && !ends_as_sentence(line) &&
           (begins_upper(name.front()) || opening == "from our ");
  }
  if (words.size() > 5 || words.size() < 2 || ends_as_sentence(line)) return false;
  const std::string last = ascii_lower(without_stop(words.back()));
  constexpr auto kLastWords = std::to_array<std::string_view>({"report", "reporter", "correspondent", "bureau", "desk",
                                                               "monitoring", "agencies", "writer", "staff", "monitor"});
  return is_any(last, kLastWords) && std::all_of(words.begin(), words.end(), [](std::string_view w) {
           return begins_upper(w) || w == "/" || w == "&" || is_small_name_word(w);
         });
}

std::optional<Date> date_line(std::string_view line) {
  line = trimmed(line);
  if (line.empty() || line.size() > kLongestByline) return std::nullopt;
  constexpr auto kTimeWords = std::to_array<std::string_view>(
      {"published", "updated", "posted", "last", "first",   "modified",    "date", "on",      "at",
       "am",        "pm",      "a.m",    "p.m",  "gmt",     "utc",         "pst",  "est",     "ist",
       "pkt",       "et",      "cet",    "eat",  "wat",     "local",       "time", "release", "issued",
       "created",   "hrs",     "and",    "edt",  "bst",     "ict",         "mon",  "tue",     "wed",
       "thu",       "fri",     "sat",    "sun",  "publish", "publication", "of",   "the"});
  std::optional<Date> found;
  for (std::size_t at = 0; at < line.size();) {
    if (!is_word_char(line[at])) {
      ++at;
      continue;
    }
    if (const auto date = press_date_at(line.substr(at))) {
      if (!found) found = date->date;
      at += date->size;
      continue;
    }
    const std::size_t end = std::min(line.find_first_of(" ,:|()/[]", at), line.size());
    const std::string word = ascii_lower(without_stop(line.substr(at, end - at)));
    const bool clock =
        std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '.' || c == '+'; }) ||
        (is_digit(word.empty() ? 'x' : word.front()) && word.size() <= 8);
    if (!clock && !is_weekday(word) && !is_any(word, kTimeWords)) return std::nullopt;
    at = std::max(end, at + 1);
  }
  return found;
}

std::optional<Date> dated_byline(std::string_view line) {
  line = trimmed(line);
  if (line.size() > kLongestByline || ends_as_sentence(line)) return std::nullopt;
  bool announced = ascii_lower(line).starts_with("by ");
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (!is_word_char(line[at]) || (at > 0 && is_word_char(line[at - 1]))) continue;
    const auto date = press_date_at(line.substr(at));
    if (date && announced) return date->date;
    // "Post Report, KATHMANDU, March 2, 2023"
    const bool last = date && without_stop(trimmed(line.substr(at + date->size))).empty();
    if (last && names_place_in_capitals(line.substr(0, at))) return date->date;
    const std::string rest = ascii_lower(line.substr(at, 10));
    announced = announced || rest.starts_with("published") || rest.starts_with("updated") || rest.starts_with("posted");
  }
  return std::nullopt;
}

bool is_name_line(std::string_view line) {
  line = trimmed(line);
  const auto words = split_words(line);
  return !words.empty() && words.size() <= 5 && line.size() <= kLongestName && !ends_as_sentence(line) &&
         line.find_first_of(":;\"") == std::string_view::npos &&
         std::all_of(words.begin(), words.end(), [](std::string_view word) {
           return (begins_upper(word) || is_small_name_word(word) || word == "&") &&
                  std::none_of(word.begin(), word.end(), is_digit);
         });
}

bool first_line_is_title(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return false;
  const std::string_view line = trimmed(text.substr(0, end));
  if (line.empty() || line.size() > kLongestTitle) return false;
  if (line.ends_with(',') || line.ends_with(';') || line.ends_with(':')) return false;
  const auto words = split_words(line);
  if (words.size() < 2 || is_byline(line) || date_line(line)) return false;
  const bool blank_below = end + 1 < text.size() && text[end + 1] == '\n';
  if (ends_as_sentence(line)) {
    // A question or a cry makes a headline, and so does an abbreviation at its end ("talks with U.S.").
    const bool abbreviation = line.size() > 4 && line.ends_with('.') && line[line.size() - 3] == '.';
    const bool question = line.ends_with('?') || line.ends_with('!');
    if (!(question || abbreviation) || !blank_below || words.size() > 20) return false;
  }
  std::string_view rest = text.substr(end + 1);
  for (std::size_t i = 0; i < kTitleLooksAhead && !rest.empty(); ++i) {
    const std::size_t stop = std::min(rest.find('\n'), rest.size());
    if (ends_as_sentence(rest.substr(0, stop))) return true;
    rest.remove_prefix(std::min(stop + 1, rest.size()));
  }
  return false;
}

namespace {

/// "... countries." - Reuters: the agency behind a text's last sentence.
std::optional<ByteSpan> closing_credit(std::string_view text, std::string& publisher) {
  const std::size_t line_start = text.rfind('\n') == std::string_view::npos ? 0 : text.rfind('\n') + 1;
  const std::string_view line = text.substr(line_start);
  constexpr auto kMarks =
      std::to_array<std::string_view>({" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xE2\x80\x94", "("});
  for (const std::string_view mark : kMarks) {
    const std::size_t at = line.rfind(mark);
    if (at == std::string_view::npos || line.size() - at > 60) continue;
    std::string_view name = trimmed(line.substr(at + mark.size()));
    while (name.ends_with(')') || name.ends_with('.')) name.remove_suffix(1);
    if (at > 0 && !ends_as_sentence(line.substr(0, at))) continue;
    std::string_view first = name.substr(0, name.find('/'));
    if (!is_agency(first)) continue;
    if (publisher.empty()) publisher = first;
    const std::size_t start = line_start + at + (mark.front() == ' ' ? 1 : 0);
    return ByteSpan{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(text.size())};
  }
  return std::nullopt;
}

/// "FILE - The president speaks ...": the label before a caption in the running text, from `from` on.
std::vector<ByteSpan> caption_labels(std::string_view text, std::size_t from) {
  static constexpr std::string_view kLabels[] = {
      "FILE - ", "FILE \xE2\x80\x93 ", "FILE \xE2\x80\x94 ", "FILE\xE2\x80\x94", "FILE-", "FILE PHOTO: ", "FILE: "};
  std::vector<ByteSpan> found;
  for (std::size_t at = from; at < text.size();) {
    const std::string_view rest = text.substr(at);
    for (const std::string_view label : kLabels) {
      if (!rest.starts_with(label)) continue;
      found.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + label.size())});
      break;
    }
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return found;
}

}  // namespace

Surroundings read_surroundings(std::string_view text, ByteSpan title) {
  Surroundings found;
  std::size_t at = title.empty() ? 0 : title.end;
  const auto aside = [&](std::string_view part) {
    const auto start = static_cast<std::uint32_t>(part.data() - text.data());
    found.asides.push_back({start, start + static_cast<std::uint32_t>(part.size())});
  };
  bool in_prose = false;
  for (std::size_t seen = 0; seen < kHeaderLines && at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trimmed(text.substr(at, end - at));
    at = end + 1;
    if (line.empty()) continue;
    ++seen;
    auto date = date_line(line);
    if (!date) date = dated_byline(line);
    if (date) {
      aside(line);
      if (date->year != 0 && !found.published) found.published = date;
    } else if (is_byline(line)) {
      aside(line);
      if (found.publisher.empty() && is_agency(line)) found.publisher = line;
    } else if (const auto dateline = dateline_at(line)) {
      aside(line.substr(0, dateline->size));
      if (found.publisher.empty()) found.publisher = dateline->publisher;
      if (!found.published) found.published = dateline->date;
      break;
    } else if (ends_as_sentence(line)) {
      in_prose = true;
      if (seen > 3) break;
    } else if (!in_prose && !title.empty() && is_name_line(line)) {
      aside(line);
    }
  }
  std::vector<ByteSpan> labels = caption_labels(text, found.asides.empty() ? title.end : found.asides.back().end);
  found.asides.insert(found.asides.end(), labels.begin(), labels.end());
  if (const auto credit = closing_credit(text, found.publisher)) {
    if (found.asides.empty() || found.asides.back().end <= credit->start) found.asides.push_back(*credit);
  }
  return found;
}

}  // namespace entente::ingest
