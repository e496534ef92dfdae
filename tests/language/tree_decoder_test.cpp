#include "ingest/language/tree_decoder.hpp"

#include <cmath>
#include <random>

#include "tests/catch.hpp"

using entente::language::TreeDecoder;

namespace {

/// Worth of `heads` if they form a tree with one root, else minus infinity.
double worth(const std::vector<float>& scores, const std::vector<std::int32_t>& heads) {
  const auto n = heads.size();
  int roots = 0;
  double total = 0;
  for (std::size_t d = 0; d < n; ++d) {
    std::size_t steps = 0;
    for (auto at = static_cast<std::int32_t>(d); at != -1; at = heads[static_cast<std::size_t>(at)]) {
      if (++steps > n) {
        return -INFINITY;
      }
    }
    roots += heads[d] == -1 ? 1 : 0;
    total += static_cast<double>(scores[d * (n + 1) + static_cast<std::size_t>(heads[d] + 1)]);
  }
  return roots == 1 ? total : -INFINITY;
}

double best_by_trying_all(const std::vector<float>& scores, std::size_t n) {
  std::vector<std::int32_t> heads(n, -1);
  double best = -INFINITY;
  while (true) {
    best = std::max(best, worth(scores, heads));
    std::size_t d = 0;
    while (d < n && heads[d] == static_cast<std::int32_t>(n) - 1) {
      heads[d++] = -1;
    }
    if (d == n) {
      return best;
    }
    ++heads[d];
  }
}

}  // namespace

TEST_CASE("the decoder finds the best tree with one root, as trying all trees does") {
  const auto seed = Catch::rngSeed();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  std::normal_distribution<float> normal;
  TreeDecoder decoder;
  for (int round = 0; round < 400; ++round) {
    const std::size_t n = 1 + static_cast<std::size_t>(round) % 5;
    std::vector<float> scores(n * (n + 1));
    for (auto& score : scores) {
      score = normal(random);
    }
    std::vector<std::int32_t> heads(n);
    decoder.decode(scores, heads);
    const double have = worth(scores, heads);
    REQUIRE(std::isfinite(have));
    CHECK(std::abs(have - best_by_trying_all(scores, n)) < 1e-5);
  }
}

TEST_CASE("long sentences with nothing but cycles still become one tree") {
  constexpr std::size_t n = 300;
  // Every token wants its neighbour, pairwise: 150 cycles, and none wants the root.
  std::vector<float> scores(n * (n + 1), 0.0F);
  for (std::size_t d = 0; d < n; ++d) {
    scores[d * (n + 1) + (d ^ 1U) + 1] = 10.0F;
    scores[d * (n + 1)] = -5.0F;
  }
  std::vector<std::int32_t> heads(n);
  TreeDecoder decoder;
  decoder.decode(scores, heads);
  CHECK(std::isfinite(worth(scores, heads)));
}

TEST_CASE("a sentence in which all want to be root gets one") {
  constexpr std::size_t n = 50;
  std::vector<float> scores(n * (n + 1), 0.0F);
  for (std::size_t d = 0; d < n; ++d) {
    scores[d * (n + 1)] = d == 17 ? 9.0F : 8.0F;
  }
  std::vector<std::int32_t> heads(n);
  TreeDecoder decoder;
  decoder.decode(scores, heads);
  CHECK(std::isfinite(worth(scores, heads)));
  CHECK(heads[17] == -1);
}
