// Loads a store into memory and runs two of Boost.Graph's algorithms on it, without a copy of the graph:
//
//     walk_with_boost DATABASE NAME
//     walk_with_boost lake.db Chad
//
// prints how many nodes lie at each distance from NAME, whichever way the edges point (breadth-first search), and the
// ten that others act upon most (PageRank along the edges; Page, Brin, Motwani and Winograd 1999).
//
// What it shows: a View is a Boost.Graph BidirectionalGraph, so that any algorithm that takes one runs on it.
#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/property_map/property_map.hpp>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "graph/engine/graph.hpp"
#include "graph/engine/view.hpp"
#include "graph/model/error.hpp"
#include "graph/store/store.hpp"
#include "query/names/names.hpp"

namespace {

using namespace entente;

/// A vertex is its own index.
struct VertexIndex {
  using key_type = std::uint32_t;
  using value_type = std::uint32_t;
  using reference = std::uint32_t;
  using category = boost::readable_property_map_tag;
  friend std::uint32_t get(VertexIndex, std::uint32_t vertex) { return vertex; }
};

void print_distances(const View<>& view, NodeId start) {
  std::vector<std::size_t> distance(num_vertices(view));
  std::vector<boost::default_color_type> colour(num_vertices(view));
  const auto record = boost::record_distances(boost::make_iterator_property_map(distance.begin(), VertexIndex{}),
                                              boost::on_tree_edge());
  boost::breadth_first_search(view, start.value(),
                              boost::visitor(boost::make_bfs_visitor(record))
                                  .color_map(boost::make_iterator_property_map(colour.begin(), VertexIndex{}))
                                  .vertex_index_map(VertexIndex{}));
  std::map<std::size_t, std::size_t> nodes_at;
  for (std::size_t i = 0; i < distance.size(); ++i) {
    if (distance[i] > 0) ++nodes_at[distance[i]];
  }
  for (const auto& [hops, nodes] : nodes_at) std::cout << nodes << " nodes at distance " << hops << "\n";
}

void print_ranks(const View<>& view) {
  std::vector<double> rank(num_vertices(view));
  std::vector<double> scratch(num_vertices(view));
  boost::graph::page_rank(view, boost::make_iterator_property_map(rank.begin(), VertexIndex{}),
                          boost::graph::n_iterations(30), 0.85, num_vertices(view),
                          boost::make_iterator_property_map(scratch.begin(), VertexIndex{}));
  std::vector<std::uint32_t> order(vertices(view).first, vertices(view).second);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return rank[a] > rank[b]; });
  order.resize(std::min<std::size_t>(order.size(), 10));
  for (const std::uint32_t node : order) std::cout << view.graph().name(NodeId{node}) << ": " << rank[node] << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: walk_with_boost DATABASE NAME\n";
    return 2;
  }
  try {
    const Graph graph = Graph::load(Store::open(argv[1], OpenMode::read_only));
    const NodeId start = query::Names(graph).resolve(argv[2]);
    std::cout << "From " << graph.name(start) << ":\n";
    print_distances(View<>(graph, Direction::both), start);
    std::cout << "Most acted upon:\n";
    print_ranks(View<>(graph, Direction::out));
  } catch (const Error& error) {
    std::cerr << "walk_with_boost: " << error.what() << "\n";
    return static_cast<int>(error.code());
  }
  return 0;
}
