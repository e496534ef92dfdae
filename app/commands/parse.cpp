#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/io/data_dir.hpp"
#include "graph/model/error.hpp"
#include "ingest/language/analyzer.hpp"
#include "ingest/language/conllu.hpp"
#include "ingest/language/model.hpp"

namespace entente::app {
namespace {

std::string read_all(const std::string& path) {
  if (path == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(ErrorCode::bad_input, "cannot be opened", path);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (file.bad()) throw Error(ErrorCode::bad_input, "cannot be read", path);
  return text;
}

void run(const std::string& path) {
  std::vector<language::ConlluSentence> sentences = language::read_conllu(read_all(path), path);
  language::Analyzer analyzer(language::Model::load(data_dir() + "/english.model"));
  for (language::ConlluSentence& sentence : sentences) {
    language::Analysis analysis;
    language::Sentence& given = analysis.sentences.emplace_back();
    for (const language::ConlluToken& token : sentence.tokens) given.tokens.emplace_back().form = token.form;
    analyzer.annotate(analysis);
    language::annotate(given, sentence);
    std::string out;
    language::write_conllu(sentence, out);
    std::cout << out;
  }
}

}  // namespace

void add_parse(CLI::App& program) {
  auto file = std::make_shared<std::string>();
  CLI::App* command = program.add_subcommand("parse", "Tag and parse given tokens: CoNLL-U in, CoNLL-U out");
  command->add_option("file", *file, "CoNLL-U file, or - for standard input")->required();
  command->callback([file] { run(*file); });
}

}  // namespace entente::app
