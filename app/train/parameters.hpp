#pragma once

#include <Eigen/Dense>
#include <array>
#include <cstddef>
#include <vector>

#include "ingest/language/network_shape.hpp"

namespace entente::train {

using language::NetworkShape;

template <class Real>
using Matrix = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Numbers that start on the boundary Eigen's own matrices start on: some of its sums are grouped by where the memory
/// lies, and results may not depend on that.
template <class Real>
using Numbers = std::vector<Real, Eigen::aligned_allocator<Real>>;

/// Where one weight matrix lies in the flat array of all dense weights.
struct Block {
  std::size_t at = 0;
  Eigen::Index rows = 0;
  Eigen::Index columns = 0;

  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(rows * columns); }

  template <class Real>
  [[nodiscard]] Eigen::Map<Matrix<Real>> in(Numbers<Real>& values) const {
    return {values.data() + at, rows, columns};
  }
  template <class Real>
  [[nodiscard]] Eigen::Map<const Matrix<Real>> in(const Numbers<Real>& values) const {
    return {values.data() + at, rows, columns};
  }
};

/// One direction of one recurrent layer.
struct RecurrentBlocks {
  Block input;  ///< in x 3 width: candidate, forget gate, reset gate
  Block bias;   ///< 1 x 3 width
  Block state;  ///< 2 x width: how the state enters both gates
};

/// The place of every dense weight; the feature table is kept apart because its updates are sparse.
struct ParameterLayout {
  explicit ParameterLayout(const NetworkShape& shape);

  Block vector_input;
  Block input_bias;
  std::vector<std::array<RecurrentBlocks, 2>> recurrent;  ///< [layer][direction]
  Block upos, upos_bias, xpos, xpos_bias, names, names_bias;
  Block arc_dependent, arc_dependent_bias, arc_head, arc_head_bias, arc_pair, arc_prior, arc_root;
  Block label_dependent, label_head, label_bias, label_root, label_out, label_out_bias;
  std::size_t size = 0;  ///< of all blocks together

 private:
  Block add(std::size_t rows, std::size_t columns);
};

/// Values from the seed alone: Glorot and Bengio (2010) uniform for matrices, zero for biases.
template <class Real>
[[nodiscard]] Numbers<Real> initial_parameters(const ParameterLayout& layout, std::uint64_t seed);

}  // namespace entente::train
