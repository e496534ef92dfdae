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

  /// How many edges for_each_out (or for_each_in) looks at, those that do not pass included.
  [[nodiscard]] std::size_t work_out(std::uint32_t node) const {
    return rows(node, direction_ != Direction::in, direction_ != Direction::out);
  }
  [[nodiscard]] std::size_t work_in(std::uint32_t node) const {
    return rows(node, direction_ != Direction::out, direction_ != Direction::in);
  }

  /// The sum of work_out() over all nodes.
  [[nodiscard]] std::size_t work_all() const { return graph_->edge_count() * (direction_ == Direction::both ? 2 : 1); }
  /// Whether test(node at the other end) holds for one of in_edges(node); asks no further once it does.
  template <class Test>
  [[nodiscard]] bool any_in(std::uint32_t node, Test test) const {
    const auto passing = [&](std::uint32_t other, std::uint32_t edge) { return passes_(EdgeId{edge}) && test(other); };
    return (direction_ != Direction::out && graph_->any_outgoing(NodeId{node}, passing)) ||
           (direction_ != Direction::in && graph_->any_incoming(NodeId{node}, passing));
  }

  /// Calls visit(Arc) for each of out_edges(node) (in_edges(node): see for_each_in), without an iterator's
  /// bookkeeping.
  template <class Visit>
  void for_each_out(std::uint32_t node, Visit visit) const {
    if (direction_ != Direction::in) {
      scan_outgoing(node, [&](std::uint32_t other, std::uint32_t edge) { visit(Arc{node, other, edge}); });
    }
    if (direction_ != Direction::out) {
      scan_incoming(node, [&](std::uint32_t other, std::uint32_t edge) { visit(Arc{node, other, edge}); });
    }
  }
  template <class Visit>
  void for_each_in(std::uint32_t node, Visit visit) const {
    if (direction_ != Direction::out) {
      scan_outgoing(node, [&](std::uint32_t other, std::uint32_t edge) { visit(Arc{other, node, edge}); });
    }
    if (direction_ != Direction::in) {
      scan_incoming(node, [&](std::uint32_t other, std::uint32_t edge) { visit(Arc{other, node, edge}); });
    }
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
  [[nodiscard]] std::size_t rows(std::uint32_t node, bool outgoing, bool incoming) const {
    const auto [first, last] = graph_->outgoing(NodeId{node});
    return std::size_t{outgoing ? last - first : 0} + (incoming ? graph_->incoming(NodeId{node}).size() : 0);
  }

  template <class Visit>
  void scan_outgoing(std::uint32_t node, Visit visit) const {
    graph_->any_outgoing(NodeId{node}, [&](std::uint32_t other, std::uint32_t edge) {
      if (passes_(EdgeId{edge})) visit(other, edge);
      return false;
    });
  }
  template <class Visit>
  void scan_incoming(std::uint32_t node, Visit visit) const {
    graph_->any_incoming(NodeId{node}, [&](std::uint32_t other, std::uint32_t edge) {
      if (passes_(EdgeId{edge})) visit(other, edge);
      return false;
    });
  }

  [[nodiscard]] std::pair<out_edge_iterator, out_edge_iterator> arcs(std::uint32_t node, bool outgoing, bool incoming,
                                                                     bool turned) const {
    const auto [first, last] = graph_->outgoing(NodeId{node});
    const auto in = graph_->incoming(NodeId{node});
    out_edge_iterator end(*this, node, turned);
    end.at_ = end.end_ = last;
    end.in_at_ = end.in_end_ = in.end();
    out_edge_iterator begin = end;
    if (outgoing) begin.at_ = first;
    if (incoming) begin.in_at_ = in.begin();
    begin.settle();
    return {begin, end};
  }

  const Graph* graph_;
  Direction direction_;
  Predicate passes_;
};

template <class Predicate>
View(const Graph&, Direction, Predicate) -> View<Predicate>;

/// Steps over the arcs of one node: the outgoing edges, then the incoming ones. The view must outlive it.
template <class Predicate>
class View<Predicate>::out_edge_iterator
    : public boost::iterator_facade<out_edge_iterator, Arc, boost::forward_traversal_tag, Arc> {
 public:
  out_edge_iterator() = default;

 private:
  friend class boost::iterator_core_access;
  friend class View;

  out_edge_iterator(const View& view, std::uint32_t node, bool turned) : view_(&view), node_(node), turned_(turned) {}

  [[nodiscard]] Graph::Incoming here() const {
    if (at_ != end_) return {.source = view_->graph_->target(EdgeId{at_}).value(), .edge = at_};
    return *in_at_;
  }
  [[nodiscard]] Arc dereference() const {
    const auto [other, edge] = here();
    return {.from = turned_ ? other : node_, .to = turned_ ? node_ : other, .edge = edge};
  }
  void increment() {
    step();
    settle();
  }
  [[nodiscard]] bool equal(const out_edge_iterator& other) const { return at_ == other.at_ && in_at_ == other.in_at_; }
  void step() {
    if (at_ != end_) {
      ++at_;
    } else {
      ++in_at_;
    }
  }
  /// Moves on to the next edge that passes.
  void settle() {
    while (at_ != end_ || in_at_ != in_end_) {
      if (view_->passes_(EdgeId{here().edge})) return;
      step();
    }
  }

  const View* view_ = nullptr;
  std::uint32_t node_ = 0;
  bool turned_ = false;
  std::uint32_t at_ = 0, end_ = 0;          ///< outgoing edges, by number
  IncomingEdges::iterator in_at_, in_end_;  ///< incoming edges
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
