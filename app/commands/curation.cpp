#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "app/cli/options.hpp"
#include "app/cli/resources.hpp"
#include "app/commands/commands.hpp"
#include "app/io/terminal.hpp"
#include "app/io/text_width.hpp"
#include "graph/model/error.hpp"
#include "graph/text/nearest.hpp"
#include "query/names/names.hpp"

namespace entente::app {
namespace {

struct Options {
  std::string db = "entente.db";
  RowFormat format = RowFormat::table;
  std::vector<std::string> words;
  std::string note, author, date;
};

std::string key_of(const Graph& graph, const std::string& name) {
  return std::string(graph.key(query::Names(graph).resolve(name)));
}

/// FROM TYPE TO as three words, or an edge's id as one.
EdgeKey edge_of(const Graph& graph, const std::vector<std::string>& words) {
  std::optional<EdgeKey> edge;
  if (words.size() == 1) edge = parse_edge_id(words[0]);
  if (words.size() == 3) edge = EdgeKey{.source = words[0], .type = words[1], .target = words[2], .negated = false};
  if (!edge) {
    throw Error(ErrorCode::usage,
                "an edge is three arguments, FROM TYPE TO, or one id such as 'state/ISR objects-to state/TUR'");
  }
  edge->source = key_of(graph, edge->source);
  edge->target = key_of(graph, edge->target);
  edge->type = parse_type(edge->type);
  return *edge;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string label_of(const std::string& text) {
  for (const std::string& label : load_ontology()->labels()) {
    if (CLI::detail::to_lower(label) == CLI::detail::to_lower(text)) return label;
  }
  throw Error(ErrorCode::usage, "there is no label '" + text + "'" + suggestion(text, load_ontology()->labels()));
}

/// What the words after a verb mean, names resolved to keys.
void read_words(Judgement& judgement, const Graph& graph, std::vector<std::string> words) {
  switch (judgement.verb) {
    case Verb::merge:
      judgement.subject = key_of(graph, words[0]);
      judgement.object = key_of(graph, words[1]);
      break;
    case Verb::split:
    case Verb::rename:
      judgement.subject = key_of(graph, words[0]);
      words.erase(words.begin());
      judgement.object = joined(words);
      break;
    case Verb::retype: {
      const std::string wanted = words.back();
      words.pop_back();
      if (words.size() == 1 && !parse_edge_id(words[0])) {
        judgement.subject = key_of(graph, words[0]);
        judgement.object = label_of(wanted);
        break;
      }
      judgement.subject = edge_id(edge_of(graph, words));
      judgement.object = parse_type(wanted);
      judgement.cameo = load_ontology()->find_type(judgement.object)->cameo;
      judgement.plover = load_ontology()->plover(judgement.cameo).value_or("");
      break;
    }
    case Verb::reject:
    case Verb::accept:
      judgement.subject = edge_id(edge_of(graph, words));
      break;
    case Verb::undo:
      judgement.object = joined(words);
      break;
  }
}

std::string text_of(const Judgement& judgement) {
  std::string text(to_string(judgement.verb));
  for (const std::string& part : {judgement.subject, judgement.object}) {
    if (!part.empty()) text += " " + part;
  }
  return text;
}

std::string change(std::int64_t by, std::string_view one, std::string_view many) {
  const std::int64_t count = by < 0 ? -by : by;
  return fmt::format("{} {} {}", count, count == 1 ? one : many, by < 0 ? "fewer" : "more");
}

/// One line: what was judged, and what it changed.
void report(const JudgementEffect& effect) {
  std::string text = fmt::format("judgement {}: {}", effect.judgement.number, text_of(effect.judgement));
  for (const std::string& key : effect.nodes_gone) text += "; " + key + " is gone";
  for (const std::string& key : effect.nodes_new) text += "; " + key + " is new";
  if (effect.edges != 0) text += "; " + change(effect.edges, "edge", "edges");
  if (effect.evidence != 0) text += "; " + change(effect.evidence, "piece of evidence", "pieces of evidence");
  text += fmt::format("; {} document{} read again", effect.documents, effect.documents == 1 ? "" : "s");
  fmt::print("{}\n", printable(text));
}

void judge(Verb verb, const Options& options) {
  Store store = Store::open(options.db, OpenMode::read_write);
  Judgement judgement;
  judgement.verb = verb;
  judgement.note = options.note;
  judgement.author = options.author;
  if (!options.date.empty()) judgement.date = parse_date(options.date, "--date");
  read_words(judgement, Graph::open(store), options.words);
  report(store.judge(judgement));
}

void list(const Options& options) {
  const Store store = Store::open(options.db, OpenMode::read_only);
  RowPrinter printer(options.format,
                     {{"number"},
                      {"verb"},
                      {"subject"},
                      {"object"},
                      {"undone"},
                      {"note", Place::below},
                      {"author", Place::below},
                      {"date", Place::below}},
                     std::cout, output_width());
  const auto cell = [](const std::string& text) { return text.empty() ? Cell() : Cell(text); };
  for (const Judgement& one : store.judgements()) {
    printer.add({static_cast<std::int64_t>(one.number), std::string(to_string(one.verb)), cell(one.subject),
                 cell(one.object), one.undone, cell(one.note), cell(one.author),
                 one.date ? Cell(one.date->iso()) : Cell()});
  }
  printer.finish();
}

void add_verb(CLI::App& program, Verb verb, const std::string& about, const std::string& words, int least, int most) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand(std::string(to_string(verb)), about);
  add_db_option(*command, options->db);
  command->add_option("words", options->words, words)->required(least > 0)->expected(least, most);
  command->add_option("--note", options->note, "Why, to be kept with it");
  command->add_option("--by", options->author, "Who judged, to be kept with it");
  command->add_option("--date", options->date, "When, to be kept with it (YYYY-MM-DD)");
  command->callback([verb, options] { judge(verb, *options); });
}

}  // namespace

void add_curation(CLI::App& program) {
  constexpr int kMostWords = 64;
  add_verb(program, Verb::merge, "Make two nodes one: KEPT keeps its key, OTHER becomes part of it", "KEPT OTHER", 2,
           2);
  add_verb(program, Verb::split, "Part from a node what documents call by a name or key of its own", "NODE NAME", 2,
           kMostWords);
  add_verb(program, Verb::rename, "Give a node another name", "NODE NAME", 2, kMostWords);
  add_verb(program, Verb::retype, "Give a node another label, or an edge another type",
           "NODE LABEL, or FROM TYPE TO NEW-TYPE, or EDGE-ID NEW-TYPE", 2, 4);
  add_verb(program, Verb::reject, "Hide an edge: it does not hold", "FROM TYPE TO, or the id of an edge", 1, 3);
  add_verb(program, Verb::accept, "Confirm an edge, a rejected one too", "FROM TYPE TO, or the id of an edge", 1, 3);
  add_verb(program, Verb::undo, "Take back a judgement, the last one or that of a number; an undo too", "NUMBER", 0, 1);

  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("judgements", "Every judgement, in order");
  add_db_option(*command, options->db);
  add_format_option(*command, options->format);
  command->callback([options] { list(*options); });
}

}  // namespace entente::app
