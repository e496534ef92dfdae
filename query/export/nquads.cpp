#include <fmt/format.h>

#include <ostream>

#include "query/export/escape.hpp"
#include "query/export/formats.hpp"
#include "query/export/linked_data.hpp"
#include "query/export/style.hpp"

// N-Quads, https://www.w3.org/TR/n-quads/: each claim is a named graph of one triple, and the default graph says where
// it comes from, in the terms of PROV and of the Web Annotation model.
namespace entente::query {
namespace {

std::string iri(std::string_view text) { return "<" + std::string(text) + ">"; }
std::string iri(std::string_view prefix, std::string_view name) {
  return "<" + std::string(prefix) + std::string(name) + ">";
}
std::string literal(std::string_view text) { return "\"" + escape::nquads(text) + "\""; }
std::string typed(std::string_view text, std::string_view type) {
  return literal(text) + "^^" + iri(linked::kXsd, type);
}

class Quads {
 public:
  explicit Quads(std::ostream& out) : out_(out) {}
  void add(const std::string& subject, const std::string& predicate, const std::string& object,
           const std::string& graph = {}) {
    out_ << subject << ' ' << predicate << ' ' << object << (graph.empty() ? "" : " " + graph) << " .\n";
  }

 private:
  std::ostream& out_;
};

void add_node(Quads& quads, const NodeRecord& node) {
  const std::string subject = iri(linked::node(node.key));
  quads.add(subject, iri(linked::kRdf, "type"), iri(linked::kVocabulary, escape::url_path(node.label)));
  quads.add(subject, iri(linked::kRdfs, "label"), literal(node.name));
  for (const std::string& alias : node.aliases) quads.add(subject, iri(linked::kSkos, "altLabel"), literal(alias));
  if (!node.state.empty()) quads.add(subject, iri(linked::kVocabulary, "state"), literal(node.state));
  for (const auto& [name, value] : node.properties) {
    quads.add(subject, iri(linked::kVocabulary, "property-" + escape::url_path(name)), literal(value));
  }
}

void add_claim(Quads& quads, const EvidenceRecord& record) {
  const Evidence& evidence = record.evidence;
  const std::string claim = linked::claim(record);
  const std::string subject = iri(claim);
  quads.add(iri(linked::node(evidence.source.key)), iri(linked::relation(evidence.type, evidence.negated)),
            iri(linked::node(evidence.target.key)), subject);
  const std::string document = iri(linked::document(record.document));
  quads.add(subject, iri(linked::kProv, "wasDerivedFrom"), document);
  quads.add(subject, iri(linked::kProv, "wasQuotedFrom"), document);
  if (record.published) {
    const std::string day = record.published->first_day().iso() + "T00:00:00Z";
    quads.add(subject, iri(linked::kProv, "generatedAtTime"), typed(day, "dateTime"));
    quads.add(document, iri(linked::kDcterms, "issued"), literal(record.published->iso()));
  }
  if (!record.title.empty()) quads.add(document, iri(linked::kDcterms, "title"), literal(record.title));
  if (!record.publisher.empty()) quads.add(document, iri(linked::kDcterms, "publisher"), literal(record.publisher));
  if (!record.url.empty()) quads.add(document, iri(linked::kDcterms, "source"), literal(record.url));
  if (evidence.date) quads.add(subject, iri(linked::kDcterms, "date"), literal(evidence.date->iso()));
  if (!evidence.cameo.empty()) quads.add(subject, iri(linked::kVocabulary, "cameo"), literal(evidence.cameo));
  if (!evidence.plover.empty()) quads.add(subject, iri(linked::kVocabulary, "plover"), literal(evidence.plover));
  quads.add(subject, iri(linked::kVocabulary, "modality"), literal(to_string(evidence.modality)));
  quads.add(subject, iri(linked::kVocabulary, "confidence"), typed(fmt::format("{:#}", evidence.confidence), "double"));
  if (!evidence.attributed_to.empty()) {
    quads.add(subject, iri(linked::kProv, "wasAttributedTo"), iri(linked::node(evidence.attributed_to)));
  }
  const std::string quote = iri(claim + "#quote");
  quads.add(subject, iri(linked::kOa, "hasSelector"), quote);
  quads.add(quote, iri(linked::kRdf, "type"), iri(linked::kOa, "TextQuoteSelector"));
  quads.add(quote, iri(linked::kOa, "exact"), literal(record.sentence_text));
  quads.add(quote, iri(linked::kVocabulary, "byteStart"), typed(std::to_string(record.sentence_span.start), "integer"));
  quads.add(quote, iri(linked::kVocabulary, "byteEnd"), typed(std::to_string(record.sentence_span.end), "integer"));
}

}  // namespace

void write_nquads(const Selection& selection, std::ostream& out, const FormatOptions& /*options*/) {
  Quads quads(out);
  for (const NodeId id : selection.nodes) add_node(quads, selection.node(id));
  for (const EdgeId id : selection.edges) {
    for (const FoundEvidence& found : selection.evidence(id)) add_claim(quads, found.record);
  }
}

}  // namespace entente::query
