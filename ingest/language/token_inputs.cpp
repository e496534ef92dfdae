#include "ingest/language/token_inputs.hpp"

#include <algorithm>
#include <bit>

#include "ingest/language/scores.hpp"

namespace entente::language {
namespace {

constexpr std::uint32_t kFree = KeyTable::kNone;

/// What one step of a word vector's numbers is worth.
constexpr float kVectorScale = 4.0F / 127.0F;

std::uint64_t hash_of(const TokenFeatures& features) {
  std::uint64_t hash = features.vector_key;
  for (const auto key : features.keys) {
    hash = std::rotl(hash, 5) ^ key;
  }
  return mix(hash);
}

}  // namespace

void TokenInputs::begin(std::size_t tokens) {
  const std::size_t places = std::max(kPlaces, tokens);
  const std::size_t slots = std::bit_ceil(2 * places);
  if (known_.size() + tokens <= places && slots <= slots_.size()) {
    return;
  }
  known_.clear();
  computed_ = 0;
  slots_.assign(std::max(slots, slots_.size()), kFree);
}

std::uint32_t TokenInputs::place(const TokenFeatures& features) {
  const std::size_t mask = slots_.size() - 1;
  for (auto slot = hash_of(features) & mask;; slot = (slot + 1) & mask) {
    const auto place = slots_[slot];
    if (place == kFree) {
      slots_[slot] = static_cast<std::uint32_t>(known_.size());
      known_.push_back({features.keys, features.vector_key});
      // The tables are far larger than the caches: they are asked for what will be needed before it is.
      for (const auto key : features.keys) {
        model_->features.prefetch(key);
      }
      model_->vectors.prefetch(features.vector_key);
      return slots_[slot];
    }
    if (known_[place].vector_key == features.vector_key && known_[place].keys == features.keys) {
      return place;
    }
  }
}

void TokenInputs::sum_features(std::size_t first, std::size_t count) {
  const auto& m = *model_;
  const auto& k = kernels();
  const std::size_t width = m.shape.width;
  const std::size_t vector_width = m.shape.vector_width;
  at_least(vectors_, count * vector_width);
  std::fill_n(vectors_.begin(), count * vector_width, 0.0F);
  at_least(sums_, count * width);
  std::fill_n(sums_.begin(), count * width, 0.0F);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& token = known_[first + i];
    for (const auto key : token.keys) {
      const auto row = key == 0 ? KeyTable::kNone : m.features.find(key);
      if (row != KeyTable::kNone) {
        k.add_row(m.rows.data() + row * width, m.row_scales[row], width, sums_.data() + i * width);
      }
    }
    if (const auto row = m.vectors.find(token.vector_key); row != KeyTable::kNone) {
      k.add_row(m.vector_rows.data() + row * vector_width, kVectorScale, vector_width,
                vectors_.data() + i * vector_width);
    }
  }
}

void TokenInputs::compute() {
  const auto& m = *model_;
  const auto& k = kernels();
  const std::size_t first = computed_;
  const std::size_t count = known_.size() - first;
  if (count == 0) {
    return;
  }
  sum_features(first, count);
  const std::size_t width = m.shape.width;
  const std::size_t stride = input_stride();
  at_least(inputs_, known_.size() * stride);
  float* inputs = inputs_.data() + first * stride;
  k.round(vectors_.data(), count, m.shape.vector_width, m.shape.vector_width, rounded_);
  k.multiply(rounded_, count, m.vector_input, inputs);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t n = 0; n < width; ++n) {
      inputs[i * stride + n] += sums_[i * width + n];
    }
  }
  k.round(inputs, count, width, stride, rounded_);
  for (std::size_t d = 0; d < 2; ++d) {
    const auto& weights = m.recurrent.front()[d].input;
    at_least(gates_[d], known_.size() * weights.stride());
    k.multiply(rounded_, count, weights, gates_[d].data() + first * weights.stride());
  }
  computed_ = known_.size();
}

}  // namespace entente::language
