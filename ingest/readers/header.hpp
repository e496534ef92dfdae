#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/date.hpp"
#include "graph/model/span.hpp"

namespace entente::ingest {

/// Whether the line says who wrote ("By Jane Doe", "MM Report", "Staff Reporter", "AFP") and nothing else.
[[nodiscard]] bool is_byline(std::string_view line);

/// The date of a line that says when the article appeared and nothing else ("Published: 30 November 2025, 10:15 GMT").
/// The date may be without a year.
[[nodiscard]] std::optional<Date> date_line(std::string_view line);

/// The date of a line that says both who wrote and when, and nothing else ("By Jane Doe / March 3, 2025", "Jane Doe
/// Published March 3, 2025"). The date may be without a year.
[[nodiscard]] std::optional<Date> dated_byline(std::string_view line);

/// Whether a short line is nothing but names ("Jane Doe", "BBC News, N'Djamena"): above an article's first sentence it
/// says who wrote.
[[nodiscard]] bool is_name_line(std::string_view line);

/// Whether the first line of `text` is its title: a line that does not end as a sentence, above lines that do.
[[nodiscard]] bool first_line_is_title(std::string_view text);

/// What the lines around the body of `text` say. `title` is where its title stands, or empty.
struct Surroundings {
  std::vector<ByteSpan> asides;
  std::string publisher;
  std::optional<Date> published;
};
[[nodiscard]] Surroundings read_surroundings(std::string_view text, ByteSpan title);

}  // namespace entente::ingest
