#include "app/train/network_trainer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <numbers>
#include <numeric>
#include <thread>

#include "app/train/optimizer.hpp"
#include "app/train/wire_style.hpp"
#include "graph/model/error.hpp"
#include "ingest/language/tree_decoder.hpp"

namespace entente::train {
namespace {

constexpr std::size_t kShards = 2;

/// Sentences of like length come together, so that a batch has even shards; which batches, and their order, is by
/// chance.
std::vector<std::vector<std::size_t>> make_batches(const std::vector<Example>& examples, std::uint32_t words,
                                                   Random& random) {
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[random.below(i)]);
  }
  std::vector<std::vector<std::size_t>> batches(1);
  std::size_t count = 0;
  for (const auto i : order) {
    if (count >= words) {
      batches.emplace_back();
      count = 0;
    }
    batches.back().push_back(i);
    count += examples[i].words.size();
  }
  return batches;
}

Eigen::Index best(const Eigen::Ref<const Matrix<float>>& scores, Eigen::Index row) {
  Eigen::Index column = 0;
  scores.row(row).maxCoeff(&column);
  return column;
}

std::string evaluate(const Network<float>& network, const TrainedNetwork& model, const std::vector<Example>& examples) {
  language::TreeDecoder decoder;
  std::size_t words = 0;
  std::size_t upos = 0;
  std::size_t xpos = 0;
  std::size_t unlabelled = 0;
  std::size_t labelled = 0;
  std::size_t names = 0;
  for (const auto& example : examples) {
    const auto said = network.predict(model.dense, model.table, example);
    const auto n = example.words.size();
    std::vector<std::int32_t> heads(n);
    decoder.decode({said.arcs.data(), static_cast<std::size_t>(said.arcs.size())}, heads);
    for (auto& head : heads) {
      ++head;
    }
    const auto relations = network.label(model.dense, model.table, example, heads);
    for (std::size_t i = 0; i < n; ++i) {
      const auto row = static_cast<Eigen::Index>(i);
      const auto& gold = example.words[i];
      ++words;
      upos += best(said.upos, row) == gold.upos;
      xpos += best(said.xpos, row) == gold.xpos;
      names += best(said.names, row) == gold.name;
      unlabelled += heads[i] == gold.head;
      labelled += heads[i] == gold.head && relations[i] == gold.relation;
    }
  }
  const auto percent = [&](std::size_t right) {
    return 100.0 * static_cast<double>(right) / static_cast<double>(words);
  };
  return fmt::format("UPOS {:.2f} XPOS {:.2f} UAS {:.2f} LAS(full) {:.2f} name {:.2f}", percent(upos), percent(xpos),
                     percent(unlabelled), percent(labelled), percent(names));
}

}  // namespace

TrainedNetwork train_network(const std::vector<GoldSentence>& corpus, const FeatureIndex& index, VectorTable vectors,
                             const NetworkOptions& options, const std::vector<std::vector<GoldSentence>>& dev,
                             const std::function<void(const std::string&)>& report, const TrainedNetwork* start) {
  // Eigen cuts products to fit the caches it finds; the order of additions must not depend on the machine.
  Eigen::setCpuCacheSizes(32 << 10, 512 << 10, 8 << 20);
  const Network<float> network(options.shape, vectors, options.weights);
  TrainedNetwork model;
  model.dense = initial_parameters<float>(network.layout(), options.seed);
  model.table.resize(static_cast<Eigen::Index>(index.keys().size()), options.shape.width);
  Random random{options.seed ^ 0x5eed};
  for (Eigen::Index i = 0; i < model.table.size(); ++i) {
    model.table.data()[i] = static_cast<float>((2 * random.uniform() - 1) * 0.1);
  }
  if (start != nullptr) {
    if (start->dense.size() != model.dense.size() || start->table.rows() != model.table.rows() ||
        start->table.cols() != model.table.cols()) {
      throw Error(ErrorCode::usage, "the network to start from has another shape or other features");
    }
    model = *start;
  }
  Adam adam(model.dense.size(), model.table.rows(), model.table.cols(), {});

  std::vector<Example> examples;
  for (const auto& sentence : corpus) {
    examples.push_back(make_example(sentence, index));
  }
  std::vector<std::vector<Example>> dev_examples;
  for (const auto& set : dev) {
    auto& target = dev_examples.emplace_back();
    for (const auto& sentence : set) {
      target.push_back(make_example(sentence, index));
    }
  }
  report(fmt::format("{} sentences, {} features, {} dense weights", examples.size(), index.keys().size(),
                     model.dense.size()));

  const auto began = std::chrono::steady_clock::now();
  std::vector<Gradients<float>> gradients(kShards);
  std::uint64_t step = 0;
  std::uint64_t steps_an_epoch = 0;
  for (std::uint32_t epoch = 0; epoch < options.epochs; ++epoch) {
    const auto batches = make_batches(examples, options.batch_words, random);
    steps_an_epoch = std::max<std::uint64_t>(steps_an_epoch, batches.size());
    Losses sum;
    for (const auto& batch : batches) {
      std::vector<Example> changed;
      changed.reserve(batch.size());
      std::array<std::vector<const Example*>, kShards> shards;
      std::array<std::vector<Random>, kShards> streams;
      std::array<std::size_t, kShards> sizes{};
      double words = 0;
      for (const auto i : batch) {
        auto stream = Random::stream(options.seed, epoch, i);
        const Example* example = &examples[i];
        const double luck = stream.uniform();
        if (luck < options.rewritten) {
          const auto how = luck < options.rewritten * 0.5    ? Rewriting::title
                           : luck < options.rewritten * 0.75 ? Rewriting::upper
                                                             : Rewriting::lower;
          example = &changed.emplace_back(rewritten(corpus[i], examples[i], index, how));
        } else if (luck < options.rewritten + options.weekdays) {
          if (auto dated = with_weekday(corpus[i], examples[i], index, stream))
            example = &changed.emplace_back(std::move(*dated));
        }
        const auto shard = static_cast<std::size_t>(std::min_element(sizes.begin(), sizes.end()) - sizes.begin());
        sizes[shard] += example->words.size();
        words += static_cast<double>(example->words.size());
        shards[shard].push_back(example);
        streams[shard].push_back(stream);
      }
      std::array<Losses, kShards> losses;
      const auto work = [&](std::size_t s) {
        losses[s] =
            network.learn(model.dense, model.table, shards[s], streams[s], options.dropout, words, gradients[s]);
      };
      std::thread other(work, 1);
      work(0);
      other.join();
      const double progress = static_cast<double>(step) / static_cast<double>(steps_an_epoch * options.epochs);
      const double rate = options.rate * std::min(1.0, static_cast<double>(step + 1) / options.warm_up) *
                          (0.5 + 0.5 * std::cos(std::numbers::pi * std::min(1.0, progress)));
      adam.step(gradients, rate, model.dense, model.table);
      ++step;
      for (const auto& l : losses) {
        sum.arc += l.arc;
        sum.label += l.label;
        sum.upos += l.upos;
        sum.xpos += l.xpos;
        sum.name += l.name;
      }
    }
    const auto per = static_cast<double>(batches.size());
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
    std::string line =
        fmt::format("epoch {} {:.0f}s loss arc {:.3f} label {:.3f} upos {:.3f} xpos {:.3f} name {:.3f}", epoch + 1,
                    spent.count(), sum.arc / per, sum.label / per, sum.upos / per, sum.xpos / per, sum.name / per);
    if ((epoch + 1) % 3 == 0 || epoch + 1 == options.epochs) {
      for (const auto& set : dev_examples) {
        line += "\n    dev " + evaluate(network, model, set);
      }
    }
    report(line);
  }
  return model;
}

}  // namespace entente::train
