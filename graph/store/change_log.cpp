#include "graph/store/change_log.hpp"

namespace entente::store {
namespace {

std::int64_t generation(Connection& connection) {
  return connection.integer("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'generation'").value_or(0);
}

}  // namespace

void note_node(Connection& connection, const std::string& key) {
  connection.run(
      "INSERT OR IGNORE INTO change(generation, node, type, target, negated) VALUES "
      "((SELECT CAST(value AS INTEGER) + 1 FROM meta WHERE key = 'generation'), ?, '', '', 0)",
      key);
}

void note_edge(Connection& connection, std::int64_t edge_id) {
  connection.run(
      "INSERT OR IGNORE INTO change(generation, node, type, target, negated) SELECT "
      "(SELECT CAST(value AS INTEGER) + 1 FROM meta WHERE key = 'generation'), source.key, type, target.key, negated "
      "FROM edge JOIN node AS source ON source.node_id = edge.source JOIN node AS target ON target.node_id = "
      "edge.target WHERE edge_id = ?",
      edge_id);
}

void forget_changes(Connection& connection) {
  connection.run("DELETE FROM revision");
  connection.run("DELETE FROM change");
}

std::int64_t next_revision(Connection& connection) {
  connection.run("UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'generation'");
  const std::int64_t now = generation(connection);
  const auto changes = connection.integer("SELECT count(*) FROM change WHERE generation = ?", now);
  if (changes.value_or(0) > kMostChangesLogged) forget_changes(connection);
  connection.run("DELETE FROM revision WHERE generation <= ?", now - kRevisionsKept);
  connection.run("DELETE FROM change WHERE generation <= ?", now - kRevisionsKept);
  connection.run("INSERT INTO revision(generation, stamp) VALUES (?, lower(hex(randomblob(8))))", now);
  return now;
}

std::optional<Touched> touched_since(Connection& connection, const StoreVersion& version) {
  const auto generation = static_cast<std::int64_t>(version.generation);
  if (!connection.integer("SELECT 1 FROM meta WHERE key = 'identity' AND value = ?", version.identity) ||
      !connection.integer("SELECT 1 FROM revision WHERE generation = ? AND stamp = ?", generation, version.stamp)) {
    return std::nullopt;
  }
  Touched touched;
  Execution row = connection.prepare("SELECT node, type, target, negated FROM change WHERE generation > ?", generation);
  while (row.step()) {
    if (row.text(1).empty()) {
      touched.nodes.insert(row.text(0));
    } else {
      touched.edges.insert(
          {.source = row.text(0), .type = row.text(1), .target = row.text(2), .negated = row.integer(3) != 0});
    }
  }
  return touched;
}

}  // namespace entente::store
