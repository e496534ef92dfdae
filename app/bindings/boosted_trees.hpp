#pragma once

#include <cstdint>
#include <functional>
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

/// Learns what to add to the log-odds that rows begin with, by gradient boosting of trees that grow leaf by leaf, the
/// best split first. Deterministic for a seed. Reports the loss, and the fit to `dev`: its loss and average precision.
/// The trees and the hopes of a model: after some of the trees, what nearly all rows have reached that end up likely.
[[nodiscard]] ingest::BindingModel::Parts boost(Begun learned, const BoostingOptions& options, Begun dev,
                                                const std::function<void(const std::string&)>& report);

}  // namespace entente::bindings
