#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/engine/columns.hpp"
#include "graph/model/ids.hpp"
#include "graph/store/store.hpp"

namespace entente {

/// The graph in memory: topology as a Boost.Graph compressed_sparse_row_graph in both directions, attributes as columns
/// beside it. Vertex descriptors are NodeId values; the property of an edge is its EdgeId value, so that the two
/// directions share the columns. Immutable once loaded; shared by any number of threads.
///
/// Columns (key(), name(), type(), ...) cost nanoseconds and give views that live as long as the graph; the records
/// (node(), edge()) are put together for each call and owned by the caller.
class Graph {
 public:
  struct EdgeIndex {
    std::uint32_t edge = 0;  ///< EdgeId::value()
  };
  using Topology = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, EdgeIndex,
                                                      boost::no_property, std::uint32_t, std::uint32_t>;

  static Graph load(const Store& store);
  /// Takes rows in any order. Throws Error{bad_input} for a key used twice and for an edge to an unknown node.
  Graph(std::vector<NodeRecord> nodes, std::vector<EdgeRecord> edges);

  [[nodiscard]] std::size_t node_count() const { return keys_.size(); }
  [[nodiscard]] std::size_t edge_count() const { return source_.size(); }
  [[nodiscard]] const Topology& out() const { return out_; }  ///< an arc for each edge, source to target
  [[nodiscard]] const Topology& in() const { return in_; }    ///< the same edges, target to source
  /// Edges that start or end at the node; one that does both counts twice.
  [[nodiscard]] std::size_t degree(NodeId id) const;

  [[nodiscard]] NodeRecord node(NodeId id) const;
  [[nodiscard]] std::string_view key(NodeId id) const { return keys_[id.value()]; }
  [[nodiscard]] std::string_view name(NodeId id) const { return names_[id.value()]; }
  [[nodiscard]] std::string_view label(NodeId id) const { return labels_[id.value()]; }
  [[nodiscard]] std::string_view state(NodeId id) const { return states_[id.value()]; }

  [[nodiscard]] EdgeRecord edge(EdgeId id) const;
  [[nodiscard]] NodeId source(EdgeId id) const { return source_[id.value()]; }
  [[nodiscard]] NodeId target(EdgeId id) const { return target_[id.value()]; }
  /// Interned edge type, an index into types().
  [[nodiscard]] std::uint16_t type(EdgeId id) const { return type_.code(id.value()); }
  [[nodiscard]] std::string_view type_name(EdgeId id) const { return type_[id.value()]; }
  [[nodiscard]] std::span<const std::string> types() const { return type_.words(); }
  [[nodiscard]] bool negated(EdgeId id) const { return (flags_[id.value()] & kNegated) != 0; }
  [[nodiscard]] Modality modality(EdgeId id) const { return static_cast<Modality>(flags_[id.value()] & kModality); }
  [[nodiscard]] std::string_view cameo(EdgeId id) const { return cameo_[id.value()]; }
  [[nodiscard]] std::uint32_t mentions(EdgeId id) const { return mentions_[id.value()]; }
  [[nodiscard]] std::uint32_t documents(EdgeId id) const { return documents_[id.value()]; }
  [[nodiscard]] std::optional<Date> first(EdgeId id) const { return unpack(first_[id.value()]); }
  [[nodiscard]] std::optional<Date> last(EdgeId id) const { return unpack(last_[id.value()]); }
  [[nodiscard]] double confidence(EdgeId id) const { return confidence_[id.value()]; }

  [[nodiscard]] std::optional<NodeId> find_key(std::string_view key) const;
  /// Nodes of this name or alias, without regard to case and accents (and of this key, exactly): in NodeId order.
  [[nodiscard]] std::vector<NodeId> find_name(std::string_view name) const;
  /// The edge of this key.
  [[nodiscard]] std::optional<EdgeId> find_edge(const EdgeKey& key) const;

 private:
  static constexpr std::uint8_t kModality = 3;
  static constexpr std::uint8_t kNegated = 4;
  /// 0 is "no date", else year, month and day in bits that keep the order of Date.
  static std::uint32_t pack(const std::optional<Date>& date);
  static std::optional<Date> unpack(std::uint32_t packed);
  void add_node(const NodeRecord& node);
  void add_edge(const EdgeRecord& edge);
  void build_names();
  void build_topology();

  StringColumn keys_;
  StringColumn names_;
  DictionaryColumn labels_;
  DictionaryColumn states_;
  std::vector<std::uint32_t> aliases_end_;  ///< node i's aliases are aliases_[aliases_end_[i - 1], aliases_end_[i])
  StringColumn aliases_;
  std::vector<std::uint32_t> properties_end_;  ///< the same for its properties: name, value, name, value, ...
  StringColumn properties_;

  std::vector<NodeId> source_;
  std::vector<NodeId> target_;
  DictionaryColumn type_;
  std::vector<std::uint8_t> flags_;
  DictionaryColumn cameo_;
  std::vector<std::uint32_t> mentions_;
  std::vector<std::uint32_t> documents_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> last_;
  std::vector<double> confidence_;

  StringColumn folded_;              ///< folded names and aliases, sorted
  std::vector<NodeId> folded_node_;  ///< whose they are
  Topology out_;
  Topology in_;
};

}  // namespace entente
