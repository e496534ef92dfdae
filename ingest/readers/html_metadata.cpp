#include "ingest/readers/html_metadata.hpp"

#include <array>
#include <initializer_list>
#include <utility>

#include "graph/json/json.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/readers/press_date.hpp"

namespace entente::ingest {
namespace {

std::string string_member(const json::Value& object, std::string_view key) {
  const auto value = object.find(key);
  if (!value || !value->is(json::Kind::string)) return {};
  return std::string(trimmed(value->string()));
}

/// {"name": ...}, an array of such, or the name itself.
std::string name_of(const json::Value& object, std::string_view key) {
  auto value = object.find(key);
  if (!value) return {};
  if (value->is(json::Kind::array) && value->size() > 0) value = *value->elements().begin();
  if (value->is(json::Kind::string)) return std::string(trimmed(value->string()));
  return value->is(json::Kind::object) ? string_member(*value, "name") : std::string{};
}

bool is_article_type(std::string_view type) { return type.ends_with("Article") || type == "BlogPosting"; }

bool is_article(const json::Value& object) {
  const auto type = object.find("@type");
  if (!type) return false;
  if (type->is(json::Kind::string)) return is_article_type(type->string());
  if (!type->is(json::Kind::array)) return false;
  for (const json::Value element : type->elements()) {
    if (element.is(json::Kind::string) && is_article_type(element.string())) return true;
  }
  return false;
}

void read_article(const json::Value& object, HtmlMetadata& found) {
  const auto set = [](std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
  };
  set(found.title, string_member(object, "headline"));
  set(found.publisher, name_of(object, "publisher"));
  set(found.url, string_member(object, "url"));
  set(found.article_body, string_member(object, "articleBody"));
  if (!found.published) found.published = find_press_date(string_member(object, "datePublished"));
}

/// Articles stand at the top, in an array, or in "@graph".
void read_json_ld(const std::string& text, HtmlMetadata& found) {
  try {
    const json::Tree tree = json::parse(text, "");
    std::vector<json::Value> pending = {tree.root()};
    while (!pending.empty()) {
      const json::Value value = pending.back();
      pending.pop_back();
      if (value.is(json::Kind::array)) {
        for (const json::Value element : value.elements()) pending.push_back(element);
      } else if (value.is(json::Kind::object)) {
        if (is_article(value)) read_article(value, found);
        if (const auto graph = value.find("@graph")) pending.push_back(*graph);
      }
    }
  } catch (const Error&) {
    return;  // a page's metadata is a help, and its absence no fault of the article
  }
}

std::string_view fact(const HtmlPage& page, std::string_view tag, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    for (const HtmlFact& candidate : page.facts()) {
      if (candidate.tag == tag && ascii_lower(candidate.key) == key && !trimmed(candidate.value).empty()) {
        return trimmed(candidate.value);
      }
    }
  }
  return {};
}

/// "Headline | Site", "Headline - Site": without the site where it is known, or where what is left is a headline.
std::string without_site(std::string_view title, std::string_view site) {
  title = trimmed(title);
  constexpr auto kMarks =
      std::to_array<std::string_view>({" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB ", " :: "});
  for (const std::string_view mark : kMarks) {
    const std::size_t at = title.rfind(mark);
    if (at == std::string_view::npos) continue;
    const std::string_view head = trimmed(title.substr(0, at));
    const std::string_view tail = trimmed(title.substr(at + mark.size()));
    const bool is_site = !site.empty() && folded(tail) == folded(site);
    if (is_site || (split_words(head).size() >= 4 && split_words(tail).size() <= 3)) return without_site(head, site);
  }
  return std::string(title);
}

}  // namespace

HtmlMetadata html_metadata(const HtmlPage& page, const std::vector<std::string>& json_ld) {
  HtmlMetadata found;
  for (const std::string& text : json_ld) read_json_ld(text, found);
  if (found.publisher.empty()) found.publisher = fact(page, "meta", {"og:site_name", "publisher", "application-name"});
  if (found.title.empty()) {
    const std::string_view graph = fact(page, "meta", {"og:title", "headline", "twitter:title"});
    found.title = without_site(graph.empty() ? page.title() : graph, found.publisher);
  }
  if (const std::string_view canonical = fact(page, "link", {"canonical"}); !canonical.empty()) found.url = canonical;
  if (found.url.empty()) found.url = fact(page, "meta", {"og:url"});
  if (!found.published) {
    found.published =
        find_press_date(fact(page, "meta",
                             {"article:published_time", "og:article:published_time", "datepublished", "publishdate",
                              "pubdate", "publish-date", "publication_date", "parsely-pub-date", "dc.date.issued",
                              "dc.date", "dcterms.created", "sailthru.date", "date"}));
  }
  if (!found.published) {
    for (const HtmlFact& time : page.facts()) {
      if (time.tag != "time" || found.published) continue;
      found.published = find_press_date(time.value);
    }
  }
  return found;
}

}  // namespace entente::ingest
