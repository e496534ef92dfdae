#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "graph/curation/evaluate.hpp"
#include "graph/identity/resolve.hpp"
#include "graph/model/evidence.hpp"
#include "graph/store/connection.hpp"
#include "graph/store/sums.hpp"

namespace entente::store {

/// Keeps the handles: what documents call whom, and who each was found to be. Add and take documents' claims, then
/// resolve() once.
class HandleTable : public curation::Handles {
 public:
  explicit HandleTable(Connection& connection) : connection_(connection) {}

  /// Forgets what a transaction that failed had begun.
  void forget();
  /// The handle of what a document calls somebody, made when there is none yet, with the claim counted in.
  [[nodiscard]] std::int64_t add(const NodeClaim& claim);
  void take(std::int64_t handle, const NodeClaim& claim);
  /// To be called with the handles of a whole document when it comes or goes: who stands in one text is told apart.
  void meet(const std::vector<std::int64_t>& handles);

  /// Finds anew who those are that may have become others; call it when the documents' rows are in place. Gives the
  /// handles that are new or that were found to be another than before.
  [[nodiscard]] std::set<std::int64_t> resolve();
  /// The handles that documents came to or went from, or that resolve() changed, since the last call.
  [[nodiscard]] std::vector<curation::Handle> take_touched();
  /// Removes handles that no document uses any more.
  void drop_unused();

  [[nodiscard]] std::vector<curation::Handle> found_as(const std::string& found) override;
  [[nodiscard]] std::vector<curation::Handle> called(const std::string& key) override;
  /// The handles that now are this node, by key and qualifier.
  [[nodiscard]] std::vector<curation::Handle> of_node(const std::string& node_key);

 private:
  void change_value(std::int64_t handle, const char* attribute, const std::string& value, Change change);
  void change_values(std::int64_t handle, const NodeClaim& claim, Change change);
  void refresh(std::int64_t handle);
  void change_blocks(const identity::Candidate& candidate);
  [[nodiscard]] identity::Candidate candidate(std::int64_t handle);
  [[nodiscard]] std::vector<std::string> blocks(std::int64_t handle);
  [[nodiscard]] std::vector<std::int64_t> in_block(const std::string& block);
  [[nodiscard]] std::vector<std::int64_t> whole_blocks();
  [[nodiscard]] bool apart(std::int64_t one, std::int64_t other);
  [[nodiscard]] std::vector<curation::Handle> read(Execution& row);

  Connection& connection_;
  std::set<std::int64_t> dirty_;  ///< may be others than they were found to be
  std::set<std::int64_t> touched_;
  std::set<std::int64_t> changed_;  ///< made since the last resolve()
};

}  // namespace entente::store
