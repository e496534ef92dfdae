#include "ingest/readers/press_date.hpp"

#include <array>
#include <chrono>
#include <cstdint>

#include "graph/text/calendar.hpp"
#include "ingest/readers/lines.hpp"

namespace entente::ingest {
namespace {

constexpr int kFirstYear = 1500;
constexpr int kLastYear = 2999;

/// Reads a text from left to right; every step either takes something whole or nothing.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}
  [[nodiscard]] std::size_t at() const { return at_; }
  void go_back_to(std::size_t at) { at_ = at; }

  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool take_blanks() {
    const std::size_t before = at_;
    while (take(' ')) {
    }
    return at_ != before;
  }
  [[nodiscard]] bool at_word_end() const { return at_ >= text_.size() || !is_word_char(text_[at_]); }

  /// A number of `least` to `most` digits that is not the head of a longer one.
  std::optional<int> number(std::size_t least, std::size_t most) {
    std::size_t end = at_;
    int value = 0;
    while (end < text_.size() && is_digit(text_[end]) && end - at_ <= most) {
      value = value * 10 + (text_[end] - '0');
      ++end;
    }
    if (end - at_ < least || end - at_ > most) return std::nullopt;
    at_ = end;
    return value;
  }

  /// A name of `names`, whole or cut after at least three letters, with or without a full stop.
  template <std::size_t N>
  std::optional<std::size_t> name(const std::array<std::string_view, N>& names) {
    std::size_t end = at_;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    const std::string word = ascii_lower(text_.substr(at_, end - at_));
    if (word.size() < 3) return std::nullopt;
    for (std::size_t i = 0; i < N; ++i) {
      const bool whole = word == names[i];
      const bool cut = word.size() <= 5 && names[i].starts_with(word);
      if (!whole && !cut) continue;
      if (end < text_.size() && is_word_char(text_[end])) return std::nullopt;
      at_ = end;
      if (!whole) take('.');
      return i;
    }
    return std::nullopt;
  }

  bool ordinal_ending() {
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
      if (ascii_lower(text_.substr(at_, 2)) == ending) {
        at_ += 2;
        return true;
      }
    }
    return false;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

std::optional<Date> checked(int year, int month, int day) {
  if (year != 0 && (year < kFirstYear || year > kLastYear)) return std::nullopt;
  // A leap year stands in for the unknown one, so that 29 February may be.
  const std::chrono::year_month_day date{std::chrono::year{year == 0 ? 2024 : year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return Date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

/// ", 2025", " 2025" or nothing, which is 0.
int optional_year(Scanner& in) {
  const std::size_t before = in.at();
  in.take(',');
  in.take_blanks();
  const auto year = in.number(4, 4);
  if (year && in.at_word_end() && *year >= kFirstYear && *year <= kLastYear) return *year;
  in.go_back_to(before);
  return 0;
}

std::optional<int> day_number(Scanner& in) {
  const auto day = in.number(1, 2);
  if (day) in.ordinal_ending();
  return day;
}

/// "30 November 2025", "30th of Nov"
std::optional<Date> day_first(Scanner& in) {
  const auto day = day_number(in);
  if (!day || !(in.take_blanks() || in.take('-'))) return std::nullopt;
  const std::size_t before = in.at();
  if (!(in.take('o') && in.take('f') && in.take_blanks())) in.go_back_to(before);
  const auto month = in.name(kMonths);
  if (!month) return std::nullopt;
  const std::size_t after_month = in.at();
  if (in.take('-')) {
    if (const auto year = in.number(4, 4)) return checked(*year, static_cast<int>(*month) + 1, *day);
    in.go_back_to(after_month);
  }
  return checked(optional_year(in), static_cast<int>(*month) + 1, *day);
}

/// "November 30, 2025", "Nov. 30"
std::optional<Date> month_first(Scanner& in) {
  const auto month = in.name(kMonths);
  if (!month || !in.take_blanks()) return std::nullopt;
  const auto day = day_number(in);
  if (!day || !in.at_word_end()) return std::nullopt;
  return checked(optional_year(in), static_cast<int>(*month) + 1, *day);
}

/// "2025-11-30", "2025/11/30", "20251130"
std::optional<Date> year_first(Scanner& in) {
  const std::size_t before = in.at();
  if (const auto all = in.number(8, 8)) return checked(*all / 10000, *all / 100 % 100, *all % 100);
  in.go_back_to(before);
  const auto year = in.number(4, 4);
  if (!year) return std::nullopt;
  const char separator = in.take('-') ? '-' : (in.take('/') ? '/' : (in.take('.') ? '.' : '\0'));
  if (separator == '\0') return std::nullopt;
  const auto month = in.number(1, 2);
  if (!month || !in.take(separator)) return std::nullopt;
  const auto day = in.number(1, 2);
  if (!day) return std::nullopt;
  return checked(*year, *month, *day);
}

/// "30/11/2025", "30.11.2025", "11/30/2025": only where one of the two cannot be a month.
std::optional<Date> all_numbers(Scanner& in) {
  const auto first = in.number(1, 2);
  if (!first) return std::nullopt;
  const char separator = in.take('/') ? '/' : (in.take('.') ? '.' : (in.take('-') ? '-' : '\0'));
  if (separator == '\0') return std::nullopt;
  const auto second = in.number(1, 2);
  if (!second || !in.take(separator)) return std::nullopt;
  const auto year = in.number(4, 4);
  if (!year) return std::nullopt;
  if (*first == *second || *first > 12 || separator == '.') return checked(*year, *second, *first);
  if (*second > 12) return checked(*year, *first, *second);
  return std::nullopt;
}

void skip_weekday(Scanner& in) {
  const std::size_t before = in.at();
  if (!in.name(kWeekdays)) return;
  in.take(',');
  if (!in.take_blanks()) in.go_back_to(before);
}

}  // namespace

std::optional<PressDate> press_date_at(std::string_view text) {
  Scanner in(text);
  skip_weekday(in);
  const std::size_t start = in.at();
  for (const auto form : {year_first, day_first, month_first, all_numbers}) {
    in.go_back_to(start);
    const auto date = form(in);
    // "2025-11-30T10:00" goes on after the date; nothing else may.
    const bool ends = in.at_word_end() || (form == year_first && text[in.at()] == 'T');
    if (date && ends) return PressDate{*date, in.at()};
  }
  return std::nullopt;
}

std::optional<Date> find_press_date(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && is_word_char(text[at - 1])) continue;
    if (!is_word_char(text[at])) continue;
    const auto found = press_date_at(text.substr(at));
    if (found && found->date.year != 0) return found->date;
  }
  return std::nullopt;
}

}  // namespace entente::ingest
