#include <string>

#include "graph/store/sums.hpp"
#include "graph/text/fold.hpp"

namespace entente::store {
namespace {

const std::string kLabel = "label";
const std::string kName = "name";
const std::string kAuthoritativeName = "authoritative name";
const std::string kState = "state";
const std::string kProperty = "property ";

}  // namespace

std::int64_t NodeSums::node(const std::string& key) {
  if (const auto known = connection_.integer("SELECT node_id FROM node WHERE key = ?", key)) return *known;
  connection_.run("INSERT INTO node(key, label, name, state, documents) VALUES (?, '', '', '', 0)", key);
  return connection_.last_id();
}

void NodeSums::change(std::int64_t node, const NodeClaim& claim, Change change) {
  std::set<std::string>& properties = changed_[node];
  const std::int64_t step = change == Change::add ? 1 : -1;
  connection_.run("UPDATE node SET documents = documents + ? WHERE node_id = ?", step, node);
  change_value(node, kLabel, claim.label, change);
  change_value(node, claim.authoritative ? kAuthoritativeName : kName, claim.name, change);
  if (!claim.state.empty()) change_value(node, kState, claim.state, change);
  for (const auto& [name, value] : claim.properties) {
    change_value(node, kProperty + name, value, change);
    properties.insert(name);
  }
  for (const auto& [alias, uses] : claim.aliases) change_alias(node, alias, uses, change);
  if (!claim.aliases.contains(claim.name)) change_alias(node, claim.name, 0, change);
}

void NodeSums::change_value(std::int64_t node, const std::string& attribute, const std::string& value, Change change) {
  if (change == Change::add) {
    connection_.run(
        "INSERT INTO node_value(node_id, attribute, value, documents) VALUES (?, ?, ?, 1) "
        "ON CONFLICT DO UPDATE SET documents = documents + 1",
        node, attribute, value);
    return;
  }
  connection_.run("DELETE FROM node_value WHERE node_id = ? AND attribute = ? AND value = ? AND documents = 1", node,
                  attribute, value);
  if (connection_.changes() > 0) return;
  connection_.run("UPDATE node_value SET documents = documents - 1 WHERE node_id = ? AND attribute = ? AND value = ?",
                  node, attribute, value);
}

void NodeSums::change_alias(std::int64_t node, const std::string& alias, std::uint32_t uses, Change change) {
  if (change == Change::add) {
    const std::string folded = fold_name(alias);
    connection_.run(
        "INSERT INTO alias(node_id, alias, folded, uses, documents) VALUES (?, ?, ?, ?, 1) "
        "ON CONFLICT DO UPDATE SET uses = uses + excluded.uses, documents = documents + 1",
        node, alias, folded, uses);
    return;
  }
  connection_.run("DELETE FROM alias WHERE node_id = ? AND alias = ? AND documents = 1", node, alias);
  if (connection_.changes() > 0) return;
  connection_.run("UPDATE alias SET uses = uses - ?, documents = documents - 1 WHERE node_id = ? AND alias = ?", uses,
                  node, alias);
}

std::string NodeSums::best(std::int64_t node, const std::string& attribute) {
  Execution found = connection_.prepare(
      "SELECT value FROM node_value WHERE node_id = ? AND attribute = ? "
      "ORDER BY documents DESC, length(value) DESC, value LIMIT 1",
      node, attribute);
  return found.step() ? found.text(0) : std::string();
}

void NodeSums::refresh() {
  for (const auto& [node, properties] : changed_) {
    connection_.run("DELETE FROM node WHERE node_id = ? AND documents = 0", node);
    if (connection_.changes() > 0) continue;
    refresh_summary(node);
    for (const std::string& name : properties) refresh_property(node, name);
  }
  changed_.clear();
}

void NodeSums::refresh_summary(std::int64_t node) {
  const std::string label = best(node, kLabel);
  std::string name = best(node, kAuthoritativeName);
  if (name.empty()) name = best(node, kName);
  const std::string state = best(node, kState);
  connection_.run(
      "UPDATE node SET label = ?2, name = ?3, state = ?4 "
      "WHERE node_id = ?1 AND (label, name, state) IS NOT (?2, ?3, ?4)",
      node, label, name, state);
}

void NodeSums::refresh_property(std::int64_t node, const std::string& name) {
  const std::string attribute = kProperty + name;
  Execution found = connection_.prepare(
      "SELECT value FROM node_value WHERE node_id = ? AND attribute = ? "
      "ORDER BY documents DESC, length(value) DESC, value LIMIT 1",
      node, attribute);
  if (!found.step()) {
    connection_.run("DELETE FROM property WHERE node_id = ? AND name = ?", node, name);
    return;
  }
  const std::string value = found.text(0);
  connection_.run(
      "INSERT INTO property(node_id, name, value) VALUES (?, ?, ?) "
      "ON CONFLICT DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
      node, name, value);
}

}  // namespace entente::store
