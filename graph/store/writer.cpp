#include "graph/store/writer.hpp"

#include <xxhash.h>

#include "graph/store/change_log.hpp"

namespace entente::store {
namespace {

/// Goes up whenever the same documents and judgements give another graph than before.
constexpr const char* kRules = "2";

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
  }
  derivation_.begin();
  if (same) remove_row(*same);
  insert(document);
  finish(transaction);
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
  derivation_.begin();
  for (const std::int64_t row : rows) remove_row(row);
  finish(transaction);
  return true;
}

JudgementEffect Writer::judge(Judgement judgement) {
  WriteTransaction transaction(connection_);
  derivation_.begin();
  check_judgement(connection_, derivation_.handles(), judgement);
  const auto count = [&](const char* sql) { return connection_.integer(sql).value_or(0); };
  const auto edges = [&] { return count("SELECT count(*) FROM edge"); };
  const auto evidence = [&] { return count("SELECT count(*) FROM evidence WHERE edge_id IS NOT NULL"); };
  JudgementEffect effect;
  effect.edges = -edges();
  effect.evidence = -evidence();
  connection_.run(
      "INSERT INTO judgement(judgement_id, action, subject, object, note, author, date, cameo, plover) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      static_cast<std::int64_t>(judgement.number), std::string(to_string(judgement.verb)), judgement.subject,
      judgement.object, judgement.note, judgement.author, judgement.date, judgement.cameo, judgement.plover);
  derivation_.judge_anew();
  const Derivation::Outcome outcome = finish(transaction);
  effect.edges += edges();
  effect.evidence += evidence();
  effect.judgement = std::move(judgement);
  effect.nodes_gone = outcome.nodes_gone;
  effect.nodes_new = outcome.nodes_made;
  effect.documents = outcome.documents;
  return effect;
}

void Writer::rebuild() {
  const auto outdated = [&] {
    return !connection_.integer("SELECT 1 FROM meta WHERE key = 'rules' AND value = ?", std::string(kRules));
  };
  if (!outdated()) return;
  WriteTransaction transaction(connection_);
  if (!outdated()) return;  // another process was faster
  std::vector<std::int64_t> documents;
  {
    Execution row = connection_.prepare("SELECT document_id FROM document ORDER BY document_id");
    while (row.step()) documents.push_back(row.integer(0));
  }
  forget_changes(connection_);
  connection_.run("UPDATE evidence SET edge_id = NULL, judgement_id = NULL, retyped_by = NULL");
  connection_.run("UPDATE actor SET handle_id = NULL, node_id = NULL");
  connection_.run("DELETE FROM edge");
  connection_.run("DELETE FROM handle");
  connection_.run("DELETE FROM node");
  connection_.run("UPDATE document SET family = 0");
  connection_.run("DELETE FROM copy_band");
  connection_.run("DELETE FROM near_copy");
  derivation_.begin();
  derivation_.judge_anew();
  for (const std::int64_t document : documents) derivation_.add(document);
  connection_.run("UPDATE meta SET value = ? WHERE key = 'rules'", std::string(kRules));
  finish(transaction);
}

Derivation::Outcome Writer::finish(WriteTransaction& transaction) {
  Derivation::Outcome outcome = derivation_.finish();
  const std::int64_t generation = next_revision(connection_);
  transaction.commit();
  derivation_.committed(generation);
  return outcome;
}

void Writer::insert(const ExtractedDocument& document) {
  const std::int64_t row = insert_document(document.document);
  const std::vector<std::int64_t> sentences = insert_sentences(row, document);
  const Actors actors = insert_actors(row, document.nodes);
  insert_evidence(document, sentences, actors);
  derivation_.add(row);
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
  for (const NodeClaim& claim : claims) {
    connection_.run(
        "INSERT INTO actor(document_id, key, label, name, authoritative, state, guessed) VALUES (?, ?, ?, ?, ?, ?, ?)",
        row, claim.key, claim.label, claim.name, claim.authoritative, claim.state, claim.state_guessed);
    const std::int64_t actor = connection_.last_id();
    for (const auto& [name, value] : claim.properties) {
      connection_.run("INSERT INTO actor_property(actor_id, name, value) VALUES (?, ?, ?)", actor, name, value);
    }
    for (const auto& [alias, uses] : claim.aliases) {
      connection_.run("INSERT INTO actor_alias(actor_id, alias, uses) VALUES (?, ?, ?)", actor, alias, uses);
    }
    actors.emplace(claim.key, actor);
  }
  return actors;
}

void Writer::insert_evidence(const ExtractedDocument& document, const std::vector<std::int64_t>& sentences,
                             const Actors& actors) {
  for (const Evidence& evidence : document.evidence) {
    const std::optional<Date> happened = evidence.date ? evidence.date : document.document.published;
    connection_.run(
        "INSERT INTO evidence(sentence_id, source_actor, target_actor, type, negated, source_start, source_end, "
        "target_start, target_end, trigger_start, trigger_end, cameo, plover, modality, attributed_to, date, happened, "
        "confidence, rule, path) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        sentences[evidence.sentence], actors.at(evidence.source.key), actors.at(evidence.target.key), evidence.type,
        evidence.negated, evidence.source.span.start, evidence.source.span.end, evidence.target.span.start,
        evidence.target.span.end, evidence.trigger.start, evidence.trigger.end, evidence.cameo, evidence.plover,
        std::string(to_string(evidence.modality)), evidence.attributed_to, evidence.date, happened, evidence.confidence,
        evidence.rule, evidence.path);
  }
}

void Writer::remove_row(std::int64_t row) {
  derivation_.remove(row);
  connection_.run("DELETE FROM evidence WHERE sentence_id IN (SELECT sentence_id FROM sentence WHERE document_id = ?)",
                  row);
  connection_.run("DELETE FROM actor WHERE document_id = ?", row);
  connection_.run(
      "INSERT INTO sentence_index(sentence_index, rowid, text) "
      "SELECT 'delete', sentence_id, text FROM sentence WHERE document_id = ?",
      row);
  connection_.run("DELETE FROM sentence WHERE document_id = ?", row);
  connection_.run("DELETE FROM document WHERE document_id = ?", row);
}

}  // namespace entente::store
