#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::ingest {

// ASCII only: what the readers look for in lines is English furniture; other letters stay as they are.
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_letter(char c) { return is_upper(c) || is_lower(c); }
/// A letter, a digit, or a byte of a character beyond ASCII.
[[nodiscard]] constexpr bool is_word_char(char c) {
  return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}
[[nodiscard]] std::string ascii_lower(std::string_view text);

/// Without blanks (space, tab, newline, U+00A0) at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Takes the first line, without its '\n', off a text; `rest` must not be empty. Nobody keeps all lines of a text: of
/// short ones their views would take many times its memory.
std::string_view take_line(std::string_view& rest);

/// Views of the words of a line: runs of bytes between blanks.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view line);

/// A line as furniture is compared: lower case, runs of blanks as one space, curly quotes as straight ones, dashes as
/// '-', decoration (bullets, arrows, asterisks, dashes, bars) and blanks at either end dropped.
[[nodiscard]] std::string folded(std::string_view line);

/// Whether the line ends as a sentence does: with a full stop, question or exclamation mark or an ellipsis, before any
/// closing quotes and brackets.
[[nodiscard]] bool ends_as_sentence(std::string_view line);

}  // namespace entente::ingest
