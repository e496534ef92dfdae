#include <algorithm>
#include <map>
#include <set>

#include "app/server/edges_of.hpp"
#include "app/server/resources/resources.hpp"
#include "app/server/writers.hpp"
#include "query/evidence/edge_test.hpp"

namespace entente::server::resources {
namespace {

/// Grows a set of nodes outwards, the most mentioned neighbours first.
class Picture {
 public:
  Picture(const Call& call, const EdgeChoice& choice)
      : call_(call),
        graph_(call.graph()),
        direction_(choice.direction),
        passes_(call.graph(), call.store, choice.filter) {}

  void add(NodeId node, std::uint32_t distance) {
    if (distance_.emplace(node, distance).second) order_.push_back(node);
  }

  /// Adds neighbours of the nodes at distance - 1, most mentions first, while there are fewer than `limit` nodes.
  void grow(std::uint32_t distance, std::size_t limit) {
    std::map<NodeId, std::uint64_t> mentions;
    for (const NodeId node : order_) {
      if (distance_.at(node) + 1 != distance) continue;
      for (const EdgeId edge : edges_of(graph_, node, direction_)) {
        const NodeId other = graph_.source(edge) == node ? graph_.target(edge) : graph_.source(edge);
        if (!distance_.contains(other) && passes_(edge)) mentions[other] += graph_.mentions(edge);
      }
    }
    std::vector<std::pair<std::uint64_t, NodeId>> ranked;
    for (const auto& [node, count] : mentions) ranked.emplace_back(~count, node);
    std::sort(ranked.begin(), ranked.end());
    for (const auto& [rank, node] : ranked) {
      if (order_.size() >= limit) return;
      add(node, distance);
    }
  }

  void write(Json& json) {
    std::set<EdgeId> shown;
    json.begin_object();
    write_list(json, "nodes", order_, [&](NodeId node) {
      std::set<NodeId> hidden;
      for (const EdgeId edge : edges_of(graph_, node, direction_)) {
        const NodeId other = graph_.source(edge) == node ? graph_.target(edge) : graph_.source(edge);
        const bool here = distance_.contains(other);
        if ((here ? shown.contains(edge) : hidden.contains(other)) || !passes_(edge)) continue;
        here ? (void)shown.insert(edge) : (void)hidden.insert(other);
      }
      json.begin_object();
      write_node_fields(json, graph_, node);
      json.field("distance", distance_.at(node));
      json.field("hidden", static_cast<std::uint32_t>(hidden.size()));
      json.end_object();
    });
    write_list(json, "edges", shown, [&](EdgeId edge) { write_edge(json, call_, edge); });
    json.end_object();
  }

 private:
  const Call& call_;
  const Graph& graph_;
  Direction direction_;
  query::EdgeTest passes_;
  std::map<NodeId, std::uint32_t> distance_;
  std::vector<NodeId> order_;
};

}  // namespace

Response neighbourhood(const Call& call) {
  constexpr std::size_t kNodes = 60;
  const std::size_t hops = call.parameters.number("hops", 1, 0, limits::kMaxHttpHops);
  const std::size_t limit = call.parameters.number("limit", kNodes, 1, limits::kMaxHttpRows);
  Picture picture(call, read_choice(call.parameters, call.deadline));
  const std::vector<std::string> starts = call.parameters.all("node");
  if (starts.empty()) throw bad_request("node is missing");
  for (const std::string& text : starts) picture.add(resolve_node(call, text), 0);
  for (std::uint32_t distance = 1; distance <= hops; ++distance) picture.grow(distance, limit);
  return json_response([&](Json& json) { picture.write(json); });
}

}  // namespace entente::server::resources
