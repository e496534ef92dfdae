#pragma once

#include <memory>
#include <string>

#include "graph/engine/graph.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/store/store.hpp"

namespace entente::app {

/// The ontology of the data folder, read once.
[[nodiscard]] std::shared_ptr<const Ontology> load_ontology();

/// Which graph a command reads.
struct GraphOptions {
  std::string db = "entente.db";
  bool snapshot = true;  ///< read and leave one beside the database (graph/engine/snapshot.hpp)
};

/// A database opened for reading, with its graph in memory.
struct OpenGraph {
  Store store;
  Graph graph;
};
[[nodiscard]] OpenGraph open_graph(const GraphOptions& options);

}  // namespace entente::app
