#pragma once

#include <optional>
#include <span>
#include <vector>

#include "graph/model/evidence.hpp"
#include "graph/ontology/ontology.hpp"
#include "ingest/entities/entity.hpp"
#include "ingest/entities/lexicon.hpp"
#include "ingest/language/tree.hpp"
#include "ingest/relations/binding.hpp"
#include "ingest/relations/trigger_index.hpp"

namespace entente::ingest {

/// Reads who did what to whom off dependency trees, by the ontology's triggers. All state is in the arguments: one
/// extractor serves any number of threads.
class Extractor {
 public:
  /// The arguments must outlive the extractor; `model`, where there is one, binds what the rules leave.
  Extractor(const Ontology& ontology, const Lexicon& lexicon, const BindingModel* model = nullptr);

  /// The evidence of one document: `trees` and `entities` are of the same sentences. Sorted by sentence, source span,
  /// target span, type; each (sentence, type, source, target, negated) once, the most confident.
  [[nodiscard]] std::vector<Evidence> extract(std::span<const language::Tree> trees, const DocumentEntities& entities,
                                              std::optional<Date> published,
                                              const BindingObserver& observer = {}) const;

 private:
  const Ontology* ontology_;
  const Lexicon* lexicon_;
  const BindingModel* model_;
  TriggerIndex triggers_;
};

}  // namespace entente::ingest
