#include <fstream>
#include <iostream>

#include "graph/model/error.hpp"
#include "query/ask/answer.hpp"
#include "query/ask/parser.hpp"
#include "query/paths/paths.hpp"
#include "tests/catch.hpp"
#include "tests/query/story.hpp"

using namespace entente;

namespace {

struct World {
  Store store = test::store_of(test::week());
  Graph graph = Graph::load(store);
  Ontology ontology = Ontology::load(ENTENTE_SOURCE_DIR "/graph/ontology/ontology.json");
  query::VerbLexicon verbs{ontology};
  query::Names names{graph};
  query::QuestionParser parser{verbs, names, graph};

  [[nodiscard]] std::string short_key(NodeId node) const {
    const std::string key(graph.key(node));
    return key.substr(key.find('/') + 1);
  }

  /// What the question finds, in one line: "ISR objects-to TUR; ...", "2: ISR, USA" for a count of actors, a chain of
  /// nodes for a path, "nothing", or "refused".
  [[nodiscard]] std::string reply(const std::string& text) const {
    query::Question question;
    try {
      question = parser.parse(text);
    } catch (const Error& error) {
      return error.code() == ErrorCode::not_found ? "unknown name" : "refused";
    }
    std::string line;
    if (question.ask == query::Ask::connection) {
      const query::Path path =
          query::shortest_path(graph, store, question.subject.nodes.front(), question.object.nodes.front());
      for (const query::Step& step : path)
        line += (line.empty() ? short_key(step.from) : "") + " - " + short_key(step.to);
      return line.empty() ? "nothing" : line;
    }
    const query::Answer answer = query::answer(question, graph, store);
    if (question.ask == query::Ask::actors) {
      for (const NodeId node : answer.actors) line += (line.empty() ? ": " : ", ") + short_key(node);
      return std::to_string(answer.actors.size()) + line;
    }
    for (const query::FoundEvidence& found : answer.evidence) {
      line += (line.empty() ? "" : "; ") + short_key(graph.source(found.edge)) +
              (graph.negated(found.edge) ? " not " : " ") + std::string(graph.type_name(found.edge)) + " " +
              short_key(graph.target(found.edge));
    }
    if (question.ask == query::Ask::mentions) line = std::to_string(answer.evidence.size()) + ": " + line;
    return line.empty() ? "nothing" : line;
  }
};

/// Lines "question<TAB>reply" of a file of this folder.
std::vector<std::pair<std::string, std::string>> read_cases(const std::string& name) {
  std::ifstream file(ENTENTE_SOURCE_DIR "/tests/query/" + name);
  std::vector<std::pair<std::string, std::string>> cases;
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    cases.emplace_back(line.substr(0, tab), tab == std::string::npos ? "" : line.substr(tab + 1));
  }
  return cases;
}

}  // namespace

TEST_CASE("200 questions are answered right") {
  const World world;
  const auto cases = read_cases("questions.tsv");
  CHECK(cases.size() >= 200);
  for (const auto& [question, reply] : cases) {
    INFO(question);
    CHECK(world.reply(question) == reply);
  }
}

TEST_CASE("50 questions outside the grammar are refused with a form that would be understood") {
  const World world;
  const auto cases = read_cases("refused.txt");
  CHECK(cases.size() >= 50);
  for (const auto& [question, reply] : cases) {
    INFO(question);
    CHECK(world.reply(question) == "refused");
    try {
      (void)world.parser.parse(question);
    } catch (const Error& error) {
      const std::string message = error.what();
      const std::size_t quote = message.rfind("; the nearest form is '");
      REQUIRE(quote != std::string::npos);
      const std::size_t start = quote + std::string("; the nearest form is '").size();
      const std::string suggestion = message.substr(start, message.size() - start - 1);
      INFO(suggestion);
      CHECK(world.reply(suggestion) != "refused");
      CHECK(world.reply(suggestion) != "unknown name");
    }
  }
}

// For whoever adds questions: prints what the program replies to the lines of standard input, to look at and keep.
TEST_CASE("print replies to standard input", "[.print]") {
  const World world;
  for (std::string line; std::getline(std::cin, line);) std::cout << line << '\t' << world.reply(line) << '\n';
}
