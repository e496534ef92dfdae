#include "query/neighbours/neighbours.hpp"

#include <iostream>
#include <map>
#include <memory>

#include "app/cli/evidence_rows.hpp"
#include "app/cli/options.hpp"
#include "app/cli/resources.hpp"
#include "app/commands/commands.hpp"
#include "app/io/terminal.hpp"
#include "graph/model/error.hpp"
#include "query/names/names.hpp"

namespace entente::app {
namespace {

struct Options {
  GraphOptions graph;
  RowFormat format = RowFormat::table;
  FilterOptions filter;
  std::string name;
  std::size_t hops = 1;
  Direction direction = Direction::both;
};

void run(const Options& options) {
  const OpenGraph open = open_graph(options.graph);
  const Graph& graph = open.graph;
  const NodeId start = query::Names(graph).resolve(options.name);
  const query::NeighbourOptions search{
      .hops = options.hops, .direction = options.direction, .filter = to_filter(options.filter)};
  const auto nodes = query::neighbours(graph, open.store, start, search);
  RowPrinter printer(options.format,
                     {{"hops"},
                      {"subject"},
                      {"relation"},
                      {"object"},
                      {"mentions"},
                      {"last"},
                      {"sentence", Place::below},
                      {"citation", Place::below},
                      {"subject_key", Place::data_only},
                      {"type", Place::data_only},
                      {"object_key", Place::data_only},
                      {"negated", Place::data_only},
                      {"documents", Place::data_only},
                      {"first", Place::data_only},
                      {"confidence", Place::data_only}},
                     std::cout, output_width());
  for (const query::EdgeAt& at : query::neighbour_edges(graph, open.store, nodes, search)) {
    const auto [sentence, citation] = best_words(query::evidence_of(at.edge, graph, open.store, search.filter), graph);
    printer.add({static_cast<std::int64_t>(at.hops), query::display_name(graph, graph.source(at.edge)),
                 query::relation_name(graph, at.edge), query::display_name(graph, graph.target(at.edge)),
                 std::int64_t{graph.mentions(at.edge)}, date_or_null(graph.last(at.edge)), sentence, citation,
                 std::string(graph.key(graph.source(at.edge))), std::string(graph.type_name(at.edge)),
                 std::string(graph.key(graph.target(at.edge))), graph.negated(at.edge),
                 std::int64_t{graph.documents(at.edge)}, date_or_null(graph.first(at.edge)),
                 graph.confidence(at.edge)});
  }
  printer.finish();
  if (printer.rows() == 0)
    throw Error(ErrorCode::not_found, std::string(graph.name(start)) + " has no such neighbours");
}

}  // namespace

void add_neighbours(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("neighbours", "The edges within some hops of an actor, each with its best sentence");
  command->alias("neighbors");
  static const std::map<std::string, Direction> kDirections = {
      {"out", Direction::out}, {"in", Direction::in}, {"both", Direction::both}};
  add_graph_options(*command, options->graph);
  add_format_option(*command, options->format);
  add_filter_options(*command, options->filter);
  command->add_option("name", options->name, "Name or key")->required();
  command->add_option("--hops", options->hops, "How many edges away")->capture_default_str()->check(not_negative);
  command->add_option("--direction", options->direction, "Which way edges are followed: out, in or both")
      ->type_name("DIRECTION")
      ->transform(CLI::CheckedTransformer(kDirections).description(""));
  command->callback([options] { run(*options); });
}

}  // namespace entente::app
