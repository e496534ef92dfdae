#include <string>
#include <utility>

#include "graph/store/change_log.hpp"
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

void NodeSums::forget() {
  changed_.clear();
  made_.clear();
  gone_.clear();
}

std::int64_t NodeSums::node(const std::string& key) {
  if (const auto known = connection_.integer("SELECT node_id FROM node WHERE key = ?", key)) return *known;
  connection_.run("INSERT INTO node(key, label, name, state, documents) VALUES (?, '', '', '', 0)", key);
  const std::int64_t made = connection_.last_id();
  changed_[made];  // goes again at the next refresh() unless a document comes to know it
  if (gone_.erase(key) == 0) made_.insert(key);
  return made;
}

void NodeSums::touch(const std::string& key) {
  if (const auto node = connection_.integer("SELECT node_id FROM node WHERE key = ?", key)) changed_[*node];
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

void NodeSums::refresh(const curation::Judged& judged) {
  for (const auto& [node, properties] : changed_) {
    std::string key;
    std::int64_t documents = 0;
    {
      Execution row = connection_.prepare("SELECT key, documents FROM node WHERE node_id = ?", node);
      if (!row.step()) continue;
      key = row.text(0);
      documents = row.integer(1);
    }
    note_node(connection_, key);
    if (documents == 0) {
      connection_.run("DELETE FROM node WHERE node_id = ?", node);
      if (made_.erase(key) == 0) gone_.insert(key);
      continue;
    }
    judge(node, key, judged);
    refresh_summary(node);
    for (const std::string& name : properties) refresh_property(node, name);
  }
  changed_.clear();
}

/// Sets the name and label that judgements give it, or takes back those they gave.
void NodeSums::judge(std::int64_t node, const std::string& key, const curation::Judged& judged) {
  const auto wanted = [&](const std::map<std::string, std::string>& by_key) {
    const auto found = by_key.find(key);
    return found == by_key.end() ? std::string() : found->second;
  };
  const std::string name = wanted(judged.names);
  const std::string label = wanted(judged.labels);
  std::string old_name;
  std::string old_label;
  {
    Execution row = connection_.prepare("SELECT judged_name, judged_label FROM node WHERE node_id = ?", node);
    if (!row.step()) return;
    old_name = row.text(0);
    old_label = row.text(1);
  }
  if (name == old_name && label == old_label) return;
  if (name != old_name) {
    if (!old_name.empty()) change_alias(node, old_name, 0, Change::take);
    if (!name.empty()) change_alias(node, name, 0, Change::add);
  }
  connection_.run("UPDATE node SET judged_name = nullif(?, ''), judged_label = nullif(?, '') WHERE node_id = ?", name,
                  label, node);
}

void NodeSums::refresh_summary(std::int64_t node) {
  const std::string label = best(node, kLabel);
  std::string name = best(node, kAuthoritativeName);
  if (name.empty()) name = best(node, kName);
  const std::string state = best(node, kState);
  connection_.run(
      "UPDATE node SET label = coalesce(judged_label, ?2), name = coalesce(judged_name, ?3), state = ?4 "
      "WHERE node_id = ?1 AND (label, name, state) IS NOT (coalesce(judged_label, ?2), coalesce(judged_name, ?3), ?4)",
      node, label, name, state);
}

std::vector<std::string> NodeSums::take_made() {
  const std::set<std::string> keys = std::exchange(made_, {});
  return {keys.begin(), keys.end()};
}

std::vector<std::string> NodeSums::take_gone() {
  const std::set<std::string> keys = std::exchange(gone_, {});
  return {keys.begin(), keys.end()};
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
