#include <algorithm>
#include <utility>
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
  constexpr std::size_t kQuad = PackedMatrix::kQuad;
  const std::size_t inner = w.inner();
  for (std::size_t panel = 0; panel < w.stride(); panel += kPanel) {
    const std::int8_t* weights = w.quads() + panel * inner;
    for (std::size_t r = 0; r < rows; ++r) {
      const std::uint8_t* row = x.values.data() + r * x.inner;
      std::int32_t sums[kPanel];
      std::copy_n(w.starts() + panel, kPanel, sums);
      for (std::size_t k = 0; k < inner; k += kQuad) {
        const std::int8_t* quad = weights + k * kPanel;
        for (std::size_t c = 0; c < kPanel; ++c) {
          for (std::size_t i = 0; i < kQuad; ++i) {
            sums[c] += static_cast<std::int32_t>(row[k + i]) * quad[kQuad * c + i];
          }
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
void recur_portable(const Kernels::Recurrence& r) { recur_body<EightLanes>(r); }

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

/// Four numbers of a row, for each column of a panel.
ENTENTE_AVX2 ENTENTE_INLINE __m256i four_of(const std::uint8_t* row) {
  std::int32_t quad = 0;
  std::memcpy(&quad, row, sizeof quad);
  return _mm256_set1_epi32(quad);
}

/// Two registers for a panel, eight columns each.
struct Halves {
  __m256i left;
  __m256i right;
};

ENTENTE_AVX2 ENTENTE_INLINE Halves load_halves(const void* from) {
  const auto* at = static_cast<const __m256i*>(from);
  return {_mm256_loadu_si256(at), _mm256_loadu_si256(at + 1)};
}

// The empty assembler statements below keep the compiler from regrouping sums of whole numbers, for which it would run
// out of registers.

/// Four products a column, as two sums of 16 bits.
ENTENTE_AVX2 ENTENTE_INLINE void begin_narrow(Halves& narrow, __m256i four, const Halves& weights) {
  narrow = {_mm256_maddubs_epi16(four, weights.left), _mm256_maddubs_epi16(four, weights.right)};
  __asm__("" : "+x"(narrow.left), "+x"(narrow.right));
}

ENTENTE_AVX2 ENTENTE_INLINE void add_narrow(Halves& narrow, __m256i four, const Halves& weights) {
  narrow.left = _mm256_add_epi16(narrow.left, _mm256_maddubs_epi16(four, weights.left));
  narrow.right = _mm256_add_epi16(narrow.right, _mm256_maddubs_epi16(four, weights.right));
  __asm__("" : "+x"(narrow.left), "+x"(narrow.right));
}

ENTENTE_AVX2 ENTENTE_INLINE void widen(Halves& sum, const Halves& narrow) {
  const __m256i ones = _mm256_set1_epi16(1);
  sum.left = _mm256_add_epi32(sum.left, _mm256_madd_epi16(narrow.left, ones));
  sum.right = _mm256_add_epi32(sum.right, _mm256_madd_epi16(narrow.right, ones));
  __asm__("" : "+x"(sum.left), "+x"(sum.right));
}

/// Eight sums of a row to numbers.
ENTENTE_AVX2 ENTENTE_INLINE void finish_avx2(__m256i sums, float row_scale, const float* scales, const float* bias,
                                             float* out) {
  const __m256 scale = _mm256_mul_ps(_mm256_set1_ps(row_scale), _mm256_loadu_ps(scales));
  const __m256 product = _mm256_mul_ps(_mm256_cvtepi32_ps(sums), scale);
  _mm256_storeu_ps(out, _mm256_add_ps(product, _mm256_loadu_ps(bias)));
}

/// What a tile is of: some rows from `rows` on, and a panel or more.
struct Tile {
  const std::uint8_t* rows;
  std::size_t row_stride;
  const float* row_scales;
  const std::int8_t* weights;
  const std::int32_t* starts;
  std::size_t inner;
  const float* scales;
  const float* bias;
  float* out;
  std::size_t out_stride;
};

/// The next four numbers of each row by their part of a panel, added to the narrow sums.
template <std::size_t... kRow>
ENTENTE_AVX2 ENTENTE_INLINE void add_quad(std::index_sequence<kRow...>, const std::uint8_t* rows,
                                          std::size_t row_stride, const std::int8_t* weights,
                                          Halves (&narrow)[sizeof...(kRow)]) {
  const Halves panel = load_halves(weights);
  (add_narrow(narrow[kRow], four_of(rows + kRow * row_stride), panel), ...);
}

/// Rows kRow by one panel: two sums of eight columns stay in registers for each, and as many of sixteen narrow ones, of
/// one run of rows, which PackedMatrix keeps from overflowing. Rows and the quads of a run are written out by folding,
/// not in loops: arrays that the compiler unrolls itself it keeps in memory.
template <std::size_t... kRow, std::size_t... kLater>
ENTENTE_AVX2 ENTENTE_INLINE void tile_avx2(std::index_sequence<kRow...> each, std::index_sequence<kLater...>,
                                           const Tile& t) {
  static_assert(PackedMatrix::kQuad == 4 && PackedMatrix::kPanel == 16);
  constexpr std::size_t kQuad = PackedMatrix::kQuad;
  constexpr std::size_t kWeights = kQuad * PackedMatrix::kPanel;  // of a panel's quad
  const std::uint8_t* rows = t.rows;
  const std::int8_t* weights = t.weights;
  const Halves starts = load_halves(t.starts);
  Halves sum[sizeof...(kRow)] = {(static_cast<void>(kRow), starts)...};
  Halves narrow[sizeof...(kRow)];
  for (std::size_t k = 0; k < t.inner; k += PackedMatrix::kRun) {
    const Halves panel = load_halves(weights);
    (begin_narrow(narrow[kRow], four_of(rows + kRow * t.row_stride), panel), ...);
    (add_quad(each, rows + (kLater + 1) * kQuad, t.row_stride, weights + (kLater + 1) * kWeights, narrow), ...);
    (widen(sum[kRow], narrow[kRow]), ...);
    rows += PackedMatrix::kRun;
    weights += PackedMatrix::kRun * PackedMatrix::kPanel;
  }
  (finish_avx2(sum[kRow].left, t.row_scales[kRow], t.scales, t.bias, t.out + kRow * t.out_stride), ...);
  (finish_avx2(sum[kRow].right, t.row_scales[kRow], t.scales + 8, t.bias + 8, t.out + kRow * t.out_stride + 8), ...);
}

ENTENTE_AVX2 void multiply_avx2(const RoundedRows& x, std::size_t rows, const PackedMatrix& w, float* out) {
  constexpr std::size_t kPanel = PackedMatrix::kPanel;
  constexpr std::size_t kTile = 3;
  constexpr std::size_t kQuads = PackedMatrix::kRun / PackedMatrix::kQuad;
  constexpr std::size_t kBlock = 20 * kTile;  // rows that stay in the first-level cache while all panels pass
  const std::size_t inner = w.inner();
  for (std::size_t block = 0; block < rows; block += kBlock) {
    const std::size_t end = std::min(rows, block + kBlock);
    for (std::size_t panel = 0; panel < w.stride(); panel += kPanel) {
      std::size_t r = block;
      const auto tile = [&]<std::size_t kRows>() __attribute__((always_inline, target("avx2"))) {
        tile_avx2(std::make_index_sequence<kRows>(), std::make_index_sequence<kQuads - 1>(),
                  {.rows = x.values.data() + r * x.inner,
                   .row_stride = x.inner,
                   .row_scales = x.scales.data() + r,
                   .weights = w.quads() + panel * inner,
                   .starts = w.starts() + panel,
                   .inner = inner,
                   .scales = w.scales() + panel,
                   .bias = w.bias() + panel,
                   .out = out + r * w.stride() + panel,
                   .out_stride = w.stride()});
        r += kRows;
      };
      while (r + kTile <= end) {
        tile.template operator()<kTile>();
      }
      if (r + 2 == end) {
        tile.template operator()<2>();
      } else if (r < end) {
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
ENTENTE_AVX2 void recur_avx2(const Kernels::Recurrence& r) { recur_body<EightLanes>(r); }

constexpr Kernels kAvx2{round_avx2, round_fine_avx2, multiply_avx2, add_row_avx2, rectify_avx2, dot_avx2, recur_avx2};

#define ENTENTE_VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

/// Four numbers of a row, for each column of a panel.
ENTENTE_VNNI ENTENTE_INLINE __m512i wide_four_of(const std::uint8_t* row) {
  std::int32_t quad = 0;
  std::memcpy(&quad, row, sizeof quad);
  return _mm512_set1_epi32(quad);
}

/// Four products a column, added to the sums of a row and a panel.
ENTENTE_VNNI ENTENTE_INLINE void add_four(__m512i& sums, __m512i four, __m512i panel) {
  sums = _mm512_dpbusd_epi32(sums, four, panel);
  __asm__("" : "+v"(sums));
}

ENTENTE_VNNI ENTENTE_INLINE void finish_vnni(__m512i sums, float row_scale, const float* scales, const float* bias,
                                             float* out) {
  const __m512 scale = _mm512_mul_ps(_mm512_set1_ps(row_scale), _mm512_loadu_ps(scales));
  const __m512 product = _mm512_mul_ps(_mm512_cvtepi32_ps(sums), scale);
  _mm512_storeu_ps(out, _mm512_add_ps(product, _mm512_loadu_ps(bias)));
}

/// Rows kRow by panels kPanel; kSum counts the sums of both, which stay in registers. One instruction multiplies four
/// rows of a panel and adds. Two panels share the four numbers of a token that are loaded for them: with one, the loads
/// take longer than the products.
template <std::size_t... kRow, std::size_t... kPanel, std::size_t... kSum>
ENTENTE_VNNI ENTENTE_INLINE void tile_vnni(std::index_sequence<kRow...>, std::index_sequence<kPanel...>,
                                           std::index_sequence<kSum...>, const Tile& t) {
  constexpr std::size_t kWidth = PackedMatrix::kPanel;
  constexpr std::size_t kPanels = sizeof...(kPanel);
  __m512i sum[sizeof...(kSum)] = {_mm512_loadu_si512(t.starts + kSum % kPanels * kWidth)...};
  const std::uint8_t* rows = t.rows;
  const std::int8_t* weights = t.weights;
  for (std::size_t k = 0; k < t.inner; k += PackedMatrix::kQuad) {
    const __m512i panel[kPanels] = {_mm512_loadu_si512(weights + kPanel * t.inner * kWidth)...};
    const __m512i four[sizeof...(kRow)] = {wide_four_of(rows + kRow * t.row_stride)...};
    (add_four(sum[kSum], four[kSum / kPanels], panel[kSum % kPanels]), ...);
    rows += PackedMatrix::kQuad;
    weights += PackedMatrix::kQuad * kWidth;
  }
  (finish_vnni(sum[kSum], t.row_scales[kSum / kPanels], t.scales + kSum % kPanels * kWidth,
               t.bias + kSum % kPanels * kWidth, t.out + kSum / kPanels * t.out_stride + kSum % kPanels * kWidth),
   ...);
}

/// Rows `begin` to `end` by kPanels panels from column `column` on.
template <std::size_t kPanels>
ENTENTE_VNNI ENTENTE_INLINE void panels_vnni(const RoundedRows& x, std::size_t begin, std::size_t end,
                                             const PackedMatrix& w, std::size_t column, float* out) {
  std::size_t r = begin;
  const auto tile = [&]<std::size_t kRows>()
      __attribute__((always_inline, target("avx512f,avx512bw,avx512vl,avx512vnni"))) {
    tile_vnni(std::make_index_sequence<kRows>(), std::make_index_sequence<kPanels>(),
              std::make_index_sequence<kRows * kPanels>(),
              {.rows = x.values.data() + r * x.inner,
               .row_stride = x.inner,
               .row_scales = x.scales.data() + r,
               .weights = w.quads() + column * w.inner(),
               .starts = w.starts() + column,
               .inner = w.inner(),
               .scales = w.scales() + column,
               .bias = w.bias() + column,
               .out = out + r * w.stride() + column,
               .out_stride = w.stride()});
    r += kRows;
  };
  while (r + 8 <= end) {
    tile.template operator()<8>();
  }
  if (r + 4 <= end) {
    tile.template operator()<4>();
  }
  while (r < end) {
    tile.template operator()<1>();
  }
}

ENTENTE_VNNI void multiply_vnni(const RoundedRows& x, std::size_t rows, const PackedMatrix& w, float* out) {
  constexpr std::size_t kPanel = PackedMatrix::kPanel;
  constexpr std::size_t kBlock = 48;  // rows that stay in the first-level cache while all panels pass
  for (std::size_t block = 0; block < rows; block += kBlock) {
    const std::size_t end = std::min(rows, block + kBlock);
    std::size_t column = 0;
    for (; column + 2 * kPanel <= w.stride(); column += 2 * kPanel) {
      panels_vnni<2>(x, block, end, w, column, out);
    }
    if (column < w.stride()) {
      panels_vnni<1>(x, block, end, w, column, out);
    }
  }
}

ENTENTE_VNNI void round_vnni(const float* in, std::size_t rows, std::size_t width, std::size_t stride,
                             RoundedRows& out) {
  round_body(in, rows, width, stride, out);
}
ENTENTE_VNNI std::int32_t dot_vnni(const std::int16_t* x, const std::int16_t* y, std::size_t count) {
  constexpr std::size_t kNumbers = 32;  // in a register
  __m512i sums = _mm512_setzero_si512();
  std::size_t i = 0;
  for (; i + kNumbers <= count; i += kNumbers) {
    sums = _mm512_dpwssd_epi32(sums, _mm512_loadu_si512(x + i), _mm512_loadu_si512(y + i));
  }
  const __mmask32 rest = (std::uint32_t{1} << (count - i)) - 1;
  sums = _mm512_dpwssd_epi32(sums, _mm512_maskz_loadu_epi16(rest, x + i), _mm512_maskz_loadu_epi16(rest, y + i));
  std::int32_t parts[16];
  _mm512_storeu_si512(parts, sums);
  std::int32_t sum = 0;
  for (const std::int32_t part : parts) sum += part;
  return sum;
}
ENTENTE_VNNI void recur_vnni(const Kernels::Recurrence& r) { recur_body<SixteenLanes>(r); }

constexpr Kernels kVnni{round_vnni, round_fine_avx2, multiply_vnni, add_row_avx2, rectify_avx2, dot_vnni, recur_vnni};
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
