#include "app/train/export.hpp"

#include <cmath>

#include "ingest/language/matrix.hpp"

namespace entente::train {

using language::ContainerWriter;

namespace {

void add_matrix(const std::string& name, const Matrix<float>& weights, const Matrix<float>& bias,
                ContainerWriter& writer) {
  const auto columns = weights.cols();
  std::vector<std::int8_t> rounded(static_cast<std::size_t>(weights.size()));
  std::vector<float> scales(static_cast<std::size_t>(columns));
  for (Eigen::Index c = 0; c < columns; ++c) {
    const float top = std::max(weights.col(c).cwiseAbs().maxCoeff(), 1e-20F);
    scales[static_cast<std::size_t>(c)] = top / static_cast<float>(language::kMaxWeight);
    for (Eigen::Index r = 0; r < weights.rows(); ++r) {
      rounded[static_cast<std::size_t>(r * columns + c)] =
          static_cast<std::int8_t>(std::lround(weights(r, c) / top * static_cast<float>(language::kMaxWeight)));
    }
  }
  writer.add<std::int8_t>(name + ".w", rounded);
  writer.add<float>(name + ".s", scales);
  writer.add<float>(name + ".b", {bias.data(), static_cast<std::size_t>(columns)});
}

/// Matrices of equal height beside each other.
Matrix<float> beside(const std::vector<Matrix<float>>& parts) {
  Eigen::Index columns = 0;
  for (const auto& part : parts) {
    columns += part.cols();
  }
  Matrix<float> result(parts.front().rows(), columns);
  columns = 0;
  for (const auto& part : parts) {
    result.middleCols(columns, part.cols()) = part;
    columns += part.cols();
  }
  return result;
}

void add_table(const Matrix<float>& table, ContainerWriter& writer) {
  std::vector<std::int8_t> rounded(static_cast<std::size_t>(table.size()));
  std::vector<float> scales(static_cast<std::size_t>(table.rows()));
  for (Eigen::Index r = 0; r < table.rows(); ++r) {
    const float top = std::max(table.row(r).cwiseAbs().maxCoeff(), 1e-20F);
    scales[static_cast<std::size_t>(r)] = top / 127.0F;
    for (Eigen::Index c = 0; c < table.cols(); ++c) {
      rounded[static_cast<std::size_t>(r * table.cols() + c)] =
          static_cast<std::int8_t>(std::lround(table(r, c) / top * 127.0F));
    }
  }
  writer.add<std::int8_t>("features.rows", rounded);
  writer.add<float>("features.scales", scales);
}

}  // namespace

void export_network(const language::NetworkShape& shape, const TrainedNetwork& network,
                    std::span<const std::uint64_t> feature_keys, ContainerWriter& writer) {
  const ParameterLayout layout(shape);
  const auto& dense = network.dense;
  const auto get = [&](const Block& block) -> Matrix<float> { return block.in(dense); };
  const auto none = [](std::uint32_t columns) -> Matrix<float> { return Matrix<float>::Zero(1, columns); };

  const std::uint32_t sizes[] = {shape.width,        shape.layers,    shape.tag_layer,
                                 shape.vector_width, shape.arc_width, shape.label_width};
  writer.add<std::uint32_t>("shape", sizes);
  writer.add<std::uint64_t>("features.keys", feature_keys);
  add_table(network.table, writer);
  add_matrix("vector", get(layout.vector_input), get(layout.input_bias), writer);
  for (std::size_t layer = 0; layer < layout.recurrent.size(); ++layer) {
    for (std::size_t d = 0; d < 2; ++d) {
      const auto& blocks = layout.recurrent[layer][d];
      const auto name = "rnn" + std::to_string(layer) + (d == 0 ? "f" : "b");
      add_matrix(name, get(blocks.input), get(blocks.bias), writer);
      const auto state = get(blocks.state);
      writer.add<float>(name + ".v", {state.data(), static_cast<std::size_t>(state.size())});
    }
  }
  add_matrix("tags", beside({get(layout.upos), get(layout.xpos)}),
             beside({get(layout.upos_bias), get(layout.xpos_bias)}), writer);
  add_matrix("top",
             beside({get(layout.arc_dependent), get(layout.arc_head), get(layout.label_dependent),
                     get(layout.label_head), get(layout.names)}),
             beside({get(layout.arc_dependent_bias), get(layout.arc_head_bias), get(layout.label_bias),
                     none(shape.label_width), get(layout.names_bias)}),
             writer);
  add_matrix("pair", get(layout.arc_pair), get(layout.arc_prior), writer);
  add_matrix("label", get(layout.label_out), get(layout.label_out_bias), writer);
  const auto arc_root = get(layout.arc_root);
  const auto label_root = get(layout.label_root);
  writer.add<float>("arc.root", {arc_root.data(), static_cast<std::size_t>(arc_root.size())});
  writer.add<float>("label.root", {label_root.data(), static_cast<std::size_t>(label_root.size())});
}

}  // namespace entente::train
