#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/train/raw_text.hpp"
#include "ingest/language/container.hpp"

namespace entente::train {

struct SegmentOptions {
  std::uint32_t epochs = 10;
  double rate = 0.2;
  double decay = 2e-6;  ///< L2, each time a feature is seen
  std::uint64_t seed = 1;
};

/// Learns where tokens and sentences end and adds the sections of language::SegmentModel to `writer`: logistic
/// regression over hashed features by AdaGrad (Duchi, Hazan, Singer 2011).
void train_segmenter(const std::vector<RawParagraph>& paragraphs, const SegmentOptions& options,
                     language::ContainerWriter& writer);

}  // namespace entente::train
