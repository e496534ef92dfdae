#include "ingest/readers/html_main_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "ingest/readers/lines.hpp"

namespace entente::ingest {
namespace {

constexpr std::size_t kParagraph = 25;        ///< bytes of text from which a block counts as a paragraph
constexpr std::size_t kShortLinkBlock = 250;  ///< bytes up to which a block of links is a menu

template <std::size_t N>
bool is_any(std::string_view text, const std::array<std::string_view, N>& table) {
  return std::find(table.begin(), table.end(), text) != table.end();
}

constexpr auto kOutsideTags =
    std::to_array<std::string_view>({"nav", "aside", "footer", "form", "figure", "figcaption"});
constexpr auto kOutsideRoles =
    std::to_array<std::string_view>({"navigation", "complementary", "contentinfo", "search", "banner", "dialog", "menu",
                                     "menubar", "alert", "alertdialog", "toolbar"});

/// Words of a class or id that say what an element is for.
constexpr auto kOutsideWords = std::to_array<std::string_view>({
    "comment", "comments",  "disqus",   "respond",       "reply",       "replies",     "share",
    "sharing", "sharebar",  "social",   "related",       "recommend",   "recommended", "recommendations",
    "promo",   "promotion", "advert",   "advertisement", "advertising", "ad",          "ads",
    "adv",     "adsense",   "sponsor",  "sponsored",     "sidebar",     "breadcrumb",  "breadcrumbs",
    "menu",    "nav",       "navbar",   "navigation",    "newsletter",  "subscribe",   "subscription",
    "signup",  "cookie",    "cookies",  "consent",       "gdpr",        "footer",      "tags",
    "taglist", "tagcloud",  "caption",  "credit",        "credits",     "popup",       "modal",
    "overlay", "paywall",   "trending", "popular",       "pagination",  "pager",       "widget",
    "banner",  "teaser",    "teasers",  "outbrain",      "taboola",     "masthead",    "toolbar",
    "tooltip", "rating",    "print",    "skip",          "noprint",     "readmore",    "ticker",
    "weather", "poll",      "login",    "bio",           "authorbox",
});

constexpr auto kBodyClasses = std::to_array<std::string_view>({
    "article-body",  "article__body",   "articlebody",   "article-content", "article__content",
    "article-text",  "articletext",     "story-body",    "story__body",     "storybody",
    "story-content", "story__content",  "story-text",    "story-detail",    "entry-content",
    "post-content",  "post-body",       "post__content", "post-entry",      "news-content",
    "news-body",     "news-detail",     "news-text",     "content-body",    "body-copy",
    "main-content",  "td-post-content", "article",       "story",           "single-content",
    "page-content",  "content__body",   "rich-text",     "wysiwyg",
});

constexpr auto kInlineTags = std::to_array<std::string_view>({"a", "time"});

bool is_block(const HtmlNode& node) { return !node.is_text() && node.tag != "br" && !is_any(node.tag, kInlineTags); }

/// The words of a class or id: "js-ArticleComments ad_slot" holds article, comments, ad, slot.
template <class Visit>
void for_each_word(std::string_view names, Visit visit) {
  std::string word;
  for (std::size_t i = 0; i <= names.size(); ++i) {
    const char c = i < names.size() ? names[i] : ' ';
    const bool hump = is_upper(c) && i > 0 && is_lower(names[i - 1]);
    if (!is_letter(c) || hump) {
      if (!word.empty()) visit(word);
      word.clear();
    }
    if (is_letter(c)) word += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
}

bool names_something_outside(const HtmlNode& node) {
  bool found = false;
  const auto check = [&](const std::string& word) { found = found || is_any(word, kOutsideWords); };
  for_each_word(node.class_name, check);
  for_each_word(node.id, check);
  return found;
}

bool has_body_class(const HtmlNode& node) {
  for (const std::string_view names : {node.class_name, node.id}) {
    for (const std::string_view name : split_words(names)) {
      if (is_any(ascii_lower(name), kBodyClasses)) return true;
    }
  }
  return false;
}

/// What is known of each node, by index.
struct Measures {
  std::vector<std::size_t> text;        ///< bytes of text inside, blanks not counted
  std::vector<std::size_t> linked;      ///< of these, inside links
  std::vector<std::size_t> paragraphs;  ///< bytes of text in paragraphs inside, less what is linked
  std::vector<bool> outside;            ///< the node, or one that holds it, is no part of an article
};

std::size_t visible_size(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c != ' ' && c != '\n' && c != '\t' && c != '\r'; }));
}

Measures measure(const std::vector<HtmlNode>& nodes) {
  const std::size_t count = nodes.size();
  Measures m{std::vector<std::size_t>(count), std::vector<std::size_t>(count), std::vector<std::size_t>(count),
             std::vector<bool>(count)};
  std::vector<bool> in_link(count);
  std::vector<bool> holds_block(count);
  for (std::size_t i = 1; i < count; ++i) in_link[i] = in_link[nodes[i].parent] || nodes[nodes[i].parent].tag == "a";
  // Inside before outside: a node comes behind the one that holds it.
  for (std::size_t i = count; i-- > 1;) {
    if (nodes[i].is_text()) {
      m.text[i] = visible_size(nodes[i].text);
      if (in_link[i]) m.linked[i] = m.text[i];
    }
    const bool paragraph = is_block(nodes[i]) && !holds_block[i] && m.text[i] >= kParagraph;
    if (paragraph) m.paragraphs[i] = m.text[i] - m.linked[i];
    const std::size_t parent = nodes[i].parent;
    m.text[parent] += m.text[i];
    m.linked[parent] += m.linked[i];
    m.paragraphs[parent] += m.paragraphs[i];
    holds_block[parent] = holds_block[parent] || is_block(nodes[i]) || holds_block[i];
  }
  for (std::size_t i = 1; i < count; ++i) {
    const HtmlNode& node = nodes[i];
    const bool tagged = is_any(node.tag, kOutsideTags) || is_any(node.role, kOutsideRoles) || node.hidden;
    const bool named = !node.is_text() && names_something_outside(node) && node.itemprop != "articleBody" &&
                       m.paragraphs[i] * 2 <= m.paragraphs[0];
    // A form around the whole page (ASP.NET) or an aside that is the article are not outside.
    const bool whole_page = node.tag == "form" && m.paragraphs[i] * 2 > m.paragraphs[0];
    m.outside[i] = m.outside[node.parent] || (tagged && !whole_page) || named;
  }
  return m;
}

/// Paragraph text inside that is not outside the article.
std::vector<std::size_t> article_weights(const std::vector<HtmlNode>& nodes, const Measures& m) {
  std::vector<std::size_t> weight(nodes.size());
  std::vector<bool> holds_block(nodes.size());
  for (std::size_t i = nodes.size(); i-- > 1;) {
    if (!holds_block[i] && is_block(nodes[i]) && !m.outside[i] && m.text[i] >= kParagraph) {
      weight[i] = m.text[i] - m.linked[i];
    }
    weight[nodes[i].parent] += weight[i];
    if (is_block(nodes[i])) holds_block[nodes[i].parent] = true;
  }
  return weight;
}

/// The node of most weight among those that `accept`; 0 when none has any.
template <class Accept>
std::size_t heaviest(const std::vector<std::size_t>& weight, Accept accept) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < weight.size(); ++i) {
    if (accept(i) && weight[i] > 0 && (best == 0 || weight[i] > weight[best])) best = i;
  }
  return best;
}

/// The element whose own paragraphs hold the most text.
std::size_t densest(const std::vector<HtmlNode>& nodes, const Measures& m) {
  std::vector<std::size_t> score(nodes.size());
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    if (m.outside[i] || (nodes[i].tag != "p" && nodes[i].tag != "div" && nodes[i].tag != "section")) continue;
    std::size_t own = 0;  // text directly inside, and inside links in it
    for (std::size_t k = i + 1; k < nodes[i].end; k = nodes[k].end) {
      if (!is_block(nodes[k])) own += m.text[k] - m.linked[k];
    }
    if (own < kParagraph) continue;
    const std::size_t holder = nodes[i].tag == "p" ? nodes[i].parent : i;
    score[holder] += own;
    if (holder != 0) score[nodes[holder].parent] += own / 2;
  }
  const auto best = std::max_element(score.begin(), score.end());
  return static_cast<std::size_t>(best - score.begin());
}

std::size_t find_article(const std::vector<HtmlNode>& nodes, const Measures& m) {
  const std::vector<std::size_t> weight = article_weights(nodes, m);
  const std::size_t total = weight[0];
  const auto holds_enough = [&](std::size_t i, std::size_t percent) {
    return i != 0 && weight[i] * 100 >= total * percent;
  };
  const std::size_t body = heaviest(weight, [&](std::size_t i) { return nodes[i].itemprop == "articleBody"; });
  if (holds_enough(body, 20)) return body;
  const std::size_t article = heaviest(weight, [&](std::size_t i) { return nodes[i].tag == "article"; });
  if (holds_enough(article, 35)) return article;
  const std::size_t named = heaviest(weight, [&](std::size_t i) { return !m.outside[i] && has_body_class(nodes[i]); });
  if (holds_enough(named, 35)) return named;
  const std::size_t main =
      heaviest(weight, [&](std::size_t i) { return nodes[i].tag == "main" || nodes[i].role == "main"; });
  if (holds_enough(main, 35)) return main;
  // A text in several parts (a live blog, a page of sections) is in what holds them.
  std::size_t dense = densest(nodes, m);
  while (dense != 0 && !holds_enough(dense, 60) && weight[nodes[dense].parent] * 10 >= weight[dense] * 13) {
    dense = nodes[dense].parent;
  }
  return holds_enough(dense, 30) ? dense : 0;
}

/// Collects paragraphs. White space is one blank, as a browser shows it.
class Writer {
 public:
  void text(std::string_view piece) {
    for (const char c : piece) {
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        if (!paragraph_.empty() && paragraph_.back() != ' ' && paragraph_.back() != '\n') paragraph_ += ' ';
      } else {
        paragraph_ += c;
      }
    }
  }
  void line_break() {
    while (paragraph_.ends_with(' ')) paragraph_.pop_back();
    if (!paragraph_.empty()) paragraph_ += '\n';
  }
  void end_block() {
    const std::string_view shown = trimmed(paragraph_);
    if (!shown.empty()) out_.append(shown).append("\n\n");
    paragraph_.clear();
  }
  std::string take() {
    end_block();
    return std::move(out_);
  }

 private:
  std::string paragraph_;
  std::string out_;
};

/// A block of which most is links, and which is short: a menu, "More on this", a row of tags.
bool is_link_block(const std::vector<HtmlNode>& nodes, const Measures& m, std::size_t i) {
  if (!is_block(nodes[i]) || m.linked[i] == 0) return false;
  const bool list = nodes[i].tag == "ul" || nodes[i].tag == "ol" || nodes[i].tag == "dl" || nodes[i].tag == "li";
  return m.linked[i] * 10 >= m.text[i] * 8 && (list || m.text[i] <= kShortLinkBlock) && nodes[i].tag != "h1";
}

}  // namespace

std::string main_text(const HtmlPage& page) {
  const std::vector<HtmlNode>& nodes = page.nodes();
  const Measures m = measure(nodes);
  const std::size_t root = find_article(nodes, m);
  Writer writer;
  std::vector<std::size_t> open;  // blocks entered and not yet left
  for (std::size_t i = root + 1; i < nodes[root].end;) {
    while (!open.empty() && nodes[open.back()].end <= i) {
      writer.end_block();
      open.pop_back();
    }
    const HtmlNode& node = nodes[i];
    const bool left_out = (m.outside[i] && !m.outside[root]) || node.hidden || is_link_block(nodes, m, i) ||
                          (m.outside[root] && is_any(node.tag, kOutsideTags));
    if (left_out) {
      if (is_block(node)) writer.end_block();
      i = node.end;
      continue;
    }
    if (node.is_text()) {
      writer.text(node.text);
    } else if (node.tag == "br") {
      writer.line_break();
    } else if (is_block(node)) {
      writer.end_block();
      open.push_back(i);
    }
    ++i;
  }
  return writer.take();
}

std::string main_heading(const HtmlPage& page) {
  const std::vector<HtmlNode>& nodes = page.nodes();
  std::vector<std::size_t> headings;
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    if (nodes[i].tag == "h1" && !nodes[i].hidden) headings.push_back(i);
  }
  if (headings.size() > 1) {
    const Measures m = measure(nodes);
    const std::size_t root = find_article(nodes, m);
    std::erase_if(headings, [&](std::size_t i) { return i < root || i >= nodes[root].end; });
  }
  if (headings.size() != 1) return {};
  Writer writer;
  for (std::size_t i = headings.front(); i < nodes[headings.front()].end; ++i) {
    if (nodes[i].is_text()) writer.text(nodes[i].text);
  }
  return std::string(trimmed(writer.take()));
}

}  // namespace entente::ingest
