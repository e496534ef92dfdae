#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// A proleptic Gregorian date known to the year, the month or the day: month 0 or day 0 means "not known".
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;

  /// ISO 8601: "2025", "2025-11" or "2025-11-30". The text of another form, or of a day that does not exist, is
  /// nullopt.
  static std::optional<Date> parse(std::string_view iso);
  [[nodiscard]] std::string iso() const;

  /// The first and the last day the date may mean; both are known to the day.
  [[nodiscard]] Date first_day() const;
  [[nodiscard]] Date last_day() const;

  /// Days since 1970-01-01 of first_day(), and back.
  [[nodiscard]] std::int32_t days() const;
  static Date from_days(std::int32_t days);
  /// 0 = Monday .. 6 = Sunday, of first_day().
  [[nodiscard]] int weekday() const;

  /// Orders by first_day(), the less precise before the more precise.
  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

}  // namespace entente
