#include "app/cli/path_rows.hpp"

#include <algorithm>
#include <iostream>

#include "app/cli/evidence_rows.hpp"
#include "app/io/terminal.hpp"
#include "graph/model/error.hpp"
#include "query/names/names.hpp"

namespace entente::app {
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
      const auto [sentence, citation] = best_words(query::evidence_of(step.edge, graph, open.store, filter), graph);
      printer.add({number, ++step_number, query::display_name(graph, step.from),
                   query::relation_from(graph, step.edge, step.from), query::display_name(graph, step.to), sentence,
                   citation, std::string(graph.key(graph.source(step.edge))), std::string(graph.type_name(step.edge)),
                   std::string(graph.key(graph.target(step.edge))), graph.negated(step.edge),
                   std::int64_t{graph.mentions(step.edge)}, graph.confidence(step.edge)});
    }
  }
  printer.finish();
  if (number == 0) throw Error(ErrorCode::not_found, "there is no such path");
}

}  // namespace entente::app
