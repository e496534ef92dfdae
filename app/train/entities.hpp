#pragma once

#include <string>
#include <vector>

#include "ingest/language/conllu.hpp"
#include "ingest/language/sentence.hpp"

namespace entente::train {

/// Names out of the entity annotation of GUM's column 10 (Zeldes 2017; "Entity=(12-person-new-..." opens mention 12,
/// "12)" closes it). A mention is named if its head word is a proper noun. Its name is the head with what is
/// written as one name with it: flat and compound proper nouns, capitalised adjectives, numbers, and for anything but a
/// person the "of" phrases inside; determiners, titles, appositions and clauses are left out. Where names nest, the
/// longer one stays. Words for nations, religions and parties used as adjectives or for their people are nationalities.
///
/// Mentions may not cross sentences, so a reader only keeps scratch memory between calls.
class EntityReader {
 public:
  [[nodiscard]] std::vector<language::Name> names(const language::ConlluSentence& sentence);

 private:
  struct Mention {
    std::string id;
    std::string type;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  void mentions(const language::ConlluSentence& sentence);

  std::vector<Mention> open_;
  std::vector<Mention> closed_;
};

}  // namespace entente::train
