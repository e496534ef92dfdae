#pragma once

#include <optional>
#include <vector>

#include "graph/model/date.hpp"
#include "ingest/language/tree.hpp"

namespace entente::ingest {

/// A time expression of a sentence and the date it means.
struct EventDate {
  std::uint32_t first = 0;  ///< tokens [first, last)
  std::uint32_t last = 0;
  Date date;
};

/// Finds "on Sunday", "yesterday", "last week", "in May 2018", "15 March", "2014", "the previous day" and the like, and
/// resolves them against the day of publication: a weekday is the last one on or before it, or the next after it where
/// the clause lies in the future. Without a day of publication only full dates, months with a year and years are found.
[[nodiscard]] std::vector<EventDate> find_dates(const language::Tree& tree, std::optional<Date> published);

/// The date of the event told by `predicate`: the expression nearest below it or below the predicate that governs it.
[[nodiscard]] std::optional<Date> date_of(const language::Tree& tree, std::uint32_t predicate,
                                          const std::vector<EventDate>& dates);

}  // namespace entente::ingest
