#include <algorithm>
#include <vector>

#include "ingest/language/kernel_bodies.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace entente::language {
namespace {

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
/// Pairs of rows in a turn of the inner loop; PackedMatrix pads to as much.
constexpr std::size_t kStep = 8;

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
        tile_avx2<kRows>(x.wide.data() + r * x.inner, x.inner, x.scales.data() + r, weights, inner, w.scales() + panel,
                         w.bias() + panel, out + r * w.stride() + panel, w.stride());
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

constexpr Kernels kAvx2{round_avx2, round_fine_avx2, multiply_avx2, add_row_avx2, rectify_avx2, dot_avx2, recur_avx2};

#define ENTENTE_VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

/// kRows tokens by one panel: kRows sums of sixteen numbers stay in registers, and one instruction multiplies four rows
/// of the panel and adds. It wants one factor without sign: weights are given kOffset too large, and the sums begin
/// with what that will be too much.
template <std::size_t kRows>
ENTENTE_VNNI ENTENTE_INLINE void tile_vnni(const std::int8_t* rows, std::size_t row_stride,
                                           const std::int32_t* row_sums, const float* row_scales,
                                           const std::uint8_t* weights, std::size_t inner, const float* scales,
                                           const float* bias, float* out, std::size_t out_stride) {
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

constexpr Kernels kVnni{round_avx2, round_fine_avx2, multiply_vnni, add_row_avx2, rectify_avx2, dot_avx2, recur_avx2};
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
