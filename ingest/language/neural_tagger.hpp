#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/language/features.hpp"
#include "ingest/language/neural_model.hpp"
#include "ingest/language/sentence.hpp"
#include "ingest/language/token_inputs.hpp"
#include "ingest/language/tree_decoder.hpp"

namespace entente::language {

/// Runs the network over batches of sentences: tags, trees and names. How sentences are put together in batches changes
/// nothing in what comes out, since every number is computed from its own sentence in an order of its own.
/// Keeps scratch memory (a few MB): one tagger serves one thread. The model is shared.
class NeuralTagger {
 public:
  explicit NeuralTagger(const NeuralModel& model) : model_(&model), inputs_(model) {}

  /// Fills upos, xpos, head, relation and names of sentences whose token forms are set. A sentence has at least one and
  /// at most limits::kMaxSentenceTokens tokens.
  void annotate(std::span<Sentence> sentences);

 private:
  struct KnownPhrase {
    std::uint16_t classes = 0;
    std::uint8_t part = 0;
  };
  /// Where a layer's recurrence finds what a token brings: rows of gates and of what bypasses the unit.
  struct GateRows {
    const float* gates;
    const float* skip;
    std::size_t skip_stride;
    const std::uint32_t* rows;  ///< of each token of the batch
  };
  void run(std::span<Sentence> batch, std::size_t tokens);
  void recur(std::span<const Sentence> batch, std::size_t layer, std::size_t direction, const GateRows& from);
  void read_input(std::span<Sentence> batch, std::size_t tokens);
  void read_tags(std::span<Sentence> batch, std::size_t tokens);
  void read_names(Sentence& sentence, std::size_t first);
  void lean_on_gazetteer(const Sentence& sentence, std::size_t first);
  void read_tree(Sentence& sentence, std::size_t first);

  const NeuralModel* model_;
  FeatureScratch feature_scratch_;
  std::vector<std::string_view> forms_;
  std::vector<TokenFeatures> features_;
  TokenInputs inputs_;
  std::vector<std::uint32_t> places_;    ///< of each token of the batch in inputs_
  std::vector<std::uint32_t> own_rows_;  ///< 0, 1, 2, ...
  std::vector<float> input_, layer_, gates_, state_, tags_, top_, arcs_, paired_, hidden_, labels_, name_scores_;
  std::vector<std::uint8_t> name_from_;
  std::vector<KnownPhrase> phrases_;  ///< of each token of the batch
  std::vector<std::int32_t> heads_;
  RoundedRows rounded_;
  FineRows arc_heads_, arc_dependents_;
  TreeDecoder decoder_;
};

}  // namespace entente::language
