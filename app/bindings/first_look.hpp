#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "app/bindings/rows.hpp"

namespace entente::bindings {

struct FirstLookOptions {
  std::uint32_t epochs = 4;
  double rate = 0.01;
  double ridge = 1e-3;         ///< of a weight, a row
  double least_weight = 0.02;  ///< smaller ones are none
  double lost = 0.15;          ///< share of the right rows that may be left at first look
  std::uint64_t seed = 1;
};

/// Log-odds that are a sum over the features that hold.
struct FirstLook {
  std::vector<double> weights;  ///< one a feature, 0 of those that are not own
  double base = 0;

  [[nodiscard]] double of(const Rows& rows, std::size_t row) const;
};

/// Logistic regression over own features, by stochastic gradients with a rate a feature that falls with what it has
/// seen (AdaGrad: Duchi, Hazan and Singer, JMLR 12, 2011). Rows of `rows` for which `left_out` is true are not learned
/// from. Deterministic for a seed.
[[nodiscard]] FirstLook learn_first_look(const Rows& rows, const FirstLookOptions& options,
                                         const std::function<bool(std::size_t row)>& left_out = {});

/// What a first look gives each row that has not been learned from: articles are parted in four, and those of a part
/// are looked at by what the other three teach.
[[nodiscard]] std::vector<double> unseen_first_looks(const Rows& rows, const FirstLookOptions& options);

/// The log-odds below which a share `lost` of the right rows lies.
[[nodiscard]] double hope(const Rows& rows, const std::vector<double>& looks, double lost);

/// The rows whose first look is at least `hope`, with what it gives them.
[[nodiscard]] Begun hopeful(const Rows& rows, const std::vector<double>& looks, double hope);

}  // namespace entente::bindings
