#include "ingest/readers/furniture.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "ingest/readers/furniture_tables.hpp"
#include "ingest/readers/lines.hpp"

namespace entente::ingest {
namespace {

using namespace furniture;

constexpr std::size_t kLongestFurniture = 600;

bool is_any(std::string_view text, std::span<const std::string_view> table) {
  return std::find(table.begin(), table.end(), text) != table.end();
}

bool is_share_bar(std::span<const std::string_view> words) {
  if (words.size() > 24) return false;
  bool sign = false;
  for (std::string_view word : words) {
    const std::size_t first = word.find_first_not_of("0123456789.,+()[]|*-:/&<>");
    if (first == std::string_view::npos) continue;
    word.remove_prefix(first);
    word = word.substr(0, word.find_last_not_of("0123456789.,+()[]|*-:/&<>") + 1);
    if (!is_any(word, kShareWords)) return false;
    sign = sign || is_any(word, kShareSigns);
  }
  return sign;
}

bool opens(std::string_view line, std::size_t words, std::span<const Opening> table) {
  return std::any_of(table.begin(), table.end(),
                     [&](const Opening& o) { return words <= o.most_words && line.starts_with(o.text); });
}

bool holds(std::string_view line, std::size_t words, std::span<const Opening> table) {
  return std::any_of(table.begin(), table.end(), [&](const Opening& o) {
    return words <= o.most_words && line.find(o.text) != std::string_view::npos;
  });
}

bool follows_somewhere(std::string_view line, std::size_t words) {
  if (!line.starts_with("follow ") || words > 25) return false;
  constexpr auto kNetworks = std::to_array<std::string_view>({"twitter", "facebook", "instagram", "youtube", "whatsapp",
                                                              "telegram", "linkedin", "google", "tiktok", "threads",
                                                              "bluesky", " on x", "our channel", "@"});
  return std::any_of(kNetworks.begin(), kNetworks.end(),
                     [&](std::string_view n) { return line.find(n) != std::string_view::npos; });
}

/// What somebody says is never furniture, however it sounds ("Follow us," he told them).
bool begins_quoted(std::string_view line) {
  constexpr auto kQuotes = std::to_array<std::string_view>({"\"", "'", "\xE2\x80\x9C", "\xE2\x80\x98", "\xC2\xAB"});
  return std::any_of(kQuotes.begin(), kQuotes.end(), [&](std::string_view q) { return line.starts_with(q); });
}

}  // namespace

LineKind classify_line(std::string_view line) {
  const std::string_view bare = trimmed(line);
  if (bare.empty() || bare.size() > kLongestFurniture || begins_quoted(bare)) return LineKind::content;
  const std::string text = folded(bare);
  if (text.empty()) return LineKind::furniture;  // a rule of dashes, asterisks or the like
  const std::vector<std::string_view> words = split_words(text);
  if (is_any(text, kCommentHeads)) return LineKind::comments_start;
  if (is_any(text, kRelatedHeads)) return LineKind::related;
  const bool heading = !ends_as_sentence(bare);
  if (words.size() == 1 && heading && text.size() > 5 && text.ends_with("picks")) return LineKind::related;
  if (heading && bare.ends_with(':') && words.size() <= 10 &&
      (text.starts_with("more on ") || text.starts_with("more about ") || text.starts_with("read more on "))) {
    return LineKind::related;
  }
  if (is_any(text, kExact) || is_share_bar(words) || opens(text, words.size(), kOpenings) ||
      holds(text, words.size(), kPhrases) || follows_somewhere(text, words.size())) {
    return LineKind::furniture;
  }
  if (words.size() <= 60 && std::any_of(kCaptionEndings.begin(), kCaptionEndings.end(),
                                        [&](std::string_view ending) { return text.ends_with(ending); })) {
    return LineKind::furniture;
  }
  return LineKind::content;
}

bool is_section_label(std::string_view line) {
  if (line.size() > 40) return false;
  // "CHAD-NIGER/FORCE (UPDATE 2)": an agency's slug.
  const bool slug = line.find('/') != std::string_view::npos && std::none_of(line.begin(), line.end(), is_lower) &&
                    split_words(line).size() <= 4;
  return slug || is_any(folded(line), kSectionLabels);
}

}  // namespace entente::ingest
