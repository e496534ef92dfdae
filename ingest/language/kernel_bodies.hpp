#pragma once

#include <cstring>

#include "ingest/language/matrix.hpp"
#include "ingest/language/scalar_math.hpp"

/// What each kernel does, written once: functions for one processor extension inline these, so that the compiler uses
/// its registers. Nothing here may depend on how wide those are.
#define ENTENTE_INLINE inline __attribute__((always_inline))

namespace entente::language {

ENTENTE_INLINE float largest_magnitude(const float* row, std::size_t width) {
  // As whole numbers: the order of non-negative floats is that of their bits.
  std::uint32_t top = 0;
  for (std::size_t i = 0; i < width; ++i) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, row + i, sizeof bits);
    bits &= 0x7FFFFFFFU;
    top = bits > top ? bits : top;
  }
  float largest = 0;
  std::memcpy(&largest, &top, sizeof largest);
  return largest > 1e-20F ? largest : 1e-20F;
}

/// `number` times `factor` to the nearest whole number, ties to even, by adding and taking away 1.5 * 2^23.
ENTENTE_INLINE std::int32_t whole(float number, float factor) {
  const float magic = 12582912.0F;
  return static_cast<std::int32_t>((number * factor + magic) - magic);
}

ENTENTE_INLINE void round_body(const float* in, std::size_t rows, std::size_t width, std::size_t stride,
                               RoundedRows& out) {
  out.resize(rows, width);
  for (std::size_t r = 0; r < rows; ++r) {
    const float* row = in + r * stride;
    const float largest = largest_magnitude(row, width);
    const float factor = static_cast<float>(kMaxRounded) / largest;
    out.scales[r] = largest / static_cast<float>(kMaxRounded);
    std::uint8_t* __restrict values = out.values.data() + r * out.inner;
    for (std::size_t i = 0; i < width; ++i) {
      values[i] = static_cast<std::uint8_t>(whole(row[i], factor) + RoundedRows::kOffset);
    }
  }
}

ENTENTE_INLINE void round_fine_body(const float* in, std::size_t rows, std::size_t width, std::size_t stride,
                                    FineRows& out) {
  out.resize(rows, width);
  for (std::size_t r = 0; r < rows; ++r) {
    const float* row = in + r * stride;
    const float largest = largest_magnitude(row, width);
    const float factor = static_cast<float>(kMaxFine) / largest;
    out.scales[r] = largest / static_cast<float>(kMaxFine);
    std::int16_t* __restrict values = out.values.data() + r * out.inner;
    for (std::size_t i = 0; i < width; ++i) {
      values[i] = static_cast<std::int16_t>(whole(row[i], factor));
    }
  }
}

ENTENTE_INLINE void add_row_body(const std::int8_t* row, float scale, std::size_t width, float* out) {
  for (std::size_t i = 0; i < width; ++i) {
    out[i] += scale * static_cast<float>(row[i]);
  }
}

ENTENTE_INLINE void rectify_body(float* x, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    x[i] = x[i] > 0 ? x[i] : 0;
  }
}

ENTENTE_INLINE std::int32_t dot_body(const std::int16_t* x, const std::int16_t* y, std::size_t count) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    sum += static_cast<std::int32_t>(x[i]) * static_cast<std::int32_t>(y[i]);
  }
  return sum;
}

using EightLanes = float __attribute__((vector_size(8 * sizeof(float))));
using SixteenLanes = float __attribute__((vector_size(16 * sizeof(float))));

template <class Number>
ENTENTE_INLINE void recur_step(const float* gates, std::size_t width, const float* forget_weight,
                               const float* reset_weight, const float* skip, float* state, float* out) {
  const auto load = [](const float* from, Number& to) __attribute__((always_inline)) {
    std::memcpy(&to, from, sizeof to);
  };
  Number candidate, forget, reset, weight, previous, bypass;
  load(gates, candidate);
  load(gates + width, forget);
  load(gates + 2 * width, reset);
  load(state, previous);
  load(skip, bypass);
  load(forget_weight, weight);
  forget = forget + weight * previous;
  apply_coarse_sigmoid<Number, float>(forget);
  load(reset_weight, weight);
  reset = reset + weight * previous;
  apply_coarse_sigmoid<Number, float>(reset);
  const Number c = forget * previous + (1.0F - forget) * candidate;
  Number g = c;
  apply_coarse_tanh<Number, float>(g);
  const Number h = reset * g + (1.0F - reset) * bypass;
  std::memcpy(state, &c, sizeof c);
  std::memcpy(out, &h, sizeof h);
}

/// As many numbers at a time as Lanes has, in whatever registers the target has.
template <class Lanes>
ENTENTE_INLINE void recur_body(const Kernels::Recurrence& r) {
  constexpr std::size_t kLanes = sizeof(Lanes) / sizeof(float);
  const std::size_t width = r.width;
  const float* __restrict forget_weight = r.state_weights;
  const float* __restrict reset_weight = r.state_weights + width;
  float* __restrict state = r.state;
  for (std::size_t step = 0; step < r.length; ++step) {
    const std::size_t t = r.backward ? r.length - 1 - step : step;
    const std::size_t row = r.rows[t];
    const float* __restrict gates = r.gates + row * r.gate_stride;
    const float* __restrict skip = r.skip + row * r.skip_stride;
    float* __restrict out = r.out + t * r.out_stride;
    std::size_t i = 0;
    for (; i + kLanes <= width; i += kLanes) {
      recur_step<Lanes>(gates + i, width, forget_weight + i, reset_weight + i, skip + i, state + i, out + i);
    }
    for (; i < width; ++i) {
      recur_step<float>(gates + i, width, forget_weight + i, reset_weight + i, skip + i, state + i, out + i);
    }
  }
}

ENTENTE_INLINE void finish(const std::int32_t* sums, float row_scale, const float* scales, const float* bias,
                           float* out) {
  for (std::size_t c = 0; c < PackedMatrix::kPanel; ++c) {
    out[c] = static_cast<float>(sums[c]) * (row_scale * scales[c]) + bias[c];
  }
}

}  // namespace entente::language
