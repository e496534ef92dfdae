#include "app/bindings/first_look.hpp"

#include <algorithm>
#include <cmath>
#include <thread>

#include "app/train/random.hpp"

namespace entente::bindings {
namespace {

constexpr std::uint32_t kParts = 4;

}  // namespace

double FirstLook::of(const Rows& rows, std::size_t row) const {
  double sum = base;
  for (std::size_t f = rows.starts[row]; f < rows.starts[row + 1]; ++f) sum += weights[rows.features[f]];
  return sum;
}

FirstLook learn_first_look(const Rows& rows, const FirstLookOptions& options,
                           const std::function<bool(std::size_t)>& left_out) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!left_out || !left_out(i)) order.push_back(i);
  }
  FirstLook look{std::vector<double>(rows.feature_count, 0.0), -3.0};
  std::vector<double> seen(rows.feature_count, 1e-3);
  double seen_base = 1e-3;
  train::Random random(options.seed);
  for (std::uint32_t epoch = 0; epoch < options.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    for (const std::size_t row : order) {
      const double p = 1.0 / (1.0 + std::exp(-look.of(rows, row)));
      const double gradient = rows.weights[row] * (p - rows.wanted[row]);
      for (std::size_t f = rows.starts[row]; f < rows.starts[row + 1]; ++f) {
        const std::uint16_t feature = rows.features[f];
        if (!rows.own[feature]) continue;
        const double g = gradient + options.ridge * look.weights[feature];
        seen[feature] += g * g;
        look.weights[feature] -= options.rate * g / std::sqrt(seen[feature]);
      }
      seen_base += gradient * gradient;
      look.base -= options.rate * gradient / std::sqrt(seen_base);
    }
  }
  for (double& weight : look.weights) {
    if (std::abs(weight) < options.least_weight) weight = 0;
  }
  return look;
}

std::vector<double> unseen_first_looks(const Rows& rows, const FirstLookOptions& options) {
  std::vector<double> looks(rows.size());
  const auto look_at = [&](std::uint32_t part) {
    const auto belongs = [&](std::size_t row) { return rows.articles[row] % kParts == part; };
    const FirstLook look = learn_first_look(rows, options, belongs);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (belongs(i)) looks[i] = look.of(rows, i);
    }
  };
  for (std::uint32_t part = 0; part < kParts; part += 2) {
    const std::jthread other([&] { look_at(part + 1); });
    look_at(part);
  }
  return looks;
}

double hope(const Rows& rows, const std::vector<double>& looks, double lost) {
  std::vector<double> right;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows.wanted[i] > 0.5F) right.push_back(looks[i]);
  }
  if (right.empty()) return 0;
  std::sort(right.begin(), right.end());
  return right[static_cast<std::size_t>(lost * static_cast<double>(right.size()))];
}

Begun hopeful(const Rows& rows, const std::vector<double>& looks, double hope) {
  Begun kept;
  kept.rows.feature_count = rows.feature_count;
  kept.rows.own = rows.own;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (looks[i] < hope) continue;
    kept.rows.features.insert(kept.rows.features.end(),
                              rows.features.begin() + static_cast<std::ptrdiff_t>(rows.starts[i]),
                              rows.features.begin() + static_cast<std::ptrdiff_t>(rows.starts[i + 1]));
    kept.rows.starts.push_back(kept.rows.features.size());
    kept.rows.wanted.push_back(rows.wanted[i]);
    kept.rows.weights.push_back(rows.weights[i]);
    kept.rows.articles.push_back(rows.articles[i]);
    kept.log_odds.push_back(looks[i]);
  }
  return kept;
}

}  // namespace entente::bindings
