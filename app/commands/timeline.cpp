#include "query/timeline/timeline.hpp"

#include <iostream>
#include <memory>

#include "app/cli/evidence_rows.hpp"
#include "app/cli/options.hpp"
#include "app/cli/resources.hpp"
#include "app/commands/commands.hpp"
#include "query/names/names.hpp"

namespace entente::app {
namespace {

struct Options {
  GraphOptions graph;
  RowFormat format = RowFormat::table;
  FilterOptions filter;
  std::string name;
};

void run(const Options& options) {
  const OpenGraph open = open_graph(options.graph);
  std::optional<NodeId> node;
  if (!options.name.empty()) node = query::Names(open.graph).resolve(options.name);
  print_evidence(query::timeline(open.graph, open.store, node, to_filter(options.filter)), open.graph, options.format,
                 "nothing happened, as far as the graph knows");
}

}  // namespace

void add_timeline(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("timeline", "What happened, day by day: to everyone, or to one actor");
  add_graph_options(*command, options->graph);
  add_format_option(*command, options->format);
  add_filter_options(*command, options->filter);
  command->add_option("name", options->name, "Name or key");
  command->callback([options] { run(*options); });
}

}  // namespace entente::app
