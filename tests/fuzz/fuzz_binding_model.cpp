#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "graph/model/error.hpp"
#include "ingest/relations/binding.hpp"
#include "tests/fuzz/damage.hpp"

namespace {

using namespace entente;
using ingest::BindingModel;

constexpr const char* kFile = "fuzz-binding-model";

const std::vector<std::uint64_t> kFeatures = {11, 22, 33};

/// A good model, which the input changes.
std::string good() {
  BindingModel::save(kFile, {.features = kFeatures,
                             .weights = {100, -200, 300},
                             .base = -50,
                             .hopes = {{0, -1'000}, {1, -900}},
                             .nodes = {{0, 1, ~0, 0}, {1, ~1, 2, 0}, {2, ~2, ~3, 0}, {2, ~0, ~1, 0}},
                             .first_nodes = {0, 3, 4, 4},
                             .leaves = {10, -20, 30, -40, 50, -60, 70},
                             .first_leaves = {0, 4, 6, 7}});
  return fuzz::read(kFile);
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
  const std::string changed = fuzz::damaged(whole, data, size);
  fuzz::write(kFile, changed);
  judge();
  fuzz::write(kFile, {reinterpret_cast<const char*>(data), size});
  judge();
  return 0;
}
