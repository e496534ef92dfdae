#include <algorithm>
#include <cmath>

#include "app/train/network_pass.hpp"

namespace entente::train {

using Eigen::Index;

namespace {

/// Softmax in place over the row.
template <class Row>
void softmax(Row row) {
  using Real = typename Row::Scalar;
  const Real top = row.maxCoeff();
  double sum = 0;
  for (Index i = 0; i < row.size(); ++i) {
    row(i) = std::exp(row(i) - top);
    sum += static_cast<double>(row(i));
  }
  row /= static_cast<Real>(sum);
}

/// Minus the logarithm of a probability, kept finite.
template <class Real>
double surprise(Real probability) {
  return -std::log(std::max(static_cast<double>(probability), 1e-30));
}

/// Scores to their gradient; returns minus the log-likelihood of `gold`.
template <class Row>
double learn_from(Row row, Index gold) {
  softmax(row);
  const double loss = surprise(row(gold));
  row(gold) -= 1;
  return loss;
}

/// The same for beliefs: the cross-entropy (Hinton, Vinyals and Dean 2015, at temperature 1).
template <class Row>
double learn_from(Row row, const std::vector<HeadBelief>& beliefs) {
  softmax(row);
  double loss = 0;
  for (const auto& belief : beliefs) {
    loss += static_cast<double>(belief.weight) * surprise(row(belief.head));
  }
  for (const auto& belief : beliefs) {
    row(belief.head) -= static_cast<typename Row::Scalar>(belief.weight);
  }
  return loss;
}

}  // namespace

template <class Real>
void Network<Real>::recur_back(Pass& pass, std::size_t layer, std::size_t direction, const Matrix<Real>& dout,
                               Matrix<Real>& din, Numbers<Real>& gradient) const {
  const auto& blocks = layout_.recurrent[layer][direction];
  const auto& in = pass.inputs[layer];
  const Index width = shape_.width;
  const auto& d = pass.layers[layer][direction];
  const Index side = in.cols() == 2 * width ? static_cast<Index>(direction) * width : 0;
  const auto weights = blocks.state.in(*pass.dense);
  const Real* forget_weight = weights.data();
  const Real* reset_weight = weights.data() + width;
  auto dweights = blocks.state.in(gradient);
  Real* __restrict dforget_weight = dweights.data();
  Real* __restrict dreset_weight = dweights.data() + width;
  Matrix<Real> dgates(in.rows(), 3 * width);
  const Numbers<Real> zero(static_cast<std::size_t>(width), Real(0));
  Numbers<Real> carried(static_cast<std::size_t>(width));
  for (std::size_t s = 0; s + 1 < pass.first.size(); ++s) {
    const Index length = pass.first[s + 1] - pass.first[s];
    std::fill(carried.begin(), carried.end(), Real(0));
    for (Index step = length - 1; step >= 0; --step) {
      const Index t = direction == 0 ? pass.first[s] + step : pass.first[s + 1] - 1 - step;
      const Real* __restrict previous = step == 0 ? zero.data() : d.state.row(direction == 0 ? t - 1 : t + 1).data();
      const Real* __restrict gates = d.gates.row(t).data();
      const Real* __restrict squashed = d.squashed.row(t).data();
      const Real* __restrict skip = in.row(t).data() + side;
      const Real* __restrict dh = dout.row(t).data() + static_cast<Index>(direction) * width;
      Real* __restrict dskip = din.row(t).data() + side;
      Real* __restrict dg = dgates.row(t).data();
      Real* __restrict carry = carried.data();
      for (Index i = 0; i < width; ++i) {
        const Real forget = gates[width + i];
        const Real reset = gates[2 * width + i];
        const Real g = squashed[i];
        const Real dreset = dh[i] * (g - skip[i]) * reset * (1 - reset);
        dskip[i] += dh[i] * (1 - reset);
        const Real dc = dh[i] * reset * (1 - g * g) + carry[i];
        const Real dforget = dc * (previous[i] - gates[i]) * forget * (1 - forget);
        dg[i] = dc * (1 - forget);
        dg[width + i] = dforget;
        dg[2 * width + i] = dreset;
        dforget_weight[i] += dforget * previous[i];
        dreset_weight[i] += dreset * previous[i];
        carry[i] = dc * forget + dforget * forget_weight[i] + dreset * reset_weight[i];
      }
    }
  }
  blocks.input.in(gradient).noalias() += in.transpose() * dgates;
  blocks.bias.in(gradient) += dgates.colwise().sum();
  din.noalias() += dgates * blocks.input.in(*pass.dense).transpose();
}

template <class Real>
double Network<Real>::tag_loss(const Pass& pass, const Block& weights, const Block& bias,
                               std::int32_t Example::Word::*gold, double scale, std::size_t layer,
                               std::vector<Matrix<Real>>& dout, Numbers<Real>& gradient) const {
  const auto& in = pass.inputs[layer];
  Matrix<Real> scores = bias.in(*pass.dense).replicate(in.rows(), 1);
  scores.noalias() += in * weights.in(*pass.dense);
  double loss = 0;
  for (Index t = 0; t < scores.rows(); ++t) {
    const auto want = pass.words[static_cast<std::size_t>(t)]->*gold;
    auto row = scores.row(t);
    if (want < 0) {
      row.setZero();
      continue;
    }
    loss += learn_from(row, want);
    row *= static_cast<Real>(scale);
  }
  weights.in(gradient).noalias() += in.transpose() * scores;
  bias.in(gradient) += scores.colwise().sum();
  dout[layer].noalias() += scores * weights.in(*pass.dense).transpose();
  return loss * scale;
}

namespace {

/// Subjects, objects and obliques, by the number of the relation.
bool is_argument(std::int32_t relation) {
  using language::Relation;
  switch (static_cast<Relation>(relation)) {
    case Relation::nsubj:
    case Relation::nsubj_outer:
    case Relation::nsubj_pass:
    case Relation::obj:
    case Relation::iobj:
    case Relation::obl:
    case Relation::obl_agent:
    case Relation::obl_unmarked:
      return true;
    default:
      return false;
  }
}

}  // namespace

template <class Real>
double Network<Real>::arc_loss(Pass& pass, double scale, Matrix<Real>& dtop, Numbers<Real>& gradient) const {
  const auto& dense = *pass.dense;
  const auto& top = pass.inputs.back();
  Matrix<Real> dependent = layout_.arc_dependent_bias.in(dense).replicate(top.rows(), 1);
  dependent.noalias() += top * layout_.arc_dependent.in(dense);
  Matrix<Real> head = layout_.arc_head_bias.in(dense).replicate(top.rows(), 1);
  head.noalias() += top * layout_.arc_head.in(dense);
  dependent = dependent.cwiseMax(Real(0)).cwiseProduct(pass.hidden_mask[0]);
  head = head.cwiseMax(Real(0)).cwiseProduct(pass.hidden_mask[1]);
  const auto pair = layout_.arc_pair.in(dense);
  const auto prior = layout_.arc_prior.in(dense);
  const auto root = layout_.arc_root.in(dense);
  Matrix<Real> paired = dependent * pair;
  paired.rowwise() += prior.row(0);

  Matrix<Real> dpaired(paired.rows(), paired.cols());
  Matrix<Real> dhead(head.rows(), head.cols());
  double loss = 0;
  for (std::size_t s = 0; s + 1 < pass.first.size(); ++s) {
    const Index from = pass.first[s];
    const Index length = pass.first[s + 1] - from;
    Matrix<Real> heads(length + 1, head.cols());
    heads.row(0) = root.row(0);
    heads.bottomRows(length) = head.middleRows(from, length);
    Matrix<Real> scores = paired.middleRows(from, length) * heads.transpose();
    for (Index t = 0; t < length; ++t) {
      auto row = scores.row(t);
      row(t + 1) = Real(-1e9);
      const auto& word = *pass.words[static_cast<std::size_t>(from + t)];
      if (word.head < 0) {
        row.setZero();
        continue;
      }
      const double share = is_argument(word.relation) ? weights_.argument : 1;
      loss += share * (word.beliefs.empty() ? learn_from(row, word.head) : learn_from(row, word.beliefs));
      row *= static_cast<Real>(scale * share);
      row(t + 1) = 0;
    }
    dpaired.middleRows(from, length).noalias() = scores * heads;
    const Matrix<Real> dheads = scores.transpose() * paired.middleRows(from, length);
    layout_.arc_root.in(gradient).row(0) += dheads.row(0);
    dhead.middleRows(from, length) = dheads.bottomRows(length);
  }
  layout_.arc_prior.in(gradient) += dpaired.colwise().sum();
  layout_.arc_pair.in(gradient).noalias() += dependent.transpose() * dpaired;
  Matrix<Real> ddependent = dpaired * pair.transpose();
  ddependent.array() *= pass.hidden_mask[0].array() * (dependent.array() > Real(0)).template cast<Real>();
  dhead.array() *= pass.hidden_mask[1].array() * (head.array() > Real(0)).template cast<Real>();
  layout_.arc_dependent.in(gradient).noalias() += top.transpose() * ddependent;
  layout_.arc_dependent_bias.in(gradient) += ddependent.colwise().sum();
  layout_.arc_head.in(gradient).noalias() += top.transpose() * dhead;
  layout_.arc_head_bias.in(gradient) += dhead.colwise().sum();
  dtop.noalias() += ddependent * layout_.arc_dependent.in(dense).transpose();
  dtop.noalias() += dhead * layout_.arc_head.in(dense).transpose();
  return loss * scale;
}

template <class Real>
double Network<Real>::label_loss(Pass& pass, double scale, Matrix<Real>& dtop, Numbers<Real>& gradient) const {
  const auto& dense = *pass.dense;
  const auto& top = pass.inputs.back();
  const Index count = top.rows();
  Matrix<Real> hidden = layout_.label_bias.in(dense).replicate(count, 1);
  hidden.noalias() += top * layout_.label_dependent.in(dense);
  const Matrix<Real> head = top * layout_.label_head.in(dense);
  std::vector<Index> governor(static_cast<std::size_t>(count), -2);  // -1 the root, -2 none
  for (std::size_t s = 0; s + 1 < pass.first.size(); ++s) {
    for (Index t = pass.first[s]; t < pass.first[s + 1]; ++t) {
      const auto& word = *pass.words[static_cast<std::size_t>(t)];
      if (word.head < 0 || word.relation < 0) {
        continue;
      }
      auto& g = governor[static_cast<std::size_t>(t)];
      g = word.head == 0 ? -1 : pass.first[s] + word.head - 1;
      if (g < 0) {
        hidden.row(t) += layout_.label_root.in(dense).row(0);
      } else {
        hidden.row(t) += head.row(g);
      }
    }
  }
  hidden = hidden.cwiseMax(Real(0)).cwiseProduct(pass.hidden_mask[2]);
  Matrix<Real> scores = layout_.label_out_bias.in(dense).replicate(count, 1);
  scores.noalias() += hidden * layout_.label_out.in(dense);
  double loss = 0;
  for (Index t = 0; t < count; ++t) {
    auto row = scores.row(t);
    if (governor[static_cast<std::size_t>(t)] == -2) {
      row.setZero();
      continue;
    }
    const auto want = pass.words[static_cast<std::size_t>(t)]->relation;
    loss += learn_from(row, want);
    row *= static_cast<Real>(scale);
  }
  layout_.label_out.in(gradient).noalias() += hidden.transpose() * scores;
  layout_.label_out_bias.in(gradient) += scores.colwise().sum();
  Matrix<Real> dhidden = scores * layout_.label_out.in(dense).transpose();
  dhidden.array() *= pass.hidden_mask[2].array() * (hidden.array() > Real(0)).template cast<Real>();
  Matrix<Real> dhead = Matrix<Real>::Zero(count, dhidden.cols());
  for (Index t = 0; t < count; ++t) {
    const auto g = governor[static_cast<std::size_t>(t)];
    if (g == -1) {
      layout_.label_root.in(gradient).row(0) += dhidden.row(t);
    } else if (g >= 0) {
      dhead.row(g) += dhidden.row(t);
    }
  }
  layout_.label_bias.in(gradient) += dhidden.colwise().sum();
  layout_.label_dependent.in(gradient).noalias() += top.transpose() * dhidden;
  layout_.label_head.in(gradient).noalias() += top.transpose() * dhead;
  dtop.noalias() += dhidden * layout_.label_dependent.in(dense).transpose();
  dtop.noalias() += dhead * layout_.label_head.in(dense).transpose();
  return loss * scale;
}

template <class Real>
Losses Network<Real>::learn(const Numbers<Real>& dense, const Matrix<Real>& table,
                            std::span<const Example* const> batch, std::span<Random> random, const Dropout& dropout,
                            double divisor, Gradients<Real>& gradients) const {
  Pass pass;
  pass.dense = &dense;
  pass.table = &table;
  pass.batch = batch;
  forward(pass, random, dropout);
  gradients.dense.assign(layout_.size, Real(0));

  std::vector<Matrix<Real>> dout;
  for (const auto& in : pass.inputs) {
    dout.push_back(Matrix<Real>::Zero(in.rows(), in.cols()));
  }
  auto& gradient = gradients.dense;
  const std::size_t tags = shape_.tag_layer;
  Losses losses;
  losses.upos = tag_loss(pass, layout_.upos, layout_.upos_bias, &Example::Word::upos, weights_.upos / divisor, tags,
                         dout, gradient);
  losses.xpos = tag_loss(pass, layout_.xpos, layout_.xpos_bias, &Example::Word::xpos, weights_.xpos / divisor, tags,
                         dout, gradient);
  losses.name = tag_loss(pass, layout_.names, layout_.names_bias, &Example::Word::name, weights_.name / divisor,
                         shape_.layers, dout, gradient);
  losses.arc = arc_loss(pass, weights_.arc / divisor, dout.back(), gradient);
  losses.label = label_loss(pass, weights_.label / divisor, dout.back(), gradient);

  for (std::size_t layer = shape_.layers; layer-- > 0;) {
    dout[layer + 1].array() *= pass.masks[layer].array();
    // The output was masked in place; the units' own outputs are not needed again, their inputs are.
    recur_back(pass, layer, 0, dout[layer + 1], dout[layer], gradient);
    recur_back(pass, layer, 1, dout[layer + 1], dout[layer], gradient);
  }
  dout[0].array() *= pass.input_mask.array();
  layout_.input_bias.in(gradient) += dout[0].colwise().sum();
  layout_.vector_input.in(gradient).noalias() += pass.vectors.transpose() * dout[0];
  gradients.input = std::move(dout[0]);
  gradients.rows = std::move(pass.rows);
  return losses;
}

template Losses Network<float>::learn(const Numbers<float>&, const Matrix<float>&, std::span<const Example* const>,
                                      std::span<Random>, const Dropout&, double, Gradients<float>&) const;
template Losses Network<double>::learn(const Numbers<double>&, const Matrix<double>&, std::span<const Example* const>,
                                       std::span<Random>, const Dropout&, double, Gradients<double>&) const;

}  // namespace entente::train
