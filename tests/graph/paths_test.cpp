#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "graph/algorithms/neighbourhood.hpp"
#include "graph/algorithms/shortest_path.hpp"
#include "graph/engine/search.hpp"
#include "graph/engine/view.hpp"
#include "tests/catch.hpp"
#include "tests/graph/oracle.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

using Route = std::vector<Step>;

Route route_of(const Path& path) {
  Route route;
  for (const Hop& hop : path.hops) route.push_back({hop.to.value(), hop.edge.value()});
  return route;
}

std::vector<std::uint32_t> nodes_of(const Route& route) {
  std::vector<std::uint32_t> nodes;
  for (const Step& step : route) nodes.push_back(step.to);
  return nodes;
}

/// Whether the step where the two part leads to an earlier node, or the one ends where the other goes on.
bool earlier(const Route& a, const Route& b) {
  const auto [at, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (at == a.end() || other == b.end()) return at == a.end() && other != b.end();
  return at->to < other->to;
}

/// Every path that passes no node twice, by plain recursion over few nodes.
void all_simple(const std::vector<std::vector<Step>>& steps, std::uint32_t goal, std::size_t longest,
                std::vector<bool>& visited, Route& route, std::uint32_t at, std::vector<Route>& found) {
  for (const Step& step : steps[at]) {
    if (visited[step.to] || route.size() == longest) continue;
    route.push_back(step);
    if (step.to == goal) {
      found.push_back(route);
    } else {
      visited[step.to] = true;
      all_simple(steps, goal, longest, visited, route, step.to, found);
      visited[step.to] = false;
    }
    route.pop_back();
  }
}

std::vector<Route> all_simple(const std::vector<std::vector<Step>>& steps, std::uint32_t start, std::uint32_t goal,
                              std::size_t longest) {
  std::vector<Route> found;
  if (start == goal) return found;
  std::vector<bool> visited(steps.size());
  visited[start] = true;
  Route route;
  all_simple(steps, goal, longest, visited, route, start, found);
  return found;
}

}  // namespace

TEST_CASE("all shortest, simple and k cheapest paths are those of a plain enumeration") {
  const std::uint64_t seed = GENERATE(1U, 2U, 3U, 4U, 5U, 6U);
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 25; ++round) {
    const auto nodes = static_cast<std::uint32_t>(2 + random() % 7);
    const Graph graph = random_graph(random, nodes, static_cast<std::uint32_t>(random() % 20));
    const Filter filter = random_filter(random);
    const auto forward = steps(graph, filter);
    const auto start = static_cast<std::uint32_t>(random() % nodes);
    const auto goal = static_cast<std::uint32_t>(random() % nodes);
    if (start == goal) continue;
    const auto longest = static_cast<std::uint32_t>(1 + random() % 5);
    auto plain = all_simple(forward, start, goal, longest);

    const auto simple = simple_paths(graph, NodeId{start}, NodeId{goal}, longest, 1'000'000, filter);
    std::vector<Route> found;
    for (const Path& path : simple) found.push_back(route_of(path));
    CHECK(std::is_sorted(found.begin(), found.end(), earlier));
    std::sort(found.begin(), found.end());
    std::sort(plain.begin(), plain.end());
    CHECK(found == plain);
    if (!simple.empty()) {
      CHECK(simple_paths(graph, NodeId{start}, NodeId{goal}, longest, simple.size() - 1, filter).size() ==
            simple.size() - 1);
    }

    const auto everything = all_simple(forward, start, goal, nodes);
    std::size_t least = SIZE_MAX;
    for (const Route& route : everything) least = std::min(least, route.size());
    std::vector<Route> shortest;
    for (const Route& route : everything) {
      if (route.size() == least) shortest.push_back(route);
    }
    std::vector<Route> found_shortest;
    for (const Path& path : all_shortest_paths(graph, NodeId{start}, NodeId{goal}, 1'000'000, filter)) {
      found_shortest.push_back(route_of(path));
    }
    CHECK(std::is_sorted(found_shortest.begin(), found_shortest.end(), earlier));
    std::sort(shortest.begin(), shortest.end());
    std::sort(found_shortest.begin(), found_shortest.end());
    CHECK(found_shortest == shortest);
    CHECK(count_shortest_paths(graph, NodeId{start}, NodeId{goal}, filter) == shortest.size());

    for (const PathCost cost : {PathCost::hops, PathCost::confidence}) {
      const auto cost_of = [&](const Step& step) {
        if (cost == PathCost::hops) return 1.0;
        return 1 - std::log(std::max(0.01, graph.confidence(EdgeId{step.edge})));
      };
      std::map<std::vector<std::uint32_t>, double> cheapest;  // by nodes
      for (const Route& route : everything) {
        double sum = 0;
        for (const Step& step : route) sum += cost_of(step);
        const auto [at, added] = cheapest.emplace(nodes_of(route), sum);
        if (!added) at->second = std::min(at->second, sum);
      }
      std::vector<double> costs;
      for (const auto& [route, sum] : cheapest) costs.push_back(sum);
      std::sort(costs.begin(), costs.end());
      const std::size_t k = 1 + random() % 12;
      const auto ranked = k_shortest_paths(graph, NodeId{start}, NodeId{goal}, k, cost, filter);
      REQUIRE(ranked.size() == std::min(k, costs.size()));
      std::set<std::vector<std::uint32_t>> different;
      for (std::size_t i = 0; i < ranked.size(); ++i) {
        CHECK(ranked[i].cost == Approx(costs[i]));
        const Route route = route_of(ranked[i].path);
        CHECK(different.insert(nodes_of(route)).second);
        REQUIRE(cheapest.contains(nodes_of(route)));
        CHECK(cheapest.at(nodes_of(route)) == Approx(ranked[i].cost));
      }
    }
  }
}

TEST_CASE("recent paths come before old ones") {
  std::vector<NodeRecord> nodes;
  for (const std::string key : {"a", "b", "c", "d"}) {
    NodeRecord node;
    node.key = node.name = key;
    nodes.push_back(node);
  }
  const auto edge = [](const std::string& source, const std::string& target, int year) {
    EdgeRecord made;
    made.key = {.source = source, .type = "consults", .target = target, .negated = false};
    if (year > 0) made.first = made.last = Date{.year = static_cast<std::int16_t>(year), .month = 6, .day = 1};
    return made;
  };
  const Graph graph(nodes, {edge("a", "b", 2020), edge("b", "d", 2025), edge("a", "c", 2025), edge("c", "d", 2025),
                            edge("a", "d", 0)});
  const auto ranked = k_shortest_paths(graph, NodeId{0}, NodeId{3}, 5, PathCost::recency);
  REQUIRE(ranked.size() == 3);
  CHECK(ranked[0].path.hops[0].to == NodeId{2});
  CHECK(ranked[0].cost == 2);
  CHECK(ranked[1].path.hops[0].to == NodeId{1});
  CHECK(ranked[1].cost == Approx(7).margin(0.01));
  CHECK(ranked[2].cost == 100);
}

TEST_CASE("a search leaves nothing behind for the next one, whether it saw little or much") {
  std::mt19937_64 random(5);
  algorithms::NeighbourhoodScratch used;
  algorithms::BidirectionalSearch used_search;
  for (int round = 0; round < 6; ++round) {
    // Few edges a node and 50 to 80 words of nodes: some searches see fewer nodes than that, others more.
    const auto nodes = static_cast<std::uint32_t>(3000 + random() % 2000);
    const Graph graph = random_graph(random, nodes, nodes + nodes / 4);
    const View<> view(graph, Direction::both);
    for (int query = 0; query < 60; ++query) {
      const auto from = static_cast<std::uint32_t>(random() % nodes), to = static_cast<std::uint32_t>(random() % nodes);
      algorithms::NeighbourhoodScratch fresh;
      algorithms::BidirectionalSearch fresh_search;
      const auto hops = static_cast<std::uint32_t>(1 + random() % 8);
      CHECK(algorithms::neighbourhood(view, from, hops, used) == algorithms::neighbourhood(view, from, hops, fresh));
      CHECK(algorithms::shortest_path(view, from, to, hops, used_search) ==
            algorithms::shortest_path(view, from, to, hops, fresh_search));
      const auto levels = [&](algorithms::BidirectionalSearch& search) {
        std::vector<std::vector<std::uint32_t>> found;
        if (algorithms::bidirectional_search(view, from, to, hops, search)) {
          found = algorithms::shortest_path_levels(view, search);
        }
        for (auto& level : found) std::sort(level.begin(), level.end());
        return found;
      };
      CHECK(levels(used_search) == levels(fresh_search));
    }
  }
}

TEST_CASE("paths from a node to itself are without edges") {
  std::mt19937_64 random(1);
  const Graph graph = random_graph(random, 5, 20);
  const NodeId node{2};
  CHECK(shortest_path(graph, node, node)->hops.empty());
  CHECK(count_shortest_paths(graph, node, node) == 1);
  CHECK(all_shortest_paths(graph, node, node, 5).size() == 1);
  CHECK(k_shortest_paths(graph, node, node, 3).size() == 1);
  CHECK(simple_paths(graph, node, node, 5, 5).empty());
}

TEST_CASE("the number of shortest paths stops at its largest value") {
  // 70 pairs of parallel edges in a row: 2^70 paths.
  std::vector<NodeRecord> nodes;
  std::vector<EdgeRecord> edges;
  for (int i = 0; i <= 70; ++i) {
    NodeRecord node;
    node.key = "n" + std::to_string(100 + i);
    nodes.push_back(node);
    for (const std::string type : {"consults", "offers"}) {
      EdgeRecord edge;
      edge.key = {.source = node.key, .type = type, .target = "n" + std::to_string(101 + i), .negated = false};
      if (i < 70) edges.push_back(edge);
    }
  }
  const Graph graph(nodes, edges);
  CHECK(count_shortest_paths(graph, NodeId{0}, NodeId{70}, {}, 100) == UINT64_MAX);
  CHECK(count_shortest_paths(graph, NodeId{0}, NodeId{60}, {}, 100) == std::uint64_t{1} << 60);
  CHECK(all_shortest_paths(graph, NodeId{0}, NodeId{60}, 7).size() == 7);
}

TEST_CASE("common neighbours are counted with what is rare about them") {
  std::mt19937_64 random(5);
  for (int round = 0; round < 40; ++round) {
    const Graph graph = random_graph(random, 9, 30);
    const Filter filter = random_filter(random);
    const auto forward = steps(graph, filter);
    const auto neighbours = [&](std::uint32_t node) {
      std::set<std::uint32_t> found;
      for (const Step& step : forward[node]) found.insert(step.to);
      found.erase(node);
      return found;
    };
    const auto a = static_cast<std::uint32_t>(random() % 9);
    const auto b = static_cast<std::uint32_t>(random() % 9);
    std::set<std::uint32_t> either = neighbours(a);
    std::vector<NodeId> both;
    double rare = 0;
    for (const std::uint32_t node : neighbours(b)) {
      if (!either.contains(node)) continue;
      both.push_back(NodeId{node});
      if (neighbours(node).size() > 1) rare += 1 / std::log(static_cast<double>(neighbours(node).size()));
    }
    either.merge(neighbours(b));
    const Shared shared = common_neighbours(graph, NodeId{a}, NodeId{b}, filter);
    CHECK(shared.nodes == both);
    CHECK(shared.adamic_adar == Approx(rare));
    CHECK(shared.jaccard ==
          Approx(either.empty() ? 0 : static_cast<double>(both.size()) / static_cast<double>(either.size())));
  }
}
