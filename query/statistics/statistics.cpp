#include "query/statistics/statistics.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "graph/model/watch.hpp"

namespace entente::query {

Statistics statistics(const Graph& graph, std::size_t top, const std::function<void()>& watch) {
  const Watch look(watch);
  Statistics result;
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) ++result.labels[std::string(graph.label(NodeId(i)))];

  std::map<std::string, TypeCount> types;
  std::map<std::pair<NodeId, NodeId>, std::pair<std::uint64_t, std::set<std::string>>> between;
  std::vector<std::uint64_t> mentions(graph.node_count(), 0);
  std::vector<std::set<NodeId>> neighbours(graph.node_count());
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
    look();
    const EdgeId edge(i);
    const std::string type(graph.type_name(edge));
    TypeCount& count = types[type];
    count.type = type;
    ++count.edges;
    count.mentions += graph.mentions(edge);
    if (graph.cameo(edge).empty()) continue;
    const NodeId source = graph.source(edge);
    const NodeId target = graph.target(edge);
    auto& pair = between[std::minmax(source, target)];
    pair.first += graph.mentions(edge);
    pair.second.insert(type);
    mentions[source.value()] += graph.mentions(edge);
    if (source != target) {
      mentions[target.value()] += graph.mentions(edge);
      neighbours[source.value()].insert(target);
      neighbours[target.value()].insert(source);
    }
    if (const auto first = graph.first(edge); first && first->month != 0) {
      ++result.months[first->iso().substr(0, 7)];
    }
  }
  look.now();
  for (auto& [name, count] : types) result.types.push_back(count);
  std::stable_sort(result.types.begin(), result.types.end(),
                   [](const TypeCount& a, const TypeCount& b) { return a.mentions > b.mentions; });
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    if (!neighbours[i].empty()) {
      result.central.push_back({.node = NodeId(i), .neighbours = neighbours[i].size(), .mentions = mentions[i]});
    }
  }
  std::stable_sort(result.central.begin(), result.central.end(), [](const Central& a, const Central& b) {
    return std::tie(b.neighbours, b.mentions) < std::tie(a.neighbours, a.mentions);
  });
  look.now();
  for (const auto& [ends, pair] : between) {
    look();
    result.pairs.push_back({.one = ends.first,
                            .other = ends.second,
                            .mentions = pair.first,
                            .types = {pair.second.begin(), pair.second.end()}});
  }
  std::stable_sort(result.pairs.begin(), result.pairs.end(),
                   [](const Pair& a, const Pair& b) { return a.mentions > b.mentions; });
  if (result.central.size() > top) result.central.resize(top);
  if (result.pairs.size() > top) result.pairs.resize(top);
  return result;
}

}  // namespace entente::query
