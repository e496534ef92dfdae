#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/train/corpus.hpp"
#include "app/train/feature_index.hpp"
#include "app/train/network.hpp"

namespace entente::train {

struct NetworkOptions {
  language::NetworkShape shape;
  Dropout dropout{.word = 0.15, .feature = 0.08, .vector = 0.05, .input = 0.15, .layer = 0.25, .hidden = 0.25};
  TaskWeights weights;
  std::uint32_t least_count = 2;  ///< a feature seen less often gets no row
  std::uint32_t epochs = 30;
  std::uint32_t batch_words = 700;
  std::uint32_t warm_up = 400;  ///< steps in which the rate grows to its top
  double rate = 2.5e-3;         ///< top; falls to zero along a half cosine
  double rewritten = 0.1;       ///< share of sentences shown as titles, in capitals, or without any
  double weekdays = 0.06;       ///< share of sentences shown with a bare weekday, as news agencies write
  std::uint64_t seed = 1;
};

struct TrainedNetwork {
  Numbers<float> dense;
  Matrix<float> table;
};

/// Trains on `corpus`, from chance or from `start` (a network of the same shape and features, whose training then goes
/// on with a fresh rate), with two shards a step, each in its thread: the result depends on the inputs, the options and
/// the floating-point unit, not on how threads run. `report` gets a line of progress now and then, with scores on
/// `dev`.
[[nodiscard]] TrainedNetwork train_network(const std::vector<GoldSentence>& corpus, const FeatureIndex& index,
                                           VectorTable vectors, const NetworkOptions& options,
                                           const std::vector<std::vector<GoldSentence>>& dev,
                                           const std::function<void(const std::string&)>& report,
                                           const TrainedNetwork* start = nullptr);

}  // namespace entente::train
