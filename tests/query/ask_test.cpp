#include "graph/model/error.hpp"
#include "query/ask/answer.hpp"
#include "query/ask/parser.hpp"
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

  /// "state/ISR objects-to state/TUR; ..." sorted as the answer gives it.
  [[nodiscard]] std::string ask(const std::string& text) const {
    const query::Answer answer = query::answer(parser.parse(text), graph, store);
    std::string rows;
    for (const auto& found : answer.evidence) {
      rows += (rows.empty() ? "" : "; ") + std::string(graph.key(graph.source(found.edge))) + " " +
              (found.record.evidence.negated ? "not " : "") + found.record.evidence.type + " " +
              std::string(graph.key(graph.target(found.edge)));
    }
    return rows;
  }
  [[nodiscard]] std::string refusal(const std::string& text, ErrorCode code) const {
    try {
      (void)parser.parse(text);
    } catch (const Error& error) {
      CHECK(error.code() == code);
      return error.what();
    }
    FAIL("understood: " + text);
    return {};
  }
};

const World& world() {
  static const World one;
  return one;
}

}  // namespace

TEST_CASE("the questions of the contract are answered") {
  CHECK(world().ask("who consulted whom") ==
        "official/abbas-araghchi consults official/ishaq-dar; official/ishaq-dar consults official/hakan-fidan; "
        "state/IRN not consults state/ISR; state/ISR consults state/USA");
  CHECK(world().ask("who thanked whom") ==
        "state/GEO thanks org/world-health-organization; state/USA thanks state/PAK");
  CHECK(world().ask("who objects to Turkey") == "state/ISR objects-to state/TUR");
  CHECK(world().ask("who offered what") == "state/PAK offers force/isf");
  CHECK(world().ask("who offered what to Gaza") == "state/PAK offers force/isf");
  CHECK(world().ask("what did Pakistan refuse") == "state/PAK objects-to force/isf");
  CHECK(world().ask("what did Israel reject") ==
        "state/ISR objects-to plan/gaza-peace-plan; state/ISR objects-to state/TUR");
  CHECK(world().ask("whom did Dar consult since 2025-12-01") == "official/abbas-araghchi consults official/ishaq-dar");
}

TEST_CASE("a question outside the grammar is refused with the nearest form") {
  CHECK(world().refusal("what is the weather in Ankara", ErrorCode::usage).find("nearest form") != std::string::npos);
  CHECK(world().refusal("who consltued whom", ErrorCode::usage).find("'who consulted whom'") != std::string::npos);
  CHECK(world().refusal("", ErrorCode::usage).find("who consulted whom") != std::string::npos);
}

TEST_CASE("a question with an unknown or ambiguous name says so") {
  CHECK(world().refusal("who objects to Turkee", ErrorCode::not_found).find("Turkey") != std::string::npos);
  CHECK(world().refusal("who thanked Georgia", ErrorCode::usage).find("state/GEO") != std::string::npos);
}
