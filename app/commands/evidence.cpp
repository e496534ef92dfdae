#include <memory>
#include <sstream>

#include "app/cli/evidence_rows.hpp"
#include "app/cli/options.hpp"
#include "app/cli/resources.hpp"
#include "app/commands/commands.hpp"
#include "graph/model/error.hpp"
#include "query/names/names.hpp"

namespace entente::app {
namespace {

struct Options {
  GraphOptions graph;
  RowFormat format = RowFormat::table;
  FilterOptions filter;
  bool all = false;
  bool explain = false;
  std::vector<std::string> edge;
};

struct Wanted {
  std::string from, type, to;
  std::optional<bool> negated;
};

/// FROM TYPE TO as three words, or an edge id of an export as one: "state/ISR not objects-to state/TUR".
Wanted read_edge(const std::vector<std::string>& words) {
  if (words.size() == 3) return {.from = words[0], .type = words[1], .to = words[2], .negated = std::nullopt};
  std::vector<std::string> parts;
  std::istringstream stream(words.size() == 1 ? words[0] : std::string());
  for (std::string part; stream >> part;) parts.push_back(part);
  const bool negated = parts.size() == 4 && parts[1] == "not";
  if (negated) parts.erase(parts.begin() + 1);
  if (parts.size() != 3) {
    throw Error(ErrorCode::usage,
                "an edge is three arguments, FROM TYPE TO, or one id such as 'state/ISR objects-to state/TUR'");
  }
  return {.from = parts[0], .type = parts[1], .to = parts[2], .negated = negated};
}

void run(const Options& options) {
  const Wanted wanted = read_edge(options.edge);
  const std::string type = parse_type(wanted.type);
  const OpenGraph open = open_graph(options.graph);
  const query::Names names(open.graph);
  EdgeKey key{.source = std::string(open.graph.key(names.resolve(wanted.from))),
              .type = type,
              .target = std::string(open.graph.key(names.resolve(wanted.to))),
              .negated = false};
  const query::EvidenceFilter filter = to_filter(options.filter);
  std::vector<query::FoundEvidence> evidence;
  EvidenceDetail detail{.hidden = {}, .explain = options.explain};
  for (const bool negated : {false, true}) {
    if (wanted.negated.value_or(negated) != negated) continue;
    key.negated = negated;
    if (options.all) {
      for (EvidenceRecord& record : open.store.hidden_evidence(key)) {
        if (filter.lets_through(record)) detail.hidden.push_back(std::move(record));
      }
    }
    const auto edge = open.graph.find_edge(key);
    if (!edge) continue;
    for (query::FoundEvidence& found : query::evidence_of(*edge, open.graph, open.store, filter)) {
      evidence.push_back(std::move(found));
    }
  }
  print_evidence(evidence, open.graph, options.format, "there is no such edge, or no evidence of it that passes",
                 detail);
}

}  // namespace

void add_evidence(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("evidence", "Every sentence behind an edge");
  add_graph_options(*command, options->graph);
  add_format_option(*command, options->format);
  add_filter_options(*command, options->filter);
  command->add_flag("--all", options->all, "Also what judgements hide");
  command->add_flag("--explain", options->explain,
                    "Also the rule that fired, and the path it followed through the tree");
  command->add_option("edge", options->edge, "FROM TYPE TO, or the id of an edge as exports give it")
      ->required()
      ->expected(1, 3);
  command->callback([options] { run(*options); });
}

}  // namespace entente::app
