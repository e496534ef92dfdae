#include "ingest/language/container.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <bit>
#include <fstream>

#include "graph/model/error.hpp"

namespace entente::language {

static_assert(std::endian::native == std::endian::little, "models are little-endian");

namespace {

constexpr std::string_view kMagic = "ENTLANG1";
constexpr std::size_t kNameSize = 24;
constexpr std::size_t kHead = 16;
constexpr std::size_t kAlignment = 64;

struct Entry {
  char name[kNameSize];
  std::uint64_t offset;
  std::uint64_t size;

  [[nodiscard]] std::string_view title() const { return {name, strnlen(name, kNameSize)}; }
};
static_assert(sizeof(Entry) == 40);

std::size_t aligned(std::size_t at) { return (at + kAlignment - 1) / kAlignment * kAlignment; }

}  // namespace

struct Container::Mapping {
  std::string path;
  const std::byte* data = nullptr;
  std::size_t size = 0;
  std::vector<Entry> entries;

  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (data != nullptr) {
      ::munmap(const_cast<std::byte*>(data), size);
    }
  }
};

Container::Container(std::unique_ptr<Mapping> mapping) : mapping_(std::move(mapping)) {}
Container::Container(Container&&) noexcept = default;
Container& Container::operator=(Container&&) noexcept = default;
Container::~Container() = default;

Container Container::open(const std::filesystem::path& path) {
  auto mapping = std::make_unique<Mapping>();
  mapping->path = path.string();
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    throw Error(ErrorCode::not_found, fmt::format("cannot open the language model: {}", std::strerror(errno)),
                mapping->path);
  }
  struct stat status {};
  const bool sized = ::fstat(file, &status) == 0 && status.st_size >= static_cast<off_t>(kHead);
  void* data = MAP_FAILED;
  if (sized) {
    mapping->size = static_cast<std::size_t>(status.st_size);
    data = ::mmap(nullptr, mapping->size, PROT_READ, MAP_PRIVATE, file, 0);
  }
  ::close(file);
  if (data == MAP_FAILED) {
    throw Error(ErrorCode::bad_input, "not a language model", mapping->path);
  }
  mapping->data = static_cast<const std::byte*>(data);

  std::uint64_t count = 0;
  std::memcpy(&count, mapping->data + kMagic.size(), sizeof count);
  if (std::memcmp(mapping->data, kMagic.data(), kMagic.size()) != 0 ||
      count > (mapping->size - kHead) / sizeof(Entry)) {
    throw Error(ErrorCode::bad_input, "not a language model", mapping->path);
  }
  mapping->entries.resize(count);
  if (count > 0) {
    std::memcpy(mapping->entries.data(), mapping->data + kHead, count * sizeof(Entry));
  }
  for (const auto& entry : mapping->entries) {
    if (entry.offset % kAlignment != 0 || entry.offset > mapping->size || entry.size > mapping->size - entry.offset) {
      throw Error(ErrorCode::bad_input, fmt::format("section {} lies outside the file", entry.title()), mapping->path);
    }
  }
  return Container{std::move(mapping)};
}

bool Container::has(std::string_view name) const {
  for (const auto& entry : mapping_->entries) {
    if (entry.title() == name) {
      return true;
    }
  }
  return false;
}

std::span<const std::byte> Container::bytes(std::string_view name) const {
  for (const auto& entry : mapping_->entries) {
    if (entry.title() == name) {
      return {mapping_->data + entry.offset, entry.size};
    }
  }
  throw Error(ErrorCode::bad_input, fmt::format("the language model has no section {}", name), mapping_->path);
}

void Container::require(bool good, std::string_view section) const {
  if (!good) {
    throw Error(ErrorCode::bad_input, fmt::format("section {} of the language model is damaged", section),
                mapping_->path);
  }
}

void ContainerWriter::add_bytes(std::string_view name, std::span<const std::byte> bytes) {
  if (name.size() > kNameSize) {
    throw Error(ErrorCode::usage, fmt::format("section name {} is longer than {} bytes", name, kNameSize));
  }
  sections_.push_back({std::string{name}, {bytes.begin(), bytes.end()}});
}

void ContainerWriter::write(const std::filesystem::path& path) const {
  std::ofstream out(path, std::ios::binary);
  const auto put = [&](const void* data, std::size_t size) {
    out.write(static_cast<const char*>(data), static_cast<std::streamsize>(size));
  };
  const auto pad = [&](std::size_t from, std::size_t to) {
    const std::vector<char> zeros(to - from);
    put(zeros.data(), zeros.size());
  };
  put(kMagic.data(), kMagic.size());
  const std::uint64_t count = sections_.size();
  put(&count, sizeof count);
  std::size_t at = aligned(kHead + sections_.size() * sizeof(Entry));
  for (const auto& section : sections_) {
    Entry entry{};
    section.name.copy(entry.name, kNameSize);
    entry.offset = at;
    entry.size = section.bytes.size();
    put(&entry, sizeof entry);
    at = aligned(at + section.bytes.size());
  }
  at = kHead + sections_.size() * sizeof(Entry);
  for (const auto& section : sections_) {
    pad(at, aligned(at));
    put(section.bytes.data(), section.bytes.size());
    at = aligned(at) + section.bytes.size();
  }
  out.flush();
  if (!out) {
    throw Error(ErrorCode::store, "cannot write the file", path.string());
  }
}

}  // namespace entente::language
