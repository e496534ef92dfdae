#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace entente::language {

/// The best tree over the tokens of one sentence: the maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967)
/// in which exactly one token hangs from the root. Cycles are contracted in a loop, without recursion. O(n^2) when the
/// best head of every token already forms a tree, which is nearly always; O(n^3) at worst. Keeps scratch memory:
/// one decoder serves one thread.
class TreeDecoder {
 public:
  /// `scores[d * (n + 1) + h]` is the worth of head h for token d, with h = 0 the root and h = i + 1 token i;
  /// the entry of a token with itself is ignored. `heads` receives n token indices, -1 for the root.
  void decode(std::span<const float> scores, std::span<std::int32_t> heads);

 private:
  void best_arborescence(std::size_t n);
  bool cyclic(std::size_t n);

  std::vector<double> weight_;
  std::vector<std::int32_t> head_;
  std::vector<std::uint32_t> mark_;
};

}  // namespace entente::language
