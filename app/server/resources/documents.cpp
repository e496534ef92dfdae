#include "app/server/resources/resources.hpp"
#include "app/server/writers.hpp"
#include "graph/store/store.hpp"

namespace entente::server::resources {
namespace {

/// The id of the edge a piece of evidence stands behind.
std::string edge_of(const Evidence& evidence) {
  return evidence.source.key + (evidence.negated ? " not " : " ") + evidence.type + " " + evidence.target.key;
}

}  // namespace

Response documents(const Call& call) {
  constexpr std::size_t kPage = 50;
  const Page page = read_page(call.parameters, kPage);
  const std::string text = call.parameters.find("q").value_or("");
  const DocumentPage found = call.store.documents(text, page.offset, page.limit);
  return json_response([&](Json& json) {
    json.begin_object();
    json.field("total", static_cast<std::uint32_t>(found.total));
    json.field("offset", static_cast<std::uint32_t>(page.offset));
    write_list(json, "items", found.items, [&](const DocumentSummary& document) {
      json.begin_object();
      write_document_fields(json, document.id, document.title, document.publisher, document.published, document.url);
      json.field("evidence", static_cast<std::uint32_t>(document.evidence));
      json.end_object();
    });
    json.end_object();
  });
}

Response document(const Call& call) {
  const auto found = call.store.document(call.subject);
  if (!found) throw not_found("there is no document '" + call.subject + "'");
  const Document& document = found->document;
  std::vector<Marked> marks;
  for (const EvidenceRecord& record : found->evidence) {
    const std::vector<Marked> more = marks_of(record, 0);
    marks.insert(marks.end(), more.begin(), more.end());
  }
  return json_response([&](Json& json) {
    json.begin_object();
    write_document_fields(json, document.id, document.title, document.publisher, document.published, document.url);
    write_parts(json, cut(document.text, marks, found->sentences), true);
    write_list(json, "evidence", found->evidence, [&](const EvidenceRecord& record) {
      json.begin_object();
      json.field("id", evidence_id(record));
      json.field("edge", edge_of(record.evidence));
      json.field("sentence", record.evidence.sentence);
      json.end_object();
    });
    json.end_object();
  });
}

}  // namespace entente::server::resources
