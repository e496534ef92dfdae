#include <fmt/core.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/commands/extraction_pool.hpp"
#include "app/commands/inputs.hpp"
#include "app/io/data_dir.hpp"
#include "app/io/interrupt.hpp"
#include "ingest/language/conllu.hpp"
#include "ingest/language/dot_tree.hpp"
#include "query/evidence/of_document.hpp"
#include "query/export/evidence_json.hpp"

namespace entente::app {
namespace {

struct Options {
  InputOptions input;
  std::string format = "ndjson";
  bool explain = false;
};

void no_progress(std::size_t /*done*/, std::size_t /*total*/, const std::string& /*name*/) {}

void print_evidence_lines(const Options& options, const ingest::Resources& resources, Failures& failures) {
  const query::EvidenceLineOptions line{.explain = options.explain};
  ExtractionPool pool(
      resources, options.input.jobs,
      [&](ExtractedDocument&& extracted) {
        stop_if_interrupted();
        for (const EvidenceRecord& record : query::evidence_of_document(extracted)) {
          write_evidence_line(record, std::cout, line);
          std::cout << '\n';
        }
      },
      [&](const Error& error) { failures.report(error); });
  read_inputs(
      options.input, [&](ingest::ReadDocument&& document) { pool.add(std::move(document)); }, failures, no_progress);
  pool.finish();
}

void print_trees(const Options& options, const ingest::Resources& resources, Failures& failures) {
  ingest::Pipeline pipeline(resources);
  const auto print = [&](ingest::ReadDocument&& document) {
    const std::string& text = document.document.text;
    std::string out = "# newdoc id = " + document.document.id + "\n";
    std::size_t number = 0;
    for (const language::Sentence& sentence : pipeline.analyse(document).sentences) {
      std::string sentence_text(sentence.span.of(text));
      std::replace(sentence_text.begin(), sentence_text.end(), '\n', ' ');
      language::write_conllu(
          sentence, {fmt::format("# sent_id = {}-{}", document.document.id, ++number), "# text = " + sentence_text},
          out);
    }
    std::cout << out;
  };
  read_inputs(options.input, print, failures, no_progress);
}

/// One GraphViz digraph a document.
void print_drawings(const Options& options, const ingest::Resources& resources, Failures& failures) {
  ingest::Pipeline pipeline(resources);
  const auto print = [&](ingest::ReadDocument&& document) {
    std::string out;
    language::write_dot_trees(pipeline.analyse(document).sentences, out);
    std::cout << out;
  };
  read_inputs(options.input, print, failures, no_progress);
}

void run(const Options& options) {
  watch_for_interrupt();
  const ingest::Resources resources = ingest::Resources::load(data_dir(), options.input.ontology);
  Failures failures;
  if (options.format == "conllu") {
    print_trees(options, resources, failures);
  } else if (options.format == "dot-tree") {
    print_drawings(options, resources, failures);
  } else {
    print_evidence_lines(options, resources, failures);
  }
  failures.end();
}

}  // namespace

void add_extract(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand(
      "extract", "Print what articles say, without keeping it: a line of JSON for each piece of evidence");
  add_input_options(*command, options->input);
  command
      ->add_option("--format", options->format,
                   "ndjson; conllu for tokens, tags and trees; dot-tree to draw the trees with GraphViz")
      ->check(CLI::IsMember({"ndjson", "conllu", "dot-tree"}))
      ->capture_default_str();
  command->add_flag("--explain", options->explain, "Also the path through the sentence's tree that the rule followed");
  command->callback([options] { run(*options); });
}

}  // namespace entente::app
