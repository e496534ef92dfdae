#include <cstdlib>
#include <random>

#include "ingest/readers/encoding.hpp"
#include "tests/catch.hpp"
#include "tests/readers/invariants.hpp"
#include "tests/readers/reading.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

/// Bits of all formats, so that random inputs get further than random bytes do.
const std::vector<std::string> kPieces = {
    "Chad has offered troops. ",
    "ISLAMABAD: ",
    "KYIV, March 3, 2025 (Reuters) - ",
    "\n",
    "\n\n",
    "\r\n",
    "Leave a Comment",
    "Related:",
    "By Jane Doe",
    "<p>",
    "</p>",
    "<div class='comments'>",
    "</div>",
    "<article>",
    "<a href=x>",
    "</a>",
    "<h1>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<br>",
    "&amp;",
    "&#8217;",
    "&",
    "{\"text\":\"",
    "\"}",
    "{\"id\":",
    "[",
    "]",
    "(",
    ")",
    "**",
    "# ",
    "> ",
    "- ",
    "```",
    "---",
    "|",
    "\\",
    "\"",
    "'",
    "\xE2\x80\x99",
    "\xE2\x80",
    "\xFF",
    "\xEF\xBB\xBF",
    "\xC2\xAD",
    "\xE2\x80\xA8",
    std::string(1, '\0'),
    "\x01",
    " - ",
    "\xE2\x80\x94",
    ":",
    "2025-11-30",
    "30 November 2025",
    "<title>",
    "<meta property=og:title content='",
    "<time datetime=",
    "Published in The Gazette, ",
    "Share",
    "\t",
    "<table><td>",
    "<li>",
    "<svg>",
    "\\u0000",
    "\\ud800",
    "x",
};

std::string random_input(std::mt19937_64& random) {
  std::string input;
  const std::size_t count = random() % 60;
  for (std::size_t i = 0; i < count; ++i) {
    if (random() % 8 == 0) {
      input += static_cast<char>(random() % 256);
    } else {
      input += kPieces[random() % kPieces.size()];
    }
  }
  return input;
}

}  // namespace

TEST_CASE("whatever the bytes, a reader gives sound documents or errors") {
  const char* given = std::getenv("ENTENTE_SEED");
  const std::uint64_t seed = given ? std::strtoull(given, nullptr, 10) : std::random_device{}();
  INFO("replay with ENTENTE_SEED=" << seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 4000; ++round) {
    const std::string input = random_input(random);
    for (const std::string name : {"a.txt", "a.md", "a.html", "a.json", "a.ndjson", "-"}) {
      const test::Outcome outcome = test::read(input, name);
      for (const ReadDocument& document : outcome.documents) {
        const std::string fault = test::fault_of(document);
        if (!fault.empty()) FAIL(name << ", round " << round << ": " << fault);
      }
      for (const Error& error : outcome.errors) {
        if (!is_utf8(error.what()) || error.where().empty()) FAIL(name << ", round " << round << ": bad error");
      }
      if (name != "a.ndjson" && name != "a.json" && name != "-" &&
          outcome.documents.size() + outcome.errors.size() != 1) {
        FAIL(name << ", round " << round << ": neither one document nor one error");
      }
    }
  }
}
