#include <algorithm>
#include <random>

#include "graph/copies/fingerprint.hpp"
#include "graph/store/store.hpp"
#include "tests/catch.hpp"
#include "tests/graph/articles.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

/// Prose that is the same for the same number and shares nothing with that of others.
std::string prose(std::uint64_t number, int words) {
  std::mt19937_64 random(number);
  std::string text;
  for (int i = 0; i < words; ++i) {
    text += "w" + std::to_string(random() % 5000) + (i % 12 == 11 ? ". " : " ");
  }
  return text;
}

bool alike(const std::string& a, const std::string& b) {
  return copies::are_near_copies(copies::shingles(a), copies::shingles(b));
}

bool share_a_band(const std::string& a, const std::string& b) {
  const auto one = copies::bands(copies::shingles(a));
  const auto other = copies::bands(copies::shingles(b));
  return std::any_of(one.begin(), one.end(),
                     [&](std::int64_t band) { return std::binary_search(other.begin(), other.end(), band); });
}

ExtractedDocument report(const std::string& id, const std::string& text, double confidence) {
  ExtractedDocument made = article(id, text, {claim("state/PAK", "Pakistan"), claim("state/TUR", "Turkey")});
  made.evidence = {says("state/PAK", "thanks", "state/TUR", confidence)};
  return made;
}

}  // namespace

TEST_CASE("a wire report is known again under another headline, cut, and with a paragraph more") {
  const std::string wire = prose(1, 300);
  CHECK(alike(wire, "ANOTHER HEADLINE. " + wire));
  CHECK(alike(wire, wire.substr(0, wire.size() * 6 / 10)));
  CHECK(alike(wire, wire + prose(2, 200)));
  CHECK(alike(wire, prose(3, 20) + wire.substr(wire.size() / 3)));
  CHECK_FALSE(alike(wire, prose(4, 300)));
  CHECK_FALSE(alike(wire, prose(5, 300) + wire.substr(0, wire.size() / 3)));
  std::string shouted = wire;
  for (char& c : shouted) c = c == 'w' ? 'W' : c == '.' ? ';' : c;
  CHECK(alike(wire, shouted));
}

TEST_CASE("a text of a few words is nobody's copy") {
  CHECK_FALSE(alike("Talks were held in Ankara on Monday.", "Talks were held in Ankara on Monday."));
  CHECK(copies::bands(copies::shingles("Talks were held in Ankara on Monday.")).empty());
  CHECK(copies::shingles("").empty());
  CHECK(copies::shingles("one two three four").empty());
  CHECK(copies::shingles("one two three four five").size() == 1);
}

TEST_CASE("near-copies are found through the index, and others are seldom looked at") {
  int found = 0;
  int surplus = 0;
  for (std::uint64_t n = 0; n < 60; ++n) {
    const std::string wire = prose(n, 300);
    found += share_a_band(wire, prose(n + 1000, 60) + wire.substr(0, wire.size() * 7 / 10)) ? 1 : 0;
    surplus += share_a_band(wire, prose(n + 2000, 300) + wire.substr(0, wire.size() / 20)) ? 1 : 0;
  }
  CHECK(found >= 59);
  CHECK(surplus <= 3);
}

TEST_CASE("near-copies count as one source, and the best of them counts") {
  const std::string wire = prose(1, 200);
  Store store = Store::open(":memory:", OpenMode::read_write);
  store.add(report("a", wire, 0.5));
  store.add(report("b", "By our correspondent. " + wire, 0.8));
  store.add(report("c", prose(2, 200), 0.5));
  REQUIRE(store.edges().size() == 1);
  CHECK(store.edges()[0].mentions == 3);
  CHECK(store.edges()[0].documents == 2);
  CHECK(store.edges()[0].confidence == Approx(0.9));
  const auto evidence = store.evidence(store.edges()[0].key);
  REQUIRE(evidence.size() == 3);
  CHECK((evidence[0].document == "b" && evidence[0].copies == 1));
  CHECK((evidence[1].document == "a" && evidence[1].copies == 1));
  CHECK((evidence[2].document == "c" && evidence[2].copies == 0));
  CHECK(store.verify().empty());
  store.remove("b");
  CHECK(store.edges()[0].documents == 2);
  CHECK(store.edges()[0].confidence == Approx(0.75));
  CHECK(store.verify().empty());
}

TEST_CASE("what is a source does not depend on the order in which copies come and go") {
  const std::uint64_t seed = GENERATE(range(1U, 12U));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  // Each copies a good part of the one before: only the chain joins the first with the last.
  std::vector<ExtractedDocument> documents;
  std::string text = prose(seed, 200);
  for (int i = 0; i < 9; ++i) {
    documents.push_back(report(std::to_string(i), text, 0.1 * static_cast<double>(1 + random() % 8)));
    text = random() % 4 == 0 ? prose(random(), 200) : text.substr(text.size() * 3 / 10) + prose(random(), 60);
  }
  std::string expected;
  for (int round = 0; round < 4; ++round) {
    Store store = Store::open(":memory:", OpenMode::read_write);
    for (const ExtractedDocument& document : documents) {
      store.add(document);
      if (round > 0 && random() % 3 == 0) {
        const std::string gone = documents[random() % documents.size()].document.id;
        if (store.remove(gone)) {
          for (const ExtractedDocument& again : documents) {
            if (again.document.id == gone) store.add(again);
          }
        }
      }
    }
    CHECK(store.verify().empty());
    if (round == 0) expected = dump(store);
    CHECK(dump(store) == expected);
    std::shuffle(documents.begin(), documents.end(), random);
  }
}
