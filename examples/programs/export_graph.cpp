// Writes what lies around one actor, to draw it:
//
//     export_graph DATABASE NAME HOPS dot|json
//     export_graph lake.db Chad 1 dot | dot -Tsvg > chad.svg
//
// What it shows: a Selection is chosen once and written in any format; everything below 0.5 confidence is left out.
#include <charconv>
#include <iostream>
#include <string_view>

#include "graph/engine/graph.hpp"
#include "graph/model/error.hpp"
#include "graph/store/store.hpp"
#include "query/export/formats.hpp"
#include "query/names/names.hpp"

int main(int argc, char** argv) {
  using namespace entente;
  std::size_t hops = 0;
  const std::string_view number = argc == 5 ? argv[3] : "";
  const std::string_view format = argc == 5 ? argv[4] : "";
  const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), hops);
  if (failure != std::errc{} || end != number.data() + number.size() || (format != "dot" && format != "json")) {
    std::cerr << "usage: export_graph DATABASE NAME HOPS dot|json\n";
    return 2;
  }
  try {
    const Store store = Store::open(argv[1], OpenMode::read_only);
    const Graph graph = Graph::load(store);
    const query::SelectionOptions options{
        .around = query::Names(graph).resolve(argv[2]), .hops = hops, .filter = {.min_confidence = 0.5}};
    const query::Selection selection = query::select(graph, store, options);
    const auto write = format == "dot" ? query::write_dot : query::write_json;
    write(selection, std::cout, query::FormatOptions{});
  } catch (const Error& error) {
    std::cerr << "export_graph: " << error.what() << "\n";
    return static_cast<int>(error.code());
  }
  return std::cout.flush() ? 0 : 1;
}
