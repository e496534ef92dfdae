#include <fmt/format.h>

#include <map>
#include <memory>
#include <optional>

#include "app/cli/options.hpp"
#include "app/cli/path_rows.hpp"
#include "app/cli/resources.hpp"
#include "app/commands/commands.hpp"
#include "graph/model/error.hpp"
#include "graph/model/limits.hpp"
#include "query/names/names.hpp"
#include "query/paths/paths.hpp"

namespace entente::app {
namespace {

struct Options {
  GraphOptions graph;
  RowFormat format = RowFormat::table;
  FilterOptions filter;
  std::string from, to;
  std::optional<std::size_t> max_hops;
  bool directed = false;
  bool shortest = true;  ///< the default, which may be said aloud
  bool all_shortest = false;
  std::size_t k = 0;
  PathCost cost = PathCost::hops;
};

constexpr std::size_t kLongest = 8;
constexpr std::size_t kMostPaths = 1000;  ///< of --all-shortest

void run(const Options& options) {
  const OpenGraph open = open_graph(options.graph);
  const query::Names names(open.graph);
  const NodeId from = names.resolve(options.from);
  const NodeId to = names.resolve(options.to);
  if (from == to) throw Error(ErrorCode::usage, "both names mean " + std::string(open.graph.name(from)));
  // The best of a kind may be long; the shortest ones are not looked for without end.
  const std::size_t longest = options.k > 0 ? limits::kMaxHops : kLongest;
  const query::PathOptions search{.max_hops = options.max_hops.value_or(longest),
                                  .direction = options.directed ? Direction::out : Direction::both,
                                  .filter = to_filter(options.filter)};
  std::vector<query::Path> paths;
  if (options.k > 0) {
    paths = query::cheapest_paths(open.graph, open.store, from, to, options.k, options.cost, search);
  } else if (options.all_shortest) {
    paths = query::all_shortest_paths(open.graph, open.store, from, to, kMostPaths, search);
  } else {
    paths = {query::shortest_path(open.graph, open.store, from, to, search)};
  }
  print_paths(paths, open, search.filter, options.format);
}

}  // namespace

void add_path(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("path", "How one actor is linked to another, with the sentences on the way");
  add_graph_options(*command, options->graph);
  add_format_option(*command, options->format);
  add_filter_options(*command, options->filter);
  command->add_option("from", options->from, "Name or key")->required();
  command->add_option("to", options->to, "Name or key")->required();
  command
      ->add_option("--max-hops", options->max_hops,
                   fmt::format("The longest path wanted, in edges; {} unless told, with --k any", kLongest))
      ->check(not_negative);
  command->add_flag("--directed", options->directed, "Follow edges only the way they point");
  CLI::Option* all =
      command->add_flag("--all-shortest", options->all_shortest, "All shortest paths, not only the first");
  static const std::map<std::string, PathCost> kCosts = {
      {"hops", PathCost::hops}, {"confidence", PathCost::confidence}, {"recency", PathCost::recency}};
  CLI::Option* best = command->add_option("-k,--k", options->k, "The K best paths that pass no node twice")
                          ->check(CLI::Range(1, 1000).description(""))
                          ->excludes(all);
  command->add_option("--by", options->cost, "With --k: what makes a path good: hops, confidence or recency")
      ->needs(best)
      ->type_name("COST")
      ->transform(CLI::CheckedTransformer(kCosts).description(""));
  command->add_flag("--shortest", options->shortest, "The shortest path, which is what is given anyway")
      ->excludes(all)
      ->excludes(best);
  command->callback([options] { run(*options); });
}

}  // namespace entente::app
