#include "graph/engine/graph.hpp"
#include "graph/store/access.hpp"
#include "graph/store/change_log.hpp"
#include "graph/store/reader.hpp"

namespace entente {
namespace {

using store::Connection;
using store::Execution;

/// Beyond so many, reading through the changes costs more than it saves.
constexpr std::size_t kMostChanges = 4'000;

std::optional<NodeRecord> read_node(Connection& connection, const std::string& key) {
  NodeRecord record;
  std::int64_t id = 0;
  {
    Execution row = connection.prepare("SELECT node_id, label, name, state FROM node WHERE key = ?", key);
    if (!row.step()) return std::nullopt;
    id = row.integer(0);
    record.key = key;
    record.label = row.text(1);
    record.name = row.text(2);
    record.state = row.text(3);
  }
  Execution property = connection.prepare("SELECT name, value FROM property WHERE node_id = ?", id);
  while (property.step()) record.properties.emplace(property.text(0), property.text(1));
  Execution alias = connection.prepare("SELECT alias FROM alias WHERE node_id = ? ORDER BY alias", id);
  while (alias.step()) {
    if (alias.text(0) != record.name) record.aliases.push_back(alias.text(0));
  }
  return record;
}

std::optional<EdgeRecord> read_edge(Connection& connection, const EdgeKey& key) {
  Execution row = connection.prepare(
      "SELECT edge.cameo, mentions, edge.documents, first, last, modality, confidence FROM edge "
      "JOIN node AS source ON source.node_id = edge.source JOIN node AS target ON target.node_id = edge.target "
      "WHERE source.key = ? AND type = ? AND target.key = ? AND negated = ?",
      key.source, key.type, key.target, key.negated);
  if (!row.step()) return std::nullopt;
  EdgeRecord record;
  record.key = key;
  record.cameo = row.text(0);
  record.mentions = static_cast<std::uint32_t>(row.integer(1));
  record.documents = static_cast<std::uint32_t>(row.integer(2));
  record.first = row.date(3);
  record.last = row.date(4);
  record.modality = parse_modality(row.text(5)).value_or(Modality::possible);
  record.confidence = row.real(6);
  return record;
}

/// How the database's nodes and edges are now that changed since a version; nullopt when that cannot be told, or there
/// are more than `most`.
std::optional<GraphChanges> changes_since(Connection& connection, const StoreVersion& version, std::size_t most) {
  const auto touched = store::touched_since(connection, version);
  if (!touched || touched->nodes.size() + touched->edges.size() > most) return std::nullopt;
  GraphChanges changes;
  for (const std::string& key : touched->nodes) changes.nodes.emplace(key, read_node(connection, key));
  for (const EdgeKey& key : touched->edges) changes.edges.emplace(key, read_edge(connection, key));
  return changes;
}

}  // namespace

std::optional<Graph> Graph::caught_up(const Store& store) const {
  if (!version_) return std::nullopt;
  try {
    Connection& connection = StoreAccess::connection(store);
    const store::ReadTransaction state(connection);
    const StoreVersion version = store::Reader(connection).version();
    if (version == *version_) return *this;
    if (changes() > kMostChanges) return std::nullopt;
    const auto changes = changes_since(connection, *version_, kMostChanges - this->changes());
    if (!changes) return std::nullopt;
    Graph next = with(*changes);
    next.version_ = version;
    return next;
  } catch (const SQLite::Exception& failure) {
    throw store::translate(failure, store.path(), "read what changed");
  }
}

Graph Graph::refreshed(const Store& store) const {
  auto next = caught_up(store);
  return next ? std::move(*next) : load(store);
}

}  // namespace entente
