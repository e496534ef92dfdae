#include "query/evidence/of_document.hpp"

namespace entente::query {

std::vector<EvidenceRecord> evidence_of_document(const ExtractedDocument& extracted) {
  const Document& document = extracted.document;
  const auto text = [&document](ByteSpan span) { return std::string(span.of(document.text)); };
  std::vector<EvidenceRecord> records;
  records.reserve(extracted.evidence.size());
  for (const Evidence& evidence : extracted.evidence) {
    const ByteSpan sentence = extracted.sentences[evidence.sentence];
    records.push_back({.document = document.id,
                       .url = document.url,
                       .title = document.title,
                       .publisher = document.publisher,
                       .published = document.published,
                       .sentence_span = sentence,
                       .sentence_text = text(sentence),
                       .evidence = evidence,
                       .source_text = text(evidence.source.span),
                       .target_text = text(evidence.target.span),
                       .trigger_text = text(evidence.trigger)});
  }
  return records;
}

}  // namespace entente::query
