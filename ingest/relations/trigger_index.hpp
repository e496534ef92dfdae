#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/ontology/ontology.hpp"

namespace entente::ingest {

/// A trigger by one of its lemmas.
struct IndexedTrigger {
  const Trigger* trigger = nullptr;
  const EdgeType* type = nullptr;
  std::string particle;  ///< second word of "turn down"; empty when there is none
};

/// The triggers of an ontology by part of speech and first lemma, the more specific first: with demands on the object,
/// then on the complement, then with a particle, then the plain ones, each in file order.
/// Refers to the ontology, which must outlive it. Immutable.
class TriggerIndex {
 public:
  explicit TriggerIndex(const Ontology& ontology);
  [[nodiscard]] const std::vector<IndexedTrigger>& find(TriggerPos pos, std::string_view lemma) const;

 private:
  std::unordered_map<std::string, std::vector<IndexedTrigger>> by_lemma_[3];
  std::vector<IndexedTrigger> none_;
};

}  // namespace entente::ingest
