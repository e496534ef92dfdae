#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "ingest/relations/binding.hpp"

namespace entente::bindings {

struct BoostingOptions {
  std::uint32_t trees = 300;
  std::uint32_t leaves = 31;      ///< of a tree
  double rate = 0.06;             ///< share of a leaf's best value that is taken
  double ridge = 5.0;             ///< added to the sum of second derivatives of a leaf
  std::uint32_t least_rows = 20;  ///< of a leaf
  double feature_share = 0.4;     ///< of the features, tried for a tree
  double wrong_share = 0.3;       ///< of the wrong rows, drawn for a tree and weighted up
  std::uint32_t least_count = 8;  ///< rows a feature holds of at least
  std::uint64_t seed = 1;
};

/// Rows of features that hold, by number; those of row i are features[starts[i] .. starts[i + 1]), ascending.
struct Rows {
  std::vector<std::uint16_t> features;
  std::vector<std::size_t> starts = {0};
  std::vector<float> wanted;  ///< 0 or 1
  std::vector<float> weights;
  std::uint32_t feature_count = 0;

  [[nodiscard]] std::size_t size() const { return wanted.size(); }
  [[nodiscard]] bool holds(std::size_t row, std::uint16_t feature) const;
};

/// Trees as BindingModel stores them.
struct Forest {
  std::vector<ingest::BindingModel::Node> nodes;
  std::vector<std::uint32_t> first_nodes = {0};
  std::vector<std::int32_t> leaves;
  std::vector<std::uint32_t> first_leaves = {0};
  std::int32_t base = 0;
};

/// Learns log-odds by gradient boosting of trees that grow leaf by leaf, the best split first. Deterministic for a
/// seed. Reports the loss, and the fit to `dev`: its loss and average precision.
[[nodiscard]] Forest boost(const Rows& rows, const BoostingOptions& options, const Rows& dev,
                           const std::function<void(const std::string&)>& report);

}  // namespace entente::bindings
