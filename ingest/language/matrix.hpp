#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::language {

/// Largest magnitude of a weight: 8 bits.
inline constexpr std::int32_t kMaxWeight = 127;
/// Largest magnitude of a rounded number that is multiplied by weights: 6 bits, so that processors without an
/// instruction for it can sum sixteen products of such numbers and common weights in 16 bits.
inline constexpr std::int32_t kMaxRounded = 30;
/// Largest magnitude of a number in FineRows: 12 bits.
inline constexpr std::int32_t kMaxFine = 2047;
/// Longest sum of products, of either kind: it fits in 32 bits.
inline constexpr std::size_t kMaxInner = 512;

/// A weight matrix in whole numbers with a scale a column, packed for products: panels of 16 columns, in each of which
/// four rows lie side by side. Immutable, so threads may share it.
class PackedMatrix {
 public:
  static constexpr std::size_t kPanel = 16;
  /// Rows side by side in a panel.
  static constexpr std::size_t kQuad = 4;
  /// Rows whose products are summed before the sums are widened: two sums of 16 bits a column, of sixteen products
  /// each. A column of which such a sum could leave 16 bits is rounded anew in larger steps, as much as it takes.
  static constexpr std::size_t kRun = 32;

  PackedMatrix() = default;
  /// `weights` is rows x columns, row by row, each within kMaxWeight; rows at most kMaxInner.
  /// `scales` and `bias` have a number a column.
  PackedMatrix(std::span<const std::int8_t> weights, std::span<const float> scales, std::span<const float> bias);

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t inner() const { return inner_; }  ///< rows, made a multiple of kRun
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::size_t stride() const { return scales_.size(); }  ///< columns, made a multiple of kPanel
  /// inner x kPanel numbers a panel.
  [[nodiscard]] const std::int8_t* quads() const { return quads_.data(); }
  /// For each column, what its sum begins with because the numbers of RoundedRows are kOffset too large.
  [[nodiscard]] const std::int32_t* starts() const { return starts_.data(); }
  [[nodiscard]] const float* scales() const { return scales_.data(); }
  [[nodiscard]] const float* bias() const { return bias_.data(); }

 private:
  std::size_t rows_ = 0;
  std::size_t inner_ = 0;
  std::size_t columns_ = 0;
  std::vector<std::int8_t> quads_;
  std::vector<std::int32_t> starts_;
  std::vector<float> scales_;
  std::vector<float> bias_;
};

/// Rows of whole numbers within kMaxRounded, each with its scale: number = (value - kOffset) * scale. Rows are padded
/// with zeros to a multiple of PackedMatrix::kRun.
struct RoundedRows {
  /// Values are kept as much too large, because processors multiply numbers without sign by numbers with one.
  static constexpr std::int32_t kOffset = kMaxRounded + 1;

  std::size_t inner = 0;
  std::vector<std::uint8_t> values;
  std::vector<float> scales;

  /// Makes room for `rows` rows of `width` numbers; contents are then undefined but for the padding.
  void resize(std::size_t rows, std::size_t width);
};

/// The same within kMaxFine, for dot products of rows.
struct FineRows {
  std::size_t inner = 0;
  std::vector<std::int16_t> values;
  std::vector<float> scales;

  void resize(std::size_t rows, std::size_t width);
};

/// The kernels, chosen once for the processor at hand. All choices give the same bits: products and sums are of whole
/// numbers, and what is done in floating point is done number by number, without fused multiply-adds.
struct Kernels {
  /// Rounds `rows` rows of `width` numbers that lie `stride` apart; each row's scale is its largest magnitude over
  /// kMaxRounded.
  void (*round)(const float* in, std::size_t rows, std::size_t width, std::size_t stride, RoundedRows& out);
  /// The same to kMaxFine.
  void (*round_fine)(const float* in, std::size_t rows, std::size_t width, std::size_t stride, FineRows& out);
  /// out[r * stride + c] = (x * w)[r][c] * scales + bias, with the stride of `w`.
  void (*multiply)(const RoundedRows& x, std::size_t rows, const PackedMatrix& w, float* out);
  /// out[i] += scale * row[i]
  void (*add_row)(const std::int8_t* row, float scale, std::size_t width, float* out);
  /// max(0, x) in place.
  void (*rectify)(float* x, std::size_t count);
  /// The sum of x[i] * y[i]; `count` is even.
  std::int32_t (*dot)(const std::int16_t* x, const std::int16_t* y, std::size_t count);
  /// One simple recurrent unit over one sentence of `length` tokens. A row of `gates` holds candidate, forget and reset
  /// sums of `width` each; rows are `gate_stride` apart. `state` is `width` zeros, and scratch.
  struct Recurrence {
    const float* gates;
    std::size_t gate_stride;
    const float* state_weights;  ///< 2 x width
    const float* skip;           ///< input that bypasses the unit
    std::size_t skip_stride;
    const std::uint32_t* rows;  ///< for each token, its row of `gates` and `skip`
    float* out;                 ///< a row for each token, `out_stride` apart
    std::size_t out_stride;
    float* state;
    std::size_t width;
    std::size_t length;
    bool backward;
  };
  void (*recur)(const Recurrence& r);
};

/// The fastest that this processor runs.
[[nodiscard]] const Kernels& kernels();

/// All that it runs, from the one without any extension to the fastest.
[[nodiscard]] std::span<const Kernels* const> supported_kernels();

}  // namespace entente::language
