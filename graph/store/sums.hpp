#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "graph/model/evidence.hpp"
#include "graph/store/connection.hpp"

/// Keeps what the store says about nodes and edges as a whole in step with the documents that come and go. Every sum is
/// of integers, so that it depends on the documents that are there and not on the order in which they came. Each change
/// costs the same however many documents there are: counts go up and down, and the best value is read off an index.
namespace entente::store {

/// Whether a document's share is added to the sums or taken away.
enum class Change : std::uint8_t { add, take };

/// The nodes of one document. Call change() for each of its actors, then refresh() once.
class NodeSums {
 public:
  explicit NodeSums(Connection& connection) : connection_(connection) {}

  /// The node of this key, made when there is none yet.
  [[nodiscard]] std::int64_t node(const std::string& key);
  void change(std::int64_t node, const NodeClaim& claim, Change change);
  /// Names, labels, states and properties of the nodes that changed; nodes that no document knows any more go.
  void refresh();

 private:
  void change_value(std::int64_t node, const std::string& attribute, const std::string& value, Change change);
  void change_alias(std::int64_t node, const std::string& alias, std::uint32_t uses, Change change);
  [[nodiscard]] std::string best(std::int64_t node, const std::string& attribute);
  void refresh_summary(std::int64_t node);
  void refresh_property(std::int64_t node, const std::string& name);

  Connection& connection_;
  std::map<std::int64_t, std::set<std::string>> changed_;  ///< node -> properties of it that changed
};

/// What one document says about one edge.
struct EdgeShare {
  std::uint32_t mentions = 0;
  std::array<std::uint32_t, 4> modalities{};  ///< by Modality
  double confidence = 0;                      ///< the best
  std::map<std::string, std::uint32_t> cameo;

  void count(const std::string& code, Modality modality, double best);
};

class EdgeSums {
 public:
  explicit EdgeSums(Connection& connection) : connection_(connection) {}

  /// The edge of this key, made when there is none yet.
  [[nodiscard]] std::int64_t edge(std::int64_t source, const std::string& type, std::int64_t target, bool negated);
  /// Adds or takes away a document's share; its evidence must have been inserted or deleted before. An edge without
  /// evidence goes.
  void change(std::int64_t edge, const EdgeShare& share, Change change);

 private:
  void refresh(std::int64_t edge);

  Connection& connection_;
};

}  // namespace entente::store
