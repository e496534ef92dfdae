#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace entente {

/// An integer that cannot be mistaken for another kind of integer.
template <class Tag, class Rep>
class StrongId {
 public:
  using rep = Rep;
  constexpr StrongId() = default;
  constexpr explicit StrongId(Rep value) : value_(value) {}
  [[nodiscard]] constexpr Rep value() const { return value_; }
  friend constexpr auto operator<=>(const StrongId&, const StrongId&) = default;

 private:
  Rep value_{};
};

/// Dense indices of the in-memory engine: 0 .. count-1, in the order of node keys (edges: of edge keys).
using NodeId = StrongId<struct NodeTag, std::uint32_t>;
using EdgeId = StrongId<struct EdgeTag, std::uint32_t>;

}  // namespace entente

template <class Tag, class Rep>
struct std::hash<entente::StrongId<Tag, Rep>> {
  std::size_t operator()(const entente::StrongId<Tag, Rep>& id) const noexcept { return std::hash<Rep>{}(id.value()); }
};
