#pragma once

#include <optional>
#include <string_view>

#include "graph/model/date.hpp"

namespace entente::ingest {

/// A date at the start of `text`, as publishers write it, and how many bytes it takes; the year may be missing
/// (`date.year` is 0 then).
struct PressDate {
  Date date;
  std::size_t size = 0;
};

/// Recognises "2025-11-30" (also as the head of a time stamp), "30 November 2025", "30th Nov. 2025", "November 30,
/// 2025", "Nov 30", "30 Nov", "Sunday, November 30, 2025", "30/11/2025" and "11/30/2025" where only one order is
/// possible, and "20251130". Month names are English, whole or as the usual abbreviation.
[[nodiscard]] std::optional<PressDate> press_date_at(std::string_view text);

/// The first date with a year anywhere in `text`: for a field or a line that is known to hold one ("Sun, 30 Nov 2025
/// 10:00:00 GMT", "Updated: November 30, 2025 3:04 pm").
[[nodiscard]] std::optional<Date> find_press_date(std::string_view text);

}  // namespace entente::ingest
