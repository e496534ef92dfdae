#pragma once

#include <cstdint>
#include <string_view>

#include "graph/model/evidence.hpp"
#include "ingest/entities/entity.hpp"

namespace entente::ingest {

/// What is known of an actor when the confidence of a piece of evidence is judged.
struct ActorFeatures {
  EntityKind kind = EntityKind::state;
  std::string_view state;  ///< the one it acts for; empty when nothing tells
  bool pronoun = false;
};

/// What is known of a piece of evidence when its confidence is judged.
struct ConfidenceFeatures {
  std::string_view type;
  ActorFeatures source;
  ActorFeatures target;
  bool carried = false;       ///< a noun carried by a verb ("held talks")
  std::uint32_t descent = 0;  ///< steps through nouns of acts to reach the two actors
  bool negated = false;
  Modality modality = Modality::asserted;
  std::uint32_t tokens = 0;  ///< length of the sentence
  std::uint32_t gap = 0;     ///< bytes between the outermost two of source, trigger and target
};

/// The probability that log-odds stand for, in [0.05, 0.99], rounded so that the last bit of a library's exp() can
/// never show.
[[nodiscard]] double confidence_of(double log_odds);

/// The probability, in [0.05, 0.99], that a careful reader would sign the evidence: a logistic model of the features.
[[nodiscard]] double confidence(const ConfidenceFeatures& features);

}  // namespace entente::ingest
