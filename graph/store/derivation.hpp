#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/curation/evaluate.hpp"
#include "graph/curation/judgement.hpp"
#include "graph/store/connection.hpp"
#include "graph/store/families.hpp"
#include "graph/store/handles.hpp"
#include "graph/store/sums.hpp"

namespace entente::store {

/// Derives the graph (nodes, edges and their sums) from the documents' rows and the judgements, and keeps it in step:
///     begin(); remove(row) and delete its rows, insert rows and add(row), append judgements, in any order; finish()
/// all in one transaction. Only documents that a change concerns are read again.
class Derivation {
 public:
  explicit Derivation(Connection& connection)
      : connection_(connection), handles_(connection), families_(connection), nodes_(connection) {}

  void begin();
  /// A judgement was appended, or everything is to be derived anew.
  void judge_anew() { log_changed_ = true; }
  /// What finish() did was committed: the database now has this generation.
  void committed(std::int64_t generation) { generation_ = generation; }
  /// A document whose rows were just inserted, its actors without handles, its evidence without edges.
  void add(std::int64_t document);
  /// A document whose rows are about to be deleted.
  void remove(std::int64_t document);
  struct Outcome {
    std::vector<std::string> nodes_gone, nodes_made;  ///< keys, in byte order
    std::uint64_t documents = 0;                      ///< read again
  };
  Outcome finish();

  [[nodiscard]] HandleTable& handles() { return handles_; }

 private:
  [[nodiscard]] curation::Judged judged();
  void link(std::int64_t document);
  void unlink(std::int64_t document);
  [[nodiscard]] NodeClaim claim(std::int64_t actor, Execution& row);
  [[nodiscard]] std::set<std::int64_t> judged_otherwise();
  [[nodiscard]] std::set<std::int64_t> moved(const std::set<std::int64_t>& handles);
  [[nodiscard]] std::set<std::int64_t> documents_of(const std::set<std::int64_t>& handles);
  void touch_renamed();

  Connection& connection_;
  HandleTable handles_;
  Families families_;
  NodeSums nodes_;
  curation::Judged before_;
  curation::Judged now_;
  bool log_changed_ = false;
  std::optional<std::int64_t> generation_;  ///< that now_ belongs to
  std::set<std::int64_t> added_;            ///< documents not linked yet
};

/// The log of judgements, `undone` filled in.
[[nodiscard]] std::vector<Judgement> read_judgements(Connection& connection);

}  // namespace entente::store
