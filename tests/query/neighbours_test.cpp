#include "query/neighbours/neighbours.hpp"

#include <random>

#include "graph/model/error.hpp"
#include "graph/model/limits.hpp"
#include "query/evidence/edge_test.hpp"
#include "query/export/selection.hpp"
#include "tests/catch.hpp"
#include "tests/graph/articles.hpp"
#include "tests/query/story.hpp"

using namespace entente;

namespace {

struct World {
  Store store = test::store_of(test::week());
  Graph graph = Graph::load(store);
  [[nodiscard]] NodeId node(const std::string& key) const { return graph.find_key(key).value(); }
  [[nodiscard]] std::vector<std::string> around(const std::string& key, const query::NeighbourOptions& options) const {
    std::vector<std::string> found;
    for (const query::NodeAt& at : query::neighbours(graph, store, node(key), options)) {
      found.push_back(std::to_string(at.hops) + " " + std::string(graph.key(at.node)));
    }
    return found;
  }
};

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("neighbours are found hop by hop in either direction") {
  const World world;
  CHECK(world.around("official/hakan-fidan", {.hops = 0}) == Found{"0 official/hakan-fidan"});
  CHECK(world.around("official/hakan-fidan", {}) ==
        Found{"0 official/hakan-fidan", "1 official/ishaq-dar", "1 state/TUR"});
  CHECK(world.around("official/hakan-fidan", {.direction = Direction::in}) ==
        Found{"0 official/hakan-fidan", "1 official/ishaq-dar"});
  CHECK(world.around("official/hakan-fidan", {.direction = Direction::out}) ==
        Found{"0 official/hakan-fidan", "1 state/TUR"});
  CHECK_THROWS_AS(world.around("state/TUR", {.hops = limits::kMaxHops + 1}), Error);
}

TEST_CASE("only edges with evidence that passes are followed") {
  const World world;
  CHECK(world.around("state/PAK", {.filter = {.types = {"thanks"}}}) == Found{"0 state/PAK", "1 state/USA"});
  CHECK(world.around("state/PAK", {.filter = {.types = {"offers"}, .since = Date::parse("2025-12-01")}}) ==
        Found{"0 state/PAK"});
  CHECK(world.around("state/PAK", {.filter = {.types = {"offers"}, .until = Date::parse("2025-12-01")}}) ==
        Found{"0 state/PAK", "1 force/isf"});
}

TEST_CASE("the engine's columns and the store agree on which edges have evidence that passes") {
  Store store = Store::open(":memory:", OpenMode::read_write);
  for (std::uint64_t n = 0; n < 60; ++n) {
    ExtractedDocument article = testing::random_article(n);
    // Days on which few and many pieces of evidence of an edge fall, whole months, and none.
    if (n % 7 != 0) {
      article.document.published = Date{.year = 2025,
                                        .month = static_cast<std::uint8_t>(1 + n % 2),
                                        .day = static_cast<std::uint8_t>(n % 4 == 0 ? 0 : n % 28 + 1)};
    }
    store.add(article);
  }
  const Graph graph = Graph::load(store);
  std::mt19937_64 random(11);
  const auto day = [&]() -> std::optional<Date> {
    if (random() % 3 == 0) return std::nullopt;
    return Date{.year = 2025,
                .month = static_cast<std::uint8_t>(1 + random() % 3),
                .day = static_cast<std::uint8_t>(random() % 29)};
  };
  std::size_t passed = 0, asked = 0;
  for (int round = 0; round < 200; ++round) {
    query::EvidenceFilter filter;
    filter.since = day();
    filter.until = day();
    if (random() % 3 == 0) filter.min_modality = static_cast<Modality>(random() % 4);
    if (random() % 4 == 0) filter.min_confidence = static_cast<double>(random() % 10) / 10;
    if (random() % 4 == 0) filter.negated = random() % 2 == 0;
    const query::EdgeTest passes(graph, store, filter);
    for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
      const bool has_evidence = !query::evidence_of(EdgeId{i}, graph, store, filter).empty();
      if (passes(EdgeId{i}) != has_evidence) FAIL("edge " << i << " in round " << round);
      passed += has_evidence ? 1 : 0;
      ++asked;
    }
  }
  CHECK(passed > asked / 20);
  CHECK(passed < asked - asked / 20);
}

TEST_CASE("a month or a year counts to its last day, beside a day of it too") {
  for (const char* whole : {"2025-03", "2025"}) {
    const Store store = testing::consulted_on({whole, "2025-03-05"});
    const Graph graph = Graph::load(store);
    REQUIRE(graph.edge_count() == 1);
    CHECK(query::EdgeTest(graph, store, {.since = Date::parse("2025-03-20")})(EdgeId{0}));
    CHECK(query::EdgeTest(graph, store, {.until = Date::parse("2025-03-04")})(EdgeId{0}));
    CHECK_FALSE(query::EdgeTest(graph, store, {.since = Date::parse("2026-01-01")})(EdgeId{0}));
    CHECK_FALSE(query::EdgeTest(graph, store, {.until = Date::parse("2024-12-31")})(EdgeId{0}));
  }
}

TEST_CASE("the edges on the way outwards are those between one distance and the next") {
  const World world;
  const query::NeighbourOptions options{.hops = 2, .filter = {.types = {"objects-to"}}};
  const auto nodes = query::neighbours(world.graph, world.store, world.node("state/TUR"), options);
  const auto edges = query::neighbour_edges(world.graph, world.store, nodes, options);
  REQUIRE(edges.size() == 2);
  CHECK(edges[0].hops == 1);
  CHECK(world.graph.key(world.graph.source(edges[0].edge)) == "state/ISR");
  CHECK(edges[1].hops == 2);
  CHECK(world.graph.key(world.graph.target(edges[1].edge)) == "plan/gaza-peace-plan");
}

TEST_CASE("a selection holds what was asked for, and no node that has nothing to do with it") {
  const World world;
  const query::Selection all = query::select(world.graph, world.store);
  CHECK(all.nodes.size() == world.graph.node_count());
  CHECK(all.edges.size() == world.graph.edge_count());
  const query::Selection thanks = query::select(world.graph, world.store, {.filter = {.types = {"thanks"}}});
  CHECK(thanks.edges.size() == 2);
  CHECK(thanks.nodes.size() == 4);
  const query::Selection around =
      query::select(world.graph, world.store, {.around = world.node("state/TUR"), .hops = 1});
  CHECK(around.nodes.size() == 3);
  CHECK(around.edges.size() == 2);
  const query::Selection alone = query::select(
      world.graph, world.store, {.around = world.node("state/TUR"), .hops = 1, .filter = {.types = {"thanks"}}});
  CHECK(alone.nodes.size() == 1);
  CHECK(alone.edges.empty());
}
