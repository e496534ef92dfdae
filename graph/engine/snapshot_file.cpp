#include "graph/engine/snapshot_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

namespace entente {
namespace {

constexpr mode_t kReadAndWrite = 0666;
constexpr mode_t kOwner = 0600;

bool same_file(int file, const std::string& path) {
  struct stat opened {
  }, named{};
  return fstat(file, &opened) == 0 && lstat(path.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
         opened.st_ino == named.st_ino && S_ISREG(opened.st_mode);
}

/// A locked, empty file of this name, or -1.
int begin(const std::string& path, const std::string& model) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, kOwner);
  if (file < 0) return -1;
  struct stat like {};
  const mode_t mode = stat(model.c_str(), &like) == 0 ? like.st_mode & kReadAndWrite : kOwner;
  // Whoever held the lock may have put the file in place meanwhile: then this is the target, and not to be touched.
  if (flock(file, LOCK_EX | LOCK_NB) == 0 && same_file(file, path) && ftruncate(file, 0) == 0 &&
      fchmod(file, mode | kOwner) == 0) {
    return file;
  }
  close(file);
  return -1;
}

}  // namespace

ReplacementFile::ReplacementFile(std::string target, const std::string& model)
    : target_(std::move(target)), path_(target_ + ".tmp"), file_(begin(path_, model)) {}

ReplacementFile::~ReplacementFile() {
  if (file_ < 0) return;
  unlink(path_.c_str());
  close(file_);
}

bool ReplacementFile::write(const char* bytes, std::size_t size) const {
  while (size > 0) {
    const ssize_t written = ::write(file_, bytes, std::min<std::size_t>(size, std::size_t{1} << 30));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

bool ReplacementFile::put_in_place() {
  if (fsync(file_) != 0 || std::rename(path_.c_str(), target_.c_str()) != 0) return false;
  close(file_);
  file_ = -1;
  return true;
}

std::shared_ptr<const MappedFile> MappedFile::open(const std::string& path, std::size_t least_bytes) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return nullptr;
  struct stat status {};
  void* memory = MAP_FAILED;
  if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size >= static_cast<off_t>(least_bytes)) {
    memory = mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_PRIVATE, file, 0);
  }
  close(file);
  if (memory == MAP_FAILED) return nullptr;
  return std::shared_ptr<const MappedFile>(new MappedFile(memory, static_cast<std::size_t>(status.st_size)));
}

void MappedFile::fetch(std::size_t offset, std::size_t size) const {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const std::size_t first = offset / page * page;
  // Older kernels do not know this; then pages come one by one.
  (void)madvise(static_cast<char*>(memory_) + first, size + (offset - first), MADV_POPULATE_READ);
}

MappedFile::~MappedFile() { munmap(memory_, size_); }

}  // namespace entente
