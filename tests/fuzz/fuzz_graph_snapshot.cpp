#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>

#include "graph/engine/snapshot.hpp"
#include "tests/fuzz/damage.hpp"
#include "tests/graph/describe.hpp"
#include "tests/graph/oracle.hpp"

namespace {

using namespace entente;

constexpr const char* kFile = "fuzz-snapshot";

/// A good snapshot, which the input changes.
std::string good() {
  std::mt19937_64 random(1);
  if (!write_snapshot(kFile, "", {.identity = "fuzz", .generation = 1, .stamp = "s"},
                      testing::random_graph(random, 6, 12).columns())) {
    std::abort();
  }
  return fuzz::read(kFile);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string whole = good();
  const std::string changed = fuzz::damaged(whole, data, size);
  fuzz::write(kFile, changed);
  const auto snapshot = read_snapshot(kFile);
  if (snapshot.has_value() != (changed == whole)) std::abort();
  // And the input as it is, which is no snapshot at all.
  fuzz::write(kFile, {reinterpret_cast<const char*>(data), size});
  if (read_snapshot(kFile)) std::abort();
  return 0;
}
