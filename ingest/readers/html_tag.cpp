#include "ingest/readers/html_tag.hpp"

#include <utility>

#include "ingest/readers/lines.hpp"

namespace entente::ingest {
namespace {
constexpr std::size_t kMostAttributes = 100;  ///< of one element that are looked at
constexpr std::size_t kLongestName = 64;      ///< bytes of a tag's or attribute's name that are kept
}  // namespace

HtmlTag read_html_tag(std::string_view html, std::size_t& at) {
  HtmlTag tag;
  ++at;
  tag.closing = html[at] == '/';
  if (tag.closing) ++at;
  const auto more = [&] { return at < html.size() && html[at] != '>'; };
  const std::size_t start = at;
  while (more() && !is_html_space(html[at]) && html[at] != '/') ++at;
  tag.name = ascii_lower(html.substr(start, std::min<std::size_t>(at - start, kLongestName)));
  while (more()) {
    if (is_html_space(html[at]) || html[at] == '/') {
      ++at;
      continue;
    }
    HtmlAttribute attribute;
    const std::size_t name = at++;
    while (more() && !is_html_space(html[at]) && html[at] != '/' && html[at] != '=') ++at;
    attribute.name = ascii_lower(html.substr(name, std::min<std::size_t>(at - name, kLongestName)));
    std::size_t behind = at;
    while (behind < html.size() && is_html_space(html[behind])) ++behind;
    if (behind < html.size() && html[behind] == '=') {
      at = behind + 1;
      while (at < html.size() && is_html_space(html[at])) ++at;
      if (at < html.size() && (html[at] == '"' || html[at] == '\'')) {
        const char quote = html[at++];
        const std::size_t end = std::min(html.find(quote, at), html.size());
        attribute.value = html.substr(at, end - at);
        at = std::min(end + 1, html.size());
      } else {
        const std::size_t value = at;
        while (more() && !is_html_space(html[at])) ++at;
        attribute.value = html.substr(value, at - value);
      }
    } else {
      at = std::max(at, std::min(behind, html.size()));
    }
    if (tag.attributes.size() < kMostAttributes) tag.attributes.push_back(std::move(attribute));
  }
  if (at < html.size()) ++at;
  return tag;
}

std::size_t behind_html_declaration(std::string_view html, std::size_t at) {
  if (html.substr(at).starts_with("<!--")) {
    const std::size_t end = html.find("-->", at + 2);
    const std::size_t bang = html.substr(0, end).find("--!>", at + 2);
    if (bang != std::string_view::npos) return bang + 4;
    return end == std::string_view::npos ? html.size() : end + 3;
  }
  const std::size_t end = html.find('>', at);
  return end == std::string_view::npos ? html.size() : end + 1;
}

}  // namespace entente::ingest
