#include "graph/engine/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <tuple>

#include "graph/model/error.hpp"
#include "graph/text/fold.hpp"

namespace entente {
namespace {

/// The first of the numbers [first, last) for which `before` does not hold, which holds for all up to one of them.
template <class Before>
std::uint32_t first_without(std::uint32_t first, std::uint32_t last, Before before) {
  const auto numbers = std::views::iota(first, last);
  return first + static_cast<std::uint32_t>(std::ranges::partition_point(numbers, before) - numbers.begin());
}

}  // namespace

Overlay::Overlay(const GraphData& columns, const Overlay* before, const GraphChanges& changes) {
  if (before != nullptr) {
    node_changes_ = before->node_changes_;
    edge_changes_ = before->edge_changes_;
  }
  take_nodes(columns, changes);
  take_edges(columns, changes);
  number_nodes(columns);
  index_types(columns);
  number_edges(columns);
  check_gone(columns);
}

void Overlay::take_nodes(const GraphData& columns, const GraphChanges& changes) {
  for (const auto& [key, record] : changes.nodes) {
    auto change = std::make_shared<NodeChange>();
    const auto nodes = static_cast<std::uint32_t>(columns.keys.size());
    change->place.at = first_without(0, nodes, [&](std::uint32_t i) { return columns.keys[i] < key; });
    change->place.there = change->place.at < nodes && columns.keys[change->place.at] == key;
    change->record = record;
    if (record) {
      change->folded.push_back(fold_name(record->name));
      for (const std::string& alias : record->aliases) change->folded.push_back(fold_name(alias));
    }
    node_changes_[key] = std::move(change);
    if (!record && !node_changes_[key]->place.there) node_changes_.erase(key);
  }
}

void Overlay::take_edges(const GraphData& columns, const GraphChanges& changes) {
  const auto nodes = static_cast<std::uint32_t>(columns.keys.size());
  const auto place_of = [&](const std::string& key) {
    const auto known = node_changes_.find(key);
    if (known != node_changes_.end()) return known->second->place;
    Place place{.at = first_without(0, nodes, [&](std::uint32_t i) { return columns.keys[i] < key; })};
    place.there = place.at < nodes && columns.keys[place.at] == key;
    return place;
  };
  for (const auto& [key, record] : changes.edges) {
    auto change = std::make_shared<EdgeChange>();
    change->source = place_of(key.source);
    change->target = place_of(key.target);
    change->place.at = columns.out_begin[change->source.at];
    if (change->source.there) {
      const std::uint32_t last = columns.out_begin[change->source.at + 1];
      const auto order = [&](std::uint32_t i) {
        return std::tuple(columns.types[i], columns.keys[columns.target[i]], (columns.flags[i] & kNegatedBit) != 0);
      };
      const auto wanted = std::tuple(std::string_view(key.type), std::string_view(key.target), key.negated);
      change->place.at = first_without(change->place.at, last, [&](std::uint32_t i) { return order(i) < wanted; });
      change->place.there = change->place.at < last && order(change->place.at) == wanted;
    }
    change->record = record;
    edge_changes_[key] = std::move(change);
    if (!record && !edge_changes_[key]->place.there) edge_changes_.erase(key);
  }
}

void Overlay::number_nodes(const GraphData& columns) {
  std::vector<std::uint32_t> gone, added;
  for (const auto& [key, change] : node_changes_) {
    if (!change->record) {
      gone.push_back(change->place.at);
    } else if (change->place.there) {
      changed_.emplace(change->place.at, &*change->record);
    } else {
      added.push_back(change->place.at);
      added_nodes_.push_back(&*change->record);
    }
  }
  nodes_.emplace(static_cast<std::uint32_t>(columns.keys.size()), std::move(gone), std::move(added));
  for (const auto& [key, change] : node_changes_) {
    if (!change->record) continue;
    for (const std::string& folded : change->folded) names_.emplace_back(folded, number(change->place, key));
  }
  std::sort(names_.begin(), names_.end());
  names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
}

void Overlay::index_types(const GraphData& columns) {
  types_ = columns.types.words;
  for (const auto& [key, change] : edge_changes_) {
    const auto at = std::lower_bound(types_.begin(), types_.end(), key.type);
    if (change->record && (at == types_.end() || *at != key.type)) types_.insert(at, key.type);
  }
  for (const std::string& word : columns.types.words) {
    const auto at = std::lower_bound(types_.begin(), types_.end(), word);
    type_now_.push_back(static_cast<std::uint16_t>(at - types_.begin()));
  }
}

void Overlay::number_edges(const GraphData& columns) {
  std::vector<std::uint32_t> gone, added, sources;
  for (const auto& [key, change] : edge_changes_) {
    if (change->place.there) gone.push_back(change->place.at);
    if (!change->record) continue;
    added.push_back(change->place.at);
    const auto type = std::lower_bound(types_.begin(), types_.end(), key.type);
    added_.push_back({.source = number(change->source, key.source),
                      .target = number(change->target, key.target),
                      .type = static_cast<std::uint16_t>(type - types_.begin()),
                      .record = &*change->record});
    sources.push_back(added_.back().source);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> gone_by_target;
  for (const std::uint32_t edge : gone) gone_by_target.emplace_back(columns.target[edge], edge);
  edges_.emplace(static_cast<std::uint32_t>(columns.source.size()), std::move(gone), std::move(added));
  added_sources_ = Ranks(std::move(sources), nodes_->count());

  std::sort(gone_by_target.begin(), gone_by_target.end());
  std::vector<std::uint32_t> targets;
  for (const auto& [target, edge] : gone_by_target) {
    targets.push_back(target);
    gone_in_.push_back(edge);
  }
  gone_targets_ = Ranks(std::move(targets), static_cast<std::uint32_t>(columns.keys.size()));

  std::vector<std::uint32_t> order(added_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return added_[a].target < added_[b].target; });
  std::vector<std::uint32_t> added_targets;
  for (const std::uint32_t i : order) {
    added_targets.push_back(added_[i].target);
    added_in_.push_back({.source = added_[i].source, .edge = edges_->added(i)});
  }
  added_targets_ = Ranks(std::move(added_targets), nodes_->count());
}

void Overlay::check_gone(const GraphData& columns) const {
  const Ranks& gone = nodes_->gone();
  for (std::uint32_t i = 0; i < gone.size(); ++i) {
    const std::uint32_t node = gone[i];
    const bool starts = edges_->place(columns.out_begin[node]) != edges_->place(columns.out_begin[node + 1]);
    const std::uint32_t in = columns.in_begin[node + 1] - columns.in_begin[node];
    if (starts || in != gone_targets_.below(node + 1) - gone_targets_.below(node)) {
      throw Error(ErrorCode::bad_input, fmt::format("the node {} is gone, but not its edges", columns.keys[node]));
    }
  }
}

std::uint32_t Overlay::number(const Place& node, const std::string& key) const {
  if (node.there && !nodes_->gone().has(node.at)) return nodes_->now(node.at);
  const auto added = node.there ? std::nullopt : find_added(key);
  if (!added) throw Error(ErrorCode::bad_input, fmt::format("an edge joins {}, which is no node", key));
  return *added;
}

Overlay::NodePlace Overlay::node(std::uint32_t now) const {
  const auto origin = nodes_->origin(now);
  if (origin.added) return {.record = added_nodes_[origin.at], .at = 0};
  const auto changed = changed_.find(origin.at);
  return {.record = changed == changed_.end() ? nullptr : changed->second, .at = origin.at};
}

std::optional<std::uint32_t> Overlay::find_added(std::string_view key) const {
  const auto at = std::lower_bound(added_nodes_.begin(), added_nodes_.end(), key,
                                   [](const NodeRecord* node, std::string_view wanted) { return node->key < wanted; });
  if (at == added_nodes_.end() || (*at)->key != key) return std::nullopt;
  return nodes_->added(static_cast<std::size_t>(at - added_nodes_.begin()));
}

std::pair<std::uint32_t, std::uint32_t> Overlay::outgoing(const GraphData& columns, std::uint32_t now) const {
  const auto origin = nodes_->origin(now);
  const std::uint32_t at = origin.added ? nodes_->stands_before(origin.at) : origin.at;
  const std::uint32_t first = columns.out_begin[at];
  const std::uint32_t last = origin.added ? first : columns.out_begin[at + 1];
  return {edges_->place(first) + added_sources_.below(now), edges_->place(last) + added_sources_.below(now + 1)};
}

Overlay::Incoming Overlay::incoming(const GraphData& columns, std::uint32_t now) const {
  const std::uint32_t first_added = added_targets_.below(now);
  Incoming incoming;
  incoming.added = std::span(added_in_).subspan(first_added, added_targets_.below(now + 1) - first_added);
  const auto origin = nodes_->origin(now);
  if (origin.added) return incoming;
  const std::uint32_t first = columns.in_begin[origin.at];
  incoming.kept = columns.in.values().subspan(first, columns.in_begin[origin.at + 1] - first);
  const std::uint32_t first_gone = gone_targets_.below(origin.at);
  incoming.gone = std::span(gone_in_).subspan(first_gone, gone_targets_.below(origin.at + 1) - first_gone);
  return incoming;
}

}  // namespace entente
