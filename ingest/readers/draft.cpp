#include "ingest/readers/draft.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ingest/readers/dateline.hpp"
#include "ingest/readers/encoding.hpp"
#include "ingest/readers/furniture.hpp"
#include "ingest/readers/header.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/readers/press_date.hpp"

namespace entente::ingest {
namespace {

constexpr std::size_t kMostRelatedLinks = 12;
constexpr std::size_t kLongestRelatedLink = 30;  ///< words

/// The width of wrapped text, in bytes.
constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kWidest = 160;
constexpr std::size_t kFewestWrappedLines = 3;

bool begins_item(std::string_view line) {
  if (line.starts_with(' ') || line.starts_with('\t')) return true;  // an indented line begins a paragraph
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("\xE2\x80\xA2")) return true;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  return digits > 0 && digits <= 3 && line.substr(digits, 2).size() == 2 &&
         (line.substr(digits, 2) == ". " || line.substr(digits, 2) == ") ");
}

/// "Published in The Gazette, November 30th, 2025." below an article.
bool read_imprint(std::string_view line, Draft& draft) {
  constexpr std::string_view kOpening = "published in ";
  line = trimmed(line);
  if (line.size() > 160 || !ascii_lower(line).starts_with(kOpening)) return false;
  const auto date = find_press_date(line);
  const std::size_t comma = line.find(',');
  if (!date || comma == std::string_view::npos || comma <= kOpening.size()) return false;
  if (!draft.published) draft.published = date;
  if (draft.publisher.empty()) draft.publisher = line.substr(kOpening.size(), comma - kOpening.size());
  return true;
}

/// Takes the imprint, if there is one, and all behind it off the text's last lines.
void take_imprint(std::string& text, Draft& draft) {
  std::size_t end = text.size();
  for (int lines = 0; lines < 12 && end > 0; ++lines) {
    const std::size_t newline = text.rfind('\n', end - 1);
    const std::size_t start = newline == std::string::npos ? 0 : newline + 1;
    if (read_imprint(std::string_view(text).substr(start, end - start), draft)) {
      text.resize(trimmed(std::string_view(text).substr(0, start)).size() == 0 ? 0 : start);
      return;
    }
    if (newline == std::string::npos) return;
    end = newline;
  }
}

/// One line, without anything that would break it.
std::string one_line(std::string_view field) {
  const std::string visible = without_invisible(field);
  std::string line;
  for (const std::string_view word : split_words(visible)) {
    if (!line.empty()) line += ' ';
    line += word;
  }
  return line;
}

ByteSpan span_of(std::string_view text, std::string_view part) {
  const auto start = static_cast<std::uint32_t>(part.data() - text.data());
  return {start, start + static_cast<std::uint32_t>(part.size())};
}

/// The title where the first lines of the text already hold it.
std::optional<ByteSpan> find_title(std::string_view text, std::string_view title) {
  const std::string wanted = folded(title);
  std::size_t at = 0;
  for (int i = 0; i < 6 && at < text.size(); ++i) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trimmed(text.substr(at, end - at));
    if (line.size() <= 2 * title.size() + 16 && folded(line) == wanted) return span_of(text, line);
    at = end + 1;
  }
  return std::nullopt;
}

/// Section labels above a title say nothing.
std::string_view without_labels(std::string_view text) {
  while (true) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos || !is_section_label(text.substr(0, end))) return text;
    text = text.substr(end + 1);
    text.remove_prefix(std::min(text.find_first_not_of(" \n"), text.size()));
  }
}

}  // namespace

std::string without_furniture(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  std::size_t links = 0;  // how many more lines may be links under a related heading
  bool dropped_here = false;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = take_line(rest);
    const bool blank = trimmed(line).empty();
    if (blank) {
      // One blank line is enough where a dropped line stood between two.
      if (!(dropped_here && (kept.empty() || kept.ends_with("\n\n")))) kept.append(line).append("\n");
      continue;
    }
    const LineKind kind = classify_line(line);
    const auto offset = static_cast<std::size_t>(line.data() - text.data());
    if (kind == LineKind::comments_start && offset * 2 >= text.size()) break;
    bool drop = kind != LineKind::content;
    if (kind == LineKind::related) {
      links = kMostRelatedLinks;
    } else if (!drop && links > 0) {
      drop = !ends_as_sentence(line) && line.size() < 400 && split_words(line).size() <= kLongestRelatedLink &&
             !dateline_at(trimmed(line));
      links = drop ? links - 1 : 0;
    }
    dropped_here = drop;
    if (!drop) kept.append(line).append("\n");
  }
  const std::size_t first = kept.find_first_not_of(" \n");
  if (first == std::string::npos) return {};
  // The first line keeps its indent; what stands before it goes.
  const std::size_t line_start = kept.rfind('\n', first);
  const std::string_view shown = trimmed(kept);
  const auto last = static_cast<std::size_t>(shown.data() - kept.data()) + shown.size();
  const std::size_t start = line_start == std::string::npos ? 0 : line_start + 1;
  return kept.substr(start, last - start);
}

namespace {

/// Calls visit(line) for every line of `text` behind which the same paragraph may go on.
template <class Visit>
void for_each_inner_line(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    const std::string_view next = text.substr(0, text.find('\n'));
    if (!trimmed(line).empty() && !trimmed(next).empty() && !begins_item(next)) visit(line);
  }
}

}  // namespace

std::string unwrapped(std::string text) {
  for (std::string_view rest = text; !rest.empty();) {
    if (take_line(rest).size() > kWidest) return text;
  }
  std::size_t width = 0;
  for_each_inner_line(text, [&](std::string_view line) { width = std::max(width, line.size()); });
  const auto is_full = [&](std::string_view line) { return line.size() * 10 >= width * 7; };
  std::size_t inner = 0;
  std::size_t full = 0;
  std::size_t open_ended = 0;
  for_each_inner_line(text, [&](std::string_view line) {
    ++inner;
    if (is_full(line)) ++full;
    if (!ends_as_sentence(line)) ++open_ended;
  });
  if (inner < kFewestWrappedLines || width < kNarrowest || full * 10 < inner * 8 || open_ended * 2 < inner) return text;
  std::string joined = text;
  for_each_inner_line(text, [&](std::string_view line) {
    if (is_full(line)) joined[static_cast<std::size_t>(line.data() - text.data()) + line.size()] = ' ';
  });
  return joined;
}

ReadDocument finish(Draft draft, std::string_view where, std::size_t max_bytes) {
  std::string body = without_invisible(draft.body);
  if (trimmed(body).empty()) throw Error(ErrorCode::bad_input, "is empty: it holds no text", std::string(where));
  take_imprint(body, draft);
  body = without_furniture(body);
  body = std::string(without_labels(body));
  if (draft.may_be_wrapped) body = unwrapped(std::move(body));
  if (trimmed(body).empty()) {
    throw Error(ErrorCode::bad_input, "holds no article text, only what surrounds one", std::string(where));
  }

  ReadDocument read;
  Document& document = read.document;
  document.id = one_line(draft.id);
  if (document.id.empty()) document.id = "unnamed";  // a file whose name cannot be seen
  document.url = one_line(draft.url);
  document.title = one_line(draft.title);
  document.publisher = one_line(draft.publisher);
  document.published = draft.published;
  document.text = std::move(body);
  if (document.title.empty()) {
    if (first_line_is_title(document.text)) {
      const std::string_view text = document.text;
      const std::string_view line = trimmed(text.substr(0, text.find('\n')));
      read.title_span = span_of(text, line);
      document.title = line;
    }
  } else if (const auto span = find_title(document.text, document.title)) {
    read.title_span = *span;
  } else {
    document.text.insert(0, document.title + "\n\n");
    read.title_span = {0, static_cast<std::uint32_t>(document.title.size())};
  }
  if (document.text.size() > max_bytes) {
    throw Error(ErrorCode::limit,
                fmt::format("the text is {} bytes, the limit is {} (--max-document)", document.text.size(), max_bytes),
                std::string(where));
  }

  Surroundings around = read_surroundings(document.text, read.title_span);
  read.asides = std::move(around.asides);
  if (document.publisher.empty()) document.publisher = std::move(around.publisher);
  if (!document.published) document.published = around.published;
  return read;
}

}  // namespace entente::ingest
