#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <string>

#include "ingest/language/model.hpp"
#include "ingest/language/network_shape.hpp"

namespace entente::train {

/// Right, expected and found things, and what follows from them, in percent.
struct Counts {
  std::size_t right = 0;
  std::size_t gold = 0;
  std::size_t said = 0;

  [[nodiscard]] double precision() const { return percent(right, said); }
  [[nodiscard]] double recall() const { return percent(right, gold); }
  [[nodiscard]] double f1() const { return percent(2 * right, gold + said); }
  [[nodiscard]] static double percent(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  }
};

/// Scores of a model on one treebank.
struct Scores {
  std::string name;
  // With gold tokens; of words. LAS compares relations without subtypes.
  std::size_t words = 0;
  std::size_t upos = 0, xpos = 0, lemmas = 0, heads = 0, labelled = 0, labelled_with_subtypes = 0;
  Counts core;  ///< subjects, objects, obliques with head and full relation right: recall
  // Names: exact spans with their types, made to agree by document. Only where the treebank has names.
  bool has_names = false;
  std::array<Counts, language::kNameTypeCount> names;
  // From raw text, in which blank lines part paragraphs.
  Counts raw_words, raw_sentences;

  [[nodiscard]] double percent(std::size_t right) const { return Counts::percent(right, words); }
  /// Persons, organisations and places together.
  [[nodiscard]] Counts main_names() const;
};

[[nodiscard]] Scores evaluate(const std::shared_ptr<const language::Model>& model,
                              const std::filesystem::path& treebank);

/// A few lines for people.
[[nodiscard]] std::string to_text(const Scores& scores);

}  // namespace entente::train
