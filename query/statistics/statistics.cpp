#include "query/statistics/statistics.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "graph/model/watch.hpp"
#include "query/evidence/edge_test.hpp"

namespace entente::query {

namespace {

/// What counts of an edge.
struct Counted {
  std::uint64_t mentions = 0;  ///< 0: it does not count at all
  std::optional<Date> first;
};

Counted whole(const Graph& graph, EdgeId edge) {
  return {.mentions = graph.mentions(edge), .first = graph.first(edge)};
}

/// The evidence of an edge that passes.
Counted passing(const Graph& graph, const Store& store, EdgeId edge, const EvidenceFilter& filter) {
  Counted counted;
  for (const FoundEvidence& found : evidence_of(edge, graph, store, filter)) {
    ++counted.mentions;
    const auto day = day_of(found.record);
    if (day && (!counted.first || *day < *counted.first)) counted.first = day;
  }
  return counted;
}

template <class Count>
Statistics gather(const Graph& graph, std::size_t top, const std::function<void()>& watch, Count count_edge) {
  const Watch look(watch);
  Statistics result;
  std::map<std::string, TypeCount> types;
  std::map<std::pair<NodeId, NodeId>, std::pair<std::uint64_t, std::set<std::string>>> between;
  std::vector<std::uint64_t> mentions(graph.node_count(), 0);
  std::vector<std::set<NodeId>> neighbours(graph.node_count());
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
    look();
    const EdgeId edge(i);
    const Counted counted = count_edge(edge);
    if (counted.mentions == 0) continue;
    ++result.edges;
    result.mentions += counted.mentions;
    const std::string type(graph.type_name(edge));
    TypeCount& count = types[type];
    count.type = type;
    ++count.edges;
    count.mentions += counted.mentions;
    if (graph.cameo(edge).empty()) continue;
    const NodeId source = graph.source(edge);
    const NodeId target = graph.target(edge);
    auto& pair = between[std::minmax(source, target)];
    pair.first += counted.mentions;
    pair.second.insert(type);
    mentions[source.value()] += counted.mentions;
    if (source != target) {
      mentions[target.value()] += counted.mentions;
      neighbours[source.value()].insert(target);
      neighbours[target.value()].insert(source);
    }
    if (counted.first && counted.first->month != 0) {
      const std::string month = counted.first->iso().substr(0, 7);
      ++result.months[month];
      ++result.months_of_type[type][month];
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

void count_node(Statistics& result, const Graph& graph, NodeId node) {
  ++result.nodes;
  ++result.labels[std::string(graph.label(node))];
}

}  // namespace

Statistics statistics(const Graph& graph, std::size_t top, const std::function<void()>& watch) {
  Statistics result = gather(graph, top, watch, [&](EdgeId edge) { return whole(graph, edge); });
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) count_node(result, graph, NodeId(i));
  return result;
}

Statistics statistics(const Graph& graph, const Store& store, const EvidenceFilter& filter, std::size_t top) {
  const EdgePredicate may_pass(graph, of_edges(filter));
  std::vector<bool> joined(graph.node_count(), false);
  Statistics result = gather(graph, top, filter.watch, [&](EdgeId edge) {
    const Counted counted = may_pass(edge) ? passing(graph, store, edge, filter) : Counted();
    if (counted.mentions > 0) joined[graph.source(edge).value()] = joined[graph.target(edge).value()] = true;
    return counted;
  });
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    if (joined[i]) count_node(result, graph, NodeId(i));
  }
  return result;
}

}  // namespace entente::query
