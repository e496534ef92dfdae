#include "app/io/output_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>

#include "graph/model/error.hpp"

namespace entente::app {
namespace {

[[noreturn]] void fail(const std::string& path, const std::string& what) {
  const int reason = errno;
  throw Error(ErrorCode::bad_input, what + (reason == 0 ? "" : std::string(": ") + std::strerror(reason)), path);
}

}  // namespace

OutputFile::OutputFile(std::string path) : path_(std::move(path)), to_standard_output_(path_ == "-") {
  if (to_standard_output_) return;
  if (std::filesystem::is_directory(path_)) throw Error(ErrorCode::bad_input, "is a folder, a file is wanted", path_);
  std::error_code error;
  const bool device = std::filesystem::exists(path_, error) && !std::filesystem::is_regular_file(path_, error);
  if (!device) temporary_ = path_ + ".part-" + std::to_string(getpid());
  errno = 0;
  file_.open(device ? path_ : temporary_, std::ios::binary | std::ios::trunc);
  if (!file_) fail(path_, "cannot be written");
}

OutputFile::~OutputFile() {
  if (to_standard_output_ || temporary_.empty()) return;
  file_.close();
  std::error_code ignored;
  std::filesystem::remove(temporary_, ignored);
}

std::ostream& OutputFile::stream() { return to_standard_output_ ? std::cout : file_; }

void OutputFile::commit() {
  errno = 0;
  if (to_standard_output_) {
    std::cout.flush();
    if (!std::cout) fail("standard output", "cannot be written");
    return;
  }
  file_.close();
  if (!file_) fail(path_, "cannot be written");
  if (temporary_.empty()) return;
  std::error_code error;
  std::filesystem::rename(temporary_, path_, error);
  if (error) throw Error(ErrorCode::bad_input, "cannot be put in place: " + error.message(), path_);
  temporary_.clear();
}

}  // namespace entente::app
