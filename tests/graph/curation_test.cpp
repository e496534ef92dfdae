#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <map>
#include <random>

#include "graph/engine/graph.hpp"
#include "graph/model/error.hpp"
#include "graph/store/store.hpp"
#include "tests/catch.hpp"
#include "tests/graph/articles.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

Store in_memory() { return Store::open(":memory:", OpenMode::read_write); }

/// One sentence in which somebody does something to somebody.
ExtractedDocument deed(const std::string& id, const std::string& who, const std::string& type, const std::string& whom,
                       double confidence = 0.5) {
  ExtractedDocument made = article(id, "In " + id + " " + who + " " + type + " " + whom + ".",
                                   {claim("org/" + who, "Body " + who), claim("org/" + whom, "Body " + whom)});
  for (NodeClaim& node : made.nodes) node.label = "Organization";
  made.evidence = {says("org/" + who, type, "org/" + whom, confidence)};
  return made;
}

Judgement judgement(Verb verb, const std::string& subject, const std::string& object = {}) {
  Judgement made;
  made.verb = verb;
  made.subject = subject;
  made.object = object;
  return made;
}

/// Judges where that makes sense, and says whether it did.
bool try_judge(Store& store, const Judgement& wanted) {
  try {
    store.judge(wanted);
    return true;
  } catch (const Error& error) {
    CHECK((error.code() == ErrorCode::not_found || error.code() == ErrorCode::usage));
    return false;
  }
}

std::vector<std::string> edges(const Store& store) {
  std::vector<std::string> ids;
  for (const EdgeRecord& edge : store.edges()) ids.push_back(edge_id(edge.key));
  return ids;
}

using Ids = std::vector<std::string>;

/// Puts a log into an empty database without asking whether it makes sense yet.
void write_log(const std::string& path, const std::vector<Judgement>& log) {
  SQLite::Database database(path, SQLite::OPEN_READWRITE);
  for (const Judgement& one : log) {
    SQLite::Statement insert(database, "INSERT INTO judgement VALUES (?, ?, ?, ?, '', '', NULL, ?, ?)");
    insert.bind(1, static_cast<std::int64_t>(one.number));
    insert.bind(2, std::string(to_string(one.verb)));
    insert.bind(3, one.subject);
    insert.bind(4, one.object);
    insert.bind(5, one.cameo);
    insert.bind(6, one.plover);
    insert.exec();
  }
}

ErrorCode refusal(Store& store, const Judgement& wanted) {
  try {
    store.judge(wanted);
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::store;
}

}  // namespace

TEST_CASE("two nodes merged are one in every edge, name and sum, and undo parts them again") {
  Store store = in_memory();
  store.add(deed("1", "a", "thanks", "c"));
  store.add(deed("2", "b", "thanks", "c"));
  store.add(deed("3", "b", "offers", "a"));
  const std::string before = dump(store);
  const JudgementEffect effect = store.judge(judgement(Verb::merge, "org/a", "org/b"));
  CHECK(effect.judgement.number == 1);
  CHECK(effect.nodes_gone == Ids{"org/b"});
  CHECK(effect.nodes_new.empty());
  CHECK(effect.documents == 2);
  CHECK(effect.edges == -2);
  CHECK(effect.evidence == -1);  // nobody makes an offer to himself
  CHECK(edges(store) == Ids{"org/a thanks org/c"});
  CHECK(store.edges()[0].documents == 2);
  CHECK(store.nodes()[0].aliases == Ids{"Body b"});
  CHECK(store.verify().empty());
  store.judge(judgement(Verb::undo, ""));
  CHECK(dump(store) == before);
  CHECK(store.verify().empty());
}

TEST_CASE("a part split off is a node of its own, and stays one when more documents come") {
  Store store = in_memory();
  store.add(deed("1", "a", "thanks", "c"));
  store.add(deed("2", "b", "thanks", "c"));
  store.judge(judgement(Verb::merge, "org/a", "org/b"));
  const JudgementEffect effect = store.judge(judgement(Verb::split, "org/a", "BODY B"));
  CHECK(effect.nodes_new == Ids{"org/b"});
  store.add(deed("3", "b", "offers", "c"));
  CHECK(edges(store) == Ids{"org/a thanks org/c", "org/b offers org/c", "org/b thanks org/c"});
  CHECK(store.verify().empty());
}

TEST_CASE("the node that loses the part it is called by goes by another part's key") {
  Store store = in_memory();
  store.add(deed("1", "a", "thanks", "c"));
  store.add(deed("2", "b", "thanks", "c"));
  store.judge(judgement(Verb::merge, "org/a", "org/b"));
  store.judge(judgement(Verb::split, "org/a", "org/a"));
  CHECK(edges(store) == Ids{"org/a thanks org/c", "org/b thanks org/c"});
  CHECK(store.nodes()[0].name == "Body a");
  CHECK(store.nodes()[1].name == "Body b");
}

TEST_CASE("a new name and a new label hold over what documents say, and go again") {
  Store store = in_memory();
  store.add(deed("1", "a", "thanks", "c"));
  const std::string before = dump(store);
  store.judge(judgement(Verb::rename, "org/a", "The Body of A"));
  store.judge(judgement(Verb::retype, "org/a", "Group"));
  store.add(deed("2", "a", "offers", "c"));
  CHECK(store.nodes()[0].name == "The Body of A");
  CHECK(store.nodes()[0].label == "Group");
  CHECK(store.nodes()[0].aliases == Ids{"Body a"});
  CHECK(Graph::load(store).find_name("the body of a").size() == 1);
  CHECK(store.verify().empty());
  // The node goes and comes again: the judgements have waited.
  store.remove("1");
  store.remove("2");
  CHECK(store.nodes().empty());
  store.add(deed("1", "a", "thanks", "c"));
  CHECK(store.nodes()[0].name == "The Body of A");
  store.judge(judgement(Verb::undo, ""));
  store.judge(judgement(Verb::undo, ""));
  CHECK(dump(store) == before);
  CHECK(store.verify().empty());
}

TEST_CASE("a rejected edge is hidden and not lost, whenever its evidence comes") {
  Store store = in_memory();
  store.add(deed("1", "a", "thanks", "c"));
  store.add(deed("2", "a", "offers", "c"));
  const JudgementEffect effect = store.judge(judgement(Verb::reject, "org/a thanks org/c"));
  CHECK(effect.edges == -1);
  CHECK(effect.evidence == -1);
  store.add(deed("3", "a", "thanks", "c"));
  CHECK(edges(store) == Ids{"org/a offers org/c"});
  CHECK(store.counts().evidence == 1);
  const EdgeKey rejected{"org/a", "thanks", "org/c", false};
  CHECK(store.evidence(rejected).empty());
  const auto hidden = store.hidden_evidence(rejected);
  REQUIRE(hidden.size() == 2);
  CHECK((hidden[0].hidden && hidden[0].judgement == 1));
  CHECK(store.hidden_evidence({"org/a", "offers", "org/c", false}).empty());
  store.judge(judgement(Verb::accept, "org/a thanks org/c"));
  REQUIRE(store.evidence(rejected).size() == 2);
  CHECK(store.evidence(rejected)[0].judgement == 2);
  CHECK(store.edges()[1].confidence == 1.0);
  CHECK(store.edges()[0].confidence == Approx(0.5));
  CHECK(store.verify().empty());
}

TEST_CASE("a rejected edge stays rejected when its ends turn out to be others") {
  Store store = in_memory();
  store.add(deed("1", "a", "thanks", "c"));
  store.add(deed("2", "b", "thanks", "c"));
  store.judge(judgement(Verb::reject, "org/b thanks org/c"));
  store.judge(judgement(Verb::merge, "org/a", "org/b"));
  REQUIRE(edges(store) == Ids{"org/a thanks org/c"});
  CHECK(store.edges()[0].mentions == 1);  // the rejection was of what b did
  store.judge(judgement(Verb::reject, "org/a thanks org/c"));
  CHECK(edges(store).empty());
}

TEST_CASE("an edge of another type takes its evidence and its code with it") {
  Store store = in_memory();
  store.add(deed("1", "a", "thanks", "c"));
  Judgement retype = judgement(Verb::retype, "org/a thanks org/c", "supports");
  retype.cameo = "050";
  retype.plover = "SUPPORT";
  store.judge(retype);
  store.add(deed("2", "a", "thanks", "c"));
  REQUIRE(edges(store) == Ids{"org/a supports org/c"});
  CHECK(store.edges()[0].cameo == "050");
  const auto evidence = store.evidence({"org/a", "supports", "org/c", false});
  REQUIRE(evidence.size() == 2);
  CHECK(evidence[0].evidence.type == "supports");
  CHECK(evidence[0].evidence.cameo == "050");
  CHECK(evidence[0].evidence.plover == "SUPPORT");
  store.remove("2");
  store.judge(judgement(Verb::undo, "", "1"));
  REQUIRE(edges(store) == Ids{"org/a thanks org/c"});
  CHECK(store.edges()[0].cameo == "040");
  CHECK(store.verify().empty());
}

TEST_CASE("undo takes back the last judgement in effect, and can be taken back itself") {
  Store store = in_memory();
  store.add(deed("1", "a", "thanks", "c"));
  store.judge(judgement(Verb::rename, "org/a", "One"));
  store.judge(judgement(Verb::rename, "org/a", "Two"));
  CHECK(store.judge(judgement(Verb::undo, "")).judgement.object == "2");
  CHECK(store.nodes()[0].name == "One");
  CHECK(store.judge(judgement(Verb::undo, "")).judgement.object == "1");
  CHECK(store.nodes()[0].name == "Body a");
  CHECK(refusal(store, judgement(Verb::undo, "")) == ErrorCode::not_found);
  store.judge(judgement(Verb::undo, "", "3"));
  CHECK(store.nodes()[0].name == "Two");
  const auto log = store.judgements();
  REQUIRE(log.size() == 5);
  CHECK((log[0].undone && !log[1].undone && log[2].undone && !log[3].undone && !log[4].undone));
}

TEST_CASE("a judgement that makes no sense is refused and leaves no trace") {
  Store store = in_memory();
  store.add(deed("1", "a", "thanks", "c"));
  const std::string before = dump(store);
  CHECK(refusal(store, judgement(Verb::merge, "org/a", "org/x")) == ErrorCode::not_found);
  CHECK(refusal(store, judgement(Verb::merge, "org/a", "org/a")) == ErrorCode::usage);
  CHECK(refusal(store, judgement(Verb::split, "org/a", "Body a")) == ErrorCode::usage);
  CHECK(refusal(store, judgement(Verb::rename, "org/a", "")) == ErrorCode::usage);
  CHECK(refusal(store, judgement(Verb::rename, "org/a", std::string(513, 'x'))) == ErrorCode::limit);
  CHECK(refusal(store, judgement(Verb::reject, "org/c thanks org/a")) == ErrorCode::not_found);
  CHECK(refusal(store, judgement(Verb::reject, "org/a")) == ErrorCode::usage);
  CHECK(refusal(store, judgement(Verb::undo, "", "7")) == ErrorCode::not_found);
  CHECK(refusal(store, judgement(Verb::undo, "", "x")) == ErrorCode::usage);
  CHECK(store.judgements().empty());
  CHECK(dump(store) == before);
}

TEST_CASE("a judgement holds what was said with it") {
  Store store = in_memory();
  store.add(deed("1", "a", "thanks", "c"));
  Judgement wanted = judgement(Verb::rename, "org/a", "One");
  wanted.note = "as its own site has it";
  wanted.author = "E. Editor";
  wanted.date = Date{.year = 2026, .month = 1, .day = 2};
  store.judge(wanted);
  const Judgement found = store.judgements().at(0);
  CHECK(found.note == wanted.note);
  CHECK(found.author == wanted.author);
  CHECK(found.date == wanted.date);
}

TEST_CASE("it does not matter whether a document comes before or after a judgement about it") {
  const std::uint64_t seed = GENERATE(range(1U, 13U));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const auto pick = [&](std::uint64_t below) { return random() % below; };
  const auto letter = [&] { return std::string(1, static_cast<char>('a' + pick(5))); };
  const std::vector<std::string> types = {"thanks", "offers"};
  std::vector<ExtractedDocument> documents;
  for (int i = 0; i < 14; ++i) {
    const std::string who = letter();
    std::string whom = letter();
    if (who == whom) whom = "z";
    documents.push_back(deed(std::to_string(i), who, types[pick(2)], whom, 0.1 * static_cast<double>(1 + pick(8))));
  }
  // Judged in between, in the order in which things happened.
  Store lively = in_memory();
  for (const ExtractedDocument& document : documents) {
    lively.add(document);
    while (pick(3) != 0) {
      const auto nodes = lively.nodes();
      const auto known = edges(lively);
      if (nodes.empty() || known.empty()) break;
      const std::string node = nodes[pick(nodes.size())].key;
      const std::string other = nodes[pick(nodes.size())].key;
      const std::string edge = known[pick(known.size())];
      switch (pick(8)) {
        case 0:
        case 1:
          try_judge(lively, judgement(Verb::merge, node, other));
          break;
        case 2:
          try_judge(lively, judgement(Verb::split, node, "org/" + letter()));
          break;
        case 3:
          try_judge(lively, judgement(Verb::rename, node, "Name " + letter()));
          break;
        case 4:
          try_judge(lively, judgement(Verb::reject, edge));
          break;
        case 5:
          try_judge(lively, judgement(Verb::retype, edge, types[pick(2)]));
          break;
        case 6:
          try_judge(lively, judgement(Verb::accept, edge));
          break;
        default:
          try_judge(lively, judgement(Verb::undo, "", pick(2) == 0 ? "" : std::to_string(1 + pick(6))));
      }
    }
    if (pick(6) == 0) {
      lively.remove(document.document.id);
      lively.add(document);
    }
  }
  REQUIRE(lively.verify().empty());
  const std::string expected = dump(lively);

  // The same log, written beforehand into an empty file, and the documents in other orders, some of them twice.
  const TemporaryFolder folder;
  for (int round = 0; round < 3; ++round) {
    const std::string path = folder.file(std::to_string(round));
    (void)Store::open(path, OpenMode::read_write);
    write_log(path, lively.judgements());
    Store other = Store::open(path, OpenMode::read_write);
    std::shuffle(documents.begin(), documents.end(), random);
    for (const ExtractedDocument& document : documents) {
      other.add(document);
      if (pick(4) == 0) {
        other.remove(document.document.id);
        CHECK(other.verify().empty());
        other.add(document);
      }
    }
    CHECK(dump(other) == expected);
    CHECK(other.verify().empty());
  }
}
