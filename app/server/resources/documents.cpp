#include <charconv>

#include "app/server/resources/resources.hpp"
#include "app/server/writers.hpp"
#include "graph/store/store.hpp"

namespace entente::server::resources {
namespace {

/// The document of a public id: see document_id().
std::optional<StoredDocument> find_document(const Store& store, const std::string& id) {
  if (auto found = store.document(id)) return found;
  const std::size_t mark = id.rfind('~');
  if (mark == std::string::npos) return std::nullopt;
  std::uint32_t place = 0;
  const char* const end = id.data() + id.size();
  const auto [rest, error] = std::from_chars(id.data() + mark + 1, end, place);
  if (error != std::errc() || rest != end || place < 2) return std::nullopt;
  return store.document(id.substr(0, mark), place - 1);
}

}  // namespace

Response documents(const Call& call) {
  constexpr std::size_t kPage = 50;
  const Page page = read_page(call.parameters, kPage);
  const std::string text = call.parameters.find("q").value_or("");
  const DocumentPage found = call.store.documents(text, page.offset, page.limit);
  return json_response([&](Json& json) {
    json.begin_object();
    write_page(json, found.total, page, found.items, [&](const DocumentSummary& document) {
      json.begin_object();
      write_document_fields(json, document_id(document.id, document.twin), document.title, document.publisher,
                            document.published, document.url);
      json.field("evidence", static_cast<std::uint32_t>(document.evidence));
      json.end_object();
    });
    json.end_object();
  });
}

Response document(const Call& call) {
  const auto found = find_document(call.store, call.subject);
  if (!found) throw not_found("there is no document '" + call.subject + "'");
  const Document& document = found->document;
  std::vector<Marked> marks;
  for (const EvidenceRecord& record : found->evidence) {
    const std::vector<Marked> more = marks_of(record, 0);
    marks.insert(marks.end(), more.begin(), more.end());
  }
  return json_response([&](Json& json) {
    json.begin_object();
    write_document_fields(json, call.subject, document.title, document.publisher, document.published, document.url);
    write_parts(json, cut(document.text, marks, found->sentences), true);
    write_list(json, "evidence", found->evidence, [&](const EvidenceRecord& record) {
      json.begin_object();
      json.field("id", evidence_id(record));
      const Evidence& evidence = record.evidence;
      json.field("edge", edge_id(EdgeKey{.source = evidence.source.key,
                                         .type = evidence.type,
                                         .target = evidence.target.key,
                                         .negated = evidence.negated}));
      json.field("sentence", record.evidence.sentence);
      json.end_object();
    });
    json.end_object();
  });
}

}  // namespace entente::server::resources
