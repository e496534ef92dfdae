#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "graph/model/error.hpp"
#include "ingest/relations/binding.hpp"

namespace {

using namespace entente;
using ingest::BindingModel;

constexpr const char* kFile = "fuzz-binding-model";

const std::vector<std::uint64_t> kFeatures = {11, 22, 33};

/// A good model, which the input changes: the first two bytes of each four say where, the others what.
std::string good() {
  BindingModel::save(kFile, {.features = kFeatures,
                             .weights = {100, -200, 300},
                             .base = -50,
                             .hopes = {{0, -1'000}, {1, -900}},
                             .nodes = {{0, 1, ~0, 0}, {1, ~1, 2, 0}, {2, ~2, ~3, 0}, {2, ~0, ~1, 0}},
                             .first_nodes = {0, 3, 4, 4},
                             .leaves = {10, -20, 30, -40, 50, -60, 70},
                             .first_leaves = {0, 4, 6, 7}});
  std::ifstream file(kFile, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write(const std::string& bytes) {
  std::ofstream(kFile, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// Whatever loads also judges, with any features.
void judge() {
  try {
    const BindingModel model = BindingModel::load(kFile);
    for (std::size_t held = 0; held < std::size_t{1} << kFeatures.size(); ++held) {
      std::vector<std::uint64_t> features;
      for (std::size_t f = 0; f < kFeatures.size(); ++f) {
        if ((held >> f & 1U) != 0) features.push_back(kFeatures[f]);
      }
      std::vector<std::uint32_t> numbers;
      model.number(features, numbers);
      BindingModel::Marks marks(model);
      marks.set(numbers);
      const std::int64_t first = model.base() + model.weigh(numbers);
      if (!model.hopeless(first)) static_cast<void>(model.score(first, marks));
    }
  } catch (const Error&) {
    return;
  }
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
  judge();
  write({reinterpret_cast<const char*>(data), size});
  judge();
  return 0;
}
