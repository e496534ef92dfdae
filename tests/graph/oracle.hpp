#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "graph/engine/filter.hpp"
#include "graph/engine/graph.hpp"

/// Random graphs, and slow but plain answers to check the engine against.
namespace entente::testing {

/// A random graph of so many nodes and edges, edges of several types, polarities, dates and confidences, with parallel
/// edges, self-loops and nodes without any.
inline Graph random_graph(std::mt19937_64& random, std::uint32_t nodes, std::uint32_t edges) {
  const auto pick = [&](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
  std::vector<NodeRecord> node_records;
  for (std::uint32_t i = 0; i < nodes; ++i) {
    NodeRecord node;
    node.key = "n/" + std::to_string(i);
    node.label = pick(2) == 0 ? "State" : "Plan";
    node.name = "Node " + std::to_string(i);
    node_records.push_back(node);
  }
  const std::vector<std::string> types = {"consults", "offers", "objects-to"};
  std::map<EdgeKey, EdgeRecord> records;
  for (std::uint32_t i = 0; i < edges; ++i) {
    EdgeRecord edge;
    edge.key = {.source = node_records[pick(nodes)].key,
                .type = types[pick(3)],
                .target = node_records[pick(nodes)].key,
                .negated = pick(5) == 0};
    edge.modality = static_cast<Modality>(pick(4));
    edge.confidence = pick(100) / 100.0;
    if (pick(4) != 0) {
      edge.first = Date::from_days(static_cast<std::int32_t>(20000 + pick(100)));
      edge.last = Date::from_days(edge.first->days() + static_cast<std::int32_t>(pick(30)));
    }
    records.emplace(edge.key, edge);
  }
  std::vector<EdgeRecord> edge_records;
  for (const auto& [key, edge] : records) edge_records.push_back(edge);
  return {node_records, edge_records};
}

inline Filter random_filter(std::mt19937_64& random) {
  const auto pick = [&](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
  Filter filter;
  filter.direction = static_cast<Direction>(pick(3));
  if (pick(3) == 0) filter.types = {"consults", "objects-to"};
  if (pick(4) == 0) filter.negated = pick(2) == 0;
  if (pick(4) == 0) filter.modality = static_cast<Modality>(pick(4));
  if (pick(4) == 0) filter.since = Date::from_days(static_cast<std::int32_t>(20000 + pick(100)));
  if (pick(4) == 0) filter.until = Date::from_days(static_cast<std::int32_t>(20000 + pick(100)));
  if (pick(4) == 0) filter.min_confidence = pick(100) / 100.0;
  return filter;
}

/// Whether an edge passes, said plainly from its record.
inline bool passes(const EdgeRecord& edge, const Filter& filter) {
  bool typed = filter.types.empty();
  for (const std::string& type : filter.types) typed = typed || type == edge.key.type;
  if (!typed) return false;
  if (filter.negated && *filter.negated != edge.key.negated) return false;
  if (edge.modality < filter.modality || edge.confidence < filter.min_confidence) return false;
  if (filter.since && (!edge.last || edge.last->days() < filter.since->days())) return false;
  if (filter.until && (!edge.first || edge.first->days() > filter.until->days())) return false;
  return true;
}

/// For each node the nodes one step away, each step with its edge, ordered by node, then edge.
struct Step {
  std::uint32_t to;
  std::uint32_t edge;
  friend auto operator<=>(const Step&, const Step&) = default;
};
inline std::vector<std::vector<Step>> steps(const Graph& graph, const Filter& filter) {
  std::vector<std::vector<Step>> all(graph.node_count());
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
    const EdgeId edge{i};
    if (!passes(graph.edge(edge), filter)) continue;
    const std::uint32_t a = graph.source(edge).value();
    const std::uint32_t b = graph.target(edge).value();
    if (filter.direction != Direction::in) all[a].push_back({b, i});
    if (filter.direction != Direction::out) all[b].push_back({a, i});
  }
  for (auto& list : all) std::sort(list.begin(), list.end());
  return all;
}

/// Distances from a node by repeated relaxation; nullopt where there is no path.
inline std::vector<std::optional<std::uint32_t>> distances(const std::vector<std::vector<Step>>& steps,
                                                           std::uint32_t start) {
  std::vector<std::optional<std::uint32_t>> distance(steps.size());
  distance[start] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t node = 0; node < steps.size(); ++node) {
      if (!distance[node]) continue;
      for (const Step& step : steps[node]) {
        if (distance[step.to] && *distance[step.to] <= *distance[node] + 1) continue;
        distance[step.to] = *distance[node] + 1;
        changed = true;
      }
    }
  }
  return distance;
}

}  // namespace entente::testing
