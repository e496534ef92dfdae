#include "ingest/readers/dateline.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "ingest/readers/lines.hpp"
#include "ingest/readers/press_date.hpp"

namespace entente::ingest {
namespace {

constexpr std::size_t kLongestHead = 90;  ///< bytes before a dateline's colon or dash
constexpr std::size_t kMostNames = 4;     ///< "KYIV, Ukraine", "MOSUL, Nineveh, Iraq"

// clang-format off
constexpr auto kAgencies = std::to_array<std::string_view>({
    "Reuters", "AP", "AFP", "Xinhua", "UPI", "DPA", "dpa", "ANSA", "EFE", "TASS", "Interfax", "IANS", "PTI", "ANI",
    "APP", "IRNA", "ISNA", "Tasnim", "Fars", "Mehr", "WAM", "SPA", "QNA", "KUNA", "BNA", "PETRA", "Petra", "NNA",
    "SANA", "MENA", "Anadolu", "Kyodo", "Jiji", "Yonhap", "KCNA", "Bernama", "Antara", "VNA", "PNA", "NAN", "GNA",
    "APS", "TAP", "MAP", "Ukrinform", "Belga", "ANP", "BTA", "Agerpres", "MTI", "PAP", "CTK", "HINA", "Tanjug", "VOA",
    "BBC", "RFE/RL", "CNN", "Associated Press", "Anadolu Agency", "Agencies", "agencies", "Bloomberg", "IPS", "PANA",
    "UNI", "AAP", "CP",
});
// clang-format on

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

/// Takes the date off the end of a head. A date may hold a comma itself ("November 30, 2025") and may follow the place
/// without one ("CAIRO Nov 30"). Nothing may stand behind it.
bool take_date(std::string_view& head, Dateline& dateline) {
  for (std::size_t at = 0; at < head.size(); ++at) {
    if (at > 0 && head[at - 1] != ' ' && head[at - 1] != ',') continue;
    const auto date = press_date_at(head.substr(at));
    if (!date || !without_stop(trimmed(head.substr(at + date->size))).empty()) continue;
    if (date->date.year != 0) dateline.date = date->date;
    head = trimmed(head.substr(0, at));
    return true;
  }
  return false;
}

/// The parts of "KYIV, Ukraine,"; empty parts do not count.
std::vector<std::string_view> names_of(std::string_view head) {
  std::vector<std::string_view> names = split_at_commas(head);
  std::erase_if(names, [](std::string_view name) { return name.empty(); });
  return names;
}

/// "LIMA (Pacific Wire) Dockworkers shut": a place in capitals and who reports from there, with no dash behind.
std::optional<Dateline> credited_place(std::string_view paragraph) {
  const std::size_t open = paragraph.substr(0, kLongestHead).find('(');
  const std::size_t close = open == std::string_view::npos ? open : paragraph.find(')', open);
  if (close == std::string_view::npos || close + 2 >= paragraph.size()) return std::nullopt;
  // A capital, not a dash
  const auto next = static_cast<unsigned char>(paragraph[close + 2]);
  const bool capital = is_upper(paragraph[close + 2]) || (next >= 0xC3 && next < 0xE0);
  const std::string_view credit = trimmed(paragraph.substr(open + 1, close - open - 1));
  if (paragraph[close + 1] != ' ' || !capital || !is_publisher_name(credit)) return std::nullopt;
  Dateline dateline{.size = close + 1, .place = {}, .publisher = std::string(credit), .date = {}};
  std::string_view left = trimmed(paragraph.substr(0, open));
  take_date(left, dateline);
  const std::vector<std::string_view> names = names_of(left);
  if (names.empty() || names.size() > kMostNames || !is_place_in_capitals(names.front())) return std::nullopt;
  dateline.place = names.front();
  return dateline;
}

}  // namespace

std::optional<Dateline> dateline_at(std::string_view paragraph) {
  if (auto credited = credited_place(paragraph)) return credited;
  const auto separator = find_separator(paragraph);
  if (!separator) return std::nullopt;
  Dateline dateline;
  dateline.size = separator->end;
  std::string head(paragraph.substr(0, separator->at));
  if (!take_credit(head, dateline.publisher)) return std::nullopt;
  const bool credited = head.size() != separator->at || !dateline.publisher.empty();
  std::string_view left = trimmed(head);
  const bool dated = take_date(left, dateline);
  const std::vector<std::string_view> names = names_of(left);
  if (names.empty() || names.size() > kMostNames) return std::nullopt;

  const std::string_view first = names.front();
  if (names.size() == 1 && is_publisher_name(first) && (dated || separator->colon)) {
    if (dateline.publisher.empty()) dateline.publisher = first;
    return dateline;
  }
  if (is_any(ascii_lower(first), kLabels)) return separator->colon ? std::optional(dateline) : std::nullopt;
  const auto is_place = [](std::string_view name) { return is_place_in_capitals(name) || is_name(name, 4); };
  if (!std::all_of(names.begin(), names.end(), is_place)) return std::nullopt;
  if (!is_place_in_capitals(first) && !dated && !credited) {
    // A name in ordinary letters is a place only where a sentence starts anew behind it.
    const std::string_view behind = trimmed(paragraph.substr(separator->end));
    if (names.size() > 2 || split_words(first).size() > 3 || !begins_upper(behind)) return std::nullopt;
  }
  dateline.place = first;
  if (!dated && !separator->colon) take_date_behind_dash(paragraph, dateline);
  return dateline;
}

bool is_agency(std::string_view name) { return is_any(name, kAgencies); }

bool is_small_name_word(std::string_view word) { return is_any(word, kSmallNameWords); }

bool begins_upper(std::string_view word) {
  return !word.empty() && (is_upper(word.front()) || static_cast<unsigned char>(word.front()) >= 0xC3);
}

std::string_view without_stop(std::string_view word) {
  while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
  return word;
}

}  // namespace entente::ingest
