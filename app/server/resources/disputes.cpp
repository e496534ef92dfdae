#include "app/server/resources/resources.hpp"
#include "app/server/writers.hpp"
#include "query/evidence/edge_test.hpp"
#include "query/names/names.hpp"

namespace entente::server::resources {
namespace {

void write_side(Json& json, const Call& call, EdgeId edge) {
  json.begin_object();
  json.key("edge");
  write_edge(json, call, edge);
  json.field("stance", query::relation_name(call.graph(), edge));
  json.end_object();
}

}  // namespace

Response disputes(const Call& call) {
  constexpr std::size_t kItems = 100;
  const Graph& graph = call.graph();
  const EdgeChoice choice = read_choice(call.parameters, call.deadline);
  const std::size_t limit = call.parameters.number("limit", kItems, 1, limits::kMaxHttpRows);
  const query::EdgeTest passes(graph, call.store, choice.filter);
  std::vector<query::Dispute> found;
  std::uint32_t total = 0;
  for (const query::Dispute& dispute : call.state.disputes(choice.filter.watch)) {
    if (!passes(dispute.one) || !passes(dispute.other)) continue;
    ++total;
    if (found.size() < limit) found.push_back(dispute);
  }
  return json_response([&](Json& json) {
    json.begin_object();
    json.field("total", total);
    write_list(json, "items", found, [&](const query::Dispute& dispute) {
      json.begin_object();
      json.field("subject", query::display_name(graph, graph.source(dispute.one)) + " and " +
                                query::display_name(graph, graph.target(dispute.one)));
      json.key("sides");
      json.begin_array();
      write_side(json, call, dispute.one);
      write_side(json, call, dispute.other);
      json.end_array();
      json.end_object();
    });
    json.end_object();
  });
}

}  // namespace entente::server::resources
