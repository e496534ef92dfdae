#include "graph/engine/graph.hpp"

#include "graph/model/error.hpp"
#include "tests/catch.hpp"

using namespace entente;

namespace {

NodeRecord node(const std::string& key, const std::string& name, std::vector<std::string> aliases = {}) {
  NodeRecord record;
  record.key = key;
  record.label = "State";
  record.name = name;
  record.state = "TUR";
  record.aliases = std::move(aliases);
  record.properties = {{"iso2", "TR"}, {"wikidata", "Q43"}};
  return record;
}

EdgeRecord edge(const std::string& source, const std::string& type, const std::string& target, bool negated = false) {
  EdgeRecord record;
  record.key = {.source = source, .type = type, .target = target, .negated = negated};
  record.cameo = "040";
  record.mentions = 3;
  record.documents = 2;
  record.first = Date{.year = 2025, .month = 11, .day = 0};
  record.last = Date{.year = 2025, .month = 12, .day = 31};
  record.modality = Modality::reported;
  record.confidence = 0.1;
  return record;
}

}  // namespace

TEST_CASE("a loaded graph gives back its nodes and edges in key order") {
  const Graph graph({node("state/TUR", "Türkiye", {"Turkey", "Ankara"}), node("state/IRN", "Iran")},
                    {edge("state/TUR", "consults", "state/IRN"), edge("state/IRN", "thanks", "state/TUR", true),
                     edge("state/IRN", "consults", "state/TUR")});
  REQUIRE(graph.node_count() == 2);
  REQUIRE(graph.edge_count() == 3);
  const NodeRecord turkey = graph.node(NodeId{1});
  CHECK(turkey.key == "state/TUR");
  CHECK(turkey.name == "Türkiye");
  CHECK(turkey.label == "State");
  CHECK(turkey.state == "TUR");
  CHECK(turkey.aliases == std::vector<std::string>{"Turkey", "Ankara"});
  CHECK(turkey.properties.at("iso2") == "TR");
  const EdgeRecord last = graph.edge(EdgeId{2});
  CHECK(last.key == EdgeKey{"state/TUR", "consults", "state/IRN", false});
  CHECK(last.cameo == "040");
  CHECK(last.mentions == 3);
  CHECK(last.documents == 2);
  CHECK(last.first == Date{.year = 2025, .month = 11, .day = 0});
  CHECK(last.last == Date{.year = 2025, .month = 12, .day = 31});
  CHECK(last.modality == Modality::reported);
  CHECK(last.confidence == 0.1);
  CHECK(graph.edge(EdgeId{1}).key.negated);
  CHECK(graph.degree(NodeId{0}) == 3);
  CHECK(graph.find_edge({"state/IRN", "thanks", "state/TUR", true}) == EdgeId{1});
  CHECK_FALSE(graph.find_edge({"state/IRN", "thanks", "state/TUR", false}));
}

TEST_CASE("nodes are found by name, alias and key, without regard to case and accents") {
  const Graph graph({node("state/TUR", "Türkiye", {"Turkey"}), node("plan/turkey", "Turkey plan", {"turkey"}),
                     node("state/IRN", "Iran")},
                    {});
  CHECK(graph.find_name("TURKIYE") == std::vector<NodeId>{NodeId{2}});
  CHECK(graph.find_name("turkey") == std::vector<NodeId>{NodeId{0}, NodeId{2}});
  CHECK(graph.find_name("state/TUR") == std::vector<NodeId>{NodeId{2}});
  CHECK(graph.find_name("Turk").empty());
  CHECK(graph.find_name("").empty());
  CHECK(graph.find_key("state/IRN") == NodeId{1});
  CHECK_FALSE(graph.find_key("state/IR"));
}

TEST_CASE("a graph refuses rows that contradict one another") {
  CHECK_THROWS_AS(Graph({node("a", "A"), node("a", "B")}, {}), Error);
  CHECK_THROWS_AS(Graph({node("a", "A")}, {edge("a", "t", "b")}), Error);
  CHECK_THROWS_AS(Graph({node("a", "A")}, {edge("a", "t", "a"), edge("a", "t", "a")}), Error);
}

TEST_CASE("an empty graph is a graph") {
  const Graph graph(std::vector<NodeRecord>{}, std::vector<EdgeRecord>{});
  CHECK(graph.node_count() == 0);
  CHECK(graph.find_name("x").empty());
}
