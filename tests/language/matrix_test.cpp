#include "ingest/language/matrix.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "ingest/language/scalar_math.hpp"
#include "tests/catch.hpp"

using namespace entente::language;

namespace {

std::vector<float> numbers(std::size_t count, std::mt19937& random, float spread = 1.0F) {
  std::normal_distribution<float> normal(0, spread);
  std::vector<float> result(count);
  for (auto& x : result) {
    x = normal(random);
  }
  return result;
}

}  // namespace

TEST_CASE("every choice of kernels gives the same bits") {
  const auto seed = Catch::rngSeed();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> weight(-kMaxWeight, kMaxWeight);
  for (const std::size_t rows : {std::size_t{1}, std::size_t{5}, std::size_t{13}, std::size_t{41}}) {
    for (const std::size_t inner : {std::size_t{1}, std::size_t{96}, std::size_t{511}, kMaxInner}) {
      for (const std::size_t columns : {std::size_t{1}, std::size_t{16}, std::size_t{33}, std::size_t{49}}) {
        std::vector<std::int8_t> weights(inner * columns);
        for (auto& w : weights) {
          w = static_cast<std::int8_t>(weight(random));
        }
        const PackedMatrix matrix(weights, numbers(columns, random), numbers(columns, random));
        const auto in = numbers(rows * inner, random, 3.0F);
        const auto& portable = *supported_kernels().front();
        RoundedRows a;
        portable.round(in.data(), rows, inner, inner, a);
        std::vector<float> x(rows * matrix.stride());
        portable.multiply(a, rows, matrix, x.data());
        for (const auto* choice : supported_kernels()) {
          RoundedRows b;
          choice->round(in.data(), rows, inner, inner, b);
          REQUIRE(a.values == b.values);
          REQUIRE(a.scales == b.scales);
          std::vector<float> y(rows * matrix.stride());
          choice->multiply(b, rows, matrix, y.data());
          CHECK(x == y);
        }
      }
    }
  }
}

TEST_CASE("a product of rounded numbers is near the product of the numbers") {
  std::mt19937 random(7);
  constexpr std::size_t kInner = 256;
  const auto in = numbers(kInner, random);
  std::vector<std::int8_t> weights(kInner);
  double want = 0.5;
  for (std::size_t i = 0; i < kInner; ++i) {
    weights[i] = static_cast<std::int8_t>((i * 37) % 255 - 127);
    want += static_cast<double>(in[i]) * weights[i] * 0.001;
  }
  const float scale[] = {0.001F};
  const float bias[] = {0.5F};
  const PackedMatrix matrix(weights, scale, bias);
  RoundedRows x;
  kernels().round(in.data(), 1, kInner, kInner, x);
  std::vector<float> out(matrix.stride());
  kernels().multiply(x, 1, matrix, out.data());
  CHECK(std::abs(static_cast<double>(out[0]) - want) < 0.2);
}

TEST_CASE("the largest weights times the largest numbers overflow nowhere") {
  const std::vector<float> in(kMaxInner, 1.0F);
  const std::vector<std::int8_t> weights(kMaxInner, kMaxWeight);
  const float scale[] = {1.0F};
  const float bias[] = {0.0F};
  const PackedMatrix matrix(weights, scale, bias);
  const float want = static_cast<float>(kMaxInner) * kMaxWeight;
  for (const auto* choice : supported_kernels()) {
    RoundedRows x;
    choice->round(in.data(), 1, in.size(), in.size(), x);
    std::vector<float> out(matrix.stride());
    choice->multiply(x, 1, matrix, out.data());
    CHECK(std::abs(out[0] - want) < 0.01F * want);
  }
}

TEST_CASE("recurrence, dot products, row sums and rectifiers agree bit by bit, too") {
  const auto seed = Catch::rngSeed();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  constexpr std::size_t kLength = 9;
  const std::vector<std::uint32_t> rows{0, 1, 2, 3, 2, 5, 6, 1, 8};
  for (const std::size_t width : {std::size_t{8}, std::size_t{13}, std::size_t{128}}) {
    const auto gates = numbers(kLength * 3 * width, random, 2.0F);
    const auto weights = numbers(2 * width, random);
    const auto skip = numbers(kLength * width, random);
    for (const bool backward : {false, true}) {
      const auto run = [&](const Kernels& k) {
        std::vector<float> out(kLength * width);
        std::vector<float> state(width, 0.0F);
        k.recur({gates.data(), 3 * width, weights.data(), skip.data(), width, rows.data(), out.data(), width,
                 state.data(), width, kLength, backward});
        return out;
      };
      CHECK(run(kernels()) == run(*supported_kernels().front()));
    }
    auto x = gates;
    auto y = gates;
    kernels().rectify(x.data(), x.size());
    supported_kernels().front()->rectify(y.data(), y.size());
    CHECK(x == y);
    CHECK(*std::min_element(x.begin(), x.end()) == 0.0F);
    std::vector<std::int8_t> row(width, -77);
    kernels().add_row(row.data(), 0.3F, width, x.data());
    supported_kernels().front()->add_row(row.data(), 0.3F, width, y.data());
    CHECK(x == y);
  }
  const std::vector<std::int16_t> a(96, 2047);
  CHECK(kernels().dot(a.data(), a.data(), a.size()) == 96 * 2047 * 2047);
  std::uniform_int_distribution<int> fine(-2047, 2047);
  for (const std::size_t count :
       {std::size_t{2}, std::size_t{30}, std::size_t{32}, std::size_t{66}, std::size_t{128}}) {
    std::vector<std::int16_t> x(count);
    std::vector<std::int16_t> y(count);
    std::int32_t want = 0;
    for (std::size_t i = 0; i < count; ++i) {
      x[i] = static_cast<std::int16_t>(fine(random));
      y[i] = static_cast<std::int16_t>(fine(random));
      want += x[i] * y[i];
    }
    for (const auto* choice : supported_kernels()) CHECK(choice->dot(x.data(), y.data(), count) == want);
  }
}

TEST_CASE(
    "the rational tanh and sigmoid are right to six digits, the coarse ones to four, and flat beyond their range") {
  for (double x = -12; x <= 12; x += 0.01) {
    CHECK(std::abs(static_cast<double>(rational_tanh(static_cast<float>(x))) - std::tanh(x)) < 2e-6);
    CHECK(std::abs(rational_sigmoid(x) - 1 / (1 + std::exp(-x))) < 2e-6);
    auto coarse = static_cast<float>(x);
    apply_coarse_tanh<float, float>(coarse);
    CHECK(std::abs(static_cast<double>(coarse) - std::tanh(x)) < 1e-4);
    coarse = static_cast<float>(x);
    apply_coarse_sigmoid<float, float>(coarse);
    CHECK(std::abs(static_cast<double>(coarse) - 1 / (1 + std::exp(-x))) < 1e-4);
  }
  CHECK(rational_tanh(1e30F) == rational_tanh(8.0F));
}
