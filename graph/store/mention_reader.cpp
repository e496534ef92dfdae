#include "graph/store/mention_reader.hpp"

#include "graph/store/reader.hpp"

namespace entente::store {
namespace {

#define ENTENTE_MENTION_COLUMNS                                        \
  "document.id, " ENTENTE_TWIN                                         \
  ", coalesce(evidence.date, document.published), evidence.modality, " \
  "evidence.confidence "

#define ENTENTE_MENTION_TABLES                                                         \
  "FROM edge JOIN node AS source ON source.node_id = edge.source "                     \
  "JOIN node AS target ON target.node_id = edge.target JOIN evidence USING (edge_id) " \
  "JOIN sentence ON sentence.sentence_id = evidence.sentence_id "                      \
  "JOIN document ON document.document_id = sentence.document_id "

#define ENTENTE_MENTION_ORDER "document.id, document.text_hash, sentence.position, evidence.evidence_id"

Mention mention_at(const Execution& row, int column) {
  return {.document = row.text(column),
          .twin = static_cast<std::uint32_t>(row.integer(column + 1)),
          .day = row.date(column + 2),
          .modality = parse_modality(row.text(column + 3)).value_or(Modality::possible),
          .confidence = row.real(column + 4)};
}

}  // namespace

std::vector<Mention> MentionReader::mentions(const EdgeKey& edge) {
  std::vector<Mention> found;
  Execution row = connection_.prepare(
      "SELECT " ENTENTE_MENTION_COLUMNS ENTENTE_MENTION_TABLES
      "WHERE source.key = ? AND edge.type = ? AND target.key = ? AND edge.negated = ? ORDER BY " ENTENTE_MENTION_ORDER,
      edge.source, edge.type, edge.target, edge.negated);
  while (row.step()) found.push_back(mention_at(row, 0));
  return found;
}

std::vector<EvidenceFacts> MentionReader::facts(const EdgeKey& edge) {
  std::vector<EvidenceFacts> found;
  Execution row = connection_.prepare(
      "SELECT evidence.happened, evidence.modality, evidence.confidence "
      "FROM edge JOIN evidence USING (edge_id) WHERE edge.source = (SELECT node_id FROM node WHERE key = ?) "
      "AND edge.type = ? AND edge.target = (SELECT node_id FROM node WHERE key = ?) AND edge.negated = ?",
      edge.source, edge.type, edge.target, edge.negated);
  while (row.step()) {
    found.push_back({.day = row.date(0),
                     .modality = parse_modality(row.text(1)).value_or(Modality::possible),
                     .confidence = row.real(2)});
  }
  return found;
}

void MentionReader::for_each_mention(const std::function<void(const EdgeKey&, const Mention&)>& visit) {
  Execution row = connection_.prepare(
      "SELECT source.key, edge.type, target.key, edge.negated, " ENTENTE_MENTION_COLUMNS ENTENTE_MENTION_TABLES
      "ORDER BY source.key, edge.type, target.key, edge.negated, " ENTENTE_MENTION_ORDER);
  EdgeKey key;
  while (row.step()) {
    key.source = row.text(0);
    key.type = row.text(1);
    key.target = row.text(2);
    key.negated = row.integer(3) != 0;
    visit(key, mention_at(row, 4));
  }
}

}  // namespace entente::store
