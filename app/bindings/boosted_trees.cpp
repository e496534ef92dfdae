#include "app/bindings/boosted_trees.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <thread>

#include "app/train/random.hpp"

namespace entente::bindings {
namespace {

using ingest::BindingModel;

constexpr std::size_t kThreads = 2;

/// First and second derivatives of the loss, summed over rows.
struct Sum {
  double gradient = 0;
  double hessian = 0;
  std::uint32_t rows = 0;

  void operator+=(const Sum& other) {
    gradient += other.gradient;
    hessian += other.hessian;
    rows += other.rows;
  }
  friend Sum operator-(const Sum& a, const Sum& b) {
    return {a.gradient - b.gradient, a.hessian - b.hessian, a.rows - b.rows};
  }
};

struct Drawn {
  std::uint32_t row;
  float gradient;
  float hessian;
};

/// A leaf that may be split: its rows are drawn[first .. last).
struct Leaf {
  std::size_t first = 0;
  std::size_t last = 0;
  Sum total;
  std::vector<Sum> by_feature;
  double gain = 0;
  std::uint16_t feature = 0;
  std::int32_t parent = -1;  ///< the node it hangs from
  bool yes = false;
};

class TreeGrower {
 public:
  TreeGrower(const Rows& rows, const BoostingOptions& options, std::vector<Drawn>& drawn,
             const std::vector<bool>& tried)
      : rows_(&rows), options_(&options), drawn_(&drawn), tried_(&tried) {}

  void grow(Forest& forest) {
    std::vector<Leaf> leaves(1);
    leaves[0].last = drawn_->size();
    for (const Drawn& d : *drawn_) leaves[0].total += {d.gradient, d.hessian, 1};
    count(leaves[0]);
    choose(leaves[0]);
    std::vector<BindingModel::Node> nodes;
    while (leaves.size() < options_->leaves) {
      const auto best =
          std::max_element(leaves.begin(), leaves.end(), [](const Leaf& a, const Leaf& b) { return a.gain < b.gain; });
      if (best->gain <= 0) break;
      split(leaves, static_cast<std::size_t>(best - leaves.begin()), nodes);
    }
    // The leaves take the places that are left open.
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      const Leaf& leaf = leaves[i];
      if (leaf.parent >= 0) {
        auto& node = nodes[static_cast<std::size_t>(leaf.parent)];
        (leaf.yes ? node.yes : node.no) = static_cast<std::int16_t>(~static_cast<std::int32_t>(i));
      }
      const double value = -options_->rate * leaf.total.gradient / (leaf.total.hessian + options_->ridge);
      forest.leaves.push_back(static_cast<std::int32_t>(std::lround(value * BindingModel::kUnit)));
    }
    forest.nodes.insert(forest.nodes.end(), nodes.begin(), nodes.end());
    forest.first_nodes.push_back(static_cast<std::uint32_t>(forest.nodes.size()));
    forest.first_leaves.push_back(static_cast<std::uint32_t>(forest.leaves.size()));
  }

 private:
  void count(Leaf& leaf) const {
    leaf.by_feature.assign(rows_->feature_count, {});
    for (std::size_t i = leaf.first; i < leaf.last; ++i) {
      const Drawn& d = (*drawn_)[i];
      for (std::size_t f = rows_->starts[d.row]; f < rows_->starts[d.row + 1]; ++f)
        leaf.by_feature[rows_->features[f]] += {d.gradient, d.hessian, 1};
    }
  }

  [[nodiscard]] double worth(const Sum& sum) const {
    return sum.gradient * sum.gradient / (sum.hessian + options_->ridge);
  }

  void choose(Leaf& leaf) const {
    leaf.gain = 0;
    const double whole = worth(leaf.total);
    for (std::uint32_t f = 0; f < rows_->feature_count; ++f) {
      const Sum& with = leaf.by_feature[f];
      if (!(*tried_)[f] || with.rows < options_->least_rows || leaf.total.rows - with.rows < options_->least_rows)
        continue;
      const double gain = worth(with) + worth(leaf.total - with) - whole;
      if (gain > leaf.gain + 1e-9) {
        leaf.gain = gain;
        leaf.feature = static_cast<std::uint16_t>(f);
      }
    }
  }

  void split(std::vector<Leaf>& leaves, std::size_t at, std::vector<BindingModel::Node>& nodes) {
    Leaf whole = std::move(leaves[at]);
    const auto node = static_cast<std::int32_t>(nodes.size());
    nodes.push_back({whole.feature, 0, 0, 0});
    if (whole.parent >= 0) {
      auto& above = nodes[static_cast<std::size_t>(whole.parent)];
      (whole.yes ? above.yes : above.no) = static_cast<std::int16_t>(node);
    }
    const auto begin = drawn_->begin();
    const auto middle = std::stable_partition(begin + static_cast<std::ptrdiff_t>(whole.first),
                                              begin + static_cast<std::ptrdiff_t>(whole.last),
                                              [&](const Drawn& d) { return rows_->holds(d.row, whole.feature); });
    const auto cut = static_cast<std::size_t>(middle - begin);
    Leaf yes{whole.first, cut, whole.by_feature[whole.feature], {}, 0, 0, node, true};
    Leaf no{cut, whole.last, whole.total - yes.total, {}, 0, 0, node, false};
    // The smaller side is counted, the other is the rest.
    Leaf& small = yes.last - yes.first <= no.last - no.first ? yes : no;
    Leaf& large = &small == &yes ? no : yes;
    count(small);
    large.by_feature = std::move(whole.by_feature);
    for (std::uint32_t f = 0; f < rows_->feature_count; ++f)
      large.by_feature[f] = large.by_feature[f] - small.by_feature[f];
    choose(yes);
    choose(no);
    leaves[at] = std::move(yes);
    leaves.push_back(std::move(no));
  }

  const Rows* rows_;
  const BoostingOptions* options_;
  std::vector<Drawn>* drawn_;
  const std::vector<bool>* tried_;
};

double value_of(const Forest& forest, std::size_t tree, const Rows& rows, std::size_t row) {
  std::int32_t place = forest.first_nodes[tree] == forest.first_nodes[tree + 1] ? ~0 : 0;
  while (place >= 0) {
    const auto& node = forest.nodes[forest.first_nodes[tree] + static_cast<std::uint32_t>(place)];
    place = rows.holds(row, node.feature) ? node.yes : node.no;
  }
  return forest.leaves[forest.first_leaves[tree] + static_cast<std::uint32_t>(~place)] / BindingModel::kUnit;
}

/// Adds what tree `tree` says of each row.
void add_tree(const Forest& forest, std::size_t tree, const Rows& rows, std::vector<double>& score) {
  std::vector<std::jthread> threads;
  for (std::size_t part = 0; part < kThreads; ++part) {
    threads.emplace_back([&, part] {
      for (std::size_t i = part * rows.size() / kThreads; i < (part + 1) * rows.size() / kThreads; ++i)
        score[i] += value_of(forest, tree, rows, i);
    });
  }
}

double loss_of(const Rows& rows, std::size_t row, double score) {
  const double p = 1.0 / (1.0 + std::exp(-score));
  return -rows.weights[row] * std::log(rows.wanted[row] > 0.5F ? p : 1.0 - p);
}

/// The mean over the wanted rows of the precision at their rank; equal scores in row order.
double average_precision(const Rows& rows, const std::vector<double>& score) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return score[a] > score[b]; });
  double sum = 0;
  double found = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (rows.wanted[order[i]] < 0.5F) continue;
    found += 1;
    sum += found / static_cast<double>(i + 1);
  }
  return found > 0 ? sum / found : 0;
}

}  // namespace

bool Rows::holds(std::size_t row, std::uint16_t feature) const {
  return std::binary_search(features.begin() + static_cast<std::ptrdiff_t>(starts[row]),
                            features.begin() + static_cast<std::ptrdiff_t>(starts[row + 1]), feature);
}

Forest boost(const Rows& rows, const BoostingOptions& options, const Rows& dev,
             const std::function<void(const std::string&)>& report) {
  Forest forest;
  double right = 0;
  double all = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    right += rows.wanted[i] * rows.weights[i];
    all += rows.weights[i];
  }
  const double base = std::log(std::max(right, 1.0) / std::max(all - right, 1.0));
  forest.base = static_cast<std::int32_t>(std::lround(base * BindingModel::kUnit));
  std::vector<double> score(rows.size(), base);
  std::vector<double> dev_score(dev.size(), base);
  train::Random random(options.seed);
  for (std::uint32_t t = 0; t < options.trees; ++t) {
    std::vector<bool> tried(rows.feature_count);
    for (std::uint32_t f = 0; f < rows.feature_count; ++f) tried[f] = random.uniform() < options.feature_share;
    std::vector<Drawn> drawn;
    double loss = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double p = 1.0 / (1.0 + std::exp(-score[i]));
      loss += loss_of(rows, i, score[i]);
      double weight = rows.weights[i];
      if (rows.wanted[i] < 0.5F) {
        if (random.uniform() >= options.wrong_share) continue;
        weight /= options.wrong_share;
      }
      drawn.push_back({static_cast<std::uint32_t>(i), static_cast<float>(weight * (p - rows.wanted[i])),
                       static_cast<float>(weight * p * (1.0 - p))});
    }
    TreeGrower(rows, options, drawn, tried).grow(forest);
    add_tree(forest, t, rows, score);
    add_tree(forest, t, dev, dev_score);
    if (t % 25 != 24) continue;
    double dev_loss = 0;
    for (std::size_t i = 0; i < dev.size(); ++i) dev_loss += loss_of(dev, i, dev_score[i]);
    report(fmt::format("{} trees: loss {:.5f}, of dev {:.5f}, average precision {:.4f}", t + 1, loss / all,
                       dev_loss / std::max<double>(1, static_cast<double>(dev.size())),
                       average_precision(dev, dev_score)));
  }
  return forest;
}

}  // namespace entente::bindings
