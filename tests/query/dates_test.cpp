#include "query/ask/dates.hpp"

#include "graph/model/error.hpp"
#include "tests/catch.hpp"

using entente::Date;
using entente::Error;
using entente::query::Period;
using entente::query::split_words;
using entente::query::take_period;

namespace {

/// "since..until|words that are left"
std::string read(const std::string& question) {
  auto words = split_words(question);
  const Period period = take_period(question, words);
  std::string text = (period.since ? period.since->iso() : "") + ".." + (period.until ? period.until->iso() : "") + "|";
  for (const auto& word : words) text += (text.back() == '|' ? "" : " ") + word.form;
  return text;
}

}  // namespace

TEST_CASE("a phrase of time is taken out of a question") {
  CHECK(read("whom did Dar consult since 2025-12-01") == "2025-12-01..|whom did dar consult");
  CHECK(read("who met whom before December 2025") == "..2025-11-30|who met whom");
  CHECK(read("who met whom after 2025") == "2026-01-01..|who met whom");
  CHECK(read("who met whom until 30 November 2025?") == "..2025-11-30|who met whom");
  CHECK(read("who met whom on November 30, 2025") == "2025-11-30..2025-11-30|who met whom");
  CHECK(read("in February 2024 who met whom") == "2024-02-01..2024-02-29|who met whom");
  CHECK(read("who met whom between 2025-11-01 and 2025-11-30") == "2025-11-01..2025-11-30|who met whom");
  CHECK(read("who met whom from the 3rd of May 2025 to Jun 2025") == "2025-05-03..2025-06-30|who met whom");
  CHECK(read("who met whom as of 2025") == "..2025-12-31|who met whom");
  CHECK(read("since 2024 who met whom before 2025") == "2024-01-01..2024-12-31|who met whom");
}

TEST_CASE("words that only look like time stay") {
  CHECK(read("what happened between Iran and Israel") == "..|what happened between iran and israel");
  CHECK(read("who may march on Ankara") == "..|who may march on ankara");
  CHECK(read("who was thanked by Iran") == "..|who was thanked by iran");
}

TEST_CASE("a time that is not said in full is refused, not guessed") {
  CHECK_THROWS_AS(read("who met whom since December"), Error);
  CHECK_THROWS_AS(read("who met whom since 30 November"), Error);
  CHECK_THROWS_AS(read("who met whom on 31 November 2025"), Error);
  CHECK_THROWS_AS(read("who met whom since 2025 until 2024"), Error);
}
