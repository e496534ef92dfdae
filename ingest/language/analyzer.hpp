#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/language/sentence.hpp"

namespace entente::language {

class Model;

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
  /// The result depends on the text and the model alone.
  [[nodiscard]] Analysis analyze(std::string_view text);

 private:
  struct Scratch;
  std::shared_ptr<const Model> model_;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace entente::language
