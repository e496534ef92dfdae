#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "graph/ontology/ontology.hpp"
#include "ingest/entities/lexicon.hpp"

namespace entente::ingest {

/// Headlines In Which Every Word Begins With A Capital, put as the same words stand in running text: names keep their
/// capitals, other words lose them.
class HeadlineReader {
 public:
  HeadlineReader(const Ontology& ontology, const Lexicon& lexicon);

  /// The headline with the same bytes in the same places; `body` is the text below it.
  [[nodiscard]] std::string quieten(std::string_view headline, std::string_view body) const;

 private:
  [[nodiscard]] bool is_word(const std::string& word) const;

  std::unordered_set<std::string> acts_;  ///< verbs and nouns of acts
  const Lexicon* lexicon_;
};

}  // namespace entente::ingest
