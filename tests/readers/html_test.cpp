#include "ingest/readers/html.hpp"

#include "ingest/readers/html_filter.hpp"
#include "tests/catch.hpp"
#include "tests/readers/reading.hpp"

using namespace entente;
using namespace entente::ingest;
using test::error_of;
using test::read_one;

namespace {

const std::string kParagraphs =
    "<p>Chad has offered a battalion to the force that five states plan around the lake.</p>"
    "<p>Niger has asked for time, and Cameroon has objected to the mandate.</p>";
const std::string kText =
    "Chad has offered a battalion to the force that five states plan around the lake.\n\n"
    "Niger has asked for time, and Cameroon has objected to the mandate.";

std::string text_of(const std::string& html) { return read_one(html, "a.html").document.text; }

std::string page_of_depth(std::size_t depth) {
  std::string html;
  for (std::size_t i = 0; i < depth; ++i) html += "<div>";
  html += "Chad has offered troops to the lake force.";
  for (std::size_t i = 0; i < depth; ++i) html += "</div>";
  return html;
}

}  // namespace

TEST_CASE("the main text is found, and menus, forms, comments and related links are not in it") {
  CHECK(text_of("<html><head><style>p{}</style></head><body><nav><ul><li><a href=/>Home</a><li><a "
                "href=/w>World</a></ul></nav><header>The Lake Gazette</header><article>" +
                kParagraphs +
                "<figure><img src=a><figcaption>Ministers at the lake on Monday morning</figcaption></figure>"
                "<aside>Sign up for the letter that we send every morning</aside></article>"
                "<section id=comments><p>I think that Niger should attack Chad without further delay.</p></section>"
                "<form>Your email address <input></form><footer>All of it is ours, since 1901, and will be.</footer>"
                "<script>document.write('Chad attacks Niger')</script></body></html>") == kText);
}

TEST_CASE("the text that is marked as the article's body wins over everything else") {
  CHECK(text_of("<article><p>A long teaser about quite another matter that has nothing to do with it.</p>"
                "<div itemprop=articleBody>" +
                kParagraphs + "</div></article>") == kText);
}

TEST_CASE("a page without semantic elements is read by where its paragraphs are") {
  CHECK(text_of(
            "<div class=top><a href=1>One</a> <a href=2>Two</a> <a href=3>Three</a></div><div class=middle>" +
            kParagraphs +
            "</div><div class=right><ul><li><a href=4>Mali leaves the bloc after a long dispute</a></li></ul></div>") ==
        kText);
}

TEST_CASE("elements that say they are furniture by class are left out, unless most of the page is in them") {
  CHECK(
      text_of("<div class='entry-content'>" + kParagraphs +
              "<div class='share-buttons'><p>Tell all your friends about this article now</p></div>"
              "<div class='js-relatedPosts'><p>Mali leaves the bloc after a long dispute over fees</p></div></div>") ==
      kText);
  CHECK(text_of("<body class='has-sidebar'><div class='ad-free'>" + kParagraphs + "</div></body>") == kText);
}

TEST_CASE("hidden elements are not read") {
  CHECK(text_of("<article>" + kParagraphs +
                "<p hidden>Niger attacks Chad in the night.</p><p style='color:red; display : none'>Niger "
                "attacks Chad in the night.</p><p aria-hidden=true>Niger attacks Chad in the night.</p></article>") ==
        kText);
}

TEST_CASE("blocks become paragraphs, breaks lines, and entities characters") {
  CHECK(
      text_of("<article><h2>The offer</h2><p>Chad&rsquo;s  offer\n stands &amp; <b>Ni</b><i>ger</i>&nbsp;waits.<br>It "
              "&#8220;must&#8221;.</p>"
              "<ul><li>guard the lake</li><li>keep the roads</li></ul><table><tr><td>Chad<td>800</table></article>") ==
      "The offer\n\nChad\u2019s offer stands & Niger\u00A0waits.\nIt \u201Cmust\u201D.\n\nguard the lake\n\nkeep the "
      "roads\n\nChad\n\n800");
}

TEST_CASE("metadata is read from JSON-LD first") {
  const ReadDocument read = read_one(
      "<html><head><title>Chad offers troops | The Lake Gazette</title>"
      "<meta property=og:title content='Wrong'><link rel=canonical href='https://lake.example/1'>"
      "<script "
      "type='application/ld+json'>{\"@context\":\"https://"
      "schema.org\",\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"x\"},"
      "{\"@type\":[\"NewsArticle\"],\"headline\":\"Chad offers "
      "troops\",\"datePublished\":\"2025-03-03T08:00:00+01:00\","
      "\"publisher\":{\"@type\":\"Organization\",\"name\":\"The Lake Gazette\"}}]}</script></head><body><article>" +
          kParagraphs + "</article></body></html>",
      "a.html");
  CHECK(read.document.title == "Chad offers troops");
  CHECK(read.document.publisher == "The Lake Gazette");
  CHECK(read.document.published->iso() == "2025-03-03");
  CHECK(read.document.url == "https://lake.example/1");
  CHECK(read.document.text == "Chad offers troops\n\n" + kText);
}

TEST_CASE("metadata is read from Open Graph, meta and time elements") {
  const ReadDocument graph = read_one(
      "<meta property='og:title' content='Chad offers troops - Lake'><meta property='og:site_name' content='Lake'>"
      "<meta property='article:published_time' content='2025-03-03T08:00'><article>" +
          kParagraphs + "</article>",
      "a.html");
  CHECK(graph.document.title == "Chad offers troops");
  CHECK(graph.document.publisher == "Lake");
  CHECK(graph.document.published->iso() == "2025-03-03");
  const ReadDocument time = read_one(
      "<title>Chad offers troops to force - Lake</title><article><h1>Chad offers troops</h1>"
      "<time datetime=2025-03-04>today</time>" +
          kParagraphs + "</article>",
      "a.html");
  CHECK(time.document.title == "Chad offers troops");
  CHECK(time.document.published->iso() == "2025-03-04");
  CHECK(time.title_span.start == 0);
}

TEST_CASE("JSON-LD that is broken, or no article, is passed over") {
  for (const std::string json : {"{", "[[[[", "\"x\"", "{\"@type\":\"Person\",\"headline\":\"No\"}", "{\"@type\":7}"}) {
    const ReadDocument read =
        read_one("<title>Yes</title><script type=application/ld+json>" + json + "</script>" + kParagraphs, "a.html");
    CHECK(read.document.title == "Yes");
  }
}

TEST_CASE("a page that shows its text only by script is read from its JSON-LD") {
  CHECK(text_of("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"Chad has offered a "
                "battalion. Niger has "
                "not.\"}</script><div id=root></div>") == "Chad has offered a battalion. Niger has not.");
}

TEST_CASE("nothing of a page is run, fetched or expanded") {
  CHECK(text_of("<!DOCTYPE html [<!ENTITY a \"aaaa\">]><article><p>Chad has offered &a; troops to the lake "
                "force.</p></article>") == "Chad has offered &a; troops to the lake force.");
  CHECK(text_of("<article>" + kParagraphs +
                "<iframe src=http://x.example><p>Inside</p></iframe><object><p>Inside an object there is more"
                "</p></object><svg><text>Inside</text></svg><template><p>Inside a template there is "
                "more</p></template></article>") == kText);
}

TEST_CASE("unclosed and crossed tags do no harm") {
  CHECK(text_of("<article><p>Chad has offered troops to the lake force.<p>Niger <b>has <i>not</b> answered</i> so "
                "far.<script>x") == "Chad has offered troops to the lake force.\n\nNiger has not answered so far.x");
  CHECK(
      text_of(
          "</div></p><article><p>Chad has offered troops to the lake force</p> and it is < 5 <b</article></article>") ==
      "Chad has offered troops to the lake force\n\nand it is < 5");
}

TEST_CASE("elements may nest exactly as deep as the limit says") {
  CHECK(text_of(page_of_depth(limits::kMaxHtmlDepth - 1)) == "Chad has offered troops to the lake force.");
  CHECK(text_of(page_of_depth(limits::kMaxHtmlDepth)) == "Chad has offered troops to the lake force.");
  CHECK(error_of(page_of_depth(limits::kMaxHtmlDepth + 1), "a.html") ==
        "a.html: elements are nested deeper than 1024 levels, which is the limit");
  CHECK(error_of(page_of_depth(100'000), "a.html") ==
        "a.html: elements are nested deeper than 1024 levels, which is the limit");
  CHECK(error_of(page_of_depth(1'000'000), "a.html").starts_with("a.html: elements are nested deeper"));
}

TEST_CASE("a page may have exactly as many elements and bytes as the limits say") {
  const auto page_of = [](std::size_t elements) {
    std::string html = "<p>Chad has offered troops to the lake force.";
    for (std::size_t i = 1; i < elements; ++i) html += "<br>";
    return html;
  };
  CHECK(test::read(page_of(limits::kMaxHtmlElements), "a.html").errors.empty());
  CHECK(error_of(page_of(limits::kMaxHtmlElements + 1), "a.html") ==
        "a.html: the page has more than 500000 elements, which is the limit");
  const std::string head = "<p>Chad has offered troops to the lake force.</p>";
  const auto padded = [&](std::size_t bytes) { return head + std::string(bytes - head.size(), ' '); };
  CHECK(test::read(padded(limits::kMaxHtmlBytes - 1), "a.html").errors.empty());
  CHECK(test::read(padded(limits::kMaxHtmlBytes), "a.html").errors.empty());
  CHECK(error_of(padded(limits::kMaxHtmlBytes + 1), "a.html") ==
        "a.html: the page is 16777217 bytes, the limit is 16777216");
}

TEST_CASE("input made to nest or to take square time is read in linear time") {
  for (const std::string piece : {"<svg><style><g>",
                                  "<select><title><div>",
                                  "<table><tr><td></div>",
                                  "<b><div></b>",
                                  "<p><font a=1 b=2>",
                                  "<a><div></a>",
                                  "<div/",
                                  "<!--",
                                  "<![CDATA[",
                                  "</",
                                  "<p a",
                                  "<x y='",
                                  "<ruby><rt>",
                                  "<form><table>",
                                  "<script>",
                                  "<title>",
                                  "<textarea></",
                                  "<button><button>",
                                  "<li><ul>",
                                  "<frameset>",
                                  "<math><mi>",
                                  "<template>",
                                  "<plaintext>",
                                  "<body a=1><html b=2>"}) {
    std::string hostile;
    while (hostile.size() < 300'000) hostile += piece;
    INFO(piece);
    const test::Outcome outcome = test::read(hostile, "a.html");
    CHECK(outcome.documents.size() + outcome.errors.size() == 1);
  }
  std::string attributes = "<p";
  for (int i = 0; i < 300'000; ++i) attributes += " a" + std::to_string(i) + "=1";
  CHECK(text_of(attributes + ">Chad has offered troops to the lake force.") ==
        "Chad has offered troops to the lake force.");
}

TEST_CASE("what the filter passes on is well-formed and holds only known elements") {
  const std::string html =
      filter_html("<DIV Class='a\"b' onclick=x><P>one<TD>two</DIV>three<svg><p></svg><b>four</b>", "x").html;
  CHECK(html == "<div class=\"a&quot;b\"><p>one</p><div>two</div>threefour</div>");
}

TEST_CASE("the charset a page declares is used") {
  CHECK(text_of("<meta charset=windows-1251><article><p>\xCC\xEE\xF1\xEA\xE2\xE0 has offered troops to the "
                "force.</p></article>") == "\u041C\u043E\u0441\u043A\u0432\u0430 has offered troops to the force.");
}

TEST_CASE("an article in several parts is read whole") {
  CHECK(text_of("<div class=live><div class=post><p>Chad has offered a battalion to the lake force, its ministry "
                "says.</p></div>"
                "<div class=post><p>Niger rejects the plan that was published on Monday morning.</p></div></div>") ==
        "Chad has offered a battalion to the lake force, its ministry says.\n\nNiger rejects the plan that was "
        "published on Monday "
        "morning.");
}
