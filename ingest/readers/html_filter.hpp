#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::ingest {

/// What a page looks like after html_filter.
struct FilteredHtml {
  /// Well-formed HTML of a few elements: div (tables and unknown containers too), p, h1..h6, ul, ol, li, dl, dt, dd,
  /// blockquote, article, main, section, nav, aside, header, footer, form, figure, figcaption, address, a, time, br,
  /// meta, link, title. Of attributes class, id, role, itemprop, rel, href, datetime, name, property, content; elements
  /// that a browser would not show have the attribute hidden.
  std::string html;
  std::vector<std::string> json_ld;  ///< contents of script elements of type application/ld+json
};

/// Rewrites a page so that any HTML parser can take it: scripts, styles, embedded and foreign content (svg, math,
/// iframe, object, template, ...) and comments are dropped, inline elements give way to their text, every element is
/// closed in order. HTML parsers nest without bound, and take time that grows with the square of the nesting, of the
/// attributes and of the formatting elements; what this function passes on lets them do neither. It takes linear time.
/// Throws Error{limit} at `where` when elements nest deeper than limits::kMaxHtmlDepth, or there are more of them than
/// limits::kMaxHtmlElements. `html` must be valid UTF-8.
[[nodiscard]] FilteredHtml filter_html(std::string_view html, std::string_view where);

/// The charset a page declares in its first 4 KiB, or nothing.
[[nodiscard]] std::string_view declared_charset(std::string_view bytes);

}  // namespace entente::ingest
