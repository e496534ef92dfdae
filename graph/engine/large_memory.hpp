#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>

namespace entente {

struct FreeMemory {
  void operator()(void* memory) const { std::free(memory); }
};
template <class Value>
using LargeMemory = std::unique_ptr<Value[], FreeMemory>;

/// Room for so many values, which are undefined. Where there are megabytes of it, in the processor's large pages if the
/// system has some: half a gigabyte is then a few hundred page faults, not a hundred thousand, and its addresses fit
/// the processor's table of pages.
template <class Value>
[[nodiscard]] LargeMemory<Value> allocate_large(std::size_t count) {
  static_assert(std::is_trivially_destructible_v<Value>);
  constexpr std::size_t kPage = std::size_t{2} << 20;
  const std::size_t bytes = count * sizeof(Value);
  if (bytes < 2 * kPage) {
    void* memory = std::malloc(bytes == 0 ? 1 : bytes);
    if (memory == nullptr) throw std::bad_alloc();
    return LargeMemory<Value>(static_cast<Value*>(memory));
  }
  const std::size_t rounded = (bytes + kPage - 1) / kPage * kPage;
  void* memory = std::aligned_alloc(kPage, rounded);
  if (memory == nullptr) throw std::bad_alloc();
  (void)madvise(memory, rounded, MADV_HUGEPAGE);  // advice: nothing is lost where it is not taken
  return LargeMemory<Value>(static_cast<Value*>(memory));
}

}  // namespace entente
