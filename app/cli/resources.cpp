#include "app/cli/resources.hpp"

#include "app/io/data_dir.hpp"

namespace entente::app {

std::shared_ptr<const Ontology> load_ontology() {
  static const auto ontology = std::make_shared<const Ontology>(Ontology::load(data_dir() + "/ontology.json"));
  return ontology;
}

OpenGraph open_graph(const GraphOptions& options) {
  Store store = Store::open(options.db, OpenMode::read_only);
  Graph graph = options.snapshot ? Graph::open(store) : Graph::load(store);
  return {.store = std::move(store), .graph = std::move(graph)};
}

}  // namespace entente::app
