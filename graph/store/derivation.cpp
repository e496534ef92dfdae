#include "graph/store/derivation.hpp"

#include <algorithm>
#include <map>

namespace entente::store {
namespace {

using curation::Judged;

}  // namespace

std::vector<Judgement> read_judgements(Connection& connection) {
  std::vector<Judgement> log;
  Execution row = connection.prepare(
      "SELECT judgement_id, action, subject, object, note, author, date, cameo, plover FROM judgement "
      "ORDER BY judgement_id");
  while (row.step()) {
    Judgement& judgement = log.emplace_back();
    judgement.number = static_cast<std::uint64_t>(row.integer(0));
    judgement.verb = parse_verb(row.text(1)).value_or(Verb::undo);
    judgement.subject = row.text(2);
    judgement.object = row.text(3);
    judgement.note = row.text(4);
    judgement.author = row.text(5);
    judgement.date = row.date(6);
    judgement.cameo = row.text(7);
    judgement.plover = row.text(8);
  }
  mark_undone(log);
  return log;
}

Judged Derivation::judged() { return curation::evaluate(read_judgements(connection_), handles_); }

void Derivation::begin() {
  const auto generation = connection_.integer("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'generation'");
  // Another process may have written; an earlier transaction of this one may have failed.
  before_ = generation_ && generation == generation_ ? now_ : judged();
  generation_.reset();
  log_changed_ = false;
  added_.clear();
  handles_.forget();
  families_.forget();
  nodes_.forget();
}

void Derivation::add(std::int64_t document) {
  std::vector<std::pair<std::int64_t, NodeClaim>> claims;
  {
    Execution row = connection_.prepare(
        "SELECT actor_id, key, label, name, authoritative, state, guessed FROM actor WHERE document_id = ?", document);
    while (row.step()) claims.emplace_back(row.integer(0), claim(row.integer(0), row));
  }
  std::vector<std::int64_t> handles;
  for (const auto& [actor, claimed] : claims) {
    const std::int64_t handle = handles_.add(claimed);
    connection_.run("UPDATE actor SET handle_id = ? WHERE actor_id = ?", handle, actor);
    handles.push_back(handle);
  }
  handles_.meet(handles);
  families_.add(document);
  added_.insert(document);
}

void Derivation::remove(std::int64_t document) {
  unlink(document);
  families_.remove(document);
  std::vector<std::pair<std::int64_t, NodeClaim>> claims;
  {
    Execution row = connection_.prepare(
        "SELECT actor_id, key, label, name, authoritative, state, guessed, handle_id FROM actor WHERE document_id = ?",
        document);
    while (row.step()) claims.emplace_back(row.integer(7), claim(row.integer(0), row));
  }
  std::vector<std::int64_t> handles;
  for (const auto& [handle, claimed] : claims) handles.push_back(handle);
  handles_.meet(handles);
  for (const auto& [handle, claimed] : claims) handles_.take(handle, claimed);
}

Derivation::Outcome Derivation::finish() {
  const std::set<std::int64_t> found = handles_.resolve();
  const std::vector<curation::Handle> touched = handles_.take_touched();
  const bool concerned = log_changed_ || std::any_of(touched.begin(), touched.end(), [&](const curation::Handle& one) {
                           return before_.concerns(one);
                         });
  now_ = concerned ? judged() : before_;
  std::set<std::int64_t> looked_at = found;
  if (concerned) {
    for (const Judged* one : {&before_, &now_}) {
      for (const auto& [handle, key] : one->keys) looked_at.insert(handle);
    }
  }
  const std::set<std::int64_t> elsewhere = moved(looked_at);
  Outcome outcome;
  std::set<std::int64_t> again = documents_of(elsewhere);
  if (concerned) again.merge(judged_otherwise());
  const std::map<std::int64_t, std::int64_t> families = families_.changes();
  for (const auto& [document, family] : families) again.insert(document);
  for (const std::int64_t document : added_) again.erase(document);
  for (const std::int64_t document : again) unlink(document);
  outcome.documents = again.size();
  for (const auto& [document, family] : families) {
    connection_.run("UPDATE document SET family = ? WHERE document_id = ?", family, document);
  }
  for (const std::int64_t handle : elsewhere) {
    const auto judged_key = now_.keys.find(handle);
    std::string key;
    if (judged_key != now_.keys.end()) {
      key = judged_key->second;
    } else {
      Execution row = connection_.prepare("SELECT found_key FROM handle WHERE handle_id = ?", handle);
      if (row.step()) key = row.text(0);
    }
    const std::int64_t node = nodes_.node(key);
    connection_.run("UPDATE handle SET node_id = ? WHERE handle_id = ?", node, handle);
  }
  again.insert(added_.begin(), added_.end());
  for (const std::int64_t document : again) link(document);
  handles_.drop_unused();
  if (concerned) touch_renamed();
  nodes_.refresh(now_);
  outcome.nodes_gone = nodes_.take_gone();
  outcome.nodes_made = nodes_.take_made();
  added_.clear();
  return outcome;
}

/// Documents with evidence that judgements now see otherwise, whoever its actors are.
std::set<std::int64_t> Derivation::judged_otherwise() {
  std::set<std::int64_t> documents;
  std::map<std::uint64_t, std::pair<const curation::EdgeRule*, const curation::EdgeRule*>> rules;
  for (const curation::EdgeRule& rule : before_.rules) rules[rule.number].first = &rule;
  for (const curation::EdgeRule& rule : now_.rules) rules[rule.number].second = &rule;
  for (const auto& [number, pair] : rules) {
    const auto& [old, now] = pair;
    if (old != nullptr && now != nullptr && *old == *now) continue;
    for (const curation::EdgeRule* rule : {old, now}) {
      if (rule == nullptr) continue;
      for (const std::int64_t source : rule->sources) {
        for (const std::int64_t target : rule->targets) {
          Execution row = connection_.prepare(
              "SELECT DISTINCT source.document_id FROM actor AS source JOIN evidence ON source_actor = source.actor_id "
              "JOIN actor AS target ON target_actor = target.actor_id "
              "WHERE source.handle_id = ? AND target.handle_id = ?",
              source, target);
          while (row.step()) documents.insert(row.integer(0));
        }
      }
    }
  }
  return documents;
}

/// Those of the handles that are another node than before, or none yet.
std::set<std::int64_t> Derivation::moved(const std::set<std::int64_t>& handles) {
  std::set<std::int64_t> elsewhere;
  for (const std::int64_t handle : handles) {
    Execution row = connection_.prepare(
        "SELECT handle.found_key, node.key FROM handle LEFT JOIN node USING (node_id) "
        "WHERE handle_id = ? AND handle.documents > 0",
        handle);
    if (!row.step()) continue;
    const auto judged_key = now_.keys.find(handle);
    const std::string wanted = judged_key == now_.keys.end() ? row.text(0) : judged_key->second;
    if (row.is_null(1) || row.text(1) != wanted) elsewhere.insert(handle);
  }
  return elsewhere;
}

std::set<std::int64_t> Derivation::documents_of(const std::set<std::int64_t>& handles) {
  std::set<std::int64_t> documents;
  for (const std::int64_t handle : handles) {
    Execution row = connection_.prepare("SELECT document_id FROM actor WHERE handle_id = ?", handle);
    while (row.step()) documents.insert(row.integer(0));
  }
  return documents;
}

/// Nodes that judgements name or label otherwise than before.
void Derivation::touch_renamed() {
  for (const auto member : {&Judged::names, &Judged::labels}) {
    for (const auto& [key, value] : before_.*member) {
      const auto same = (now_.*member).find(key);
      if (same == (now_.*member).end() || same->second != value) nodes_.touch(key);
    }
    for (const auto& [key, value] : now_.*member) {
      if (!(before_.*member).contains(key)) nodes_.touch(key);
    }
  }
}

NodeClaim Derivation::claim(std::int64_t actor, Execution& row) {
  NodeClaim made;
  made.key = row.text(1);
  made.label = row.text(2);
  made.name = row.text(3);
  made.authoritative = row.integer(4) != 0;
  made.state = row.text(5);
  made.state_guessed = row.integer(6) != 0;
  Execution properties = connection_.prepare("SELECT name, value FROM actor_property WHERE actor_id = ?", actor);
  while (properties.step()) made.properties.emplace(properties.text(0), properties.text(1));
  Execution aliases = connection_.prepare("SELECT alias, uses FROM actor_alias WHERE actor_id = ?", actor);
  while (aliases.step()) made.aliases.emplace(aliases.text(0), static_cast<std::uint32_t>(aliases.integer(1)));
  return made;
}

void Derivation::link(std::int64_t document) {
  std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> actors;  // actor -> handle, node
  {
    Execution row = connection_.prepare(
        "SELECT actor_id, actor.key, label, actor.name, actor.authoritative, actor.state, guessed, actor.handle_id, "
        "handle.node_id FROM actor JOIN handle USING (handle_id) WHERE document_id = ?",
        document);
    while (row.step()) {
      actors.emplace(row.integer(0), std::pair(row.integer(7), row.integer(8)));
      nodes_.change(row.integer(8), claim(row.integer(0), row), Change::add);
    }
  }
  for (const auto& [actor, who] : actors) {
    connection_.run("UPDATE actor SET node_id = ? WHERE actor_id = ?", who.second, actor);
  }
  EdgeSums sums(connection_);
  std::map<std::int64_t, EdgeShare> shares;
  struct Piece {
    std::int64_t id, edge, judgement, retyped_by;
  };
  std::vector<Piece> pieces;
  {
    Execution row = connection_.prepare(
        "SELECT evidence_id, source_actor, target_actor, evidence.type, evidence.negated, cameo, modality, confidence "
        "FROM sentence CROSS JOIN evidence USING (sentence_id) WHERE document_id = ?",
        document);
    while (row.step()) {
      const auto [source, source_node] = actors.at(row.integer(1));
      const auto [target, target_node] = actors.at(row.integer(2));
      const bool negated = row.integer(4) != 0;
      const curation::Fate fate = now_.fate(source, row.text(3), target, negated);
      Piece piece{.id = row.integer(0),
                  .edge = 0,
                  .judgement = static_cast<std::int64_t>(fate.judgement),
                  .retyped_by = fate.retyped == nullptr ? 0 : static_cast<std::int64_t>(fate.retyped->number)};
      if (!fate.hidden && (source_node != target_node || source == target)) {
        piece.edge = sums.edge(source_node, fate.type, target_node, negated);
        EdgeShare& share = shares[piece.edge];
        share.count(fate.retyped == nullptr ? row.text(5) : fate.retyped->cameo,
                    parse_modality(row.text(6)).value_or(Modality::possible), row.real(7));
        if (fate.accepted) ++share.accepted;
      }
      pieces.push_back(piece);
    }
  }
  for (const Piece& piece : pieces) {
    connection_.run(
        "UPDATE evidence SET edge_id = nullif(?, 0), judgement_id = nullif(?, 0), retyped_by = nullif(?, 0) "
        "WHERE evidence_id = ?",
        piece.edge, piece.judgement, piece.retyped_by, piece.id);
  }
  const Sharer sharer{document,
                      connection_.integer("SELECT family FROM document WHERE document_id = ?", document).value_or(0)};
  for (const auto& [edge, share] : shares) sums.change(edge, sharer, share, Change::add);
}

void Derivation::unlink(std::int64_t document) {
  std::map<std::int64_t, EdgeShare> shares;
  {
    Execution row = connection_.prepare(
        "SELECT evidence.edge_id, coalesce(retype.cameo, evidence.cameo), modality, confidence, "
        "evidence.judgement_id IS NOT NULL FROM sentence CROSS JOIN evidence USING (sentence_id) "
        "LEFT JOIN judgement AS retype ON retype.judgement_id = retyped_by "
        "WHERE document_id = ? AND evidence.edge_id IS NOT NULL",
        document);
    while (row.step()) {
      EdgeShare& share = shares[row.integer(0)];
      share.count(row.text(1), parse_modality(row.text(2)).value_or(Modality::possible), row.real(3));
      if (row.integer(4) != 0) ++share.accepted;  // what is judged and not hidden is accepted
    }
  }
  connection_.run(
      "UPDATE evidence SET edge_id = NULL, judgement_id = NULL, retyped_by = NULL WHERE sentence_id IN "
      "(SELECT sentence_id FROM sentence WHERE document_id = ?)",
      document);
  const Sharer sharer{document,
                      connection_.integer("SELECT family FROM document WHERE document_id = ?", document).value_or(0)};
  EdgeSums sums(connection_);
  for (const auto& [edge, share] : shares) sums.change(edge, sharer, share, Change::take);
  Execution row = connection_.prepare(
      "SELECT actor_id, key, label, name, authoritative, state, guessed, node_id FROM actor WHERE document_id = ?",
      document);
  while (row.step()) nodes_.change(row.integer(7), claim(row.integer(0), row), Change::take);
}

}  // namespace entente::store
