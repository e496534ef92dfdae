#include "graph/engine/graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "graph/engine/build.hpp"
#include "graph/engine/parallel.hpp"
#include "graph/model/error.hpp"
#include "graph/text/fold.hpp"

namespace entente {
namespace {

/// The rows [first, last) of a column laid out by their ends.
std::pair<std::size_t, std::size_t> rows(const Column<std::uint32_t>& ends, std::uint32_t i) {
  return {i == 0 ? 0 : ends[i - 1], ends[i]};
}

/// The first index of a sorted column whose value is not before `wanted`.
std::size_t first_not_before(const StringColumn& column, std::string_view wanted) {
  const auto indices = std::views::iota(std::size_t{0}, column.size());
  return static_cast<std::size_t>(
      std::ranges::lower_bound(indices, wanted, {}, [&](std::size_t i) { return column[i]; }) - indices.begin());
}

/// A dictionary column from numbers a Dictionary gave.
DictionaryColumn finish(const Dictionary& dictionary, std::vector<std::uint16_t> numbers) {
  auto [words, places] = dictionary.finish();
  for (std::uint16_t& number : numbers) number = places[number];
  DictionaryColumn column;
  column.words = std::move(words);
  column.codes.assign(std::move(numbers));
  return column;
}

void build_nodes(GraphData& data, const std::vector<NodeRecord>& nodes) {
  StringBuilder keys, names, aliases, properties;
  Dictionary labels, states;
  std::vector<std::uint16_t> label_numbers, state_numbers;
  std::vector<std::uint32_t> aliases_end, properties_end;
  std::vector<std::pair<std::string, std::uint32_t>> folded;
  for (const NodeRecord& node : nodes) {
    const auto number = static_cast<std::uint32_t>(keys.size());
    if (number > 0 && keys[number - 1] == node.key) {
      throw Error(ErrorCode::bad_input, fmt::format("the node key {} is used twice", node.key));
    }
    keys.add(node.key);
    names.add(node.name);
    label_numbers.push_back(labels.number(node.label));
    state_numbers.push_back(states.number(node.state));
    folded.emplace_back(fold_name(node.name), number);
    for (const std::string& alias : node.aliases) {
      aliases.add(alias);
      folded.emplace_back(fold_name(alias), number);
    }
    aliases_end.push_back(static_cast<std::uint32_t>(aliases.size()));
    for (const auto& [property, value] : node.properties) {
      properties.add(property);
      properties.add(value);
    }
    properties_end.push_back(static_cast<std::uint32_t>(properties.size()));
  }
  data.keys = keys.finish();
  data.names = names.finish();
  data.labels = finish(labels, std::move(label_numbers));
  data.states = finish(states, std::move(state_numbers));
  data.aliases = aliases.finish();
  data.aliases_end.assign(std::move(aliases_end));
  data.properties = properties.finish();
  data.properties_end.assign(std::move(properties_end));
  build_names(data, std::move(folded));
}

}  // namespace

Graph::Graph(GraphData columns, std::optional<StoreVersion> version)
    : columns_(std::make_shared<const GraphData>(std::move(columns))), version_(std::move(version)) {}

Graph Graph::with(const GraphChanges& changes) const {
  Graph changed = *this;
  changed.overlay_ = std::make_shared<const Overlay>(*columns_, overlay_.get(), changes);
  changed.version_.reset();
  return changed;
}

Graph::Graph(std::vector<NodeRecord> nodes, std::vector<EdgeRecord> edges) {
  std::sort(nodes.begin(), nodes.end(), [](const NodeRecord& a, const NodeRecord& b) { return a.key < b.key; });
  GraphData data;
  build_nodes(data, nodes);
  const auto find = [&](const std::string& key) -> std::optional<std::uint32_t> {
    const std::size_t i = first_not_before(data.keys, key);
    if (i == data.keys.size() || data.keys[i] != key) return std::nullopt;
    return static_cast<std::uint32_t>(i);
  };
  std::vector<EdgeRows> parts;
  parts.emplace_back(nodes.size());
  for (const EdgeRecord& edge : edges) {
    const auto source = find(edge.key.source);
    const auto target = find(edge.key.target);
    if (!source || !target) {
      throw Error(ErrorCode::bad_input, fmt::format("an edge of type {} joins {} and {}, of which one is no node",
                                                    edge.key.type, edge.key.source, edge.key.target));
    }
    parts[0].add({.source = *source,
                  .target = *target,
                  .type = parts[0].types.number(edge.key.type),
                  .cameo = parts[0].cameo.number(edge.cameo),
                  .flags = edge_flags(edge.modality, edge.key.negated),
                  .mentions = edge.mentions,
                  .documents = edge.documents,
                  .first = pack_date(edge.first),
                  .last = pack_date(edge.last),
                  .confidence = edge.confidence});
  }
  build_edges(data, std::move(parts), 1);
  columns_ = std::make_shared<const GraphData>(std::move(data));
}

std::size_t Graph::degree(NodeId id) const {
  const auto [first, last] = outgoing(id);
  return last - first + incoming(id).size();
}

NodeRecord Graph::node(NodeId id) const {
  std::uint32_t at = id.value();
  if (overlay_) {
    const auto place = overlay_->node(id.value());
    if (place.record != nullptr) return *place.record;
    at = place.at;
  }
  NodeRecord record;
  record.key = columns_->keys[at];
  record.label = columns_->labels[at];
  record.name = columns_->names[at];
  record.state = columns_->states[at];
  const auto [first_alias, last_alias] = rows(columns_->aliases_end, at);
  for (std::size_t i = first_alias; i < last_alias; ++i) record.aliases.emplace_back(columns_->aliases[i]);
  const auto [first_property, last_property] = rows(columns_->properties_end, at);
  for (std::size_t i = first_property; i < last_property; i += 2) {
    record.properties.emplace(columns_->properties[i], columns_->properties[i + 1]);
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
  const std::size_t i = first_not_before(columns_->keys, key);
  const auto at = static_cast<std::uint32_t>(i);
  if (i < columns_->keys.size() && columns_->keys[i] == key) {
    if (overlay_ && overlay_->nodes().gone().has(at)) return std::nullopt;
    return NodeId{now(at)};
  }
  const auto added = overlay_ ? overlay_->find_added(key) : std::nullopt;
  if (!added) return std::nullopt;
  return NodeId{*added};
}

std::vector<NodeId> Graph::find_name(std::string_view name) const {
  std::vector<NodeId> found;
  const std::string folded = fold_name(name);
  const StringColumn& names = columns_->folded;
  for (std::size_t i = first_not_before(names, folded); i < names.size() && names[i] == folded; ++i) {
    if (names_hold(columns_->folded_node[i])) found.push_back(NodeId{now(columns_->folded_node[i])});
  }
  if (overlay_) {
    const auto all = overlay_->names();
    for (auto at = std::lower_bound(all.begin(), all.end(), std::pair(std::string_view(folded), 0U));
         at != all.end() && at->first == folded; ++at) {
      found.push_back(NodeId{at->second});
    }
    std::sort(found.begin(), found.end());
  }
  if (const auto keyed = find_key(name)) {
    const auto at = std::lower_bound(found.begin(), found.end(), *keyed);
    if (at == found.end() || *at != *keyed) found.insert(at, *keyed);
  }
  return found;
}

void Graph::for_each_name(const std::function<void(std::string_view, NodeId)>& visit) const {
  for (std::size_t i = 0; i < columns_->folded.size(); ++i) {
    const std::uint32_t node = columns_->folded_node[i];
    if (names_hold(node)) visit(columns_->folded[i], NodeId{now(node)});
  }
  if (!overlay_) return;
  for (const auto& [name, node] : overlay_->names()) visit(name, NodeId{node});
}

bool Graph::names_hold(std::uint32_t node) const {
  return !overlay_ || (overlay_->keeps_names(node) && !overlay_->nodes().gone().has(node));
}

std::optional<EdgeId> Graph::find_edge(const EdgeKey& wanted) const {
  const auto source = find_key(wanted.source);
  const auto target = find_key(wanted.target);
  if (!source || !target) return std::nullopt;
  const auto [first, last] = outgoing(*source);
  const auto edges = std::views::iota(first, last);
  const auto key_of = [&](std::uint32_t i) {
    return std::tuple(type_name(EdgeId{i}), this->target(EdgeId{i}), negated(EdgeId{i}));
  };
  const auto key = std::tuple(std::string_view(wanted.type), *target, wanted.negated);
  const auto at = std::ranges::lower_bound(edges, key, {}, key_of);
  if (at == edges.end() || key_of(*at) != key) return std::nullopt;
  return EdgeId{*at};
}

}  // namespace entente
