#pragma once

#include <string>
#include <string_view>

/// Text made safe for each notation. All functions are pure and take valid UTF-8; none changes what a reader of the
/// notation sees, but that characters a notation cannot hold become a blank (control characters) or U+FFFD.
namespace entente::query::escape {

/// Inside a double-quoted DOT label or tooltip: backslash first, then the quote; '&' as an entity, because GraphViz
/// reads entities; line breaks as "\n".
[[nodiscard]] std::string dot_text(std::string_view text);
/// A double-quoted DOT id with its quotes: equal texts give equal ids, different texts different ones.
[[nodiscard]] std::string dot_id(std::string_view text);

/// XML character data and attribute values, quotes included. Characters XML 1.0 forbids become U+FFFD.
[[nodiscard]] std::string xml(std::string_view text);

/// One field of RFC 4180 CSV, quoted where it must be. Unless `raw`, a field that a spreadsheet would run as a formula
/// (it begins with = + - @, tab or carriage return) gets an apostrophe before it.
[[nodiscard]] std::string csv(std::string_view field, bool raw);
/// One field of a neo4j-admin CSV file: always quoted. `array` escapes nothing; join with csv_array.
[[nodiscard]] std::string quoted_csv(std::string_view field);

/// A single-quoted openCypher string literal with its quotes.
[[nodiscard]] std::string cypher_string(std::string_view text);
/// A back-quoted openCypher name with its quotes.
[[nodiscard]] std::string cypher_name(std::string_view text);

/// The inside of an N-Quads string literal.
[[nodiscard]] std::string nquads(std::string_view text);
/// A text as one segment of a URL path: everything but unreserved characters as %XX; '/' is kept.
[[nodiscard]] std::string url_path(std::string_view text);
/// A whole URL: the characters RFC 3986 allows in one stay, all others become %XX. Free of quotes (but the
/// apostrophe), angle brackets, backslashes and blanks; '&' may still mean an entity where it is put.
[[nodiscard]] std::string url(std::string_view text);

/// The inside of a double-quoted Mermaid label: quotes, '#', ';', '&', '<' and '>' as Mermaid's entity codes.
[[nodiscard]] std::string mermaid(std::string_view text);
/// Running text of a Markdown document: what could be markup is escaped; line breaks become blanks.
[[nodiscard]] std::string markdown(std::string_view text);

/// Line breaks and runs of white space become one blank; trimmed.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace entente::query::escape
