#include "ingest/readers/markdown.hpp"

#include <algorithm>
#include <utility>

#include "ingest/readers/encoding.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/readers/markdown_inline.hpp"
#include "ingest/readers/press_date.hpp"

namespace entente::ingest {
namespace {

/// How many bytes `c` the text begins with.
std::size_t run_of(std::string_view text, char c) { return std::min(text.find_first_not_of(c), text.size()); }

struct Heading {
  std::size_t level = 0;
  std::string_view text;
};

/// "## Heading ##"; level 0 when the line is none.
Heading heading_of(std::string_view line) {
  const std::size_t level = run_of(line, '#');
  if (level == 0 || level > 6 || (level < line.size() && line[level] != ' ')) return {};
  std::string_view text = trimmed(line.substr(level));
  const std::size_t last = text.find_last_not_of('#');
  if (last == std::string_view::npos) return {level, {}};
  if (last + 1 < text.size() && text[last] == ' ') text = trimmed(text.substr(0, last));
  return {level, text};
}

bool is_rule(std::string_view line) {
  std::size_t marks = 0;
  for (const char c : line) {
    if (c == ' ') continue;
    if (c != line.front()) return false;
    ++marks;
  }
  return marks >= 3 && (line.front() == '-' || line.front() == '*' || line.front() == '_');
}

bool is_fence(std::string_view line) { return line.starts_with("```") || line.starts_with("~~~"); }

/// The size of "- ", "* ", "+ ", "12. " at the start, or 0.
std::size_t list_mark(std::string_view line) {
  if (line.size() > 1 && (line[0] == '-' || line[0] == '*' || line[0] == '+') && line[1] == ' ') return 2;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  if (digits == 0 || digits > 9 || digits + 1 >= line.size()) return 0;
  return (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ' ? digits + 2 : 0;
}

/// "| --- | :-: |"
bool is_table_rule(std::string_view line) {
  return line.find_first_not_of("|-: ") == std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find('-') != std::string_view::npos;
}

/// "[name]: https://..."
bool is_reference(std::string_view line) {
  if (!line.starts_with('[')) return false;
  const std::size_t close = line.find("]:");
  return close != std::string_view::npos && close < 200 && !line.starts_with("[^");
}

/// Collects blocks into the draft's body.
class Builder {
 public:
  explicit Builder(Draft& draft) : draft_(draft) {}

  void add(std::string_view line) {
    if (!paragraph_.empty()) paragraph_ += ' ';
    paragraph_ += line;
  }
  [[nodiscard]] bool in_paragraph() const { return !paragraph_.empty(); }

  /// Ends the block at hand; `behind` is what separates it from the next.
  void end(std::string_view behind = "\n\n") {
    if (paragraph_.empty()) return;
    const std::string text = plain_markdown(paragraph_);
    paragraph_.clear();
    if (trimmed(text).empty()) return;
    draft_.body += trimmed(text);
    draft_.body += behind;
  }
  /// Makes the block at hand a heading and ends it.
  void make_heading(std::size_t level) {
    if (level == 1 && draft_.title.empty()) draft_.title = trimmed(plain_markdown(paragraph_));
    end();
  }
  void verbatim(std::string_view line) { draft_.body.append(line).append("\n"); }

 private:
  Draft& draft_;
  std::string paragraph_;
};

std::string_view unquoted(std::string_view value) {
  value = trimmed(value);
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) {
    value = value.substr(1, value.size() - 2);
  }
  return value;
}

void read_field(std::string_view line, Draft& draft) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string key = ascii_lower(trimmed(line.substr(0, colon)));
  const std::string_view value = unquoted(line.substr(colon + 1));
  if (value.empty()) return;
  if (key == "title" || key == "headline") draft.title = value;
  if (key == "date" || key == "published" || key == "pubdate") draft.published = find_press_date(value);
  if (key == "publisher" || key == "source" || key == "publication") draft.publisher = value;
  if (key == "url" || key == "link" || key == "canonical") draft.url = value;
}

/// What is behind the front matter: "key: value" lines between two "---" lines at the start. All, when there is none.
std::string_view take_front_matter(std::string_view text, Draft& draft) {
  std::string_view rest = text;
  if (rest.empty() || trimmed(take_line(rest)) != "---") return text;
  Draft found;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (trimmed(line) == "---" || trimmed(line) == "...") {
      draft = std::move(found);
      return rest;
    }
    read_field(line, found);
  }
  return text;
}

std::string_view without_quote_marks(std::string_view line) {
  line = trimmed(line);
  while (line.starts_with('>')) line = trimmed(line.substr(1));
  return line;
}

}  // namespace

Draft read_markdown(std::string_view source) {
  // Without control characters, of which plain_markdown() makes its own use.
  const std::string text = without_invisible(source);
  Draft draft;
  std::string_view rest = take_front_matter(text, draft);
  draft.may_be_wrapped = false;
  Builder blocks(draft);
  bool in_fence = false;
  bool in_list = false;
  while (!rest.empty()) {
    const std::string_view whole_line = take_line(rest);
    const std::string_view line = without_quote_marks(whole_line);
    if (is_fence(line)) {
      blocks.end();
      in_fence = !in_fence;
      continue;
    }
    if (in_fence) {
      blocks.verbatim(whole_line);
      continue;
    }
    if (line.empty()) {
      blocks.end();
      in_list = false;
      continue;
    }
    const bool underline = line.find_first_not_of('=') == std::string_view::npos ||
                           (line.size() >= 2 && line.find_first_not_of('-') == std::string_view::npos);
    if (underline && blocks.in_paragraph() && !in_list) {
      blocks.make_heading(line.front() == '=' ? 1 : 2);
      continue;
    }
    if (is_rule(line) || is_table_rule(line) || is_reference(line)) {
      blocks.end(is_table_rule(line) ? "\n" : "\n\n");
      continue;
    }
    if (const Heading heading = heading_of(line); heading.level > 0) {
      blocks.end();
      blocks.add(heading.text);
      blocks.make_heading(heading.level);
      continue;
    }
    if (const std::size_t mark = list_mark(line); mark > 0) {
      blocks.end(in_list ? "\n" : "\n\n");
      in_list = true;
      blocks.add(line.substr(mark));
      continue;
    }
    if (line.starts_with('|') && line.ends_with('|') && line.size() > 1) {
      blocks.end("\n");
      std::string row(line.substr(1, line.size() - 2));
      std::replace(row.begin(), row.end(), '|', ';');
      blocks.add(row);
      continue;
    }
    blocks.add(line);
  }
  blocks.end();
  return draft;
}

}  // namespace entente::ingest
