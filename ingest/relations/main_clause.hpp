#pragma once

#include <optional>

#include "graph/ontology/ontology.hpp"
#include "ingest/relations/actors.hpp"

namespace entente::ingest {

/// What a sentence tells of in the main: who does something, and who says so. The next sentence may take it up: "the
/// decision", "the remarks".
struct MainClause {
  std::optional<EntityId> doer;
  std::optional<EntityId> speaker;
};

[[nodiscard]] MainClause main_clause(const ActorFinder& finder, const Ontology& ontology);

}  // namespace entente::ingest
