#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "app/train/corpus.hpp"
#include "app/train/parameters.hpp"
#include "app/train/random.hpp"

namespace entente::train {

/// One sentence as the network sees it. Gold labels of -1 are not learned from.
struct Example {
  struct Word {
    std::vector<std::uint32_t> rows;  ///< of the feature table; the row of the word itself first if `has_word`
    bool has_word = false;
    std::int32_t vector = -1;  ///< row of the word vectors, or none
    std::int32_t upos = -1;
    std::int32_t xpos = -1;
    std::int32_t name = -1;
    std::int32_t head = -1;  ///< 0 the root, i + 1 word i
    std::int32_t relation = -1;
    std::vector<HeadBelief> beliefs;  ///< to learn arcs from instead of `head`, if not empty
  };
  std::vector<Word> words;
};

struct Dropout {
  double word = 0;     ///< the word's own row
  double feature = 0;  ///< each other row
  double vector = 0;   ///< the word vector
  double input = 0;    ///< numbers of the input layer
  double layer = 0;    ///< numbers between layers, one mask a sentence (Gal and Ghahramani 2016)
  double hidden = 0;   ///< numbers of the arc and label layers
};

/// Word vectors that are given, not learned: rows of signed bytes.
struct VectorTable {
  std::span<const std::int8_t> values;
  std::size_t width = 0;
  static constexpr double kScale = 4.0 / 127.0;
};

/// Gradients of one shard. The feature table's are kept as the gradient of each token's input, with the rows it
/// was the sum of.
template <class Real>
struct Gradients {
  Numbers<Real> dense;
  Matrix<Real> input;                            ///< tokens x width
  std::vector<std::vector<std::uint32_t>> rows;  ///< those that were not dropped, for each token
};

struct Losses {
  double arc = 0;
  double label = 0;
  double upos = 0;
  double xpos = 0;
  double name = 0;
  [[nodiscard]] double total() const { return arc + label + upos + xpos + name; }
};

/// Weights of the five tasks in the sum that is minimised.
struct TaskWeights {
  double arc = 1;
  double label = 1;
  double upos = 0.5;
  double xpos = 0.5;
  double name = 0.5;
  double argument = 1;  ///< of the arc of a subject, an object or an oblique, beside any other arc's
};

/// What the network says about one sentence.
template <class Real>
struct Prediction {
  Matrix<Real> arcs;  ///< words x (words + 1), column 0 the root
  Matrix<Real> upos, xpos, names;
};

/// The multi-task network: sums of feature rows and a projected word vector, bidirectional simple recurrent units (Lei
/// et al. 2018), linear taggers, and a deep biaffine scorer of arcs (Dozat and Manning 2017) with a hidden layer that
/// labels them. Forward and backward passes by hand; the test checks them against finite differences. Const and free of
/// shared scratch: threads may run shards of one batch at a time.
template <class Real>
class Network {
 public:
  Network(const NetworkShape& shape, VectorTable vectors, TaskWeights weights = {});

  [[nodiscard]] const ParameterLayout& layout() const { return layout_; }

  /// Losses of `batch`, each divided by `divisor`, and their gradients, which replace what `gradients` holds.
  /// `random[i]` drives the dropout of sentence i.
  Losses learn(const Numbers<Real>& dense, const Matrix<Real>& table, std::span<const Example* const> batch,
               std::span<Random> random, const Dropout& dropout, double divisor, Gradients<Real>& gradients) const;

  [[nodiscard]] Prediction<Real> predict(const Numbers<Real>& dense, const Matrix<Real>& table,
                                         const Example& sentence) const;

  /// The best relation of each word under the given heads (0 the root, i + 1 word i).
  [[nodiscard]] std::vector<std::int32_t> label(const Numbers<Real>& dense, const Matrix<Real>& table,
                                                const Example& sentence, std::span<const std::int32_t> heads) const;

 private:
  struct Pass;
  void forward(Pass& pass, std::span<Random> random, const Dropout& dropout) const;
  void recur(Pass& pass, std::size_t layer, std::size_t direction) const;
  void recur_back(Pass& pass, std::size_t layer, std::size_t direction, const Matrix<Real>& dout, Matrix<Real>& din,
                  Numbers<Real>& gradient) const;
  double tag_loss(const Pass& pass, const Block& weights, const Block& bias, std::int32_t Example::Word::*gold,
                  double scale, std::size_t layer, std::vector<Matrix<Real>>& dout, Numbers<Real>& gradient) const;
  double arc_loss(Pass& pass, double scale, Matrix<Real>& dtop, Numbers<Real>& gradient) const;
  double label_loss(Pass& pass, double scale, Matrix<Real>& dtop, Numbers<Real>& gradient) const;

  NetworkShape shape_;
  ParameterLayout layout_;
  VectorTable vectors_;
  TaskWeights weights_;
};

}  // namespace entente::train
