#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>

#include "graph/engine/snapshot.hpp"
#include "tests/graph/describe.hpp"
#include "tests/graph/oracle.hpp"

namespace {

using namespace entente;

constexpr const char* kFile = "fuzz-snapshot";

/// A good snapshot, which the input changes: its first two bytes of each four say where, the others what.
std::string good() {
  std::mt19937_64 random(1);
  if (!write_snapshot(kFile, "", {.identity = "fuzz", .generation = 1, .stamp = "s"},
                      testing::random_graph(random, 6, 12).columns())) {
    std::abort();
  }
  std::ifstream file(kFile, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write(const std::string& bytes) {
  std::ofstream(kFile, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string whole = good();
  std::string changed = whole;
  for (std::size_t i = 0; i + 3 < size; i += 4) {
    const std::size_t at = (std::size_t{data[i]} << 8 | data[i + 1]) % changed.size();
    changed[at] = static_cast<char>(data[i + 2]);
    if (data[i + 3] == 0) changed.resize(at + 1);
  }
  write(changed);
  const auto snapshot = read_snapshot(kFile);
  if (snapshot.has_value() != (changed == whole)) std::abort();
  // And the input as it is, which is no snapshot at all.
  write({reinterpret_cast<const char*>(data), size});
  if (read_snapshot(kFile)) std::abort();
  return 0;
}
