#pragma once

#include <cstdint>
#include <vector>

namespace entente::bindings {

/// Rows of features that hold, by number; those of row i are features[starts[i] .. starts[i + 1]), ascending.
struct Rows {
  std::vector<std::uint16_t> features;
  std::vector<std::size_t> starts = {0};
  std::vector<float> wanted;  ///< 0 or 1
  std::vector<float> weights;
  std::vector<std::uint32_t> articles;
  std::uint32_t feature_count = 0;
  std::vector<bool> own;  ///< of each feature: it is of a word or of one actor alone

  [[nodiscard]] std::size_t size() const { return wanted.size(); }
  [[nodiscard]] bool holds(std::size_t row, std::uint16_t feature) const;
};

/// Rows, each with its log-odds so far.
struct Begun {
  Rows rows;
  std::vector<double> log_odds;
};

/// The loss of a row: minus the log of what is given to its label, weighed.
[[nodiscard]] double loss_of(const Rows& rows, std::size_t row, double log_odds);

/// The mean over the wanted rows of the precision at their rank; equal scores in row order.
[[nodiscard]] double average_precision(const Rows& rows, const std::vector<double>& log_odds);

}  // namespace entente::bindings
