#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/irange.hpp>
#include <cstdint>
#include <iterator>
#include <utility>

#include "graph/engine/filter.hpp"

namespace entente {

/// An edge as a traversal meets it: followed from `from` to `to`, whichever of the two is its source.
struct Arc {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint32_t edge = 0;  ///< EdgeId::value()
  friend constexpr auto operator<=>(const Arc&, const Arc&) = default;
};

/// Lets every edge pass, at no cost.
struct EveryEdge {
  bool operator()(EdgeId) const { return true; }
};

/// A graph seen through a predicate and a direction: models Boost.Graph's BidirectionalGraph, AdjacencyGraph and
/// VertexListGraph, so that Boost.Graph's algorithms run on it without a copy. out_edges() follows the direction,
/// in_edges() goes against it; with Direction::both they are the same edges turned round, and a self-loop comes twice.
/// The arcs of a node come source to target first, each group in the order of EdgeIds. Cheap to copy; the graph must
/// outlive it.
///
///     const View view(graph, Direction::out, EdgePredicate(graph, filter));
///     boost::breadth_first_search(view, start.value(), boost::color_map(colours.data()));
template <class Predicate = EveryEdge>
class View {
 public:
  using vertex_descriptor = std::uint32_t;  ///< NodeId::value()
  using edge_descriptor = Arc;
  using directed_category = boost::bidirectional_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  struct traversal_category : boost::bidirectional_graph_tag,
                              boost::adjacency_graph_tag,
                              boost::vertex_list_graph_tag {};
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = boost::integer_range<std::uint32_t>::iterator;
  class out_edge_iterator;
  using in_edge_iterator = out_edge_iterator;
  class adjacency_iterator;

  View(const Graph& graph, Direction direction, Predicate passes = {})
      : graph_(&graph), direction_(direction), passes_(std::move(passes)) {}

  [[nodiscard]] const Graph& graph() const { return *graph_; }
  [[nodiscard]] Direction direction() const { return direction_; }
  static vertex_descriptor null_vertex() { return UINT32_MAX; }

  /// Calls visit(Arc) for each of out_edges(node) (in_edges(node): see for_each_in), without an iterator's
  /// bookkeeping.
  template <class Visit>
  void for_each_out(std::uint32_t node, Visit visit) const {
    if (direction_ != Direction::in) scan(graph_->out(), node, visit);
    if (direction_ != Direction::out) scan(graph_->in(), node, visit);
  }
  template <class Visit>
  void for_each_in(std::uint32_t node, Visit visit) const {
    const auto turned = [&](const Arc& arc) { visit(Arc{.from = arc.to, .to = arc.from, .edge = arc.edge}); };
    if (direction_ != Direction::out) scan(graph_->out(), node, turned);
    if (direction_ != Direction::in) scan(graph_->in(), node, turned);
  }

  friend std::uint32_t source(const Arc& arc, const View&) { return arc.from; }
  friend std::uint32_t target(const Arc& arc, const View&) { return arc.to; }
  friend std::size_t num_vertices(const View& view) { return view.graph_->node_count(); }
  friend std::pair<vertex_iterator, vertex_iterator> vertices(const View& view) {
    const auto all = boost::irange(0U, static_cast<std::uint32_t>(view.graph_->node_count()));
    return {all.begin(), all.end()};
  }
  friend std::pair<out_edge_iterator, out_edge_iterator> out_edges(std::uint32_t node, const View& view) {
    return view.arcs(node, view.direction_ != Direction::in, view.direction_ != Direction::out, false);
  }
  friend std::pair<in_edge_iterator, in_edge_iterator> in_edges(std::uint32_t node, const View& view) {
    return view.arcs(node, view.direction_ != Direction::out, view.direction_ != Direction::in, true);
  }
  friend std::pair<adjacency_iterator, adjacency_iterator> adjacent_vertices(std::uint32_t node, const View& view) {
    const auto [first, last] = out_edges(node, view);
    return {adjacency_iterator(first), adjacency_iterator(last)};
  }
  /// O(degree): edges that do not pass are not counted.
  friend std::size_t out_degree(std::uint32_t node, const View& view) {
    const auto [first, last] = out_edges(node, view);
    return static_cast<std::size_t>(std::distance(first, last));
  }
  friend std::size_t in_degree(std::uint32_t node, const View& view) {
    const auto [first, last] = in_edges(node, view);
    return static_cast<std::size_t>(std::distance(first, last));
  }
  friend std::size_t degree(std::uint32_t node, const View& view) {
    return out_degree(node, view) + in_degree(node, view);
  }

 private:
  using Row = boost::graph_traits<Graph::Topology>::out_edge_iterator;

  template <class Visit>
  void scan(const Graph::Topology& rows, std::uint32_t node, Visit& visit) const {
    const auto [first, last] = boost::out_edges(node, rows);
    for (auto at = first; at != last; ++at) {
      const std::uint32_t edge = rows[*at].edge;
      if (passes_(EdgeId{edge})) visit(Arc{.from = node, .to = boost::target(*at, rows), .edge = edge});
    }
  }

  [[nodiscard]] std::pair<out_edge_iterator, out_edge_iterator> arcs(std::uint32_t node, bool outgoing, bool incoming,
                                                                     bool turned) const {
    auto out = boost::out_edges(node, graph_->out());
    auto in = boost::out_edges(node, graph_->in());
    if (!outgoing) out.first = out.second;
    if (!incoming) in.first = in.second;
    return {out_edge_iterator(*this, node, turned, out, in),
            out_edge_iterator(*this, node, turned, {out.second, out.second}, {in.second, in.second})};
  }

  const Graph* graph_;
  Direction direction_;
  Predicate passes_;
};

template <class Predicate>
View(const Graph&, Direction, Predicate) -> View<Predicate>;

/// Steps over the arcs of one node: those of the outgoing row, then those of the incoming one. The view must outlive
/// it.
template <class Predicate>
class View<Predicate>::out_edge_iterator
    : public boost::iterator_facade<out_edge_iterator, Arc, boost::forward_traversal_tag, Arc> {
 public:
  out_edge_iterator() = default;

 private:
  friend class boost::iterator_core_access;
  friend class View;

  out_edge_iterator(const View& view, std::uint32_t node, bool turned, std::pair<Row, Row> out, std::pair<Row, Row> in)
      : view_(&view),
        node_(node),
        turned_(turned),
        at_(out.first),
        end_(out.second),
        next_(in.first),
        last_(in.second) {
    settle();
  }
  [[nodiscard]] const Graph::Topology& rows() const { return incoming_ ? view_->graph_->in() : view_->graph_->out(); }
  [[nodiscard]] Arc dereference() const {
    const std::uint32_t other = boost::target(*at_, rows());
    return {.from = turned_ ? other : node_, .to = turned_ ? node_ : other, .edge = rows()[*at_].edge};
  }
  void increment() {
    ++at_;
    settle();
  }
  [[nodiscard]] bool equal(const out_edge_iterator& other) const {
    return incoming_ == other.incoming_ && at_ == other.at_;
  }
  /// Moves on to the next edge that passes, from the outgoing row to the incoming one where the first ends.
  void settle() {
    for (;;) {
      for (; at_ != end_; ++at_) {
        if (view_->passes_(EdgeId{rows()[*at_].edge})) return;
      }
      if (incoming_) return;
      incoming_ = true;
      at_ = next_;
      end_ = last_;
    }
  }

  const View* view_ = nullptr;
  std::uint32_t node_ = 0;
  bool turned_ = false;
  bool incoming_ = false;
  Row at_{}, end_{}, next_{}, last_{};
};

template <class Predicate>
class View<Predicate>::adjacency_iterator
    : public boost::iterator_facade<adjacency_iterator, std::uint32_t, boost::forward_traversal_tag, std::uint32_t> {
 public:
  adjacency_iterator() = default;
  explicit adjacency_iterator(out_edge_iterator at) : at_(at) {}

 private:
  friend class boost::iterator_core_access;
  friend class View;
  [[nodiscard]] std::uint32_t dereference() const { return (*at_).to; }
  void increment() { ++at_; }
  [[nodiscard]] bool equal(const adjacency_iterator& other) const { return at_ == other.at_; }
  out_edge_iterator at_;
};

/// Calls use(view) with the cheapest view of the graph that the filter allows, and returns what it returns.
template <class Use>
auto with_view(const Graph& graph, const Filter& filter, Use use) {
  const EdgePredicate passes(graph, filter);
  if (passes.passes_all()) return use(View<>(graph, filter.direction));
  return use(View(graph, filter.direction, passes));
}

}  // namespace entente
