#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "app/server/edges_of.hpp"
#include "app/server/resources/resources.hpp"
#include "app/server/writers.hpp"
#include "query/evidence/edge_test.hpp"

namespace entente::server::resources {
namespace {

/// What a node is to others, out of its structural edges: "official-of" to a state, for example.
void write_roles(Json& json, const Call& call, NodeId node, const NodeRecord& record) {
  const Graph& graph = call.graph();
  const auto stated = record.properties.find("role");
  std::vector<EdgeId> edges;
  const auto [first, last] = graph.outgoing(node);
  for (std::uint32_t i = first; i < last; ++i) {
    if (graph.cameo(EdgeId(i)).empty() && !graph.negated(EdgeId(i))) edges.emplace_back(i);
  }
  json.key("roles");
  json.begin_array();
  const auto write = [&](std::string_view role, std::string_view organization, std::optional<Date> since,
                         std::optional<Date> until) {
    json.begin_object();
    json.field("role", role);
    json.field_or_null("organization", organization);
    json.field_or_null("since", since);
    json.field_or_null("until", until);
    json.end_object();
  };
  for (const EdgeId edge : edges) {
    const bool official = graph.type_name(edge) == "official-of" && stated != record.properties.end();
    write(official ? std::string_view(stated->second) : graph.type_name(edge), graph.key(graph.target(edge)),
          graph.first(edge), graph.last(edge));
  }
  if (edges.empty() && stated != record.properties.end()) write(stated->second, {}, {}, {});
  json.end_array();
}

void write_counts(Json& json, const Graph& graph, NodeId node) {
  std::map<std::pair<std::string_view, bool>, std::uint32_t> counts;  // (type, incoming)
  for (const EdgeId edge : edges_of(graph, node, Direction::out)) ++counts[{graph.type_name(edge), false}];
  for (const EdgeId edge : edges_of(graph, node, Direction::in)) ++counts[{graph.type_name(edge), true}];
  write_list(json, "counts", counts, [&](const auto& count) {
    json.begin_object();
    json.field("type", count.first.first);
    json.field("direction", count.first.second ? "in" : "out");
    json.field("edges", count.second);
    json.end_object();
  });
}

void write_handle(Json& json, const HandleRecord& handle) {
  json.begin_object();
  json.field("key", handle.key);
  json.field("name", handle.name);
  json.field_or_null("state", handle.state);
  json.field_or_null("rule", handle.rule);
  json.field_or_null("with", handle.with);
  json.field("judged", handle.judged);
  json.field("documents", static_cast<std::uint32_t>(handle.documents.size()));
  json.end_object();
}

}  // namespace

Response node(const Call& call) {
  const Graph& graph = call.graph();
  const NodeId node = resolve_node(call, call.subject);
  const NodeRecord record = graph.node(node);
  return json_response([&](Json& json) {
    json.begin_object();
    write_node_fields(json, graph, node);
    write_list(json, "aliases", record.aliases, [&](const std::string& alias) { json.string(alias); });
    json.key("properties");
    json.begin_object();
    for (const auto& [name, value] : record.properties) json.field(name, value);
    json.end_object();
    write_roles(json, call, node, record);
    write_counts(json, graph, node);
    write_list(json, "handles", call.store.handles(record.key),
               [&](const HandleRecord& handle) { write_handle(json, handle); });
    json.end_object();
  });
}

Response node_edges(const Call& call) {
  constexpr std::array<std::string_view, 4> kSorts = {"mentions", "last", "confidence", "type"};
  constexpr std::size_t kPage = 50;
  const Graph& graph = call.graph();
  const NodeId node = resolve_node(call, call.subject);
  const EdgeChoice choice = read_choice(call.parameters, call.deadline);
  const Page page = read_page(call.parameters, kPage);
  const std::string sort = call.parameters.choice("sort", kSorts);
  const query::EdgeTest passes(graph, call.store, choice.filter);
  std::vector<EdgeId> edges;
  for (const EdgeId edge : edges_of(graph, node, choice.direction)) {
    if (passes(edge)) edges.push_back(edge);
  }
  const auto order = [&](EdgeId edge) {
    const double by_number = sort == "confidence" ? graph.confidence(edge) : 0;
    const std::uint32_t by_date = sort == "last" ? pack_date(graph.last(edge)) : 0;
    return std::tuple(sort == "type" ? graph.type(edge) : std::uint16_t{0}, -by_number, ~by_date, ~graph.mentions(edge),
                      edge);
  };
  std::sort(edges.begin(), edges.end(), [&](EdgeId a, EdgeId b) { return order(a) < order(b); });
  return json_response([&](Json& json) {
    json.begin_object();
    write_page(json, edges.size(), page, on_page(edges, page),
               [&](EdgeId edge) { write_edge_with_ends(json, call, edge); });
    json.end_object();
  });
}

}  // namespace entente::server::resources
