#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "ingest/language/analyzer.hpp"

/// The model in the repository, loaded once for all tests of a program.
inline const std::shared_ptr<const entente::language::Model>& english() {
  static const auto model = entente::language::Model::load(ENTENTE_SOURCE_DIR "/ingest/language/model/english.model");
  return model;
}

/// "form/relation(head form) ..." of a sentence, to compare with what a person would draw.
inline std::string arcs(const entente::language::Sentence& sentence) {
  std::string result;
  for (const auto& token : sentence.tokens) {
    result += result.empty() ? "" : " ";
    result += token.form;
    result += '/';
    result += entente::language::to_string(token.relation);
    if (token.head >= 0) {
      result += '(';
      result += sentence.tokens[static_cast<std::size_t>(token.head)].form;
      result += ')';
    }
  }
  return result;
}
