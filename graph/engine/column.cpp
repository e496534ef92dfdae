#include "graph/engine/column.hpp"

#include <algorithm>

#include "graph/model/error.hpp"

namespace entente {
namespace {

constexpr std::size_t kMostWords = 65'535;

}  // namespace

std::uint16_t Dictionary::number(std::string_view word) {
  if (last_ < words_.size() && words_[last_] == word) return last_;
  auto at = std::lower_bound(sorted_.begin(), sorted_.end(), word,
                             [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  if (at == sorted_.end() || at->first != word) {
    if (words_.size() >= kMostWords) {
      throw Error(ErrorCode::limit, "more than 65535 different labels, types, states or codes");
    }
    at = sorted_.emplace(at, std::string(word), static_cast<std::uint16_t>(words_.size()));
    words_.emplace_back(word);
  }
  last_ = at->second;
  return last_;
}

std::pair<std::vector<std::string>, std::vector<std::uint16_t>> Dictionary::finish() const {
  std::vector<std::string> words;
  std::vector<std::uint16_t> places(words_.size());
  for (const auto& [word, number] : sorted_) {
    places[number] = static_cast<std::uint16_t>(words.size());
    words.push_back(word);
  }
  return {words, places};
}

}  // namespace entente
