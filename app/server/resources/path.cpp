#include <array>
#include <set>

#include "app/server/resources/resources.hpp"
#include "app/server/writers.hpp"
#include "query/paths/paths.hpp"

namespace entente::server::resources {
namespace {

void write_path(Json& json, const Graph& graph, const query::Path& path) {
  json.begin_object();
  json.key("nodes");
  json.begin_array();
  json.string(graph.key(path.front().from));
  for (const query::Step& step : path) json.string(graph.key(step.to));
  json.end_array();
  write_list(json, "edges", path, [&](const query::Step& step) { json.string(edge_id(graph, step.edge)); });
  json.field("length", static_cast<std::uint32_t>(path.size()));
  json.end_object();
}

}  // namespace

Response path(const Call& call) {
  constexpr std::array<std::string_view, 3> kModes = {"shortest", "all", "k"};
  constexpr std::size_t kLongest = 6;
  constexpr std::size_t kPaths = 5;
  const Graph& graph = call.graph();
  const NodeId from = resolve_node(call, call.parameters.required("from"));
  const NodeId to = resolve_node(call, call.parameters.required("to"));
  if (from == to) throw bad_request("from and to are the same node");
  const EdgeChoice choice = read_choice(call.parameters, call.deadline);
  const std::string mode = call.parameters.choice("mode", kModes);
  const std::size_t k = call.parameters.number("k", kPaths, 1, limits::kMaxHttpPaths);
  const query::PathOptions options{.max_hops = call.parameters.number("max-hops", kLongest, 1, limits::kMaxHttpHops),
                                   .direction = call.parameters.flag("directed") ? Direction::out : choice.direction,
                                   .filter = choice.filter};
  std::vector<query::Path> found;
  if (mode == "k") {
    found = query::cheapest_paths(graph, call.store, from, to, k, PathCost::hops, options);
  } else if (mode == "all") {
    found = query::all_shortest_paths(graph, call.store, from, to, limits::kMaxHttpPaths, options);
  } else {
    found = {query::shortest_path(graph, call.store, from, to, options)};
  }
  std::erase_if(found, [&](const query::Path& one) { return one.empty() || one.size() > options.max_hops; });
  std::set<NodeId> nodes = {from, to};
  std::set<EdgeId> edges;
  for (const query::Path& one : found) {
    for (const query::Step& step : one) {
      nodes.insert(step.to);
      edges.insert(step.edge);
    }
  }
  return json_response([&](Json& json) {
    json.begin_object();
    write_list(json, "paths", found, [&](const query::Path& one) { write_path(json, graph, one); });
    write_list(json, "nodes", nodes, [&](NodeId node) { write_node(json, graph, node); });
    write_list(json, "edges", edges, [&](EdgeId edge) { write_edge(json, call, edge); });
    json.end_object();
  });
}

}  // namespace entente::server::resources
