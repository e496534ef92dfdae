#include "ingest/readers/html_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "graph/model/error.hpp"
#include "graph/model/limits.hpp"
#include "ingest/readers/html_elements.hpp"
#include "ingest/readers/html_tag.hpp"
#include "ingest/readers/lines.hpp"

namespace entente::ingest {
namespace {

using html::Element;
using html::Role;

constexpr std::size_t kLongestValue = 2000;  ///< bytes of an attribute that are kept
constexpr std::size_t kLongestTitle = 2000;
constexpr std::size_t kMostJsonLd = 32;  ///< scripts of JSON-LD that are kept

bool is_hidden(const HtmlTag& tag) {
  if (tag.has("hidden") || ascii_lower(tag.value("aria-hidden")) == "true") return true;
  std::string style = ascii_lower(tag.value("style").substr(0, kLongestValue));
  style.erase(std::remove_if(style.begin(), style.end(), is_html_space), style.end());
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
      const HtmlTag tag = read_html_tag(html_, at_);
      tag.closing ? end_tag(tag) : start_tag(tag);
    } else if (next == '!' || next == '?' || next == '/') {
      at_ = behind_html_declaration(html_, at_);
    } else {
      out_.html += "&lt;";
      ++at_;
    }
  }

  void start_tag(const HtmlTag& tag) {
    const Element* element = html::find_element(tag.name);
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

  void end_tag(const HtmlTag& tag) {
    const Element* element = html::find_element(tag.name);
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

  void write_tag(const HtmlTag& tag, std::string_view name) {
    count();
    constexpr auto kKept = std::to_array<std::string_view>(
        {"class", "id", "role", "itemprop", "rel", "href", "datetime", "name", "property", "content"});
    out_.html.append("<").append(name);
    std::array<bool, kKept.size()> written{};
    for (const HtmlAttribute& attribute : tag.attributes) {
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

  void open(const HtmlTag& tag, std::string_view name) {
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
    static_cast<void>(read_html_tag(html_, at_));
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
          behind == html_.size() || is_html_space(html_[behind]) || html_[behind] == '>' || html_[behind] == '/';
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
