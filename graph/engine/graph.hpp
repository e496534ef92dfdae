#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/ids.hpp"
#include "graph/store/store.hpp"

namespace entente {

/// The graph in memory: topology as a Boost.Graph compressed_sparse_row_graph in both directions, attributes as columns
/// beside it. Vertex descriptors are NodeId values; the property of an edge is its EdgeId value, so that the two
/// directions share the columns. Immutable once loaded; shared by any number of threads.
class Graph {
 public:
  struct EdgeIndex {
    std::uint32_t edge = 0;  ///< EdgeId::value()
  };
  using Topology = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, EdgeIndex,
                                                      boost::no_property, std::uint32_t, std::uint32_t>;

  static Graph load(const Store& store);
  Graph(std::vector<NodeRecord> nodes, std::vector<EdgeRecord> edges);

  [[nodiscard]] std::size_t node_count() const { return nodes_.size(); }
  [[nodiscard]] std::size_t edge_count() const { return edges_.size(); }
  [[nodiscard]] const Topology& out() const { return out_; }  ///< an arc for each edge, source to target
  [[nodiscard]] const Topology& in() const { return in_; }    ///< the same edges, target to source

  [[nodiscard]] const NodeRecord& node(NodeId id) const { return nodes_[id.value()]; }
  [[nodiscard]] const EdgeRecord& edge(EdgeId id) const { return edges_[id.value()]; }
  [[nodiscard]] NodeId source(EdgeId id) const { return source_[id.value()]; }
  [[nodiscard]] NodeId target(EdgeId id) const { return target_[id.value()]; }
  /// Interned edge type, an index into types().
  [[nodiscard]] std::uint16_t type(EdgeId id) const { return type_[id.value()]; }
  [[nodiscard]] std::span<const std::string> types() const { return types_; }

  [[nodiscard]] std::optional<NodeId> find_key(std::string_view key) const;
  /// Nodes of this name or alias, without regard to case and accents (and of this key, exactly): in NodeId order.
  [[nodiscard]] std::vector<NodeId> find_name(std::string_view name) const;

 private:
  std::vector<NodeRecord> nodes_;
  std::vector<EdgeRecord> edges_;
  std::vector<NodeId> source_;
  std::vector<NodeId> target_;
  std::vector<std::uint16_t> type_;
  std::vector<std::string> types_;
  std::vector<std::pair<std::string, NodeId>> names_;  ///< folded name or alias, sorted
  Topology out_;
  Topology in_;
};

}  // namespace entente
