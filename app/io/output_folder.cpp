#include "app/io/output_folder.hpp"

#include <unistd.h>

#include "graph/model/error.hpp"

namespace entente::app {
namespace fs = std::filesystem;

OutputFolder::OutputFolder(const std::string& path) : path_(path) {
  if (path == "-") throw Error(ErrorCode::usage, "this format writes several files: give a folder with -o");
  std::error_code error;
  if (fs::exists(path_, error) && !(fs::is_directory(path_, error) && fs::is_empty(path_, error))) {
    throw Error(ErrorCode::usage, "is there already and not an empty folder", path);
  }
  while (path_.has_relative_path() && path_.filename().empty()) path_ = path_.parent_path();
  temporary_ = path_;
  temporary_ += ".part-" + std::to_string(getpid());
  if (!fs::create_directory(temporary_, error)) {
    const std::string reason = error ? error.message() : "a folder of that name is there";
    temporary_.clear();
    throw Error(ErrorCode::bad_input, "cannot be made: " + reason, path);
  }
}

OutputFolder::~OutputFolder() {
  file_.close();
  std::error_code ignored;
  if (!temporary_.empty()) fs::remove_all(temporary_, ignored);
}

void OutputFolder::close() {
  if (!file_.is_open()) return;
  file_.close();
  if (!file_) throw Error(ErrorCode::bad_input, "cannot be written", path_.string());
}

std::ostream& OutputFolder::file(const std::string& name) {
  close();
  file_.open(temporary_ / name, std::ios::binary | std::ios::trunc);
  if (!file_) throw Error(ErrorCode::bad_input, "cannot be written", (path_ / name).string());
  return file_;
}

void OutputFolder::commit() {
  close();
  std::error_code error;
  if (fs::is_directory(path_, error)) fs::remove(path_, error);
  fs::rename(temporary_, path_, error);
  if (error) throw Error(ErrorCode::bad_input, "cannot be put in place: " + error.message(), path_.string());
  temporary_.clear();
}

}  // namespace entente::app
