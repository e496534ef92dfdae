#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace entente::ingest {

/// An element or a piece of text of a page. Nodes stand in document order: those inside a node follow it directly, up
/// to `end`, so that every walk is a loop.
struct HtmlNode {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  std::uint32_t parent = kNone;
  std::uint32_t end = 0;       ///< index of the first node behind this one and all inside it
  std::string_view tag = {};   ///< "div"; empty for text
  std::string_view text = {};  ///< of text: entities decoded, line breaks as written
  std::string_view class_name = {};
  std::string_view id = {};
  std::string_view role = {};
  std::string_view itemprop = {};
  bool hidden = false;

  [[nodiscard]] bool is_text() const { return tag.empty(); }
};

/// A meta, link or time element.
struct HtmlFact {
  std::string_view tag;
  std::string_view key;    ///< meta: name, property or itemprop; link: rel; time: itemprop
  std::string_view value;  ///< meta: content; link: href; time: datetime
};

/// A parsed page. Its views point into the parser's tree, which it keeps.
class HtmlPage {
 public:
  /// `html` comes from filter_html, which bounds what parsing costs.
  explicit HtmlPage(std::string html);
  HtmlPage(const HtmlPage&) = delete;
  HtmlPage& operator=(const HtmlPage&) = delete;
  ~HtmlPage();

  [[nodiscard]] const std::vector<HtmlNode>& nodes() const { return nodes_; }  ///< never empty: nodes()[0] is the body
  [[nodiscard]] const std::vector<HtmlFact>& facts() const { return facts_; }  ///< in document order
  [[nodiscard]] std::string_view title() const { return title_; }              ///< of the title element

 private:
  struct Tree;
  std::string html_;
  std::unique_ptr<Tree> tree_;
  std::vector<HtmlNode> nodes_;
  std::vector<HtmlFact> facts_;
  std::string_view title_;
};

}  // namespace entente::ingest
