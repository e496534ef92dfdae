#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "graph/engine/column.hpp"
#include "graph/model/evidence.hpp"
#include "graph/model/packed_date.hpp"

namespace entente {

/// Modality and polarity of an edge in one byte.
inline constexpr std::uint8_t kModalityBits = 3;
inline constexpr std::uint8_t kNegatedBit = 4;
[[nodiscard]] constexpr std::uint8_t edge_flags(Modality modality, bool negated) {
  return static_cast<std::uint8_t>(static_cast<std::uint8_t>(modality) | (negated ? kNegatedBit : 0));
}

/// Everything a Graph holds, as plain columns that a snapshot can be made of. Nodes are numbered in the order of their
/// keys and edges in the order of theirs, so that the outgoing edges of a node are a range of edge numbers.
struct GraphData {
  /// An incoming edge of a node: the edge, and the node at its other end.
  struct Incoming {
    std::uint32_t source = 0;
    std::uint32_t edge = 0;
  };

  StringColumn keys;
  StringColumn names;
  DictionaryColumn labels;
  DictionaryColumn states;
  StringColumn aliases;
  Column<std::uint32_t> aliases_end;  ///< node i has the aliases [aliases_end[i - 1], aliases_end[i])
  StringColumn properties;            ///< name, value, name, value, ...
  Column<std::uint32_t> properties_end;
  StringColumn folded;  ///< folded names and aliases, in byte order
  Column<std::uint32_t> folded_node;

  Column<std::uint32_t> out_begin;  ///< node i has the outgoing edges [out_begin[i], out_begin[i + 1])
  Column<std::uint32_t> in_begin;   ///< and the incoming ones in[in_begin[i], in_begin[i + 1]), by edge number
  Column<Incoming> in;
  Column<std::uint32_t> source;
  Column<std::uint32_t> target;
  DictionaryColumn types;
  Column<std::uint8_t> flags;
  DictionaryColumn cameo;
  Column<std::uint32_t> mentions;
  Column<std::uint32_t> documents;
  Column<std::uint32_t> first;
  Column<std::uint32_t> last;
  Column<double> confidence;

  std::shared_ptr<const void> memory;  ///< keeps alive what columns are laid over

  /// Calls visit(name, column) for each column, DictionaryColumns and StringColumns as wholes: always in this order.
  template <class Data, class Visit>
  static void for_each_column(Data& data, Visit visit) {
    visit("keys", data.keys);
    visit("names", data.names);
    visit("labels", data.labels);
    visit("states", data.states);
    visit("aliases", data.aliases);
    visit("aliases_end", data.aliases_end);
    visit("properties", data.properties);
    visit("properties_end", data.properties_end);
    visit("folded", data.folded);
    visit("folded_node", data.folded_node);
    visit("out_begin", data.out_begin);
    visit("in_begin", data.in_begin);
    visit("in", data.in);
    visit("source", data.source);
    visit("target", data.target);
    visit("types", data.types);
    visit("flags", data.flags);
    visit("cameo", data.cameo);
    visit("mentions", data.mentions);
    visit("documents", data.documents);
    visit("first", data.first);
    visit("last", data.last);
    visit("confidence", data.confidence);
  }
};

}  // namespace entente
