#include "graph/engine/search.hpp"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <random>

#include "graph/engine/view.hpp"
#include "tests/catch.hpp"
#include "tests/graph/oracle.hpp"

using namespace entente;
using entente::testing::distances;
using entente::testing::random_filter;
using entente::testing::random_graph;
using entente::testing::Step;
using entente::testing::steps;

BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<View<>>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<View<>>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<View<EdgePredicate>>));

namespace {

/// The shortest path first in order of its nodes, and of parallel edges the first, by plain search.
std::vector<Step> first_shortest(const std::vector<std::vector<Step>>& forward,
                                 const std::vector<std::optional<std::uint32_t>>& to_goal, std::uint32_t start) {
  std::vector<Step> path;
  for (std::uint32_t at = start; *to_goal[at] > 0; at = path.back().to) {
    for (const Step& step : forward[at]) {
      if (to_goal[step.to] && *to_goal[step.to] + 1 == *to_goal[at]) {
        path.push_back(step);
        break;
      }
    }
  }
  return path;
}

Filter turned(Filter filter) {
  if (filter.direction != Direction::both) {
    filter.direction = filter.direction == Direction::in ? Direction::out : Direction::in;
  }
  return filter;
}

}  // namespace

TEST_CASE("neighbourhoods and shortest paths are those of a plain search") {
  const std::uint64_t seed = GENERATE(1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U);
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const auto nodes = static_cast<std::uint32_t>(1 + random() % 60);
  const Graph graph = random_graph(random, nodes, static_cast<std::uint32_t>(random() % (nodes * 4)));
  for (int round = 0; round < 40; ++round) {
    const Filter filter = random_filter(random);
    const auto forward = steps(graph, filter);
    const auto backward = steps(graph, turned(filter));
    const auto start = static_cast<std::uint32_t>(random() % nodes);
    const auto goal = static_cast<std::uint32_t>(random() % nodes);
    const auto hops = static_cast<std::uint32_t>(random() % 5);

    const auto distance = distances(forward, start);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> expected;
    for (std::uint32_t node = 0; node < nodes; ++node) {
      if (distance[node] && *distance[node] <= hops) expected.emplace_back(*distance[node], node);
    }
    std::sort(expected.begin(), expected.end());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
    for (const Neighbour& one : neighbourhood(graph, NodeId{start}, hops, filter)) {
      found.emplace_back(one.hops, one.node.value());
    }
    CHECK(found == expected);

    const auto path = shortest_path(graph, NodeId{start}, NodeId{goal}, filter);
    REQUIRE(path.has_value() == distance[goal].has_value());
    if (path) {
      std::vector<Step> found_steps;
      std::uint32_t at = start;
      for (const Hop& hop : path->hops) {
        found_steps.push_back({hop.to.value(), hop.edge.value()});
        CHECK((hop.forward ? graph.source(hop.edge) : graph.target(hop.edge)).value() == at);
        CHECK((hop.forward ? graph.target(hop.edge) : graph.source(hop.edge)).value() == hop.to.value());
        at = hop.to.value();
      }
      const auto plain = first_shortest(forward, distances(backward, goal), start);
      REQUIRE(found_steps.size() == plain.size());
      for (std::size_t i = 0; i < plain.size(); ++i) CHECK(found_steps[i].to == plain[i].to);
      const auto length = static_cast<std::uint32_t>(plain.size());
      CHECK(shortest_path(graph, NodeId{start}, NodeId{goal}, filter, length).has_value());
      if (length > 0) CHECK_FALSE(shortest_path(graph, NodeId{start}, NodeId{goal}, filter, length - 1).has_value());
    }
  }
}

TEST_CASE("Boost.Graph's own search runs on a view and agrees") {
  std::mt19937_64 random(99);
  const Graph graph = random_graph(random, 80, 200);
  for (int round = 0; round < 30; ++round) {
    const Filter filter = random_filter(random);
    const View view(graph, filter.direction, EdgePredicate(graph, filter));
    std::vector<std::uint32_t> distance(graph.node_count(), 0);
    std::vector<boost::default_color_type> colours(graph.node_count());
    const auto start = static_cast<std::uint32_t>(random() % graph.node_count());
    const auto by_vertex = boost::typed_identity_property_map<std::uint32_t>();
    boost::breadth_first_search(
        view, start,
        boost::vertex_index_map(by_vertex)
            .color_map(boost::make_iterator_property_map(colours.begin(), by_vertex))
            .visitor(boost::make_bfs_visitor(boost::record_distances(
                boost::make_iterator_property_map(distance.begin(), by_vertex), boost::on_tree_edge()))));
    std::size_t reached = 0;
    for (const boost::default_color_type colour : colours) reached += colour == boost::black_color ? 1 : 0;
    const auto found = neighbourhood(graph, NodeId{start}, limits::kMaxHops, filter);
    CHECK(found.size() == reached);
    for (const Neighbour& one : found) CHECK(distance[one.node.value()] == one.hops);
  }
}

TEST_CASE("what a filter's watch throws ends every search") {
  std::mt19937_64 random(5);
  const Graph graph = random_graph(random, 2000, 40'000);
  struct Enough {};
  Filter filter;
  filter.watch = [] { throw Enough(); };
  const NodeId from{0};
  const NodeId to{1999};
  CHECK_THROWS_AS(neighbourhood(graph, from, 20, filter), Enough);
  CHECK_THROWS_AS(edges_among(
                      graph,
                      [&] {
                        std::vector<NodeId> all;
                        for (std::uint32_t i = 0; i < graph.node_count(); ++i) all.emplace_back(i);
                        return all;
                      }(),
                      filter),
                  Enough);
  CHECK_THROWS_AS(k_shortest_paths(graph, from, to, 50, PathCost::confidence, filter), Enough);
  CHECK_THROWS_AS(simple_paths(graph, from, to, 8, 100'000'000, filter), Enough);
}

TEST_CASE("edges among and between nodes are all that pass") {
  std::mt19937_64 random(7);
  const Graph graph = random_graph(random, 12, 100);
  for (int round = 0; round < 50; ++round) {
    const Filter filter = random_filter(random);
    const NodeId a{static_cast<std::uint32_t>(random() % 12)};
    const NodeId b{static_cast<std::uint32_t>(random() % 12)};
    std::vector<EdgeId> among;
    std::vector<EdgeId> between;
    for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
      const EdgeId edge{i};
      if (!entente::testing::passes(graph.edge(edge), filter)) continue;
      const bool forward = graph.source(edge) == a && graph.target(edge) == b;
      const bool back = graph.source(edge) == b && graph.target(edge) == a;
      const auto inside = [&](NodeId node) { return node == a || node == b; };
      if (inside(graph.source(edge)) && inside(graph.target(edge))) among.push_back(edge);
      if ((forward && filter.direction != Direction::in) || (back && filter.direction != Direction::out)) {
        between.push_back(edge);
      }
    }
    CHECK(edges_among(graph, {b, a}, filter) == among);
    CHECK(edges_between(graph, a, b, filter) == between);
  }
}
