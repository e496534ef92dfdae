#pragma once

#include <filesystem>
#include <fstream>

#include "query/export/formats.hpp"

namespace entente::app {

/// A folder of files that appears under its name only when it is complete. An existing folder is replaced only when it
/// is empty.
class OutputFolder : public query::FileSet {
 public:
  /// Throws Error{usage} for "-" and for a folder that holds something, Error{bad_input} when it cannot be made.
  explicit OutputFolder(const std::string& path);
  ~OutputFolder() override;
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  std::ostream& file(const std::string& name) override;
  /// Everything is written. Throws Error{bad_input} when that fails; then nothing is left.
  void commit();

 private:
  void close();
  std::filesystem::path path_;
  std::filesystem::path temporary_;
  std::ofstream file_;
};

}  // namespace entente::app
