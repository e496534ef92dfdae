#include "app/bindings/rows.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente::bindings {

bool Rows::holds(std::size_t row, std::uint16_t feature) const {
  return std::binary_search(features.begin() + static_cast<std::ptrdiff_t>(starts[row]),
                            features.begin() + static_cast<std::ptrdiff_t>(starts[row + 1]), feature);
}

double loss_of(const Rows& rows, std::size_t row, double log_odds) {
  const double p = 1.0 / (1.0 + std::exp(-log_odds));
  return -rows.weights[row] * std::log(rows.wanted[row] > 0.5F ? p : 1.0 - p);
}

double average_precision(const Rows& rows, const std::vector<double>& log_odds) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return log_odds[a] > log_odds[b]; });
  double sum = 0;
  double found = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (rows.wanted[order[i]] < 0.5F) continue;
    found += 1;
    sum += found / static_cast<double>(i + 1);
  }
  return found > 0 ? sum / found : 0;
}

}  // namespace entente::bindings
