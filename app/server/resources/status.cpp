#include <array>

#include "app/server/resources/resources.hpp"
#include "app/server/writers.hpp"

namespace entente::server::resources {
namespace {

constexpr auto kExamples = std::to_array<std::string_view>(
    {"who consulted whom", "who offered what", "who objected to whom", "who thanked whom"});

}  // namespace

Response status(const Call& call) {
  const StoreCounts& counts = call.state.counts(call.store);
  return json_response([&](Json& json) {
    json.begin_object();
    json.field("version", ENTENTE_VERSION);
    json.field("revision", call.state.revision());
    const auto count = [&json](std::string_view name, std::uint64_t value) {
      json.key(name);
      json.integer(static_cast<std::int64_t>(value));
    };
    count("nodes", counts.nodes);
    count("edges", counts.edges);
    count("evidence", counts.evidence);
    count("documents", counts.documents);
    json.field("writable", call.settings.write);
    write_list(json, "examples", kExamples, [&json](std::string_view example) { json.string(example); });
    json.end_object();
  });
}

}  // namespace entente::server::resources
