#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace entente {

/// A half-open range [start, end) of UTF-8 byte offsets into one document's stored text.
struct ByteSpan {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - start; }
  [[nodiscard]] constexpr bool empty() const { return start == end; }
  [[nodiscard]] constexpr bool contains(ByteSpan other) const { return start <= other.start && other.end <= end; }
  [[nodiscard]] constexpr bool overlaps(ByteSpan other) const { return start < other.end && other.start < end; }
  /// The bytes of `text` the span covers; `text` must be the document's text and outlive the view.
  [[nodiscard]] constexpr std::string_view of(std::string_view text) const { return text.substr(start, end - start); }

  friend constexpr auto operator<=>(const ByteSpan&, const ByteSpan&) = default;
};

}  // namespace entente
