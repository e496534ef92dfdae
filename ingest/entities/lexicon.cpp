#include "ingest/entities/lexicon.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/json/json.hpp"
#include "graph/model/error.hpp"
#include "ingest/entities/data_file.hpp"

namespace entente::ingest {

Lexicon::List& Lexicon::list_of(std::string_view name, const std::string& path) {
  constexpr std::size_t kMostLists = 64;
  if (const auto found = lists_.find(name); found != lists_.end()) return found->second;
  if (lists_.size() == kMostLists) {
    throw Error(ErrorCode::bad_input, fmt::format("{}: more than {} lists of words; merge some", path, kMostLists));
  }
  const std::uint64_t bit = std::uint64_t{1} << lists_.size();
  return lists_.emplace(name, List{.bit = bit, .longest = 1}).first->second;
}

void Lexicon::enter(const List& list, std::string_view words) {
  words_[std::string(words)].entry |= list.bit;
  words_[std::string(words.substr(0, words.find(' ')))].begins |= list.bit;
  words_[std::string(words.substr(words.rfind(' ') + 1))].ends |= list.bit;
}

Lexicon Lexicon::load(const std::string& folder) {
  Lexicon lexicon;
  const std::string path = folder + "/nouns.json";
  const std::string text = read_data_file(path);
  const json::Tree tree = json::parse(text, path);
  for (const json::Member member : tree.root().members()) {
    List& list = lexicon.list_of(member.key.string(), path);
    for (const json::Value value : member.value.elements()) {
      const std::string_view words = value.string();
      list.longest = std::max(list.longest, static_cast<std::size_t>(1 + std::count(words.begin(), words.end(), ' ')));
      lexicon.enter(list, words);
    }
  }
  for (const char* name : {"people", "acts"}) {
    const List& list = lexicon.list_of(name, path);
    const std::string nouns = read_data_file(folder + "/" + name + ".txt");
    for (std::size_t at = 0; at < nouns.size();) {
      const std::size_t end = std::min(nouns.find('\n', at), nouns.size());
      if (end > at) lexicon.enter(list, std::string_view(nouns).substr(at, end - at));
      at = end + 1;
    }
  }
  return lexicon;
}

bool Lexicon::is(std::uint64_t Membership::*part, std::string_view list, std::string_view words) const {
  const auto found = words_.find(words);
  if (found == words_.end() || found->second.*part == 0) return false;
  const auto named = lists_.find(list);
  return named != lists_.end() && (found->second.*part & named->second.bit) != 0;
}

bool Lexicon::has(std::string_view list, std::string_view words) const { return is(&Membership::entry, list, words); }
bool Lexicon::begins(std::string_view list, std::string_view word) const { return is(&Membership::begins, list, word); }
bool Lexicon::ends(std::string_view list, std::string_view word) const { return is(&Membership::ends, list, word); }

std::string_view Lexicon::known(std::string_view lemma) const {
  const auto found = words_.find(lemma);
  return found == words_.end() || found->second.entry == 0 ? std::string_view{} : std::string_view{found->first};
}

std::size_t Lexicon::longest(std::string_view list) const {
  const auto found = lists_.find(list);
  return found == lists_.end() ? 0 : found->second.longest;
}

}  // namespace entente::ingest
