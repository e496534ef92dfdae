#include <filesystem>
#include <fstream>

#include "app/bindings/annotations.hpp"
#include "app/bindings/boosted_trees.hpp"
#include "graph/model/error.hpp"
#include "ingest/relations/binding.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/world.hpp"

using namespace entente;
using bindings::BoostingOptions;
using bindings::Forest;
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

Forest learned() {
  BoostingOptions options;
  options.trees = 60;
  options.leaves = 4;
  options.rate = 0.3;
  options.feature_share = 1.0;
  options.wrong_share = 1.0;
  return bindings::boost(examples(), options, {}, [](const std::string&) {});
}

std::filesystem::path saved(const Forest& forest, const std::vector<std::uint64_t>& features) {
  const auto path = std::filesystem::temp_directory_path() / "entente-bindings-test.model";
  BindingModel::save(path, features, forest.nodes, forest.first_nodes, forest.leaves, forest.first_leaves, forest.base);
  return path;
}

}  // namespace

TEST_CASE("boosted trees learn what no single feature tells, and the same twice") {
  const Forest forest = learned();
  const std::vector<std::uint64_t> features = {11, 22, 33};
  const BindingModel model = BindingModel::load(saved(forest, features));
  const auto score = [&](std::vector<std::uint64_t> holds) { return model.score(holds); };
  CHECK(score({11}) > 0);
  CHECK(score({33}) > 0);
  CHECK(score({11, 33}) > 0);
  CHECK(score({}) < 0);
  CHECK(score({22}) < 0);
  CHECK(score({11, 22}) < 0);
  CHECK(score({22, 33}) < 0);
  CHECK(score({11, 22, 99}) == score({11, 22}));
  const Forest again = learned();
  CHECK(again.leaves == forest.leaves);
  CHECK(again.first_nodes == forest.first_nodes);
}

TEST_CASE("a model of bindings whose walks would leave their tree is refused") {
  const std::vector<std::uint64_t> features = {11, 22, 33};
  Forest forest = learned();
  SECTION("to a node before it") { forest.nodes.at(1).yes = 0; }
  SECTION("to a leaf that is not there") { forest.nodes.at(0).no = -100; }
  SECTION("by a feature that is not there") { forest.nodes.at(0).feature = 3; }
  SECTION("into the next tree") { forest.nodes.at(0).yes = 1000; }
  SECTION("with trees that overlap") { forest.first_nodes.at(1) = forest.first_nodes.back() + 1; }
  CHECK_THROWS_AS(BindingModel::load(saved(forest, features)), Error);
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

TEST_CASE("every candidate of a binding is a pair its type may join, and says whether the rules have read it") {
  ingest::Pipeline pipeline(world());
  ingest::ReadDocument document;
  document.document.id = "test";
  document.document.text = "Chad thanked Niger after Mali and Nigeria had met in Bamako.";
  std::size_t seen = 0;
  bool read = false;
  static_cast<void>(pipeline.extract(document, [&](const ingest::BindingCandidate& candidate) {
    ++seen;
    CHECK(world().ontology->may_join(candidate.type->name, label_of(candidate.source->kind),
                                     label_of(candidate.target->kind)));
    CHECK(candidate.source->key != candidate.target->key);
    CHECK_FALSE(candidate.features.empty());
    if (candidate.type->name == "thanks" && candidate.source->key == "state/TCD" &&
        candidate.target->key == "state/NER")
      read = candidate.read;
  }));
  CHECK(seen > 6);
  CHECK(read);
}
