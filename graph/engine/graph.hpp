#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/engine/graph_data.hpp"
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
/// Columns (key(), name(), type(), ...) cost nanoseconds and give views that live as long as the graph; the records
/// (node(), edge()) are put together for each call and owned by the caller.
class Graph {
 public:
  using Incoming = GraphData::Incoming;

  /// Reads the graph out of a store on all cores.
  static Graph load(const Store& store);
  /// The same through a snapshot that lies beside the database (graph/engine/snapshot.hpp): fresh, it saves reading the
  /// database; stale, damaged or missing, it is written anew where the folder allows it.
  static Graph open(const Store& store);
  /// Takes rows in any order. Throws Error{bad_input} for a key used twice and for an edge to an unknown node.
  Graph(std::vector<NodeRecord> nodes, std::vector<EdgeRecord> edges);
  explicit Graph(GraphData data);

  [[nodiscard]] std::size_t node_count() const { return data_.keys.size(); }
  [[nodiscard]] std::size_t edge_count() const { return data_.source.size(); }
  /// The outgoing edges of a node are those numbered from first to (not including) second.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> outgoing(NodeId id) const {
    return {data_.out_begin[id.value()], data_.out_begin[id.value() + 1]};
  }
  /// The incoming edges of a node, in the order of their numbers.
  [[nodiscard]] std::span<const Incoming> incoming(NodeId id) const {
    const std::uint32_t first = data_.in_begin[id.value()];
    return data_.in.values().subspan(first, data_.in_begin[id.value() + 1] - first);
  }
  /// Edges that start or end at the node; one that does both counts twice.
  [[nodiscard]] std::size_t degree(NodeId id) const;

  [[nodiscard]] NodeRecord node(NodeId id) const;
  [[nodiscard]] std::string_view key(NodeId id) const { return data_.keys[id.value()]; }
  [[nodiscard]] std::string_view name(NodeId id) const { return data_.names[id.value()]; }
  [[nodiscard]] std::string_view label(NodeId id) const { return data_.labels[id.value()]; }
  [[nodiscard]] std::string_view state(NodeId id) const { return data_.states[id.value()]; }

  [[nodiscard]] EdgeRecord edge(EdgeId id) const;
  [[nodiscard]] NodeId source(EdgeId id) const { return NodeId{data_.source[id.value()]}; }
  [[nodiscard]] NodeId target(EdgeId id) const { return NodeId{data_.target[id.value()]}; }
  /// Interned edge type, an index into types(), which are in byte order.
  [[nodiscard]] std::uint16_t type(EdgeId id) const { return data_.types.codes[id.value()]; }
  [[nodiscard]] std::string_view type_name(EdgeId id) const { return data_.types[id.value()]; }
  [[nodiscard]] std::span<const std::string> types() const { return data_.types.words; }
  [[nodiscard]] bool negated(EdgeId id) const { return (data_.flags[id.value()] & kNegatedBit) != 0; }
  [[nodiscard]] Modality modality(EdgeId id) const {
    return static_cast<Modality>(data_.flags[id.value()] & kModalityBits);
  }
  [[nodiscard]] std::string_view cameo(EdgeId id) const { return data_.cameo[id.value()]; }
  [[nodiscard]] std::uint32_t mentions(EdgeId id) const { return data_.mentions[id.value()]; }
  [[nodiscard]] std::uint32_t documents(EdgeId id) const { return data_.documents[id.value()]; }
  [[nodiscard]] std::optional<Date> first(EdgeId id) const { return unpack_date(data_.first[id.value()]); }
  [[nodiscard]] std::optional<Date> last(EdgeId id) const { return unpack_date(data_.last[id.value()]); }
  [[nodiscard]] double confidence(EdgeId id) const { return data_.confidence[id.value()]; }

  [[nodiscard]] std::optional<NodeId> find_key(std::string_view key) const;
  /// Nodes of this name or alias, without regard to case and accents (and of this key, exactly): in NodeId order.
  [[nodiscard]] std::vector<NodeId> find_name(std::string_view name) const;
  /// The edge of this key. O(log degree).
  [[nodiscard]] std::optional<EdgeId> find_edge(const EdgeKey& key) const;

  [[nodiscard]] const GraphData& data() const { return data_; }

 private:
  GraphData data_;
};

}  // namespace entente
