#include "ingest/relations/trigger_index.hpp"

#include <algorithm>

namespace entente::ingest {
namespace {

int specificity(const IndexedTrigger& entry) {
  return (entry.trigger->objects.empty() ? 0 : 4) + (entry.trigger->complements.empty() ? 0 : 2) +
         (entry.particle.empty() ? 0 : 8);
}

}  // namespace

TriggerIndex::TriggerIndex(const Ontology& ontology) {
  for (const Trigger& trigger : ontology.triggers()) {
    for (const std::string& lemma : trigger.lemmas) {
      const std::size_t blank = lemma.find(' ');
      IndexedTrigger entry{&trigger, ontology.find_type(trigger.type),
                           blank == std::string::npos ? std::string{} : lemma.substr(blank + 1)};
      by_lemma_[static_cast<std::size_t>(trigger.pos)][lemma.substr(0, blank)].push_back(std::move(entry));
    }
  }
  for (auto& map : by_lemma_) {
    for (auto& [lemma, entries] : map) {
      std::stable_sort(entries.begin(), entries.end(), [](const IndexedTrigger& a, const IndexedTrigger& b) {
        return specificity(a) > specificity(b);
      });
    }
  }
}

const std::vector<IndexedTrigger>& TriggerIndex::find(TriggerPos pos, std::string_view lemma) const {
  const auto& map = by_lemma_[static_cast<std::size_t>(pos)];
  const auto found = map.find(std::string(lemma));
  return found == map.end() ? none_ : found->second;
}

}  // namespace entente::ingest
