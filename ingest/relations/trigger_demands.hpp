#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/relations/actors.hpp"
#include "ingest/relations/roles.hpp"
#include "ingest/relations/trigger_index.hpp"

namespace entente::ingest {

/// Whether a word that may be a trigger is one in its sentence: its particle, its object, what stands behind it. Views
/// of what it is made of, which must outlive it.
class TriggerDemands {
 public:
  TriggerDemands(const ActorFinder& finder, const RoleReader& roles, const Ontology& ontology,
                 const TriggerIndex& triggers)
      : finder_(&finder), tree_(&finder.tree()), roles_(&roles), ontology_(&ontology), triggers_(&triggers) {}

  [[nodiscard]] bool met(const IndexedTrigger& entry, std::uint32_t token) const;

  /// What something is said to be: "provocation" at "described" in "described the plan as a provocation"; the number of
  /// tokens where nothing is.
  [[nodiscard]] std::uint32_t verdict(std::uint32_t verb) const;
  /// "not acceptable", "far from sufficient".
  [[nodiscard]] bool not_good(std::uint32_t adjective) const;
  /// Whether one of the words stands before the noun and belongs to it.
  [[nodiscard]] bool modified_by(std::uint32_t noun, const std::vector<std::string>& words) const;

 private:
  [[nodiscard]] bool has_particle(const IndexedTrigger& entry, std::uint32_t token) const;
  [[nodiscard]] bool has_object(const Trigger& trigger, std::uint32_t token) const;
  [[nodiscard]] bool has_complement(const Trigger& trigger, std::uint32_t token) const;
  [[nodiscard]] bool has_excepted_object(const Trigger& trigger, std::uint32_t token) const;
  [[nodiscard]] bool has_phrase(std::uint32_t token, const std::vector<std::string>& phrases) const;
  [[nodiscard]] bool is_one_of(const std::vector<std::string>& words, std::uint32_t noun) const;
  [[nodiscard]] bool is_demanded(const Trigger& trigger, std::uint32_t thing) const;
  [[nodiscard]] bool says_demanded(const Trigger& trigger, std::uint32_t complement) const;
  [[nodiscard]] bool is_another(const Trigger& trigger, std::uint32_t token) const;
  [[nodiscard]] bool fills(std::uint32_t token, const std::string& role) const;
  [[nodiscard]] bool another_act(const Trigger& trigger, std::uint32_t noun) const;
  [[nodiscard]] bool downs_tools(std::uint32_t verb, std::uint32_t object) const;
  [[nodiscard]] bool peaceful(std::uint32_t noun) const;
  [[nodiscard]] bool figurative(std::uint32_t noun) const;
  [[nodiscard]] bool to_blame(std::uint32_t adjective) const;
  [[nodiscard]] bool mandative(std::uint32_t token) const;

  const ActorFinder* finder_;
  const language::Tree* tree_;
  const RoleReader* roles_;
  const Ontology* ontology_;
  const TriggerIndex* triggers_;
};

}  // namespace entente::ingest
