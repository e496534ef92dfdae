#include "ingest/language/matrix.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace entente::language {
namespace {

constexpr std::size_t kRun = PackedMatrix::kRun;

/// Of the numbers in RoundedRows.
constexpr std::int32_t kLargest = RoundedRows::kOffset + kMaxRounded;

std::size_t padded(std::size_t length) { return (length + kRun - 1) / kRun * kRun; }

/// What the sums of 16 bits over column `c` come to at most, in magnitude: every run of rows has two such sums, one of
/// the first and second row of each four, one of the third and fourth, of numbers between 1 and kLargest times weights.
/// On the way there they may leave 16 bits, as they come back.
std::int32_t largest_run(std::span<const std::int8_t> weights, std::size_t columns, std::size_t c) {
  std::int32_t largest = 0;
  const std::size_t rows = weights.size() / columns;
  for (std::size_t run = 0; run < rows; run += kRun) {
    std::int32_t above[2] = {};  // zero, and below
    std::int32_t below[2] = {};
    for (std::size_t k = run; k < std::min(rows, run + kRun); ++k) {
      const std::int32_t weight = weights[k * columns + c];
      (weight > 0 ? above : below)[k % PackedMatrix::kQuad / 2] += std::abs(weight);
    }
    for (const int half : {0, 1}) {
      largest = std::max(largest, kLargest * std::max(above[half], below[half]) - std::min(above[half], below[half]));
    }
  }
  return largest;
}

/// `weight` * share / whole to the nearest whole number, halves away from zero.
std::int32_t part_of(std::int32_t weight, std::int32_t share, std::int32_t whole) {
  const std::int32_t magnitude = (2 * std::abs(weight) * share + whole) / (2 * whole);
  return weight < 0 ? -magnitude : magnitude;
}

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
  starts_.assign(full, 0);
  quads_.assign(full * inner_, 0);
  constexpr std::int32_t kFits = std::numeric_limits<std::int16_t>::max();
  // Rounding may add half a step to each of the sixteen.
  constexpr std::int32_t kShare = kFits - (kLargest + 1) * static_cast<std::int32_t>(kRun) / 4;
  for (std::size_t c = 0; c < columns_; ++c) {
    const std::int32_t run = largest_run(weights, columns_, c);
    const bool fits = run <= kFits;
    if (!fits) {
      scales_[c] *= static_cast<float>(run) / static_cast<float>(kShare);
    }
    std::int8_t* column = quads_.data() + (c / kPanel) * kPanel * inner_ + (c % kPanel) * kQuad;
    for (std::size_t k = 0; k < rows_; ++k) {
      const std::int32_t given = weights[k * columns_ + c];
      const std::int32_t weight = fits ? given : part_of(given, kShare, run);
      column[k / kQuad * kPanel * kQuad + k % kQuad] = static_cast<std::int8_t>(weight);
      starts_[c] -= RoundedRows::kOffset * weight;
    }
  }
}

namespace {

/// Room for `rows` rows of `width` numbers, padded to `inner` with `zero`.
template <class Number>
void make_room(std::vector<Number>& values, std::size_t rows, std::size_t width, std::size_t inner, Number zero) {
  if (values.size() < rows * inner) {
    values.resize(rows * inner);
  }
  if (inner != width) {
    for (std::size_t r = 0; r < rows; ++r) {
      std::fill(values.begin() + static_cast<std::ptrdiff_t>(r * inner + width),
                values.begin() + static_cast<std::ptrdiff_t>((r + 1) * inner), zero);
    }
  }
}

}  // namespace

void RoundedRows::resize(std::size_t rows, std::size_t width) {
  inner = padded(width);
  make_room(values, rows, width, inner, static_cast<std::uint8_t>(kOffset));
  make_room(scales, rows, 1, 1, 0.0F);
}

void FineRows::resize(std::size_t rows, std::size_t width) {
  inner = padded(width);
  make_room(values, rows, width, inner, std::int16_t{0});
  make_room(scales, rows, 1, 1, 0.0F);
}

}  // namespace entente::language
