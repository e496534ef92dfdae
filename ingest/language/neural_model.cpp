#include "ingest/language/neural_model.hpp"

#include <string>

namespace entente::language {
namespace {

PackedMatrix read_matrix(const Container& file, const std::string& name, std::size_t rows, std::size_t columns) {
  file.require(rows <= kMaxInner, name + ".w");
  const auto weights = file.array<std::int8_t>(name + ".w", rows * columns);
  for (const auto weight : weights) {
    file.require(weight >= -kMaxWeight && weight <= kMaxWeight, name + ".w");
  }
  return {weights, file.array<float>(name + ".s", columns), file.array<float>(name + ".b", columns)};
}

}  // namespace

NeuralModel::NeuralModel(const Container& file) : gazetteer(file) {
  const auto sizes = file.array<std::uint32_t>("shape", 6);
  shape = {.width = sizes[0],
           .layers = sizes[1],
           .tag_layer = sizes[2],
           .vector_width = sizes[3],
           .arc_width = sizes[4],
           .label_width = sizes[5]};
  file.require(shape.width >= 1 && shape.width <= kMaxInner / 2 && shape.layers >= 1 && shape.layers <= 16 &&
                   shape.tag_layer >= 1 && shape.tag_layer <= shape.layers && shape.vector_width >= 1 &&
                   shape.arc_width >= 2 && shape.arc_width % 2 == 0 && shape.label_width >= 1,
               "shape");
  const auto feature_keys = file.array<std::uint64_t>("features.keys");
  features = KeyTable(feature_keys);
  rows = file.array<std::int8_t>("features.rows", feature_keys.size() * shape.width);
  row_scales = file.array<float>("features.scales", feature_keys.size());
  const auto vector_keys = file.array<std::uint64_t>("vectors.keys");
  vectors = KeyTable(vector_keys);
  vector_rows = file.array<std::int8_t>("vectors.values", vector_keys.size() * shape.vector_width);
  vector_input = read_matrix(file, "vector", shape.vector_width, shape.width);
  const std::size_t both = std::size_t{2} * shape.width;
  for (std::uint32_t layer = 0; layer < shape.layers; ++layer) {
    auto& directions = recurrent.emplace_back();
    for (std::size_t d = 0; d < 2; ++d) {
      const auto name = "rnn" + std::to_string(layer) + (d == 0 ? "f" : "b");
      directions[d].input = read_matrix(file, name, layer == 0 ? shape.width : both, std::size_t{3} * shape.width);
      directions[d].state_weights = file.array<float>(name + ".v", both);
    }
  }
  tags = read_matrix(file, "tags", both, kUposCount + kXposCount);
  const std::size_t top_columns = std::size_t{2} * shape.arc_width + std::size_t{2} * shape.label_width;
  top = read_matrix(file, "top", both, top_columns + kNameLabelCount);
  pair = read_matrix(file, "pair", shape.arc_width, shape.arc_width);
  label = read_matrix(file, "label", shape.label_width, kRelationCount);
  arc_root = file.array<float>("arc.root", shape.arc_width);
  label_root = file.array<float>("label.root", shape.label_width);
}

}  // namespace entente::language
