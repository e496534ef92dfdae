#include "ingest/language/matrix.hpp"

#include <algorithm>
#include <numeric>

namespace entente::language {
namespace {

/// The inner length is made a multiple of this, so that no product's inner loop needs a tail.
constexpr std::size_t kInnerStep = 8;

std::size_t padded(std::size_t length) { return (length + kInnerStep - 1) / kInnerStep * kInnerStep; }

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

}  // namespace entente::language
