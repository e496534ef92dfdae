#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "ingest/language/features.hpp"
#include "ingest/language/neural_model.hpp"

namespace entente::language {

/// What the network makes of single tokens before it looks at their neighbours: its input, and the gates of its first
/// layer. They follow from the features of the token alone, so they are kept for when it comes again, as six tokens in
/// ten of news soon do. Serves one thread.
class TokenInputs {
 public:
  explicit TokenInputs(const NeuralModel& model) : model_(&model) {}

  /// Makes room for `tokens` more tokens. Places given before may be forgotten.
  void begin(std::size_t tokens);
  /// The place of a token with these features.
  std::uint32_t place(const TokenFeatures& features);
  /// Computes what has a place and no numbers yet.
  void compute();

  /// The input, model.shape.width numbers at each place, input_stride() apart.
  [[nodiscard]] const float* inputs() const { return inputs_.data(); }
  [[nodiscard]] std::size_t input_stride() const { return model_->vector_input.stride(); }
  /// The gates of the first layer in a direction (0 forward, 1 backward), as Kernels::Recurrence takes them.
  [[nodiscard]] const float* gates(std::size_t direction) const { return gates_[direction].data(); }

 private:
  /// Places at least: as many as the second-level cache holds of what is used often.
  static constexpr std::size_t kPlaces = 1024;

  struct Known {
    std::array<std::uint64_t, TokenFeatures::kCount> keys;
    std::uint64_t vector_key;
  };
  void sum_features(std::size_t first, std::size_t count);

  const NeuralModel* model_;
  std::vector<Known> known_;          ///< by place
  std::vector<std::uint32_t> slots_;  ///< places by hash, open addressing, at most half full
  std::size_t computed_ = 0;          ///< places that have their numbers
  std::vector<float> inputs_, sums_, vectors_;
  std::array<std::vector<float>, 2> gates_;
  RoundedRows rounded_;
};

}  // namespace entente::language
