#include "graph/identity/body_name.hpp"

#include <algorithm>
#include <array>

#include "graph/identity/spelling.hpp"
#include "graph/text/fold.hpp"

namespace entente::identity {
namespace {

constexpr std::array kSmallWords =
    std::to_array<std::string_view>({"the", "of", "for", "and", "&", "on", "in", "to", "a", "an"});
constexpr std::size_t kShortestAcronym = 3;  // of two letters there are too many
constexpr std::size_t kLongestAcronym = 8;

bool is_capitals(std::string_view name) {
  return name.size() >= kShortestAcronym && name.size() <= kLongestAcronym &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

BodyName read_body_name(std::string_view name) {
  BodyName made;
  if (is_capitals(name)) made.acronym = name;
  std::size_t words = 0;
  const std::string folded = fold_name(name);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const std::string_view word = std::string_view(folded).substr(at, end - at);
    at = end + 1;
    if (std::find(kSmallWords.begin(), kSmallWords.end(), word) != kSmallWords.end()) continue;
    const std::string form = body_word_form(word);
    if (form.empty()) continue;
    ++words;
    made.form += (made.form.empty() ? "" : " ") + form;
    const char first = form.front();
    made.initials += first >= 'a' && first <= 'z' ? static_cast<char>(first - 'a' + 'A') : first;
  }
  if (words < kShortestAcronym) made.initials.clear();
  return made;
}

}  // namespace entente::identity
