#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/model/date.hpp"

namespace entente::ingest {

/// A dateline at the start of a paragraph: "ISLAMABAD:", "KYIV, Ukraine, March 3 (Reuters) -", "LIMA (Pacific Wire)",
/// "New Delhi:", "afrol News, 24 March -". `size` is what it takes of the paragraph, its colon or dash included.
struct Dateline {
  std::size_t size = 0;
  std::string place;         ///< "KYIV"; empty for a publisher's own
  std::string publisher;     ///< "Reuters", "afrol News", or empty
  std::optional<Date> date;  ///< only one with a year
};
[[nodiscard]] std::optional<Dateline> dateline_at(std::string_view paragraph);

/// Whether a name is that of a news agency ("Reuters", "AFP").
[[nodiscard]] bool is_agency(std::string_view name);

/// Small words inside names of places and people: "de", "al".
[[nodiscard]] bool is_small_name_word(std::string_view word);

/// Whether a word begins with a capital letter, or with one beyond ASCII.
[[nodiscard]] bool begins_upper(std::string_view word);

/// A word without the full stops and commas behind it.
[[nodiscard]] std::string_view without_stop(std::string_view word);

}  // namespace entente::ingest
