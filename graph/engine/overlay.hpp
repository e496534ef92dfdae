#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/engine/changes.hpp"
#include "graph/engine/graph_data.hpp"
#include "graph/engine/renumbering.hpp"

namespace entente {

/// Some changes on top of the columns of a graph, so that these need not be made anew for one article. Nodes and edges
/// get the very numbers they would have if the columns were: a renumbering leads from one to the other, so that no
/// result tells a changed graph from one that was loaded. Immutable, and made in O(changes log degree), however large
/// the graph; what is read through it costs some nanoseconds more.
class Overlay {
 public:
  /// `before`, if any, are changes of the same columns on which these come. Throws Error{bad_input} for an edge that
  /// joins a node that is not there.
  Overlay(const GraphData& columns, const Overlay* before, const GraphChanges& changes);
  Overlay(const Overlay&) = delete;
  Overlay& operator=(const Overlay&) = delete;

  /// Nodes and edges that differ from the columns.
  [[nodiscard]] std::size_t size() const { return node_changes_.size() + edge_changes_.size(); }
  [[nodiscard]] const Renumbering& nodes() const { return *nodes_; }
  [[nodiscard]] const Renumbering& edges() const { return *edges_; }

  /// Where to read a node: its record, when it came or was changed, else its place in the columns.
  struct NodePlace {
    const NodeRecord* record = nullptr;
    std::uint32_t at = 0;
  };
  [[nodiscard]] NodePlace node(std::uint32_t now) const;
  /// The node of this key among those that came.
  [[nodiscard]] std::optional<std::uint32_t> find_added(std::string_view key) const;
  /// Whether the columns' names of a node that stays still hold.
  [[nodiscard]] bool keeps_names(std::uint32_t before) const { return !changed_.contains(before); }
  /// Folded names of the nodes that came or were changed, with their numbers, ascending.
  [[nodiscard]] std::span<const std::pair<std::string_view, std::uint32_t>> names() const { return names_; }

  /// An edge that came or was changed.
  struct Edge {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    std::uint16_t type = 0;
    const EdgeRecord* record = nullptr;
  };
  /// Where to read an edge, as with nodes.
  struct EdgePlace {
    const Edge* edge = nullptr;
    std::uint32_t at = 0;
  };
  [[nodiscard]] EdgePlace edge(std::uint32_t now) const {
    const auto origin = edges_->origin(now);
    if (origin.added) return {.edge = &added_[origin.at], .at = 0};
    return {.edge = nullptr, .at = origin.at};
  }
  /// All words for types, in byte order (one may be of edges that are gone), and the number of one of the columns'.
  [[nodiscard]] const std::vector<std::string>& types() const { return types_; }
  [[nodiscard]] std::uint16_t type(std::uint16_t of_columns) const { return type_now_[of_columns]; }

  /// The numbers of a node's outgoing edges: from first to (not including) second.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> outgoing(const GraphData& columns, std::uint32_t now) const;
  /// Whether the outgoing edges [first, last) of a node are those of the columns, one after the other.
  [[nodiscard]] bool plain(std::uint32_t node, std::uint32_t first, std::uint32_t last) const {
    return added_sources_.below(node) == added_sources_.below(node + 1) &&
           edges_->origin(last - 1).at - edges_->origin(first).at == last - 1 - first;
  }

  /// A node's incoming edges: those of the columns (in their numbers), of which some are gone, and those that came.
  struct Incoming {
    std::span<const GraphData::Incoming> kept;
    std::span<const std::uint32_t> gone;  ///< edges of `kept`, in the same order
    std::span<const GraphData::Incoming> added;
  };
  [[nodiscard]] Incoming incoming(const GraphData& columns, std::uint32_t now) const;

 private:
  /// Where a key stands in the columns, or before what it would stand.
  struct Place {
    std::uint32_t at = 0;
    bool there = false;
  };
  struct NodeChange {
    Place place;
    std::optional<NodeRecord> record;
    std::vector<std::string> folded;
  };
  struct EdgeChange {
    Place source, target, place;
    std::optional<EdgeRecord> record;
  };

  void take_nodes(const GraphData& columns, const GraphChanges& changes);
  void take_edges(const GraphData& columns, const GraphChanges& changes);
  void number_nodes(const GraphData& columns);
  void number_edges(const GraphData& columns);
  void index_types(const GraphData& columns);
  void check_gone(const GraphData& columns) const;
  [[nodiscard]] std::uint32_t number(const Place& node, const std::string& key) const;

  std::map<std::string, std::shared_ptr<const NodeChange>> node_changes_;
  std::map<EdgeKey, std::shared_ptr<const EdgeChange>> edge_changes_;

  std::optional<Renumbering> nodes_, edges_;
  std::vector<const NodeRecord*> added_nodes_;
  std::map<std::uint32_t, const NodeRecord*> changed_;  ///< by number in the columns
  std::vector<std::pair<std::string_view, std::uint32_t>> names_;
  std::vector<std::string> types_;
  std::vector<std::uint16_t> type_now_;
  std::vector<Edge> added_;
  Ranks added_sources_;  ///< of added_
  std::vector<GraphData::Incoming> added_in_;
  Ranks added_targets_;  ///< of added_in_
  std::vector<std::uint32_t> gone_in_;
  Ranks gone_targets_;  ///< of gone_in_, in the columns' numbers
};

}  // namespace entente
