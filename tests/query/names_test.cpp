#include "query/names/names.hpp"

#include "graph/model/error.hpp"
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
  const auto found = world.names.complete("pak");
  REQUIRE(found.size() == 2);
  CHECK(world.graph.key(found[0]) == "state/PAK");
  CHECK(world.graph.key(found[1]) == "force/pakistan-army");
  CHECK(world.names.complete("").empty());
}

TEST_CASE("the distance between two words counts changes of place once") {
  CHECK(query::edit_distance("fidan", "fidan", 3) == 0);
  CHECK(query::edit_distance("fidan", "fidna", 3) == 1);
  CHECK(query::edit_distance("fidan", "fdan", 3) == 1);
  CHECK(query::edit_distance("fidan", "dar", 2) == 3);
}
