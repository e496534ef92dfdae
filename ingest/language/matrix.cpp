#include "ingest/language/matrix.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include "ingest/language/scalar_math.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define ENTENTE_INLINE inline __attribute__((always_inline))

namespace entente::language {
namespace {

/// The inner length is made a multiple of this, so that the product's inner loop needs no tail.
constexpr std::size_t kStep = 8;

std::size_t padded(std::size_t length) { return (length + kStep - 1) / kStep * kStep; }

}  // namespace

PackedMatrix::PackedMatrix(std::span<const std::int8_t> weights, std::span<const float> scales,
                           std::span<const float> bias)
    : rows_(weights.size() / scales.size()),
      inner_(padded(rows_)),
      columns_(scales.size()),
      scales_(scales.begin(), scales.end()),
      bias_(bias.begin(), bias.end()) {
  const std::size_t full = (columns_ + kPanel - 1) / kPanel * kPanel;
  scales_.resize(full, 0.0F);
  bias_.resize(full, 0.0F);
  pairs_.assign(full * inner_, 0);
  quads_.assign(full * inner_, static_cast<std::uint8_t>(kOffset));
  for (std::size_t k = 0; k < rows_; ++k) {
    for (std::size_t c = 0; c < columns_; ++c) {
      const auto weight = weights[k * columns_ + c];
      const std::size_t panel = (c / kPanel) * kPanel * inner_;
      pairs_[panel + (k / 2) * kPanel * 2 + (c % kPanel) * 2 + k % 2] = weight;
      quads_[panel + (k / 4) * kPanel * 4 + (c % kPanel) * 4 + k % 4] = static_cast<std::uint8_t>(weight + kOffset);
    }
  }
}

void RoundedRows::set(std::size_t row, std::span<const std::int8_t> numbers, float scale) {
  const auto at = static_cast<std::ptrdiff_t>(row * inner);
  const auto end = std::copy(numbers.begin(), numbers.end(), values.begin() + at);
  std::fill(end, values.begin() + at + static_cast<std::ptrdiff_t>(inner), std::int8_t{0});
  std::copy_n(values.begin() + at, inner, wide.begin() + at);
  sums[row] = std::accumulate(numbers.begin(), numbers.end(), std::int32_t{0});
  scales[row] = scale;
}

namespace {

/// Room for `rows` rows of `width` numbers, padded to `inner` with zeros.
template <class Number>
void make_room(std::vector<Number>& values, std::size_t rows, std::size_t width, std::size_t inner) {
  if (values.size() < rows * inner) {
    values.resize(rows * inner);
  }
  if (inner != width) {
    for (std::size_t r = 0; r < rows; ++r) {
      std::fill(values.begin() + static_cast<std::ptrdiff_t>(r * inner + width),
                values.begin() + static_cast<std::ptrdiff_t>((r + 1) * inner), Number{0});
    }
  }
}

}  // namespace

void RoundedRows::resize(std::size_t rows, std::size_t width) {
  inner = padded(width);
  make_room(values, rows, width, inner);
  make_room(wide, rows, width, inner);
  make_room(sums, rows, 1, 1);
  make_room(scales, rows, 1, 1);
}

void FineRows::resize(std::size_t rows, std::size_t width) {
  inner = padded(width);
  make_room(values, rows, width, inner);
  make_room(scales, rows, 1, 1);
}

namespace {

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
    std::int8_t* __restrict values = out.values.data() + r * out.inner;
    std::int16_t* __restrict wide = out.wide.data() + r * out.inner;
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < width; ++i) {
      const std::int32_t value = whole(row[i], factor);
      values[i] = static_cast<std::int8_t>(value);
      wide[i] = static_cast<std::int16_t>(value);
      sum += value;
    }
    out.sums[r] = sum;
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

/// Eight numbers at a time, in whatever registers the target has.
constexpr std::size_t kLanes = 8;
using Lanes = float __attribute__((vector_size(kLanes * sizeof(float))));

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
  apply_sigmoid<Number, float>(forget);
  load(reset_weight, weight);
  reset = reset + weight * previous;
  apply_sigmoid<Number, float>(reset);
  const Number c = forget * previous + (1.0F - forget) * candidate;
  Number g = c;
  apply_tanh<Number, float>(g);
  const Number h = reset * g + (1.0F - reset) * bypass;
  std::memcpy(state, &c, sizeof c);
  std::memcpy(out, &h, sizeof h);
}

ENTENTE_INLINE void recur_body(const Kernels::Recurrence& r) {
  const std::size_t width = r.width;
  const float* __restrict forget_weight = r.state_weights;
  const float* __restrict reset_weight = r.state_weights + width;
  float* __restrict state = r.state;
  for (std::size_t step = 0; step < r.length; ++step) {
    const std::size_t t = r.backward ? r.length - 1 - step : step;
    const float* __restrict gates = r.gates + t * r.gate_stride;
    const float* __restrict skip = r.skip + t * r.skip_stride;
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

void round_portable(const float* in, std::size_t rows, std::size_t width, std::size_t stride, RoundedRows& out) {
  round_body(in, rows, width, stride, out);
}

void round_fine_portable(const float* in, std::size_t rows, std::size_t width, std::size_t stride, FineRows& out) {
  round_fine_body(in, rows, width, stride, out);
}

void multiply_portable(const RoundedRows& x, std::size_t rows, const PackedMatrix& w, float* out) {
  constexpr std::size_t kPanel = PackedMatrix::kPanel;
  const std::size_t inner = w.inner();
  for (std::size_t panel = 0; panel < w.stride(); panel += kPanel) {
    const std::int16_t* weights = w.pairs() + panel * inner;
    for (std::size_t r = 0; r < rows; ++r) {
      const std::int16_t* row = x.wide.data() + r * x.inner;
      std::int32_t sums[kPanel] = {};
      for (std::size_t k = 0; k < inner; k += 2) {
        const std::int16_t* pair = weights + k * kPanel;
        for (std::size_t c = 0; c < kPanel; ++c) {
          sums[c] +=
              static_cast<std::int32_t>(row[k]) * pair[2 * c] + static_cast<std::int32_t>(row[k + 1]) * pair[2 * c + 1];
        }
      }
      finish(sums, x.scales[r], w.scales() + panel, w.bias() + panel, out + r * w.stride() + panel);
    }
  }
}

void add_row_portable(const std::int8_t* row, float scale, std::size_t width, float* out) {
  add_row_body(row, scale, width, out);
}
void rectify_portable(float* x, std::size_t count) { rectify_body(x, count); }
std::int32_t dot_portable(const std::int16_t* x, const std::int16_t* y, std::size_t count) {
  return dot_body(x, y, count);
}
void recur_portable(const Kernels::Recurrence& r) { recur_body(r); }

constexpr Kernels kPortable{round_portable,   round_fine_portable, multiply_portable, add_row_portable,
                            rectify_portable, dot_portable,        recur_portable};

#if defined(__x86_64__)
#define ENTENTE_AVX2 __attribute__((target("avx2")))

ENTENTE_AVX2 void round_avx2(const float* in, std::size_t rows, std::size_t width, std::size_t stride,
                             RoundedRows& out) {
  round_body(in, rows, width, stride, out);
}
ENTENTE_AVX2 void round_fine_avx2(const float* in, std::size_t rows, std::size_t width, std::size_t stride,
                                  FineRows& out) {
  round_fine_body(in, rows, width, stride, out);
}

/// kRows tokens by one panel: 2 * kRows sums of eight numbers stay in registers.
template <std::size_t kRows>
ENTENTE_AVX2 ENTENTE_INLINE void tile_avx2(const std::int16_t* rows, std::size_t row_stride, const float* row_scales,
                                           const std::int16_t* weights, std::size_t inner, const float* scales,
                                           const float* bias, float* out, std::size_t out_stride) {
  __m256i sum[kRows][2];
  for (std::size_t r = 0; r < kRows; ++r) {
    sum[r][0] = sum[r][1] = _mm256_setzero_si256();
  }
  for (std::size_t k = 0; k < inner; k += kStep) {
    // Several pairs a turn: otherwise the compiler spends as much on copying sums between registers.
#pragma GCC unroll 4
    for (std::size_t step = k; step < k + kStep; step += 2) {
      const auto* panel = reinterpret_cast<const __m256i*>(weights + step * PackedMatrix::kPanel);
      const __m256i left = _mm256_loadu_si256(panel);
      const __m256i right = _mm256_loadu_si256(panel + 1);
      for (std::size_t r = 0; r < kRows; ++r) {
        std::int32_t pair = 0;
        std::memcpy(&pair, rows + r * row_stride + step, sizeof pair);
        const __m256i both = _mm256_set1_epi32(pair);
        sum[r][0] = _mm256_add_epi32(sum[r][0], _mm256_madd_epi16(both, left));
        sum[r][1] = _mm256_add_epi32(sum[r][1], _mm256_madd_epi16(both, right));
        // Sums of whole numbers invite the compiler to regroup them, and then it runs out of registers.
        __asm__("" : "+x"(sum[r][0]), "+x"(sum[r][1]));
      }
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t half = 0; half < 2; ++half) {
      const __m256 scale = _mm256_mul_ps(_mm256_set1_ps(row_scales[r]), _mm256_loadu_ps(scales + 8 * half));
      const __m256 product = _mm256_mul_ps(_mm256_cvtepi32_ps(sum[r][half]), scale);
      _mm256_storeu_ps(out + r * out_stride + 8 * half, _mm256_add_ps(product, _mm256_loadu_ps(bias + 8 * half)));
    }
  }
}

ENTENTE_AVX2 void multiply_avx2(const RoundedRows& x, std::size_t rows, const PackedMatrix& w, float* out) {
  constexpr std::size_t kPanel = PackedMatrix::kPanel;
  constexpr std::size_t kTile = 6;
  constexpr std::size_t kBlock = 5 * kTile;  // rows that stay in the first-level cache while all panels pass
  const std::size_t inner = w.inner();
  for (std::size_t block = 0; block < rows; block += kBlock) {
    const std::size_t end = std::min(rows, block + kBlock);
    for (std::size_t panel = 0; panel < w.stride(); panel += kPanel) {
      const std::int16_t* weights = w.pairs() + panel * inner;
      std::size_t r = block;
      const auto tile = [&]<std::size_t kRows>() __attribute__((always_inline, target("avx2"))) {
        tile_avx2<kRows>(x.wide.data() + r * x.inner, x.inner, x.scales.data() + r, weights, inner,
                         w.scales() + panel, w.bias() + panel, out + r * w.stride() + panel, w.stride());
        r += kRows;
      };
      while (r + kTile <= end) {
        tile.template operator()<kTile>();
      }
      while (r + 2 <= end) {
        tile.template operator()<2>();
      }
      while (r < end) {
        tile.template operator()<1>();
      }
    }
  }
}

ENTENTE_AVX2 void add_row_avx2(const std::int8_t* row, float scale, std::size_t width, float* out) {
  add_row_body(row, scale, width, out);
}
ENTENTE_AVX2 void rectify_avx2(float* x, std::size_t count) { rectify_body(x, count); }
ENTENTE_AVX2 std::int32_t dot_avx2(const std::int16_t* x, const std::int16_t* y, std::size_t count) {
  return dot_body(x, y, count);
}
ENTENTE_AVX2 void recur_avx2(const Kernels::Recurrence& r) { recur_body(r); }

constexpr Kernels kAvx2{round_avx2,   round_fine_avx2, multiply_avx2, add_row_avx2,
                        rectify_avx2, dot_avx2,        recur_avx2};

#define ENTENTE_VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

/// kRows tokens by one panel: kRows sums of sixteen numbers stay in registers, and one instruction multiplies four rows of
/// the panel and adds. It wants one factor without sign: weights are given kOffset too large, and the sums begin with what
/// that will be too much.
template <std::size_t kRows>
ENTENTE_VNNI ENTENTE_INLINE void tile_vnni(const std::int8_t* rows, std::size_t row_stride, const std::int32_t* row_sums,
                                           const float* row_scales, const std::uint8_t* weights, std::size_t inner,
                                           const float* scales, const float* bias, float* out,
                                           std::size_t out_stride) {
  __m512i sum[kRows];
  for (std::size_t r = 0; r < kRows; ++r) {
    sum[r] = _mm512_set1_epi32(-PackedMatrix::kOffset * row_sums[r]);
  }
  for (std::size_t k = 0; k < inner; k += 4) {
    const __m512i panel = _mm512_loadu_si512(weights + k * PackedMatrix::kPanel);
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int32_t quad = 0;
      std::memcpy(&quad, rows + r * row_stride + k, sizeof quad);
      sum[r] = _mm512_dpbusd_epi32(sum[r], panel, _mm512_set1_epi32(quad));
    }
  }
  const __m512 column_scales = _mm512_loadu_ps(scales);
  const __m512 column_bias = _mm512_loadu_ps(bias);
  for (std::size_t r = 0; r < kRows; ++r) {
    const __m512 scale = _mm512_mul_ps(_mm512_set1_ps(row_scales[r]), column_scales);
    const __m512 product = _mm512_mul_ps(_mm512_cvtepi32_ps(sum[r]), scale);
    _mm512_storeu_ps(out + r * out_stride, _mm512_add_ps(product, column_bias));
  }
}

ENTENTE_VNNI void multiply_vnni(const RoundedRows& x, std::size_t rows, const PackedMatrix& w, float* out) {
  constexpr std::size_t kPanel = PackedMatrix::kPanel;
  constexpr std::size_t kTile = 12;
  constexpr std::size_t kBlock = 2 * kTile;  // rows that stay in the first-level cache while all panels pass
  const std::size_t inner = w.inner();
  for (std::size_t block = 0; block < rows; block += kBlock) {
    const std::size_t end = std::min(rows, block + kBlock);
    for (std::size_t panel = 0; panel < w.stride(); panel += kPanel) {
      const std::uint8_t* weights = w.quads() + panel * inner;
      std::size_t r = block;
      const auto tile = [&]<std::size_t kRows>()
          __attribute__((always_inline, target("avx512f,avx512bw,avx512vl,avx512vnni"))) {
        tile_vnni<kRows>(x.values.data() + r * x.inner, x.inner, x.sums.data() + r, x.scales.data() + r, weights, inner,
                         w.scales() + panel, w.bias() + panel, out + r * w.stride() + panel, w.stride());
        r += kRows;
      };
      while (r + kTile <= end) {
        tile.template operator()<kTile>();
      }
      while (r + 4 <= end) {
        tile.template operator()<4>();
      }
      while (r < end) {
        tile.template operator()<1>();
      }
    }
  }
}

constexpr Kernels kVnni{round_avx2,   round_fine_avx2, multiply_vnni, add_row_avx2,
                        rectify_avx2, dot_avx2,        recur_avx2};
#endif

}  // namespace

std::span<const Kernels* const> supported_kernels() {
  static const auto list = [] {
    std::vector<const Kernels*> found{&kPortable};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") != 0) {
      found.push_back(&kAvx2);
      if (__builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vl") != 0 &&
          __builtin_cpu_supports("avx512vnni") != 0) {
        found.push_back(&kVnni);
      }
    }
#endif
    return found;
  }();
  return list;
}

const Kernels& kernels() {
  static const Kernels& chosen = *supported_kernels().back();
  return chosen;
}

}  // namespace entente::language
