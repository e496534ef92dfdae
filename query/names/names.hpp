#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/engine/graph.hpp"
#include "graph/model/error.hpp"

namespace entente::query {

/// Error{usage} of a name that may mean several nodes, with these.
class AmbiguousName : public Error {
 public:
  AmbiguousName(const std::string& message, std::vector<NodeId> nodes)
      : Error(ErrorCode::usage, message), nodes_(std::move(nodes)) {}
  /// In NodeId order.
  [[nodiscard]] const std::vector<NodeId>& nodes() const noexcept { return nodes_; }

 private:
  std::vector<NodeId> nodes_;
};

/// Finds the node a person means. A node's key ("state/TUR") always means that node. A name or alias is compared
/// without regard to case and accents; a leading "the" may be left out or added. When several nodes carry a name, one
/// whose own name it is goes before those of which it is only an alias.
/// Borrows the graph, which must outlive it; any number of threads may share one.
class Names {
 public:
  explicit Names(const Graph& graph) : graph_(graph) {}

  /// The nodes the text may mean, best reading only, in NodeId order; empty when there is none.
  [[nodiscard]] std::vector<NodeId> candidates(std::string_view text) const;
  /// The one node it means. Throws Error{not_found} with the nearest names when there is none, and AmbiguousName with
  /// the keys to choose from when there are several.
  [[nodiscard]] NodeId resolve(std::string_view text) const;
  /// Names nearest to a text that names nothing, best first: a misspelling, the beginning or a word of a name.
  [[nodiscard]] std::vector<std::string> suggestions(std::string_view text, std::size_t at_most = 3) const;

 private:
  const Graph& graph_;
};

/// "Ishaq Dar (PAK)": a node as answers name it, with the state it acts for when that is another.
[[nodiscard]] std::string display_name(const Graph& graph, NodeId node);
/// "not objects-to": an edge as answers name it; and as seen from one of its ends, "not objects-to →" or "← consults".
[[nodiscard]] std::string relation_name(const Graph& graph, EdgeId edge);
[[nodiscard]] std::string relation_from(const Graph& graph, EdgeId edge, NodeId end);

/// How many letters must be typed, left out or changed to make one text of the other, two neighbours changing places
/// counted once (optimal string alignment); more than `at_most` is reported as at_most + 1. Bytes, not letters.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t at_most);

}  // namespace entente::query
