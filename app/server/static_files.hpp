#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente::server {

/// A file that is served as it is.
struct StaticFile {
  std::string content_type;
  std::string bytes;
  std::string packed;    ///< gzip; empty where it would not be smaller
  std::string tag;       ///< entity tag of `bytes`, without quotes
  bool lasting = false;  ///< its name changes with its content, so that a browser may keep it
};

/// The explorer's files, read once into memory: no request can reach any other file of the machine, whatever its path.
class StaticFiles {
 public:
  StaticFiles() = default;
  /// Reads a folder and what lies below it; hidden files, symbolic links and folders of them are left out. A folder
  /// that does not exist has no files. Throws Error{limit} when they exceed limits::kMaxStaticBytes.
  explicit StaticFiles(const std::string& folder);

  /// The file at a path: "assets/app.js"; "" and a path that ends with '/' mean the index.html there. nullptr when
  /// there is none.
  [[nodiscard]] const StaticFile* find(const std::vector<std::string>& segments) const;
  [[nodiscard]] bool empty() const { return files_.empty(); }

 private:
  std::map<std::string, StaticFile, std::less<>> files_;
};

/// The media type of a file by its name's ending.
[[nodiscard]] std::string_view media_type(std::string_view name);

}  // namespace entente::server
