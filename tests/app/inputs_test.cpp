#include <csignal>

#include "graph/store/store.hpp"
#include "tests/app/run_program.hpp"
#include "tests/catch.hpp"

using namespace entente;
using test::Folder;
using test::Run;
using test::run_program;

namespace {

const std::string kArticle = "Turkey thanked Pakistan on 3 December 2025. Israel did not thank Turkey.\n";
const std::string kArticles = ENTENTE_SOURCE_DIR "/examples/articles";

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::uint64_t documents(const Folder& folder) {
  return Store::open(folder.file("x.db"), OpenMode::read_only).counts().documents;
}

}  // namespace

TEST_CASE("one bad file is reported and stops nothing") {
  const Folder folder;
  folder.write("good.txt", kArticle);
  folder.write("empty.txt", "");
  folder.write("binary.txt", std::string("\x7f"
                                         "ELF\0\1\2\xff\xfe\0\0\0",
                                         12));
  folder.write(
      "lines.ndjson",
      "{\"id\":\"one\",\"text\":\"Iran thanked Iraq.\"}\n{broken\n{\"id\":\"two\",\"text\":\"Iraq thanked Iran.\"}\n");
  const Run run = run_program(
      {"ingest", "--db", "x.db", "empty.txt", "binary.txt", "missing.txt", "lines.ndjson", "good.txt"}, folder.path());
  CHECK(run.code == 3);
  CHECK(run.out.empty());
  for (const std::string name : {"empty.txt", "binary.txt", "missing.txt", "lines.ndjson:2"}) {
    INFO(run.err);
    CHECK(has(run.err, name));
  }
  CHECK(documents(folder) == 3);
}

TEST_CASE("ingesting again adds nothing and takes up where it stopped") {
  const Folder folder;
  folder.write("good.txt", kArticle);
  CHECK(run_program({"ingest", "--db", "x.db", "good.txt"}, folder.path()).code == 0);
  folder.write("more.txt", "Iran thanked Iraq.\n");
  const Run again = run_program({"ingest", "--db", "x.db", "good.txt", "more.txt"}, folder.path());
  CHECK(again.code == 0);
  CHECK(has(again.err, "documents: 1 added, 1 already there"));
  CHECK(documents(folder) == 2);
}

TEST_CASE("standard input is read, and nothing on it is an empty input") {
  const Folder folder;
  const Run run = run_program({"ingest", "--db", "x.db", "--input-format", "ndjson", "-"}, folder.path(),
                              "{\"id\":\"a\",\"text\":\"Iran thanked Iraq.\"}\n");
  INFO(run.err);
  CHECK(run.code == 0);
  CHECK(documents(folder) == 1);
}

TEST_CASE("the order of the articles and the number of jobs change no byte of an export") {
  const Folder folder;
  REQUIRE(run_program({"ingest", "--db", "x.db", "--jobs", "1", kArticles}, folder.path()).code == 0);
  std::vector<std::string> backwards{"ingest", "--db", "y.db", "--jobs", "3"};
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(kArticles)) {
    if (entry.path().filename() != "README.md") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  backwards.insert(backwards.end(), files.rbegin(), files.rend());
  REQUIRE(run_program(backwards, folder.path()).code == 0);
  for (const std::string format : {"json", "dot"}) {
    const Run one = run_program({"export", "--db", "x.db", "--format", format}, folder.path());
    const Run other = run_program({"export", "--db", "y.db", "--format", format}, folder.path());
    CHECK(one.code == 0);
    CHECK(one.out.size() > 1000);
    CHECK(one.out == other.out);
  }
}

TEST_CASE("extract prints one record a line, whose spans are exact") {
  const Folder folder;
  folder.write("good.txt", kArticle);
  const Run run = run_program({"extract", "good.txt"}, folder.path());
  CHECK(run.code == 0);
  CHECK(has(run.out, "\"document\":\"good.txt\""));
  CHECK(has(run.out, "\"type\":\"thanks\""));
  const Run trees = run_program({"extract", "--format", "conllu", "good.txt"}, folder.path());
  CHECK(has(trees.out, "# newdoc id = good.txt"));
  CHECK(has(trees.out, "\tthanked\tthank\tVERB\t"));
  const Run drawn = run_program({"extract", "--format", "dot-tree", "good.txt"}, folder.path());
  CHECK(drawn.code == 0);
  CHECK(drawn.out.starts_with("digraph"));
  CHECK(has(drawn.out, "thanked"));
  folder.write(
      "tokens.conllu",
      "1\tTurkey\t_\t_\t_\t_\t_\t_\t_\t_\n2\tthanked\t_\t_\t_\t_\t_\t_\t_\t_\n3\tPakistan\t_\t_\t_\t_\t_\t_\t_\t_\n\n");
  const Run parsed = run_program({"parse", "tokens.conllu"}, folder.path());
  CHECK(parsed.code == 0);
  CHECK(has(parsed.out, "2\tthanked\tthank\tVERB\t"));
}

TEST_CASE("a signal ends an ingest with code 130 and a whole database") {
  for (const int signal : {SIGINT, SIGTERM}) {
    const Folder folder;
    const Run run =
        test::interrupt_program({"ingest", "--db", "x.db", "-"}, folder.path(), folder.path() / "x.db", signal);
    INFO(run.err);
    CHECK((run.code == 130 || run.code == 128 + signal));
    CHECK(run_program({"verify", "--db", "x.db"}, folder.path()).code == 0);
  }
}

TEST_CASE("an ontology with a mistake is refused with line and column") {
  const Folder folder;
  folder.write("good.txt", kArticle);
  folder.write("ontology.json", "{\n  \"labels\": [\"State\",]\n}\n");
  const Run check = run_program({"ontology", "check", "ontology.json"}, folder.path());
  CHECK(check.code == 3);
  CHECK(has(check.err, "ontology.json:2:"));
  CHECK(run_program({"extract", "--ontology", "ontology.json", "good.txt"}, folder.path()).code == 3);
  CHECK(run_program({"ontology", "check", ENTENTE_SOURCE_DIR "/graph/ontology/ontology.json"}, folder.path()).code ==
        0);
}
