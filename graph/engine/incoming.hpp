#pragma once

#include <cstddef>
#include <iterator>

#include "graph/engine/overlay.hpp"

namespace entente {

/// The incoming edges of a node, in the order of their numbers: a forward range. The graph must outlive it.
class IncomingEdges {
 public:
  class iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = GraphData::Incoming;
    using difference_type = std::ptrdiff_t;
    using pointer = const value_type*;
    using reference = const value_type&;

    iterator() = default;
    reference operator*() const { return here_; }
    pointer operator->() const { return &here_; }
    iterator& operator++() {
      if (from_added_) {
        rest_.added = rest_.added.subspan(1);
      } else {
        rest_.kept = rest_.kept.subspan(1);
      }
      settle();
      return *this;
    }
    iterator operator++(int) {
      iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const iterator& a, const iterator& b) {
      return a.rest_.kept.size() == b.rest_.kept.size() && a.rest_.added.size() == b.rest_.added.size();
    }

   private:
    friend class IncomingEdges;
    iterator(const Overlay* overlay, const Overlay::Incoming& rest) : overlay_(overlay), rest_(rest) { settle(); }

    void settle() {
      if (overlay_ == nullptr) {
        if (!rest_.kept.empty()) here_ = rest_.kept.front();
        return;
      }
      while (!rest_.gone.empty() && rest_.kept.front().edge == rest_.gone.front()) {
        rest_.kept = rest_.kept.subspan(1);
        rest_.gone = rest_.gone.subspan(1);
      }
      from_added_ = rest_.kept.empty();
      if (!from_added_) {
        here_ = {.source = overlay_->nodes().now(rest_.kept.front().source),
                 .edge = overlay_->edges().now(rest_.kept.front().edge)};
        from_added_ = !rest_.added.empty() && rest_.added.front().edge < here_.edge;
      }
      if (from_added_ && !rest_.added.empty()) here_ = rest_.added.front();
    }

    const Overlay* overlay_ = nullptr;
    Overlay::Incoming rest_;
    GraphData::Incoming here_;
    bool from_added_ = false;
  };

  /// Edges of the columns as they are (overlay nullptr), or under an overlay.
  IncomingEdges(const Overlay* overlay, Overlay::Incoming edges) : overlay_(overlay), edges_(edges) {}
  [[nodiscard]] iterator begin() const { return {overlay_, edges_}; }
  [[nodiscard]] iterator end() const {
    return {nullptr, {.kept = edges_.kept.last(0), .gone = {}, .added = edges_.added.last(0)}};
  }
  [[nodiscard]] std::size_t size() const { return edges_.kept.size() - edges_.gone.size() + edges_.added.size(); }

 private:
  const Overlay* overlay_;
  Overlay::Incoming edges_;
};

}  // namespace entente
