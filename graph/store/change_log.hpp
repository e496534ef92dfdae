#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "graph/model/edge_key.hpp"
#include "graph/store/connection.hpp"

/// Which nodes and edges the latest changes of the database touched, so that a graph in memory can follow them without
/// reading everything. Kept for the last kRevisionsKept changes; one that touches very much ends what can be followed.
namespace entente::store {

inline constexpr std::int64_t kRevisionsKept = 512;
inline constexpr std::int64_t kMostChangesLogged = 20'000;  ///< of one transaction

/// Notes a node, or an edge that is about to change or go, as touched by the transaction under way.
void note_node(Connection& connection, const std::string& key);
void note_edge(Connection& connection, std::int64_t edge_id);
/// Ends what can be followed: something changes that is not noted.
void forget_changes(Connection& connection);
/// Counts the generation up and gives the new state its stamp; the last step of every transaction that changes rows.
std::int64_t next_revision(Connection& connection);

/// Keys of all that was touched, in order.
struct Touched {
  std::set<std::string> nodes;
  std::set<EdgeKey> edges;
};
/// What was touched after `version`; nullopt when that is no state that can be followed from.
[[nodiscard]] std::optional<Touched> touched_since(Connection& connection, const StoreVersion& version);

}  // namespace entente::store
