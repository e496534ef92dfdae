#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Strings laid end to end: string i is chars[ends[i - 1], ends[i]).
class StringColumn {
 public:
  void push_back(std::string_view text) {
    chars_ += text;
    ends_.push_back(chars_.size());
  }
  void reserve(std::size_t count) { ends_.reserve(count); }
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    const std::uint64_t start = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(chars_).substr(start, ends_[i] - start);
  }

 private:
  std::string chars_;
  std::vector<std::uint64_t> ends_;
};

/// A column of few different strings: each is kept once, rows hold its number. Numbers are given in the order of first
/// use. Throws Error{limit} at more than 65,536 different strings.
class DictionaryColumn {
 public:
  void push_back(std::string_view text);
  void reserve(std::size_t count) { codes_.reserve(count); }
  [[nodiscard]] std::size_t size() const { return codes_.size(); }
  [[nodiscard]] std::uint16_t code(std::size_t i) const { return codes_[i]; }
  [[nodiscard]] const std::string& operator[](std::size_t i) const { return words_[codes_[i]]; }
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

 private:
  std::vector<std::uint16_t> codes_;
  std::vector<std::string> words_;
  std::map<std::string, std::uint16_t, std::less<>> numbers_;
};

}  // namespace entente
