#include "graph/engine/graph.hpp"

namespace entente {

Graph Graph::load(const Store& store) { return {store.nodes(), store.edges()}; }

}  // namespace entente
