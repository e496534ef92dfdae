#include <fmt/format.h>

#include <cstdlib>
#include <deque>
#include <set>

#include "graph/json/json.hpp"
#include "graph/store/store.hpp"
#include "tests/app/run_program.hpp"
#include "tests/catch.hpp"
#include "tests/query/story.hpp"

using namespace entente;
using test::Folder;
using test::Run;
using test::run_program;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A folder with the invented week in week.db.
struct World {
  Folder folder;
  World() {
    Store store = Store::open(folder.file("week.db"), OpenMode::read_write);
    for (const ExtractedDocument& document : test::week()) store.add(document);
  }
  [[nodiscard]] Run run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--db", "week.db"});
    return run_program(arguments, folder.path());
  }
};

const World& world() {
  static const World one;
  return one;
}

}  // namespace

TEST_CASE("usage errors exit with 2 and say what to try") {
  CHECK(run_program({}).code == 2);
  CHECK(has(run_program({"frobnicate"}).err, "entente"));
  CHECK(run_program({"ask"}).code == 2);
  CHECK(run_program({"path", "Iran"}).code == 2);
  CHECK(run_program({"--help"}).code == 0);
  CHECK(has(run_program({"--version"}).out, "entente "));
  CHECK(world().run({"neighbours", "Iran", "--format", "xml"}).code == 2);
  CHECK(world().run({"neighbours", "Iran", "--since", "yesterday"}).code == 2);
  CHECK(has(world().run({"neighbours", "Iran", "--type", "object-to"}).err, "objects-to"));
}

TEST_CASE("ask prints every piece of evidence with its sentence and article") {
  const Run run = world().run({"ask", "who", "objects", "to", "Turkey"});
  CHECK(run.code == 0);
  CHECK(has(run.out, "Israel   objects-to  Turkey"));
  CHECK(has(run.out, "Israel objects to Turkey and its soldiers."));
  CHECK(has(run.out, "b.txt: Israel says no, Morning Post, 2025-12-02"));
  CHECK(has(run.err, "understood as: anyone -[objects-to]-> Turkey"));
  CHECK(has(world().run({"ask", "who consulted whom"}).out, "not consults"));
  CHECK(world().run({"ask", "who thanked Iran"}).code == 1);
  CHECK(world().run({"ask", "who frobnicated whom"}).code == 2);
  CHECK(world().run({"ask", "who thanked Irann"}).code == 1);
  CHECK(world().run({"ask", "who thanked Georgia"}).code == 2);
  CHECK(has(world().run({"ask", "did Israel consult the US"}).err, "yes: 1 say so, 0 say not"));
  CHECK(has(world().run({"ask", "how many states thanked anyone"}).err, "2\n"));
}

TEST_CASE("rows come as JSON that parses, with the same data") {
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"ask", "who consulted whom"},
                                             {"neighbours", "Iran", "--hops", "2"},
                                             {"path", "Iran", "Turkey"},
                                             {"timeline"},
                                             {"disputes"},
                                             {"stats"},
                                             {"evidence", "Israel", "objects-to", "Turkey"}}) {
    std::vector<std::string> arguments = command;
    arguments.insert(arguments.end(), {"--format", "json"});
    const Run run = world().run(arguments);
    INFO(command[0] << run.err);
    CHECK(run.code == 0);
    const json::Tree tree = json::parse(run.out, "output");
    CHECK(tree.root().size() > 0);
    arguments.back() = "ndjson";
    const std::string lines = world().run(arguments).out;
    CHECK(static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')) == tree.root().size());
    arguments.back() = "csv";
    CHECK(world().run(arguments).code == 0);
  }
}

TEST_CASE("paths, neighbours and evidence say when there are none") {
  CHECK(has(world().run({"path", "Iran", "Turkey"}).out, "Iran"));
  CHECK(world().run({"path", "state/GEO", "Iran"}).code == 1);
  CHECK(world().run({"path", "Iran", "Tehran"}).code == 2);
  CHECK(world().run({"path", "Iran", "Turkey", "--max-hops", "-1"}).code == 2);
  CHECK(world().run({"neighbours", "Iran", "--hops", "-1"}).code == 2);
  CHECK(world().run({"path", "Iran", "Turkey", "--k", "2", "--shortest"}).code == 2);
  CHECK(world().run({"path", "Iran", "Turkey", "--by", "recency"}).code == 2);
  CHECK(world().run({"path", "Iran", "Turkey", "--k", "9", "--max-hops", "1"}).code == 1);
  CHECK(world().run({"path", "Iran", "Turkey", "--k", "9", "--max-hops", "2"}).code == 0);
  CHECK(world().run({"path", "Iran", "Turkey", "--max-hops", "65"}).code == 5);
  CHECK(world().run({"neighbors", "Fidan", "--type", "thanks"}).code == 1);
  CHECK(world().run({"evidence", "state/IRN not consults state/ISR"}).code == 0);
  CHECK(world().run({"evidence", "Iran", "CONSULTS", "Israel", "--asserted-only"}).code == 0);
  const std::vector<std::string> explained{"evidence", "Iran", "consults", "Israel", "--explain"};
  CHECK(has(world().run(explained).out, "rule "));
  CHECK_FALSE(has(world().run({"evidence", "Iran", "consults", "Israel"}).out, "rule "));
  CHECK(has(world().run({"evidence", "Iran", "consults", "Israel", "--explain", "--format", "json"}).out,
            "\"explanation\""));
  CHECK(world().run({"evidence", "Iran", "thanks", "Israel"}).code == 1);
  CHECK(world().run({"evidence", "Iran", "thanks"}).code == 2);
}

TEST_CASE("a database that is not one, or is not there, is told apart from an empty answer") {
  const Folder folder;
  folder.write("week.db", "this is not a database, but a text of some length that says so in one line");
  const Run foreign = run_program({"stats", "--db", "week.db"}, folder.path());
  CHECK(foreign.code == 4);
  CHECK(has(foreign.err, "week.db"));
  CHECK(run_program({"ask", "--db", "none.db", "who thanked whom"}, folder.path()).code == 4);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "none.db"));
}

TEST_CASE("an export appears when it is complete, or not at all") {
  const std::string out = world().folder.file("graph.dot");
  CHECK(world().run({"export", "--format", "dot", "-o", out}).code == 0);
  CHECK(has(test::read_bytes(out), "digraph"));
  const Run nowhere = world().run({"export", "--format", "json", "-o", "/proc/no/graph.json"});
  CHECK(nowhere.code == 3);
  CHECK(has(nowhere.err, "/proc/no/graph.json"));
  const Run full = world().run({"export", "--format", "json", "-o", "/dev/full"});
  CHECK(full.code == 3);
  CHECK(world().run({"export", "--format", "json", "--hops", "1"}).code == 2);
  CHECK(world().run({"export", "--format", "json", "--around", "Turkey", "--hops", "1"}).out.find("state/PAK") ==
        std::string::npos);
  CHECK(json::parse(world().run({"export", "--format", "json"}).out, "export").root().at("edges").size() == 15);
}

TEST_CASE("removing a document removes what only it supported") {
  const World own;
  CHECK(own.run({"remove", "b.txt"}).code == 0);
  CHECK(own.run({"ask", "who objects to Turkey"}).code == 1);
  CHECK(own.run({"remove", "b.txt"}).code == 1);
  CHECK(own.run({"verify"}).code == 0);
}

TEST_CASE("judgements are made by name, say what they changed, and can be taken back") {
  const World own;
  const std::string before = own.run({"export", "--format", "json"}).out;
  const Run rejected = own.run({"reject", "Israel", "objects-to", "Turkey", "--note", "misread"});
  CHECK(rejected.code == 0);
  CHECK(has(rejected.out, "judgement 1: reject state/ISR objects-to state/TUR; 1 edge fewer"));
  CHECK(own.run({"ask", "who objects to Turkey"}).code == 1);
  CHECK(own.run({"evidence", "Israel", "objects-to", "Turkey"}).code == 1);
  CHECK(has(own.run({"evidence", "Israel", "objects-to", "Turkey", "--all"}).out, "rejected by judgement 1"));
  CHECK(own.run({"rename", "Israel", "State", "of", "Israel"}).code == 0);
  CHECK(has(own.run({"neighbours", "State of Israel"}).out, "State of Israel"));
  CHECK(has(own.run({"merge", "Hakan Fidan", "Ishaq Dar"}).out, "official/ishaq-dar is gone"));
  CHECK(has(own.run({"identity", "Ishaq Dar"}).out, "judged"));
  CHECK(has(own.run({"split", "Hakan Fidan", "Ishaq Dar"}).out, "official/ishaq-dar is new"));
  CHECK(own.run({"retype", "Turkey", "force"}).code == 0);
  CHECK(has(own.run({"retype", "Turkey", "Forse"}).err, "Force"));
  const Run log = own.run({"judgements", "--format", "json"});
  CHECK(json::parse(log.out, "log").root().size() == 5);
  CHECK(has(log.out, "misread"));
  CHECK(own.run({"verify"}).code == 0);
  for (int i = 0; i < 5; ++i) CHECK(own.run({"undo"}).code == 0);
  CHECK(own.run({"undo"}).code == 1);
  CHECK(own.run({"export", "--format", "json"}).out == before);
  CHECK(own.run({"merge", "Iran", "Tehran"}).code == 2);
  CHECK(own.run({"merge", "Iran", "Atlantis"}).code == 1);
  CHECK(own.run({"reject", "Iran", "frobnicates", "Israel"}).code == 2);
}

TEST_CASE("ask without a question is a prompt with history and completion of names") {
  const World own;
  const std::string command = fmt::format("python3 '{}/tests/app/prompt.py' '{}/entente' '{}'", ENTENTE_SOURCE_DIR,
                                          ENTENTE_BINARY_DIR, own.folder.path().string());
  CHECK(std::system(command.c_str()) == 0);
}

TEST_CASE("neighbours, paths, the timeline and the figures keep to what is asked for") {
  std::deque<std::string> texts;  // which the trees look into
  const auto rows = [&texts](std::vector<std::string> command, const std::vector<std::string>& filter) {
    command.insert(command.end(), filter.begin(), filter.end());
    command.insert(command.end(), {"--format", "json"});
    const Run run = world().run(command);
    CHECK((run.code == 0 || run.code == 1));
    texts.push_back(run.code == 1 ? "[]" : run.out);
    return json::parse(texts.back(), "rows");
  };
  const auto evidence_counted = [&](const std::vector<std::string>& filter) {
    const json::Tree tree = rows({"stats"}, filter);
    for (const json::Value row : tree.root().elements()) {
      if (row.at("what").string() == "evidence") return row.at("count").integer();
    }
    return std::int64_t{0};
  };
  const std::size_t all = rows({"timeline"}, {}).root().size();
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"timeline"}, {"stats"}, {"neighbours", "Iran"}, {"path", "Iran", "Israel"}}) {
    const auto least = [&](const char* confidence) {
      std::vector<std::string> arguments = command;
      arguments.insert(arguments.end(), {"--min-confidence", confidence});
      return world().run(arguments).code;
    };
    CHECK(least("0.9") == 0);  // which all evidence of this world has
    CHECK(least("0.91") == 1);
    CHECK(least("1.1") == 2);
  }
  for (const std::vector<std::string>& filter :
       std::vector<std::vector<std::string>>{{"--since", "2025-12-02"},
                                             {"--until", "2025-12-01"},
                                             {"--as-of", "2025-12-01"},
                                             {"--asserted-only"},
                                             {"--type", "consults"},
                                             {"--since", "2025-12-01", "--until", "2025-12-01", "--asserted-only"}}) {
    INFO(fmt::format("{}", fmt::join(filter, " ")));
    const json::Tree timeline = rows({"timeline"}, filter);
    std::set<std::string> edges;
    for (const json::Value row : timeline.root().elements()) {
      edges.insert(fmt::format("{} {} {} {}", row.at("subject_key").string(), row.at("type").string(),
                               row.at("object_key").string(), row.at("negated").boolean()));
    }
    CHECK(timeline.root().size() > 0);
    CHECK(timeline.root().size() < all);
    // Structural edges are in no timeline, but count as evidence.
    const auto typed = [&](std::vector<std::string> command) {
      std::vector<std::string> more = filter;
      for (const char* type :
           {"consults", "offers", "objects-to", "thanks", "supports", "accuses", "agrees", "requests"}) {
        if (filter.front() != "--type") more.insert(more.end(), {"--type", type});
      }
      return rows(std::move(command), more);
    };
    const json::Tree stats = typed({"stats"});
    std::int64_t counted = 0;
    for (const json::Value row : stats.root().elements()) {
      if (row.at("what").string() == "evidence") counted = row.at("count").integer();
    }
    CHECK(counted == static_cast<std::int64_t>(timeline.root().size()));
    CHECK(evidence_counted(filter) >= counted);
    for (const char* name : {"Iran", "Turkey", "Israel", "Pakistan"}) {
      const json::Tree around = typed({"neighbours", name});
      for (const json::Value row : around.root().elements()) {
        CHECK(edges.contains(fmt::format("{} {} {} {}", row.at("subject_key").string(), row.at("type").string(),
                                         row.at("object_key").string(), row.at("negated").boolean())));
      }
      const json::Tree path = typed({"path", name, "Ishaq Dar"});
      for (const json::Value row : path.root().elements()) {
        CHECK(edges.contains(fmt::format("{} {} {} {}", row.at("subject_key").string(), row.at("type").string(),
                                         row.at("object_key").string(), row.at("negated").boolean())));
      }
    }
  }
}
