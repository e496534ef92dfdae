#include "ingest/entities/idle_words.hpp"

#include <algorithm>

namespace entente::ingest {

bool is_idle(std::string_view word) {
  static constexpr std::string_view kIdle[] = {
      "new",         "recent",  "latest",        "proposed", "current", "former",   "own",           "major",
      "key",         "full",    "entire",        "other",    "same",    "such",     "first",         "second",
      "initial",     "final",   "original",      "possible", "future",  "ongoing",  "controversial", "main",
      "whole",       "big",     "large",         "small",    "good",    "bad",      "great",         "long",
      "unspecified", "alleged", "suspected",     "last",     "next",    "previous", "dead",          "senior",
      "top",         "many",    "several",       "some",     "about",   "around",   "nearly",        "almost",
      "over",        "roughly", "approximately", "least",    "where",   "when",     "whose"};
  return std::find(std::begin(kIdle), std::end(kIdle), word) != std::end(kIdle);
}

bool is_number_word(std::string_view word) {
  static constexpr std::string_view kNumbers[] = {
      "one",      "two",    "three",   "four",     "five",     "six",       "seven",   "eight",     "nine",
      "ten",      "eleven", "twelve",  "thirteen", "fourteen", "fifteen",   "sixteen", "seventeen", "eighteen",
      "nineteen", "twenty", "thirty",  "forty",    "fifty",    "sixty",     "seventy", "eighty",    "ninety",
      "dozen",    "dozens", "hundred", "hundreds", "thousand", "thousands", "million"};
  return std::find(std::begin(kNumbers), std::end(kNumbers), word) != std::end(kNumbers);
}

namespace {

bool is_count(std::string_view word) {
  static constexpr std::string_view kCounts[] = {"also", "various", "numerous",  "few",
                                                 "more", "most",    "countless", "multiple"};
  const bool digits =
      !word.empty() && word.find_first_not_of("0123456789,.") == std::string_view::npos && word.size() != 4;
  const bool number = is_number_word(word) && word != "one";
  return digits || number || std::find(std::begin(kCounts), std::end(kCounts), word) != std::end(kCounts);
}

}  // namespace

bool has_count(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (is_count(words.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

std::string without_idle(std::string_view words) {
  std::string kept;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string_view word = words.substr(at, end - at);
    std::string small(word);
    if (!small.empty() && small[0] >= 'A' && small[0] <= 'Z') small[0] = static_cast<char>(small[0] - 'A' + 'a');
    if (!is_idle(small) && !is_count(small)) kept += (kept.empty() ? "" : " ") + std::string(word);
    at = end + 1;
  }
  return kept;
}

}  // namespace entente::ingest
