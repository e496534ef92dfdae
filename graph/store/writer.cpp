#include "graph/store/writer.hpp"

#include <xxhash.h>

#include <array>

#include "graph/store/sums.hpp"

namespace entente::store {
namespace {

std::string text_hash(std::string_view text) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(text.data(), text.size()));
  std::string bytes;
  for (const unsigned char byte : canonical.digest) bytes += static_cast<char>(byte);
  return bytes;
}

}  // namespace

std::optional<std::int64_t> find_text(Connection& connection, std::string_view text) {
  const Blob hash{text_hash(text)};
  // Texts of one hash are compared, so that two that merely collide stay two.
  Execution found = connection.prepare("SELECT document_id, text FROM document WHERE text_hash = ?", hash);
  while (found.step()) {
    if (found.text(1) == text) return found.integer(0);
  }
  return std::nullopt;
}

Added Writer::add(const ExtractedDocument& document) {
  check_document(document);
  WriteTransaction transaction(connection_);
  const auto same = find_text(connection_, document.document.text);
  if (same) {
    const auto smaller =
        connection_.integer("SELECT 1 FROM document WHERE document_id = ? AND id <= ?", *same, document.document.id);
    if (smaller) return Added::already_there;
    remove_row(*same);
  }
  insert(document);
  count_generation();
  transaction.commit();
  return same ? Added::already_there : Added::added;
}

bool Writer::remove(const std::string& document_id) {
  WriteTransaction transaction(connection_);
  std::vector<std::int64_t> rows;
  {
    Execution found = connection_.prepare("SELECT document_id FROM document WHERE id = ?", document_id);
    while (found.step()) rows.push_back(found.integer(0));
  }
  if (rows.empty()) return false;
  for (const std::int64_t row : rows) remove_row(row);
  count_generation();
  transaction.commit();
  return true;
}

void Writer::count_generation() {
  connection_.run("UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'generation'");
}

void Writer::insert(const ExtractedDocument& document) {
  const std::int64_t row = insert_document(document.document);
  const std::vector<std::int64_t> sentences = insert_sentences(row, document);
  const Actors actors = insert_actors(row, document.nodes);
  insert_evidence(document, sentences, actors);
}

std::int64_t Writer::insert_document(const Document& document) {
  const Blob hash{text_hash(document.text)};
  connection_.run(
      "INSERT INTO document(id, url, title, publisher, published, text, text_hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
      document.id, document.url, document.title, document.publisher, document.published, document.text, hash);
  return connection_.last_id();
}

std::vector<std::int64_t> Writer::insert_sentences(std::int64_t row, const ExtractedDocument& document) {
  std::vector<std::int64_t> ids;
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    const ByteSpan span = document.sentences[i];
    const std::string text(span.of(document.document.text));
    connection_.run("INSERT INTO sentence(document_id, position, start_byte, end_byte, text) VALUES (?, ?, ?, ?, ?)",
                    row, i, span.start, span.end, text);
    const std::int64_t id = connection_.last_id();
    connection_.run("INSERT INTO sentence_index(rowid, text) VALUES (?, ?)", id, text);
    ids.push_back(id);
  }
  return ids;
}

Writer::Actors Writer::insert_actors(std::int64_t row, const std::vector<NodeClaim>& claims) {
  Actors actors;
  NodeSums sums(connection_);
  for (const NodeClaim& claim : claims) {
    const std::int64_t node = sums.node(claim.key);
    connection_.run(
        "INSERT INTO actor(document_id, key, node_id, label, name, authoritative, state) VALUES (?, ?, ?, ?, ?, ?, ?)",
        row, claim.key, node, claim.label, claim.name, claim.authoritative, claim.state);
    const std::int64_t actor = connection_.last_id();
    for (const auto& [name, value] : claim.properties) {
      connection_.run("INSERT INTO actor_property(actor_id, name, value) VALUES (?, ?, ?)", actor, name, value);
    }
    for (const auto& [alias, uses] : claim.aliases) {
      connection_.run("INSERT INTO actor_alias(actor_id, alias, uses) VALUES (?, ?, ?)", actor, alias, uses);
    }
    sums.change(node, claim, Change::add);
    actors.emplace(claim.key, std::pair(actor, node));
  }
  sums.refresh();
  return actors;
}

void Writer::insert_evidence(const ExtractedDocument& document, const std::vector<std::int64_t>& sentences,
                             const Actors& actors) {
  EdgeSums sums(connection_);
  std::map<std::int64_t, EdgeShare> shares;
  for (const Evidence& evidence : document.evidence) {
    const auto& [source_actor, source_node] = actors.at(evidence.source.key);
    const auto& [target_actor, target_node] = actors.at(evidence.target.key);
    const std::int64_t edge = sums.edge(source_node, evidence.type, target_node, evidence.negated);
    const std::optional<Date> happened = evidence.date ? evidence.date : document.document.published;
    connection_.run(
        "INSERT INTO evidence(edge_id, sentence_id, source_actor, target_actor, source_start, source_end, "
        "target_start, target_end, trigger_start, trigger_end, cameo, plover, modality, attributed_to, date, happened, "
        "confidence, rule, path) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        edge, sentences[evidence.sentence], source_actor, target_actor, evidence.source.span.start,
        evidence.source.span.end, evidence.target.span.start, evidence.target.span.end, evidence.trigger.start,
        evidence.trigger.end, evidence.cameo, evidence.plover, std::string(to_string(evidence.modality)),
        evidence.attributed_to, evidence.date, happened, evidence.confidence, evidence.rule, evidence.path);
    shares[edge].count(evidence.cameo, evidence.modality, evidence.confidence);
  }
  for (const auto& [edge, share] : shares) sums.change(edge, share, Change::add);
}

void Writer::remove_row(std::int64_t row) {
  remove_evidence(row);
  remove_actors(row);
  connection_.run(
      "INSERT INTO sentence_index(sentence_index, rowid, text) "
      "SELECT 'delete', sentence_id, text FROM sentence WHERE document_id = ?",
      row);
  connection_.run("DELETE FROM sentence WHERE document_id = ?", row);
  connection_.run("DELETE FROM document WHERE document_id = ?", row);
}

void Writer::remove_evidence(std::int64_t row) {
  std::map<std::int64_t, EdgeShare> shares;
  {
    Execution found = connection_.prepare(
        "SELECT evidence.edge_id, cameo, modality, confidence FROM evidence JOIN sentence USING (sentence_id) "
        "WHERE document_id = ?",
        row);
    while (found.step()) {
      shares[found.integer(0)].count(found.text(1), parse_modality(found.text(2)).value_or(Modality::possible),
                                     found.real(3));
    }
  }
  connection_.run("DELETE FROM evidence WHERE sentence_id IN (SELECT sentence_id FROM sentence WHERE document_id = ?)",
                  row);
  EdgeSums sums(connection_);
  for (const auto& [edge, share] : shares) sums.change(edge, share, Change::take);
}

void Writer::remove_actors(std::int64_t row) {
  std::vector<std::pair<std::int64_t, NodeClaim>> claims;
  {
    Execution found = connection_.prepare(
        "SELECT actor_id, node_id, label, name, authoritative, state FROM actor WHERE document_id = ?", row);
    while (found.step()) claims.emplace_back(found.integer(1), read_claim(found.integer(0), found));
  }
  connection_.run("DELETE FROM actor WHERE document_id = ?", row);
  NodeSums sums(connection_);
  for (const auto& [node, claim] : claims) sums.change(node, claim, Change::take);
  sums.refresh();
}

NodeClaim Writer::read_claim(std::int64_t actor, Execution& row) {
  NodeClaim claim;
  claim.label = row.text(2);
  claim.name = row.text(3);
  claim.authoritative = row.integer(4) != 0;
  claim.state = row.text(5);
  Execution properties = connection_.prepare("SELECT name, value FROM actor_property WHERE actor_id = ?", actor);
  while (properties.step()) claim.properties.emplace(properties.text(0), properties.text(1));
  Execution aliases = connection_.prepare("SELECT alias, uses FROM actor_alias WHERE actor_id = ?", actor);
  while (aliases.step()) claim.aliases.emplace(aliases.text(0), static_cast<std::uint32_t>(aliases.integer(1)));
  return claim;
}

}  // namespace entente::store
