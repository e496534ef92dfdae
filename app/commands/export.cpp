#include <map>
#include <memory>

#include "app/cli/options.hpp"
#include "app/cli/resources.hpp"
#include "app/commands/commands.hpp"
#include "app/io/output_file.hpp"
#include "query/export/formats.hpp"
#include "query/names/names.hpp"

namespace entente::app {
namespace {

using Writer = void (*)(const query::Selection&, std::ostream&);

const std::map<std::string, Writer>& writers() {
  static const std::map<std::string, Writer> kWriters = {{"dot", query::write_dot}, {"json", query::write_json}};
  return kWriters;
}

struct Options {
  std::string db = "entente.db";
  std::string format;
  std::string output = "-";
  FilterOptions filter;
  std::string around;
  std::size_t hops = 1;
};

void run(const Options& options) {
  const OpenGraph open = open_graph(options.db);
  query::SelectionOptions wanted{.hops = options.hops, .filter = to_filter(options.filter)};
  if (!options.around.empty()) wanted.around = query::Names(open.graph).resolve(options.around);
  const query::Selection selection = query::select(open.graph, open.store, wanted);
  OutputFile output(options.output);
  writers().at(options.format)(selection, output.stream());
  output.commit();
}

}  // namespace

void add_export(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("export", "Write the graph for other tools");
  add_db_option(*command, options->db);
  std::vector<std::string> names;
  for (const auto& [name, writer] : writers()) names.push_back(name);
  command->add_option("--format", options->format, "The format to write")->required()->check(CLI::IsMember(names));
  command->add_option("-o,--output", options->output, "File to write; it appears when it is complete")
      ->type_name("FILE");
  command->add_option("--around", options->around, "Only what lies within --hops of this actor")->type_name("NAME");
  command->add_option("--hops", options->hops, "With --around: how many edges away")->capture_default_str();
  add_filter_options(*command, options->filter);
  command->callback([options] { run(*options); });
}

}  // namespace entente::app
