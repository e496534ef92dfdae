#include "ingest/readers/html_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "graph/model/error.hpp"
#include "graph/model/limits.hpp"
#include "ingest/readers/lines.hpp"

namespace entente::ingest {
namespace {

constexpr std::size_t kLongestValue = 2000;  ///< bytes of an attribute that are kept
constexpr std::size_t kLongestTitle = 2000;
constexpr std::size_t kMostJsonLd = 32;       ///< scripts of JSON-LD that are kept
constexpr std::size_t kMostAttributes = 100;  ///< of one element that are looked at

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
constexpr auto kElements = std::to_array<Element>({
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

const Element* find_element(std::string_view name) {
  const auto found = std::lower_bound(kElements.begin(), kElements.end(), name,
                                      [](const Element& e, std::string_view n) { return e.name < n; });
  return found != kElements.end() && found->name == name ? &*found : nullptr;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

struct Attribute {
  std::string name;
  std::string_view value;  ///< as written, entities and all
};

struct Tag {
  std::string name;
  bool closing = false;
  std::vector<Attribute> attributes;

  [[nodiscard]] std::string_view value(std::string_view attribute) const {
    for (const Attribute& a : attributes) {
      if (a.name == attribute) return a.value;
    }
    return {};
  }
  [[nodiscard]] bool has(std::string_view attribute) const {
    return std::any_of(attributes.begin(), attributes.end(), [&](const Attribute& a) { return a.name == attribute; });
  }
};

/// Reads the tag at `at` (a '<' before a letter or "</"), to behind its '>'; at the end of the input, to there.
Tag read_tag(std::string_view html, std::size_t& at) {
  Tag tag;
  ++at;
  tag.closing = html[at] == '/';
  if (tag.closing) ++at;
  const auto more = [&] { return at < html.size() && html[at] != '>'; };
  const std::size_t start = at;
  while (more() && !is_space(html[at]) && html[at] != '/') ++at;
  tag.name = ascii_lower(html.substr(start, std::min<std::size_t>(at - start, 64)));
  while (more()) {
    if (is_space(html[at]) || html[at] == '/') {
      ++at;
      continue;
    }
    Attribute attribute;
    const std::size_t name = at++;
    while (more() && !is_space(html[at]) && html[at] != '/' && html[at] != '=') ++at;
    attribute.name = ascii_lower(html.substr(name, std::min<std::size_t>(at - name, 64)));
    std::size_t behind = at;
    while (behind < html.size() && is_space(html[behind])) ++behind;
    if (behind < html.size() && html[behind] == '=') {
      at = behind + 1;
      while (at < html.size() && is_space(html[at])) ++at;
      if (at < html.size() && (html[at] == '"' || html[at] == '\'')) {
        const char quote = html[at++];
        const std::size_t end = std::min(html.find(quote, at), html.size());
        attribute.value = html.substr(at, end - at);
        at = std::min(end + 1, html.size());
      } else {
        const std::size_t value = at;
        while (more() && !is_space(html[at])) ++at;
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

/// Behind the comment, declaration or processing instruction at `at`.
std::size_t behind_declaration(std::string_view html, std::size_t at) {
  if (html.substr(at).starts_with("<!--")) {
    const std::size_t end = html.find("-->", at + 2);
    const std::size_t bang = html.substr(0, end).find("--!>", at + 2);
    if (bang != std::string_view::npos) return bang + 4;
    return end == std::string_view::npos ? html.size() : end + 3;
  }
  const std::size_t end = html.find('>', at);
  return end == std::string_view::npos ? html.size() : end + 1;
}

bool is_hidden(const Tag& tag) {
  if (tag.has("hidden") || ascii_lower(tag.value("aria-hidden")) == "true") return true;
  std::string style = ascii_lower(tag.value("style").substr(0, kLongestValue));
  style.erase(std::remove_if(style.begin(), style.end(), is_space), style.end());
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

class Filter {
 public:
  Filter(std::string_view html, std::string_view where) : html_(html), where_(where) { out_.html.reserve(html.size()); }

  FilteredHtml run() {
    while (at_ < html_.size()) {
      const std::size_t open = std::min(html_.find('<', at_), html_.size());
      out_.html += html_.substr(at_, open - at_);
      at_ = open;
      if (at_ < html_.size()) markup();
    }
    while (!open_.empty()) close_top();
    return std::move(out_);
  }

 private:
  void markup() {
    const char next = at_ + 1 < html_.size() ? html_[at_ + 1] : '\0';
    const char after = at_ + 2 < html_.size() ? html_[at_ + 2] : '\0';
    if (is_letter(next) || (next == '/' && is_letter(after))) {
      const Tag tag = read_tag(html_, at_);
      tag.closing ? end_tag(tag) : start_tag(tag);
    } else if (next == '!' || next == '?' || next == '/') {
      at_ = behind_declaration(html_, at_);
    } else {
      out_.html += "&lt;";
      ++at_;
    }
  }

  void start_tag(const Tag& tag) {
    const Element* element = find_element(tag.name);
    if (!element) return;
    switch (element->role) {
      case Role::line_break:
        count();
        out_.html += "<br>";
        return;
      case Role::metadata:
        write_tag(tag, element->written_as);
        return;
      case Role::title:
        title();
        return;
      case Role::script: {
        const bool json = ascii_lower(tag.value("type")).starts_with("application/ld+json");
        const std::string_view content = skip_to_end("script");
        if (json && out_.json_ld.size() < kMostJsonLd) out_.json_ld.emplace_back(content);
        return;
      }
      case Role::skipped:
        skip_to_end(element->name);
        return;
      case Role::link:
        if (is_open("a")) close("a");
        open(tag, element->written_as);
        return;
      case Role::time:
        open(tag, element->written_as);
        return;
      case Role::block:
        end_implied(element->written_as);
        open(tag, element->written_as);
        return;
    }
  }

  void end_tag(const Tag& tag) {
    const Element* element = find_element(tag.name);
    if (!element || element->written_as.empty()) return;
    if (is_open(element->written_as)) close(element->written_as);
  }

  /// What an element of this name ends by its mere start.
  void end_implied(std::string_view name) {
    if (is_open("p") && is_above_containers("p")) close("p");
    if (name == "li" && is_above_containers("li")) close("li");
    if (name == "dt" || name == "dd") {
      if (is_above_containers("dt")) close("dt");
      if (is_above_containers("dd")) close("dd");
    }
  }

  /// Whether an element of this name is open inside the innermost list or other container.
  [[nodiscard]] bool is_above_containers(std::string_view name) const {
    for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
      if (*it == name) return true;
      if (*it != "a" && *it != "time" && *it != "p") return false;
    }
    return false;
  }

  [[nodiscard]] bool is_open(std::string_view name) const {
    const auto found = open_counts_.find(name);
    return found != open_counts_.end() && found->second > 0;
  }

  void count() {
    if (++elements_ > limits::kMaxHtmlElements) {
      throw Error(ErrorCode::limit,
                  fmt::format("the page has more than {} elements, which is the limit", limits::kMaxHtmlElements),
                  std::string(where_));
    }
  }

  void write_tag(const Tag& tag, std::string_view name) {
    count();
    constexpr auto kKept = std::to_array<std::string_view>(
        {"class", "id", "role", "itemprop", "rel", "href", "datetime", "name", "property", "content"});
    out_.html.append("<").append(name);
    std::array<bool, kKept.size()> written{};
    for (const Attribute& attribute : tag.attributes) {
      const auto kept = std::find(kKept.begin(), kKept.end(), attribute.name);
      if (kept == kKept.end()) continue;
      bool& done = written[static_cast<std::size_t>(kept - kKept.begin())];
      if (done) continue;
      done = true;
      out_.html.append(" ").append(attribute.name).append("=\"");
      for (const char c : attribute.value.substr(0, kLongestValue)) {
        if (c == '"') {
          out_.html += "&quot;";
        } else {
          out_.html += c;
        }
      }
      out_.html += '"';
    }
    if (is_hidden(tag)) out_.html += " hidden";
    out_.html += '>';
  }

  void open(const Tag& tag, std::string_view name) {
    if (open_.size() >= limits::kMaxHtmlDepth) {
      throw Error(ErrorCode::limit,
                  fmt::format("elements are nested deeper than {} levels, which is the limit", limits::kMaxHtmlDepth),
                  std::string(where_));
    }
    write_tag(tag, name);
    open_.push_back(name);
    ++open_counts_[name];
  }

  void close_top() {
    out_.html.append("</").append(open_.back()).append(">");
    --open_counts_[open_.back()];
    open_.pop_back();
  }

  void close(std::string_view name) {
    while (open_.back() != name) close_top();
    close_top();
  }

  /// Moves behind the next end tag of this name and returns what is before it; an element that is never closed counts
  /// as empty.
  std::string_view skip_to_end(std::string_view name) {
    const std::size_t end = find_end(name);
    if (end == std::string_view::npos) return {};
    const std::string_view content = html_.substr(at_, end - at_);
    at_ = end;
    read_tag(html_, at_);
    return content;
  }

  /// The next "</name" at or behind at_. What was found is kept, so that all calls together take linear time.
  std::size_t find_end(std::string_view name) {
    auto [known, is_new] = next_end_.try_emplace(name, 0);
    std::size_t& found = known->second;
    if (!is_new && (found == std::string_view::npos || found >= at_)) return found;
    for (std::size_t from = at_;; from = found + 2) {
      found = html_.find("</", from);
      if (found == std::string_view::npos) return found;
      const std::size_t behind = found + 2 + name.size();
      if (behind > html_.size()) return found = std::string_view::npos;
      const bool ends =
          behind == html_.size() || is_space(html_[behind]) || html_[behind] == '>' || html_[behind] == '/';
      if (ends && ascii_lower(html_.substr(found + 2, name.size())) == name) return found;
    }
  }

  void title() {
    const std::string_view content = skip_to_end("title");
    if (titled_ || content.empty()) return;
    titled_ = true;
    count();
    out_.html += "<title>";
    for (const char c : content.substr(0, kLongestTitle)) {
      if (c == '<') {
        out_.html += "&lt;";
      } else {
        out_.html += c;
      }
    }
    out_.html += "</title>";
  }

  std::string_view html_;
  std::string_view where_;
  std::size_t at_ = 0;
  FilteredHtml out_;
  std::vector<std::string_view> open_;
  std::map<std::string_view, std::size_t> open_counts_;
  std::map<std::string_view, std::size_t> next_end_;
  std::size_t elements_ = 0;
  bool titled_ = false;
};

}  // namespace

FilteredHtml filter_html(std::string_view html, std::string_view where) { return Filter(html, where).run(); }

std::string_view declared_charset(std::string_view bytes) {
  constexpr std::string_view kKey = "charset=";
  constexpr std::size_t kHead = 4096;
  const std::string head = ascii_lower(bytes.substr(0, kHead));
  std::size_t at = head.find(kKey);
  if (at == std::string::npos) return {};
  at += kKey.size();
  if (at < head.size() && (head[at] == '"' || head[at] == '\'')) ++at;
  const std::size_t end = head.find_first_of("\"'>;/ \t\r\n", at);
  if (end == std::string::npos || end - at > 40) return {};
  return bytes.substr(at, end - at);
}

}  // namespace entente::ingest
