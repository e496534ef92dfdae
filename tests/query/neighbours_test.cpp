#include "query/neighbours/neighbours.hpp"

#include "graph/model/error.hpp"
#include "graph/model/limits.hpp"
#include "query/export/selection.hpp"
#include "tests/catch.hpp"
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
