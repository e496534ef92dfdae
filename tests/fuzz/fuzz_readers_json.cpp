#include "tests/fuzz/readers.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  entente::ingest::test::fuzz_reader(data, size, "input.json");
  return 0;
}
