#include "app/bindings/boosted_trees.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <thread>

#include "app/train/random.hpp"

namespace entente::bindings {
namespace {

using ingest::BindingModel;

constexpr std::size_t kThreads = 2;
/// After so many trees it is looked whether there is hope left.
constexpr std::uint32_t kLooks[] = {0, 5, 10, 20, 40, 80, 160};
/// Share of the rows that end up likely which may fall below a hope.
constexpr double kGivenUp = 0.005;

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

/// A row with the derivatives of its loss.
struct Slope {
  std::uint32_t row;
  float gradient;
  float hessian;
};

/// A leaf that may be split: its rows are slopes[first .. last).
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
  TreeGrower(const Rows& rows, const BoostingOptions& options, std::vector<Slope>& slopes,
             const std::vector<bool>& tried)
      : rows_(&rows), options_(&options), slopes_(&slopes), tried_(&tried) {}

  void grow(BindingModel::Parts& forest) {
    std::vector<Leaf> leaves(1);
    leaves[0].last = slopes_->size();
    for (const Slope& d : *slopes_) leaves[0].total += {d.gradient, d.hessian, 1};
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
      const Slope& d = (*slopes_)[i];
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
    const auto begin = slopes_->begin();
    const auto middle = std::stable_partition(begin + static_cast<std::ptrdiff_t>(whole.first),
                                              begin + static_cast<std::ptrdiff_t>(whole.last),
                                              [&](const Slope& d) { return rows_->holds(d.row, whole.feature); });
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
  std::vector<Slope>* slopes_;
  const std::vector<bool>* tried_;
};

double value_of(const BindingModel::Parts& forest, std::size_t tree, const Rows& rows, std::size_t row) {
  const std::size_t first = forest.first_nodes[tree];
  const auto nodes = std::span(forest.nodes).subspan(first, forest.first_nodes[tree + 1] - first);
  const auto holds = [&](std::uint16_t feature) { return rows.holds(row, feature); };
  return forest.leaves[forest.first_leaves[tree] + BindingModel::walk(nodes, holds)] / BindingModel::kUnit;
}

/// Adds what tree `tree` says of each row.
void add_tree(const BindingModel::Parts& forest, std::size_t tree, const Rows& rows, std::vector<double>& score) {
  std::vector<std::jthread> threads;
  for (std::size_t part = 0; part < kThreads; ++part) {
    threads.emplace_back([&, part] {
      for (std::size_t i = part * rows.size() / kThreads; i < (part + 1) * rows.size() / kThreads; ++i)
        score[i] += value_of(forest, tree, rows, i);
    });
  }
}

/// The score that all but a share kGivenUp of the rows have reached which end up likely.
std::int32_t reached(const std::vector<double>& then, const std::vector<double>& in_the_end) {
  std::vector<double> likely;
  for (std::size_t i = 0; i < then.size(); ++i) {
    if (in_the_end[i] * BindingModel::kUnit >= BindingModel::kLikely) likely.push_back(then[i]);
  }
  std::sort(likely.begin(), likely.end());
  const auto place = static_cast<std::size_t>(kGivenUp * static_cast<double>(likely.size()));
  return likely.empty() ? 0 : static_cast<std::int32_t>(std::floor(likely[place] * BindingModel::kUnit));
}

}  // namespace

BindingModel::Parts boost(Begun learned, const BoostingOptions& options, Begun dev,
                          const std::function<void(const std::string&)>& report) {
  BindingModel::Parts forest;
  const Rows& rows = learned.rows;
  std::vector<double>& score = learned.log_odds;
  double all = 0;
  for (const float weight : rows.weights) all += weight;
  train::Random random(options.seed);
  std::vector<std::pair<std::uint32_t, std::vector<double>>> looks;
  for (std::uint32_t t = 0; t < options.trees; ++t) {
    if (std::find(std::begin(kLooks), std::end(kLooks), t) != std::end(kLooks)) looks.emplace_back(t, score);
    std::vector<bool> tried(rows.feature_count);
    for (std::uint32_t f = 0; f < rows.feature_count; ++f) tried[f] = random.uniform() < options.feature_share;
    std::vector<Slope> slopes;
    double loss = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double p = 1.0 / (1.0 + std::exp(-score[i]));
      loss += loss_of(rows, i, score[i]);
      const double weight = rows.weights[i];
      slopes.push_back({static_cast<std::uint32_t>(i), static_cast<float>(weight * (p - rows.wanted[i])),
                        static_cast<float>(weight * p * (1.0 - p))});
    }
    TreeGrower(rows, options, slopes, tried).grow(forest);
    add_tree(forest, t, rows, score);
    add_tree(forest, t, dev.rows, dev.log_odds);
    if (t % 25 != 24) continue;
    double dev_loss = 0;
    for (std::size_t i = 0; i < dev.rows.size(); ++i) dev_loss += loss_of(dev.rows, i, dev.log_odds[i]);
    report(fmt::format("{} trees: loss {:.5f}, of dev {:.5f}, average precision {:.4f}", t + 1, loss / all,
                       dev_loss / std::max<double>(1, static_cast<double>(dev.rows.size())),
                       average_precision(dev.rows, dev.log_odds)));
  }
  for (const auto& [trees, then] : looks) forest.hopes.push_back({trees, reached(then, score)});
  return forest;
}

}  // namespace entente::bindings
