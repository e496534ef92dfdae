#pragma once

#include "ingest/language/container.hpp"
#include "ingest/language/lemmatizer.hpp"
#include "ingest/language/neural_model.hpp"
#include "ingest/language/segment_model.hpp"

namespace entente::language {

/// What a model file holds, in the order the analyzer needs it. `file` comes first: the others view it.
struct ModelParts {
  explicit ModelParts(Container container)
      : file(std::move(container)), segment(file), network(file), lemmas(file, network.vectors) {}
  ModelParts(const ModelParts&) = delete;
  ModelParts& operator=(const ModelParts&) = delete;

  Container file;
  SegmentModel segment;
  NeuralModel network;
  Lemmatizer lemmas;
};

}  // namespace entente::language
