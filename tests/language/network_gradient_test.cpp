#include <cmath>
#include <functional>
#include <random>

#include "app/train/network.hpp"
#include "ingest/language/network_shape.hpp"
#include "tests/catch.hpp"

using namespace entente::train;

namespace {

/// Two short sentences with everything the network learns from, and one with labels missing.
std::vector<Example> examples(std::mt19937& random, std::uint32_t rows, std::int32_t vectors) {
  std::vector<Example> result;
  for (const std::size_t length : {std::size_t{4}, std::size_t{1}, std::size_t{6}}) {
    Example example;
    for (std::size_t i = 0; i < length; ++i) {
      Example::Word word;
      word.rows = {static_cast<std::uint32_t>(random() % rows), static_cast<std::uint32_t>(random() % rows)};
      word.has_word = i % 2 == 0;
      word.vector = i == 1 ? -1 : static_cast<std::int32_t>(random() % static_cast<std::uint32_t>(vectors));
      word.upos = static_cast<std::int32_t>(random() % entente::language::kUposCount);
      word.xpos = static_cast<std::int32_t>(random() % entente::language::kXposCount);
      word.name = length == 4 ? -1 : static_cast<std::int32_t>(random() % entente::language::kNameLabelCount);
      word.head = i == 0 ? 0 : static_cast<std::int32_t>(random() % i) + 1;
      word.relation = static_cast<std::int32_t>(random() % entente::language::kRelationCount);
      if (length == 6 && i % 2 == 1) {
        word.beliefs = {{word.head, 0.7F}, {i < 5 ? static_cast<std::int32_t>(i) + 2 : 2, 0.3F}};
      }
      example.words.push_back(word);
    }
    result.push_back(example);
  }
  return result;
}

}  // namespace

TEST_CASE("every gradient of the network is what finite differences say, with dropout on") {
  std::mt19937 random(11);
  const entente::language::NetworkShape shape{
      .width = 6, .layers = 2, .tag_layer = 1, .vector_width = 5, .arc_width = 4, .label_width = 7};
  constexpr std::uint32_t kRows = 9;
  std::vector<std::int8_t> vectors(5 * 8);
  for (auto& v : vectors) {
    v = static_cast<std::int8_t>(random() % 255 - 127);
  }
  const Network<double> network(shape, {vectors, 5});
  auto dense = initial_parameters<double>(network.layout(), 3);
  Matrix<double> table(kRows, 6);
  std::normal_distribution<double> normal;
  for (Eigen::Index i = 0; i < table.size(); ++i) {
    table.data()[i] = normal(random);
  }
  for (auto& value : dense) {
    value += 0.1 * normal(random);  // so that no bias is zero
  }
  const auto sentences = examples(random, kRows, 8);
  std::vector<const Example*> batch;
  for (const auto& sentence : sentences) {
    batch.push_back(&sentence);
  }
  const Dropout dropout{.word = 0.2, .feature = 0.2, .vector = 0.2, .input = 0.2, .layer = 0.2, .hidden = 0.2};
  Gradients<double> gradients;
  const auto loss = [&](Gradients<double>& into) {
    std::vector<Random> streams{Random{1}, Random{2}, Random{3}};
    return network.learn(dense, table, batch, streams, dropout, 7, into).total();
  };
  loss(gradients);
  Gradients<double> unused;
  constexpr double kStep = 1e-5;
  const auto slope = [&](double& value) {
    const double kept = value;
    value = kept + kStep;
    const double up = loss(unused);
    value = kept - kStep;
    const double down = loss(unused);
    value = kept;
    return (up - down) / (2 * kStep);
  };

  std::size_t moving = 0;
  for (std::size_t i = 0; i < dense.size(); ++i) {
    const double want = slope(dense[i]);
    INFO("dense weight " << i);
    REQUIRE(std::abs(gradients.dense[i] - want) < 1e-6 + 1e-4 * std::abs(want));
    moving += std::abs(want) > 1e-9 ? 1 : 0;
  }
  CHECK(moving > dense.size() / 2);

  Matrix<double> rows = Matrix<double>::Zero(kRows, 6);
  for (std::size_t t = 0; t < gradients.rows.size(); ++t) {
    for (const auto row : gradients.rows[t]) {
      rows.row(row) += gradients.input.row(static_cast<Eigen::Index>(t));
    }
  }
  for (Eigen::Index i = 0; i < table.size(); ++i) {
    const double want = slope(table.data()[i]);
    INFO("feature weight " << i);
    REQUIRE(std::abs(rows.data()[i] - want) < 1e-6 + 1e-4 * std::abs(want));
  }
}
