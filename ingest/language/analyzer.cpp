#include "ingest/language/analyzer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/error.hpp"
#include "graph/model/limits.hpp"
#include "ingest/language/model_parts.hpp"
#include "ingest/language/name_agreement.hpp"
#include "ingest/language/neural_tagger.hpp"
#include "ingest/language/segmenter.hpp"
#include "ingest/language/shouted_words.hpp"

namespace entente::language {

struct Analyzer::Scratch {
  explicit Scratch(const ModelParts& parts) : segmenter(parts.segment), tagger(parts.network) {}

  Segmenter segmenter;
  NeuralTagger tagger;
  std::string lemma;
};

Analyzer::Analyzer(std::shared_ptr<const Model> model)
    : model_(std::move(model)), scratch_(std::make_unique<Scratch>(model_->parts())) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

Analysis Analyzer::analyze(std::string_view text) {
  Analysis analysis;
  analysis.sentences = segment(text);
  annotate(analysis);
  agree_on_names(analysis.sentences);
  return analysis;
}

std::vector<Sentence> Analyzer::segment(std::string_view text) {
  std::vector<Sentence> sentences;
  scratch_->segmenter.segment(text, sentences);
  return sentences;
}

void Analyzer::annotate(Analysis& analysis) {
  for (const auto& sentence : analysis.sentences) {
    if (sentence.tokens.size() > limits::kMaxSentenceTokens) {
      throw Error(ErrorCode::limit, fmt::format("a sentence of {} tokens, the limit is {}", sentence.tokens.size(),
                                                limits::kMaxSentenceTokens));
    }
  }
  const ShoutedWords shouted(analysis.sentences);
  scratch_->tagger.annotate(analysis.sentences);
  lemmatize(analysis);
}

void Analyzer::lemmatize(Analysis& analysis) {
  for (auto& sentence : analysis.sentences) {
    for (auto& token : sentence.tokens) {
      scratch_->lemma.clear();
      model_->parts().lemmas.lemma(token.form, token.xpos, scratch_->lemma);
      token.lemma =
          scratch_->lemma == token.form ? token.form : std::string_view{analysis.lemmas.emplace_back(scratch_->lemma)};
    }
  }
}

}  // namespace entente::language
