#include "graph/store/store.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <random>

#include "graph/engine/graph.hpp"
#include "graph/model/error.hpp"
#include "graph/store/migrations.hpp"
#include "tests/catch.hpp"
#include "tests/graph/articles.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

const std::string kText = "Dar met Fidan.";

Store in_memory() { return Store::open(":memory:", OpenMode::read_write); }

ExtractedDocument meeting(const std::string& id, const std::string& text = kText) {
  ExtractedDocument made = article(id, text, {claim("official/dar", "Dar"), claim("official/fidan", "Fidan")});
  made.evidence = {says("official/dar", "consults", "official/fidan", 0.5)};
  made.evidence[0].source.span = {.start = 0, .end = 3};
  made.evidence[0].trigger = {.start = 4, .end = 7};
  made.evidence[0].target.span = {.start = 8, .end = 13};
  return made;
}

const EdgeKey kMeeting{"official/dar", "consults", "official/fidan", false};

}  // namespace

TEST_CASE("a stored document comes back as it was read") {
  Store store = in_memory();
  ExtractedDocument document = meeting("a.txt");
  document.evidence[0].attributed_to = "official/fidan";
  document.evidence[0].date = Date{.year = 2025, .month = 11, .day = 28};
  CHECK(store.add(document) == Added::added);

  REQUIRE(store.documents().size() == 1);
  CHECK(store.documents()[0].text == kText);
  CHECK(store.documents()[0].published == document.document.published);
  const auto records = store.evidence(kMeeting);
  REQUIRE(records.size() == 1);
  CHECK(records[0].document == "a.txt");
  CHECK(records[0].sentence_text == kText);
  CHECK(records[0].source_text == "Dar");
  CHECK(records[0].trigger_text == "met");
  CHECK(records[0].target_text == "Fidan");
  CHECK(records[0].evidence.source.name == "Dar");
  CHECK(records[0].evidence.attributed_to == "official/fidan");
  CHECK(records[0].evidence.date == Date{.year = 2025, .month = 11, .day = 28});
  CHECK(records[0].evidence.rule == "verb:meet");
  const StoreCounts counts = store.counts();
  CHECK((counts.documents == 1 && counts.sentences == 1 && counts.nodes == 2 && counts.edges == 1 &&
         counts.evidence == 1));
  CHECK(store.verify().empty());
}

TEST_CASE("a mention outside its sentence is still quoted exactly") {
  Store store = in_memory();
  ExtractedDocument document = meeting("a.txt", "Fidan, of Ankara. Dar met him.");
  document.sentences = {{.start = 0, .end = 17}, {.start = 18, .end = 30}};
  document.evidence[0].sentence = 1;
  document.evidence[0].source.span = {.start = 18, .end = 21};
  document.evidence[0].trigger = {.start = 22, .end = 25};
  document.evidence[0].target.span = {.start = 0, .end = 5};
  store.add(document);
  const auto records = store.evidence(kMeeting);
  REQUIRE(records.size() == 1);
  CHECK(records[0].sentence_text == "Dar met him.");
  CHECK(records[0].source_text == "Dar");
  CHECK(records[0].target_text == "Fidan");
}

TEST_CASE("an edge sums up its evidence over documents") {
  Store store = in_memory();
  ExtractedDocument first = meeting("a.txt");
  first.evidence.push_back(first.evidence[0]);
  first.evidence[1].confidence = 0.4;
  first.evidence[1].modality = Modality::planned;
  first.evidence[1].cameo = "042";
  ExtractedDocument second = meeting("b.txt", "Fidan met Dar again.");
  second.evidence[0].modality = Modality::reported;
  second.evidence[0].date = Date{.year = 2025, .month = 10, .day = 0};
  second.evidence[0].cameo = "042";
  store.add(first);
  store.add(second);
  REQUIRE(store.edges().size() == 1);
  const EdgeRecord edge = store.edges()[0];
  CHECK(edge.mentions == 3);
  CHECK(edge.documents == 2);
  CHECK(edge.first == Date{.year = 2025, .month = 10, .day = 0});
  CHECK(edge.last == Date{.year = 2025, .month = 11, .day = 30});
  CHECK(edge.modality == Modality::asserted);
  CHECK(edge.cameo == "042");
  CHECK(edge.confidence == Approx(0.75));
  for (int i = 0; i < 20; ++i) store.add(meeting(fmt::format("c{}", i), fmt::format("They met {} times.", i)));
  CHECK(store.edges()[0].confidence == 0.99);
}

TEST_CASE("a node goes by its authoritative name, else by the most used, then longest, then first one") {
  Store store = in_memory();
  const auto named = [&](const std::string& id, const std::string& name, bool authoritative = false) {
    ExtractedDocument document = article(id, "Text of " + id, {claim("state/TUR", name)});
    document.nodes[0].authoritative = authoritative;
    store.add(document);
    return store.nodes()[0].name;
  };
  CHECK(named("a", "Turkey") == "Turkey");
  CHECK(named("b", "Türkiye") == "Türkiye");
  CHECK(named("c", "Ankara") == "Türkiye");
  CHECK(named("d", "Turkey") == "Turkey");
  CHECK(named("e", "TR", true) == "TR");
  CHECK(store.nodes()[0].aliases == std::vector<std::string>{"Ankara", "Turkey", "Türkiye"});
  CHECK(store.remove("e"));
  CHECK(store.nodes()[0].name == "Turkey");
  CHECK(store.nodes()[0].aliases == std::vector<std::string>{"Ankara", "Türkiye"});
}

TEST_CASE("the same text twice is one document under its smallest id, whatever the order") {
  const std::vector<std::vector<std::string>> orders = {{"a", "b", "c"}, {"c", "b", "a"}, {"b", "c", "a"}};
  std::vector<std::string> dumps;
  for (const auto& order : orders) {
    Store store = in_memory();
    for (const std::string& id : order) {
      CHECK(store.add(meeting(id)) == (id == order.front() ? Added::added : Added::already_there));
      CHECK(store.contains(kText, id));
      CHECK(store.contains(kText, "z"));
    }
    CHECK(store.counts().documents == 1);
    CHECK(store.edges()[0].documents == 1);
    CHECK(store.verify().empty());
    dumps.push_back(dump(store));
  }
  CHECK(dumps[0] == dumps[1]);
  CHECK(dumps[0] == dumps[2]);
}

TEST_CASE("contains is true only where adding would change nothing") {
  Store store = in_memory();
  store.add(meeting("b"));
  CHECK(store.contains(kText, "b"));
  CHECK_FALSE(store.contains(kText, "a"));
  CHECK_FALSE(store.contains(kText + " ", "b"));
  CHECK_FALSE(store.contains("", "b"));
}

TEST_CASE("two texts under one id are two documents and go together") {
  Store store = in_memory();
  CHECK(store.add(meeting("a")) == Added::added);
  CHECK(store.add(meeting("a", "Another text.")) == Added::added);
  CHECK(store.counts().documents == 2);
  CHECK(store.remove("a"));
  CHECK(store.counts().documents == 0);
}

TEST_CASE("a store depends on what is in it and not on how it came there") {
  const std::uint64_t seed = GENERATE(1U, 2U, 3U);
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  std::vector<std::uint64_t> numbers;
  for (std::uint64_t n = 0; n < 60; ++n) numbers.push_back(n);

  Store plain = in_memory();
  for (std::uint64_t n = 0; n < 40; ++n) plain.add(random_article(n));
  const std::string expected = dump(plain);
  CHECK(plain.verify().empty());

  // All sixty in another order, some of them twice, and the last twenty taken out again in between.
  Store other = in_memory();
  std::shuffle(numbers.begin(), numbers.end(), random);
  std::vector<std::uint64_t> surplus;
  for (const std::uint64_t n : numbers) {
    other.add(random_article(n));
    if (n % 3 == 0) CHECK(other.add(random_article(n)) == Added::already_there);
    if (n >= 40) surplus.push_back(n);
    if (surplus.size() > 5) {
      CHECK(other.remove(random_article(surplus.front()).document.id));
      surplus.erase(surplus.begin());
    }
  }
  for (const std::uint64_t n : surplus) CHECK(other.remove(random_article(n).document.id));
  CHECK(other.verify().empty());
  CHECK(dump(other) == expected);

  for (std::uint64_t n = 0; n < 40; ++n) CHECK(other.remove(random_article(n).document.id));
  CHECK_FALSE(other.remove("00001.txt"));
  CHECK(dump(other).empty());
  const StoreCounts counts = other.counts();
  CHECK((counts.documents == 0 && counts.nodes == 0 && counts.edges == 0 && counts.sentences == 0));
  CHECK(other.verify().empty());
}

TEST_CASE("the store loads into a graph with the same nodes and edges") {
  Store store = in_memory();
  for (std::uint64_t n = 0; n < 30; ++n) store.add(random_article(n));
  const Graph graph = Graph::load(store);
  const auto nodes = store.nodes();
  const auto edges = store.edges();
  REQUIRE(graph.node_count() == nodes.size());
  REQUIRE(graph.edge_count() == edges.size());
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const NodeRecord node = graph.node(NodeId{i});
    CHECK(node.key == nodes[i].key);
    CHECK(node.aliases == nodes[i].aliases);
    CHECK(node.properties == nodes[i].properties);
  }
  for (std::uint32_t i = 0; i < edges.size(); ++i) {
    const EdgeRecord edge = graph.edge(EdgeId{i});
    CHECK(edge.key == edges[i].key);
    CHECK(edge.cameo == edges[i].cameo);
    CHECK(edge.first == edges[i].first);
    CHECK(edge.last == edges[i].last);
    CHECK(edge.mentions == edges[i].mentions);
    CHECK(edge.confidence == edges[i].confidence);
    CHECK(edge.modality == edges[i].modality);
  }
}

TEST_CASE("an edge of one document is exactly as confident as its best evidence") {
  ExtractedDocument only = meeting("a.txt", "Dar met Fidan.");
  for (const double confidence : {0.387, 0.45, 0.622, 0.9}) {
    CAPTURE(confidence);
    only.document.id = fmt::format("{}.txt", confidence);
    only.evidence[0].confidence = confidence;
    Store fresh = Store::open(":memory:", OpenMode::read_write);
    fresh.add(only);
    CHECK(fresh.edges()[0].confidence == confidence);
  }
}

TEST_CASE("a document that breaks its own rules is refused whole") {
  Store store = in_memory();
  ExtractedDocument document = meeting("a");
  SECTION("a sentence behind the end") { document.sentences[0].end = 99; }
  SECTION("an actor that is no node") { document.evidence[0].target.key = "state/XXX"; }
  SECTION("a sentence that is not there") { document.evidence[0].sentence = 1; }
  SECTION("a node twice") { document.nodes.push_back(document.nodes[0]); }
  SECTION("no id") { document.document.id.clear(); }
  SECTION("a confidence beyond one") { document.evidence[0].confidence = 1.5; }
  SECTION("a mention behind the end") { document.evidence[0].trigger.end = 99; }
  CHECK_THROWS_AS(store.add(document), Error);
  CHECK(dump(store).empty());
}

TEST_CASE("hostile text is stored byte for byte") {
  Store store = in_memory();
  const std::string text = std::string("a\0b '; DROP TABLE node; -- ", 27) + "\xF0\x9F\x98\x80 \"%s\"";
  ExtractedDocument document = meeting("'; --", text);
  document.nodes[0].name = std::string("x\0y", 3);
  document.nodes[0].aliases = {{"\"'`;", 2}};
  store.add(document);
  CHECK(store.documents()[0].text == text);
  CHECK(store.documents()[0].id == "'; --");
  CHECK(store.nodes()[0].name == std::string("x\0y", 3));
  CHECK(store.contains(text, "'; --"));
  CHECK(store.evidence(kMeeting)[0].source_text == text.substr(0, 3));
}

TEST_CASE("the file opens usefully in any SQLite tool") {
  const TemporaryFolder folder;
  const std::string path = folder.file("a.db");
  {
    Store store = Store::open(path, OpenMode::read_write);
    store.add(meeting("a.txt"));
    ExtractedDocument other = meeting("b.txt", "Nothing of note.");
    other.evidence.clear();
    store.add(other);
  }
  SQLite::Database database(path, SQLite::OPEN_READWRITE);
  CHECK(database.execAndGet("SELECT who || ' met ' || whom FROM who_consulted_whom").getString() == "Dar met Fidan");
  CHECK(database.execAndGet("SELECT source || type || target FROM edges").getString() == "DarconsultsFidan");
  CHECK(database.execAndGet("SELECT count(*) FROM sentence_index WHERE sentence_index MATCH 'fidan'").getInt() == 1);
  CHECK(database.execAndGet("SELECT count(*) FROM who_offered_what").getInt() == 0);
  CHECK(database.execAndGet("SELECT count(*) FROM who_objects_to_whom").getInt() == 0);
  CHECK(database.execAndGet("SELECT count(*) FROM who_thanked_whom").getInt() == 0);
  CHECK(database.execAndGet("PRAGMA journal_mode").getString() == "wal");
  SQLite::Statement check(database, "INSERT INTO sentence_index(sentence_index, rank) VALUES ('integrity-check', 1)");
  CHECK_NOTHROW(check.exec());
  Store::open(path, OpenMode::read_write).remove("a.txt");
  CHECK(database.execAndGet("SELECT count(*) FROM sentence_index WHERE sentence_index MATCH 'fidan'").getInt() == 0);
  check.reset();
  CHECK_NOTHROW(check.exec());
}

TEST_CASE("an older database is brought forward step by step and keeps its rows") {
  const std::vector<store::Migration> steps = {
      {.version = 1, .sql = "CREATE TABLE a(x INTEGER) STRICT; INSERT INTO a VALUES (7);"},
      {.version = 2, .sql = "ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1;"},
      {.version = 3, .sql = "CREATE INDEX a_by_y ON a(y);"},
  };
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE);
  store::migrate(database, std::span(steps).first(1));
  CHECK(database.execAndGet("PRAGMA user_version").getInt() == 1);
  store::migrate(database, steps);
  CHECK(database.execAndGet("PRAGMA user_version").getInt() == 3);
  CHECK(database.execAndGet("SELECT y FROM a").getInt() == 8);
  store::migrate(database, steps);
  CHECK(database.execAndGet("SELECT count(*) FROM a").getInt() == 1);

  const std::vector<store::Migration> broken = {
      steps[0], steps[1], steps[2], {.version = 4, .sql = "CREATE TABLE b(x); CREATE TABLE a(x);"}};
  CHECK_THROWS_AS(store::migrate(database, broken), SQLite::Exception);
  CHECK(database.execAndGet("PRAGMA user_version").getInt() == 3);
  CHECK(database.execAndGet("SELECT count(*) FROM sqlite_schema WHERE name = 'b'").getInt() == 0);
}

TEST_CASE("a database of the first version keeps its articles and gets its graph anew") {
  const TemporaryFolder folder;
  const std::string path = folder.file("old.db");
  {
    SQLite::Database old(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    store::migrate(old, store::migrations().first(1));
    old.exec(R"sql(
      INSERT INTO document VALUES (1, 'a.txt', '', 'Talks', '', '2025-11-30', 'Dar met Fidan.', zeroblob(16));
      INSERT INTO sentence VALUES (1, 1, 0, 0, 14, 'Dar met Fidan.');
      INSERT INTO sentence_index(rowid, text) VALUES (1, 'Dar met Fidan.');
      INSERT INTO node VALUES (1, 'official/dar', 'Official', 'Dar', 'PAK', 1),
                              (2, 'official/fidan', 'Official', 'Fidan', 'TUR', 1);
      INSERT INTO actor VALUES (1, 1, 'official/dar', 1, 'Official', 'Dar', 0, 'PAK'),
                               (2, 1, 'official/fidan', 2, 'Official', 'Fidan', 0, 'TUR');
      INSERT INTO actor_alias VALUES (1, 'Dar', 1), (2, 'Fidan', 1);
      INSERT INTO actor_property VALUES (1, 'role', 'minister');
      INSERT INTO edge VALUES (1, 1, 'consults', 2, 0, zeroblob(32), '040', 1, 1, NULL, NULL, 'asserted', 0.5, 0, 1, 0,
                               0, 0);
      INSERT INTO evidence VALUES (1, 1, 1, 1, 2, 0, 3, 8, 13, 4, 7, '040', 'CONSULT', 'asserted', '', NULL,
                                   '2025-11-30', 0.5, 'verb:meet', '');
    )sql");
  }
  CHECK_THROWS_AS(Store::open(path, OpenMode::read_only), Error);
  Store store = Store::open(path, OpenMode::read_write);
  CHECK(store.verify().empty());
  REQUIRE(store.evidence(kMeeting).size() == 1);
  CHECK(store.evidence(kMeeting)[0].evidence.rule == "verb:meet");
  CHECK(store.edges()[0].confidence == Approx(0.5));
  CHECK(store.nodes()[0].properties == std::map<std::string, std::string>{{"role", "minister"}});
  CHECK(store.nodes()[0].name == "Dar");
}
