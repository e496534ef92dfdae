#pragma once

#include <span>
#include <vector>

#include "app/train/network_trainer.hpp"
#include "ingest/language/container.hpp"

namespace entente::train {

/// Adds the sections of language::NeuralModel to `writer`, all but the word vectors': weights rounded to 12 bits with a
/// scale an output, feature rows to 8 bits with a scale a row.
void export_network(const language::NetworkShape& shape, const TrainedNetwork& network,
                    std::span<const std::uint64_t> feature_keys, language::ContainerWriter& writer);

}  // namespace entente::train
