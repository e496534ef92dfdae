#include "ingest/entities/lexicon.hpp"

#include <algorithm>

#include "graph/json/json.hpp"
#include "ingest/entities/data_file.hpp"

namespace entente::ingest {

Lexicon Lexicon::load(const std::string& folder) {
  Lexicon lexicon;
  const std::string path = folder + "/nouns.json";
  const std::string text = read_data_file(path);
  const json::Tree tree = json::parse(text, path);
  for (const json::Member member : tree.root().members()) {
    List& list = lexicon.lists_[std::string(member.key.string())];
    for (const json::Value value : member.value.elements()) {
      const std::string_view words = value.string();
      list.longest = std::max(list.longest, static_cast<std::size_t>(1 + std::count(words.begin(), words.end(), ' ')));
      list.words.emplace(words);
    }
  }
  for (const char* name : {"people", "acts"}) {
    List& list = lexicon.lists_[name];
    list.longest = 1;
    const std::string nouns = read_data_file(folder + "/" + name + ".txt");
    for (std::size_t at = 0; at < nouns.size();) {
      const std::size_t end = std::min(nouns.find('\n', at), nouns.size());
      if (end > at) list.words.emplace(nouns.substr(at, end - at));
      at = end + 1;
    }
  }
  return lexicon;
}

bool Lexicon::has(std::string_view list, std::string_view words) const {
  const auto found = lists_.find(list);
  return found != lists_.end() && found->second.words.contains(words);
}

std::string_view Lexicon::known(std::string_view lemma) const {
  for (const auto& [name, list] : lists_) {
    const auto found = list.words.find(lemma);
    if (found != list.words.end()) return *found;
  }
  return {};
}

std::size_t Lexicon::longest(std::string_view list) const {
  const auto found = lists_.find(list);
  return found == lists_.end() ? 0 : found->second.longest;
}

}  // namespace entente::ingest
