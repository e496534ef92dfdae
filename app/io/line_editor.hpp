#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::app {

/// How the line before the cursor may go on: each of these instead of what stands from byte `from` on.
struct Completions {
  std::size_t from = 0;
  std::vector<std::string> texts;
};

/// Lines typed at a terminal, with the usual keys, a history (up, down, Ctrl-R) that is kept in a file, and completion
/// (Tab). One at a time; standard input and error must be a terminal.
class LineEditor {
 public:
  struct Options {
    std::string prompt;
    std::function<Completions(std::string_view line)> complete;
    std::string history_file;  ///< empty: history ends with the program. What cannot be read or written is left out
  };
  explicit LineEditor(Options options);
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;
  ~LineEditor();

  /// The next line, without its end; nullopt at the end of input (Ctrl-D). Throws Error{bad_input} when the terminal
  /// cannot be read.
  [[nodiscard]] std::optional<std::string> read();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente::app
