#pragma once

#include <filesystem>
#include <vector>

#include "app/train/network_trainer.hpp"

namespace entente::train {

/// A trained network with all its bits, and what it takes to export it later or to compare roundings.
struct Checkpoint {
  language::NetworkShape shape;
  TrainedNetwork network;
  std::vector<std::uint64_t> feature_keys;
};

/// Throws Error{store} if the file cannot be written.
void write_checkpoint(const Checkpoint& checkpoint, const std::filesystem::path& path);

/// Throws Error{not_found} or Error{bad_input}.
[[nodiscard]] Checkpoint read_checkpoint(const std::filesystem::path& path);

}  // namespace entente::train
