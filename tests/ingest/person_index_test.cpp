#include "ingest/entities/person_index.hpp"

#include "tests/catch.hpp"

using namespace entente::ingest;

namespace {

std::vector<std::uint32_t> found(const PersonIndex& index, const std::vector<std::string>& words) {
  std::vector<std::uint32_t> ids;
  for (const EntityId id : index.namesakes(words)) ids.push_back(id.value());
  return ids;
}

}  // namespace

TEST_CASE("whoever shares a word of the name is found, in text order and once") {
  PersonIndex index;
  index.add(EntityId(3), std::vector<std::string>{"amina", "rahal"});
  index.add(EntityId(5), std::vector<std::string>{"salou", "adamou"});
  index.add(EntityId(8), std::vector<std::string>{"rahal"});
  CHECK(found(index, {"rahal"}) == std::vector<std::uint32_t>{3, 8});
  CHECK(found(index, {"adamou", "amina", "rahal"}) == std::vector<std::uint32_t>{3, 5, 8});
  CHECK(found(index, {"nobody"}).empty());
  index.add(EntityId(3), std::vector<std::string>{"amina", "rahal", "haroun"});
  CHECK(found(index, {"haroun"}) == std::vector<std::uint32_t>{3});
  CHECK(found(index, {"amina"}) == std::vector<std::uint32_t>{3});
}

TEST_CASE("of very many namesakes the latest are found") {
  PersonIndex index;
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    index.add(EntityId(i), std::vector<std::string>{"mohammed", "number" + std::to_string(i)});
  }
  const auto many = found(index, {"mohammed"});
  REQUIRE(many.size() == PersonIndex::kMostNamesakes);
  CHECK(many.front() == 10'000 - PersonIndex::kMostNamesakes);
  CHECK(many.back() == 9'999);
  CHECK(found(index, {"mohammed", "number7"}).front() == 7);
  CHECK(found(index, {"number7"}) == std::vector<std::uint32_t>{7});
}
