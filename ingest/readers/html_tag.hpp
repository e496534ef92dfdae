#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace entente::ingest {

/// What HTML calls white space.
[[nodiscard]] constexpr bool is_html_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

struct HtmlAttribute {
  std::string name;        ///< lower case, at most 64 bytes
  std::string_view value;  ///< as written, entities and all
};

/// A start or end tag. Values are views into the page.
struct HtmlTag {
  std::string name;
  bool closing = false;
  std::vector<HtmlAttribute> attributes;

  [[nodiscard]] std::string_view value(std::string_view attribute) const {
    for (const HtmlAttribute& a : attributes) {
      if (a.name == attribute) return a.value;
    }
    return {};
  }
  [[nodiscard]] bool has(std::string_view attribute) const {
    return std::any_of(attributes.begin(), attributes.end(),
                       [&](const HtmlAttribute& a) { return a.name == attribute; });
  }
};

/// Reads the tag at `at`, a '<' before a letter or "</", and moves behind its '>', or to the end of the page.
/// Attributes are told apart as the HTML standard does it (quoted, unquoted, none); those behind the hundredth are
/// passed over.
[[nodiscard]] HtmlTag read_html_tag(std::string_view html, std::size_t& at);

/// Behind the comment, declaration or processing instruction at `at`.
[[nodiscard]] std::size_t behind_html_declaration(std::string_view html, std::size_t at);

}  // namespace entente::ingest
