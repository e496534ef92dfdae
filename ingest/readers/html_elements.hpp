#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

/// The HTML elements that matter to a reader of articles, and how each is treated (html_filter.hpp).
namespace entente::ingest::html {

enum class Role : std::uint8_t {
  block,  ///< stays, and ends an open paragraph
  line_break,
  link,      ///< a
  time,      ///< stays, inside a paragraph
  metadata,  ///< meta, link: no content
  title,
  skipped,  ///< goes with all up to its end tag
  script
};

struct Element {
  std::string_view name;
  Role role;
  std::string_view written_as;
};

// Sorted by name. Of an element that is not here the tags go and what is between them stays.
inline constexpr auto kElements = std::to_array<Element>({
    {"a", Role::link, "a"},
    {"address", Role::block, "address"},
    {"article", Role::block, "article"},
    {"aside", Role::block, "aside"},
    {"audio", Role::skipped, ""},
    {"blockquote", Role::block, "blockquote"},
    {"br", Role::line_break, "br"},
    {"button", Role::skipped, ""},
    {"canvas", Role::skipped, ""},
    {"caption", Role::block, "div"},
    {"center", Role::block, "div"},
    {"datalist", Role::skipped, ""},
    {"dd", Role::block, "dd"},
    {"details", Role::block, "div"},
    {"dialog", Role::block, "aside"},
    {"dir", Role::block, "ul"},
    {"div", Role::block, "div"},
    {"dl", Role::block, "dl"},
    {"dt", Role::block, "dt"},
    {"fieldset", Role::block, "form"},
    {"figcaption", Role::block, "figcaption"},
    {"figure", Role::block, "figure"},
    {"footer", Role::block, "footer"},
    {"form", Role::block, "form"},
    {"h1", Role::block, "h1"},
    {"h2", Role::block, "h2"},
    {"h3", Role::block, "h3"},
    {"h4", Role::block, "h4"},
    {"h5", Role::block, "h5"},
    {"h6", Role::block, "h6"},
    {"header", Role::block, "header"},
    {"hgroup", Role::block, "div"},
    {"hr", Role::line_break, "br"},
    {"iframe", Role::skipped, ""},
    {"legend", Role::block, "div"},
    {"li", Role::block, "li"},
    {"link", Role::metadata, "link"},
    {"listing", Role::block, "div"},
    {"main", Role::block, "main"},
    {"math", Role::skipped, ""},
    {"menu", Role::block, "nav"},
    {"meta", Role::metadata, "meta"},
    {"nav", Role::block, "nav"},
    {"noembed", Role::skipped, ""},
    {"noframes", Role::skipped, ""},
    {"noscript", Role::skipped, ""},
    {"object", Role::skipped, ""},
    {"ol", Role::block, "ol"},
    {"p", Role::block, "p"},
    {"pre", Role::block, "div"},
    {"script", Role::script, ""},
    {"section", Role::block, "section"},
    {"select", Role::skipped, ""},
    {"style", Role::skipped, ""},
    {"summary", Role::block, "div"},
    {"svg", Role::skipped, ""},
    {"table", Role::block, "div"},
    {"tbody", Role::block, "div"},
    {"td", Role::block, "div"},
    {"template", Role::skipped, ""},
    {"textarea", Role::skipped, ""},
    {"tfoot", Role::block, "div"},
    {"th", Role::block, "div"},
    {"thead", Role::block, "div"},
    {"time", Role::time, "time"},
    {"title", Role::title, "title"},
    {"tr", Role::block, "div"},
    {"ul", Role::block, "ul"},
    {"video", Role::skipped, ""},
    {"xmp", Role::skipped, ""},
});
static_assert(std::is_sorted(kElements.begin(), kElements.end(),
                             [](const Element& a, const Element& b) { return a.name < b.name; }));

/// Nothing for an element that is not in the table.
[[nodiscard]] inline const Element* find_element(std::string_view name) {
  const auto found = std::lower_bound(kElements.begin(), kElements.end(), name,
                                      [](const Element& e, std::string_view n) { return e.name < n; });
  return found != kElements.end() && found->name == name ? &*found : nullptr;
}

}  // namespace entente::ingest::html
