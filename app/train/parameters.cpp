#include "app/train/parameters.hpp"

#include <cmath>

#include "app/train/random.hpp"

namespace entente::train {

Block ParameterLayout::add(std::size_t rows, std::size_t columns) {
  const Block block{size, static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns)};
  size += block.size();
  return block;
}

ParameterLayout::ParameterLayout(const NetworkShape& shape) {
  const std::size_t width = shape.width;
  const std::size_t both = 2 * width;
  vector_input = add(shape.vector_width, width);
  input_bias = add(1, width);
  for (std::size_t layer = 0; layer < shape.layers; ++layer) {
    auto& directions = recurrent.emplace_back();
    for (auto& direction : directions) {
      direction.input = add(layer == 0 ? width : both, 3 * width);
      direction.bias = add(1, 3 * width);
      direction.state = add(2, width);
    }
  }
  upos = add(both, language::kUposCount);
  upos_bias = add(1, language::kUposCount);
  xpos = add(both, language::kXposCount);
  xpos_bias = add(1, language::kXposCount);
  names = add(both, language::kNameLabelCount);
  names_bias = add(1, language::kNameLabelCount);
  arc_dependent = add(both, shape.arc_width);
  arc_dependent_bias = add(1, shape.arc_width);
  arc_head = add(both, shape.arc_width);
  arc_head_bias = add(1, shape.arc_width);
  arc_pair = add(shape.arc_width, shape.arc_width);
  arc_prior = add(1, shape.arc_width);
  arc_root = add(1, shape.arc_width);
  label_dependent = add(both, shape.label_width);
  label_head = add(both, shape.label_width);
  label_bias = add(1, shape.label_width);
  label_root = add(1, shape.label_width);
  label_out = add(shape.label_width, language::kRelationCount);
  label_out_bias = add(1, language::kRelationCount);
}

template <class Real>
Numbers<Real> initial_parameters(const ParameterLayout& layout, std::uint64_t seed) {
  Numbers<Real> values(layout.size, Real(0));
  Random random{seed};
  const auto fill = [&](const Block& block, double bound) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      values[block.at + i] = static_cast<Real>((2 * random.uniform() - 1) * bound);
    }
  };
  const auto glorot = [&](const Block& block) {
    fill(block, std::sqrt(6.0 / static_cast<double>(block.rows + block.columns)));
  };
  glorot(layout.vector_input);
  for (const auto& directions : layout.recurrent) {
    for (const auto& direction : directions) {
      // Each of the three parts is a matrix of its own.
      fill(direction.input, std::sqrt(6.0 / static_cast<double>(direction.input.rows + direction.input.columns / 3)));
      fill(direction.state, 0.1);
    }
  }
  for (const auto& block : {layout.upos, layout.xpos, layout.names, layout.arc_dependent, layout.arc_head,
                            layout.arc_pair, layout.label_dependent, layout.label_head, layout.label_out}) {
    glorot(block);
  }
  for (const auto& block : {layout.arc_prior, layout.arc_root, layout.label_root}) {
    fill(block, 0.1);
  }
  return values;
}

template Numbers<float> initial_parameters<float>(const ParameterLayout&, std::uint64_t);
template Numbers<double> initial_parameters<double>(const ParameterLayout&, std::uint64_t);

}  // namespace entente::train
