#include "ingest/language/neural_tagger.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "ingest/language/scores.hpp"

namespace entente::language {
namespace {

/// Tokens that go through the network together: enough to use each weight many times, few enough to stay in cache.
constexpr std::size_t kBatchTokens = 128;

}  // namespace

void NeuralTagger::annotate(std::span<Sentence> sentences) {
  std::size_t from = 0;
  std::size_t tokens = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    tokens += sentences[i].tokens.size();
    if (tokens >= kBatchTokens || i + 1 == sentences.size()) {
      run(sentences.subspan(from, i + 1 - from), tokens);
      from = i + 1;
      tokens = 0;
    }
  }
}

void NeuralTagger::read_input(std::span<Sentence> batch, std::size_t tokens) {
  inputs_.begin(tokens);
  at_least(phrases_, tokens);
  at_least(places_, tokens);
  std::size_t t = 0;
  for (const auto& sentence : batch) {
    forms_.clear();
    for (const auto& token : sentence.tokens) {
      forms_.push_back(token.form);
    }
    sentence_features(forms_, model_->gazetteer, feature_scratch_, features_);
    for (const auto& token : features_) {
      phrases_[t] = {token.phrase_classes, token.phrase_part};
      places_[t] = inputs_.place(token);
      ++t;
    }
  }
  inputs_.compute();
}

void NeuralTagger::recur(std::span<const Sentence> batch, std::size_t layer, std::size_t direction,
                         const GateRows& from) {
  const auto& unit = model_->recurrent[layer][direction];
  const std::size_t width = model_->shape.width;
  std::size_t first = 0;
  for (const auto& sentence : batch) {
    std::fill_n(state_.begin(), width, 0.0F);
    kernels().recur({.gates = from.gates,
                     .gate_stride = unit.input.stride(),
                     .state_weights = unit.state_weights.data(),
                     .skip = from.skip,
                     .skip_stride = from.skip_stride,
                     .rows = from.rows + first,
                     .out = layer_.data() + first * 2 * width + direction * width,
                     .out_stride = 2 * width,
                     .state = state_.data(),
                     .width = width,
                     .length = sentence.tokens.size(),
                     .backward = direction == 1});
    first += sentence.tokens.size();
  }
}

void NeuralTagger::run(std::span<Sentence> batch, std::size_t tokens) {
  const auto& m = *model_;
  const auto& k = kernels();
  const std::size_t width = m.shape.width;
  const std::size_t both = 2 * width;
  read_input(batch, tokens);
  if (own_rows_.size() < tokens) {
    own_rows_.resize(tokens);
    std::iota(own_rows_.begin(), own_rows_.end(), 0U);
  }
  at_least(state_, width);
  for (std::size_t layer = 0; layer < m.shape.layers; ++layer) {
    at_least(layer_, tokens * both);
    if (layer > 0) {
      k.round(input_.data(), tokens, both, both, rounded_);
    }
    for (std::size_t d = 0; d < 2; ++d) {
      if (layer == 0) {
        recur(batch, layer, d, {inputs_.gates(d), inputs_.inputs(), inputs_.input_stride(), places_.data()});
      } else {
        const auto& weights = m.recurrent[layer][d].input;
        at_least(gates_, tokens * weights.stride());
        k.multiply(rounded_, tokens, weights, gates_.data());
        recur(batch, layer, d, {gates_.data(), input_.data() + d * width, both, own_rows_.data()});
      }
    }
    std::swap(input_, layer_);
    if (layer + 1 == m.shape.tag_layer) {
      read_tags(batch, tokens);
    }
  }

  k.round(input_.data(), tokens, both, both, rounded_);
  at_least(top_, tokens * m.top.stride());
  k.multiply(rounded_, tokens, m.top, top_.data());
  std::size_t first = 0;
  for (auto& sentence : batch) {
    read_tree(sentence, first);
    read_names(sentence, first);
    first += sentence.tokens.size();
  }
}

void NeuralTagger::read_tags(std::span<Sentence> batch, std::size_t tokens) {
  const auto& m = *model_;
  const auto& k = kernels();
  k.round(input_.data(), tokens, std::size_t{2} * m.shape.width, std::size_t{2} * m.shape.width, rounded_);
  at_least(tags_, tokens * m.tags.stride());
  k.multiply(rounded_, tokens, m.tags, tags_.data());
  const float* scores = tags_.data();
  for (auto& sentence : batch) {
    for (auto& token : sentence.tokens) {
      token.upos = static_cast<Upos>(best(scores, kUposCount));
      token.xpos = static_cast<Xpos>(best(scores + kUposCount, kXposCount));
      scores += m.tags.stride();
    }
  }
}

void NeuralTagger::read_tree(Sentence& sentence, std::size_t first) {
  const auto& m = *model_;
  const auto& k = kernels();
  const std::size_t n = sentence.tokens.size();
  const std::size_t arc = m.shape.arc_width;
  const std::size_t hidden = m.shape.label_width;
  float* top = top_.data() + first * m.top.stride();

  // Arcs: dependents, carried into the space of heads, against heads; the root is head 0.
  at_least(arcs_, std::max((n + 1) * arc, n * (n + 1)));
  std::copy_n(m.arc_root.begin(), arc, arcs_.begin());
  for (std::size_t t = 0; t < n; ++t) {
    k.rectify(top + t * m.top.stride(), 2 * arc);
    std::copy_n(top + t * m.top.stride() + arc, arc, arcs_.begin() + static_cast<std::ptrdiff_t>((t + 1) * arc));
  }
  k.round_fine(arcs_.data(), n + 1, arc, arc, arc_heads_);
  k.round(top, n, arc, m.top.stride(), rounded_);
  at_least(paired_, n * m.pair.stride());
  k.multiply(rounded_, n, m.pair, paired_.data());
  k.round_fine(paired_.data(), n, arc, m.pair.stride(), arc_dependents_);
  for (std::size_t d = 0; d < n; ++d) {
    const std::int16_t* row = arc_dependents_.values.data() + d * arc_dependents_.inner;
    float* scores = arcs_.data() + d * (n + 1);
    for (std::size_t h = 0; h <= n; ++h) {
      scores[h] = static_cast<float>(k.dot(row, arc_heads_.values.data() + h * arc_heads_.inner, arc)) *
                  (arc_dependents_.scales[d] * arc_heads_.scales[h]);
    }
  }
  heads_.resize(n);
  decoder_.decode({arcs_.data(), n * (n + 1)}, heads_);

  // Labels of the arcs chosen.
  at_least(hidden_, n * hidden);
  for (std::size_t t = 0; t < n; ++t) {
    const float* own = top + t * m.top.stride() + 2 * arc;
    const float* other = heads_[t] < 0 ? m.label_root.data()
                                       : top + static_cast<std::size_t>(heads_[t]) * m.top.stride() + 2 * arc + hidden;
    for (std::size_t i = 0; i < hidden; ++i) {
      hidden_[t * hidden + i] = own[i] + other[i];
    }
  }
  k.rectify(hidden_.data(), n * hidden);
  k.round(hidden_.data(), n, hidden, hidden, rounded_);
  at_least(labels_, n * m.label.stride());
  k.multiply(rounded_, n, m.label, labels_.data());
  constexpr auto kRoot = static_cast<std::size_t>(Relation::root);
  for (std::size_t t = 0; t < n; ++t) {
    auto& token = sentence.tokens[t];
    float* scores = labels_.data() + t * m.label.stride();
    scores[kRoot] = -std::numeric_limits<float>::infinity();
    token.head = heads_[t];
    token.relation = heads_[t] < 0 ? Relation::root : static_cast<Relation>(best(scores, kRelationCount));
  }
}

}  // namespace entente::language
