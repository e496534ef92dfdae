#include "app/train/segment_trainer.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>
#include <span>

#include "app/train/random.hpp"
#include "ingest/language/segment_model.hpp"
#include "ingest/language/white_space.hpp"

namespace entente::train {

using language::Atom;
using language::HashedClassifier;
using language::SegmentModel;

namespace {

/// Binary logistic regression over hashed features of a fixed number.
class Learner {
 public:
  explicit Learner(const SegmentOptions& options)
      : options_(options), weights_(HashedClassifier::kSize), squares_(HashedClassifier::kSize, 1e-6) {}

  template <std::size_t N>
  void add(const std::array<std::uint64_t, N>& features, bool yes) {
    for (const auto feature : features) {
      slots_.push_back(static_cast<std::uint32_t>(language::mix(feature) & (HashedClassifier::kSize - 1)));
    }
    width_ = N;
    answers_.push_back(yes ? 1 : 0);
  }

  void train() {
    std::vector<std::uint32_t> order(answers_.size());
    std::iota(order.begin(), order.end(), 0U);
    Random random{options_.seed};
    std::vector<double> sum(weights_.size());
    for (std::uint32_t epoch = 0; epoch < options_.epochs; ++epoch) {
      for (std::size_t i = order.size(); i > 1; --i) {
        std::swap(order[i - 1], order[random.below(i)]);
      }
      for (const auto i : order) {
        learn({slots_.data() + std::size_t{i} * width_, width_}, answers_[i]);
      }
      // The mean of the later epochs' weights generalises better than the last.
      if (epoch >= options_.epochs / 2) {
        for (std::size_t k = 0; k < sum.size(); ++k) {
          sum[k] += weights_[k];
        }
      }
    }
    weights_ = std::move(sum);
  }

  /// Rounded so that the largest weight takes all 15 bits.
  [[nodiscard]] std::vector<std::int16_t> rounded() const {
    double top = 1e-9;
    for (const double w : weights_) {
      top = std::max(top, std::abs(w));
    }
    std::vector<std::int16_t> result;
    for (const double w : weights_) {
      result.push_back(static_cast<std::int16_t>(std::lround(w / top * 32767)));
    }
    return result;
  }

 private:
  void learn(std::span<const std::uint32_t> slots, std::uint8_t answer) {
    double score = 0;
    for (const auto slot : slots) {
      score += weights_[slot];
    }
    const double error = 1 / (1 + std::exp(-score)) - answer;
    for (const auto slot : slots) {
      const double gradient = error + options_.decay * weights_[slot];
      squares_[slot] += gradient * gradient;
      weights_[slot] -= options_.rate * gradient / std::sqrt(squares_[slot] + 0.1);
    }
  }

  SegmentOptions options_;
  std::vector<double> weights_, squares_;
  std::vector<std::uint32_t> slots_;
  std::vector<std::uint8_t> answers_;
  std::size_t width_ = 1;
};

std::string lower(std::string_view text) {
  std::string result{text};
  for (char& c : result) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

std::vector<ByteSpan> chunks_of(const std::string& text) {
  std::vector<ByteSpan> chunks;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto here = static_cast<std::uint32_t>(at);
    if (language::is_white_space(language::next_character(text, at))) {
      inside = false;
      continue;
    }
    if (!inside) {
      chunks.push_back({here, here});
      inside = true;
    }
    chunks.back().end = static_cast<std::uint32_t>(at);
  }
  return chunks;
}

/// Runs of letters that the treebanks cut somewhere ("can|not"), and where most often.
std::map<std::string, std::uint8_t> find_splits(const std::vector<RawParagraph>& paragraphs) {
  const auto letters = [](std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(),
                                        [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  };
  std::map<std::string, std::map<std::uint8_t, int>> seen;
  for (const auto& p : paragraphs) {
    for (std::size_t i = 0; i + 1 < p.words.size(); ++i) {
      const auto left = p.words[i].of(p.text);
      const auto right = p.words[i + 1].of(p.text);
      if (p.words[i].end == p.words[i + 1].start && letters(left) && letters(right)) {
        ++seen[lower(left) + lower(right)][static_cast<std::uint8_t>(left.size())];
      }
    }
  }
  std::map<std::string, std::uint8_t> splits;
  for (const auto& [run, places] : seen) {
    const auto top = std::max_element(places.begin(), places.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; });
    splits[run] = top->first;
  }
  return splits;
}

void learn_tokens(const std::vector<RawParagraph>& paragraphs, const SegmentModel& model, Learner& learner) {
  language::TokenContext context;
  language::TokenContext::Features features;
  for (const auto& p : paragraphs) {
    std::vector<bool> ends(p.text.size() + 1, false);
    for (const auto word : p.words) {
      ends[word.end] = true;
    }
    const auto chunks = chunks_of(p.text);
    for (std::size_t c = 0; c < chunks.size(); ++c) {
      std::vector<Atom> atoms;
      language::find_atoms(p.text, chunks[c], model, atoms);
      const auto next =
          c + 1 < chunks.size() ? std::string_view{p.text}.substr(chunks[c + 1].start) : std::string_view{};
      context.set(p.text, chunks[c], atoms, next);
      for (std::size_t i = 0; i + 1 < atoms.size(); ++i) {
        context.features(i, features);
        learner.add(features, ends[atoms[i].span.end]);
      }
    }
  }
}

void learn_sentences(const std::vector<RawParagraph>& paragraphs, Learner& learner) {
  language::SentenceContext context;
  language::SentenceContext::Features features;
  for (const auto& p : paragraphs) {
    context.set(p.text, p.words);
    std::size_t start = 0;
    std::size_t sentence = 0;
    for (std::size_t i = 0; i + 1 < p.words.size(); ++i) {
      const bool end = p.sentence_end[sentence] == i + 1;
      if (context.candidate(i)) {
        context.features(i, start, features);
        learner.add(features, end);
      }
      if (end) {
        start = i + 1;
        ++sentence;
      }
    }
  }
}

}  // namespace

void train_segmenter(const std::vector<RawParagraph>& paragraphs, const SegmentOptions& options,
                     language::ContainerWriter& writer) {
  std::vector<std::uint64_t> keys;
  std::vector<std::uint8_t> places;
  for (const auto& [run, place] : find_splits(paragraphs)) {
    keys.push_back(language::fnv1a(run));
    places.push_back(place);
  }
  SegmentModel model;
  model.splits = language::KeyTable(keys);
  model.split_at = places;
  Learner tokens(options);
  learn_tokens(paragraphs, model, tokens);
  tokens.train();
  Learner sentences(options);
  learn_sentences(paragraphs, sentences);
  sentences.train();
  writer.add<std::uint64_t>("split.keys", keys);
  writer.add<std::uint8_t>("split.at", places);
  writer.add<std::int16_t>("segment.token", tokens.rounded());
  writer.add<std::int16_t>("segment.sentence", sentences.rounded());
}

}  // namespace entente::train
