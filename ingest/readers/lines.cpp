#include "ingest/readers/lines.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente::ingest {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

/// What a character beyond ASCII counts as when lines are compared.
constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kFoldings = {{
    {"\xC2\xA0", " "},       {"\xE2\x80\x98", "'"}, {"\xE2\x80\x99", "'"}, {"\xE2\x80\x9C", "\""},
    {"\xE2\x80\x9D", "\""},  {"\xE2\x80\x90", "-"}, {"\xE2\x80\x91", "-"}, {"\xE2\x80\x92", "-"},
    {"\xE2\x80\x93", "-"},   {"\xE2\x80\x94", "-"}, {"\xE2\x80\x95", "-"}, {"\xE2\x88\x92", "-"},
    {"\xE2\x80\xA2", "*"},   {"\xC2\xB7", "*"},     {"\xC2\xBB", ">"},     {"\xC2\xAB", "<"},
    {"\xE2\x80\xBA", ">"},   {"\xE2\x96\xB6", ">"}, {"\xE2\x86\x92", ">"}, {"\xE2\x86\x90", "<"},
    {"\xE2\x80\xA6", "..."}, {"\xE2\x86\x91", "^"},
}};

constexpr std::string_view kDecoration = " *-_=|<>^~#+.:;,/\\[]()\"'";
constexpr std::array<std::string_view, 8> kClosers = {"\"",           "'",        ")", "]", "\xE2\x80\x9D",
                                                      "\xE2\x80\x99", "\xC2\xBB", "*"};

}  // namespace

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string_view trimmed(std::string_view text) {
  for (;;) {
    if (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n')) {
      text.remove_prefix(1);
    } else if (text.starts_with(kNoBreakSpace)) {
      text.remove_prefix(kNoBreakSpace.size());
    } else {
      break;
    }
  }
  for (;;) {
    if (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n')) {
      text.remove_suffix(1);
    } else if (text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(kNoBreakSpace.size());
    } else {
      break;
    }
  }
  return text;
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

std::vector<std::string_view> split_words(std::string_view line) {
  std::vector<std::string_view> words;
  std::size_t at = 0;
  while (at < line.size()) {
    const std::size_t start = line.find_first_not_of(" \t\n", at);
    if (start == std::string_view::npos) break;
    const std::size_t end = std::min(line.find_first_of(" \t\n", start), line.size());
    words.push_back(line.substr(start, end - start));
    at = end;
  }
  return words;
}

std::string folded(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  const auto add = [&](std::string_view piece) {
    if (piece == " " && (out.empty() || out.back() == ' ')) return;
    out += piece;
  };
  for (std::size_t at = 0; at < line.size();) {
    const char c = line[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      add(c == '\t' || c == '\n' ? " " : ascii_lower(std::string_view(&c, 1)));
      ++at;
      continue;
    }
    std::size_t taken = 1;
    std::string_view meant = line.substr(at, 1);
    for (const auto& [from, to] : kFoldings) {
      if (!line.substr(at).starts_with(from)) continue;
      taken = from.size();
      meant = to;
      break;
    }
    add(meant);
    at += taken;
  }
  const std::size_t first = out.find_first_not_of(kDecoration);
  if (first == std::string::npos) return {};
  const std::size_t last = out.find_last_not_of(kDecoration);
  return out.substr(first, last - first + 1);
}

bool ends_as_sentence(std::string_view line) {
  line = trimmed(line);
  for (bool stripped = true; stripped;) {
    stripped = false;
    for (const std::string_view closer : kClosers) {
      if (line.ends_with(closer)) {
        line = trimmed(line.substr(0, line.size() - closer.size()));
        stripped = true;
      }
    }
  }
  return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with("\xE2\x80\xA6");
}

}  // namespace entente::ingest
