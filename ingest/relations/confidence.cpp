#include "ingest/relations/confidence.hpp"

#include <algorithm>
#include <cmath>

#include "ingest/language/tree_words.hpp"

namespace entente::ingest {
namespace {

constexpr std::uint32_t kLongSentence = 35;
constexpr std::uint32_t kFarApart = 120;

/// Types whose words are often used of something else ("help", "allow", "promise", "support").
bool is_often_mistaken(std::string_view type) {
  return one_of(type, {"aids", "concedes", "cooperates", "offers", "requests", "supports", "threatens"});
}

/// A body, force or person of nobody knows which country.
bool is_stray(const ActorFeatures& actor) {
  return actor.state.empty() && actor.kind != EntityKind::group && actor.kind != EntityKind::plan;
}

double source_score(const ActorFeatures& source) {
  switch (source.kind) {
    case EntityKind::state:
    case EntityKind::force:
      return 0.65;
    case EntityKind::person:
      return 0.3;
    case EntityKind::group:
      return -0.55;
    default:
      return 0.0;
  }
}

double target_score(const ActorFeatures& target) {
  switch (target.kind) {
    case EntityKind::state:
      return 0.25;
    case EntityKind::place:
      return -0.25;
    case EntityKind::group:
      return -0.85;
    default:
      return 0.0;
  }
}

}  // namespace

double confidence_of(double log_odds) {
  const double probability = 1.0 / (1.0 + std::exp(-log_odds));
  return std::clamp(std::round(probability * 1000.0) / 1000.0, 0.05, 0.99);
}

double confidence(const ConfidenceFeatures& f) {
  // Weights fitted to annotated articles, cross-validated by article (docs/extraction.md).
  double score = 1.5 + source_score(f.source) + target_score(f.target);
  if (is_stray(f.source)) score -= 0.65;
  if (is_stray(f.target)) score -= 1.0;
  if (f.source.pronoun) score -= 0.4;
  if (f.target.pronoun) score -= 0.4;
  if (!f.source.state.empty() && f.source.state == f.target.state) score -= 0.3;
  if (is_often_mistaken(f.type)) score -= 0.5;
  if (f.carried) score += 0.1;
  score -= 0.1 * f.descent;
  if (f.negated) score -= 0.75;
  if (f.modality == Modality::planned || f.modality == Modality::possible) score -= 0.6;
  if (f.tokens > kLongSentence) score -= 0.2;
  if (f.gap > kFarApart) score -= 0.6;
  return confidence_of(score);
}

}  // namespace entente::ingest
