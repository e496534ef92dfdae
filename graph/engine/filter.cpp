#include "graph/engine/filter.hpp"

#include <algorithm>
#include <limits>

namespace entente {

EdgePredicate::EdgePredicate(const Graph& graph, const Filter& filter)
    : graph_(&graph),
      negated_(filter.negated),
      modality_(filter.modality),
      since_(filter.since ? filter.since->days() : std::numeric_limits<std::int32_t>::min()),
      until_(filter.until ? filter.until->last_day().days() : std::numeric_limits<std::int32_t>::max()),
      dated_(filter.since || filter.until),
      min_confidence_(filter.min_confidence),
      also_(filter.also),
      watch_(filter.watch) {
  if (!filter.types.empty()) {
    for (const std::string& type : graph.types()) {
      types_.push_back(std::find(filter.types.begin(), filter.types.end(), type) != filter.types.end());
    }
  }
  passes_all_ = !watch_.active() && filter.types.empty() && !negated_ && modality_ == Modality::possible && !dated_ &&
                min_confidence_ <= 0 && !also_;
}

bool EdgePredicate::operator()(EdgeId edge) const {
  if (passes_all_) return true;
  watch_();
  if (!types_.empty() && !types_[graph_->type(edge)]) return false;
  if (negated_ && graph_->negated(edge) != *negated_) return false;
  if (graph_->modality(edge) < modality_) return false;
  if (graph_->confidence(edge) < min_confidence_) return false;
  if (dated_) {
    const auto first = graph_->first(edge);
    const auto last = graph_->last(edge);
    if (!first || !last || last->last_day().days() < since_ || first->days() > until_) return false;
  }
  return !also_ || also_(edge);
}

}  // namespace entente
