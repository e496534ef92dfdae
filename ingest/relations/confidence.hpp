#pragma once

#include <cstdint>
#include <string_view>

#include "graph/model/evidence.hpp"
#include "graph/ontology/ontology.hpp"

namespace entente::ingest {

/// What is known of a piece of evidence when its confidence is judged.
struct ConfidenceFeatures {
  TriggerPos pos = TriggerPos::verb;
  std::string_view target_role;  ///< empty: among the trigger's own subjects
  bool specific = false;         ///< the trigger made demands on object or complement
  bool carried = false;          ///< a noun carried by a verb ("held talks")
  std::uint32_t descent = 0;     ///< steps through nouns of acts to reach the two actors
  std::uint32_t resolved = 0;    ///< actors found by coreference (0 to 2)
  std::uint32_t groups = 0;      ///< actors that are unorganised groups (0 to 2)
  bool negated = false;
  Modality modality = Modality::asserted;
  std::uint32_t tokens = 0;  ///< length of the sentence
  bool core = false;         ///< one of the four core types
};

/// The probability, in [0.05, 0.99], that a careful reader would sign the evidence: a logistic model of the features.
[[nodiscard]] double confidence(const ConfidenceFeatures& features);

}  // namespace entente::ingest
