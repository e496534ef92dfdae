#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The pieces of a text between any of the separators, empty ones left out, in text order. O(size).
[[nodiscard]] inline std::vector<std::string> words_of(std::string_view text, std::string_view separators = " ") {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace entente
