#pragma once

#include <array>
#include <cstdint>

#include "ingest/language/tags.hpp"

namespace entente::language {

inline constexpr std::size_t kUposCount = static_cast<std::size_t>(Upos::X) + 1;
inline constexpr std::size_t kXposCount = static_cast<std::size_t>(Xpos::dollar) + 1;
inline constexpr std::size_t kRelationCount = static_cast<std::size_t>(Relation::xcomp) + 1;
inline constexpr std::size_t kNameTypeCount = static_cast<std::size_t>(NameType::other) + 1;
/// Name labels: 0 outside; then for each type begin, inside, last, single ("BILOU").
inline constexpr std::size_t kNameLabelCount = 1 + 4 * kNameTypeCount;

/// Sizes of the network, in numbers. docs/training.md draws it.
struct NetworkShape {
  std::uint32_t width = 128;        ///< of the input, and of each direction of each recurrent layer
  std::uint32_t layers = 3;         ///< recurrent layers
  std::uint32_t tag_layer = 2;      ///< tags are read off the output of this layer, counted from 1
  std::uint32_t vector_width = 96;  ///< of a word vector
  std::uint32_t arc_width = 96;     ///< of the two views between which arcs are scored
  std::uint32_t label_width = 96;   ///< of the hidden layer that labels an arc

  friend bool operator==(const NetworkShape&, const NetworkShape&) = default;
};

}  // namespace entente::language
