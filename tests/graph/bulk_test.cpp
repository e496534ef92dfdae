// Reading whole tables, and the dictionaries that their words go to.
#include "graph/store/bulk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "graph/engine/column.hpp"
#include "graph/model/error.hpp"
#include "tests/catch.hpp"

using namespace entente;
using store::BulkScan;
using store::Connection;
using store::HandedRow;

namespace {

constexpr const char* kThree =
    "SELECT hand_over(a, b, c) FROM (SELECT 1 AS a, 'one' AS b, x'0001' AS c UNION ALL "
    "SELECT -2, 'twö' || char(0) || 'x', x'' UNION ALL SELECT 1 << 40, NULL, NULL)";

Connection in_memory() { return {":memory:", OpenMode::read_write, {}}; }

}  // namespace

TEST_CASE("each row of a query is handed over once, with its values as they are") {
  Connection connection = in_memory();
  std::vector<std::string> rows;
  BulkScan(connection, kThree).visit_rows([&](const HandedRow& row) {
    rows.push_back(fmt::format("{} {} {}", row.integer(0), row.text(1), row.blob(2).size()));
  });
  std::sort(rows.begin(), rows.end());
  CHECK(rows == std::vector<std::string>{std::string("-2 twö\0x 0", 11), "1 one 2", "1099511627776  0"});
}

TEST_CASE("a query without rows hands nothing over") {
  Connection connection = in_memory();
  int rows = 0;
  BulkScan(connection, "SELECT hand_over(node_id) FROM node").visit_rows([&](const HandedRow&) { ++rows; });
  CHECK(rows == 0);
}

TEST_CASE("what a visitor throws ends the query, and the connection goes on") {
  Connection connection = in_memory();
  int rows = 0;
  BulkScan scan(connection, kThree);
  CHECK_THROWS_WITH(scan.visit_rows([&](const HandedRow&) {
    ++rows;
    throw std::runtime_error("enough");
  }),
                    "enough");
  CHECK(rows == 1);
  BulkScan(connection, kThree).visit_rows([&](const HandedRow&) { ++rows; });
  CHECK(rows == 4);
}

TEST_CASE("a failure of the query itself is reported") {
  Connection connection = in_memory();
  BulkScan scan(connection, "SELECT hand_over(abs(-9223372036854775807 - 1))");
  CHECK_THROWS_AS(scan.visit_rows([](const HandedRow&) {}), SQLite::Exception);
}

TEST_CASE("a dictionary tells words of every length apart and numbers them as they come") {
  Dictionary dictionary;
  std::vector<std::string> words;
  for (std::size_t length = 0; length <= 20; ++length) {
    words.push_back(std::string(length, 'a'));
    words.push_back(std::string(length, '\0'));
    for (std::size_t at = 0; at < length; ++at) {
      words.push_back(std::string(length, 'a'));
      words.back()[at] = 'b';
    }
  }
  words.erase(words.begin() + 1);  // the empty word came twice
  for (int again = 0; again < 2; ++again) {
    for (std::size_t i = 0; i < words.size(); ++i) CHECK(dictionary.number(words[i]) == i);
  }
  CHECK(dictionary.words() == words);
  const auto [sorted, places] = dictionary.finish();
  CHECK(std::is_sorted(sorted.begin(), sorted.end()));
  for (std::size_t i = 0; i < words.size(); ++i) CHECK(sorted[places[i]] == words[i]);
}

TEST_CASE("a dictionary takes 65,535 words and no more") {
  Dictionary dictionary;
  for (int i = 0; i < 65'535; ++i) REQUIRE(dictionary.number(fmt::format("{}", i)) == i);
  CHECK_THROWS_AS(dictionary.number("short"), Error);
  CHECK_THROWS_AS(dictionary.number("a word of more than sixteen bytes"), Error);
  CHECK(dictionary.number("65534") == 65'534);
}
