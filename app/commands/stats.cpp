#include <algorithm>
#include <iostream>
#include <memory>

#include "app/cli/options.hpp"
#include "app/cli/resources.hpp"
#include "app/commands/commands.hpp"
#include "app/io/terminal.hpp"
#include "graph/model/error.hpp"
#include "query/names/names.hpp"
#include "query/statistics/statistics.hpp"

namespace entente::app {
namespace {

struct Options {
  GraphOptions graph;
  RowFormat format = RowFormat::table;
  FilterOptions filter;
  std::size_t top = 10;
  bool by_month = false;
};

/// A bar of up to 20 blocks, in eighths of a block.
std::string bar(std::uint64_t value, std::uint64_t largest) {
  constexpr std::uint64_t kEighths = 160;
  constexpr std::string_view kBlocks[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const std::uint64_t eighths = largest == 0 ? 0 : std::max<std::uint64_t>(1, value * kEighths / largest);
  std::string text;
  for (std::uint64_t i = 0; i < eighths / 8; ++i) text += "█";
  return text + std::string(kBlocks[eighths % 8]);
}

/// One figure a row, in groups, the same columns throughout so that every format can hold them.
class Sheet {
 public:
  explicit Sheet(RowFormat format)
      : printer_(format,
                 {{"group"},
                  {"what"},
                  {"count"},
                  {"bar", format == RowFormat::table ? Place::row : Place::data_only},
                  {"key", Place::data_only},
                  {"other_key", Place::data_only}},
                 std::cout, output_width()) {}

  void add(const std::string& group, const std::string& what, std::uint64_t count, std::uint64_t largest = 0,
           const std::string& key = {}, const std::string& other_key = {}) {
    const auto text = [](const std::string& value) { return value.empty() ? Cell() : Cell(value); };
    printer_.add({group, what, static_cast<std::int64_t>(count), largest == 0 ? Cell() : Cell(bar(count, largest)),
                  text(key), text(other_key)});
  }
  void finish() { printer_.finish(); }

 private:
  RowPrinter printer_;
};

void run(const Options& options) {
  const OpenGraph open = open_graph(options.graph);
  const Graph& graph = open.graph;
  const query::Statistics stats = options.filter.given()
                                      ? query::statistics(graph, open.store, to_filter(options.filter), options.top)
                                      : query::statistics(graph, options.top);
  if (stats.edges == 0 && options.filter.given()) throw Error(ErrorCode::not_found, "no evidence in the graph is so");
  Sheet sheet(options.format);
  if (!options.filter.given()) {
    const StoreCounts counts = open.store.counts();
    sheet.add("total", "documents", counts.documents);
    sheet.add("total", "sentences", counts.sentences);
  }
  sheet.add("total", "nodes", stats.nodes);
  sheet.add("total", "edges", stats.edges);
  sheet.add("total", "evidence", stats.mentions);
  std::uint64_t largest = 0;
  for (const auto& [label, count] : stats.labels) largest = std::max(largest, count);
  for (const auto& [label, count] : stats.labels) sheet.add("nodes by label", label, count, largest);
  for (const query::TypeCount& type : stats.types) {
    sheet.add("mentions by type", type.type, type.mentions, stats.types.front().mentions);
  }
  for (const query::Central& central : stats.central) {
    sheet.add("most neighbours", query::display_name(graph, central.node), central.neighbours,
              stats.central.front().neighbours, std::string(graph.key(central.node)));
  }
  for (const query::Pair& pair : stats.pairs) {
    std::string types;
    for (const std::string& type : pair.types) types += (types.empty() ? "" : ", ") + type;
    sheet.add(
        "densest pairs",
        query::display_name(graph, pair.one) + " \u2013 " + query::display_name(graph, pair.other) + " (" + types + ")",
        pair.mentions, stats.pairs.front().mentions, std::string(graph.key(pair.one)),
        std::string(graph.key(pair.other)));
  }
  largest = 0;
  for (const auto& [month, count] : stats.months) largest = std::max(largest, count);
  for (const auto& [month, count] : stats.months) sheet.add("new edges by month", month, count, largest);
  if (options.by_month) {
    for (const auto& [type, months] : stats.months_of_type) {
      for (const auto& [month, count] : months) sheet.add("new " + type, month, count, largest);
    }
  }
  sheet.finish();
}

}  // namespace

void add_stats(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("stats", "What the graph holds, in figures");
  add_graph_options(*command, options->graph);
  add_format_option(*command, options->format);
  add_filter_options(*command, options->filter);
  command->add_option("--top", options->top, "How many actors and pairs to list")->capture_default_str();
  command->add_flag("--by-month", options->by_month, "Also each type of edge month by month");
  command->callback([options] { run(*options); });
}

}  // namespace entente::app
