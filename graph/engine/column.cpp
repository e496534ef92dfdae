#include "graph/engine/column.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "graph/model/error.hpp"

namespace entente {
namespace {

constexpr std::size_t kMostWords = 65'535;

template <class Word>
std::uint64_t first_and_last(std::string_view text) {
  Word first, last;
  std::memcpy(&first, text.data(), sizeof(Word));
  std::memcpy(&last, text.data() + text.size() - sizeof(Word), sizeof(Word));
  return first * 0x9E3779B97F4A7C15U ^ last;
}

/// Mixes the two ends of a word and its length, which tell the few short words of a dictionary apart.
std::size_t hash(std::string_view word) {
  std::uint64_t value = word.size();
  if (word.size() >= 8) {
    value ^= first_and_last<std::uint64_t>(word);
  } else if (word.size() >= 4) {
    value ^= first_and_last<std::uint32_t>(word);
  } else {
    for (const char c : word) value = value << 8 | static_cast<unsigned char>(c);
  }
  value *= 0x9E3779B97F4A7C15U;
  return value ^ value >> 32;
}

}  // namespace

std::uint16_t Dictionary::look_up(std::string_view word) {
  if (words_.size() * 2 >= slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash(word) & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    const auto known = static_cast<std::uint16_t>(slots_[at] - 1);
    if (words_[known] == word) return known;
  }
  if (words_.size() >= kMostWords) {
    throw Error(ErrorCode::limit, "more than 65535 different labels, types, states or codes");
  }
  words_.emplace_back(word);
  slots_[at] = static_cast<std::uint16_t>(words_.size());
  return static_cast<std::uint16_t>(words_.size() - 1);
}

void Dictionary::grow() {
  std::vector<std::uint16_t> slots(std::max<std::size_t>(16, slots_.size() * 2), 0);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    std::size_t at = hash(words_[i]) & (slots.size() - 1);
    while (slots[at] != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = static_cast<std::uint16_t>(i + 1);
  }
  slots_ = std::move(slots);
}

std::pair<std::vector<std::string>, std::vector<std::uint16_t>> Dictionary::finish() const {
  std::vector<std::uint16_t> order(words_.size());
  std::iota(order.begin(), order.end(), std::uint16_t{0});
  std::sort(order.begin(), order.end(), [&](std::uint16_t a, std::uint16_t b) { return words_[a] < words_[b]; });
  std::vector<std::string> words;
  std::vector<std::uint16_t> places(words_.size());
  for (const std::uint16_t number : order) {
    places[number] = static_cast<std::uint16_t>(words.size());
    words.push_back(words_[number]);
  }
  return {words, places};
}

}  // namespace entente
