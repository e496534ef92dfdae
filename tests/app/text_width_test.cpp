#include "app/io/text_width.hpp"

#include "tests/catch.hpp"

using namespace entente::app;

TEST_CASE("width counts what a terminal shows") {
  CHECK(text_width("Dar") == 3);
  CHECK(text_width("Erdo\u011Fan") == 7);
  CHECK(text_width("e\u0301") == 1);
  CHECK(text_width("\u4E2D\u56FD") == 4);
  CHECK(text_width("") == 0);
}

TEST_CASE("a text is cut at the width, never inside a character") {
  CHECK(shorten("Erdo\u011Fan", 7) == "Erdo\u011Fan");
  CHECK(shorten("Erdo\u011Fan", 6) == "Erdo\u011F\u2026");
  CHECK(shorten("\u4E2D\u56FD\u4EBA", 4) == "\u4E2D\u2026");
  CHECK(shorten("abc", 0).empty());
}

TEST_CASE("lines break at blanks and long words stay whole") {
  CHECK(wrap("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrap("incomprehensibilities a", 5) == std::vector<std::string>{"incomprehensibilities", "a"});
  CHECK(wrap("", 5).empty());
}
