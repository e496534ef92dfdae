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

/// The network of `checkpoint` with a row for each of `feature_keys`, to go on with on other texts: a feature it does
/// not know begins as if it were seen for the first time, with zeros; rows of features no longer asked for are left
/// out.
[[nodiscard]] TrainedNetwork network_for(const Checkpoint& checkpoint, const std::vector<std::uint64_t>& feature_keys);

/// The mean of several networks that went on from the same one with other seeds, number by number: as good as asking
/// them all, at the price of one (Wortsman et al. 2022, "Model soups"). Throws as read_checkpoint does, and
/// Error{bad_input} if they differ in shape or one lacks a feature of the first. At least one path.
[[nodiscard]] Checkpoint read_mean(const std::vector<std::filesystem::path>& paths);

}  // namespace entente::train
