#include "ingest/readers/press_date.hpp"

#include "tests/catch.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {
std::string at(std::string_view text) {
  const auto found = press_date_at(text);
  return found ? found->date.iso() + "/" + std::to_string(found->size) : "-";
}
std::string find(std::string_view text) {
  const auto found = find_press_date(text);
  return found ? found->iso() : "-";
}
}  // namespace

TEST_CASE("dates are read in the forms publishers write") {
  CHECK(at("2025-11-30") == "2025-11-30/10");
  CHECK(at("2025-11-30T10:15:00+05:00") == "2025-11-30/10");
  CHECK(at("2025/11/30") == "2025-11-30/10");
  CHECK(at("20251130") == "2025-11-30/8");
  CHECK(at("30 November 2025") == "2025-11-30/16");
  CHECK(at("30th Nov. 2025 -") == "2025-11-30/14");
  CHECK(at("30th of November, 2025") == "2025-11-30/22");
  CHECK(at("30-Nov-2025") == "2025-11-30/11");
  CHECK(at("November 30, 2025:") == "2025-11-30/17");
  CHECK(at("Sept. 3, 2025") == "2025-09-03/13");
  CHECK(at("Sunday, November 30, 2025") == "2025-11-30/25");
  CHECK(at("Sun, 30 Nov 2025 10:00:00 GMT") == "2025-11-30/16");
  CHECK(at("30/11/2025") == "2025-11-30/10");
  CHECK(at("11/30/2025") == "2025-11-30/10");
  CHECK(at("30.11.2025") == "2025-11-30/10");
}

TEST_CASE("a date without a year is one, and says so") {
  CHECK(at("Nov 30") == "0000-11-30/6");
  CHECK(at("24 March -") == "0000-03-24/8");
  CHECK(at("Mar 03:") == "0000-03-03/6");
  CHECK(find("24 March") == "-");
}

TEST_CASE("what only looks like a date is none") {
  CHECK(at("31 February 2025") == "-");
  CHECK(at("2025-13-01") == "-");
  CHECK(at("05/06/2025") == "-");  // the fifth of June, or of May the sixth
  CHECK(at("May be") == "-");
  CHECK(at("30 Novembers") == "-");
  CHECK(at("marched 3") == "-");
  CHECK(at("0000-00-00") == "-");
  CHECK(at("123456789") == "-");
  CHECK(at("") == "-");
}

TEST_CASE("the first whole date in a line is found") {
  CHECK(find("Updated: November 30, 2025 3:04 pm") == "2025-11-30");
  CHECK(find("Published at 10:15 on 1 Dec 2025, updated 2 Dec 2025") == "2025-12-01");
  CHECK(find("yesterday") == "-");
  CHECK(find("flight 12025-11-30") == "-");
}
