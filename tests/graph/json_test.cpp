#include "graph/json/json.hpp"

#include <string>

#include "tests/catch.hpp"

using namespace entente;

namespace {

/// "where: message" of the error that parsing this text ends with.
std::string error_of(const std::string& text, const json::Options& options = {}) {
  try {
    (void)json::parse(text, "a.json", options);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

TEST_CASE("JSON values keep their order, kind and place") {
  const std::string text = "{ \"a\" : 1,\n  \"b\":[true, null ,-2.5,\"x\\u00e9\\n\", \"\xC3\xA9\", {\"c\" :{}}]}";
  const json::Tree tree = json::parse(text, "a.json");
  const json::Value root = tree.root();
  REQUIRE(root.size() == 2);
  CHECK(root.offset() == 0);
  CHECK(root.at("a").integer() == 1);
  CHECK(root.at("a").where() == "a.json:1:9");
  std::vector<json::Value> elements;
  for (const json::Value element : root.at("b").elements()) elements.push_back(element);
  REQUIRE(elements.size() == 6);
  CHECK(root.at("b").size() == 6);
  CHECK(elements[0].boolean());
  CHECK(elements[1].is_null());
  CHECK(elements[2].number() == -2.5);
  CHECK(elements[3].string() == "x\xC3\xA9\n");
  CHECK(elements[4].string() == "\xC3\xA9");
  CHECK(elements[4].string().data() > text.data());
  CHECK(elements[5].at("c").size() == 0);
  for (const json::Value element : elements) {
    CHECK(text.substr(element.offset(), 1).find_first_of("tn-\"{") == 0);
  }
  CHECK(elements[5].where() == "a.json:2:43");  // columns count code points: the e with its accent is one
  CHECK_FALSE(root.find("c"));
}

TEST_CASE("JSON errors name line and column") {
  CHECK(error_of("{\"a\":1,\n \"b\" 2}") ==
        "a.json:2:6: not valid JSON: missing a colon after a name of object member");
  CHECK(error_of("").starts_with("a.json:1:1: not valid JSON"));
  CHECK(error_of("{} x").starts_with("a.json:1:4: not valid JSON"));
  CHECK(error_of("[1,\n\n2,,3]").starts_with("a.json:3:3: not valid JSON"));
  CHECK(error_of("\"\xFF\"").starts_with("a.json:1:"));
  CHECK(error_of("\"\\ud800\"").starts_with("a.json:1:2: not valid JSON"));
  CHECK(error_of("{\"a\":1,\n\"b\":2,\n  \"a\":3}") == "a.json:3:3: the key \"a\" is used twice");
  CHECK(error_of("{\"a\":1,\"\\u0061\":2}") == "a.json:1:8: the key \"a\" is used twice");
  CHECK(error_of("[[1,2", {.first_line = 812}).starts_with("a.json:812:6: not valid JSON"));
  CHECK(error_of(std::string("{}\0{}", 5)) == "a.json:1:3: not valid JSON: a NUL byte");
}

TEST_CASE("a JSON value of the wrong kind says what was expected where") {
  const std::string text = "{\"n\":1,\"s\":\"x\",\"l\":[\"a\",2]}";
  const json::Tree tree = json::parse(text, "a.json");
  const json::Value root = tree.root();
  CHECK_THROWS_WITH(root.at("n").string(), "a.json:1:6: expected a string, found an integer");
  CHECK_THROWS_WITH(root.strings_or_empty("l"), "a.json:1:25: expected a string, found an integer");
  CHECK_THROWS_WITH(root.at("m"), "a.json:1:1: the field \"m\" is missing");
  CHECK_THROWS_WITH(root.boolean_or("s", true), "a.json:1:12: expected true or false, found a string");
  CHECK(root.string_or("t", "none") == "none");
  CHECK(root.boolean_or("t", true));
}

TEST_CASE("JSON depth, size and count are limited exactly") {
  CHECK(error_of(nested(limits::kMaxJsonDepth - 1)) == "no error");
  CHECK(error_of(nested(limits::kMaxJsonDepth)) == "no error");
  CHECK(error_of(nested(limits::kMaxJsonDepth + 1)) == "a.json:1:65: nested deeper than 64 levels, which is the limit");
  CHECK(error_of(std::string(1000000, '[')).find("nested deeper") != std::string::npos);
  CHECK(error_of("[1,2]", {.max_values = 3}) == "no error");
  CHECK(error_of("[1,2,3]", {.max_values = 3}) == "a.json:1:6: more than 3 values, which is the limit");
  CHECK(error_of("[1,2]", {.max_bytes = 5}) == "no error");
  CHECK(error_of("[1,2 ]", {.max_bytes = 5}) == "a.json: 6 bytes of JSON, the limit is 5");
}

TEST_CASE("JSON numbers keep their value") {
  const std::string text = "[9223372036854775807, -9223372036854775808, 18446744073709551615, 0.1, 1e300]";
  const json::Tree tree = json::parse(text, "a.json");
  std::vector<json::Value> values;
  for (const json::Value value : tree.root().elements()) values.push_back(value);
  CHECK(values[0].integer() == INT64_MAX);
  CHECK(values[1].integer() == INT64_MIN);
  CHECK(values[2].is(json::Kind::number));
  CHECK(values[3].number() == 0.1);
  CHECK(values[4].number() == 1e300);
}

TEST_CASE("a byte order mark before JSON is skipped") {
  const std::string text = "\xEF\xBB\xBF[1]";
  const json::Tree tree = json::parse(text, "a.json");
  CHECK(tree.root().offset() == 3);
  CHECK((*tree.root().elements().begin()).offset() == 4);
}
