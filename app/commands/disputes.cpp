#include "query/disputes/disputes.hpp"

#include <iostream>
#include <memory>

#include "app/cli/evidence_rows.hpp"
#include "app/cli/options.hpp"
#include "app/cli/resources.hpp"
#include "app/commands/commands.hpp"
#include "app/io/terminal.hpp"
#include "graph/model/error.hpp"

namespace entente::app {
namespace {

struct Options {
  GraphOptions graph;
  RowFormat format = RowFormat::table;
  FilterOptions filter;
};

void run(const Options& options) {
  const OpenGraph open = open_graph(options.graph);
  const query::EvidenceFilter filter = to_filter(options.filter);
  std::vector<Column> columns = evidence_columns();
  columns.insert(columns.begin(), {"dispute"});
  columns.insert(columns.begin() + 1, {"side"});
  RowPrinter printer(options.format, columns, std::cout, output_width());
  std::int64_t number = 0;
  for (const query::Dispute& dispute : query::disputes(open.graph, *load_ontology())) {
    const auto one = query::evidence_of(dispute.one, open.graph, open.store, filter);
    const auto other = query::evidence_of(dispute.other, open.graph, open.store, filter);
    if (one.empty() || other.empty()) continue;
    ++number;
    for (const auto* side : {&one, &other}) {
      for (const query::FoundEvidence& found : *side) {
        Row row = evidence_row(found, open.graph);
        row.insert(row.begin(), {Cell(number), Cell(std::string(side == &one ? "A" : "B"))});
        printer.add(std::move(row));
      }
    }
  }
  printer.finish();
  if (number == 0) throw Error(ErrorCode::not_found, "there is no dispute");
}

}  // namespace

void add_disputes(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("disputes", "Edges that contradict each other, with the sentences of both sides");
  add_graph_options(*command, options->graph);
  add_format_option(*command, options->format);
  add_filter_options(*command, options->filter);
  command->callback([options] { run(*options); });
}

}  // namespace entente::app
