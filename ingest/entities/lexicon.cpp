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

Lexicon::Membership& Lexicon::membership_of(std::string_view words) {
  auto place = places_.find(words);
  if (place == places_.end()) {
    place = places_.emplace(words, static_cast<std::uint32_t>(words_.size())).first;
    words_.emplace_back(words);
    memberships_.emplace_back();
  }
  return memberships_[place->second];
}

void Lexicon::enter(const List& list, std::string_view words) {
  membership_of(words).entry |= list.bit;
  membership_of(words.substr(0, words.find(' '))).begins |= list.bit;
  membership_of(words.substr(words.rfind(' ') + 1)).ends |= list.bit;
}

/// Makes the index over all that was entered.
void Lexicon::index(const std::string& path) {
  places_.clear();
  keys_.reserve(words_.size());
  for (const std::string& words : words_) keys_.push_back(language::fnv1a(words));
  index_ = language::KeyTable(keys_);
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    if (index_.find(keys_[i]) == i) continue;
    throw Error(ErrorCode::bad_input,
                fmt::format("{}: two entries hash alike, one is \"{}\"; leave it out", path, words_[i]));
  }
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
  lexicon.index(path);
  return lexicon;
}

bool Lexicon::is(std::uint64_t Membership::*part, std::string_view list, std::string_view words) const {
  const std::uint32_t found = index_.find(language::fnv1a(words));
  if (found == language::KeyTable::kNone || memberships_[found].*part == 0) return false;
  const auto named = lists_.find(list);
  return named != lists_.end() && (memberships_[found].*part & named->second.bit) != 0 && words_[found] == words;
}

bool Lexicon::has(std::string_view list, std::string_view words) const { return is(&Membership::entry, list, words); }
bool Lexicon::begins(std::string_view list, std::string_view word) const { return is(&Membership::begins, list, word); }
bool Lexicon::ends(std::string_view list, std::string_view word) const { return is(&Membership::ends, list, word); }

std::string_view Lexicon::known(std::string_view lemma) const {
  const std::uint32_t found = index_.find(language::fnv1a(lemma));
  const bool held = found != language::KeyTable::kNone && memberships_[found].entry != 0 && words_[found] == lemma;
  return held ? std::string_view{words_[found]} : std::string_view{};
}

std::size_t Lexicon::longest(std::string_view list) const {
  const auto found = lists_.find(list);
  return found == lists_.end() ? 0 : found->second.longest;
}

}  // namespace entente::ingest
