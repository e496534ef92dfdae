#pragma once

#include <string_view>

#include "ingest/readers/draft.hpp"

namespace entente::ingest {

/// Markdown to plain text, in linear time: every block becomes a paragraph of one line with a blank line behind it,
/// every list item a line. Headings, emphasis, links, images (dropped), quotes, lists, tables, code, HTML tags,
/// entities, escapes and footnote marks lose their marks. YAML front matter gives title, date and publisher; else the
/// first heading of level one is the title. `text` must be valid UTF-8.
[[nodiscard]] Draft read_markdown(std::string_view text);

}  // namespace entente::ingest
