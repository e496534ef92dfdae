#pragma once

#include <cstdint>
#include <optional>

#include "graph/model/date.hpp"

namespace entente {

/// A date in 32 bits that keep its order: year, month and day, or 0 for none.
[[nodiscard]] constexpr std::uint32_t pack_date(const std::optional<Date>& date) {
  if (!date) return 0;
  return (static_cast<std::uint32_t>(date->year) + 1) << 9 | static_cast<std::uint32_t>(date->month) << 5 | date->day;
}

/// The date again; nullopt for 0 and for a number that pack_date() does not give.
[[nodiscard]] constexpr std::optional<Date> unpack_date(std::uint32_t packed) {
  const std::uint32_t year = packed >> 9;
  const std::uint32_t month = packed >> 5 & 15;
  if (year == 0 || year > 10'000 || month > 12) return std::nullopt;
  return Date{.year = static_cast<std::int16_t>(year - 1),
              .month = static_cast<std::uint8_t>(month),
              .day = static_cast<std::uint8_t>(packed & 31)};
}

}  // namespace entente
