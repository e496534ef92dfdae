#pragma once

#include <algorithm>
#include <array>
#include <string_view>

// English names of days and months, in lower case and in the calendar's order.
namespace entente {

inline constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                              "friday", "saturday", "sunday"};
inline constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                             "may",       "june",     "july",     "august",
                                                             "september", "october",  "november", "december"};

/// A weekday's full name, in lower case.
[[nodiscard]] inline bool is_weekday(std::string_view word) {
  return std::find(kWeekdays.begin(), kWeekdays.end(), word) != kWeekdays.end();
}

/// A month's full name, in lower case.
[[nodiscard]] inline bool is_month(std::string_view word) {
  return std::find(kMonths.begin(), kMonths.end(), word) != kMonths.end();
}

/// Either, in lower case.
[[nodiscard]] inline bool is_day_or_month(std::string_view word) { return is_weekday(word) || is_month(word); }

}  // namespace entente
