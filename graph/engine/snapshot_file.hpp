#pragma once

#include <cstddef>
#include <memory>
#include <string>

/// The files of graph/engine/snapshot.hpp, as the operating system sees them. Nothing here throws for what a disk does.
namespace entente {

/// A file that takes another one's place once it is whole. Of several processes that write one at the same time the
/// first does and the others do without; what a killed one left is written over by the next.
class ReplacementFile {
 public:
  /// Begins beside `target`, as readable as the file `model` is.
  ReplacementFile(std::string target, const std::string& model);
  ReplacementFile(const ReplacementFile&) = delete;
  ReplacementFile& operator=(const ReplacementFile&) = delete;
  /// Removes it unless it was put in place.
  ~ReplacementFile();

  [[nodiscard]] bool is_open() const { return file_ >= 0; }
  bool write(const char* bytes, std::size_t size) const;
  /// Makes the bytes durable and then the file the target.
  bool put_in_place();

 private:
  std::string target_;
  std::string path_;
  int file_;
};

/// A whole file mapped for reading.
class MappedFile {
 public:
  /// nullptr for what is no regular file of at least so many bytes or cannot be read.
  static std::shared_ptr<const MappedFile> open(const std::string& path, std::size_t least_bytes);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] const char* bytes() const { return static_cast<const char*>(memory_); }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Brings a part into memory at once instead of page by page as it is looked at.
  void fetch(std::size_t offset, std::size_t size) const;

 private:
  MappedFile(void* memory, std::size_t size) : memory_(memory), size_(size) {}
  void* memory_;
  std::size_t size_;
};

}  // namespace entente
