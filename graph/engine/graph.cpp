#include "graph/engine/graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "graph/model/error.hpp"
#include "graph/text/fold.hpp"

namespace entente {
namespace {

/// The rows [first, last) of a column laid out by their ends.
std::pair<std::size_t, std::size_t> rows(const std::vector<std::uint32_t>& ends, NodeId node) {
  const std::uint32_t i = node.value();
  return {i == 0 ? 0 : ends[i - 1], ends[i]};
}

/// The first index in [0, count) for which `at(index) < wanted` no longer holds.
template <class At, class Wanted>
std::size_t lower_bound_index(std::size_t count, const Wanted& wanted, At at) {
  std::size_t first = 0;
  while (count > 0) {
    const std::size_t half = count / 2;
    if (at(first + half) < wanted) {
      first += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return first;
}

}  // namespace

Graph::Graph(std::vector<NodeRecord> nodes, std::vector<EdgeRecord> edges) {
  std::sort(nodes.begin(), nodes.end(), [](const NodeRecord& a, const NodeRecord& b) { return a.key < b.key; });
  for (const NodeRecord& node : nodes) add_node(node);
  std::sort(edges.begin(), edges.end(), [](const EdgeRecord& a, const EdgeRecord& b) { return a.key < b.key; });
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (i > 0 && edges[i].key == edges[i - 1].key) {
      throw Error(ErrorCode::bad_input, fmt::format("the edge {} {} {} comes twice", edges[i].key.source,
                                                    edges[i].key.type, edges[i].key.target));
    }
    add_edge(edges[i]);
  }
  build_names();
  build_topology();
}

void Graph::add_node(const NodeRecord& node) {
  if (keys_.size() > 0 && keys_[keys_.size() - 1] == node.key) {
    throw Error(ErrorCode::bad_input, fmt::format("the node key {} is used twice", node.key));
  }
  keys_.push_back(node.key);
  names_.push_back(node.name);
  labels_.push_back(node.label);
  states_.push_back(node.state);
  for (const std::string& alias : node.aliases) aliases_.push_back(alias);
  aliases_end_.push_back(static_cast<std::uint32_t>(aliases_.size()));
  for (const auto& [property, value] : node.properties) {
    properties_.push_back(property);
    properties_.push_back(value);
  }
  properties_end_.push_back(static_cast<std::uint32_t>(properties_.size()));
}

void Graph::add_edge(const EdgeRecord& edge) {
  const auto source = find_key(edge.key.source);
  const auto target = find_key(edge.key.target);
  if (!source || !target) {
    throw Error(ErrorCode::bad_input, fmt::format("an edge of type {} joins {} and {}, of which one is no node",
                                                  edge.key.type, edge.key.source, edge.key.target));
  }
  source_.push_back(*source);
  target_.push_back(*target);
  type_.push_back(edge.key.type);
  flags_.push_back(
      static_cast<std::uint8_t>(static_cast<std::uint8_t>(edge.modality) | (edge.key.negated ? kNegated : 0)));
  cameo_.push_back(edge.cameo);
  mentions_.push_back(edge.mentions);
  documents_.push_back(edge.documents);
  first_.push_back(pack(edge.first));
  last_.push_back(pack(edge.last));
  confidence_.push_back(edge.confidence);
}

void Graph::build_names() {
  std::vector<std::pair<std::string, NodeId>> names;
  for (std::uint32_t i = 0; i < node_count(); ++i) {
    names.emplace_back(fold_name(names_[i]), NodeId{i});
    const auto [first, last] = rows(aliases_end_, NodeId{i});
    for (std::size_t a = first; a < last; ++a) names.emplace_back(fold_name(aliases_[a]), NodeId{i});
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  for (const auto& [name, node] : names) {
    folded_.push_back(name);
    folded_node_.push_back(node);
  }
}

void Graph::build_topology() {
  const auto arcs_by = [&](const std::vector<NodeId>& from, const std::vector<NodeId>& to) {
    std::vector<std::uint32_t> order(edge_count());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return from[a] < from[b]; });
    std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;
    std::vector<EdgeIndex> edges;
    for (const std::uint32_t edge : order) {
      arcs.emplace_back(from[edge].value(), to[edge].value());
      edges.push_back({edge});
    }
    return Topology(boost::edges_are_sorted, arcs.begin(), arcs.end(), edges.begin(),
                    static_cast<std::uint32_t>(node_count()), static_cast<std::uint32_t>(edge_count()));
  };
  out_ = arcs_by(source_, target_);
  in_ = arcs_by(target_, source_);
}

std::size_t Graph::degree(NodeId id) const {
  return boost::out_degree(id.value(), out_) + boost::out_degree(id.value(), in_);
}

NodeRecord Graph::node(NodeId id) const {
  NodeRecord record;
  record.key = key(id);
  record.label = label(id);
  record.name = name(id);
  record.state = state(id);
  const auto [first_alias, last_alias] = rows(aliases_end_, id);
  for (std::size_t i = first_alias; i < last_alias; ++i) record.aliases.emplace_back(aliases_[i]);
  const auto [first_property, last_property] = rows(properties_end_, id);
  for (std::size_t i = first_property; i < last_property; i += 2) {
    record.properties.emplace(properties_[i], properties_[i + 1]);
  }
  return record;
}

EdgeRecord Graph::edge(EdgeId id) const {
  EdgeRecord record;
  record.key.source = key(source(id));
  record.key.type = type_name(id);
  record.key.target = key(target(id));
  record.key.negated = negated(id);
  record.cameo = cameo(id);
  record.mentions = mentions(id);
  record.documents = documents(id);
  record.first = first(id);
  record.last = last(id);
  record.modality = modality(id);
  record.confidence = confidence(id);
  return record;
}

std::optional<NodeId> Graph::find_key(std::string_view key) const {
  const std::size_t i = lower_bound_index(keys_.size(), key, [&](std::size_t at) { return keys_[at]; });
  if (i == keys_.size() || keys_[i] != key) return std::nullopt;
  return NodeId{static_cast<std::uint32_t>(i)};
}

std::vector<NodeId> Graph::find_name(std::string_view name) const {
  std::vector<NodeId> found;
  const std::string folded = fold_name(name);
  for (std::size_t i = lower_bound_index(folded_.size(), folded, [&](std::size_t at) { return folded_[at]; });
       i < folded_.size() && folded_[i] == folded; ++i) {
    found.push_back(folded_node_[i]);
  }
  if (const auto keyed = find_key(name)) {
    const auto at = std::lower_bound(found.begin(), found.end(), *keyed);
    if (at == found.end() || *at != *keyed) found.insert(at, *keyed);
  }
  return found;
}

std::optional<EdgeId> Graph::find_edge(const EdgeKey& key) const {
  const auto source = find_key(key.source);
  const auto target = find_key(key.target);
  if (!source || !target) return std::nullopt;
  const auto [first, last] = boost::out_edges(source->value(), out_);
  for (auto arc = first; arc != last; ++arc) {
    const EdgeId edge{out_[*arc].edge};
    if (this->target(edge) == *target && negated(edge) == key.negated && type_name(edge) == key.type) return edge;
  }
  return std::nullopt;
}

std::uint32_t Graph::pack(const std::optional<Date>& date) {
  if (!date) return 0;
  return (static_cast<std::uint32_t>(date->year) + 1) << 9 | static_cast<std::uint32_t>(date->month) << 5 | date->day;
}

std::optional<Date> Graph::unpack(std::uint32_t packed) {
  if (packed == 0) return std::nullopt;
  return Date{.year = static_cast<std::int16_t>((packed >> 9) - 1),
              .month = static_cast<std::uint8_t>(packed >> 5 & 15),
              .day = static_cast<std::uint8_t>(packed & 31)};
}

}  // namespace entente
