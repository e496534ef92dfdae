#pragma once

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/language/model.hpp"
#include "ingest/language/sentence.hpp"

namespace entente::language {

/// The sentences of one text. Token forms point into the text given to analyze(), lemmas into this object:
/// both must outlive every use of the sentences.
struct Analysis {
  std::vector<Sentence> sentences;
  std::deque<std::string> lemmas;
};

/// Raw text to sentences, tokens, tags, lemmas, trees and names.
/// One analyzer serves one thread (it keeps scratch memory); any number of them share one model.
class Analyzer {
 public:
  explicit Analyzer(std::shared_ptr<const Model> model);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// `text` must be valid UTF-8. Tokens are in text order, do not overlap, and leave out white space only.
  /// The text counts as one document, in which names agree (name_agreement.hpp). The result depends on the text and the
  /// model alone.
  [[nodiscard]] Analysis analyze(std::string_view text);

  /// Only the first step: sentences whose tokens have spans and forms.
  [[nodiscard]] std::vector<Sentence> segment(std::string_view text);

  /// Tags, lemmas, trees and names for sentences whose tokens have forms (views the caller keeps alive); spans are not
  /// looked at. A sentence without tokens stays as it is; one of more than limits::kMaxSentenceTokens throws
  /// Error{limit}. What is said of a sentence depends on that sentence alone. New lemmas go to `analysis.lemmas`.
  void annotate(Analysis& analysis);

 private:
  struct Scratch;
  void lemmatize(Analysis& analysis);
  std::shared_ptr<const Model> model_;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace entente::language
