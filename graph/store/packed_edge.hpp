#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/evidence.hpp"
#include "graph/model/packed_date.hpp"

namespace entente::store {

/// The sums of an edge in 32 bytes, as the column edge.packed has them beside the readable ones: reading one column of
/// a row costs SQLite a third of what reading nine does, and the engine reads every row.
struct PackedEdge {
  std::uint32_t mentions = 0;
  std::uint32_t documents = 0;
  std::uint32_t first = 0;  ///< pack_date()
  std::uint32_t last = 0;
  double confidence = 0;
  std::array<char, 5> cameo{};  ///< up to four digits, then NUL
  std::uint8_t modality = 0;
  std::uint8_t negated = 0;
  std::uint8_t unused = 0;

  void set_cameo(std::string_view code) {
    cameo = {};
    code.substr(0, 4).copy(cameo.data(), 4);
  }
  [[nodiscard]] std::string_view cameo_code() const {
    std::size_t size = 0;
    while (size < cameo.size() && cameo[size] != '\0') ++size;
    return {cameo.data(), size};
  }
  [[nodiscard]] std::string to_bytes() const {
    std::string bytes(sizeof(PackedEdge), '\0');
    std::memcpy(bytes.data(), this, sizeof(PackedEdge));
    return bytes;
  }
  /// nullopt for bytes that are no packed edge.
  static std::optional<PackedEdge> from_bytes(const void* bytes, std::size_t size) {
    if (bytes == nullptr || size != sizeof(PackedEdge)) return std::nullopt;
    PackedEdge edge;
    std::memcpy(&edge, bytes, sizeof(PackedEdge));
    edge.cameo[4] = '\0';
    if (edge.modality > static_cast<std::uint8_t>(Modality::asserted) || edge.negated > 1) return std::nullopt;
    return edge;
  }
};
static_assert(sizeof(PackedEdge) == 32);
static_assert(std::endian::native == std::endian::little, "edge.packed is little-endian in the file");

}  // namespace entente::store
