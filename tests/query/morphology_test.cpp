#include "query/ask/morphology.hpp"

#include "tests/catch.hpp"

using entente::query::inflect;
using Forms = std::vector<std::string>;

TEST_CASE("regular verbs follow the rules of spelling") {
  CHECK(inflect("consult").past == Forms{"consulted"});
  CHECK(inflect("refuse").past == Forms{"refused"});
  CHECK(inflect("refuse").gerund == "refusing");
  CHECK(inflect("deny").third == "denies");
  CHECK(inflect("deny").past == Forms{"denied"});
  CHECK(inflect("deploy").past == Forms{"deployed"});
  CHECK(inflect("reach").third == "reaches");
  CHECK(inflect("agree").gerund == "agreeing");
}

TEST_CASE("a final consonant is doubled where the stress asks for it") {
  CHECK(inflect("ban").past == Forms{"banned"});
  CHECK(inflect("ban").gerund == "banning");
  CHECK(inflect("commit").past == Forms{"committed"});
  CHECK(inflect("expel").past == Forms{"expelled"});
  CHECK(inflect("offer").past == Forms{"offered"});
  CHECK(inflect("visit").past == Forms{"visited"});
  CHECK(inflect("meet").gerund == "meeting");
}

TEST_CASE("irregular verbs come from the table") {
  CHECK(inflect("meet").past == Forms{"met"});
  CHECK(inflect("hold").past == Forms{"held"});
  CHECK(inflect("speak").participle == Forms{"spoken"});
  CHECK(inflect("seek").past == Forms{"sought"});
  CHECK(inflect("give").participle == Forms{"given"});
  CHECK(inflect("have").third == "has");
  CHECK(inflect("").base.empty());
}
