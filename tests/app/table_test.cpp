#include "app/io/table.hpp"

#include <sstream>

#include "tests/catch.hpp"

using namespace entente::app;

namespace {

std::string print(RowFormat format, std::optional<std::size_t> width = std::nullopt) {
  std::ostringstream out;
  RowPrinter printer(format, {{"name"}, {"count"}, {"sentence", Place::below}, {"key", Place::data_only}}, out, width);
  printer.add(
      {std::string("Türkiye"), std::int64_t{12}, std::string("He said \"no\", twice."), std::string("state/TUR")});
  printer.add({std::string("=cmd"), Cell(), Cell(), std::string("x")});
  printer.finish();
  return out.str();
}

}  // namespace

TEST_CASE("a table is aligned by what a terminal shows, with details below the row") {
  CHECK(print(RowFormat::table) ==
        "name     count\n"
        "Türkiye  12\n"
        "    He said \"no\", twice.\n"
        "=cmd\n");
}

TEST_CASE("on a terminal a table wraps details and shortens columns") {
  std::ostringstream out;
  RowPrinter printer(RowFormat::table, {{"name"}, {"other"}, {"sentence", Place::below}}, out, 26);
  printer.add({std::string("International Stabilisation Force"), std::string("yes"),
               std::string("one two three four five six")});
  printer.finish();
  CHECK(out.str() ==
        "name                 other\n"
        "International Stab…  yes\n"
        "    one two three four\n"
        "    five six\n");
}

TEST_CASE("rows as JSON keep types and nulls") {
  CHECK(print(RowFormat::ndjson) ==
        "{\"name\":\"Türkiye\",\"count\":12,\"sentence\":\"He said \\\"no\\\", twice.\",\"key\":\"state/TUR\"}\n"
        "{\"name\":\"=cmd\",\"count\":null,\"sentence\":null,\"key\":\"x\"}\n");
  std::ostringstream out;
  RowPrinter none(RowFormat::json, {{"name"}}, out, std::nullopt);
  none.finish();
  CHECK(out.str() == "[]\n");
}

TEST_CASE("CSV quotes what must be quoted and disarms formulas") {
  CHECK(print(RowFormat::csv) ==
        "name,count,sentence,key\n"
        "Türkiye,12,\"He said \"\"no\"\", twice.\",state/TUR\n"
        "'=cmd,,,x\n");
}

TEST_CASE("nothing a terminal would obey reaches it") {
  std::ostringstream out;
  RowPrinter printer(RowFormat::table, {{"name"}}, out, std::nullopt);
  printer.add({std::string("a\x1b[31mb\u202Ec\nd")});
  printer.finish();
  CHECK(out.str() == "name\na\uFFFD[31mb\uFFFDc d\n");
}
