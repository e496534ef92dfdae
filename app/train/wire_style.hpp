#pragma once

#include <optional>

#include "app/train/feature_index.hpp"
#include "app/train/random.hpp"

namespace entente::train {

/// The sentence with a bare weekday put before or after one of its verbs, as news agencies do ("The minister Thursday
/// rejected the offer") and treebanks of other prose hardly: an unmarked oblique of the verb. Nothing when no finite
/// verb follows its subject.
[[nodiscard]] std::optional<Example> with_weekday(const GoldSentence& sentence, const Example& example,
                                                  const FeatureIndex& index, Random& random);

}  // namespace entente::train
