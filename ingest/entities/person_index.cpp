#include "ingest/entities/person_index.hpp"

#include <algorithm>

namespace entente::ingest {

void PersonIndex::add(EntityId person, std::span<const std::string> words) {
  for (const std::string& word : words) {
    std::vector<EntityId>& persons = by_word_[word];
    const auto place = std::lower_bound(persons.begin(), persons.end(), person);
    if (place == persons.end() || *place != person) persons.insert(place, person);
  }
}

std::vector<EntityId> PersonIndex::namesakes(std::span<const std::string> words) const {
  std::vector<EntityId> found;
  for (const std::string& word : words.first(std::min(words.size(), kMostWords))) {
    const auto persons = by_word_.find(word);
    if (persons == by_word_.end()) continue;
    const auto end = persons->second.end();
    found.insert(found.end(), end - static_cast<std::ptrdiff_t>(std::min(persons->second.size(), kMostNamesakes)), end);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace entente::ingest
