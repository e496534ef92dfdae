#include <algorithm>

#include "ingest/language/segmenter.hpp"
#include "ingest/language/white_space.hpp"

namespace entente::language {
namespace {

struct Line {
  ByteSpan span;            ///< trimmed; empty for a blank line
  std::uint32_t width = 0;  ///< in bytes, white space at its start counted
  std::uint32_t first_word = 0;
};

Line trimmed(std::string_view text, std::size_t from, std::size_t to) {
  Line line;
  std::size_t start = to;
  std::size_t end = from;
  std::size_t word_end = to;
  bool in_first_word = true;
  for (std::size_t at = from; at < to;) {
    const std::size_t here = at;
    if (is_white_space(next_character(text.substr(0, to), at))) {
      if (start < to && in_first_word) {
        word_end = here;
        in_first_word = false;
      }
      continue;
    }
    start = std::min(start, here);
    end = at;
  }
  if (end > start) {
    line.span = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
    line.width = static_cast<std::uint32_t>(end - from);
    line.first_word = static_cast<std::uint32_t>(word_end - start);
  }
  return line;
}

/// Lines wrapped to a width leave no room for the word that comes next. Two lines prove it only if both are long.
bool wrapped(const std::vector<Line>& lines, std::size_t first, std::size_t last) {
  constexpr std::uint32_t kNarrowest = 40;
  constexpr std::uint32_t kWidest = 120;
  if (last - first < 2) {
    return false;
  }
  std::uint32_t width = 0;
  for (auto i = first; i < last; ++i) {
    width = std::max(width, lines[i].width);
  }
  if (width < kNarrowest || width > kWidest) {
    return false;
  }
  for (auto i = first; i + 1 < last; ++i) {
    if (lines[i].width + 1 + lines[i + 1].first_word + 2 < width) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::vector<ByteSpan> find_paragraphs(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    auto end = text.find_first_of("\n\r\f", at);
    end = end == std::string_view::npos ? text.size() : end;
    lines.push_back(trimmed(text, at, end));
    // A carriage return and its line feed are one line break.
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  std::vector<ByteSpan> paragraphs;
  for (std::size_t i = 0; i < lines.size();) {
    if (lines[i].span.empty()) {
      ++i;
      continue;
    }
    auto last = i;
    while (last < lines.size() && !lines[last].span.empty()) {
      ++last;
    }
    if (wrapped(lines, i, last)) {
      paragraphs.push_back({lines[i].span.start, lines[last - 1].span.end});
    } else {
      for (; i < last; ++i) {
        paragraphs.push_back(lines[i].span);
      }
    }
    i = last;
  }
  return paragraphs;
}

}  // namespace entente::language
