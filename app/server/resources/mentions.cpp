#include <fmt/format.h>

#include "app/server/resources/resources.hpp"
#include "app/server/writers.hpp"
#include "graph/store/store.hpp"

namespace entente::server::resources {
namespace {

void write_mention(Json& json, const Mention& mention) {
  json.begin_object();
  json.field_or_null("date", mention.day);
  json.field("modality", to_string(mention.modality));
  json.field("confidence", mention.confidence);
  json.field("document", document_id(mention.document, mention.twin));
  json.end_object();
}

void begin_edge(Json& json, const std::string& id) {
  json.begin_object();
  json.field("edge", id);
  json.key("mentions");
  json.begin_array();
}

void end_edge(Json& json) {
  json.end_array();
  json.end_object();
}

void write_all(Json& json, const Call& call) {
  if (call.state.counts(call.store).evidence > limits::kMaxHttpMentions) {
    throw HttpError(413, "too-large",
                    fmt::format("the graph has more than {} mentions; name the edges", limits::kMaxHttpMentions));
  }
  EdgeKey last;
  bool begun = false;
  call.store.for_each_mention([&](const EdgeKey& key, const Mention& mention) {
    if (!begun || key != last) {
      if (begun) end_edge(json);
      begin_edge(json, edge_id(key));
      last = key;
      begun = true;
    }
    write_mention(json, mention);
  });
  if (begun) end_edge(json);
}

}  // namespace

Response mentions(const Call& call) {
  const std::vector<std::string> wanted = call.parameters.all("edge");
  return json_response([&](Json& json) {
    json.begin_object();
    json.key("items");
    json.begin_array();
    for (const std::string& id : wanted) {
      const auto edge = find_edge(call.graph(), id);
      if (!edge) continue;
      begin_edge(json, id);
      for (const Mention& mention : call.store.mentions(call.graph().edge(*edge).key)) write_mention(json, mention);
      end_edge(json);
    }
    if (wanted.empty()) write_all(json, call);
    json.end_array();
    json.end_object();
  });
}

}  // namespace entente::server::resources
