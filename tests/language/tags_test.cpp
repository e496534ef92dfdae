#include "ingest/language/tags.hpp"

#include "tests/catch.hpp"

using namespace entente::language;

TEST_CASE("every tag and relation is read back from its spelling") {
  for (int i = 0; i <= static_cast<int>(Upos::X); ++i) {
    CHECK(parse_upos(to_string(static_cast<Upos>(i))) == static_cast<Upos>(i));
  }
  for (int i = 0; i <= static_cast<int>(Xpos::dollar); ++i) {
    CHECK(parse_xpos(to_string(static_cast<Xpos>(i))) == static_cast<Xpos>(i));
  }
  for (int i = 0; i <= static_cast<int>(Relation::xcomp); ++i) {
    CHECK(parse_relation(to_string(static_cast<Relation>(i))) == static_cast<Relation>(i));
  }
  CHECK_FALSE(parse_relation("nsubj:unheard-of"));
}
