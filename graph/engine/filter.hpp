#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "graph/engine/graph.hpp"
#include "graph/model/watch.hpp"

namespace entente {

/// Which way edges are followed from a node.
enum class Direction : std::uint8_t {
  out,  ///< from source to target
  in,   ///< from target to source
  both
};

/// Which edges a traversal may use, and which way. The default lets everything pass.
struct Filter {
  Direction direction = Direction::both;
  std::vector<std::string>
      types;  ///< edge types, "objects-to"; empty: all. A type the graph does not have matches nothing
  std::optional<bool> negated;             ///< only negated edges, or only the others
  Modality modality = Modality::possible;  ///< at least this firm
  std::optional<Date> since;  ///< only edges whose evidence reaches to this day or later; edges without dates fail
  std::optional<Date> until;  ///< only edges whose evidence begins on this day or earlier; edges without dates fail
  double min_confidence = 0;
  /// A condition beyond these, asked of edges that pass them.
  std::function<bool(EdgeId)> also{};
  /// Called once for some thousand edges looked at, on the thread that searches; what it throws ends the search.
  std::function<void()> watch{};
};

/// A filter made ready for one graph: a predicate over EdgeIds, of a few nanoseconds a call (but for Filter::also).
/// Copies share nothing and stay valid as long as the graph.
class EdgePredicate {
 public:
  EdgePredicate(const Graph& graph, const Filter& filter);

  [[nodiscard]] bool operator()(EdgeId edge) const;
  /// Whether every edge passes, so that a traversal may skip the question.
  [[nodiscard]] bool passes_all() const { return passes_all_; }

 private:
  const Graph* graph_;
  std::vector<bool> types_;  ///< by Graph::type(); empty: all
  std::optional<bool> negated_;
  Modality modality_;
  std::int32_t since_;  ///< days since 1970-01-01
  std::int32_t until_;
  bool dated_;
  double min_confidence_;
  std::function<bool(EdgeId)> also_;
  bool passes_all_;
  Watch watch_;
};

}  // namespace entente
