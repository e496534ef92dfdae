#include "graph/engine/overlay.hpp"

#include <algorithm>
#include <map>
#include <random>

#include "graph/engine/analysis.hpp"
#include "graph/engine/search.hpp"
#include "graph/engine/view.hpp"
#include "graph/model/error.hpp"
#include "tests/catch.hpp"
#include "tests/graph/describe.hpp"
#include "tests/graph/oracle.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

/// The nodes and edges a graph should have, as plain maps.
struct Plain {
  std::map<std::string, NodeRecord> nodes;
  std::map<EdgeKey, EdgeRecord> edges;

  explicit Plain(const Graph& graph) {
    for (std::uint32_t i = 0; i < graph.node_count(); ++i) nodes.emplace(graph.key(NodeId{i}), graph.node(NodeId{i}));
    for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
      const EdgeRecord edge = graph.edge(EdgeId{i});
      edges.emplace(edge.key, edge);
    }
  }
  [[nodiscard]] Graph graph() const {
    std::vector<NodeRecord> node_list;
    std::vector<EdgeRecord> edge_list;
    for (const auto& [key, node] : nodes) node_list.push_back(node);
    for (const auto& [key, edge] : edges) edge_list.push_back(edge);
    return {node_list, edge_list};
  }
  void apply(const GraphChanges& changes) {
    for (const auto& [key, edge] : changes.edges) {
      edges.erase(key);
      if (edge) edges.emplace(key, *edge);
    }
    for (const auto& [key, node] : changes.nodes) {
      nodes.erase(key);
      if (node) nodes.emplace(key, *node);
    }
  }
};

/// Nodes and edges that come, change and go; a node that goes takes its edges along.
GraphChanges random_changes(std::mt19937_64& random, const Plain& plain) {
  const auto pick = [&](std::size_t below) { return static_cast<std::size_t>(random() % below); };
  GraphChanges changes;
  std::vector<std::string> keys;
  for (const auto& [key, node] : plain.nodes) {
    if (pick(20) == 0) {
      changes.nodes[key] = std::nullopt;
      continue;
    }
    keys.push_back(key);
    if (pick(12) == 0) {
      NodeRecord changed = node;
      changed.name = "Renamed " + std::to_string(pick(50));
      changed.aliases = {"Node 1", "Other name"};
      changed.properties["role"] = "changed";
      changes.nodes[key] = changed;
    }
  }
  for (std::size_t i = pick(6); i > 0; --i) {
    NodeRecord made;
    made.key = "n/" + std::to_string(pick(90)) + (pick(2) == 0 ? "a" : "");
    made.label = "Plan";
    made.name = "Node " + std::to_string(pick(30));
    made.aliases = {"Newcomer"};
    if (!plain.nodes.contains(made.key) && changes.nodes.emplace(made.key, made).second) keys.push_back(made.key);
  }
  for (const auto& [key, edge] : plain.edges) {
    const bool loses_end = changes.nodes.contains(key.source) && !changes.nodes[key.source];
    const bool loses_other = changes.nodes.contains(key.target) && !changes.nodes[key.target];
    if (loses_end || loses_other || pick(15) == 0) {
      changes.edges[key] = std::nullopt;
    } else if (pick(10) == 0) {
      EdgeRecord changed = edge;
      changed.mentions += 3;
      changed.confidence = static_cast<double>(pick(100)) / 100;
      changed.modality = static_cast<Modality>(pick(4));
      changed.last = Date::from_days(static_cast<std::int32_t>(20000 + pick(150)));
      if (!changed.first) changed.first = changed.last;
      changed.cameo = "0" + std::to_string(pick(9));
      changes.edges[key] = changed;
    }
  }
  const std::vector<std::string> types = {"consults", "aids", "objects-to", "thanks"};
  for (std::size_t i = keys.empty() ? 0 : pick(20); i > 0; --i) {
    EdgeRecord made;
    made.key = {.source = keys[pick(keys.size())],
                .type = types[pick(types.size())],
                .target = keys[pick(keys.size())],
                .negated = pick(4) == 0};
    made.mentions = 1;
    made.confidence = static_cast<double>(pick(100)) / 100;
    changes.edges[made.key] = made;
  }
  changes.edges[{.source = "n/0", .type = "never", .target = "n/0"}] = std::nullopt;  // neither was nor is
  return changes;
}

std::string say(const std::vector<Path>& paths) {
  std::string text;
  for (const Path& path : paths) {
    text += fmt::format("{}", path.start.value());
    for (const Hop& hop : path.hops) text += fmt::format(" {}>{}{}", hop.edge.value(), hop.to.value(), hop.forward);
    text += '\n';
  }
  return text;
}

/// What every algorithm says of a graph.
std::string search(const Graph& graph, NodeId from, NodeId to, const Filter& filter) {
  std::string text;
  for (const Neighbour& one : neighbourhood(graph, from, 3, filter)) {
    text += fmt::format("{}:{} ", one.node.value(), one.hops);
  }
  std::vector<NodeId> all;
  for (std::uint32_t i = 0; i < graph.node_count(); i += 2) all.emplace_back(i);
  for (const EdgeId edge : edges_among(graph, all, filter)) text += fmt::format("{} ", edge.value());
  for (const EdgeId edge : edges_between(graph, from, to, filter)) text += fmt::format("{} ", edge.value());
  const auto shortest = shortest_path(graph, from, to, filter);
  text += shortest ? say({*shortest}) : "none\n";
  text += say(all_shortest_paths(graph, from, to, 20, filter));
  text += say(simple_paths(graph, from, to, 4, 50, filter));
  text += fmt::format("{}\n", count_shortest_paths(graph, from, to, filter));
  for (const PathCost cost : {PathCost::hops, PathCost::confidence, PathCost::recency}) {
    for (const RankedPath& ranked : k_shortest_paths(graph, from, to, 4, cost, filter)) {
      text += fmt::format("{} {}", ranked.cost, say({ranked.path}));
    }
  }
  const Shared shared = common_neighbours(graph, from, to, filter);
  text += fmt::format("{} {} {}\n", shared.nodes.size(), shared.jaccard, shared.adamic_adar);
  return text;
}

std::string analyse(const Graph& graph, const Filter& filter) {
  std::string text =
      fmt::format("{}\n{}\n", fmt::join(pagerank(graph, filter), " "), fmt::join(betweenness(graph, filter, 10), " "));
  text += fmt::format("{}\n", fmt::join(core_numbers(graph, filter), " "));
  text += fmt::format("{}\n", fmt::join(components(graph, filter).of, " "));
  text += fmt::format("{}\n", fmt::join(communities(graph, filter).of, " "));
  return text;
}

/// The arcs Boost.Graph's iterators give.
std::string arcs(const Graph& graph, const Filter& filter) {
  const View view(graph, filter.direction, EdgePredicate(graph, filter));
  std::string text;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    for (auto [at, end] = out_edges(node, view); at != end; ++at) text += fmt::format("{}>{} ", (*at).edge, (*at).to);
    for (auto [at, end] = in_edges(node, view); at != end; ++at) text += fmt::format("{}<{} ", (*at).edge, (*at).from);
    text += fmt::format("{} {}\n", graph.degree(NodeId{node}), view.work_out(node));
  }
  return text;
}

Judgement judgement(Verb verb, const std::string& subject = {}, const std::string& object = {}) {
  Judgement made;
  made.verb = verb;
  made.subject = subject;
  made.object = object;
  return made;
}

std::string names(const Graph& graph) {
  std::vector<std::string> all;
  graph.for_each_name(
      [&](std::string_view name, NodeId node) { all.push_back(fmt::format("{}={}", name, node.value())); });
  std::sort(all.begin(), all.end());
  for (const char* name : {"node 1", "Newcomer", "Other name", "Renamed 3", "n/7"}) {
    for (const NodeId node : graph.find_name(name)) all.push_back(fmt::format("{} {}", name, node.value()));
  }
  return fmt::format("{}", fmt::join(all, "\n"));
}

}  // namespace

TEST_CASE("a renumbering is that of the things themselves") {
  std::mt19937_64 random(11);
  for (int round = 0; round < 200; ++round) {
    const auto count = static_cast<std::uint32_t>(random() % 30);
    std::vector<std::uint32_t> gone, added;
    std::vector<int> things;  // 0, 1, ... and -1 - i for the i-th that came
    for (std::uint32_t i = 0; i <= count; ++i) {
      for (std::uint64_t k = random() % 3 == 0 ? random() % 4 : 0; k > 0; --k) {
        things.push_back(-1 - static_cast<int>(added.size()));
        added.push_back(i);
      }
      if (i == count) break;
      if (random() % 4 == 0) {
        gone.push_back(i);
      } else {
        things.push_back(static_cast<int>(i));
      }
    }
    const Renumbering renumbering(count, gone, added);
    REQUIRE(renumbering.count() == things.size());
    for (std::uint32_t now = 0; now < things.size(); ++now) {
      const auto origin = renumbering.origin(now);
      const int thing = things[now];
      REQUIRE(origin.added == (thing < 0));
      REQUIRE(origin.at == static_cast<std::uint32_t>(thing < 0 ? -1 - thing : thing));
      REQUIRE((thing < 0 ? renumbering.added(origin.at) : renumbering.now(origin.at)) == now);
    }
  }
}

TEST_CASE("a changed graph cannot be told from one that is made anew") {
  const std::uint64_t seed = GENERATE(1U, 2U, 3U, 4U, 5U, 6U);
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const auto nodes = static_cast<std::uint32_t>(1 + random() % 40);
  Graph graph = random_graph(random, nodes, static_cast<std::uint32_t>(random() % (nodes * 5)));
  Plain plain(graph);
  for (int round = 0; round < 10; ++round) {
    const GraphChanges changes = random_changes(random, plain);
    plain.apply(changes);
    graph = graph.with(changes);
    const Graph fresh = plain.graph();
    REQUIRE(describe(graph) == describe(fresh));
    CHECK(names(graph) == names(fresh));
    for (const auto& [key, edge] : changes.edges) CHECK(graph.find_edge(key) == fresh.find_edge(key));
    for (const auto& [key, node] : changes.nodes) CHECK(graph.find_key(key) == fresh.find_key(key));
    for (int search_round = 0; search_round < 6; ++search_round) {
      const Filter filter = random_filter(random);
      CHECK(arcs(graph, filter) == arcs(fresh, filter));
      if (fresh.node_count() == 0) continue;
      const NodeId from{static_cast<std::uint32_t>(random() % fresh.node_count())};
      const NodeId to{static_cast<std::uint32_t>(random() % fresh.node_count())};
      CHECK(search(graph, from, to, filter) == search(fresh, from, to, filter));
      CHECK(analyse(graph, filter) == analyse(fresh, filter));
    }
  }
}

TEST_CASE("changes that make no graph are refused") {
  std::mt19937_64 random(2);
  const Graph graph = random_graph(random, 10, 40);
  GraphChanges changes;
  changes.edges[{.source = "n/1", .type = "aids", .target = "n/none"}] = EdgeRecord{};
  CHECK_THROWS_AS(graph.with(changes), Error);
  changes = {};
  changes.nodes[std::string(graph.key(graph.target(EdgeId{0})))] = std::nullopt;
  CHECK_THROWS_AS(graph.with(changes), Error);
}

TEST_CASE("a graph follows its database through documents and judgements") {
  const TemporaryFolder folder;
  const std::string path = folder.file("a.db");
  Store writer = Store::open(path, OpenMode::read_write);
  for (std::uint64_t n = 0; n < 10; ++n) writer.add(random_article(n));
  const Store store = Store::open(path, OpenMode::read_only);
  const Graph before = Graph::load(store);
  const std::string said = describe(before);
  Graph graph = before;
  const auto follow = [&] {
    graph = graph.refreshed(store);
    REQUIRE(describe(graph) == describe(Graph::load(store)));
    CHECK(graph.version() == store.version());
    CHECK(&graph.columns() == &before.columns());
  };
  for (std::uint64_t n = 10; n < 30; ++n) {
    writer.add(random_article(n));
    follow();
    if (n % 3 == 0) {
      writer.remove(fmt::format("{:05}.txt", n - 7));
      follow();
    }
  }
  writer.judge(judgement(Verb::merge, "state/001", "state/002"));
  follow();
  writer.judge(judgement(Verb::rename, "state/003", "Elsewhere"));
  follow();
  writer.judge(judgement(Verb::undo));
  writer.judge(judgement(Verb::undo));
  follow();
  CHECK(graph.changes() > 0);
  CHECK(describe(before) == said);
  CHECK(describe(Graph::load(store).refreshed(store)) == describe(graph));
}

TEST_CASE("a graph that fell too far behind is loaded anew") {
  Store store = Store::open(":memory:", OpenMode::read_write);
  store.add(random_article(0));
  const Graph before = Graph::load(store);
  for (int i = 0; i < 300; ++i) {
    store.add(random_article(1));
    store.remove("00001.txt");
  }
  const Graph after = before.refreshed(store);
  CHECK(&after.columns() != &before.columns());
  CHECK(describe(after) == describe(before));
}
