#include <algorithm>

#include "ingest/relations/confidence.hpp"
#include "ingest/relations/sentence_binder.hpp"
#include "ingest/relations/sentence_extractor.hpp"

namespace entente::ingest {
namespace {

/// One and the same, or one named beside the other ("A, B and C"); one whom only the word at `trigger` implies stands
/// beside nobody.
bool side_by_side(const language::Tree& tree, const ActorRef& a, const ActorRef& b, std::uint32_t trigger) {
  if (a.id == b.id) return true;
  const bool named = a.token != trigger && b.token != trigger;
  return named && tree.first_conjunct(a.token) == tree.first_conjunct(b.token);
}

}  // namespace

/// What the rules have not bound. At one word nobody is both source and target, two actors are bound by
/// one type, and what it tells of is done by the likeliest alone, or by those who are named beside it; where the
/// likeliest target stands in a target's place, so do others, or beside it.
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
      if (same || (turned && !symmetric)) return true;
      if (other->entry->type != binding.entry->type) return false;
      const auto beside = [&](const ActorRef& a, const ActorRef& b) {
        return side_by_side(finder_->tree(), a, b, binding.token);
      };
      if (symmetric) return !beside(other->source, binding.source) && !turned && other->target.id != binding.target.id;
      const bool astray = other->in_place && !binding.in_place && !beside(other->target, binding.target);
      return astray || !beside(other->source, binding.source);
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
