#include <memory>

#include "app/cli/options.hpp"
#include "app/cli/resources.hpp"
#include "app/commands/commands.hpp"
#include "app/io/output_file.hpp"
#include "app/io/output_folder.hpp"
#include "query/export/registry.hpp"
#include "query/names/names.hpp"

namespace entente::app {
namespace {

struct Options {
  GraphOptions graph;
  std::string format;
  std::string output = "-";
  FilterOptions filter;
  std::string around;
  std::size_t hops = 1;
  query::FormatOptions choices;
};

void run(const Options& options) {
  const OpenGraph open = open_graph(options.graph);
  query::SelectionOptions wanted{.hops = options.hops, .filter = to_filter(options.filter)};
  if (!options.around.empty()) wanted.around = query::Names(open.graph).resolve(options.around);
  const query::Selection selection = query::select(open.graph, open.store, wanted);
  const query::Format& format = *query::find_format(options.format);
  if (format.write_files != nullptr) {
    OutputFolder folder(options.output);
    format.write_files(selection, folder, options.choices);
    folder.commit();
  } else {
    OutputFile output(options.output);
    format.write(selection, output.stream(), options.choices);
    output.commit();
  }
}

}  // namespace

void add_export(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("export", "Write the graph for other tools");
  add_graph_options(*command, options->graph);
  std::vector<std::string> names;
  std::string list = "\nFormats:\n";
  for (const query::Format& format : query::formats()) {
    names.emplace_back(format.name);
    list += "  " + names.back() + std::string(12 - names.back().size(), ' ') + std::string(format.what) + "\n";
  }
  command->footer(list);
  command->add_option("--format", options->format, "The format to write")
      ->required()
      ->type_name("FORMAT")
      ->check(CLI::IsMember(names).description(""));
  command
      ->add_option("-o,--output", options->output,
                   "File, or for csv, neo4j-csv and markdown folder, to write; it appears when it is complete")
      ->type_name("FILE");
  command->add_flag("--raw", options->choices.raw, "csv, events: do not disarm fields that a spreadsheet would run");
  command->add_flag("--edges-key", options->choices.edges_key,
                    "node-link: call the list of edges \"edges\", not \"links\"");
  CLI::Option* around = command->add_option("--around", options->around, "Only what lies within --hops of this actor");
  around->type_name("NAME");
  command->add_option("--hops", options->hops, "With --around: how many edges away")
      ->capture_default_str()
      ->check(not_negative)
      ->needs(around);
  add_filter_options(*command, options->filter);
  command->callback([options] { run(*options); });
}

}  // namespace entente::app
