#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "app/train/network.hpp"

namespace entente::train {

/// Adam (Kingma and Ba 2015), with moments of table rows that move only when the row does ("lazy").
class Adam {
 public:
  struct Options {
    double first_decay = 0.9;
    double second_decay = 0.99;
    double epsilon = 1e-8;
    double clip = 5;  ///< the gradient's norm is brought down to this
  };

  Adam(std::size_t dense, Eigen::Index rows, Eigen::Index width, Options options)
      : options_(options), first_(dense), second_(dense), slot_(static_cast<std::size_t>(rows), -1) {
    table_first_ = Matrix<float>::Zero(rows, width);
    table_second_ = Matrix<float>::Zero(rows, width);
  }

  /// One step. The shards' gradients are added in their order, so that threads do not change the result.
  void step(std::vector<Gradients<float>>& shards, double rate, Numbers<float>& dense, Matrix<float>& table) {
    auto& total = shards.front().dense;
    for (std::size_t s = 1; s < shards.size(); ++s) {
      for (std::size_t i = 0; i < total.size(); ++i) {
        total[i] += shards[s].dense[i];
      }
    }
    gather(shards, table.cols());
    double norm = row_gradient_.topRows(static_cast<Eigen::Index>(touched_.size())).squaredNorm();
    for (const float g : total) {
      norm += static_cast<double>(g) * static_cast<double>(g);
    }
    norm = std::sqrt(norm);
    const auto shrink = static_cast<float>(norm > options_.clip ? options_.clip / norm : 1.0);

    ++steps_;
    const double t = static_cast<double>(steps_);
    const auto scale = static_cast<float>(rate * std::sqrt(1 - std::pow(options_.second_decay, t)) /
                                          (1 - std::pow(options_.first_decay, t)));
    update(total.data(), total.size(), shrink, scale, first_.data(), second_.data(), dense.data());
    const auto width = static_cast<std::size_t>(table.cols());
    for (std::size_t k = 0; k < touched_.size(); ++k) {
      const auto row = static_cast<Eigen::Index>(touched_[k]);
      slot_[touched_[k]] = -1;
      update(row_gradient_.row(static_cast<Eigen::Index>(k)).data(), width, shrink, scale, table_first_.row(row).data(),
             table_second_.row(row).data(), table.row(row).data());
    }
    touched_.clear();
  }

 private:
  void update(const float* __restrict gradient, std::size_t count, float shrink, float scale, float* __restrict first,
              float* __restrict second, float* __restrict value) const {
    const auto b1 = static_cast<float>(options_.first_decay);
    const auto b2 = static_cast<float>(options_.second_decay);
    const auto epsilon = static_cast<float>(options_.epsilon);
    for (std::size_t i = 0; i < count; ++i) {
      const float g = gradient[i] * shrink;
      first[i] = b1 * first[i] + (1 - b1) * g;
      second[i] = b2 * second[i] + (1 - b2) * g * g;
      value[i] -= scale * first[i] / (std::sqrt(second[i]) + epsilon);
    }
  }

  void gather(const std::vector<Gradients<float>>& shards, Eigen::Index width) {
    for (const auto& shard : shards) {
      for (const auto& rows : shard.rows) {
        for (const auto row : rows) {
          if (slot_[row] < 0) {
            slot_[row] = static_cast<std::int32_t>(touched_.size());
            touched_.push_back(row);
          }
        }
      }
    }
    if (row_gradient_.rows() < static_cast<Eigen::Index>(touched_.size())) {
      row_gradient_.resize(static_cast<Eigen::Index>(touched_.size()) * 2, width);
    }
    row_gradient_.topRows(static_cast<Eigen::Index>(touched_.size())).setZero();
    for (const auto& shard : shards) {
      for (std::size_t t = 0; t < shard.rows.size(); ++t) {
        for (const auto row : shard.rows[t]) {
          row_gradient_.row(slot_[row]) += shard.input.row(static_cast<Eigen::Index>(t));
        }
      }
    }
  }

  Options options_;
  std::uint64_t steps_ = 0;
  Numbers<float> first_, second_;
  Matrix<float> table_first_, table_second_, row_gradient_;
  std::vector<std::int32_t> slot_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace entente::train
