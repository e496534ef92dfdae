#include <algorithm>
#include <filesystem>
#include <fstream>

#include "app/bindings/annotations.hpp"
#include "app/bindings/boosted_trees.hpp"
#include "app/bindings/first_look.hpp"
#include "graph/model/error.hpp"
#include "ingest/relations/binding.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/world.hpp"

using namespace entente;
using bindings::BoostingOptions;
using bindings::Rows;
using ingest::BindingModel;

namespace {

/// Rows that are wanted where the first feature holds and the second does not, or the third by itself: none tells
/// alone.
Rows examples() {
  Rows rows;
  rows.feature_count = 3;
  for (std::uint32_t i = 0; i < 400; ++i) {
    if ((i & 1U) != 0) rows.features.push_back(0);
    if ((i & 2U) != 0) rows.features.push_back(1);
    if ((i & 4U) != 0) rows.features.push_back(2);
    rows.starts.push_back(rows.features.size());
    const std::uint32_t held = i & 7U;
    rows.wanted.push_back(held == 1 || held == 5 || held == 4 ? 1.0F : 0.0F);
    rows.weights.push_back(1.0F);
  }
  return rows;
}

BindingModel::Parts learned() {
  BoostingOptions options;
  options.trees = 60;
  options.leaves = 4;
  options.rate = 0.3;
  options.ridge = 5.0;
  options.least_rows = 20;
  options.feature_share = 1.0;
  return bindings::boost({examples(), std::vector<double>(400, 0.0)}, options, {}, [](const std::string&) {});
}

BindingModel::Parts model_of(BindingModel::Parts forest) {
  forest.features = {11, 22, 33};
  forest.weights = {0, 0, 0};
  forest.hopes = {{0, -1'000'000}};
  return forest;
}

BindingModel reloaded(const BindingModel::Parts& parts) {
  const auto path = std::filesystem::temp_directory_path() / "entente-bindings-test.model";
  BindingModel::save(path, parts);
  return BindingModel::load(path);
}

std::int64_t score(const BindingModel& model, const std::vector<std::uint64_t>& holds) {
  std::vector<std::uint32_t> numbers;
  model.number(holds, numbers);
  BindingModel::Marks marks(model);
  marks.set(numbers);
  return model.score(model.base() + model.weigh(numbers), marks);
}

}  // namespace

TEST_CASE("boosted trees learn what no single feature tells, and the same twice") {
  const BindingModel::Parts forest = learned();
  const BindingModel model = reloaded(model_of(forest));
  CHECK(score(model, {11}) > 0);
  CHECK(score(model, {33}) > 0);
  CHECK(score(model, {11, 33}) > 0);
  CHECK(score(model, {}) < 0);
  CHECK(score(model, {22}) < 0);
  CHECK(score(model, {11, 22}) < 0);
  CHECK(score(model, {22, 33}) < 0);
  CHECK(score(model, {11, 22, 99}) == score(model, {11, 22}));
  const BindingModel::Parts again = learned();
  CHECK(again.leaves == forest.leaves);
  CHECK(again.first_nodes == forest.first_nodes);
}

TEST_CASE("a first look weighs own features alone, and its hope is what most right rows reach") {
  Rows rows = examples();
  rows.own = {true, true, false};
  for (std::uint32_t i = 0; i < rows.size(); ++i) rows.articles.push_back(i / 10);
  bindings::FirstLookOptions options;
  options.rate = 0.1;
  options.epochs = 20;
  const bindings::FirstLook look = bindings::learn_first_look(rows, options);
  CHECK(look.weights[0] > 0.2);
  CHECK(look.weights[1] < -0.5);
  CHECK(look.weights[2] == 0.0);
  CHECK(bindings::learn_first_look(rows, options).weights == look.weights);

  const std::vector<double> looks = bindings::unseen_first_looks(rows, options);
  const double hope = bindings::hope(rows, looks, 0.1);
  const bindings::Begun kept = bindings::hopeful(rows, looks, hope);
  const auto right = [](const Rows& of) { return std::count(of.wanted.begin(), of.wanted.end(), 1.0F); };
  CHECK(right(kept.rows) * 10 >= right(rows) * 9);
  CHECK(kept.rows.size() < rows.size());
  CHECK(std::all_of(kept.log_odds.begin(), kept.log_odds.end(), [&](double at) { return at >= hope; }));
}

TEST_CASE("where the first trees leave no hope a binding is not judged further") {
  BindingModel::Parts parts = model_of(learned());
  const std::int64_t whole = score(reloaded(parts), {22});
  parts.hopes.push_back({1, 1'000'000});
  CHECK(score(reloaded(parts), {22}) > whole);
  parts.weights = {-2'000'000, 0, 0};
  const BindingModel model = reloaded(parts);
  std::vector<std::uint32_t> numbers;
  model.number(std::vector<std::uint64_t>{11}, numbers);
  CHECK(model.hopeless(model.base() + model.weigh(numbers)));
  CHECK_FALSE(model.hopeless(model.base()));
}

TEST_CASE("a model of bindings whose walks would leave their tree is refused") {
  BindingModel::Parts parts = model_of(learned());
  SECTION("to a node before it") { parts.nodes.at(1).yes = 0; }
  SECTION("to a leaf that is not there") { parts.nodes.at(0).no = -100; }
  SECTION("by a feature that is not there") { parts.nodes.at(0).feature = 3; }
  SECTION("into the next tree") { parts.nodes.at(0).yes = 1000; }
  SECTION("with trees that overlap") { parts.first_nodes.at(1) = parts.first_nodes.back() + 1; }
  SECTION("without a hope for the first look") { parts.hopes.clear(); }
  CHECK_THROWS_AS(reloaded(parts), Error);
}

TEST_CASE("coded actors are one at the level of states, by family name, by half of a body's words") {
  using bindings::same_actor;
  CHECK(same_actor({"official/john-kerry", "USA"}, {"state/USA", "USA"}));
  CHECK(same_actor({"official/kerry", ""}, {"official/john-kerry", ""}));
  CHECK_FALSE(same_actor({"official/teresa-may", ""}, {"official/john-kerry", ""}));
  CHECK(same_actor({"org/world-health-organization", ""}, {"org/health-organization", ""}));
  CHECK_FALSE(same_actor({"org/world-bank", ""}, {"org/world-food-programme", ""}));
  CHECK_FALSE(same_actor({"state/USA", "USA"}, {"state/GBR", "GBR"}));
}

TEST_CASE("an annotation that is none is refused with its line") {
  const auto path = std::filesystem::temp_directory_path() / "entente-bindings-test.tsv";
  std::ofstream(path) << "article\ttype\tsource\tsource_state\ttarget\ttarget_state\tcue_start\tcue_end\tflags\n"
                      << "a\tthanks\tstate/TCD\tTCD\tstate/NER\tNER\t5\t12\tcertain\n"
                      << "a\tthanks\tstate/TCD\tTCD\tstate/NER\tNER\tfive\t12\t\n";
  try {
    static_cast<void>(bindings::read_annotations(path));
    FAIL("read");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::bad_input);
    CHECK(error.where().ends_with(":3"));
  }
}

TEST_CASE("every candidate of a binding is a pair its type may join, at a word that the rules have left alone") {
  ingest::Pipeline pipeline(world());
  ingest::ReadDocument document;
  document.document.id = "test";
  document.document.text = "Chad thanked Niger. In Togo there was criticism, in Mali and Nigeria the help went on.";
  std::size_t seen = 0;
  static_cast<void>(pipeline.extract(document, [&](const ingest::BindingCandidate& candidate) {
    ++seen;
    CHECK(world().ontology->may_join(candidate.type->name, label_of(candidate.source->kind),
                                     label_of(candidate.target->kind)));
    CHECK(candidate.source->key != candidate.target->key);
    CHECK(candidate.own > 0);
    CHECK(candidate.own < candidate.features.size());
    CHECK(candidate.type->name != "thanks");
  }));
  CHECK(seen > 6);
}
