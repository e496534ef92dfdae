#pragma once

#include <cstdint>
#include <string_view>

#include "graph/ontology/ontology.hpp"
#include "ingest/relations/actors.hpp"

namespace entente::ingest {

/// Somebody found in the place of a target: by which role, of which trigger, at which word.
struct TargetCandidate {
  const ActorFinder& finder;
  const Trigger& trigger;
  std::uint32_t token;
  std::string_view role;
  const ActorRef& ref;
  bool anybody;  ///< whether persons without an office are targets of this type
};

/// "the row with Chad": whether what stands behind "with" is whom a quarrel is with, wherever it was hung.
[[nodiscard]] bool is_of_a_row(const language::Tree& tree, std::uint32_t noun);

/// Whether the candidate, in its place as it is, is not whom the act is done to: where it was, whom it helped or hurt,
/// what was sent.
[[nodiscard]] bool excluded(const TargetCandidate& candidate);

}  // namespace entente::ingest
