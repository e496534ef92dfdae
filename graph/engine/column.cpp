#include "graph/engine/column.hpp"

#include <algorithm>
#include <numeric>

#include "graph/model/error.hpp"

namespace entente {
namespace {

constexpr std::size_t kMostWords = 65'535;

}  // namespace

std::uint16_t Dictionary::add(std::string_view word) {
  if (words_.size() >= kMostWords) {
    throw Error(ErrorCode::limit, "more than 65535 different labels, types, states or codes");
  }
  words_.emplace_back(word);
  return static_cast<std::uint16_t>(words_.size() - 1);
}

std::uint16_t Dictionary::look_up_long(std::string_view word) {
  const auto [found, is_new] = long_.try_emplace(std::string(word));
  if (is_new) found->second = add(word);
  return found->second;
}

std::uint16_t Dictionary::add_short(const Key& key, std::string_view word) {
  const Slot added{.key = key, .number = add(word), .used = true};
  const auto put = [&](const Slot& slot) {
    std::size_t at = hash(slot.key) & (short_.size() - 1);
    while (short_[at].used) at = (at + 1) & (short_.size() - 1);
    short_[at] = slot;
  };
  if (words_.size() * 2 > short_.size()) {
    const std::vector<Slot> old = std::exchange(short_, std::vector<Slot>(short_.size() * 2));
    for (const Slot& slot : old) {
      if (slot.used) put(slot);
    }
  }
  put(added);
  return added.number;
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
