#include "query/export/escape.hpp"

#include "tests/catch.hpp"

using namespace entente::query::escape;

TEST_CASE("DOT text doubles backslashes first and keeps entities from being read") {
  CHECK(dot_text("a\\b\"c&d\ne") == "a\\\\b\\\"c&amp;d\\ne");
  CHECK(dot_id("x\"y\\") == "\"x\\\"y\\\\\"");
}

TEST_CASE("CSV disarms formulas unless asked not to") {
  CHECK(csv("=1+1", false) == "'=1+1");
  CHECK(csv("=1+1", true) == "=1+1");
  CHECK(csv("\tx", false) == "'\tx");
  CHECK(csv("a,\"b\"", false) == "\"a,\"\"b\"\"\"");
  CHECK(csv("plain", false) == "plain");
}

TEST_CASE("openCypher strings and names cannot be left") {
  CHECK(cypher_string("it's \\ here\n") == "'it\\'s \\\\ here\\n'");
  CHECK(cypher_name("a`b") == "`a``b`");
}

TEST_CASE("XML has no character it forbids") {
  CHECK(xml("<a b=\"c\">&'") == "&lt;a b=&quot;c&quot;&gt;&amp;&#39;");
  CHECK(xml(std::string("a\x01z", 3)) == "a\uFFFDz");
  CHECK(xml("a\nb") == "a&#10;b");
}

TEST_CASE("Mermaid and Markdown see text, not markup") {
  CHECK(mermaid("\"#;<>") == "#34;#35;#59;#60;#62;");
  CHECK(markdown("*a* [b](c)\nd") == "\\*a\\* \\[b\\]\\(c\\) d");
  CHECK(one_line("  a \n\t b  ") == "a b");
}

TEST_CASE("a URL keeps what it means and cannot leave its quotes") {
  CHECK(url_path("a b/\u00e9%?") == "a%20b/%C3%A9%25%3F");
  CHECK(url("https://[::1]:80/a%20b?c=d&e=f#g") == "https://[::1]:80/a%20b?c=d&e=f#g");
  CHECK(url("http://x/\"><b>\\ \u00e9") == "http://x/%22%3E%3Cb%3E%5C%20%C3%A9");
}
