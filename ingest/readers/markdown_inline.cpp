#include "ingest/readers/markdown_inline.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "ingest/readers/encoding.hpp"
#include "ingest/readers/lines.hpp"

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

}  // namespace

std::string plain_markdown(std::string_view text) {
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

}  // namespace entente::ingest
