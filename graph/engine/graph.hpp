#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/engine/graph_data.hpp"
#include "graph/engine/incoming.hpp"
#include "graph/engine/overlay.hpp"
#include "graph/model/ids.hpp"
#include "graph/store/store.hpp"

namespace entente {

/// The graph in memory, immutable once loaded and shared by any number of threads: topology in compressed sparse rows,
/// in both directions, and attributes as columns beside it. View (graph/engine/view.hpp) shows it to Boost.Graph's
/// algorithms; graph/engine/search.hpp has ours.
///
/// Why not boost::compressed_sparse_row_graph: it owns its memory, so that a snapshot would have to be copied into it,
/// and it needs 16 bytes an edge for what takes 12 where edges are numbered in the order of their rows.
///
/// A graph that changed a little is another graph, which shares the columns of the first and keeps what differs beside
/// them (graph/engine/overlay.hpp). Copies are cheap and share everything.
///
/// Columns (key(), name(), type(), ...) cost nanoseconds and give views that live as long as the graph or any copy; the
/// records (node(), edge()) are put together for each call and owned by the caller.
class Graph {
 public:
  using Incoming = GraphData::Incoming;

  /// Reads the graph out of a store on all cores.
  static Graph load(const Store& store);
  /// The same through a snapshot that lies beside the database (graph/engine/snapshot.hpp): fresh, or behind by a few
  /// changes, it saves reading the database; else it is written anew where the folder allows it.
  static Graph open(const Store& store);
  /// The graph of the state the store is in now. From a few changes of the database this one came from it takes
  /// milliseconds, however large the graph; otherwise it loads.
  [[nodiscard]] Graph refreshed(const Store& store) const;
  /// The graph with these changes. Throws Error{bad_input} for an edge to an unknown node, and for a node that goes
  /// while edges of it stay.
  [[nodiscard]] Graph with(const GraphChanges& changes) const;
  /// Takes rows in any order. Throws Error{bad_input} for a key used twice and for an edge to an unknown node.
  Graph(std::vector<NodeRecord> nodes, std::vector<EdgeRecord> edges);
  /// `version`: the state of the database the columns were made of, if any.
  explicit Graph(GraphData columns, std::optional<StoreVersion> version = {});

  [[nodiscard]] std::size_t node_count() const { return overlay_ ? overlay_->nodes().count() : columns_->keys.size(); }
  [[nodiscard]] std::size_t edge_count() const {
    return overlay_ ? overlay_->edges().count() : columns_->source.size();
  }
  /// The outgoing edges of a node are those numbered from first to (not including) second.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> outgoing(NodeId id) const {
    if (overlay_) return overlay_->outgoing(*columns_, id.value());
    return {columns_->out_begin[id.value()], columns_->out_begin[id.value() + 1]};
  }
  /// The incoming edges of a node, in the order of their numbers.
  [[nodiscard]] IncomingEdges incoming(NodeId id) const {
    if (overlay_) return {overlay_.get(), overlay_->incoming(*columns_, id.value())};
    return {nullptr, {.kept = columns_in(id), .gone = {}, .added = {}}};
  }
  /// Calls test(node at the other end, edge number) for the outgoing or incoming edges in the order of their numbers
  /// until it holds for one; whether it did.
  template <class Test>
  bool any_outgoing(NodeId id, Test test) const;
  template <class Test>
  bool any_incoming(NodeId id, Test test) const;
  /// Edges that start or end at the node; one that does both counts twice.
  [[nodiscard]] std::size_t degree(NodeId id) const;

  [[nodiscard]] NodeRecord node(NodeId id) const;
  [[nodiscard]] std::string_view key(NodeId id) const { return text(id, &GraphData::keys, &NodeRecord::key); }
  [[nodiscard]] std::string_view name(NodeId id) const { return text(id, &GraphData::names, &NodeRecord::name); }
  [[nodiscard]] std::string_view label(NodeId id) const { return text(id, &GraphData::labels, &NodeRecord::label); }
  [[nodiscard]] std::string_view state(NodeId id) const { return text(id, &GraphData::states, &NodeRecord::state); }

  [[nodiscard]] EdgeRecord edge(EdgeId id) const;
  [[nodiscard]] NodeId source(EdgeId id) const {
    const auto [edge, at] = place(id);
    return NodeId{edge != nullptr ? edge->source : now(columns_->source[at])};
  }
  [[nodiscard]] NodeId target(EdgeId id) const {
    const auto [edge, at] = place(id);
    return NodeId{edge != nullptr ? edge->target : now(columns_->target[at])};
  }
  /// Interned edge type, an index into types(), which are in byte order.
  [[nodiscard]] std::uint16_t type(EdgeId id) const {
    const auto [edge, at] = place(id);
    if (edge != nullptr) return edge->type;
    return overlay_ ? overlay_->type(columns_->types.codes[at]) : columns_->types.codes[at];
  }
  [[nodiscard]] std::string_view type_name(EdgeId id) const { return types()[type(id)]; }
  [[nodiscard]] std::span<const std::string> types() const {
    return overlay_ ? overlay_->types() : columns_->types.words;
  }
  [[nodiscard]] bool negated(EdgeId id) const {
    const auto [edge, at] = place(id);
    return edge != nullptr ? edge->record->key.negated : (columns_->flags[at] & kNegatedBit) != 0;
  }
  [[nodiscard]] Modality modality(EdgeId id) const {
    const auto [edge, at] = place(id);
    return edge != nullptr ? edge->record->modality : static_cast<Modality>(columns_->flags[at] & kModalityBits);
  }
  [[nodiscard]] std::string_view cameo(EdgeId id) const {
    const auto [edge, at] = place(id);
    return edge != nullptr ? std::string_view(edge->record->cameo) : columns_->cameo[at];
  }
  [[nodiscard]] std::uint32_t mentions(EdgeId id) const {
    const auto [edge, at] = place(id);
    return edge != nullptr ? edge->record->mentions : columns_->mentions[at];
  }
  [[nodiscard]] std::uint32_t documents(EdgeId id) const {
    const auto [edge, at] = place(id);
    return edge != nullptr ? edge->record->documents : columns_->documents[at];
  }
  [[nodiscard]] std::optional<Date> first(EdgeId id) const {
    const auto [edge, at] = place(id);
    return edge != nullptr ? edge->record->first : unpack_date(columns_->first[at]);
  }
  [[nodiscard]] std::optional<Date> last(EdgeId id) const {
    const auto [edge, at] = place(id);
    return edge != nullptr ? edge->record->last : unpack_date(columns_->last[at]);
  }
  [[nodiscard]] double confidence(EdgeId id) const {
    const auto [edge, at] = place(id);
    return edge != nullptr ? edge->record->confidence : columns_->confidence[at];
  }

  [[nodiscard]] std::optional<NodeId> find_key(std::string_view key) const;
  /// Nodes of this name or alias, without regard to case and accents (and of this key, exactly): in NodeId order.
  [[nodiscard]] std::vector<NodeId> find_name(std::string_view name) const;
  /// Calls visit(folded name, NodeId) for every name and alias of every node, in no particular order.
  void for_each_name(const std::function<void(std::string_view, NodeId)>& visit) const;
  /// The edge of this key. O(log degree).
  [[nodiscard]] std::optional<EdgeId> find_edge(const EdgeKey& key) const;

  /// The columns the graph was loaded into: without what changes() counts.
  [[nodiscard]] const GraphData& columns() const { return *columns_; }
  /// Nodes and edges that differ from the columns.
  [[nodiscard]] std::size_t changes() const { return overlay_ ? overlay_->size() : 0; }
  [[nodiscard]] const std::optional<StoreVersion>& version() const { return version_; }

 private:
  /// As refreshed(), or nullopt where it would load.
  [[nodiscard]] std::optional<Graph> caught_up(const Store& store) const;
  [[nodiscard]] std::span<const Incoming> columns_in(NodeId id) const {
    const std::uint32_t first = columns_->in_begin[id.value()];
    return columns_->in.values().subspan(first, columns_->in_begin[id.value() + 1] - first);
  }
  [[nodiscard]] Overlay::EdgePlace place(EdgeId id) const {
    return overlay_ ? overlay_->edge(id.value()) : Overlay::EdgePlace{.edge = nullptr, .at = id.value()};
  }
  /// The number of a node of the columns.
  [[nodiscard]] std::uint32_t now(std::uint32_t node) const { return overlay_ ? overlay_->nodes().now(node) : node; }
  /// Whether the columns' names of a node of the columns still hold.
  [[nodiscard]] bool names_hold(std::uint32_t node) const;
  template <class Texts>
  [[nodiscard]] std::string_view text(NodeId id, Texts GraphData::*column, std::string NodeRecord::*field) const {
    if (!overlay_) return ((*columns_).*column)[id.value()];
    const auto [record, at] = overlay_->node(id.value());
    return record != nullptr ? std::string_view(record->*field) : ((*columns_).*column)[at];
  }

  std::shared_ptr<const GraphData> columns_;
  std::shared_ptr<const Overlay> overlay_;  ///< nullptr: nothing differs
  std::optional<StoreVersion> version_;
};

template <class Test>
bool Graph::any_outgoing(NodeId id, Test test) const {
  const auto [first, last] = outgoing(id);
  const std::uint32_t* targets = columns_->target.values().data();
  if (overlay_ && first != last) {
    if (!overlay_->plain(id.value(), first, last)) {
      for (std::uint32_t edge = first; edge < last; ++edge) {
        if (test(target(EdgeId{edge}).value(), edge)) return true;
      }
      return false;
    }
    targets += overlay_->edge(first).at;
    for (std::uint32_t edge = first; edge < last; ++edge) {
      if (test(overlay_->nodes().now(targets[edge - first]), edge)) return true;
    }
    return false;
  }
  for (std::uint32_t edge = first; edge < last; ++edge) {
    if (test(targets[edge], edge)) return true;
  }
  return false;
}

template <class Test>
bool Graph::any_incoming(NodeId id, Test test) const {
  if (!overlay_) {
    for (const Incoming& in : columns_in(id)) {
      if (test(in.source, in.edge)) return true;
    }
    return false;
  }
  for (const Incoming& in : incoming(id)) {
    if (test(in.source, in.edge)) return true;
  }
  return false;
}

}  // namespace entente
