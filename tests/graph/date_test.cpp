#include "graph/model/date.hpp"

#include "tests/catch.hpp"

using entente::Date;

TEST_CASE("a date keeps the precision it was written with") {
  for (const char* text : {"2025", "2025-11", "2025-11-30"}) CHECK(Date::parse(text)->iso() == text);
  for (const char* text : {"", "25", "2025-13", "2025-02-30", "2025/11/30", "2025-11-30T00:00"})
    CHECK_FALSE(Date::parse(text));
}

TEST_CASE("a date without a day spans its month") {
  const Date february = *Date::parse("2024-02");
  CHECK(february.first_day().iso() == "2024-02-01");
  CHECK(february.last_day().iso() == "2024-02-29");
}

TEST_CASE("days since 1970 and back is the same day, and the weekday is right") {
  for (int day = -200000; day < 200000; day += 37) CHECK(Date::from_days(day).days() == day);
  CHECK(Date::parse("2025-11-30")->weekday() == 6);
  CHECK(Date::parse("1970-01-01")->weekday() == 3);
}
