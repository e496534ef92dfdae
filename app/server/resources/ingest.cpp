#include <array>

#include "app/server/fingerprint.hpp"
#include "app/server/resources/resources.hpp"
#include "app/server/writer.hpp"
#include "app/server/writers.hpp"

namespace entente::server::resources {
namespace {

struct Kind {
  std::string_view type, ending;
};
constexpr std::array kKinds = std::to_array<Kind>({{"application/json", ".json"},
                                                   {"application/x-ndjson", ".ndjson"},
                                                   {"application/ndjson", ".ndjson"},
                                                   {"text/html", ".html"},
                                                   {"text/markdown", ".md"},
                                                   {"text/plain", ".txt"}});

/// A name for a body that was sent without one: the same for the same bytes, its ending as the media type says. Of any
/// other media type it has none, so that the body's beginning tells what it is.
std::string name_of(const Request& request) {
  constexpr std::size_t kDigits = 16;
  std::string name = "http-" + fingerprint(request.body).substr(0, kDigits);
  for (const Kind& kind : kKinds) {
    if (request.content_type.starts_with(kind.type)) return name.append(kind.ending);
  }
  return name;
}

}  // namespace

Response ingest(const Call& call) {
  if (call.request.body.empty()) throw bad_request("the body is empty; it is to hold an article");
  const std::string name = call.parameters.find("name").value_or(name_of(call.request));
  const Ingested done = call.writer->ingest(call.request.body, name, call.settings.max_document_bytes, call.deadline);
  return json_response([&](Json& json) {
    json.begin_object();
    json.field("added", static_cast<std::uint32_t>(done.added));
    json.field("unchanged", static_cast<std::uint32_t>(done.unchanged));
    write_list(json, "refused", done.refused, [&json](const Refused& refused) {
      json.begin_object();
      json.field("where", refused.where);
      json.field("message", refused.message);
      json.end_object();
    });
    json.end_object();
  });
}

}  // namespace entente::server::resources
