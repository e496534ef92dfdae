#pragma once

#include <boost/graph/graph_traits.hpp>
#include <cstdint>

/// How the algorithms of this folder reach the edges of a node: through Boost.Graph's out_edges and in_edges, or
/// through a graph's own for_each_out and for_each_in where it has them, which are faster.
namespace entente::algorithms {

template <class Graph, class Visit>
void for_each_out(typename boost::graph_traits<Graph>::vertex_descriptor node, const Graph& graph, Visit visit) {
  if constexpr (requires { graph.for_each_out(node, visit); }) {
    graph.for_each_out(node, visit);
  } else {
    const auto [first, last] = out_edges(node, graph);
    for (auto at = first; at != last; ++at) visit(*at);
  }
}

template <class Graph, class Visit>
void for_each_in(typename boost::graph_traits<Graph>::vertex_descriptor node, const Graph& graph, Visit visit) {
  if constexpr (requires { graph.for_each_in(node, visit); }) {
    graph.for_each_in(node, visit);
  } else {
    const auto [first, last] = in_edges(node, graph);
    for (auto at = first; at != last; ++at) visit(*at);
  }
}

}  // namespace entente::algorithms
