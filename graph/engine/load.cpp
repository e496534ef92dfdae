#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>

#include "graph/engine/build.hpp"
#include "graph/engine/graph.hpp"
#include "graph/engine/parallel.hpp"
#include "graph/engine/readers.hpp"
#include "graph/store/access.hpp"
#include "graph/store/bulk.hpp"
#include "graph/store/packed_edge.hpp"
#include "graph/store/reader.hpp"

namespace entente {
namespace {

using store::BulkScan;
using store::Connection;

constexpr std::int64_t kEdgesWorthAThread = 50'000;
constexpr unsigned kTasksPerThread = 8;
constexpr std::size_t kAhead = 16;
constexpr std::uint32_t kNoNode = UINT32_MAX;

/// From the database's node numbers, which are small and dense unless the file is odd, to ours.
class NodeNumbers {
 public:
  void set(std::int64_t id, std::uint32_t number) {
    if (id >= 0 && id < kDense) {
      const auto at = static_cast<std::size_t>(id);
      if (at >= dense_.size()) dense_.resize(std::max(at + 1, dense_.size() * 2), kNoNode);
      dense_[at] = number;
    } else {
      sparse_[id] = number;
    }
  }
  [[nodiscard]] std::uint32_t operator[](std::int64_t id) const {
    if (id >= 0 && static_cast<std::size_t>(id) < dense_.size()) return dense_[static_cast<std::size_t>(id)];
    const auto found = sparse_.find(id);
    return found == sparse_.end() ? kNoNode : found->second;
  }
  /// Asks for the memory of a number before it is needed.
  void prefetch(std::int64_t id) const {
    if (id >= 0 && static_cast<std::size_t>(id) < dense_.size())
      __builtin_prefetch(&dense_[static_cast<std::size_t>(id)]);
  }

 private:
  static constexpr std::int64_t kDense = 100'000'000;
  std::vector<std::uint32_t> dense_;
  std::unordered_map<std::int64_t, std::uint32_t> sparse_;
};

/// Gives strings that come in any order of nodes to their nodes, in order.
class StringLists {
 public:
  void add(std::uint32_t node, std::string_view text) {
    nodes_.push_back(node);
    strings_.add(text);
  }
  /// The strings of node 0, 1, 2, ... in the order they came, and where each node's end.
  void finish(std::size_t nodes, StringColumn& strings, Column<std::uint32_t>& ends) {
    std::vector<std::uint32_t> order(nodes_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return nodes_[a] < nodes_[b]; });
    StringBuilder sorted;
    std::vector<std::uint32_t> counts(nodes, 0);
    for (const std::uint32_t i : order) {
      sorted.add(strings_[i]);
      ++counts[nodes_[i]];
    }
    for (std::size_t node = 1; node < nodes; ++node) counts[node] += counts[node - 1];
    strings = sorted.finish();
    ends.assign(std::move(counts));
  }

 private:
  std::vector<std::uint32_t> nodes_;
  StringBuilder strings_;
};

void load_keys(Connection& connection, GraphData& data, NodeNumbers& numbers) {
  // The index on key holds key and node_id, in order: this does not touch the table.
  StringBuilder keys;
  BulkScan row(connection, "SELECT key, node_id FROM node ORDER BY key");
  while (row.step()) {
    numbers.set(row.integer(1), static_cast<std::uint32_t>(keys.size()));
    keys.add(row.text(0));
  }
  data.keys = keys.finish();
}

/// Names, labels and states as the rows of the table have them, which are in no order that says their numbers.
struct NodeRows {
  std::vector<std::int64_t> ids;
  StringBuilder names;
  std::vector<std::uint16_t> labels, states;
  Dictionary label_words, state_words;
};

NodeRows read_nodes(Connection& connection) {
  NodeRows nodes;
  BulkScan rows(connection, "SELECT hand_over(node_id, label, name, state) FROM node");
  rows.visit_rows([&](const store::HandedRow& row) {
    nodes.ids.push_back(row.integer(0));
    nodes.labels.push_back(nodes.label_words.number(row.text(1)));
    nodes.names.add(row.text(2));
    nodes.states.push_back(nodes.state_words.number(row.text(3)));
  });
  return nodes;
}

/// After load_keys().
void place_nodes(const NodeRows& nodes, GraphData& data, const NodeNumbers& numbers) {
  const std::size_t count = data.keys.size();
  std::vector<std::uint32_t> row_of(count, kNoNode);
  for (std::uint32_t row = 0; row < nodes.ids.size(); ++row) {
    const std::uint32_t number = numbers[nodes.ids[row]];
    if (number != kNoNode) row_of[number] = row;
  }
  StringBuilder names;
  names.reserve(count);
  for (const std::uint32_t row : row_of) names.add(row == kNoNode ? std::string_view() : nodes.names[row]);
  data.names = names.finish();
  const auto set = [&](DictionaryColumn& column, const Dictionary& dictionary, const std::vector<std::uint16_t>& rows) {
    auto [words, places] = dictionary.finish();
    std::vector<std::uint16_t> codes(count, 0);
    for (std::size_t node = 0; node < count; ++node) {
      if (row_of[node] != kNoNode) codes[node] = places[rows[row_of[node]]];
    }
    column.words = std::move(words);
    column.codes.assign(std::move(codes));
  };
  set(data.labels, nodes.label_words, nodes.labels);
  set(data.states, nodes.state_words, nodes.states);
}

void load_properties(Connection& connection, GraphData& data, const NodeNumbers& numbers) {
  StringLists properties;
  BulkScan row(connection, "SELECT node_id, name, value FROM property ORDER BY node_id, name");
  while (row.step()) {
    const std::uint32_t number = numbers[row.integer(0)];
    if (number == kNoNode) continue;
    properties.add(number, row.text(1));
    properties.add(number, row.text(2));
  }
  properties.finish(data.keys.size(), data.properties, data.properties_end);
}

/// After place_nodes().
void load_aliases(Connection& connection, GraphData& data, const NodeNumbers& numbers) {
  StringLists aliases;
  BulkScan row(connection, "SELECT node_id, alias FROM alias ORDER BY node_id, alias");
  while (row.step()) {
    const std::uint32_t number = numbers[row.integer(0)];
    if (number != kNoNode && row.text(1) != data.names[number]) aliases.add(number, row.text(1));
  }
  aliases.finish(data.keys.size(), data.aliases, data.aliases_end);
}

void load_names(Connection& connection, GraphData& data, const NodeNumbers& numbers) {
  std::vector<std::pair<std::string, std::uint32_t>> names;
  BulkScan row(connection, "SELECT folded, node_id FROM alias ORDER BY folded");
  while (row.step()) {
    const std::uint32_t number = numbers[row.integer(1)];
    if (number != kNoNode) names.emplace_back(row.text(0), number);
  }
  build_names(data, std::move(names));
}

/// The rows of one range of edge_id.
void load_edges(Connection& connection, std::int64_t first_id, std::int64_t last_id, const NodeNumbers& numbers,
                EdgeRows& edges) {
  BulkScan rows(connection, "SELECT hand_over(source, type, target, packed) FROM edge WHERE edge_id BETWEEN ? AND ?");
  rows.bind(1, first_id);
  rows.bind(2, last_id);
  // Nodes come in any order, so that their numbers are rarely at hand: each row waits until those of the next ones have
  // been asked for.
  struct Waiting {
    std::int64_t source = 0, target = 0;
    EdgeRow edge;
  };
  std::array<Waiting, kAhead> waiting;
  std::size_t count = 0;
  const auto damaged = [&] {
    return Error(ErrorCode::store, "cannot load the graph: an edge is damaged; restore a copy", connection.path());
  };
  const auto take = [&](Waiting& one) {
    one.edge.source = numbers[one.source];
    one.edge.target = numbers[one.target];
    if (one.edge.source == kNoNode || one.edge.target == kNoNode) throw damaged();
    edges.add(one.edge);
  };
  rows.visit_rows([&](const store::HandedRow& row) {
    Waiting& one = waiting[count % kAhead];
    if (count++ >= kAhead) take(one);
    one.source = row.integer(0);
    one.target = row.integer(2);
    numbers.prefetch(one.source);
    numbers.prefetch(one.target);
    const std::string_view bytes = row.blob(3);
    const auto sums = store::PackedEdge::from_bytes(bytes.data(), bytes.size());
    if (!sums) throw damaged();
    one.edge = {.source = 0,
                .target = 0,
                .type = edges.types.number(row.text(1)),
                .cameo = edges.cameo.number(sums->cameo_code()),
                .flags = edge_flags(static_cast<Modality>(sums->modality), sums->negated != 0),
                .mentions = sums->mentions,
                .documents = sums->documents,
                .first = sums->first,
                .last = sums->last,
                .confidence = sums->confidence};
  });
  for (std::size_t i = count - std::min(count, kAhead); i < count; ++i) take(waiting[i % kAhead]);
}

GraphData read(const Store& store) {
  Connection& connection = StoreAccess::connection(store);
  const std::int64_t first_id = connection.integer("SELECT min(edge_id) FROM edge").value_or(0);
  const std::int64_t last_id = connection.integer("SELECT max(edge_id) FROM edge").value_or(-1);
  const auto worthwhile =
      static_cast<unsigned>(std::clamp<std::int64_t>((last_id - first_id) / kEdgesWorthAThread, 1, 64));
  Readers readers(store, std::min(all_threads(), worthwhile));
  GraphData data;
  NodeNumbers numbers;
  NodeRows nodes;
  for_each_task(2, readers.count(), [&](std::size_t task, unsigned worker) {
    if (task == 0) return load_keys(readers[worker], data, numbers);
    nodes = read_nodes(readers[worker]);
  });

  // Nodes, look-up and properties are tasks beside the ranges of edges.
  const unsigned ranges = readers.count() == 1 ? 1 : readers.count() * kTasksPerThread;
  const std::int64_t width = (last_id - first_id) / ranges + 1;
  std::vector<EdgeRows> parts;
  for (unsigned worker = 0; worker < readers.count(); ++worker) parts.emplace_back(data.keys.size());
  for_each_task(ranges + 3, readers.count(), [&](std::size_t task, unsigned worker) {
    Connection& reader = readers[worker];
    if (task == 0) {
      place_nodes(nodes, data, numbers);
      return load_aliases(reader, data, numbers);
    }
    if (task == 1) return load_names(reader, data, numbers);
    if (task == 2) return load_properties(reader, data, numbers);
    const auto range = static_cast<std::int64_t>(task - 3);
    const std::int64_t begin = first_id + range * width;
    load_edges(reader, begin, std::min(last_id, begin + width - 1), numbers, parts[worker]);
  });
  build_edges(data, std::move(parts), all_threads());
  return data;
}

}  // namespace

Graph Graph::load(const Store& store) {
  try {
    Connection& connection = StoreAccess::connection(store);
    const store::ReadTransaction state(connection);
    StoreVersion version = store::Reader(connection).version();
    return Graph(read(store), std::move(version));
  } catch (const SQLite::Exception& failure) {
    throw store::translate(failure, store.path(), "load the graph");
  }
}

}  // namespace entente
