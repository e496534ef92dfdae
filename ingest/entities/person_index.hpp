#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/entities/entity.hpp"

namespace entente::ingest {

/// The persons of one document by the words of their names, so that a document of very many persons is not searched
/// from end to end for each of them. Not for use by several threads at once.
class PersonIndex {
 public:
  /// Of the persons who share a word the latest so many are found.
  static constexpr std::size_t kMostNamesakes = 256;
  /// Words of a name that are looked up, from its beginning.
  static constexpr std::size_t kMostWords = 16;

  /// `words` are folded. May be called again for a person whose name has become longer. Persons come in text order.
  void add(EntityId person, std::span<const std::string> words);

  /// Those who have a word of their name in common with `words`, in text order.
  [[nodiscard]] std::vector<EntityId> namesakes(std::span<const std::string> words) const;

 private:
  std::unordered_map<std::string, std::vector<EntityId>> by_word_;
};

}  // namespace entente::ingest
