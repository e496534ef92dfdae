#include "query/ask/words.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "graph/text/fold.hpp"

namespace entente::query {
namespace {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // ICU's macro narrows an int
/// The code point at byte `at`, which moves past it; U+FFFD for malformed UTF-8.
UChar32 next_code_point(std::string_view text, std::int32_t& at) {
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(text.data(), at, static_cast<std::int32_t>(text.size()), c);
  return c;
}
#pragma GCC diagnostic pop

/// The code points that stand inside words as an apostrophe.
bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }

/// What separates words. Dots, hyphens and apostrophes do not, unless they end a word.
bool separates(UChar32 c) {
  if (c == '.' || c == '-' || c == 0x2010 || c == 0x2011 || is_apostrophe(c)) return false;
  return u_isUWhiteSpace(c) || u_ispunct(c) || u_iscntrl(c);
}

struct Slice {
  std::uint32_t start, end;
};

void push(std::vector<Word>& words, std::string_view question, Slice slice, std::string form, bool comma) {
  const std::string_view text = question.substr(slice.start, slice.end - slice.start);
  Word word{.start = slice.start, .end = slice.end, .form = std::move(form), .after_comma = comma};
  int letters = 0;
  int capitals = 0;
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    const UChar32 c = next_code_point(text, i);
    if (!u_isalpha(c)) continue;
    if (letters == 0) word.capital = u_isupper(c);
    ++letters;
    if (u_isupper(c)) ++capitals;
  }
  word.all_caps = letters > 1 && capitals == letters;
  words.push_back(std::move(word));
}

/// Splits one blank-separated piece: "Israel's" into "Israel" and "'s", "didn't" into "did" and "not".
void push_piece(std::vector<Word>& words, std::string_view question, Slice slice, bool comma) {
  const auto text = [&] { return question.substr(slice.start, slice.end - slice.start); };
  const auto trim = [&](std::string_view tail) {
    if (slice.end - slice.start <= tail.size() || !text().ends_with(tail)) return false;
    slice.end -= static_cast<std::uint32_t>(tail.size());
    return true;
  };
  while (text().starts_with('\'') || text().starts_with('.') || text().starts_with('-')) {
    if (++slice.start == slice.end) return;
  }
  // A final stop ends the question, but belongs to "U.S.".
  if (text().ends_with('.') && text().find('.') + 1 == text().size()) trim(".");
  while (trim("-") || trim("'")) {
  }
  for (const std::string_view possessive : {"'s", "\u2019s"}) {
    const std::uint32_t end = slice.end;
    if (trim(possessive)) {
      push(words, question, slice, fold_name(text()), comma);
      push(words, question, {slice.end, end}, "'s", false);
      return;
    }
  }
  for (const std::string_view negation : {"n't", "n\u2019t"}) {
    const std::uint32_t end = slice.end;
    if (trim(negation)) {
      const std::string stem = fold_name(text());
      push(words, question, slice, stem == "wo" ? "will" : stem == "ca" ? "can" : stem, comma);
      push(words, question, {slice.end, end}, "not", false);
      return;
    }
  }
  std::string form = fold_name(text());
  if (!form.empty()) push(words, question, slice, std::move(form), comma);
}

}  // namespace

std::vector<Word> split_words(std::string_view question) {
  std::vector<Word> words;
  const auto length = static_cast<std::int32_t>(question.size());
  std::int32_t start = -1;
  bool comma = false;
  for (std::int32_t i = 0; i <= length;) {
    const std::int32_t at = i;
    UChar32 c = ' ';
    if (i < length) {
      c = next_code_point(question, i);
    } else {
      ++i;
    }
    if (!separates(c)) {
      if (start < 0) start = at;
      continue;
    }
    if (start >= 0) {
      push_piece(words, question, {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at)}, comma);
      start = -1;
      comma = false;
    }
    if (c == ',') comma = true;
  }
  // In a question written all in capitals, capitals say nothing.
  if (words.size() > 2 && std::all_of(words.begin(), words.end(), [](const Word& word) { return word.all_caps; })) {
    for (Word& word : words) word.capital = word.all_caps = false;
  }
  return words;
}

}  // namespace entente::query
