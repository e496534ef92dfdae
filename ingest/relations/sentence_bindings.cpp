#include <algorithm>

#include "ingest/relations/confidence.hpp"
#include "ingest/relations/sentence_binder.hpp"
#include "ingest/relations/sentence_extractor.hpp"

namespace entente::ingest {

/// What the rules have not bound. At one word nobody is both source and target, and two actors are bound by one type.
void SentenceExtractor::bind(const BindingModel* model, const BindingObserver& observer) {
  const RuledSentence sentence{.finder = *finder_,
                               .roles = roles_,
                               .ontology = *ontology_,
                               .triggers = *triggers_,
                               .demands = demands_,
                               .number = sentence_,
                               .before = before_,
                               .silent = silent_,
                               .found = found_,
                               .tokens = tokens_};
  const auto likely = SentenceBinder(sentence, model, observer).likely();
  std::vector<const SentenceBinder::Binding*> taken;
  for (const SentenceBinder::Binding& binding : likely) {
    const bool symmetric = binding.entry->type->symmetric;
    const bool clash = std::any_of(taken.begin(), taken.end(), [&](const SentenceBinder::Binding* other) {
      if (other->token != binding.token) return false;
      const bool same = other->source.id == binding.source.id && other->target.id == binding.target.id;
      const bool turned = other->source.id == binding.target.id || other->target.id == binding.source.id;
      return same || (turned && !symmetric);
    });
    if (clash) continue;
    const Event event{binding.entry->trigger, binding.entry->type, binding.token, binding.anchor, {}};
    if (!add(event, binding.stance, binding.source, binding.target)) continue;
    taken.push_back(&binding);
    Evidence& evidence = found_.back();
    evidence.path = "learned: " + evidence.path.substr(0, evidence.path.find(':'));
    evidence.confidence = confidence_of(static_cast<double>(binding.score) / BindingModel::kUnit);
  }
}

}  // namespace entente::ingest
