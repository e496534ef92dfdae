#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "graph/model/date.hpp"
#include "query/ask/words.hpp"

namespace entente::query {

/// Days from `since` to `until`, both included; an end that is missing is open.
struct Period {
  std::optional<Date> since;
  std::optional<Date> until;
  [[nodiscard]] bool open() const { return !since && !until; }
};

/// Takes the phrases of time out of a question: "since 2025-12-01", "before December 2025", "until 30 November 2025",
/// "after Nov 3, 2025", "between D and D", "from D to D", "in 2025", "on 2025-11-30", "during November 2025". The words
/// of a phrase are erased from `words`. Several phrases narrow the period. "before D" ends the day before D begins,
/// "after D" begins the day after D ends. Throws Error{usage} for a day or month without a year ("since December"),
/// which the program will not guess.
[[nodiscard]] Period take_period(std::string_view question, std::vector<Word>& words);

}  // namespace entente::query
