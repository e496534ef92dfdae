#pragma once

#include <fstream>
#include <ostream>
#include <string>

namespace entente::app {

/// Where a command's result goes: standard output, or a file that appears under its name only when it is complete.
/// Until commit() a file is written beside its place under a temporary name, which the destructor removes.
class OutputFile {
 public:
  /// "-" is standard output. A device or a pipe is written to as it is. Throws Error{bad_input} when the file cannot be
  /// created.
  explicit OutputFile(std::string path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  std::ostream& stream();
  /// Everything is written: flushes, and puts the file in its place. Throws Error{bad_input} when that fails, because
  /// the disk is full for example; then the place holds what it held before.
  void commit();

 private:
  std::string path_;
  std::string temporary_;
  std::ofstream file_;
  bool to_standard_output_;
};

}  // namespace entente::app
