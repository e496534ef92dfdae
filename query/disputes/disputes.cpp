#include "query/disputes/disputes.hpp"

#include <algorithm>
#include <map>

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

std::vector<Dispute> disputes(const Graph& graph, const Ontology& ontology) {
  std::map<std::pair<NodeId, NodeId>, std::vector<EdgeId>> between;
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
    between[{graph.source(EdgeId(i)), graph.target(EdgeId(i))}].emplace_back(i);
  }
  std::vector<Dispute> found;
  for (const auto& [ends, edges] : between) {
    for (std::size_t i = 0; i < edges.size(); ++i) {
      for (std::size_t j = i + 1; j < edges.size(); ++j) {
        if (contradict(graph, ontology, edges[i], edges[j])) found.push_back({.one = edges[i], .other = edges[j]});
      }
    }
  }
  return found;
}

}  // namespace entente::query
