#pragma once

#include <map>
#include <optional>
#include <string>

#include "graph/store/store.hpp"

namespace entente {

/// What to change of a graph: nodes and edges as they are now, nullopt for those that are gone.
struct GraphChanges {
  std::map<std::string, std::optional<NodeRecord>> nodes;  ///< by key
  std::map<EdgeKey, std::optional<EdgeRecord>> edges;
};

}  // namespace entente
