#include "query/disputes/disputes.hpp"

#include <algorithm>
#include <utility>

#include "graph/model/watch.hpp"

namespace entente::query {
namespace {

bool names(const EdgeType* type, std::string_view other) {
  return type != nullptr &&
         std::find(type->contradicts.begin(), type->contradicts.end(), other) != type->contradicts.end();
}

bool contradict(const Graph& graph, const Ontology& ontology, EdgeId a, EdgeId b) {
  const std::string_view left = graph.type_name(a);
  const std::string_view right = graph.type_name(b);
  if (left == right) return graph.negated(a) != graph.negated(b);
  if (graph.negated(a) || graph.negated(b)) return false;
  return names(ontology.find_type(left), right) || names(ontology.find_type(right), left);
}

}  // namespace

std::vector<Dispute> disputes(const Graph& graph, const Ontology& ontology, const std::function<void()>& watch) {
  const Watch look(watch);
  look.now();
  std::vector<Dispute> found;
  std::vector<std::pair<NodeId, EdgeId>> edges;  // of one source: target and edge
  for (std::uint32_t source = 0; source < graph.node_count(); ++source) {
    const auto [first, last] = graph.outgoing(NodeId(source));
    edges.clear();
    look();
    for (std::uint32_t i = first; i < last; ++i) edges.emplace_back(graph.target(EdgeId(i)), i);
    std::sort(edges.begin(), edges.end());
    for (std::size_t i = 0; i < edges.size(); ++i) {
      for (std::size_t j = i + 1; j < edges.size() && edges[j].first == edges[i].first; ++j) {
        look();
        const EdgeId one = edges[i].second;
        const EdgeId other = edges[j].second;
        if (contradict(graph, ontology, one, other)) found.push_back({.one = one, .other = other});
      }
    }
  }
  return found;
}

}  // namespace entente::query
