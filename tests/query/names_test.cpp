#include "query/names/names.hpp"

#include "graph/model/error.hpp"
#include "query/names/completion.hpp"
#include "tests/catch.hpp"
#include "tests/query/story.hpp"

using namespace entente;

namespace {

struct World {
  Store store = test::store_of(test::week());
  Graph graph = Graph::load(store);
  query::Names names{graph};
  [[nodiscard]] std::string key(const std::string& text) const { return std::string(graph.key(names.resolve(text))); }
};

std::string message_of(const World& world, const std::string& text, ErrorCode code) {
  try {
    (void)world.names.resolve(text);
  } catch (const Error& error) {
    CHECK(error.code() == code);
    return error.what();
  }
  FAIL("no error for " + text);
  return {};
}

}  // namespace

TEST_CASE("a node is found by name, alias or key, whatever case and accents") {
  const World world;
  CHECK(world.key("Turkey") == "state/TUR");
  CHECK(world.key("TURKIYE") == "state/TUR");
  CHECK(world.key("ishaq dar") == "official/ishaq-dar");
  CHECK(world.key("state/ISR") == "state/ISR");
  CHECK(world.key("the United States") == "state/USA");
  CHECK(world.key("stabilisation force") == "force/isf");
}

TEST_CASE("an ambiguous name is an error that lists the keys to choose from") {
  const World world;
  const std::string message = message_of(world, "Georgia", ErrorCode::usage);
  CHECK(message.find("place/georgia") != std::string::npos);
  CHECK(message.find("state/GEO") != std::string::npos);
  CHECK(world.key("state/GEO") == "state/GEO");
}

TEST_CASE("an unknown name is an error that tells the nearest names") {
  const World world;
  CHECK(message_of(world, "Fidann", ErrorCode::not_found).find("Hakan Fidan") != std::string::npos);
  CHECK(message_of(world, "Pakistn", ErrorCode::not_found).find("Pakistan") != std::string::npos);
  CHECK(message_of(world, "Qqqqqq", ErrorCode::not_found).find("did you mean") == std::string::npos);
}

TEST_CASE("names are completed from their beginnings, the best connected first") {
  const World world;
  const auto found = query::complete(world.graph, "pak", "", 20);
  REQUIRE(found.size() == 2);
  CHECK(world.graph.key(found[0]) == "state/PAK");
  CHECK(world.graph.key(found[1]) == "force/pakistan-army");
  CHECK(query::complete(world.graph, "", "", 3).size() == 3);
  CHECK(query::complete(world.graph, "pak", "Force", 20).size() == 1);
}

TEST_CASE("the end of a question is completed with as many words as begin a name") {
  const World world;
  const auto names = [&](std::string_view line) { return query::complete_line(world.graph, line, 20).names; };
  CHECK(names("did pak") == std::vector<std::string>{"Pakistan", "Pakistan Army"});
  CHECK(names("who thanked pakistan a") == std::vector<std::string>{"Pakistan Army"});
  CHECK(query::complete_line(world.graph, "who thanked pakistan a", 20).from == 12);
  CHECK(names("who consulted fid") == std::vector<std::string>{"Hakan Fidan"});
  CHECK(names("who consulted tehr") == std::vector<std::string>{"Tehran"});
  CHECK(names("who thanked zzz").empty());
  CHECK(names("who thanked ").empty());
  CHECK(names("").empty());
}

TEST_CASE("the distance between two words counts changes of place once") {
  CHECK(query::edit_distance("fidan", "fidan", 3) == 0);
  CHECK(query::edit_distance("fidan", "fidna", 3) == 1);
  CHECK(query::edit_distance("fidan", "fdan", 3) == 1);
  CHECK(query::edit_distance("fidan", "dar", 2) == 3);
}
