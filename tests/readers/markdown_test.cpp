#include "ingest/readers/markdown.hpp"

#include "tests/catch.hpp"
#include "tests/readers/reading.hpp"

using namespace entente::ingest;
using test::read_one;

namespace {
std::string text_of(std::string_view markdown) {
  std::string body = read_markdown(markdown).body;
  while (body.ends_with('\n')) body.pop_back();
  return body;
}
}  // namespace

TEST_CASE("inline marks go and the words stay") {
  CHECK(text_of("Chad **offered** *troops* to the __force__ and ~~left~~.") ==
        "Chad offered troops to the force and left.");
  CHECK(text_of("See [the plan](https://x.example/a_(b) \"The plan\") and [this][1].") == "See the plan and this.");
  CHECK(text_of("Before ![a map](map.png) after.") == "Before  after.");
  CHECK(text_of("At <https://x.example/> or `code` and <b>bold</b>.") == "At https://x.example/ or code and bold.");
  CHECK(text_of("\"The regime [Israel] will go,\" he said.") == "\"The regime [Israel] will go,\" he said.");
  CHECK(text_of("Five \\* six, a snake_case_name, 2 * 3 * 4.") == "Five * six, a snake_case_name, 2 * 3 * 4.");
  CHECK(text_of("Chad&rsquo;s &amp; Niger&#8217;s &#x2014; R&D") == "Chad\u2019s & Niger\u2019s \u2014 R&D");
  CHECK(text_of("It said so.[^1]\n\nNext.") == "It said so.\n\nNext.");
}

TEST_CASE("blocks become paragraphs of one line") {
  CHECK(text_of("One came\nand stayed.\n\nTwo left.") == "One came and stayed.\n\nTwo left.");
  CHECK(text_of("> One came,\n> he said.") == "One came, he said.");
  CHECK(text_of("- one\n- two\n  more\n\nThree.") == "one\ntwo more\n\nThree.");
  CHECK(text_of("1. one\n2) two") == "one\ntwo");
  CHECK(text_of("```sh\nls *x*\n```\nAfter.") == "ls *x*\nAfter.");
  CHECK(text_of("One.\n\n---\n\nTwo.") == "One.\n\nTwo.");
  CHECK(text_of("| State | Troops |\n|---|---|\n| Chad | 800 |") == "State ; Troops\nChad ; 800");
  CHECK(text_of("[1]: https://x.example/\nOne.") == "One.");
}

TEST_CASE("the first heading of level one is the title") {
  const ReadDocument read =
      read_one("# Chad *offers* troops #\n\nChad has offered troops.\n\n## Why\n\nIt can.", "a.md");
  CHECK(read.document.title == "Chad offers troops");
  CHECK(read.title_span.of(read.document.text) == "Chad offers troops");
  CHECK(read.document.text == "Chad offers troops\n\nChad has offered troops.\n\nWhy\n\nIt can.");
  CHECK(read_one("Chad offers\n===========\n\nChad has offered.", "a.md").document.title == "Chad offers");
}

TEST_CASE("front matter gives title, date and publisher") {
  const ReadDocument read = read_one(
      "---\ntitle: \"Chad: an offer\"\ndate: 2025-03-03T08:00:00Z\npublisher: Lake Letter\ntags: [a, b]\n---\n\nChad "
      "has "
      "offered troops.",
      "a.md");
  CHECK(read.document.title == "Chad: an offer");
  CHECK(read.document.published->iso() == "2025-03-03");
  CHECK(read.document.publisher == "Lake Letter");
  CHECK(read.document.text == "Chad: an offer\n\nChad has offered troops.");
}

TEST_CASE("marks without an end stay as they are, in linear time") {
  CHECK(text_of("a [b](c") == "a [b](c");
  CHECK(text_of("a <b") == "a <b");
  CHECK(text_of("![x") == "![x");
  for (const std::string piece : {"[", "](", "![", "<a ", "*", "`", "&#", "> ", "[a](", "\\", "_a", "[]("}) {
    std::string hostile;
    while (hostile.size() < 1'000'000) hostile += piece;
    INFO(piece);
    CHECK(text_of(hostile).size() <= hostile.size());
  }
}
