#include <iostream>
#include <memory>

#include "app/cli/options.hpp"
#include "app/cli/resources.hpp"
#include "app/commands/commands.hpp"
#include "app/io/terminal.hpp"
#include "query/names/names.hpp"

namespace entente::app {
namespace {

struct Options {
  GraphOptions graph;
  RowFormat format = RowFormat::table;
  std::string name;
};

std::string reason(const HandleRecord& handle) {
  if (handle.judged) return "judged";
  return handle.rule.empty() ? "itself" : handle.rule;
}

void run(const Options& options) {
  const OpenGraph open = open_graph(options.graph);
  const std::string key(open.graph.key(query::Names(open.graph).resolve(options.name)));
  RowPrinter printer(options.format,
                     {{"name"},
                      {"handle"},
                      {"state"},
                      {"reason"},
                      {"joined_to"},
                      {"count"},
                      {"documents", Place::below},
                      {"node", Place::data_only}},
                     std::cout, output_width());
  const auto text = [](const std::string& value) { return value.empty() ? Cell() : Cell(value); };
  for (const HandleRecord& handle : open.store.handles(key)) {
    std::string documents;
    for (const std::string& document : handle.documents) documents += (documents.empty() ? "" : ", ") + document;
    printer.add({handle.name, handle.key, text(handle.state), reason(handle), text(handle.judged ? "" : handle.with),
                 static_cast<std::int64_t>(handle.documents.size()), documents, key});
  }
  printer.finish();
}

}  // namespace

void add_identity(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("identity", "What documents call a node, and why these are taken for one being");
  add_graph_options(*command, options->graph);
  add_format_option(*command, options->format);
  command->add_option("name", options->name, "A node")->required();
  command->callback([options] { run(*options); });
}

}  // namespace entente::app
