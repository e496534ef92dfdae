#include "graph/store/document_reader.hpp"

#include "graph/store/reader.hpp"

namespace entente::store {
namespace {

/// A pattern of LIKE (with ESCAPE '\') for texts that hold `text`.
std::string holding(std::string_view text) {
  std::string pattern = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace

DocumentPage DocumentReader::page(std::string_view text, std::size_t offset, std::size_t limit) {
  const ReadTransaction snapshot(connection_);
  const std::string pattern = holding(text);
  DocumentPage page;
  page.total = static_cast<std::uint64_t>(
      connection_
          .integer(
              "SELECT count(*) FROM document WHERE id LIKE ?1 ESCAPE '\\' OR title LIKE ?1 ESCAPE '\\' OR publisher "
              "LIKE ?1 ESCAPE '\\'",
              pattern)
          .value_or(0));
  Execution row = connection_.prepare(
      "SELECT id, url, title, publisher, published, (SELECT count(*) FROM sentence JOIN evidence USING (sentence_id) "
      "WHERE sentence.document_id = document.document_id AND edge_id IS NOT NULL), " ENTENTE_TWIN
      " FROM document "
      "WHERE id LIKE ?1 ESCAPE '\\' OR title LIKE ?1 ESCAPE '\\' OR publisher LIKE ?1 ESCAPE '\\' "
      "ORDER BY published DESC, id, text_hash LIMIT ?3 OFFSET ?2",
      pattern, static_cast<std::int64_t>(offset), static_cast<std::int64_t>(limit));
  while (row.step()) {
    DocumentSummary& summary = page.items.emplace_back();
    summary.id = row.text(0);
    summary.url = row.text(1);
    summary.title = row.text(2);
    summary.publisher = row.text(3);
    summary.published = row.date(4);
    summary.evidence = static_cast<std::uint64_t>(row.integer(5));
    summary.twin = static_cast<std::uint32_t>(row.integer(6));
  }
  return page;
}

std::optional<StoredDocument> DocumentReader::document(std::string_view id, std::uint32_t twin) {
  const ReadTransaction snapshot(connection_);
  const std::string wanted(id);
  StoredDocument found;
  std::int64_t number = 0;
  {
    Execution row = connection_.prepare(
        "SELECT document_id, id, url, title, publisher, published, text FROM document WHERE id = ? ORDER BY text_hash "
        "LIMIT 1 OFFSET ?",
        wanted, std::int64_t{twin});
    if (!row.step()) return std::nullopt;
    number = row.integer(0);
    found.document = {.id = row.text(1),
                      .url = row.text(2),
                      .title = row.text(3),
                      .publisher = row.text(4),
                      .published = row.date(5),
                      .text = row.text(6)};
  }
  Execution sentence =
      connection_.prepare("SELECT start_byte, end_byte FROM sentence WHERE document_id = ? ORDER BY position", number);
  while (sentence.step()) {
    found.sentences.push_back({.start = static_cast<std::uint32_t>(sentence.integer(0)),
                               .end = static_cast<std::uint32_t>(sentence.integer(1))});
  }
  Reader(connection_).for_each_evidence_of(number, [&](const EvidenceRecord& record) {
    found.evidence.push_back(record);
  });
  return found;
}

SentenceContext DocumentReader::around(const EvidenceRecord& record) {
  // Two documents may have one id: the sentence's own text tells them apart.
  Execution row = connection_.prepare(
      "SELECT (SELECT text FROM sentence WHERE document_id = this.document_id AND position = this.position - 1), "
      "(SELECT text FROM sentence WHERE document_id = this.document_id AND position = this.position + 1) "
      "FROM document JOIN sentence AS this USING (document_id) "
      "WHERE document.id = ? AND this.position = ? AND this.text = ? ORDER BY document.text_hash LIMIT 1",
      record.document, record.evidence.sentence, record.sentence_text);
  if (!row.step()) return {};
  return {.before = row.text(0), .after = row.text(1)};
}

}  // namespace entente::store
