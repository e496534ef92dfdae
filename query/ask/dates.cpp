#include "query/ask/dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "graph/model/error.hpp"

namespace entente::query {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

/// 1..12, of a month's name or its abbreviation of three letters or more; 0 when it is none.
int month_of(std::string_view form) {
  if (form.ends_with('.')) form.remove_suffix(1);
  if (form.size() < 3) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i] == form || (form.size() <= 4 && kMonths[i].starts_with(form))) return static_cast<int>(i) + 1;
  }
  return 0;
}

std::optional<int> number_of(std::string_view form) {
  for (const std::string_view tail : {"st", "nd", "rd", "th"}) {
    if (form.size() > 2 && form.ends_with(tail)) {
      form.remove_suffix(2);
      break;
    }
  }
  int value = 0;
  const auto [end, error] = std::from_chars(form.data(), form.data() + form.size(), value);
  if (error != std::errc() || end != form.data() + form.size()) return std::nullopt;
  return value;
}

bool is_year(int value) { return value >= 1000 && value <= 9999; }

struct DatePhrase {
  Date date;
  std::size_t words = 0;  ///< 0: there is no date here
};

class Reader {
 public:
  Reader(std::string_view question, std::vector<Word>& words) : question_(question), words_(words) {}

  Period read() {
    Period period;
    for (std::size_t i = 0; i < words_.size();) {
      if (!phrase(i, period)) ++i;
    }
    if (period.since && period.until && *period.until < *period.since) {
      throw Error(ErrorCode::usage, "the question asks for a time that ends (" + period.until->iso() +
                                        ") before it begins (" + period.since->iso() + ")");
    }
    return period;
  }

 private:
  [[nodiscard]] std::string_view form(std::size_t i) const {
    return i < words_.size() ? std::string_view(words_[i].form) : "";
  }
  [[nodiscard]] std::string_view raw(std::size_t i) const {
    return question_.substr(words_[i].start, words_[i].end - words_[i].start);
  }

  /// A date that begins at word i: ISO, "2025", "November 2025", "30 November 2025", "November 30 2025".
  [[nodiscard]] DatePhrase date(std::size_t i) const {
    if (i >= words_.size()) return {};
    if (const auto iso = Date::parse(raw(i)); iso && raw(i).size() >= 4) return {*iso, 1};
    std::size_t at = i;
    if (form(at) == "the") ++at;
    int day = 0;
    int month = 0;
    if (const auto number = number_of(form(at)); number && *number >= 1 && *number <= 31) {
      std::size_t next = at + 1;
      if (form(next) == "of") ++next;
      month = month_of(form(next));
      if (month == 0) return {};
      day = *number;
      at = next + 1;
    } else {
      month = month_of(form(at));
      // "may" is a month only with something of a date behind it, or a capital letter.
      if (month == 0 || (month == 5 && !words_[at].capital && !number_of(form(at + 1)))) return {};
      ++at;
      if (const auto number_after = number_of(form(at)); number_after && *number_after >= 1 && *number_after <= 31) {
        day = *number_after;
        ++at;
      }
    }
    const auto year = number_of(form(at));
    if (!year || !is_year(*year)) {
      throw Error(ErrorCode::usage,
                  "'" + std::string(question_.substr(words_[i].start, words_[at - 1].end - words_[i].start)) +
                      "' needs a year: write 'November 2025', '30 November 2025' or '2025-11-30'");
    }
    const Date date{.year = static_cast<std::int16_t>(*year),
                    .month = static_cast<std::uint8_t>(month),
                    .day = static_cast<std::uint8_t>(day)};
    if (!Date::parse(date.iso())) throw Error(ErrorCode::usage, "there is no day " + date.iso());
    return {date, at + 1 - i};
  }

  void erase(std::size_t first, std::size_t count) {
    const auto begin = words_.begin() + static_cast<std::ptrdiff_t>(first);
    words_.erase(begin, begin + static_cast<std::ptrdiff_t>(count));
  }

  static void narrow(Period& period, std::optional<Date> since, std::optional<Date> until) {
    if (since && (!period.since || *period.since < *since)) period.since = since;
    if (until && (!period.until || *until < *period.until)) period.until = until;
  }

  bool phrase(std::size_t i, Period& period) {
    const std::string_view word = form(i);
    if (word == "between" || word == "from") {
      const DatePhrase first = date(i + 1);
      const std::string_view join = form(i + 1 + first.words);
      if (first.words == 0) return false;
      const bool joined = word == "between" ? join == "and" : (join == "to" || join == "until" || join == "till");
      const DatePhrase second = joined ? date(i + 2 + first.words) : DatePhrase{};
      if (second.words == 0) {
        if (word == "between") return false;
        narrow(period, first.date.first_day(), std::nullopt);
        erase(i, 1 + first.words);
        return true;
      }
      narrow(period, first.date.first_day(), second.date.last_day());
      erase(i, 2 + first.words + second.words);
      return true;
    }
    constexpr std::array<std::string_view, 10> kLeads = {"since", "after", "before", "until",  "till",
                                                         "by",    "in",    "on",     "during", "as"};
    if (std::find(kLeads.begin(), kLeads.end(), word) == kLeads.end()) return false;
    std::size_t lead = 1;
    if (word == "as") {  // "as of 2025-12-01"
      if (form(i + 1) != "of") return false;
      lead = 2;
    }
    const DatePhrase at = date(i + lead);
    if (at.words == 0) return false;
    const Date first = at.date.first_day();
    const Date last = at.date.last_day();
    if (word == "since") narrow(period, first, std::nullopt);
    if (word == "after") narrow(period, Date::from_days(last.days() + 1), std::nullopt);
    if (word == "before") narrow(period, std::nullopt, Date::from_days(first.days() - 1));
    if (word == "until" || word == "till" || word == "by" || word == "as") narrow(period, std::nullopt, last);
    if (word == "in" || word == "on" || word == "during") narrow(period, first, last);
    erase(i, lead + at.words);
    return true;
  }

  std::string_view question_;
  std::vector<Word>& words_;
};

}  // namespace

Period take_period(std::string_view question, std::vector<Word>& words) { return Reader(question, words).read(); }

}  // namespace entente::query
