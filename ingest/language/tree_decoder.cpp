#include "ingest/language/tree_decoder.hpp"

#include <algorithm>
#include <limits>

namespace entente::language {
namespace {

constexpr double kForbidden = -1e18;
constexpr std::size_t kMaxRootsTried = 8;

/// Chu-Liu/Edmonds over a dense matrix of `size` nodes, node 0 the root; weight[d * size + h].
/// Contracts one cycle at a time and keeps, level by level, what is needed to open them again.
class Arborescence {
 public:
  Arborescence(std::vector<double> weight, std::size_t size) : weight_(std::move(weight)), size_(size) {}

  std::vector<std::int32_t> solve() {
    alive_.assign(size_, true);
    parent_.assign(size_, 0);
    entry_.resize(size_ * size_);
    for (std::size_t d = 0; d < size_; ++d) {
      for (std::size_t h = 0; h < size_; ++h) {
        entry_[d * size_ + h] = {static_cast<std::int32_t>(h), static_cast<std::int32_t>(d)};
      }
    }
    while (true) {
      choose_parents();
      const auto cycle = find_cycle();
      if (cycle.empty()) {
        break;
      }
      contract(cycle);
    }
    return expand();
  }

 private:
  struct Arc {
    std::int32_t head;
    std::int32_t dependent;
  };
  struct Level {
    std::size_t node;                               ///< stands for the cycle
    std::vector<std::size_t> cycle;                 ///< its nodes at that level
    std::vector<Arc> inner;                         ///< the real arc that enters each of them inside the cycle
    std::vector<std::vector<std::size_t>> members;  ///< the tokens each of them stood for
  };

  void choose_parents() {
    for (std::size_t d = 1; d < size_; ++d) {
      if (!alive_[d]) {
        continue;
      }
      double best = -std::numeric_limits<double>::infinity();
      for (std::size_t h = 0; h < size_; ++h) {
        if (alive_[h] && h != d && weight_[d * size_ + h] > best) {
          best = weight_[d * size_ + h];
          parent_[d] = h;
        }
      }
    }
  }

  std::vector<std::size_t> find_cycle() {
    std::vector<std::uint32_t> seen(size_, 0);
    for (std::size_t start = 1; start < size_; ++start) {
      std::size_t at = start;
      while (alive_[start] && at != 0 && seen[at] == 0) {
        seen[at] = static_cast<std::uint32_t>(start);
        at = parent_[at];
      }
      if (alive_[start] && at != 0 && seen[at] == start) {
        std::vector<std::size_t> cycle{at};
        for (auto next = parent_[at]; next != at; next = parent_[next]) {
          cycle.push_back(next);
        }
        return cycle;
      }
    }
    return {};
  }

  void contract(const std::vector<std::size_t>& cycle) {
    if (members_.empty()) {
      members_.resize(size_);
      for (std::size_t i = 0; i < size_; ++i) {
        members_[i] = {i};
      }
    }
    Level level{.node = cycle.front(), .cycle = cycle, .inner = {}, .members = {}};
    std::vector<bool> inside(size_, false);
    for (const auto node : cycle) {
      inside[node] = true;
      level.inner.push_back(entry_[node * size_ + parent_[node]]);
      level.members.push_back(members_[node]);
    }
    const std::size_t rep = level.node;
    for (std::size_t other = 0; other < size_; ++other) {
      if (!alive_[other] || inside[other]) {
        continue;
      }
      // Into the cycle: gain of breaking it at the best place. Out of it: its best head.
      double best_in = -std::numeric_limits<double>::infinity();
      double best_out = best_in;
      Arc arc_in{};
      Arc arc_out{};
      for (const auto node : cycle) {
        const double in = weight_[node * size_ + other] - weight_[node * size_ + parent_[node]];
        if (in > best_in) {
          best_in = in;
          arc_in = entry_[node * size_ + other];
        }
        const double out = weight_[other * size_ + node];
        if (other != 0 && out > best_out) {
          best_out = out;
          arc_out = entry_[other * size_ + node];
        }
      }
      weight_[rep * size_ + other] = best_in;
      entry_[rep * size_ + other] = arc_in;
      if (other != 0) {
        weight_[other * size_ + rep] = best_out;
        entry_[other * size_ + rep] = arc_out;
      }
    }
    for (const auto node : cycle) {
      if (node != rep) {
        alive_[node] = false;
        members_[rep].insert(members_[rep].end(), members_[node].begin(), members_[node].end());
      }
    }
    levels_.push_back(std::move(level));
  }

  std::vector<std::int32_t> expand() {
    std::vector<std::int32_t> head(size_, 0);
    std::vector<Arc> entering(size_);
    for (std::size_t d = 1; d < size_; ++d) {
      if (alive_[d]) {
        const auto arc = entry_[d * size_ + parent_[d]];
        head[static_cast<std::size_t>(arc.dependent)] = arc.head;
        entering[d] = arc;
      }
    }
    // From the last contraction to the first: every arc of the cycle stays but that of the node entered from outside.
    for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
      const auto outside = entering[level->node];
      for (std::size_t i = 0; i < level->cycle.size(); ++i) {
        const auto& tokens = level->members[i];
        const bool entered =
            std::find(tokens.begin(), tokens.end(), static_cast<std::size_t>(outside.dependent)) != tokens.end();
        const auto arc = entered ? outside : level->inner[i];
        entering[level->cycle[i]] = arc;
        head[static_cast<std::size_t>(arc.dependent)] = arc.head;
      }
    }
    return head;
  }

  std::vector<double> weight_;
  std::size_t size_;
  std::vector<Arc> entry_;
  std::vector<std::size_t> parent_;
  std::vector<bool> alive_;
  std::vector<std::vector<std::size_t>> members_;
  std::vector<Level> levels_;
};

}  // namespace

bool TreeDecoder::cyclic(std::size_t n) {
  mark_.assign(n + 1, 0);
  for (std::size_t start = 1; start <= n; ++start) {
    std::size_t at = start;
    while (at != 0 && mark_[at] == 0) {
      mark_[at] = static_cast<std::uint32_t>(start);
      at = static_cast<std::size_t>(head_[at]);
    }
    if (at != 0 && mark_[at] == start) {
      return true;
    }
  }
  return false;
}

void TreeDecoder::best_arborescence(std::size_t n) {
  const std::size_t size = n + 1;
  head_.assign(size, 0);
  for (std::size_t d = 1; d <= n; ++d) {
    const auto* row = weight_.data() + d * size;
    head_[d] = static_cast<std::int32_t>(std::max_element(row, row + size) - row);
  }
  if (cyclic(n)) {
    head_ = Arborescence(weight_, size).solve();
  }
}

void TreeDecoder::decode(std::span<const float> scores, std::span<std::int32_t> heads) {
  const std::size_t n = heads.size();
  const std::size_t size = n + 1;
  if (n == 0) {
    return;
  }
  weight_.assign(size * size, kForbidden);
  for (std::size_t d = 1; d <= n; ++d) {
    for (std::size_t h = 0; h <= n; ++h) {
      if (h != d) {
        weight_[d * size + h] = static_cast<double>(scores[(d - 1) * size + h]);
      }
    }
  }
  best_arborescence(n);

  std::vector<std::size_t> roots;
  for (std::size_t d = 1; d <= n; ++d) {
    if (head_[d] == 0) {
      roots.push_back(d);
    }
  }
  if (roots.size() > 1) {
    // The root of the best tree with one root is sought among those that want to be it: each in turn alone may.
    std::vector<double> from_root(size);
    for (std::size_t d = 1; d <= n; ++d) {
      from_root[d] = weight_[d * size];
      weight_[d * size] = kForbidden;
    }
    std::stable_sort(roots.begin(), roots.end(), [&](auto a, auto b) { return from_root[a] > from_root[b]; });
    roots.resize(std::min(roots.size(), kMaxRootsTried));
    double best = -std::numeric_limits<double>::infinity();
    std::vector<std::int32_t> best_heads;
    for (const auto root : roots) {
      weight_[root * size] = from_root[root];
      best_arborescence(n);
      double total = 0;
      for (std::size_t d = 1; d <= n; ++d) {
        total += weight_[d * size + static_cast<std::size_t>(head_[d])];
      }
      if (total > best) {
        best = total;
        best_heads = head_;
      }
      weight_[root * size] = kForbidden;
    }
    head_ = std::move(best_heads);
  }
  for (std::size_t d = 1; d <= n; ++d) {
    heads[d - 1] = head_[d] - 1;
  }
}

}  // namespace entente::language
