#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::query {

/// One word of a question: its bytes in the question, and its folded form ("Türkiye" -> "turkiye"), which words are
/// compared by. A possessive "'s" and the "n't" of "didn't" are words of their own ("'s", "not").
struct Word {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::string form;
  bool capital = false;      ///< starts with a capital letter
  bool all_caps = false;     ///< two letters or more, all capitals
  bool after_comma = false;  ///< a comma stands before it
};

/// Splits a question into words. White space and the punctuation ? ! , ; : " ( ) separate; '.', '-' and '\'' inside a
/// word belong to it ("U.S.", "2025-12-01"). Never fails.
[[nodiscard]] std::vector<Word> split_words(std::string_view question);

}  // namespace entente::query
