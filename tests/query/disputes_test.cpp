#include "query/disputes/disputes.hpp"

#include <stdexcept>

#include "graph/model/watch.hpp"
#include "query/statistics/statistics.hpp"
#include "query/timeline/timeline.hpp"
#include "tests/catch.hpp"
#include "tests/query/story.hpp"

using namespace entente;

TEST_CASE("an offer and a refusal between the same two are a dispute") {
  const Store store = test::store_of(test::week());
  const Graph graph = Graph::load(store);
  const auto ontology = Ontology::load(ENTENTE_SOURCE_DIR "/graph/ontology/ontology.json");
  const auto found = query::disputes(graph, ontology);
  REQUIRE(found.size() == 1);
  CHECK(graph.type_name(found[0].one) == "objects-to");
  CHECK(graph.type_name(found[0].other) == "offers");
  CHECK(graph.key(graph.source(found[0].one)) == "state/PAK");
  CHECK(graph.key(graph.target(found[0].one)) == "force/isf");
}

TEST_CASE("a watch is called once for some thousand steps, and where it throws disputes and statistics end") {
  int calls = 0;
  const Watch watch([&calls] { ++calls; });
  for (int step = 0; step < 10'000; ++step) watch();
  CHECK(calls == 2);
  const Store store = test::store_of(test::week());
  const Graph graph = Graph::load(store);
  const auto ontology = Ontology::load(ENTENTE_SOURCE_DIR "/graph/ontology/ontology.json");
  const auto late = [] { throw std::runtime_error("late"); };
  CHECK_THROWS_WITH(query::disputes(graph, ontology, late), "late");
  CHECK_THROWS_WITH(query::statistics(graph, 10, late), "late");
}

TEST_CASE("a timeline is in the order of days and knows one actor's share") {
  const Store store = test::store_of(test::week());
  const Graph graph = Graph::load(store);
  const auto all = query::timeline(graph, store, std::nullopt, {});
  REQUIRE(all.size() == 12);
  CHECK(all.front().record.document == "a.txt");
  CHECK(query::day_of(all.back().record)->iso() == "2025-12-08");
  const auto turkey = query::timeline(graph, store, graph.find_key("state/TUR"), {});
  REQUIRE(turkey.size() == 1);
  CHECK(turkey[0].record.evidence.type == "objects-to");
}
