#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// A column of fixed-size values: filled by push_back() or resize(), or laid over memory that somebody else keeps alive
/// (a mapped snapshot), which is then read-only. Moved, not copied.
template <class Value>
class Column {
 public:
  Column() = default;
  Column(Column&& other) noexcept { *this = std::move(other); }
  Column& operator=(Column&& other) noexcept {
    owned_ = std::move(other.owned_);
    view_ = std::exchange(other.view_, {});
    return *this;
  }

  void assign(std::vector<Value> values) {
    owned_ = std::move(values);
    view_ = owned_;
  }
  /// Reads from this memory from now on; it must outlive the column.
  void lay_over(std::span<const Value> memory) {
    owned_.clear();
    view_ = memory;
  }

  [[nodiscard]] std::size_t size() const { return view_.size(); }
  [[nodiscard]] const Value& operator[](std::size_t i) const { return view_[i]; }
  [[nodiscard]] std::span<const Value> values() const { return view_; }

 private:
  std::vector<Value> owned_;
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
/// they have in the end. A look-up costs a hash and a comparison.
class Dictionary {
 public:
  /// Throws Error{limit} at more than 65,535 different words.
  [[nodiscard]] std::uint16_t number(std::string_view word);
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  /// The words in byte order, and for each number given so far the place of its word among them.
  [[nodiscard]] std::pair<std::vector<std::string>, std::vector<std::uint16_t>> finish() const;

 private:
  void grow();

  std::vector<std::string> words_;
  std::vector<std::uint16_t> slots_;  ///< hash table of word numbers plus one, 0 where free; a power of two long
};

}  // namespace entente
