#include "graph/engine/build.hpp"

#include <algorithm>
#include <numeric>
#include <span>

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

constexpr std::size_t kMostRanges = 256;

/// The edge columns while they are filled.
struct EdgeColumns {
  EdgeColumns(GraphData& data, std::size_t edges)
      : source(data.source.allocate(edges)),
        target(data.target.allocate(edges)),
        types(data.types.codes.allocate(edges)),
        flags(data.flags.allocate(edges)),
        cameo(data.cameo.codes.allocate(edges)),
        mentions(data.mentions.allocate(edges)),
        documents(data.documents.allocate(edges)),
        first(data.first.allocate(edges)),
        last(data.last.allocate(edges)),
        confidence(data.confidence.allocate(edges)) {}
  void set(std::size_t edge, const EdgeRow& row) const {
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
  std::uint32_t *source, *target;
  std::uint16_t* types;
  std::uint8_t* flags;
  std::uint16_t* cameo;
  std::uint32_t *mentions, *documents, *first, *last;
  double* confidence;
};

using Places = std::vector<std::vector<std::uint16_t>>;

/// Puts the edges of one range of sources in order, from edge number `start` on, and fills their columns.
void order_range(std::vector<EdgeRows>& parts, std::size_t range, std::uint32_t start, const Places& type_places,
                 const Places& cameo_places, const EdgeColumns& columns, std::span<std::uint32_t> out_begin) {
  const std::size_t first_node = range * parts.front().nodes_per_range();
  const std::size_t nodes = std::min(parts.front().nodes_per_range(), out_begin.size() - 1 - first_node);
  std::vector<std::uint32_t> place(nodes + 1, 0);
  for (std::size_t part = 0; part < parts.size(); ++part) {
    parts[part].for_each(range, [&](EdgeRow& row) {
      row.type = type_places[part][row.type];
      row.cameo = cameo_places[part][row.cameo];
      ++place[row.source - first_node];
    });
  }
  std::exclusive_scan(place.begin(), place.end(), place.begin(), 0U);
  std::vector<std::pair<std::uint64_t, const EdgeRow*>> sorted(place.back());
  for (std::size_t node = 0; node < nodes; ++node) out_begin[first_node + node] = start + place[node];
  for (EdgeRows& part : parts) {
    part.for_each(range, [&](const EdgeRow& row) {
      sorted[place[row.source - first_node]++] = {order_in_row(row), &row};
    });
  }
  std::size_t begin = 0;
  for (std::size_t node = 0; node < nodes; ++node) {
    const std::size_t end = place[node];
    std::sort(sorted.begin() + static_cast<std::ptrdiff_t>(begin), sorted.begin() + static_cast<std::ptrdiff_t>(end));
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin && sorted[i].first == sorted[i - 1].first) {
        throw Error(ErrorCode::bad_input, "an edge of the same source, type, target and polarity comes twice");
      }
      columns.set(start + i, *sorted[i].second);
    }
    begin = end;
  }
}

/// Lays out the edges by target: each thread takes a range of targets and looks at all edges for its own.
void build_incoming(GraphData& data, const EdgeColumns& columns, std::size_t edges, unsigned threads) {
  const std::size_t nodes = data.keys.size();
  std::vector<std::uint32_t> begin(nodes + 1, 0);
  GraphData::Incoming* in = data.in.allocate(edges);
  const std::size_t width = nodes / threads + 1;
  const auto for_each_own = [&](std::size_t task, auto visit) {
    const auto first = static_cast<std::uint32_t>(task * width);
    for (std::size_t edge = 0; edge < edges; ++edge) {
      if (columns.target[edge] - first < width) visit(columns.target[edge], edge);
    }
  };
  for_each_task(threads, threads, [&](std::size_t task, unsigned) {
    for_each_own(task, [&](std::uint32_t target, std::size_t) { ++begin[target]; });
  });
  std::exclusive_scan(begin.begin(), begin.end(), begin.begin(), 0U);
  std::vector<std::uint32_t> place = begin;
  for_each_task(threads, threads, [&](std::size_t task, unsigned) {
    for_each_own(task, [&](std::uint32_t target, std::size_t edge) {
      in[place[target]++] = {.source = columns.source[edge], .edge = static_cast<std::uint32_t>(edge)};
    });
  });
  data.in_begin.assign(std::move(begin));
}

}  // namespace

EdgeRows::EdgeRows(std::size_t nodes) : nodes_(nodes) {
  while (nodes >> shift_ >= kMostRanges) ++shift_;
  ranges_.resize((nodes >> shift_) + 1);
}

std::size_t EdgeRows::size(std::size_t range) const {
  std::size_t rows = 0;
  for (const Block& block : ranges_[range]) rows += block.size;
  return rows;
}

void EdgeRows::more_blocks() {
  memory_.push_back(allocate_large<EdgeRow>(kBlocksAtOnce * kBlock));
  blocks_left_ = kBlocksAtOnce;
}

void EdgeRows::refuse() { throw Error(ErrorCode::bad_input, "an edge joins a node that is not there"); }

void build_edges(GraphData& data, std::vector<EdgeRows> parts, unsigned threads) {
  auto [type_words, type_places] = merge(parts, &EdgeRows::types);
  auto [cameo_words, cameo_places] = merge(parts, &EdgeRows::cameo);
  data.types.words = std::move(type_words);
  data.cameo.words = std::move(cameo_words);

  const std::size_t ranges = parts.front().ranges();
  std::vector<std::size_t> starts(ranges + 1, 0);
  for (std::size_t range = 0; range < ranges; ++range) {
    starts[range + 1] = starts[range];
    for (const EdgeRows& part : parts) starts[range + 1] += part.size(range);
  }
  const std::size_t edges = starts.back();
  if (edges > UINT32_MAX) throw Error(ErrorCode::limit, "more than 4294967295 edges");
  const EdgeColumns columns(data, edges);
  std::vector<std::uint32_t> out_begin(data.keys.size() + 1, static_cast<std::uint32_t>(edges));
  for_each_task(ranges, threads, [&](std::size_t range, unsigned) {
    order_range(parts, range, static_cast<std::uint32_t>(starts[range]), type_places, cameo_places, columns, out_begin);
  });
  data.out_begin.assign(std::move(out_begin));
  build_incoming(data, columns, edges, threads);
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
