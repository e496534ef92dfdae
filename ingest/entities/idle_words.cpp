#include "ingest/entities/idle_words.hpp"

#include <algorithm>

namespace entente::ingest {

bool is_idle(std::string_view word) {
  static constexpr std::string_view kIdle[] = {
      "new",      "recent",   "latest", "proposed", "current",       "former",      "own",     "major",     "key",
      "full",     "entire",   "other",  "same",     "such",          "first",       "second",  "initial",   "final",
      "original", "possible", "future", "ongoing",  "controversial", "main",        "whole",   "big",       "large",
      "small",    "good",     "bad",    "great",    "long",          "unspecified", "alleged", "suspected", "last",
      "next",     "previous", "senior", "top",      "many",          "several",     "some",    "about",     "around",
      "nearly",   "almost",   "over",   "roughly",  "approximately", "least",       "where",   "when",      "whose"};
  return std::find(std::begin(kIdle), std::end(kIdle), word) != std::end(kIdle);
}

std::string without_idle(std::string_view words) {
  std::string kept;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string_view word = words.substr(at, end - at);
    std::string small(word);
    if (!small.empty() && small[0] >= 'A' && small[0] <= 'Z') small[0] = static_cast<char>(small[0] - 'A' + 'a');
    const bool number =
        !word.empty() && word.find_first_not_of("0123456789,.") == std::string_view::npos && word.size() != 4;
    if (!is_idle(small) && !number) kept += (kept.empty() ? "" : " ") + std::string(word);
    at = end + 1;
  }
  return kept;
}

}  // namespace entente::ingest
