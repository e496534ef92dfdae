#include "graph/store/handles.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <utility>

#include "graph/text/fold.hpp"
#include "graph/text/words.hpp"

namespace entente::store {
namespace {

constexpr const char* kName = "name";
constexpr const char* kAuthoritativeName = "authoritative name";
constexpr const char* kState = "state";
constexpr const char* kAcronym = "acronym";
constexpr std::size_t kShortestAcronym = 2;
constexpr std::size_t kLongestAcronym = 8;

bool is_acronym(const std::string& alias) {
  return alias.size() >= kShortestAcronym && alias.size() <= kLongestAcronym &&
         std::all_of(alias.begin(), alias.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

#define ENTENTE_HANDLE "SELECT handle_id, handle.key, qualifier, found_key FROM handle "

/// The row of a query that begins with ENTENTE_HANDLE, without names.
curation::Handle handle_in(Execution& row) {
  curation::Handle handle;
  handle.id = row.integer(0);
  handle.key = row.text(1);
  handle.qualifier = row.text(2);
  handle.found = row.text(3);
  return handle;
}

}  // namespace

void HandleTable::forget() {
  dirty_.clear();
  touched_.clear();
  changed_.clear();
}

std::int64_t HandleTable::add(const NodeClaim& claim) {
  const std::string key = identity::handle_key(claim.key, claim.name, claim.authoritative);
  const bool known = !claim.state.empty() && !claim.state_guessed;
  const std::string qualifier =
      known && identity::needs_qualifier(key, claim.authoritative) ? claim.state : std::string();
  auto handle = connection_.integer("SELECT handle_id FROM handle WHERE key = ? AND qualifier = ?", key, qualifier);
  if (!handle) {
    connection_.run(
        "INSERT INTO handle(key, qualifier, name, state, authoritative, acronyms, found_key, rule, found_with, "
        "documents) VALUES (?1, ?2, '', '', 0, '', ?1, '', '', 0)",
        key, qualifier);
    handle = connection_.last_id();
    dirty_.insert(*handle);
    changed_.insert(*handle);
  }
  connection_.run("UPDATE handle SET documents = documents + 1 WHERE handle_id = ?", *handle);
  touched_.insert(*handle);
  change_values(*handle, claim, Change::add);
  return *handle;
}

void HandleTable::take(std::int64_t handle, const NodeClaim& claim) {
  connection_.run("UPDATE handle SET documents = documents - 1 WHERE handle_id = ?", handle);
  touched_.insert(handle);
  change_values(handle, claim, Change::take);
}

void HandleTable::change_values(std::int64_t handle, const NodeClaim& claim, Change change) {
  change_value(handle, claim.authoritative ? kAuthoritativeName : kName, claim.name, change);
  if (!claim.state.empty() && !claim.state_guessed) change_value(handle, kState, claim.state, change);
  for (const auto& [alias, uses] : claim.aliases) {
    if (is_acronym(alias)) change_value(handle, kAcronym, alias, change);
  }
  refresh(handle);
}

void HandleTable::change_value(std::int64_t handle, const char* attribute, const std::string& value, Change change) {
  const std::string name = attribute;
  if (change == Change::add) {
    connection_.run(
        "INSERT INTO handle_value(handle_id, attribute, value, documents) VALUES (?, ?, ?, 1) "
        "ON CONFLICT DO UPDATE SET documents = documents + 1",
        handle, name, value);
    return;
  }
  connection_.run("DELETE FROM handle_value WHERE handle_id = ? AND attribute = ? AND value = ? AND documents = 1",
                  handle, name, value);
  if (connection_.changes() > 0) return;
  connection_.run(
      "UPDATE handle_value SET documents = documents - 1 WHERE handle_id = ? AND attribute = ? AND value = ?", handle,
      name, value);
}

/// Sums up what its documents say; only when the sum changes can it have become somebody else.
void HandleTable::refresh(std::int64_t handle) {
  std::string name;
  std::string authoritative;
  std::string state;
  std::set<std::string> acronyms;
  {
    Execution row = connection_.prepare(
        "SELECT attribute, value FROM handle_value WHERE handle_id = ? "
        "ORDER BY attribute, documents DESC, length(value) DESC, value",
        handle);
    while (row.step()) {
      const std::string attribute = row.text(0);
      if (attribute == kAcronym) {
        acronyms.insert(row.text(1));
        continue;
      }
      std::string& best = attribute == kName ? name : attribute == kState ? state : authoritative;
      if (best.empty()) best = row.text(1);
    }
  }
  const bool is_authoritative = !authoritative.empty();
  if (is_authoritative) name = authoritative;
  connection_.run(
      "UPDATE handle SET name = ?2, state = ?3, authoritative = ?4, acronyms = ?5 WHERE handle_id = ?1 "
      "AND (name, state, authoritative, acronyms) IS NOT (?2, ?3, ?4, ?5)",
      handle, name, state, is_authoritative, fmt::format("{}", fmt::join(acronyms, " ")));
  if (connection_.changes() == 0) return;
  change_blocks(candidate(handle));
}

void HandleTable::change_blocks(const identity::Candidate& candidate) {
  std::vector<std::string> wanted;
  if (!candidate.name.empty()) wanted = identity::blocks_of(candidate);
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  const std::vector<std::string> had = blocks(candidate.id);
  if (!wanted.empty() || !had.empty()) dirty_.insert(candidate.id);
  if (wanted == had) return;
  for (const std::string& block : had) {
    if (std::binary_search(wanted.begin(), wanted.end(), block)) continue;
    for (const std::int64_t left : in_block(block)) dirty_.insert(left);
    connection_.run("DELETE FROM handle_block WHERE block = ? AND handle_id = ?", block, candidate.id);
  }
  for (const std::string& block : wanted) {
    connection_.run("INSERT OR IGNORE INTO handle_block(block, handle_id) VALUES (?, ?)", block, candidate.id);
  }
}

void HandleTable::meet(const std::vector<std::int64_t>& handles) {
  std::map<std::string, std::int64_t> first;
  for (const std::int64_t handle : handles) {
    for (const std::string& block : blocks(handle)) {
      const auto [at, fresh] = first.emplace(block, handle);
      if (fresh || at->second == handle) continue;
      dirty_.insert(handle);
      dirty_.insert(at->second);
    }
  }
}

identity::Candidate HandleTable::candidate(std::int64_t handle) {
  identity::Candidate made;
  Execution row = connection_.prepare(
      "SELECT key, qualifier, name, state, authoritative, acronyms FROM handle WHERE handle_id = ?", handle);
  if (!row.step()) return made;
  made.id = handle;
  made.key = row.text(0);
  made.qualifier = row.text(1);
  made.name = row.text(2);
  made.state = row.text(3);
  made.authoritative = row.integer(4) != 0;
  made.acronyms = words_of(row.text(5));
  return made;
}

std::vector<std::string> HandleTable::blocks(std::int64_t handle) {
  std::vector<std::string> found;
  Execution row = connection_.prepare("SELECT block FROM handle_block WHERE handle_id = ? ORDER BY block", handle);
  while (row.step()) found.push_back(row.text(0));
  return found;
}

std::vector<std::int64_t> HandleTable::in_block(const std::string& block) {
  std::vector<std::int64_t> found;
  Execution row = connection_.prepare("SELECT handle_id FROM handle_block WHERE block = ?", block);
  while (row.step()) found.push_back(row.integer(0));
  return found;
}

/// The dirty handles that are used and all that share blocks with them, directly or through others.
std::vector<std::int64_t> HandleTable::whole_blocks() {
  std::set<std::int64_t> members;
  std::set<std::string> seen;
  std::vector<std::int64_t> open(dirty_.begin(), dirty_.end());
  while (!open.empty()) {
    const std::int64_t handle = open.back();
    open.pop_back();
    if (!members.insert(handle).second) continue;
    for (const std::string& block : blocks(handle)) {
      if (!seen.insert(block).second) continue;
      for (const std::int64_t other : in_block(block)) open.push_back(other);
    }
  }
  return {members.begin(), members.end()};
}

bool HandleTable::apart(std::int64_t one, std::int64_t other) {
  const auto documents = [&](std::int64_t handle) {
    return connection_.integer("SELECT documents FROM handle WHERE handle_id = ?", handle).value_or(0);
  };
  if (documents(one) > documents(other)) std::swap(one, other);
  return connection_
      .integer(
          "SELECT 1 FROM actor AS one CROSS JOIN actor AS other ON other.document_id = one.document_id "
          "WHERE one.handle_id = ? AND other.handle_id = ? LIMIT 1",
          one, other)
      .has_value();
}

std::set<std::int64_t> HandleTable::resolve() {
  std::set<std::int64_t> changed = std::exchange(changed_, {});
  std::vector<identity::Candidate> candidates;
  for (const std::int64_t handle : whole_blocks()) {
    identity::Candidate one = candidate(handle);
    if (!one.name.empty()) candidates.push_back(std::move(one));
  }
  dirty_.clear();
  const std::vector<identity::Found> found =
      identity::resolve(candidates, [&](std::int64_t one, std::int64_t other) { return apart(one, other); });
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::int64_t handle = candidates[i].id;
    connection_.run("UPDATE handle SET found_key = ?2 WHERE handle_id = ?1 AND found_key <> ?2", handle, found[i].key);
    if (connection_.changes() > 0) changed.insert(handle);
    connection_.run(
        "UPDATE handle SET rule = ?2, found_with = ?3 WHERE handle_id = ?1 AND (rule, found_with) IS NOT (?2, ?3)",
        handle, found[i].rule, found[i].with);
  }
  touched_.insert(changed.begin(), changed.end());
  return changed;
}

std::vector<curation::Handle> HandleTable::take_touched() {
  std::vector<curation::Handle> handles;
  for (const std::int64_t handle : std::exchange(touched_, {})) {
    Execution row = connection_.prepare(ENTENTE_HANDLE "WHERE handle_id = ?", handle);
    if (row.step()) handles.push_back(handle_in(row));
  }
  return handles;
}

void HandleTable::drop_unused() { connection_.run("DELETE FROM handle WHERE documents = 0"); }

std::vector<curation::Handle> HandleTable::found_as(const std::string& found) {
  Execution row =
      connection_.prepare(ENTENTE_HANDLE "WHERE found_key = ? AND documents > 0 ORDER BY key, qualifier", found);
  return read(row);
}

std::vector<curation::Handle> HandleTable::called(const std::string& key) {
  const std::size_t dot = key.rfind('.');
  std::string plain = key.substr(0, dot);
  std::string qualifier = dot == std::string::npos ? std::string() : key.substr(dot + 1);
  for (char& c : qualifier) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  Execution row = connection_.prepare(
      ENTENTE_HANDLE
      "WHERE documents > 0 AND (key = ?1 OR (key = ?2 AND qualifier = ?3 AND ?3 <> '')) ORDER BY key, qualifier",
      key, plain, qualifier);
  return read(row);
}

std::vector<curation::Handle> HandleTable::of_node(const std::string& node_key) {
  Execution row = connection_.prepare(
      ENTENTE_HANDLE
      "JOIN node USING (node_id) WHERE node.key = ? AND handle.documents > 0 ORDER BY handle.key, qualifier",
      node_key);
  return read(row);
}

std::vector<curation::Handle> HandleTable::read(Execution& row) {
  std::vector<curation::Handle> handles;
  while (row.step()) {
    curation::Handle& handle = handles.emplace_back(handle_in(row));
    Execution name = connection_.prepare(
        "SELECT value FROM handle_value WHERE handle_id = ? AND attribute IN ('name', 'authoritative name')",
        handle.id);
    while (name.step()) handle.names.insert(fold_name(name.text(0)));
  }
  return handles;
}

}  // namespace entente::store
