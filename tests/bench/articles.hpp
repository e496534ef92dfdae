#pragma once

#include <algorithm>
#include <filesystem>
#include <vector>

namespace entente::bench {

/// The articles to measure on, in order of their paths: those in shared/ where they are at hand, else the examples.
inline std::vector<std::filesystem::path> article_files() {
  namespace fs = std::filesystem;
  const fs::path shared = ENTENTE_SHARED_DIR;
  const fs::path examples = fs::path{ENTENTE_SOURCE_DIR} / "examples";
  std::vector<fs::path> files;
  for (const auto& folder : {shared / "seeds", shared / "news", examples}) {
    if (!fs::exists(folder) || (!files.empty() && folder == examples)) {
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".txt") {
        files.push_back(entry.path());
      }
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace entente::bench
