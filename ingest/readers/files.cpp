#include <glob.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "ingest/readers/format.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/readers/reader.hpp"

namespace entente::ingest {
namespace {

namespace fs = std::filesystem;

/// What stands beside articles in many folders and is none.
bool is_readme(const std::string& name) { return ascii_lower(name).starts_with("readme"); }

/// Every readable file below a folder, with its path below it, in byte order.
std::vector<InputFile> files_below(const std::string& folder, const ErrorSink& on_error) {
  std::vector<InputFile> found;
  std::vector<std::string> pending = {""};  // folders below `folder` still to be read
  while (!pending.empty()) {
    const std::string below = std::move(pending.back());
    pending.pop_back();
    const fs::path path = below.empty() ? fs::path(folder) : fs::path(folder) / below;
    std::error_code failure;
    for (fs::directory_iterator entry(path, failure), end; !failure && entry != end; entry.increment(failure)) {
      const std::string name = entry->path().filename().string();
      if (name.starts_with('.') || is_readme(name)) continue;
      const std::string id = below.empty() ? name : below + "/" + name;
      std::error_code ignored;  // an entry that vanished meanwhile is neither
      if (entry->is_directory(ignored)) {
        if (!entry->is_symlink(ignored)) pending.push_back(id);
      } else if (entry->is_regular_file(ignored) && format_by_name(name) != Format::automatic) {
        found.push_back({entry->path().string(), id});
      }
    }
    if (failure) on_error(Error(ErrorCode::bad_input, "cannot be read: " + failure.message(), path.string()));
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> expand_pattern(const std::string& pattern) {
  glob_t matches{};
  std::vector<std::string> paths;
  if (glob(pattern.c_str(), GLOB_NOSORT, nullptr, &matches) == 0) {
    paths.assign(matches.gl_pathv, matches.gl_pathv + matches.gl_pathc);
  }
  globfree(&matches);
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

std::vector<InputFile> find_files(const std::vector<std::string>& arguments, const ErrorSink& on_error) {
  std::vector<InputFile> files;
  std::set<std::string> seen;
  const auto add = [&](InputFile file) {
    if (seen.insert(file.path).second) files.push_back(std::move(file));
  };
  const auto add_path = [&](const std::string& path) {
    std::error_code failure;
    if (!fs::is_directory(path, failure)) {
      add({path, file_name(path)});
      return;
    }
    std::vector<InputFile> below = files_below(path, on_error);
    if (below.empty()) {
      on_error(Error(ErrorCode::bad_input,
                     "the folder holds no article (files ending in .txt, .md, .html, .json or .ndjson)", path));
    }
    for (InputFile& file : below) add(std::move(file));
  };
  for (const std::string& argument : arguments) {
    std::error_code failure;
    if (argument == "-" || fs::exists(argument, failure)) {
      add_path(argument);
      continue;
    }
    const std::vector<std::string> matches = expand_pattern(argument);
    if (matches.empty()) on_error(Error(ErrorCode::bad_input, "no such file or folder", argument));
    for (const std::string& match : matches) add_path(match);
  }
  return files;
}

}  // namespace entente::ingest
