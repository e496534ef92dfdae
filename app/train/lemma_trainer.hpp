#pragma once

#include <filesystem>
#include <vector>

#include "app/train/corpus.hpp"
#include "ingest/language/container.hpp"

namespace entente::train {

/// Learns lemma rules from the corpus and adds the sections of language::Lemmatizer to `writer`. A rule is kept for an
/// ending if it is the most frequent one there and differs from that of the next shorter ending.
void train_lemmatizer(const std::vector<GoldSentence>& corpus, language::ContainerWriter& writer);

}  // namespace entente::train
