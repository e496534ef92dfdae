#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/engine/large_memory.hpp"

namespace entente {

/// A column of fixed-size values: its own, or laid over memory that somebody else keeps alive (a mapped snapshot).
/// Moved, not copied.
template <class Value>
class Column {
 public:
  Column() = default;
  Column(Column&& other) noexcept { *this = std::move(other); }
  Column& operator=(Column&& other) noexcept {
    owned_ = std::move(other.owned_);
    filled_ = std::move(other.filled_);
    view_ = std::exchange(other.view_, {});
    return *this;
  }

  void assign(std::vector<Value> values) {
    owned_ = std::move(values);
    view_ = owned_;
  }
  /// Makes room for so many values, which are undefined until the caller, or its threads, have written them all.
  [[nodiscard]] Value* allocate(std::size_t count) {
    filled_ = allocate_large<Value>(count);
    view_ = {filled_.get(), count};
    return filled_.get();
  }
  /// Reads from this memory from now on; it must outlive the column.
  void lay_over(std::span<const Value> memory) { view_ = memory; }

  [[nodiscard]] std::size_t size() const { return view_.size(); }
  [[nodiscard]] const Value& operator[](std::size_t i) const { return view_[i]; }
  [[nodiscard]] std::span<const Value> values() const { return view_; }

 private:
  std::vector<Value> owned_;
  LargeMemory<Value> filled_;
  std::span<const Value> view_;
};

/// Strings laid end to end: string i is chars[ends[i - 1], ends[i]).
struct StringColumn {
  Column<char> chars;
  Column<std::uint64_t> ends;

  [[nodiscard]] std::size_t size() const { return ends.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    const std::uint64_t start = i == 0 ? 0 : ends[i - 1];
    return {chars.values().data() + start, ends[i] - start};
  }
};

/// Gathers strings for a StringColumn.
class StringBuilder {
 public:
  void add(std::string_view text) {
    chars_.insert(chars_.end(), text.begin(), text.end());
    ends_.push_back(chars_.size());
  }
  void reserve(std::size_t strings) { ends_.reserve(strings); }
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    const std::uint64_t start = i == 0 ? 0 : ends_[i - 1];
    return {chars_.data() + start, ends_[i] - start};
  }
  [[nodiscard]] StringColumn finish() {
    StringColumn column;
    column.chars.assign(std::move(chars_));
    column.ends.assign(std::move(ends_));
    return column;
  }

 private:
  std::vector<char> chars_;
  std::vector<std::uint64_t> ends_;
};

/// A column of few different strings: each is kept once, in byte order, and rows hold its number, so that numbers
/// compare as the strings do.
struct DictionaryColumn {
  std::vector<std::string> words;
  Column<std::uint16_t> codes;

  [[nodiscard]] std::string_view operator[](std::size_t i) const { return words[codes[i]]; }
};

/// Gathers the words of a DictionaryColumn, numbering them in the order in which they come; finish() says which numbers
/// they have in the end. Looking up a word of up to 16 bytes costs comparisons of integers, as a rule one.
class Dictionary {
 public:
  /// Throws Error{limit} at more than 65,535 different words.
  [[nodiscard]] std::uint16_t number(std::string_view word) {
    if (word.size() > kShort) return look_up_long(word);
    const Key key = key_of(word);
    std::size_t at = hash(key) & (short_.size() - 1);
    for (; short_[at].used; at = (at + 1) & (short_.size() - 1)) {
      if (short_[at].key == key) return short_[at].number;
    }
    return add_short(key, word);
  }
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  /// The words in byte order, and for each number given so far the place of its word among them.
  [[nodiscard]] std::pair<std::vector<std::string>, std::vector<std::uint16_t>> finish() const;

 private:
  static constexpr std::size_t kShort = 2 * sizeof(std::uint64_t);
  /// A word of up to 16 bytes, whole.
  struct Key {
    std::uint64_t low = 0, high = 0;
    std::uint32_t bytes = 0;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Slot {
    Key key;
    std::uint16_t number = 0;
    bool used = false;
  };

  /// The first and the last bytes of a word, which cover it.
  template <class Bytes>
  [[nodiscard]] static Key ends_of(std::string_view word) {
    Bytes first, last;
    std::memcpy(&first, word.data(), sizeof(Bytes));
    std::memcpy(&last, word.data() + word.size() - sizeof(Bytes), sizeof(Bytes));
    return {.low = first, .high = last, .bytes = static_cast<std::uint32_t>(word.size())};
  }
  [[nodiscard]] static Key key_of(std::string_view word) {
    if (word.size() >= sizeof(std::uint64_t)) return ends_of<std::uint64_t>(word);
    if (word.size() >= sizeof(std::uint32_t)) return ends_of<std::uint32_t>(word);
    if (word.size() >= sizeof(std::uint16_t)) return ends_of<std::uint16_t>(word);
    return word.empty() ? Key{} : ends_of<std::uint8_t>(word);
  }
  [[nodiscard]] static std::size_t hash(const Key& key) {
    return (key.low * 0x9E3779B97F4A7C15U ^ key.high * 0xC2B2AE3D27D4EB4FU) >> 40;
  }
  [[nodiscard]] std::uint16_t add_short(const Key& key, std::string_view word);
  [[nodiscard]] std::uint16_t look_up_long(std::string_view word);
  [[nodiscard]] std::uint16_t add(std::string_view word);

  std::vector<std::string> words_;
  std::vector<Slot> short_ = std::vector<Slot>(64);  ///< hash table, at most half full; a power of two long
  std::unordered_map<std::string, std::uint16_t> long_;
};

}  // namespace entente
