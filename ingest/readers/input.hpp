#pragma once

#include <istream>
#include <streambuf>
#include <string>
#include <string_view>

namespace entente::ingest {

/// Bytes in memory as a stream, without a copy. `bytes` must outlive it.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view bytes) {
    char* begin = const_cast<char*>(bytes.data());  // a get area is never written to
    setg(begin, begin, begin + bytes.size());
  }
};

/// A stream whose first bytes can be looked at before they are read.
class Input {
 public:
  /// `name` is the place that errors name. Reading a stream that fails is Error{bad_input}.
  Input(std::istream& in, std::string name);

  /// The first bytes, at most 4 KiB, whatever has been read.
  [[nodiscard]] std::string_view head() const { return head_; }
  [[nodiscard]] const std::string& name() const { return name_; }

  /// Up to `size` more bytes; fewer only at the end.
  std::size_t read(char* out, std::size_t size);
  /// All that is left. Throws Error{limit} when that is more than `max_bytes`, having read no more than one byte above.
  std::string read_all(std::size_t max_bytes);

 private:
  std::istream& in_;
  std::string name_;
  std::string head_;
  std::size_t taken_ = 0;  ///< bytes of head_ that read() has given out
};

/// Reads lines of any length in bounded memory: of a line above the limit only its end is looked for.
class LineReader {
 public:
  LineReader(Input& input, std::size_t max_bytes);

  struct Line {
    std::string_view text;   ///< without its end ("\n" or "\r\n"); valid until the next call of next()
    std::size_t number = 0;  ///< from 1
    bool too_long = false;   ///< then `text` is empty
  };
  /// The next line; false at the end. A last line without an end counts, an empty one behind the last end does not.
  bool next(Line& line);

 private:
  bool fill();

  Input& input_;
  std::size_t max_bytes_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::string line_;
  std::size_t number_ = 0;
};

}  // namespace entente::ingest
