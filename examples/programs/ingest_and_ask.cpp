// Reads articles into a store and answers one question about them, with the sentence behind every line:
//
//     ingest_and_ask DATA-FOLDER DATABASE QUESTION FILE-OR-FOLDER...
//     ingest_and_ask build/share/entente lake.db 'who thanked whom' examples/articles
//
// What it shows: Resources, Pipeline and Store for the way in; Graph, QuestionParser and answer() for the way out.
#include <iostream>
#include <string>
#include <vector>

#include "graph/engine/graph.hpp"
#include "graph/model/error.hpp"
#include "graph/store/store.hpp"
#include "ingest/pipeline/pipeline.hpp"
#include "query/ask/answer.hpp"
#include "query/ask/parser.hpp"

namespace {

using namespace entente;

void ingest_all(const ingest::Resources& resources, Store& store, const std::vector<std::string>& paths) {
  ingest::Pipeline pipeline(resources);
  // One unreadable file or record is told, and the others go on.
  const auto tell = [](const Error& error) { std::cerr << error.what() << "\n"; };
  const auto add = [&](ingest::ReadDocument&& document) { store.add(pipeline.extract(document)); };
  for (const ingest::InputFile& file : ingest::find_files(paths, tell)) ingest::read_file(file, {}, add, tell);
}

void print_answer(const std::string& text, const ingest::Resources& resources, const Store& store) {
  const Graph graph = Graph::load(store);
  const query::VerbLexicon verbs(*resources.ontology);
  const query::Names names(graph);
  const query::Question question = query::QuestionParser(verbs, names, graph).parse(text);
  for (const query::FoundEvidence& found : query::answer(question, graph, store).evidence) {
    const Evidence& evidence = found.record.evidence;
    std::cout << evidence.source.name << (evidence.negated ? " does not " : " ") << evidence.type << " "
              << evidence.target.name << " (" << to_string(evidence.modality) << ")\n    " << found.record.document
              << ": " << found.record.sentence_text << "\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 4) {
    std::cerr << "usage: ingest_and_ask DATA-FOLDER DATABASE QUESTION FILE-OR-FOLDER...\n";
    return 2;
  }
  try {
    const auto resources = ingest::Resources::load(arguments[0]);
    Store store = Store::open(arguments[1], OpenMode::read_write);
    ingest_all(resources, store, {arguments.begin() + 3, arguments.end()});
    print_answer(arguments[2], resources, store);
  } catch (const Error& error) {
    std::cerr << "ingest_and_ask: " << error.what() << "\n";
    return static_cast<int>(error.code());
  }
  return 0;
}
