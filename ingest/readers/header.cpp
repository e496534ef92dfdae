#include "ingest/readers/header.hpp"

#include <algorithm>
#include <array>

#include "ingest/readers/lines.hpp"
#include "ingest/readers/press_date.hpp"

namespace entente::ingest {
namespace {

constexpr std::size_t kLongestHead = 90;       ///< bytes before a dateline's colon or dash
constexpr std::size_t kLongestTitle = 300;     ///< bytes
constexpr std::size_t kLongestByline = 120;    ///< bytes
constexpr std::size_t kHeaderLines = 10;       ///< lines below the title that may hold byline, date and dateline
constexpr std::size_t kTitleLooksAhead = 200;  ///< lines below a title among which one must end as a sentence

constexpr auto kAgencies = std::to_array<std::string_view>({"Reuters",
                                                            "AP",
                                                            "AFP",
                                                            "Xinhua",
                                                            "UPI",
                                                            "DPA",
                                                            "dpa",
                                                            "ANSA",
                                                            "EFE",
                                                            "TASS",
                                                            "Interfax",
                                                            "IANS",
                                                            "PTI",
                                                            "ANI",
                                                            "APP",
                                                            "IRNA",
                                                            "ISNA",
                                                            "Tasnim",
                                                            "Fars",
                                                            "Mehr",
                                                            "WAM",
                                                            "SPA",
                                                            "QNA",
                                                            "KUNA",
                                                            "BNA",
                                                            "PETRA",
                                                            "Petra",
                                                            "NNA",
                                                            "SANA",
                                                            "MENA",
                                                            "Anadolu",
                                                            "Kyodo",
                                                            "Jiji",
                                                            "Yonhap",
                                                            "KCNA",
                                                            "Bernama",
                                                            "Antara",
                                                            "VNA",
                                                            "PNA",
                                                            "NAN",
                                                            "GNA",
                                                            "APS",
                                                            "TAP",
                                                            "MAP",
                                                            "Ukrinform",
                                                            "Belga",
                                                            "ANP",
                                                            "BTA",
                                                            "Agerpres",
                                                            "MTI",
                                                            "PAP",
                                                            "CTK",
                                                            "HINA",
                                                            "Tanjug",
                                                            "VOA",
                                                            "BBC",
                                                            "RFE/RL",
                                                            "CNN",
                                                            "Associated Press",
                                                            "Anadolu Agency",
                                                            "Agencies",
                                                            "agencies",
                                                            "Bloomberg",
                                                            "IPS",
                                                            "PANA",
                                                            "UNI",
                                                            "AAP",
                                                            "CP"});

/// Heads that look like a place before a colon and are a label.
constexpr auto kLabels = std::to_array<std::string_view>(
    {"analysis", "opinion", "explainer",  "explained", "exclusive",  "update",    "updated",     "breaking",
     "watch",    "video",   "live",       "editorial", "comment",    "interview", "profile",     "timeline",
     "factbox",  "report",  "reports",    "review",    "fact check", "q&a",       "in pictures", "correction",
     "note",     "summary", "background", "quote",     "question",   "answer",    "q",           "a"});

constexpr auto kSmallNameWords = std::to_array<std::string_view>(
    {"de", "del", "al", "el", "la", "le", "of", "the", "and", "da", "do", "dos", "es", "sur", "am"});

constexpr auto kPublisherWords = std::to_array<std::string_view>(
    {"news", "times", "agency", "press", "post", "tribune", "herald", "today", "daily", "gazette", "online", "wire"});

template <class Table>
bool is_any(std::string_view text, const Table& table) {
  return std::find(table.begin(), table.end(), text) != table.end();
}

std::vector<std::string_view> split_at_commas(std::string_view text) {
  std::vector<std::string_view> pieces;
  while (true) {
    const std::size_t comma = text.find(',');
    pieces.push_back(trimmed(text.substr(0, comma)));
    if (comma == std::string_view::npos) return pieces;
    text.remove_prefix(comma + 1);
  }
}

bool begins_upper(std::string_view word) {
  return !word.empty() && (is_upper(word.front()) || static_cast<unsigned char>(word.front()) >= 0xC3);
}

bool has_lower(std::string_view text) { return std::any_of(text.begin(), text.end(), is_lower); }
std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_letter));
}

/// "ISLAMABAD", "NEW DELHI", "WASHINGTON/BEIRUT"
bool is_place_in_capitals(std::string_view text) {
  return !has_lower(text) && letters(text) >= 3 && split_words(text).size() <= 5 &&
         std::none_of(text.begin(), text.end(), is_digit);
}

/// "New Delhi", "Rio de Janeiro", "Tel Aviv"
bool is_name(std::string_view text, std::size_t most_words) {
  const auto words = split_words(text);
  if (words.empty() || words.size() > most_words || !begins_upper(words.front())) return false;
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return (begins_upper(word) || is_any(word, kSmallNameWords)) && std::none_of(word.begin(), word.end(), is_digit) &&
           word.find_first_of("\"!?;()") == std::string_view::npos;
  });
}

bool is_publisher_name(std::string_view text) {
  if (is_any(text, kAgencies)) return true;
  const auto words = split_words(text);
  return words.size() >= 2 && words.size() <= 5 && is_any(ascii_lower(words.back()), kPublisherWords);
}

struct Separator {
  std::size_t at = 0;
  std::size_t end = 0;
  bool colon = false;
};

/// The first colon or free-standing dash.
std::optional<Separator> find_separator(std::string_view text) {
  constexpr auto kDashes = std::to_array<std::string_view>({"\xE2\x80\x94", "\xE2\x80\x93", "--", "-"});
  for (std::size_t at = 0; at < std::min(text.size(), kLongestHead); ++at) {
    const std::string_view rest = text.substr(at);
    if (rest.front() == ':') {
      if (rest.size() > 1 && rest[1] != ' ') return std::nullopt;
      return Separator{at, at + 1, true};
    }
    for (const std::string_view dash : kDashes) {
      if (!rest.starts_with(dash)) continue;
      const bool blank_before = at > 0 && (text[at - 1] == ' ' || text[at - 1] == ')');
      const bool blank_behind = rest.size() == dash.size() || rest[dash.size()] == ' ';
      const bool em_dash = dash == kDashes.front();
      if ((blank_before && blank_behind) || (em_dash && at > 0)) return Separator{at, at + dash.size(), false};
      at += dash.size() - 1;  // a hyphen inside a word
      break;
    }
  }
  return std::nullopt;
}

/// Takes "(Reuters)" out of the head; false when a bracket holds something else.
bool take_credit(std::string& head, std::string& publisher) {
  for (std::size_t open = head.find('('); open != std::string::npos; open = head.find('(')) {
    const std::size_t close = head.find(')', open);
    if (close == std::string::npos) return false;
    const std::string credit(trimmed(std::string_view(head).substr(open + 1, close - open - 1)));
    if (credit.empty() || credit.size() > 40) return false;
    if (publisher.empty() && is_publisher_name(credit)) publisher = credit;
    head.replace(open, close - open + 1, " ");
  }
  return true;
}

std::string_view without_stop(std::string_view word) {
  while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
  return word;
}

/// "CAIRO - 26 July 2022: ..." has its date behind the dash.
void take_date_behind_dash(std::string_view paragraph, Dateline& dateline) {
  const std::string_view behind = paragraph.substr(dateline.size);
  const std::size_t blanks = std::min(behind.find_first_not_of(' '), behind.size());
  const auto date = press_date_at(behind.substr(blanks));
  if (!date) return;
  const auto separator = find_separator(behind.substr(blanks + date->size));
  if (!separator || separator->at > 1) return;
  dateline.size += blanks + date->size + separator->end;
  if (date->date.year != 0) dateline.date = date->date;
}

}  // namespace

std::optional<Dateline> dateline_at(std::string_view paragraph) {
  const auto separator = find_separator(paragraph);
  if (!separator) return std::nullopt;
  Dateline dateline;
  dateline.size = separator->end;
  std::string head(paragraph.substr(0, separator->at));
  if (!take_credit(head, dateline.publisher)) return std::nullopt;
  const bool credited = head.size() != separator->at || !dateline.publisher.empty();

  bool dated = false;
  std::vector<std::string_view> names;
  std::string_view left = trimmed(head);
  // A date may hold a comma itself ("November 30, 2025") and may follow the place without one ("CAIRO Nov 30").
  for (std::size_t at = 0; at < left.size() && !dated; ++at) {
    if (at > 0 && left[at - 1] != ' ' && left[at - 1] != ',') continue;
    const auto date = press_date_at(left.substr(at));
    if (!date) continue;
    if (!trimmed(left.substr(at + date->size)).empty() && without_stop(trimmed(left.substr(at + date->size))) != "") {
      return std::nullopt;
    }
    dated = true;
    if (date->date.year != 0) dateline.date = date->date;
    left = trimmed(left.substr(0, at));
  }
  for (const std::string_view piece : split_at_commas(left)) {
    if (!piece.empty()) names.push_back(piece);
  }
  if (names.empty() || names.size() > 4) return std::nullopt;

  const std::string_view first = names.front();
  const std::string label = ascii_lower(first);
  const bool capitals = is_place_in_capitals(first);
  if (is_publisher_name(first) && names.size() == 1 && (dated || separator->colon)) {
    if (dateline.publisher.empty()) dateline.publisher = first;
    return dateline;
  }
  if (is_any(label, kLabels)) {
    if (!separator->colon) return std::nullopt;
    return dateline;
  }
  if (!capitals && !is_name(first, 4)) return std::nullopt;
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (!is_place_in_capitals(names[i]) && !is_name(names[i], 4)) return std::nullopt;
  }
  if (!capitals && !dated && !credited) {
    // A name in ordinary letters is a place only where a sentence starts anew behind it.
    const std::string_view behind = trimmed(paragraph.substr(separator->end));
    if (names.size() > 2 || split_words(first).size() > 3 || !begins_upper(behind)) return std::nullopt;
  }
  dateline.place = first;
  if (!dated && !separator->colon) take_date_behind_dash(paragraph, dateline);
  return dateline;
}

bool is_byline(std::string_view line) {
  line = trimmed(line);
  if (line.empty() || line.size() > kLongestByline) return false;
  const auto words = split_words(line);
  if (is_any(line, kAgencies)) return true;
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
           return begins_upper(w) || w == "/" || w == "&" || is_any(w, kSmallNameWords);
         });
}

std::optional<Date> date_line(std::string_view line) {
  line = trimmed(line);
  if (line.empty() || line.size() > kLongestByline) return std::nullopt;
  constexpr auto kTimeWords = std::to_array<std::string_view>(
      {"published", "updated", "posted",  "last",        "first",    "modified", "date",     "on",      "at",
       "am",        "pm",      "a.m",     "p.m",         "gmt",      "utc",      "pst",      "est",     "ist",
       "pkt",       "et",      "cet",     "eat",         "wat",      "local",    "time",     "release", "issued",
       "created",   "monday",  "tuesday", "wednesday",   "thursday", "friday",   "saturday", "sunday",  "hrs",
       "and",       "edt",     "bst",     "ict",         "mon",      "tue",      "wed",      "thu",     "fri",
       "sat",       "sun",     "publish", "publication", "of",       "the"});
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
    if (!clock && !is_any(word, kTimeWords)) return std::nullopt;
    at = std::max(end, at + 1);
  }
  return found;
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
    if (!is_any(first, kAgencies)) continue;
    if (publisher.empty()) publisher = first;
    const std::size_t start = line_start + at + (mark.front() == ' ' ? 1 : 0);
    return ByteSpan{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(text.size())};
  }
  return std::nullopt;
}

}  // namespace

Surroundings read_surroundings(std::string_view text, ByteSpan title) {
  Surroundings found;
  std::size_t at = title.empty() ? 0 : title.end;
  const auto aside = [&](std::string_view part) {
    const auto start = static_cast<std::uint32_t>(part.data() - text.data());
    found.asides.push_back({start, start + static_cast<std::uint32_t>(part.size())});
  };
  for (std::size_t seen = 0; seen < kHeaderLines && at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trimmed(text.substr(at, end - at));
    at = end + 1;
    if (line.empty()) continue;
    ++seen;
    if (const auto date = date_line(line)) {
      aside(line);
      if (date->year != 0 && !found.published) found.published = date;
    } else if (is_byline(line)) {
      aside(line);
      if (found.publisher.empty() && is_any(line, kAgencies)) found.publisher = line;
    } else if (const auto dateline = dateline_at(line)) {
      aside(line.substr(0, dateline->size));
      if (found.publisher.empty()) found.publisher = dateline->publisher;
      if (!found.published) found.published = dateline->date;
      break;
    } else if (ends_as_sentence(line) && seen > 3) {
      break;
    }
  }
  if (const auto credit = closing_credit(text, found.publisher)) {
    if (found.asides.empty() || found.asides.back().end <= credit->start) found.asides.push_back(*credit);
  }
  return found;
}

}  // namespace entente::ingest
