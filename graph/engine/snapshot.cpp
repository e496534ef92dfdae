#include "graph/engine/snapshot.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>

#include "graph/engine/graph.hpp"
#include "graph/engine/parallel.hpp"
#include "graph/engine/snapshot_check.hpp"
#include "graph/engine/snapshot_file.hpp"

namespace entente {
namespace {

constexpr std::array<char, 8> kMagic = {'E', 'n', 't', 'G', 'r', 'a', 'p', 'h'};
constexpr std::uint32_t kFormat = 2;
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kAlign = 8;
constexpr std::size_t kBytesPerTask = std::size_t{4} << 20;
constexpr std::uint64_t kEdgesWorthASnapshot = 20'000;  // below, the database is read as fast

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t format = kFormat;
  std::uint32_t byte_order = kByteOrder;
  std::array<char, 64> identity{};
  std::array<char, 64> stamp{};
  std::uint64_t generation = 0;
  std::uint64_t file_bytes = 0;
  std::uint64_t sections = 0;
  std::uint64_t checksum = 0;  ///< of this header with checksum 0, and the section table
};

struct Section {
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
  std::uint64_t checksum = 0;  ///< of the section with its padding, see checksum_of()
};

std::size_t padded(std::size_t bytes) { return (bytes + kAlign - 1) / kAlign * kAlign; }

/// XXH3-64 over pieces, so that one large section can be checked by several threads: the sums of the pieces, hashed.
std::size_t pieces(std::size_t bytes) { return (bytes + kBytesPerTask - 1) / kBytesPerTask; }
std::uint64_t piece_sum(const char* bytes, std::size_t size, std::size_t piece) {
  const std::size_t first = piece * kBytesPerTask;
  return XXH3_64bits(bytes + first, std::min(kBytesPerTask, size - first));
}
std::uint64_t whole_sum(const std::vector<std::uint64_t>& sums) {
  return XXH3_64bits(sums.data(), sums.size() * sizeof(std::uint64_t));
}

std::uint64_t header_sum(Header header, const std::vector<Section>& sections) {
  header.checksum = 0;
  std::string bytes(sizeof(Header) + sections.size() * sizeof(Section), '\0');
  std::memcpy(bytes.data(), &header, sizeof(Header));
  std::memcpy(bytes.data() + sizeof(Header), sections.data(), sections.size() * sizeof(Section));
  return XXH3_64bits(bytes.data(), bytes.size());
}

/// A text as NUL-terminated characters; false for one that is too long.
bool set_text(std::array<char, 64>& characters, const std::string& text) {
  if (text.size() >= characters.size()) return false;
  std::copy(text.begin(), text.end(), characters.begin());
  return true;
}

std::optional<std::string> get_text(const std::array<char, 64>& characters) {
  const auto end = std::find(characters.begin(), characters.end(), '\0');
  if (end == characters.end()) return std::nullopt;
  return std::string(characters.begin(), end);
}

/// The words of a dictionary as one section: each with its NUL. Words with a NUL of their own cannot be kept.
std::optional<std::string> joined(const std::vector<std::string>& words) {
  std::string bytes;
  for (const std::string& word : words) {
    if (word.find('\0') != std::string::npos) return std::nullopt;
    bytes += word;
    bytes += '\0';
  }
  return bytes;
}

/// Takes the columns apart into sections.
class SectionList {
 public:
  template <class Value>
  void operator()(const char*, const Column<Value>& column) {
    parts_.push_back(
        std::string_view(reinterpret_cast<const char*>(column.values().data()), column.values().size_bytes()));
  }
  void operator()(const char* name, const StringColumn& column) {
    (*this)(name, column.chars);
    (*this)(name, column.ends);
  }
  void operator()(const char* name, const DictionaryColumn& column) {
    const auto words = joined(column.words);
    valid_ = valid_ && words.has_value();
    owned_.push_back(std::make_unique<std::string>(words.value_or("")));
    parts_.push_back(*owned_.back());
    (*this)(name, column.codes);
  }
  [[nodiscard]] bool valid() const { return valid_; }
  [[nodiscard]] const std::vector<std::string_view>& parts() const { return parts_; }

 private:
  bool valid_ = true;
  std::vector<std::string_view> parts_;
  std::vector<std::unique_ptr<std::string>> owned_;
};

/// Lays columns over sections, which have been checked.
class SectionReader {
 public:
  SectionReader(const char* bytes, const std::vector<Section>& sections) : bytes_(bytes), sections_(sections) {}

  template <class Value>
  void operator()(const char*, Column<Value>& column) {
    static_assert(std::is_trivially_copyable_v<Value> && alignof(Value) <= kAlign);
    const Section* section = next();
    if (section == nullptr || section->bytes % sizeof(Value) != 0) {
      valid_ = false;
      return;
    }
    column.lay_over({reinterpret_cast<const Value*>(bytes_ + section->offset), section->bytes / sizeof(Value)});
  }
  void operator()(const char* name, StringColumn& column) {
    (*this)(name, column.chars);
    (*this)(name, column.ends);
  }
  void operator()(const char* name, DictionaryColumn& column) {
    if (const Section* section = next()) {
      std::string_view rest(bytes_ + section->offset, section->bytes);
      for (std::size_t end = rest.find('\0'); end != std::string_view::npos; end = rest.find('\0')) {
        column.words.emplace_back(rest.substr(0, end));
        rest.remove_prefix(end + 1);
      }
      valid_ = valid_ && rest.empty();
    }
    (*this)(name, column.codes);
  }
  [[nodiscard]] bool valid() const { return valid_ && at_ == sections_.size(); }

 private:
  const Section* next() {
    if (at_ >= sections_.size()) {
      valid_ = false;
      return nullptr;
    }
    return &sections_[at_++];
  }
  const char* bytes_;
  const std::vector<Section>& sections_;
  std::size_t at_ = 0;
  bool valid_ = true;
};

/// The section table of a file whose header is whole and of this format.
std::optional<std::vector<Section>> read_table(const MappedFile& file, Header& header) {
  std::memcpy(&header, file.bytes(), sizeof(Header));
  if (header.magic != kMagic || header.format != kFormat || header.byte_order != kByteOrder ||
      header.file_bytes != file.size() || header.sections > (file.size() - sizeof(Header)) / sizeof(Section)) {
    return std::nullopt;
  }
  std::vector<Section> sections(header.sections);
  std::memcpy(sections.data(), file.bytes() + sizeof(Header), sections.size() * sizeof(Section));
  if (header_sum(header, sections) != header.checksum) return std::nullopt;
  std::uint64_t offset = sizeof(Header) + sections.size() * sizeof(Section);
  for (const Section& section : sections) {
    if (section.offset != offset || section.bytes > file.size() - offset) return std::nullopt;
    offset += padded(section.bytes);
    if (offset > file.size()) return std::nullopt;
  }
  if (offset != file.size()) return std::nullopt;
  return sections;
}

bool sums_agree(const MappedFile& file, const std::vector<Section>& sections) {
  struct Piece {
    std::size_t section;
    std::size_t piece;
  };
  std::vector<Piece> all;
  std::vector<std::vector<std::uint64_t>> sums(sections.size());
  for (std::size_t i = 0; i < sections.size(); ++i) {
    sums[i].resize(pieces(padded(sections[i].bytes)));
    for (std::size_t piece = 0; piece < sums[i].size(); ++piece) all.push_back({i, piece});
  }
  const unsigned threads = file.size() < kBytesPerTask ? 1 : all_threads();
  for_each_task(all.size(), threads, [&](std::size_t task, unsigned) {
    const auto [section, piece] = all[task];
    const std::size_t start = piece * kBytesPerTask;
    file.fetch(sections[section].offset + start, std::min(kBytesPerTask, padded(sections[section].bytes) - start));
    sums[section][piece] = piece_sum(file.bytes() + sections[section].offset, padded(sections[section].bytes), piece);
  });
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (whole_sum(sums[i]) != sections[i].checksum) return false;
  }
  return true;
}

}  // namespace

std::string snapshot_path(const std::string& database) { return database + "-graph"; }

std::optional<Snapshot> read_snapshot(const std::string& path) {
  const auto file = MappedFile::open(path, sizeof(Header));
  if (!file) return std::nullopt;
  Header header;
  const auto sections = read_table(*file, header);
  if (!sections || !sums_agree(*file, *sections)) return std::nullopt;
  const auto identity = get_text(header.identity);
  const auto stamp = get_text(header.stamp);
  if (!identity || !stamp) return std::nullopt;
  Snapshot snapshot{.columns = {},
                    .version = {.identity = *identity, .generation = header.generation, .stamp = *stamp}};
  GraphData& data = snapshot.columns;
  SectionReader reader(file->bytes(), *sections);
  GraphData::for_each_column(data, [&](const char* name, auto& column) { reader(name, column); });
  if (!reader.valid() || !sound(data, file->size() < kBytesPerTask ? 1 : all_threads())) return std::nullopt;
  data.memory = file;
  return snapshot;
}

bool write_snapshot(const std::string& path, const std::string& model, const StoreVersion& version,
                    const GraphData& data) {
  SectionList list;
  GraphData::for_each_column(data, [&](const char* name, const auto& column) { list(name, column); });
  Header header;
  if (!list.valid() || !set_text(header.identity, version.identity) || !set_text(header.stamp, version.stamp))
    return false;
  header.generation = version.generation;
  header.sections = list.parts().size();
  std::vector<Section> sections;
  std::uint64_t offset = sizeof(Header) + header.sections * sizeof(Section);
  const std::array<char, kAlign> zeros{};
  for (const std::string_view part : list.parts()) {
    std::vector<std::uint64_t> sums;
    const std::size_t whole = padded(part.size());
    for (std::size_t piece = 0; piece < pieces(whole); ++piece) {
      const std::size_t first = piece * kBytesPerTask;
      const std::size_t size = std::min(kBytesPerTask, whole - first);
      if (first + size <= part.size()) {
        sums.push_back(XXH3_64bits(part.data() + first, size));
      } else {
        std::string last(part.substr(first));
        last.resize(size, '\0');
        sums.push_back(XXH3_64bits(last.data(), last.size()));
      }
    }
    sections.push_back({.offset = offset, .bytes = part.size(), .checksum = whole_sum(sums)});
    offset += whole;
  }
  header.file_bytes = offset;
  header.checksum = header_sum(header, sections);

  ReplacementFile file(path, model);
  if (!file.is_open()) return false;
  bool written = file.write(reinterpret_cast<const char*>(&header), sizeof(Header)) &&
                 file.write(reinterpret_cast<const char*>(sections.data()), sections.size() * sizeof(Section));
  for (const std::string_view part : list.parts()) {
    written =
        written && file.write(part.data(), part.size()) && file.write(zeros.data(), padded(part.size()) - part.size());
  }
  return written && file.put_in_place();
}

Graph Graph::open(const Store& store) {
  if (store.path() == ":memory:") return load(store);
  const std::string path = snapshot_path(store.path());
  if (auto snapshot = read_snapshot(path)) {
    const Graph before(std::move(snapshot->columns), std::move(snapshot->version));
    if (auto graph = before.caught_up(store)) return std::move(*graph);
  }
  Graph graph = load(store);
  if (graph.edge_count() >= kEdgesWorthASnapshot) {
    write_snapshot(path, store.path(), *graph.version(), graph.columns());
  }
  return graph;
}

}  // namespace entente
