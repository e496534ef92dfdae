#include "app/server/static_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/server/encoding.hpp"
#include "app/server/fingerprint.hpp"
#include "graph/model/error.hpp"
#include "graph/model/limits.hpp"

namespace entente::server {
namespace {

namespace fs = std::filesystem;

struct Media {
  std::string_view ending, type;
  bool packs;
};

constexpr std::array kMedia = std::to_array<Media>({{".html", "text/html; charset=utf-8", true},
                                                    {".js", "text/javascript; charset=utf-8", true},
                                                    {".mjs", "text/javascript; charset=utf-8", true},
                                                    {".css", "text/css; charset=utf-8", true},
                                                    {".json", "application/json", true},
                                                    {".map", "application/json", true},
                                                    {".svg", "image/svg+xml", true},
                                                    {".png", "image/png", false},
                                                    {".ico", "image/x-icon", false},
                                                    {".woff2", "font/woff2", false},
                                                    {".wasm", "application/wasm", true},
                                                    {".webmanifest", "application/manifest+json", true},
                                                    {".txt", "text/plain; charset=utf-8", true}});
constexpr Media kOther = {"", "application/octet-stream", false};

const Media& media_of(std::string_view name) {
  const auto* found =
      std::find_if(kMedia.begin(), kMedia.end(), [&](const Media& m) { return name.ends_with(m.ending); });
  return found == kMedia.end() ? kOther : *found;
}

}  // namespace

std::string_view media_type(std::string_view name) { return media_of(name).type; }

StaticFiles::StaticFiles(const std::string& folder) {
  std::error_code failure;
  if (folder.empty() || !fs::is_directory(folder, failure)) return;
  std::size_t total = 0;
  for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::recursive_directory_iterator(); ++entry) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with('.') || entry->is_symlink()) {
      if (entry->is_directory()) entry.disable_recursion_pending();
      continue;
    }
    if (!entry->is_regular_file()) continue;
    total += static_cast<std::size_t>(entry->file_size());
    if (total > limits::kMaxStaticBytes) {
      throw Error(ErrorCode::limit,
                  fmt::format("the explorer's files are more than {} MiB", limits::kMaxStaticBytes >> 20), folder);
    }
    std::ifstream in(entry->path(), std::ios::binary);
    const std::string path = fs::relative(entry->path(), folder).generic_string();
    StaticFile file{.content_type = std::string(media_type(name)),
                    .bytes = {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()},
                    .packed = {},
                    .tag = {},
                    .lasting = path.starts_with("assets/")};
    if (media_of(name).packs) file.packed = gzip(file.bytes);
    if (file.packed.size() >= file.bytes.size()) file.packed.clear();
    file.tag = fingerprint(file.bytes);
    files_.emplace(path, std::move(file));
  }
}

const StaticFile* StaticFiles::find(const std::vector<std::string>& segments) const {
  std::string path;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (segments[i].find('/') != std::string::npos) return nullptr;
    path += (i == 0 ? "" : "/") + segments[i];
  }
  if (path.empty() || path.ends_with('/')) path += "index.html";
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

}  // namespace entente::server
