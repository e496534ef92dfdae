#pragma once

#include <array>
#include <span>
#include <vector>

#include "app/train/network.hpp"

namespace entente::train {

/// All that the forward pass leaves behind for the backward pass, over the words of all sentences in a row.
template <class Real>
struct Network<Real>::Pass {
  const Numbers<Real>* dense = nullptr;
  const Matrix<Real>* table = nullptr;
  std::span<const Example* const> batch;
  std::vector<Eigen::Index> first;  ///< of each sentence; one more for the end
  std::vector<const Example::Word*> words;
  std::vector<std::vector<std::uint32_t>> rows;
  Matrix<Real> vectors;
  Matrix<Real> input_mask;

  struct Direction {
    Matrix<Real> gates;  ///< words x 3 width: candidate, forget, reset (gates after the sigmoid)
    Matrix<Real> state;  ///< words x width
    Matrix<Real> squashed;
  };
  std::vector<Matrix<Real>> inputs;  ///< of each layer; the last is the top output
  std::vector<Matrix<Real>> masks;   ///< dropout that made inputs[i]
  std::vector<std::array<Direction, 2>> layers;

  Matrix<Real> hidden_mask[4];  ///< arc dependent, arc head, label

  [[nodiscard]] Eigen::Index count() const { return static_cast<Eigen::Index>(words.size()); }
};

}  // namespace entente::train
