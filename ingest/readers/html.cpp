#include "ingest/readers/html.hpp"

#include <fmt/format.h>

#include <utility>

#include "ingest/readers/encoding.hpp"
#include "ingest/readers/html_filter.hpp"
#include "ingest/readers/html_main_text.hpp"
#include "ingest/readers/html_metadata.hpp"
#include "ingest/readers/html_page.hpp"
#include "ingest/readers/lines.hpp"

namespace entente::ingest {

Draft read_html(std::string_view bytes, std::string_view where) {
  if (bytes.size() > limits::kMaxHtmlBytes) {
    throw Error(ErrorCode::limit,
                fmt::format("the page is {} bytes, the limit is {}", bytes.size(), limits::kMaxHtmlBytes),
                std::string(where));
  }
  FilteredHtml filtered = filter_html(to_utf8(bytes, where, declared_charset(bytes)), where);
  const HtmlPage page(std::move(filtered.html));
  HtmlMetadata metadata = html_metadata(page, filtered.json_ld);
  Draft draft;
  draft.may_be_wrapped = false;
  draft.body = main_text(page);
  if (trimmed(draft.body).size() < metadata.article_body.size() / 2) draft.body = std::move(metadata.article_body);
  draft.title = main_heading(page);
  if (draft.title.empty()) draft.title = std::move(metadata.title);
  draft.publisher = std::move(metadata.publisher);
  draft.url = std::move(metadata.url);
  draft.published = metadata.published;
  return draft;
}

}  // namespace entente::ingest
