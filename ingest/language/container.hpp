#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::language {

/// A file of named, 64-byte aligned sections, mapped into memory. All numbers are little-endian.
///
///   "ENTLANG1"  u64 number of sections
///   then for each section: 24 bytes of name (zero-filled), u64 offset in the file, u64 size in bytes
///
/// Immutable once open: any number of threads may read. Spans stay valid as long as the container lives.
class Container {
 public:
  /// Throws Error{not_found} if the file cannot be opened, Error{bad_input} if it is not such a container.
  [[nodiscard]] static Container open(const std::filesystem::path& path);

  Container(Container&&) noexcept;
  Container& operator=(Container&&) noexcept;
  ~Container();

  [[nodiscard]] bool has(std::string_view name) const;
  /// The bytes of a section; throws Error{bad_input} if there is none of that name.
  [[nodiscard]] std::span<const std::byte> bytes(std::string_view name) const;

  /// The section as an array of T. Throws Error{bad_input} if it is missing, its size is not a multiple of sizeof(T),
  /// or it does not hold `count` elements (where `count` is given).
  template <class T>
  [[nodiscard]] std::span<const T> array(std::string_view name, std::size_t count = kAny) const {
    const auto raw = bytes(name);
    require(raw.size() % sizeof(T) == 0 && (count == kAny || raw.size() == count * sizeof(T)), name);
    return {reinterpret_cast<const T*>(raw.data()), raw.size() / sizeof(T)};
  }

  /// Throws Error{bad_input} that names the file and `section` unless `good`.
  void require(bool good, std::string_view section) const;

 private:
  struct Mapping;
  explicit Container(std::unique_ptr<Mapping> mapping);
  static constexpr std::size_t kAny = ~std::size_t{0};
  std::unique_ptr<Mapping> mapping_;
};

/// Collects sections and writes them as one container. The bytes written depend on the sections alone.
class ContainerWriter {
 public:
  template <class T>
  void add(std::string_view name, std::span<const T> values) {
    add_bytes(name, std::as_bytes(values));
  }
  void add_bytes(std::string_view name, std::span<const std::byte> bytes);

  /// Throws Error{store} if the file cannot be written.
  void write(const std::filesystem::path& path) const;

 private:
  struct Section {
    std::string name;
    std::vector<std::byte> bytes;
  };
  std::vector<Section> sections_;
};

}  // namespace entente::language
