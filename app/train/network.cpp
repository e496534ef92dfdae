#include "app/train/network.hpp"

#include <cstring>

#include "app/train/network_pass.hpp"
#include "ingest/language/scalar_math.hpp"

namespace entente::train {

using Eigen::Index;

namespace {

/// Zero with probability `rate`, else 1 / (1 - rate).
template <class Real>
Matrix<Real> mask(Index rows, Index columns, double rate, Random& random) {
  Matrix<Real> result(rows, columns);
  const auto keep = static_cast<Real>(1 / (1 - rate));
  const auto limit = static_cast<std::uint64_t>(rate * 65536.0);
  std::uint64_t bits = 0;
  for (Index i = 0; i < result.size(); ++i) {
    if (i % 4 == 0) {
      bits = random.next();
    }
    result.data()[i] = (bits & 0xFFFF) < limit ? Real(0) : keep;
    bits >>= 16;
  }
  return result;
}

}  // namespace

template <class Real>
Network<Real>::Network(const NetworkShape& shape, VectorTable vectors, TaskWeights weights)
    : shape_(shape), layout_(shape), vectors_(vectors), weights_(weights) {}

template <class Real>
void Network<Real>::forward(Pass& pass, std::span<Random> random, const Dropout& dropout) const {
  const auto& dense = *pass.dense;
  const Index width = shape_.width;
  pass.first.assign(1, 0);
  for (const auto* sentence : pass.batch) {
    for (const auto& word : sentence->words) {
      pass.words.push_back(&word);
    }
    pass.first.push_back(static_cast<Index>(pass.words.size()));
  }
  const Index count = pass.count();
  const bool training = !random.empty();

  // The input: feature rows and the projected word vector, summed.
  pass.rows.resize(pass.words.size());
  pass.vectors = Matrix<Real>::Zero(count, static_cast<Index>(vectors_.width));
  Matrix<Real> x = layout_.input_bias.in(dense).replicate(count, 1);
  for (std::size_t s = 0; s < pass.batch.size(); ++s) {
    for (Index t = pass.first[s]; t < pass.first[s + 1]; ++t) {
      const auto& word = *pass.words[static_cast<std::size_t>(t)];
      auto& kept = pass.rows[static_cast<std::size_t>(t)];
      for (std::size_t i = 0; i < word.rows.size(); ++i) {
        const double rate = i == 0 && word.has_word ? dropout.word : dropout.feature;
        if (!training || random[s].uniform() >= rate) {
          kept.push_back(word.rows[i]);
          x.row(t) += pass.table->row(static_cast<Index>(word.rows[i]));
        }
      }
      if (word.vector >= 0 && (!training || random[s].uniform() >= dropout.vector)) {
        const auto* values = vectors_.values.data() + static_cast<std::size_t>(word.vector) * vectors_.width;
        for (std::size_t i = 0; i < vectors_.width; ++i) {
          pass.vectors(t, static_cast<Index>(i)) = static_cast<Real>(values[i] * VectorTable::kScale);
        }
      }
    }
  }
  x.noalias() += pass.vectors * layout_.vector_input.in(dense);
  if (training) {
    pass.input_mask.resize(count, width);
    for (std::size_t s = 0; s < pass.batch.size(); ++s) {
      const Index length = pass.first[s + 1] - pass.first[s];
      pass.input_mask.middleRows(pass.first[s], length) = mask<Real>(length, width, dropout.input, random[s]);
    }
    x.array() *= pass.input_mask.array();
  }
  pass.inputs.push_back(std::move(x));

  for (std::size_t layer = 0; layer < shape_.layers; ++layer) {
    pass.layers.emplace_back();
    pass.inputs.emplace_back(count, 2 * width);
    recur(pass, layer, 0);
    recur(pass, layer, 1);
    auto& output = pass.inputs.back();
    pass.masks.emplace_back();
    if (training) {
      auto& masked = pass.masks.back();
      masked.resize(count, 2 * width);
      for (std::size_t s = 0; s < pass.batch.size(); ++s) {
        const Index length = pass.first[s + 1] - pass.first[s];
        masked.middleRows(pass.first[s], length) =
            mask<Real>(1, 2 * width, dropout.layer, random[s]).replicate(length, 1);
      }
      output.array() *= masked.array();
    }
  }
  if (training) {
    const Index widths[] = {shape_.arc_width, shape_.arc_width, shape_.label_width};
    for (std::size_t i = 0; i < 3; ++i) {
      pass.hidden_mask[i].resize(count, widths[i]);
      for (std::size_t s = 0; s < pass.batch.size(); ++s) {
        const Index length = pass.first[s + 1] - pass.first[s];
        pass.hidden_mask[i].middleRows(pass.first[s], length) =
            mask<Real>(length, widths[i], dropout.hidden, random[s]);
      }
    }
  }
}

template <class Real>
void Network<Real>::recur(Pass& pass, std::size_t layer, std::size_t direction) const {
  const auto& blocks = layout_.recurrent[layer][direction];
  const auto& in = pass.inputs[layer];
  const Index width = shape_.width;
  auto& d = pass.layers[layer][direction];
  d.gates = blocks.bias.in(*pass.dense).replicate(in.rows(), 1);
  d.gates.noalias() += in * blocks.input.in(*pass.dense);
  d.state.resize(in.rows(), width);
  d.squashed.resize(in.rows(), width);
  const Index side = in.cols() == 2 * width ? static_cast<Index>(direction) * width : 0;
  const auto weights = blocks.state.in(*pass.dense);
  const Real* forget_weight = weights.data();
  const Real* reset_weight = weights.data() + width;
  const Numbers<Real> zero(static_cast<std::size_t>(width), Real(0));
  for (std::size_t s = 0; s + 1 < pass.first.size(); ++s) {
    const Index length = pass.first[s + 1] - pass.first[s];
    const Real* previous = zero.data();
    for (Index step = 0; step < length; ++step) {
      const Index t = direction == 0 ? pass.first[s] + step : pass.first[s + 1] - 1 - step;
      Real* gates = d.gates.row(t).data();
      Real* state = d.state.row(t).data();
      Real* squashed = d.squashed.row(t).data();
      const Real* skip = in.row(t).data() + side;
      Real* out = pass.inputs[layer + 1].row(t).data() + static_cast<Index>(direction) * width;
      const auto unit = [&]<class Number>(Index i, Number*) {
        constexpr auto kSize = sizeof(Number);
        Number candidate, forget, reset, weight, before, bypass;
        std::memcpy(&candidate, gates + i, kSize);
        std::memcpy(&forget, gates + width + i, kSize);
        std::memcpy(&reset, gates + 2 * width + i, kSize);
        std::memcpy(&before, previous + i, kSize);
        std::memcpy(&bypass, skip + i, kSize);
        std::memcpy(&weight, forget_weight + i, kSize);
        forget = forget + weight * before;
        language::apply_sigmoid<Number, Real>(forget);
        std::memcpy(&weight, reset_weight + i, kSize);
        reset = reset + weight * before;
        language::apply_sigmoid<Number, Real>(reset);
        const Number c = forget * before + (Real(1) - forget) * candidate;
        Number g = c;
        language::apply_tanh<Number, Real>(g);
        const Number h = reset * g + (Real(1) - reset) * bypass;
        std::memcpy(gates + width + i, &forget, kSize);
        std::memcpy(gates + 2 * width + i, &reset, kSize);
        std::memcpy(state + i, &c, kSize);
        std::memcpy(squashed + i, &g, kSize);
        std::memcpy(out + i, &h, kSize);
      };
      // 32 bytes at once, then what is left one by one.
      typedef Real Lanes __attribute__((vector_size(32)));  // GCC takes no alias here
      constexpr Index kLanes = 32 / sizeof(Real);
      Index i = 0;
      for (; i + kLanes <= width; i += kLanes) {
        unit(i, static_cast<Lanes*>(nullptr));
      }
      for (; i < width; ++i) {
        unit(i, static_cast<Real*>(nullptr));
      }
      previous = state;
    }
  }
}

template <class Real>
Prediction<Real> Network<Real>::predict(const Numbers<Real>& dense, const Matrix<Real>& table,
                                        const Example& sentence) const {
  const Example* one[] = {&sentence};
  Pass pass;
  pass.dense = &dense;
  pass.table = &table;
  pass.batch = one;
  forward(pass, {}, {});
  const auto linear = [&](const Matrix<Real>& in, const Block& weights, const Block& bias) {
    Matrix<Real> out = bias.in(dense).replicate(in.rows(), 1);
    out.noalias() += in * weights.in(dense);
    return out;
  };
  Prediction<Real> result;
  const auto& tags = pass.inputs[shape_.tag_layer];
  const auto& top = pass.inputs.back();
  result.upos = linear(tags, layout_.upos, layout_.upos_bias);
  result.xpos = linear(tags, layout_.xpos, layout_.xpos_bias);
  result.names = linear(top, layout_.names, layout_.names_bias);
  const Matrix<Real> dependent = linear(top, layout_.arc_dependent, layout_.arc_dependent_bias).cwiseMax(Real(0));
  Matrix<Real> heads(top.rows() + 1, dependent.cols());
  heads.row(0) = layout_.arc_root.in(dense).row(0);
  heads.bottomRows(top.rows()) = linear(top, layout_.arc_head, layout_.arc_head_bias).cwiseMax(Real(0));
  Matrix<Real> paired = dependent * layout_.arc_pair.in(dense);
  paired.rowwise() += layout_.arc_prior.in(dense).row(0);
  result.arcs = paired * heads.transpose();
  return result;
}

template <class Real>
std::vector<std::int32_t> Network<Real>::label(const Numbers<Real>& dense, const Matrix<Real>& table,
                                               const Example& sentence, std::span<const std::int32_t> heads) const {
  const Example* one[] = {&sentence};
  Pass pass;
  pass.dense = &dense;
  pass.table = &table;
  pass.batch = one;
  forward(pass, {}, {});
  const auto& top = pass.inputs.back();
  Matrix<Real> hidden = layout_.label_bias.in(dense).replicate(top.rows(), 1);
  hidden.noalias() += top * layout_.label_dependent.in(dense);
  const Matrix<Real> head = top * layout_.label_head.in(dense);
  for (Index t = 0; t < top.rows(); ++t) {
    const auto g = heads[static_cast<std::size_t>(t)];
    if (g == 0) {
      hidden.row(t) += layout_.label_root.in(dense).row(0);
    } else {
      hidden.row(t) += head.row(g - 1);
    }
  }
  const Matrix<Real> scores =
      (hidden.cwiseMax(Real(0)) * layout_.label_out.in(dense)).rowwise() + layout_.label_out_bias.in(dense).row(0);
  std::vector<std::int32_t> result(static_cast<std::size_t>(top.rows()));
  for (Index t = 0; t < top.rows(); ++t) {
    Index best = 0;
    scores.row(t).maxCoeff(&best);
    result[static_cast<std::size_t>(t)] = static_cast<std::int32_t>(best);
  }
  return result;
}

template class Network<float>;
template class Network<double>;

}  // namespace entente::train
