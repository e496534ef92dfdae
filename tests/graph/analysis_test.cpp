#include "graph/engine/analysis.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <random>
#include <vector>

#include "graph/algorithms/communities.hpp"
#include "graph/algorithms/distances.hpp"
#include "graph/algorithms/pagerank.hpp"
#include "graph/engine/view.hpp"
#include "tests/catch.hpp"
#include "tests/graph/oracle.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
using Directed = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

/// The edges that pass, as Boost.Graph's own graph, each once or (directed) as the filter follows them.
template <class Made>
Made boost_copy(const Graph& graph, const Filter& filter) {
  Made made(graph.node_count());
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
    const EdgeId edge{i};
    if (!passes(graph.edge(edge), filter)) continue;
    const auto a = graph.source(edge).value();
    const auto b = graph.target(edge).value();
    if constexpr (std::is_same_v<Made, Undirected>) {
      add_edge(a, b, made);
    } else {
      if (filter.direction != Direction::in) add_edge(a, b, made);
      if (filter.direction != Direction::out) add_edge(b, a, made);
    }
  }
  return made;
}

}  // namespace

TEST_CASE("components, cores and betweenness are those of Boost.Graph") {
  const std::uint64_t seed = GENERATE(1U, 2U, 3U, 4U, 5U);
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 12; ++round) {
    const auto nodes = static_cast<std::uint32_t>(1 + random() % 40);
    const Graph graph = random_graph(random, nodes, static_cast<std::uint32_t>(random() % (nodes * 4)));
    const Filter filter = random_filter(random);
    const Undirected undirected = boost_copy<Undirected>(graph, filter);

    std::vector<std::uint32_t> component(nodes);
    const auto count = boost::connected_components(undirected, component.data());
    const Groups groups = components(graph, filter);
    CHECK(groups.count == static_cast<std::uint32_t>(count));
    CHECK(groups.of == component);

    std::vector<std::uint32_t> core(nodes);
    boost::core_numbers(undirected,
                        boost::make_iterator_property_map(core.begin(), boost::get(boost::vertex_index, undirected)));
    CHECK(core_numbers(graph, filter) == core);

    const Directed directed = boost_copy<Directed>(graph, filter);
    std::vector<double> expected(nodes, 0);
    boost::brandes_betweenness_centrality(
        directed, boost::make_iterator_property_map(expected.begin(), boost::get(boost::vertex_index, directed)));
    const auto found = betweenness(graph, filter);
    for (std::uint32_t i = 0; i < nodes; ++i) CHECK(found[i] == Approx(expected[i]).margin(1e-9));

    const View view(graph, filter.direction, EdgePredicate(graph, filter));
    const auto plain = entente::testing::distances(steps(graph, filter), 0);
    const auto distance = algorithms::distances(view, 0);
    for (std::uint32_t i = 0; i < nodes; ++i) CHECK(distance[i] == plain[i].value_or(algorithms::kUnreached));
  }
}

TEST_CASE("PageRank is the rank a walk settles at, whatever the number of threads") {
  std::mt19937_64 random(11);
  for (int round = 0; round < 20; ++round) {
    const auto nodes = static_cast<std::uint32_t>(1 + random() % 30);
    const Graph graph = random_graph(random, nodes, static_cast<std::uint32_t>(random() % (nodes * 3)));
    const Filter filter = random_filter(random);
    const auto forward = steps(graph, filter);
    std::vector<double> rank(nodes, 1.0 / nodes);
    for (int i = 0; i < 300; ++i) {
      std::vector<double> next(nodes, 0.15 / nodes);
      for (std::uint32_t node = 0; node < nodes; ++node) {
        for (const Step& step : forward[node]) {
          next[step.to] += 0.85 * rank[node] / static_cast<double>(forward[node].size());
        }
        if (!forward[node].empty()) continue;
        for (double& other : next) other += 0.85 * rank[node] / nodes;
      }
      rank = next;
    }
    const auto found = pagerank(graph, filter);
    for (std::uint32_t i = 0; i < nodes; ++i) CHECK(found[i] == Approx(rank[i]));
  }
  const Graph graph = random_graph(random, 20'000, 60'000);
  const View<> view(graph, Direction::out);
  const auto one = algorithms::pagerank(view, {.threads = 1});
  CHECK(algorithms::pagerank(view, {.threads = 3}) == one);
}

TEST_CASE("betweenness from some starting points estimates that from all") {
  std::mt19937_64 random(12);
  const Graph graph = random_graph(random, 400, 1600);
  const auto exact = betweenness(graph);
  const auto estimate = betweenness(graph, {}, 100);
  const auto most = std::max_element(exact.begin(), exact.end());
  CHECK(estimate[static_cast<std::size_t>(most - exact.begin())] == Approx(*most).epsilon(0.3));
}

TEST_CASE("communities find cliques that few edges join, and beat every node by itself") {
  std::vector<NodeRecord> nodes;
  std::vector<EdgeRecord> edges;
  for (int i = 0; i < 18; ++i) {
    NodeRecord node;
    node.key = "n" + std::to_string(10 + i);
    nodes.push_back(node);
  }
  const auto join = [&](std::size_t a, std::size_t b) {
    EdgeRecord edge;
    edge.key = {.source = nodes[a].key, .type = "consults", .target = nodes[b].key, .negated = false};
    edge.confidence = 0.5;
    edges.push_back(edge);
  };
  for (std::size_t group = 0; group < 3; ++group) {
    for (std::size_t a = 0; a < 6; ++a) {
      for (std::size_t b = a + 1; b < 6; ++b) join(group * 6 + a, group * 6 + b);
    }
    join(group * 6, (group + 1) % 3 * 6 + 1);
  }
  const Graph graph(nodes, edges);
  const Groups groups = communities(graph);
  CHECK(groups.count == 3);
  for (std::size_t i = 0; i < 18; ++i) CHECK(groups.of[i] == i / 6);

  const auto found = algorithms::communities(View<>(graph, Direction::both), [](const Arc&) { return 1.0; });
  double inside = 0;  // modularity by its definition: 45 of 48 edges inside, three groups of strength 32
  inside = 45.0 / 48 - 3 * (32.0 / 96) * (32.0 / 96);
  CHECK(found.modularity == Approx(inside));

  std::mt19937_64 random(13);
  for (int round = 0; round < 20; ++round) {
    const Graph other = random_graph(random, 60, 150);
    const auto division = algorithms::communities(View<>(other, Direction::both), [](const Arc&) { return 1.0; });
    double alone = 0;
    for (std::uint32_t i = 0; i < 60; ++i) {
      const double share =
          static_cast<double>(other.degree(NodeId{i})) / (2.0 * static_cast<double>(other.edge_count()));
      alone -= share * share;
    }
    CHECK(division.modularity > alone);
    CHECK(division.count >= components(other).count);
  }
}

TEST_CASE("an empty graph has no ranks, cores or groups") {
  const Graph graph(std::vector<NodeRecord>{}, std::vector<EdgeRecord>{});
  CHECK(pagerank(graph).empty());
  CHECK(core_numbers(graph).empty());
  CHECK(components(graph).count == 0);
  CHECK(communities(graph).count == 0);
  CHECK(betweenness(graph).empty());
}
