#pragma once

#include <string>

#include "ingest/readers/html_page.hpp"

namespace entente::ingest {

/// The article's text: one paragraph for each block element, with a blank line behind it, '\n' for a br.
///
/// Where it is: what is marked as itemprop=articleBody; else the article element, main element or role=main, or an
/// element whose class names it (entry-content, story-body, ...) with the most paragraph text; else the element whose
/// own paragraphs hold the most text outside of links (after Readability: a paragraph counts in full for its parent,
/// by half for its grandparent). What is left out of it: nav, aside, footer, forms, captions, hidden elements, elements
/// whose class or id names comments, sharing, related articles, advertising and the like (unless most of the page's
/// text is in them), and short blocks that are mostly links.
[[nodiscard]] std::string main_text(const HtmlPage& page);

/// The page's one h1, or the one inside its main text when there are several; empty when that does not tell.
[[nodiscard]] std::string main_heading(const HtmlPage& page);

}  // namespace entente::ingest
