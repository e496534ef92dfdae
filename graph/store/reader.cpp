#include "graph/store/reader.hpp"

#include <unordered_map>

#include "graph/curation/evaluate.hpp"

namespace entente::store {
namespace {

/// The columns read_evidence() expects. Actors are who they were found to be, not what the document called them.
#define ENTENTE_EVIDENCE_COLUMNS                                                                                     \
  "SELECT document.document_id, document.id, document.url, document.title, document.publisher, document.published, " \
  "sentence.position, sentence.start_byte, sentence.end_byte, sentence.text, "                                       \
  "coalesce(retype.object, evidence.type), evidence.negated, coalesce(retype.cameo, evidence.cameo), "               \
  "coalesce(retype.plover, evidence.plover), "                                                                       \
  "source.key, source.label, source.name, source.state, evidence.source_start, evidence.source_end, "                \
  "target.key, target.label, target.name, target.state, evidence.target_start, evidence.target_end, "                \
  "evidence.trigger_start, evidence.trigger_end, evidence.modality, "                                                \
  "coalesce((SELECT node.key FROM actor JOIN node USING (node_id) "                                                  \
  "          WHERE actor.document_id = document.document_id AND actor.key = evidence.attributed_to), "               \
  "         evidence.attributed_to), "                                                                               \
  "evidence.date, evidence.confidence, evidence.rule, evidence.path, evidence.judgement_id, "                        \
  "evidence.edge_id IS NULL, "                                                                                       \
  "(SELECT count(*) - 1 FROM document AS copy WHERE copy.family = document.family), " ENTENTE_TWIN " "

ByteSpan span_at(const Execution& row, int column) {
  return {.start = static_cast<std::uint32_t>(row.integer(column)),
          .end = static_cast<std::uint32_t>(row.integer(column + 1))};
}

Actor actor_at(const Execution& row, int column) {
  return {.key = row.text(column),
          .label = row.text(column + 1),
          .name = row.text(column + 2),
          .state = row.text(column + 3),
          .span = span_at(row, column + 4)};
}

}  // namespace

std::vector<NodeRecord> Reader::nodes() {
  const ReadTransaction snapshot(connection_);
  std::vector<NodeRecord> records;
  std::unordered_map<std::int64_t, std::size_t> place;
  {
    Execution row = connection_.prepare("SELECT node_id, key, label, name, state FROM node ORDER BY key");
    while (row.step()) {
      place.emplace(row.integer(0), records.size());
      NodeRecord& record = records.emplace_back();
      record.key = row.text(1);
      record.label = row.text(2);
      record.name = row.text(3);
      record.state = row.text(4);
    }
  }
  Execution property = connection_.prepare("SELECT node_id, name, value FROM property");
  while (property.step()) {
    const auto node = place.find(property.integer(0));
    if (node != place.end()) records[node->second].properties.emplace(property.text(1), property.text(2));
  }
  Execution alias = connection_.prepare("SELECT node_id, alias FROM alias ORDER BY node_id, alias");
  while (alias.step()) {
    const auto node = place.find(alias.integer(0));
    if (node == place.end()) continue;
    NodeRecord& record = records[node->second];
    std::string name = alias.text(1);
    if (name != record.name) record.aliases.push_back(std::move(name));
  }
  return records;
}

std::vector<EdgeRecord> Reader::edges() {
  std::vector<EdgeRecord> records;
  Execution row = connection_.prepare(
      "SELECT source.key, edge.type, target.key, edge.negated, edge.cameo, edge.mentions, edge.documents, edge.first, "
      "edge.last, edge.modality, edge.confidence "
      "FROM edge JOIN node AS source ON source.node_id = edge.source JOIN node AS target ON target.node_id = "
      "edge.target "
      "ORDER BY source.key, edge.type, target.key, edge.negated");
  while (row.step()) {
    EdgeRecord& record = records.emplace_back();
    record.key.source = row.text(0);
    record.key.type = row.text(1);
    record.key.target = row.text(2);
    record.key.negated = row.integer(3) != 0;
    record.cameo = row.text(4);
    record.mentions = static_cast<std::uint32_t>(row.integer(5));
    record.documents = static_cast<std::uint32_t>(row.integer(6));
    record.first = row.date(7);
    record.last = row.date(8);
    record.modality = parse_modality(row.text(9)).value_or(Modality::possible);
    record.confidence = row.real(10);
  }
  return records;
}

std::vector<Document> Reader::documents() {
  std::vector<Document> documents;
  Execution row = connection_.prepare(
      "SELECT id, url, title, publisher, published, text FROM document ORDER BY id, text_hash, document_id");
  while (row.step()) {
    Document& document = documents.emplace_back();
    document.id = row.text(0);
    document.url = row.text(1);
    document.title = row.text(2);
    document.publisher = row.text(3);
    document.published = row.date(4);
    document.text = row.text(5);
  }
  return documents;
}

std::vector<EvidenceRecord> Reader::evidence(const EdgeKey& edge) {
  const ReadTransaction snapshot(connection_);
  std::vector<EvidenceRecord> records;
  Execution row = connection_.prepare(
      ENTENTE_EVIDENCE_COLUMNS
      "FROM node AS source JOIN edge ON edge.source = source.node_id JOIN node AS target ON target.node_id = "
      "edge.target "
      "JOIN evidence ON evidence.edge_id = edge.edge_id "
      "LEFT JOIN judgement AS retype ON retype.judgement_id = evidence.retyped_by JOIN sentence ON "
      "sentence.sentence_id = evidence.sentence_id "
      "JOIN document ON document.document_id = sentence.document_id "
      "WHERE source.key = ? AND edge.type = ? AND target.key = ? AND edge.negated = ? "
      "ORDER BY evidence.confidence DESC, document.id, document.text_hash, sentence.position, evidence.source_start, "
      "evidence.source_end, evidence.target_start, evidence.target_end, evidence.evidence_id",
      edge.source, edge.type, edge.target, edge.negated);
  while (row.step()) records.push_back(read_evidence(row));
  return records;
}

std::vector<EvidenceRecord> Reader::hidden_evidence(const EdgeKey& edge) {
  const ReadTransaction snapshot(connection_);
  std::vector<EvidenceRecord> records;
  Execution row = connection_.prepare(
      ENTENTE_EVIDENCE_COLUMNS
      "FROM node AS source JOIN actor AS source_actor ON source_actor.node_id = source.node_id "
      "JOIN evidence ON evidence.source_actor = source_actor.actor_id "
      "JOIN actor AS target_actor ON target_actor.actor_id = evidence.target_actor "
      "JOIN node AS target ON target.node_id = target_actor.node_id "
      "JOIN sentence ON sentence.sentence_id = evidence.sentence_id "
      "JOIN document ON document.document_id = sentence.document_id "
      "LEFT JOIN judgement AS retype ON retype.judgement_id = evidence.retyped_by "
      "WHERE evidence.edge_id IS NULL AND source.key = ? AND coalesce(retype.object, evidence.type) = ? "
      "AND target.key = ? AND evidence.negated = ? "
      "ORDER BY evidence.confidence DESC, document.id, document.text_hash, sentence.position, evidence.source_start, "
      "evidence.source_end, evidence.target_start, evidence.target_end, evidence.evidence_id",
      edge.source, edge.type, edge.target, edge.negated);
  while (row.step()) records.push_back(read_evidence(row));
  return records;
}

void Reader::for_each_evidence(const std::function<void(const EvidenceRecord&)>& visit) {
  const ReadTransaction snapshot(connection_);
  Execution document = connection_.prepare("SELECT document_id FROM document ORDER BY id, text_hash, document_id");
  while (document.step()) for_each_evidence_of(document.integer(0), visit);
}

void Reader::for_each_evidence_of(std::int64_t document, const std::function<void(const EvidenceRecord&)>& visit) {
  const ReadTransaction snapshot(connection_);
  Execution row = connection_.prepare(
      ENTENTE_EVIDENCE_COLUMNS
      "FROM document JOIN sentence ON sentence.document_id = document.document_id "
      "JOIN evidence ON evidence.sentence_id = sentence.sentence_id JOIN edge ON edge.edge_id = evidence.edge_id "
      "JOIN node AS source ON source.node_id = edge.source JOIN node AS target ON target.node_id = edge.target "
      "LEFT JOIN judgement AS retype ON retype.judgement_id = evidence.retyped_by "
      "WHERE document.document_id = ? "
      "ORDER BY sentence.position, evidence.source_start, evidence.source_end, evidence.target_start, "
      "evidence.target_end, edge.type, source.key, target.key, evidence.evidence_id",
      document);
  while (row.step()) visit(read_evidence(row));
}

EvidenceRecord Reader::read_evidence(Execution& row) {
  EvidenceRecord record;
  const std::int64_t document = row.integer(0);
  record.document = row.text(1);
  record.url = row.text(2);
  record.title = row.text(3);
  record.publisher = row.text(4);
  record.published = row.date(5);
  Evidence& evidence = record.evidence;
  evidence.sentence = static_cast<std::uint32_t>(row.integer(6));
  record.sentence_span = span_at(row, 7);
  record.sentence_text = row.text(9);
  evidence.type = row.text(10);
  evidence.negated = row.integer(11) != 0;
  evidence.cameo = row.text(12);
  evidence.plover = row.text(13);
  evidence.source = actor_at(row, 14);
  evidence.target = actor_at(row, 20);
  evidence.trigger = span_at(row, 26);
  evidence.modality = parse_modality(row.text(28)).value_or(Modality::possible);
  evidence.attributed_to = row.text(29);
  evidence.date = row.date(30);
  evidence.confidence = row.real(31);
  evidence.rule = row.text(32);
  evidence.path = row.text(33);
  record.judgement = static_cast<std::uint64_t>(row.is_null(34) ? 0 : row.integer(34));
  record.hidden = row.integer(35) != 0;
  record.copies = static_cast<std::uint32_t>(row.integer(36));
  record.twin = static_cast<std::uint32_t>(row.integer(37));
  record.source_text = text_at(document, evidence.source.span, record);
  record.target_text = text_at(document, evidence.target.span, record);
  record.trigger_text = text_at(document, evidence.trigger, record);
  return record;
}

/// Mentions almost always stand in the sentence itself, whose text is at hand.
std::string Reader::text_at(std::int64_t document, ByteSpan span, const EvidenceRecord& record) {
  const ByteSpan sentence = record.sentence_span;
  if (sentence.contains(span) && span.end - sentence.start <= record.sentence_text.size() && span.start <= span.end) {
    return record.sentence_text.substr(span.start - sentence.start, span.size());
  }
  const std::int64_t from = std::int64_t{span.start} + 1;
  const std::int64_t size = std::int64_t{span.end} - span.start;
  Execution found = connection_.prepare("SELECT substr(CAST(text AS BLOB), ?, ?) FROM document WHERE document_id = ?",
                                        from, size, document);
  return found.step() ? found.text(0) : std::string();
}

std::vector<HandleRecord> Reader::handles(const std::string& node_key) {
  const ReadTransaction snapshot(connection_);
  std::vector<HandleRecord> records;
  Execution row = connection_.prepare(
      "SELECT handle_id, handle.key, qualifier, handle.name, handle.state, rule, found_with, "
      "found_key <> node.key FROM handle JOIN node USING (node_id) WHERE node.key = ? ORDER BY handle.key, qualifier",
      node_key);
  while (row.step()) {
    HandleRecord& record = records.emplace_back();
    record.key = curation::qualified_key(row.text(1), row.text(2));
    record.name = row.text(3);
    record.state = row.text(4);
    record.rule = row.text(5);
    record.with = row.text(6);
    record.judged = row.integer(7) != 0;
    Execution document = connection_.prepare(
        "SELECT DISTINCT id FROM actor JOIN document USING (document_id) WHERE handle_id = ? ORDER BY id",
        row.integer(0));
    while (document.step()) record.documents.push_back(document.text(0));
  }
  return records;
}

StoreCounts Reader::counts() {
  const ReadTransaction snapshot(connection_);
  const auto count = [&](const char* sql) { return static_cast<std::uint64_t>(connection_.integer(sql).value_or(0)); };
  return {.documents = count("SELECT count(*) FROM document"),
          .sentences = count("SELECT count(*) FROM sentence"),
          .nodes = count("SELECT count(*) FROM node"),
          .edges = count("SELECT count(*) FROM edge"),
          .evidence = count("SELECT count(*) FROM evidence WHERE edge_id IS NOT NULL")};
}

StoreVersion Reader::version() {
  const ReadTransaction snapshot(connection_);
  StoreVersion version;
  Execution row = connection_.prepare(
      "SELECT identity.value, generation.value, coalesce(stamp, '') FROM meta AS identity, meta AS generation "
      "LEFT JOIN revision ON revision.generation = CAST(generation.value AS INTEGER) "
      "WHERE identity.key = 'identity' AND generation.key = 'generation'");
  if (row.step()) {
    version.identity = row.text(0);
    version.generation = static_cast<std::uint64_t>(row.integer(1));
    version.stamp = row.text(2);
  }
  return version;
}

}  // namespace entente::store
