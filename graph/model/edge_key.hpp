#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// What makes an edge one edge.
struct EdgeKey {
  std::string source;  ///< node key
  std::string type;
  std::string target;  ///< node key
  bool negated = false;
  friend auto operator<=>(const EdgeKey&, const EdgeKey&) = default;
};

/// The edge's own name, unique in any graph: "state/ISR objects-to state/TUR", with "not " before a negated type.
[[nodiscard]] std::string edge_id(const EdgeKey& edge);
/// The edge of an id; nullopt for a text that is none.
[[nodiscard]] std::optional<EdgeKey> parse_edge_id(std::string_view id);

}  // namespace entente
