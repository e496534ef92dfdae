#pragma once

#include <optional>
#include <string>

#include "graph/ontology/ontology.hpp"
#include "ingest/relations/actors.hpp"

namespace entente::ingest {

/// What a sentence tells of in the main: who does something, and who says so. The next sentence may take it up: "the
/// decision", "the remarks".
struct MainClause {
  std::optional<EntityId> doer;
  std::optional<EntityId> speaker;
  std::string made;  ///< lemma of what the doer is said to propose, issue, impose; empty where nothing is
};

[[nodiscard]] MainClause main_clause(const ActorFinder& finder, const Ontology& ontology);

}  // namespace entente::ingest
