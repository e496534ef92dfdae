#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "app/bindings/rows.hpp"
#include "ingest/relations/binding.hpp"

namespace entente::bindings {

struct BoostingOptions {
  std::uint32_t trees = 200;
  std::uint32_t leaves = 15;       ///< of a tree
  double rate = 0.05;              ///< share of a leaf's best value that is taken
  double ridge = 50.0;             ///< added to the sum of second derivatives of a leaf
  std::uint32_t least_rows = 100;  ///< of a leaf
  double feature_share = 0.2;      ///< of the features, tried for a tree
  std::uint32_t least_count = 20;  ///< rows a feature holds of at least
  std::uint64_t seed = 1;
};

/// Trees as BindingModel stores them.
struct Forest {
  std::vector<ingest::BindingModel::Node> nodes;
  std::vector<std::uint32_t> first_nodes = {0};
  std::vector<std::int32_t> leaves;
  std::vector<std::uint32_t> first_leaves = {0};
  /// After some of the trees: what nearly all rows have reached that end up likelier than not.
  std::vector<ingest::BindingModel::Hope> hopes;
};

/// Learns what to add to the log-odds that rows begin with, by gradient boosting of trees that grow leaf by leaf, the
/// best split first. Deterministic for a seed. Reports the loss, and the fit to `dev`: its loss and average precision.
[[nodiscard]] Forest boost(Begun learned, const BoostingOptions& options, Begun dev,
                           const std::function<void(const std::string&)>& report);

}  // namespace entente::bindings
