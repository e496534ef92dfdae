#include "app/server/resources/resources.hpp"
#include "app/server/writers.hpp"
#include "query/statistics/statistics.hpp"

namespace entente::server::resources {
namespace {

void write_count(Json& json, std::string_view name, std::uint64_t count) {
  json.key(name);
  json.integer(static_cast<std::int64_t>(count));
}

}  // namespace

Response stats(const Call& call) {
  const Graph& graph = call.graph();
  const query::Statistics& statistics = call.state.statistics([&call] { call.deadline.check(); });
  return json_response([&](Json& json) {
    json.begin_object();
    write_list(json, "labels", statistics.labels, [&](const auto& label) {
      json.begin_object();
      json.field("name", label.first);
      write_count(json, "count", label.second);
      json.end_object();
    });
    write_list(json, "types", statistics.types, [&](const query::TypeCount& type) {
      json.begin_object();
      json.field("name", type.type);
      write_count(json, "edges", type.edges);
      write_count(json, "mentions", type.mentions);
      json.end_object();
    });
    write_list(json, "central", statistics.central, [&](const query::Central& central) {
      json.begin_object();
      write_node_fields(json, graph, central.node);
      write_count(json, "neighbours", central.neighbours);
      write_count(json, "mentions", central.mentions);
      json.end_object();
    });
    write_list(json, "pairs", statistics.pairs, [&](const query::Pair& pair) {
      json.begin_object();
      json.key("one");
      write_node(json, graph, pair.one);
      json.key("other");
      write_node(json, graph, pair.other);
      write_count(json, "mentions", pair.mentions);
      write_list(json, "types", pair.types, [&](const std::string& type) { json.string(type); });
      json.end_object();
    });
    write_list(json, "months", statistics.months, [&](const auto& month) {
      json.begin_object();
      json.field("month", month.first);
      write_count(json, "count", month.second);
      json.end_object();
    });
    json.end_object();
  });
}

}  // namespace entente::server::resources
