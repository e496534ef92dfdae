#include "query/paths/paths.hpp"

#include <array>

#include "tests/catch.hpp"
#include "tests/graph/articles.hpp"
#include "tests/query/story.hpp"

using namespace entente;

namespace {

struct World {
  Store store = test::store_of(test::week());
  Graph graph = Graph::load(store);
  [[nodiscard]] std::string path(const std::string& from, const std::string& to,
                                 const query::PathOptions& options = {}) const {
    std::string text;
    for (const query::Step& step :
         query::shortest_path(graph, store, graph.find_key(from).value(), graph.find_key(to).value(), options)) {
      text += (text.empty() ? std::string(graph.key(step.from)) : "") + " " + std::string(graph.key(step.to));
    }
    return text;
  }
};

}  // namespace

TEST_CASE("the shortest path runs over edges in either direction unless it must not") {
  const World world;
  CHECK(world.path("state/IRN", "state/TUR") == "state/IRN state/ISR state/TUR");
  CHECK(world.path("state/TUR", "state/IRN") == "state/TUR state/ISR state/IRN");
  CHECK(world.path("state/TUR", "state/IRN", {.direction = Direction::out}).empty());
  CHECK(world.path("state/IRN", "state/TUR", {.direction = Direction::out}) == "state/IRN state/ISR state/TUR");
}

TEST_CASE("a path may be too long, or not there at all") {
  const World world;
  CHECK(world.path("official/hakan-fidan", "state/IRN", {.max_hops = 2}).empty());
  CHECK_FALSE(world.path("official/hakan-fidan", "state/IRN", {.max_hops = 3}).empty());
  CHECK(world.path("state/GEO", "state/IRN").empty());
}

TEST_CASE("all shortest paths and the best paths are more than one") {
  const World world;
  const auto node = [&](const std::string& key) { return world.graph.find_key(key).value(); };
  const NodeId dar = node("official/ishaq-dar");
  const NodeId plan = node("plan/gaza-peace-plan");
  CHECK(query::all_shortest_paths(world.graph, world.store, node("state/IRN"), node("state/TUR"), 10).size() == 1);
  const auto best = query::cheapest_paths(world.graph, world.store, dar, plan, 5, PathCost::hops);
  REQUIRE_FALSE(best.empty());
  CHECK(best.front().size() == 3);
  for (std::size_t i = 1; i < best.size(); ++i) CHECK(best[i - 1].size() <= best[i].size());
  CHECK(query::cheapest_paths(world.graph, world.store, dar, plan, 5, PathCost::hops, {.filter = {.types = {"thanks"}}})
            .empty());
}

TEST_CASE("no path leads over an edge without evidence in the period, be its dates on both sides of it") {
  const Store store = testing::consulted_on({"2025-01-01", "2025-12-01"});
  const Graph graph = Graph::load(store);
  const NodeId from = graph.find_key("state/PAK").value();
  const NodeId to = graph.find_key("state/TUR").value();
  const auto paths = [&](const char* since, const char* until) {
    const query::PathOptions options{.filter = {.since = Date::parse(since), .until = Date::parse(until)}};
    return std::array{query::shortest_path(graph, store, from, to, options).empty() ? std::size_t{0} : 1,
                      query::all_shortest_paths(graph, store, from, to, 5, options).size(),
                      query::cheapest_paths(graph, store, from, to, 5, PathCost::hops, options).size()};
  };
  CHECK(paths("2025-05-01", "2025-06-01") == std::array<std::size_t, 3>{0, 0, 0});
  CHECK(paths("2024-12-01", "2025-06-01") == std::array<std::size_t, 3>{1, 1, 1});
}
