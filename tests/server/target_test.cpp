#include "app/server/target.hpp"

#include "app/server/http_error.hpp"
#include "app/server/utf8.hpp"
#include "graph/model/limits.hpp"
#include "tests/catch.hpp"

namespace entente::server {
namespace {

using Segments = std::vector<std::string>;
using Parameters = std::vector<std::pair<std::string, std::string>>;

int refused(const std::string& target) {
  try {
    (void)parse_target(target);
    return 0;
  } catch (const HttpError& error) {
    return error.status();
  }
}

TEST_CASE("a target is taken apart before it is decoded") {
  const Target target = parse_target("/api/v1/nodes/state%2FTUR/edges?type=thanks&type=offers&q=a+b%2B&empty=&bare");
  CHECK(target.segments == Segments{"api", "v1", "nodes", "state/TUR", "edges"});
  CHECK(target.parameters ==
        Parameters{{"type", "thanks"}, {"type", "offers"}, {"q", "a b+"}, {"empty", ""}, {"bare", ""}});
  CHECK(parse_target("/").segments.empty());
  CHECK(parse_target("/a/").segments == Segments{"a", ""});
  CHECK(parse_target("/a+b?x=1?y").segments == Segments{"a+b"});
}

TEST_CASE("a target that is malformed is refused") {
  for (const char* target : {"", "a", "http://x/", "*", "/%", "/%2", "/%zz", "/a?b=%f", "/%00", "/a?b=%0a", "/%7f",
                             "/%ff", "/%c0%af", "/%ed%a0%80", "/\xc3"}) {
    CAPTURE(target);
    CHECK(refused(target) == 400);
  }
}

TEST_CASE("the number of parameters is bounded") {
  std::string target = "/?";
  for (std::size_t i = 0; i < limits::kMaxHttpParameters; ++i) target += "a=1&";
  CHECK(refused(target) == 0);
  CHECK(refused(target + "a=1") == 400);
}

TEST_CASE("an encoded segment decodes to itself") {
  const std::string text = "state/ISR not objects-to plan/x?&#%+\u00fc";
  CHECK(parse_target("/" + encode_segment(text)).segments == Segments{text});
}

TEST_CASE("malformed UTF-8 becomes replacement characters and well-formed text stays") {
  CHECK(to_utf8("T\u00fcrkiye \U0001F54A") == "T\u00fcrkiye \U0001F54A");
  CHECK(to_utf8("a\xff"
                "b\xc3") ==
        "a\ufffd"
        "b\ufffd");
  CHECK(to_utf8("\xed\xa0\x80") == "\ufffd\ufffd\ufffd");
  CHECK_FALSE(is_utf8("\xf4\x90\x80\x80"));
}

}  // namespace
}  // namespace entente::server
