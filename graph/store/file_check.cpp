#include "graph/store/file_check.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "graph/model/error.hpp"
#include "graph/store/schema.hpp"

namespace entente::store {
namespace {

constexpr std::size_t kHeaderBytes = 100;  // https://www.sqlite.org/fileformat2.html#the_database_header
constexpr std::string_view kMagic{"SQLite format 3\0", 16};

std::uint32_t big_endian(const std::array<char, kHeaderBytes>& header, std::size_t offset) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(header[offset + i]);
  return value;
}

}  // namespace

FileState check_file(const std::string& path) {
  std::error_code failure;
  const auto status = std::filesystem::status(path, failure);
  if (status.type() == std::filesystem::file_type::not_found) return FileState::missing;
  if (failure) throw Error(ErrorCode::store, "the database cannot be reached: " + failure.message(), path);
  if (std::filesystem::is_directory(status)) throw Error(ErrorCode::store, "is a folder, not a database", path);
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(ErrorCode::store, "the database cannot be opened for reading: check its permissions", path);
  std::array<char, kHeaderBytes> header{};
  file.read(header.data(), header.size());
  const auto bytes = static_cast<std::size_t>(file.gcount());
  if (bytes == 0) return FileState::empty;
  if (bytes < kHeaderBytes || std::string_view(header.data(), kMagic.size()) != kMagic) {
    throw Error(ErrorCode::store, "is not a database; nothing was changed", path);
  }
  if (big_endian(header, 68) != kApplicationId) {
    throw Error(ErrorCode::store, "is a SQLite database, but not one of entente; nothing was changed", path);
  }
  const std::uint32_t version = big_endian(header, 60);
  if (version > static_cast<std::uint32_t>(schema_version())) {
    throw Error(ErrorCode::store,
                fmt::format("was written by a newer entente (schema {}, this one knows up to {}): use that one",
                            version, schema_version()),
                path);
  }
  return FileState::ours;
}

bool has_log(const std::string& path) {
  std::error_code failure;
  const auto size = std::filesystem::file_size(path + "-wal", failure);
  return !failure && size > 0;
}

}  // namespace entente::store
