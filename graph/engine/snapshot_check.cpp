#include "graph/engine/snapshot_check.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <span>

#include "graph/engine/parallel.hpp"

namespace entente {
namespace {

constexpr std::size_t kNodesPerTask = 4096;

bool lengths_agree(const GraphData& data) {
  const std::size_t nodes = data.keys.size();
  const std::size_t edges = data.source.size();
  return data.names.size() == nodes && data.labels.codes.size() == nodes && data.states.codes.size() == nodes &&
         data.aliases_end.size() == nodes && data.properties_end.size() == nodes &&
         data.folded.size() == data.folded_node.size() && data.out_begin.size() == nodes + 1 &&
         data.in_begin.size() == nodes + 1 && data.in.size() == edges && data.target.size() == edges &&
         data.types.codes.size() == edges && data.flags.size() == edges && data.cameo.codes.size() == edges &&
         data.mentions.size() == edges && data.documents.size() == edges && data.first.size() == edges &&
         data.last.size() == edges && data.confidence.size() == edges;
}

/// Gathers in a loop without a way out, which the compiler turns into one for many values at a time.
template <class Value>
bool all_below(std::span<const Value> values, std::size_t limit) {
  if (limit > std::numeric_limits<Value>::max()) return true;
  const auto bound = static_cast<Value>(limit);
  Value wrong = 0;
  for (const Value value : values) wrong = static_cast<Value>(wrong | static_cast<Value>(value >= bound));
  return wrong == 0;
}

template <class Value>
bool all_below(const Column<Value>& column, std::size_t limit) {
  return all_below(column.values(), limit);
}

/// Whether each of a column's rows ends where it begins or later, the last at `end`.
template <class Value>
bool ascends_to(const Column<Value>& ends, std::size_t end) {
  const std::span<const Value> values = ends.values();
  std::size_t wrong = 0;
  for (std::size_t i = 1; i < values.size(); ++i) wrong += values[i] < values[i - 1] ? 1 : 0;
  return wrong == 0 && (values.empty() ? end == 0 : values.back() == end);
}

bool strings_sound(const StringColumn& column) { return ascends_to(column.ends, column.chars.size()); }

bool nodes_sound(const GraphData& data) {
  const std::size_t nodes = data.keys.size();
  return strings_sound(data.keys) && strings_sound(data.names) && strings_sound(data.aliases) &&
         strings_sound(data.properties) && strings_sound(data.folded) &&
         ascends_to(data.aliases_end, data.aliases.size()) && ascends_to(data.properties_end, data.properties.size()) &&
         std::ranges::all_of(data.properties_end.values(), [](std::uint32_t end) { return end % 2 == 0; }) &&
         all_below(data.folded_node, nodes) && all_below(data.labels.codes, data.labels.words.size()) &&
         all_below(data.states.codes, data.states.words.size());
}

bool rows_sound(const Column<std::uint32_t>& begin, std::size_t edges) {
  return begin[0] == 0 && ascends_to(begin, edges);
}

/// Of both ends and the edge together, so that no two edges can exchange an end. The constants keep either factor from
/// being nothing for any number of an edge that there is.
std::uint64_t mixed(std::uint32_t source, std::uint32_t target, std::uint32_t edge) {
  return std::uint64_t{source ^ edge ^ 0xF85EBCA7U} * ((target + edge) ^ 0xFA2B2AE3U);
}

/// Both directions of the nodes [first, last), whose rows have been checked; adds what is left of the outgoing edges
/// when the incoming ones are taken away.
bool edges_sound(const GraphData& data, std::uint32_t first, std::uint32_t last, std::atomic<std::uint64_t>& balance) {
  const auto nodes = static_cast<std::uint32_t>(data.keys.size());
  const std::size_t begin = data.out_begin[first];
  const std::size_t count = data.out_begin[last] - begin;
  const auto part = [&](const auto& column) { return column.values().subspan(begin, count); };
  if (!all_below(part(data.target), nodes) || !all_below(part(data.types.codes), data.types.words.size()) ||
      !all_below(part(data.cameo.codes), data.cameo.words.size()) || !all_below(part(data.flags), 2 * kNegatedBit)) {
    return false;
  }
  const auto edges = static_cast<std::uint32_t>(data.source.size());
  const std::uint32_t* const sources = data.source.values().data();
  const std::uint32_t* const targets = data.target.values().data();
  const std::uint32_t* const out_begin = data.out_begin.values().data();
  const std::uint32_t* const in_begin = data.in_begin.values().data();
  const GraphData::Incoming* const incoming = data.in.values().data();
  std::uint64_t sum = 0;
  std::uint32_t wrong = 0;
  for (std::size_t edge = begin; edge < begin + count; ++edge) {
    sum += mixed(sources[edge], targets[edge], static_cast<std::uint32_t>(edge));
  }
  for (std::uint32_t node = first; node < last; ++node) {
    for (std::uint32_t edge = out_begin[node]; edge < out_begin[node + 1]; ++edge) wrong |= sources[edge] ^ node;
    for (std::uint32_t i = in_begin[node]; i < in_begin[node + 1]; ++i) {
      const auto [source, edge] = incoming[i];
      wrong |= static_cast<std::uint32_t>(source >= nodes) | static_cast<std::uint32_t>(edge >= edges);
      sum -= mixed(source, node, edge);
    }
  }
  balance += sum;
  return wrong == 0;
}

}  // namespace

bool sound(const GraphData& data, unsigned threads) {
  if (!lengths_agree(data)) return false;
  const std::size_t nodes = data.keys.size();
  const std::size_t edges = data.source.size();
  if (nodes > UINT32_MAX || edges > UINT32_MAX) return false;
  if (!rows_sound(data.out_begin, edges) || !rows_sound(data.in_begin, edges)) return false;
  std::atomic<std::uint64_t> balance{0};
  std::atomic<bool> good{true};
  for_each_task(1 + (nodes + kNodesPerTask - 1) / kNodesPerTask, threads, [&](std::size_t task, unsigned) {
    const std::size_t first = (task - 1) * kNodesPerTask;
    const std::size_t last = std::min(nodes, first + kNodesPerTask);
    const bool part_good =
        task == 0 ? nodes_sound(data)
                  : edges_sound(data, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last), balance);
    if (!part_good) good = false;
  });
  return good && balance == 0;
}

}  // namespace entente
