#include "ingest/readers/markdown.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "ingest/readers/encoding.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/readers/press_date.hpp"

namespace entente::ingest {
namespace {

constexpr std::string_view kEscapable = "\\`*_{}[]()#+-.!|>~<\"'&";

/// How far an inline construct may reach: looking further would let hostile input cost quadratic time.
constexpr std::size_t kLongestTag = 400;
constexpr std::size_t kLongestTarget = 400;

/// Stand for '[' while it is not known whether a link follows, and for what is to be taken out.
constexpr char kOpenBracket = '\x01';
constexpr char kNothing = '\x02';

/// How many bytes `c` the text begins with.
std::size_t run_of(std::string_view text, char c) { return std::min(text.find_first_not_of(c), text.size()); }

constexpr auto kEntities = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"&amp;", "&"},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&quot;", "\""},
    {"&apos;", "'"},
    {"&nbsp;", " "},
    {"&ndash;", "\xE2\x80\x93"},
    {"&mdash;", "\xE2\x80\x94"},
    {"&hellip;", "\xE2\x80\xA6"},
    {"&lsquo;", "\xE2\x80\x98"},
    {"&rsquo;", "\xE2\x80\x99"},
    {"&ldquo;", "\xE2\x80\x9C"},
    {"&rdquo;", "\xE2\x80\x9D"},
    {"&copy;", "\xC2\xA9"},
    {"&shy;", ""},
});

/// "&#8217;" or "&#x2019;" at the start of `text`: appended to `out`; the bytes taken, or 0.
std::size_t numeric_entity(std::string_view text, std::string& out) {
  if (!text.starts_with("&#")) return 0;
  std::size_t at = 2;
  const bool hex = at < text.size() && (text[at] == 'x' || text[at] == 'X');
  if (hex) ++at;
  char32_t value = 0;
  const std::size_t first = at;
  for (; at < text.size() && at < first + 7; ++at) {
    const char c = text[at];
    char32_t digit = 0;
    if (is_digit(c)) {
      digit = static_cast<char32_t>(c - '0');
    } else if (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) {
      digit = static_cast<char32_t>((c | 0x20) - 'a' + 10);
    } else {
      break;
    }
    value = value * (hex ? 16 : 10) + digit;
  }
  if (at == first || at >= text.size() || text[at] != ';') return 0;
  append_utf8(out, value < 0x20 ? U' ' : value);
  return at + 1;
}

std::size_t entity(std::string_view text, std::string& out) {
  for (const auto& [name, meaning] : kEntities) {
    if (!text.starts_with(name)) continue;
    out += meaning;
    return name.size();
  }
  return numeric_entity(text, out);
}

/// The size of "(target "title")" or "[reference]" at the start of `text`, or 0.
std::size_t link_target(std::string_view text) {
  if (text.empty() || (text.front() != '(' && text.front() != '[')) return 0;
  const char open = text.front();
  const char close = open == '(' ? ')' : ']';
  int depth = 0;
  for (std::size_t at = 0; at < std::min(text.size(), kLongestTarget); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == open) {
      ++depth;
    } else if (text[at] == close && --depth == 0) {
      return at + 1;
    }
  }
  return 0;
}

/// The size of a tag, comment or "<https://...>" at the start of `text`, or 0. What the last one shows goes to `out`.
std::size_t angle_bracket(std::string_view text, std::string& out) {
  if (text.size() < 3) return 0;
  const bool tag = is_letter(text[1]) || text[1] == '/' || text[1] == '!';
  const std::size_t end = text.substr(0, kLongestTag).find('>');
  if (!tag || end == std::string_view::npos) return 0;
  const std::string_view inside = text.substr(1, end - 1);
  if (inside.find("://") != std::string_view::npos && inside.find(' ') == std::string_view::npos) {
    out += inside;
  } else if (ascii_lower(inside.substr(0, 2)) == "br") {
    out += ' ';
  }
  return end + 1;
}

/// Whether a run of emphasis marks at `at` opens or closes something: '_' inside a word does not.
bool is_emphasis(std::string_view text, std::size_t at, std::size_t run) {
  const bool word_before = at > 0 && is_word_char(text[at - 1]);
  const bool word_behind = at + run < text.size() && is_word_char(text[at + run]);
  const bool blank_before = at == 0 || text[at - 1] == ' ';
  const bool blank_behind = at + run >= text.size() || text[at + run] == ' ';
  if (blank_before && blank_behind) return false;
  return text[at] != '_' || !(word_before && word_behind);
}

/// The text of one block without inline marks.
std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::vector<std::size_t> open_brackets;  // places in `out`
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const std::string_view rest = text.substr(at);
    std::size_t taken = 0;
    if (c == '\\' && rest.size() > 1 && kEscapable.find(rest[1]) != std::string_view::npos) {
      out += rest[1];
      taken = 2;
    } else if (c == '&') {
      taken = entity(rest, out);
    } else if (c == '<') {
      taken = angle_bracket(rest, out);
    } else if (c == '`') {
      taken = run_of(rest, '`');
    } else if (c == '*' || c == '_') {
      const std::size_t run = run_of(rest, c);
      if (run <= 3 && is_emphasis(text, at, run)) taken = run;
    } else if (rest.starts_with("~~")) {
      taken = run_of(rest, '~');
    } else if (rest.starts_with("![")) {
      // An image shows nothing of the article, its description included.
      const std::size_t label = link_target(rest.substr(1));
      if (label > 0) taken = 1 + label + link_target(rest.substr(1 + label));
    } else if (rest.starts_with("[^")) {
      taken = link_target(rest);
    } else if (c == '[') {
      open_brackets.push_back(out.size());
      out += kOpenBracket;
      taken = 1;
    } else if (c == ']' && !open_brackets.empty()) {
      const std::size_t target = link_target(rest.substr(1));
      // Brackets that are no link are the text's own: "the regime [Israel] said".
      out[open_brackets.back()] = target == 0 ? '[' : kNothing;
      out += target == 0 ? ']' : kNothing;
      open_brackets.pop_back();
      taken = 1 + target;
    }
    if (taken == 0) {
      out += c;
      taken = 1;
    }
    at += taken;
  }
  std::replace(out.begin(), out.end(), kOpenBracket, '[');
  out.erase(std::remove(out.begin(), out.end(), kNothing), out.end());
  return out;
}

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
    const std::string text = plain(paragraph_);
    paragraph_.clear();
    if (trimmed(text).empty()) return;
    draft_.body += trimmed(text);
    draft_.body += behind;
  }
  /// Makes the block at hand a heading and ends it.
  void make_heading(std::size_t level) {
    if (level == 1 && draft_.title.empty()) draft_.title = trimmed(plain(paragraph_));
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
  // Without control characters, of which plain() makes its own use.
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
