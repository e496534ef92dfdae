#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
    filled_ = std::make_unique_for_overwrite<Value[]>(count);
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
  std::unique_ptr<Value[]> filled_;
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
/// they have in the end. Looking up a word of up to 16 bytes that came lately costs two comparisons of integers.
class Dictionary {
 public:
  /// Throws Error{limit} at more than 65,535 different words.
  [[nodiscard]] std::uint16_t number(std::string_view word) {
    const Key key = key_of(word);
    Recent& recent = recent_[(key.low * 0x9E3779B97F4A7C15U ^ key.high * 0xC2B2AE3D27D4EB4FU) >> kShift];
    if (recent.key == key) return recent.number;
    const std::uint16_t found = look_up(word);
    if (key.bytes <= 2 * sizeof(std::uint64_t)) recent = {.key = key, .number = found};
    return found;
  }
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  /// The words in byte order, and for each number given so far the place of its word among them.
  [[nodiscard]] std::pair<std::vector<std::string>, std::vector<std::uint16_t>> finish() const;

 private:
  /// A word of up to 16 bytes, whole; of a longer one its ends.
  struct Key {
    std::uint64_t low = 0, high = 0;
    std::size_t bytes = SIZE_MAX;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Recent {
    Key key;
    std::uint16_t number = 0;
  };
  static constexpr unsigned kShift = 64 - 8;

  [[nodiscard]] static Key key_of(std::string_view word) {
    Key key{.low = 0, .high = 0, .bytes = word.size()};
    if (word.size() >= sizeof(key.low)) {
      std::memcpy(&key.low, word.data(), sizeof(key.low));
      std::memcpy(&key.high, word.data() + word.size() - sizeof(key.high), sizeof(key.high));
    } else {
      for (const char c : word) key.low = key.low << 8 | static_cast<unsigned char>(c);
    }
    return key;
  }
  [[nodiscard]] std::uint16_t look_up(std::string_view word);
  void grow();

  std::array<Recent, std::size_t{1} << (64 - kShift)> recent_;  ///< by a hash of the key
  std::vector<std::string> words_;
  std::vector<std::uint16_t> slots_;  ///< hash table of word numbers plus one, 0 where free; a power of two long
};

}  // namespace entente
