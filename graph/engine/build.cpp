#include "graph/engine/build.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "graph/engine/parallel.hpp"
#include "graph/model/error.hpp"

namespace entente {
namespace {

/// The words of all parts together, in byte order, and for each part the places of its own numbers among them.
std::pair<std::vector<std::string>, std::vector<std::vector<std::uint16_t>>> merge(
    const std::vector<EdgeRows>& parts, const Dictionary EdgeRows::*dictionary) {
  Dictionary all;
  for (const EdgeRows& part : parts) {
    for (const std::string& word : (part.*dictionary).words()) (void)all.number(word);
  }
  auto [words, places] = all.finish();
  std::vector<std::vector<std::uint16_t>> by_part;
  for (const EdgeRows& part : parts) {
    std::vector<std::uint16_t>& own = by_part.emplace_back();
    for (const std::string& word : (part.*dictionary).words()) own.push_back(places[all.number(word)]);
  }
  return {std::move(words), std::move(by_part)};
}

/// What orders the edges of one node: type, then target, then polarity.
std::uint64_t order_in_row(const EdgeRow& row) {
  return std::uint64_t{row.type} << 33 | std::uint64_t{row.target} << 1 | ((row.flags & kNegatedBit) != 0 ? 1U : 0U);
}

/// Begins of the rows of a compressed sparse row layout, from the number of entries of each row.
std::vector<std::uint32_t> begins(std::vector<std::uint32_t> counts) {
  counts.push_back(0);
  std::exclusive_scan(counts.begin(), counts.end(), counts.begin(), 0U);
  return counts;
}

/// The edge columns while they are filled.
struct EdgeColumns {
  explicit EdgeColumns(std::size_t edges)
      : source(edges),
        target(edges),
        types(edges),
        flags(edges),
        cameo(edges),
        mentions(edges),
        documents(edges),
        first(edges),
        last(edges),
        confidence(edges) {}
  void set(std::size_t edge, const EdgeRow& row) {
    source[edge] = row.source;
    target[edge] = row.target;
    types[edge] = row.type;
    flags[edge] = row.flags;
    cameo[edge] = row.cameo;
    mentions[edge] = row.mentions;
    documents[edge] = row.documents;
    first[edge] = row.first;
    last[edge] = row.last;
    confidence[edge] = row.confidence;
  }
  std::vector<std::uint32_t> source, target;
  std::vector<std::uint16_t> types;
  std::vector<std::uint8_t> flags;
  std::vector<std::uint16_t> cameo;
  std::vector<std::uint32_t> mentions, documents, first, last;
  std::vector<double> confidence;
};

constexpr std::size_t kNodesPerTask = 4096;
constexpr std::size_t kAhead = 16;

}  // namespace

void build_edges(GraphData& data, std::vector<EdgeRows> parts, unsigned threads) {
  const std::size_t nodes = data.keys.size();
  auto [type_words, type_places] = merge(parts, &EdgeRows::types);
  auto [cameo_words, cameo_places] = merge(parts, &EdgeRows::cameo);
  data.types.words = std::move(type_words);
  data.cameo.words = std::move(cameo_words);

  std::vector<std::uint32_t> out_counts(nodes);
  std::vector<std::uint32_t> in_counts(nodes);
  std::size_t edges = 0;
  for (const EdgeRows& part : parts) {
    edges += part.rows.size();
    for (const EdgeRow& row : part.rows) {
      if (row.source >= nodes || row.target >= nodes) {
        throw Error(ErrorCode::bad_input, "an edge joins a node that is not there");
      }
      ++out_counts[row.source];
      ++in_counts[row.target];
    }
  }
  if (edges > UINT32_MAX) throw Error(ErrorCode::limit, "more than 4294967295 edges");
  const std::vector<std::uint32_t> out_begin = begins(std::move(out_counts));
  const std::vector<std::uint32_t> in_begin = begins(std::move(in_counts));

  // Rows go to the place of their source, are put in order there, and then spread over the columns.
  std::vector<EdgeRow*> order(edges);
  {
    std::vector<std::uint32_t> place(out_begin.begin(), out_begin.end() - 1);
    for (std::size_t part = 0; part < parts.size(); ++part) {
      for (EdgeRow& row : parts[part].rows) {
        row.type = type_places[part][row.type];
        row.cameo = cameo_places[part][row.cameo];
        order[place[row.source]++] = &row;
      }
    }
  }
  EdgeColumns columns(edges);
  for_each_task((nodes + kNodesPerTask - 1) / kNodesPerTask, threads, [&](std::size_t task, unsigned) {
    std::vector<std::pair<std::uint64_t, const EdgeRow*>> sorted;
    const std::size_t last = std::min(nodes, (task + 1) * kNodesPerTask);
    for (std::size_t node = task * kNodesPerTask; node < last; ++node) {
      sorted.clear();
      for (std::size_t i = out_begin[node]; i < out_begin[node + 1]; ++i) {
        // Rows stand where they were read: ask for them before they are needed.
        if (i + kAhead < edges) __builtin_prefetch(order[i + kAhead]);
        sorted.emplace_back(order_in_row(*order[i]), order[i]);
      }
      std::sort(sorted.begin(), sorted.end());
      for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (i > 0 && sorted[i].first == sorted[i - 1].first) {
          throw Error(ErrorCode::bad_input, "an edge of the same source, type, target and polarity comes twice");
        }
        columns.set(out_begin[node] + i, *sorted[i].second);
      }
    }
  });
  order = {};
  parts.clear();

  std::vector<GraphData::Incoming> in(edges);
  {
    std::vector<std::uint32_t> place(in_begin.begin(), in_begin.end() - 1);
    for (std::size_t edge = 0; edge < edges; ++edge) {
      in[place[columns.target[edge]]++] = {.source = columns.source[edge], .edge = static_cast<std::uint32_t>(edge)};
    }
  }
  data.out_begin.assign(out_begin);
  data.in_begin.assign(in_begin);
  data.in.assign(std::move(in));
  data.source.assign(std::move(columns.source));
  data.target.assign(std::move(columns.target));
  data.types.codes.assign(std::move(columns.types));
  data.flags.assign(std::move(columns.flags));
  data.cameo.codes.assign(std::move(columns.cameo));
  data.mentions.assign(std::move(columns.mentions));
  data.documents.assign(std::move(columns.documents));
  data.first.assign(std::move(columns.first));
  data.last.assign(std::move(columns.last));
  data.confidence.assign(std::move(columns.confidence));
}

void build_names(GraphData& data, std::vector<std::pair<std::string, std::uint32_t>> names) {
  // From the store they come all but sorted.
  if (!std::is_sorted(names.begin(), names.end())) std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  StringBuilder folded;
  std::vector<std::uint32_t> nodes;
  for (const auto& [name, node] : names) {
    folded.add(name);
    nodes.push_back(node);
  }
  data.folded = folded.finish();
  data.folded_node.assign(std::move(nodes));
}

}  // namespace entente
