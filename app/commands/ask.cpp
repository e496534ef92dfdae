#include <fmt/core.h>

#include <iostream>
#include <memory>

#include "app/cli/evidence_rows.hpp"
#include "app/cli/options.hpp"
#include "app/cli/path_rows.hpp"
#include "app/cli/resources.hpp"
#include "app/commands/commands.hpp"
#include "app/io/terminal.hpp"
#include "app/io/text_width.hpp"
#include "graph/model/error.hpp"
#include "query/ask/answer.hpp"
#include "query/ask/parser.hpp"
#include "query/paths/paths.hpp"

namespace entente::app {
namespace {

struct Options {
  GraphOptions graph;
  RowFormat format = RowFormat::table;
  std::vector<std::string> words;
  bool exact = false;
};

constexpr const char* kNothing = "nothing in the graph answers this";

void print_actors(const query::Answer& answer, const Graph& graph, RowFormat format) {
  RowPrinter printer(format, {{"name"}, {"label"}, {"key"}}, std::cout, output_width());
  for (const NodeId node : answer.actors) {
    printer.add({std::string(graph.name(node)), std::string(graph.label(node)), std::string(graph.key(node))});
  }
  printer.finish();
  fmt::print(stderr, "{}\n", answer.actors.size());
  if (answer.actors.empty()) throw Error(ErrorCode::not_found, kNothing);
}

/// One line on standard error that sums up a yes-or-no answer or a count.
void sum_up(const query::Question& question, const query::Answer& answer) {
  std::size_t denied = 0;
  for (const query::FoundEvidence& found : answer.evidence) denied += found.record.evidence.negated ? 1U : 0U;
  const std::size_t said = answer.evidence.size() - denied;
  if (question.ask == query::Ask::yes_no && !answer.empty()) {
    fmt::print(stderr, "{}: {} say so, {} say not\n", said > 0 ? denied > 0 ? "disputed" : "yes" : "no", said, denied);
  }
  if (question.ask == query::Ask::mentions) fmt::print(stderr, "{}\n", answer.evidence.size());
}

void answer_one(const std::string& text, const Options& options, const OpenGraph& open,
                const query::QuestionParser& parser) {
  const query::Question question = parser.parse(text);
  fmt::print(stderr, "understood as: {}\n", printable(describe(question, open.graph)));
  if (question.ask == query::Ask::connection) {
    const query::Path path =
        query::shortest_path(open.graph, open.store, question.subject.nodes.front(), question.object.nodes.front(),
                             {.filter = {.since = question.period.since, .until = question.period.until}});
    print_paths({path}, open, {}, options.format);
    return;
  }
  const query::Answer answer = query::answer(question, open.graph, open.store, {.exact = options.exact});
  if (question.ask == query::Ask::actors) {
    print_actors(answer, open.graph, options.format);
    return;
  }
  sum_up(question, answer);
  print_evidence(answer.evidence, open.graph, options.format, kNothing);
}

void run(const Options& options) {
  std::string text;
  for (const std::string& word : options.words) text += (text.empty() ? "" : " ") + word;
  const OpenGraph open = open_graph(options.graph);
  const auto ontology = load_ontology();
  const query::VerbLexicon verbs(*ontology);
  const query::Names names(open.graph);
  answer_one(text, options, open, query::QuestionParser(verbs, names, open.graph));
}

}  // namespace

void add_ask(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("ask", "Answer a question in English, with the sentences behind the answer");
  add_graph_options(*command, options->graph);
  add_format_option(*command, options->format);
  command->add_flag("--exact", options->exact, "A state stands for itself alone, not for those who act for it");
  command
      ->add_option("question", options->words,
                   "For example 'who consulted whom' or 'what did Israel reject since 2025-12-01'")
      ->required();
  command->callback([options] { run(*options); });
}

}  // namespace entente::app
