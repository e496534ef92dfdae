#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/date.hpp"
#include "ingest/readers/html_page.hpp"

namespace entente::ingest {

/// What a page says about its article; fields may be empty.
struct HtmlMetadata {
  std::string title;
  std::string publisher;
  std::string url;
  std::optional<Date> published;
  std::string article_body;  ///< of the JSON-LD, for pages that show no text without scripts
};

/// From schema.org JSON-LD (a type ending in "Article", or BlogPosting), else Open Graph, meta, link and time elements,
/// else the title element without the site's name. JSON-LD that cannot be read counts as missing.
[[nodiscard]] HtmlMetadata html_metadata(const HtmlPage& page, const std::vector<std::string>& json_ld);

}  // namespace entente::ingest
