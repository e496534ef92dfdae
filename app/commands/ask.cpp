#include <fmt/core.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <utility>

#include "app/cli/evidence_rows.hpp"
#include "app/cli/options.hpp"
#include "app/cli/path_rows.hpp"
#include "app/cli/resources.hpp"
#include "app/commands/commands.hpp"
#include "app/io/line_editor.hpp"
#include "app/io/terminal.hpp"
#include "app/io/text_width.hpp"
#include "graph/model/error.hpp"
#include "query/ask/answer.hpp"
#include "query/ask/parser.hpp"
#include "query/names/completion.hpp"
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

void answer_line(const std::string& text, const Options& options, const OpenGraph& open,
                 const query::VerbLexicon& verbs) {
  const query::Names names(open.graph);
  answer_one(text, options, open, query::QuestionParser(verbs, names, open.graph));
}

/// Where the questions that were asked are kept.
std::string history_file() {
  if (const char* folder = std::getenv("XDG_STATE_HOME"); folder != nullptr && *folder == '/') {
    return std::string(folder) + "/entente/questions";
  }
  const char* home = std::getenv("HOME");
  return home != nullptr && *home == '/' ? std::string(home) + "/.local/state/entente/questions" : std::string();
}

/// Answers what a person types, line by line, until the input ends. What cannot be answered is said, and ends nothing.
void converse(const Options& options, OpenGraph& open, const query::VerbLexicon& verbs) {
  constexpr std::size_t kCandidates = 50;
  const auto complete = [&](std::string_view line) {
    query::LineCompletion found = query::complete_line(open.graph, line, kCandidates);
    return Completions{.from = found.from, .texts = std::move(found.names)};
  };
  fmt::print(stderr, "Questions such as 'who consulted whom'; Tab completes names, Ctrl-D ends.\n");
  LineEditor editor({.prompt = "ask> ", .complete = complete, .history_file = history_file()});
  while (const auto line = editor.read()) {
    if (line->find_first_not_of(' ') == std::string::npos) continue;
    if (*line == "quit" || *line == "exit") return;
    try {
      open.graph = open.graph.refreshed(open.store);
      answer_line(*line, options, open, verbs);
    } catch (const Error& error) {
      std::cout.flush();
      fmt::print(stderr, "{}\n", printable(error.what()));
    }
    std::cout.flush();
  }
  fmt::print(stderr, "\n");
}

void run(const Options& options) {
  std::string text;
  for (const std::string& word : options.words) text += (text.empty() ? "" : " ") + word;
  const bool prompts = text.empty() && input_on_terminal() && errors_on_terminal();
  if (text.empty() && !prompts)
    throw Error(ErrorCode::usage, "a question is missing: entente ask 'who consulted whom'");
  OpenGraph open = open_graph(options.graph);
  const auto ontology = load_ontology();
  const query::VerbLexicon verbs(*ontology);
  if (prompts) return converse(options, open, verbs);
  answer_line(text, options, open, verbs);
}

}  // namespace

void add_ask(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("ask", "Answer a question in English, with the sentences behind the answer");
  add_graph_options(*command, options->graph);
  add_format_option(*command, options->format);
  command->add_flag("--exact", options->exact, "A state stands for itself alone, not for those who act for it");
  command->add_option("question", options->words,
                      "For example 'who consulted whom' or 'what did Israel reject since 2025-12-01'; without one, at "
                      "a terminal, a prompt");
  command->callback([options] { run(*options); });
}

}  // namespace entente::app
