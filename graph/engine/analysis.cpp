#include "graph/engine/analysis.hpp"

#include <algorithm>

#include "graph/algorithms/betweenness.hpp"
#include "graph/algorithms/communities.hpp"
#include "graph/algorithms/components.hpp"
#include "graph/algorithms/core_numbers.hpp"
#include "graph/algorithms/pagerank.hpp"
#include "graph/engine/view.hpp"

namespace entente {
namespace {

constexpr double kLeastWeight = 0.01;

Filter undirected(Filter filter) {
  filter.direction = Direction::both;
  return filter;
}

}  // namespace

std::vector<double> pagerank(const Graph& graph, const Filter& filter) {
  return with_view(graph, filter,
                   [](const auto& view) { return algorithms::pagerank(view, {.threads = all_threads()}); });
}

std::vector<double> betweenness(const Graph& graph, const Filter& filter, std::uint32_t exact_up_to) {
  const auto nodes = static_cast<std::uint32_t>(graph.node_count());
  const std::uint32_t starts = std::min(nodes, std::max(1U, exact_up_to));
  std::vector<std::uint32_t> sources;
  for (std::uint32_t i = 0; i < starts; ++i) {
    sources.push_back(static_cast<std::uint32_t>(std::uint64_t{i} * nodes / starts));
  }
  return with_view(graph, filter, [&](const auto& view) {
    std::vector<double> centrality = algorithms::betweenness(view, sources);
    for (double& value : centrality) value *= static_cast<double>(nodes) / starts;
    return centrality;
  });
}

std::vector<std::uint32_t> core_numbers(const Graph& graph, const Filter& filter) {
  return with_view(graph, undirected(filter), [](const auto& view) { return algorithms::core_numbers(view); });
}

Groups components(const Graph& graph, const Filter& filter) {
  return with_view(graph, undirected(filter), [](const auto& view) {
    Groups groups{.of = algorithms::connected_components(view), .count = 0};
    for (const std::uint32_t group : groups.of) groups.count = std::max(groups.count, group + 1);
    return groups;
  });
}

Groups communities(const Graph& graph, const Filter& filter) {
  return with_view(graph, undirected(filter), [&](const auto& view) {
    auto found = algorithms::communities(
        view, [&](const Arc& arc) { return std::max(kLeastWeight, graph.confidence(EdgeId{arc.edge})); });
    return Groups{.of = std::move(found.of), .count = found.count};
  });
}

}  // namespace entente
