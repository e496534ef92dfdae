#include "app/cli/path_rows.hpp"

#include <algorithm>
#include <iostream>

#include "app/cli/evidence_rows.hpp"
#include "app/io/terminal.hpp"
#include "graph/model/error.hpp"
#include "query/names/names.hpp"

namespace entente::app {
namespace {

/// The best piece of evidence in words; empty cells when none passes.
std::pair<Cell, Cell> best_words(EdgeId edge, const OpenGraph& open, const query::EvidenceFilter& filter) {
  const auto evidence = query::evidence_of(edge, open.graph, open.store, filter);
  if (evidence.empty()) return {};
  return {quote(evidence.front().record), cite(evidence.front().record, open.graph)};
}

}  // namespace

void print_paths(const std::vector<query::Path>& paths, const OpenGraph& open, const query::EvidenceFilter& filter,
                 RowFormat format) {
  const Graph& graph = open.graph;
  RowPrinter printer(format,
                     {{"path"},
                      {"step"},
                      {"from"},
                      {"relation"},
                      {"to"},
                      {"sentence", Place::below},
                      {"citation", Place::below},
                      {"subject_key", Place::data_only},
                      {"type", Place::data_only},
                      {"object_key", Place::data_only},
                      {"negated", Place::data_only},
                      {"mentions", Place::data_only},
                      {"confidence", Place::data_only}},
                     std::cout, output_width());
  std::int64_t number = 0;
  for (const query::Path& path : paths) {
    if (path.empty()) continue;
    ++number;
    std::int64_t step_number = 0;
    for (const query::Step& step : path) {
      const bool forwards = graph.source(step.edge) == step.from;
      const std::string relation = (graph.negated(step.edge) ? "not " : "") + std::string(graph.type_name(step.edge));
      const auto [sentence, citation] = best_words(step.edge, open, filter);
      printer.add({number, ++step_number, query::display_name(graph, step.from),
                   forwards ? relation + " \u2192" : "\u2190 " + relation, query::display_name(graph, step.to),
                   sentence, citation, std::string(graph.key(graph.source(step.edge))),
                   std::string(graph.type_name(step.edge)), std::string(graph.key(graph.target(step.edge))),
                   graph.negated(step.edge), std::int64_t{graph.mentions(step.edge)}, graph.confidence(step.edge)});
    }
  }
  printer.finish();
  if (number == 0) throw Error(ErrorCode::not_found, "there is no such path");
}

}  // namespace entente::app
