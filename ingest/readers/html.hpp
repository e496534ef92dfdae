#pragma once

#include <string_view>

#include "ingest/readers/draft.hpp"

namespace entente::ingest {

/// The article of a page: its main text as paragraphs with a blank line behind each, and title, publisher, date and
/// address as its metadata have them (schema.org JSON-LD, Open Graph, meta and time elements, canonical link).
/// `bytes` are as they come: the charset is taken from a byte order mark, the page's meta element, or to_utf8's policy.
/// Nothing of the page is run or fetched. Throws Error{limit} for a page larger, deeper or of more elements than
/// limits.hpp says, Error{bad_input} for one without text; both at `where`.
///
/// The way: html_filter.hpp makes a bounded, well-formed page of what can matter, gumbo parses that, html_page.hpp
/// flattens the tree, html_main_text.hpp finds the article in it and html_metadata.hpp what is said about it.
[[nodiscard]] Draft read_html(std::string_view bytes, std::string_view where);

}  // namespace entente::ingest
