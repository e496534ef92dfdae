#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace entente::test {

/// How a run of the program ended, and what it printed.
struct Run {
  int code = 0;
  std::string out;
  std::string err;
};

/// Runs build/entente with these arguments in a folder, with `input` on standard input.
Run run_program(const std::vector<std::string>& arguments, const std::filesystem::path& folder = ".",
                const std::string& input = {});

/// Starts it with a standard input that stays open and empty, sends the signal as soon as the database is there, and
/// waits.
Run interrupt_program(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                      const std::filesystem::path& wait_for, int signal);

/// A new empty folder that is gone with the object.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& bytes) const;

 private:
  std::filesystem::path path_;
};

std::string read_bytes(const std::string& path);

}  // namespace entente::test
