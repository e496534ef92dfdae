#include "ingest/readers/format.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/readers/lines.hpp"

namespace entente::ingest {
namespace {

constexpr auto kEndings = std::to_array<std::pair<std::string_view, Format>>({
    {"txt", Format::text},
    {"text", Format::text},
    {"md", Format::markdown},
    {"markdown", Format::markdown},
    {"html", Format::html},
    {"htm", Format::html},
    {"xhtml", Format::html},
    {"json", Format::json},
    {"ndjson", Format::ndjson},
    {"jsonl", Format::ndjson},
});

std::string_view without_mark(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  return head;
}

}  // namespace

Format format_by_name(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || name.find('/', dot) != std::string_view::npos) return Format::automatic;
  const std::string ending = ascii_lower(name.substr(dot + 1));
  const auto found =
      std::find_if(kEndings.begin(), kEndings.end(), [&](const auto& entry) { return entry.first == ending; });
  return found == kEndings.end() ? Format::automatic : found->second;
}

bool opens_html(std::string_view head) {
  const std::string start = ascii_lower(without_mark(head).substr(0, 64));
  return start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<head") ||
         start.starts_with("<body") || (start.starts_with("<?xml") && head.find("<html") != std::string_view::npos) ||
         start.starts_with("<article") || start.starts_with("<div") || start.starts_with("<p>");
}

Format format_by_content(std::string_view head) {
  if (opens_html(head)) return Format::html;
  return without_mark(head).starts_with('{') ? Format::ndjson : Format::text;
}

std::string file_name(std::string_view path) {
  if (path == "-") return "stdin";
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string place_of(std::string_view name) { return name == "-" ? "stdin" : std::string(name); }

}  // namespace entente::ingest
