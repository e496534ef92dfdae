#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/model/date.hpp"
#include "ingest/readers/reader.hpp"

namespace entente::ingest {

/// What a reader of one format found: its fields may be empty, its text may hold furniture. UTF-8 throughout.
struct Draft {
  std::string id;
  std::string url;
  std::string title;
  std::string publisher;
  std::optional<Date> published;
  std::string body;
  /// Whether a line break may stand where a line was full: true of text that people or mail programs wrapped.
  bool may_be_wrapped = true;
};

/// What all formats have in common: characters that cannot be seen and furniture go, wrapped lines are joined, the
/// title takes its place, and title, dateline, byline, date of publication and publisher are recognised where the draft
/// does not bring them. Throws Error{bad_input} at `where` when no text is left, Error{limit} when there is more of it
/// than `max_bytes`.
[[nodiscard]] ReadDocument finish(Draft draft, std::string_view where, std::size_t max_bytes);

/// The text without furniture, blank lines at its ends, or a full stop in the wrong place: the lines that classify_line
/// calls furniture, the links under a related heading, and all that follows a comments heading in the second half.
[[nodiscard]] std::string without_furniture(std::string_view text);

/// Joins the lines of wrapped paragraphs. A text is wrapped when no line is wider than 160 bytes, and the lines that
/// others follow are mostly of about one width and mostly end inside a sentence. Spaces take the place of line breaks,
/// so that every offset stays as it is.
[[nodiscard]] std::string unwrapped(std::string text);

}  // namespace entente::ingest
