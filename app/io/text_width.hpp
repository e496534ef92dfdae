#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::app {

/// Columns a terminal needs for the text: East Asian wide characters two, combining and formatting ones none.
[[nodiscard]] std::size_t text_width(std::string_view text);
/// The text cut to at most `width` columns, with "…" at the cut.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t width);
/// Breaks at blanks into lines of at most `width` columns; a longer word has a line of its own.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);
/// The text as a terminal may safely show it: control characters (escape sequences begin with one) and marks that turn
/// the direction of writing become U+FFFD, line breaks and tabs become blanks.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace entente::app
