#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/curation/evaluate.hpp"
#include "graph/model/evidence.hpp"
#include "graph/store/connection.hpp"

/// Keeps what the store says about nodes and edges as a whole in step with the documents that come and go. Every sum is
/// of integers, so that it depends on the documents that are there and not on the order in which they came. Each change
/// costs the same however many documents there are: counts go up and down, and the best value is read off an index.
namespace entente::store {

/// Whether a document's share is added to the sums or taken away.
enum class Change : std::uint8_t { add, take };

/// The nodes of some documents. Call change() for each of their actors, then refresh() once.
class NodeSums {
 public:
  explicit NodeSums(Connection& connection) : connection_(connection) {}

  /// Forgets what a transaction that failed had begun.
  void forget();
  /// The node of this key, made when there is none yet.
  [[nodiscard]] std::int64_t node(const std::string& key);
  void change(std::int64_t node, const NodeClaim& claim, Change change);
  /// To be looked at by refresh() though no document of it changes, when it is there.
  void touch(const std::string& key);
  /// Names, labels, states and properties of the nodes that changed; nodes that no document knows any more go.
  void refresh(const curation::Judged& judged);
  /// Keys of the nodes that came and of those that went since the last take_…, in byte order.
  [[nodiscard]] std::vector<std::string> take_made();
  [[nodiscard]] std::vector<std::string> take_gone();

 private:
  void change_value(std::int64_t node, const std::string& attribute, const std::string& value, Change change);
  void change_alias(std::int64_t node, const std::string& alias, std::uint32_t uses, Change change);
  [[nodiscard]] std::string best(std::int64_t node, const std::string& attribute);
  void refresh_summary(std::int64_t node);
  void judge(std::int64_t node, const std::string& key, const curation::Judged& judged);
  void refresh_property(std::int64_t node, const std::string& name);

  Connection& connection_;
  std::map<std::int64_t, std::set<std::string>> changed_;  ///< node -> properties of it that changed
  std::set<std::string> made_, gone_;
};

/// What one document says about one edge.
struct EdgeShare {
  std::uint32_t mentions = 0;
  std::uint32_t accepted = 0;                 ///< by a judgement
  std::array<std::uint32_t, 4> modalities{};  ///< by Modality
  double confidence = 0;                      ///< the best
  std::map<std::string, std::uint32_t> cameo;

  void count(const std::string& code, Modality modality, double best);
};

/// Whose share it is. Of the documents of one family only the one of the best confidence counts.
struct Sharer {
  std::int64_t document = 0;
  std::int64_t family = 0;
};

class EdgeSums {
 public:
  explicit EdgeSums(Connection& connection) : connection_(connection) {}

  /// The edge of this key, made when there is none yet.
  [[nodiscard]] std::int64_t edge(std::int64_t source, const std::string& type, std::int64_t target, bool negated);
  /// Adds or takes away a document's share; its evidence must have been inserted or deleted before. An edge without
  /// evidence goes.
  void change(std::int64_t edge, const Sharer& sharer, const EdgeShare& share, Change change);

 private:
  void change_belief(std::int64_t edge, const Sharer& sharer, const EdgeShare& share, Change change);
  void refresh(std::int64_t edge);

  Connection& connection_;
};

}  // namespace entente::store
