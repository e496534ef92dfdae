#include "ingest/pipeline/headline.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace entente::ingest {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<signed char>(c) < 0; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

struct Word {
  std::size_t at = 0;
  std::size_t size = 0;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    words.push_back({at, end - at});
    at = end;
  }
  return words;
}

/// "Lifts", but not "UN" nor "iPhone"
bool begins_with_capital(std::string_view word) {
  return word.size() > 1 && is_capital(word.front()) && std::all_of(word.begin() + 1, word.end(), is_small);
}

std::string in_small(std::string_view word) {
  std::string small(word);
  small.front() = static_cast<char>(small.front() - 'A' + 'a');
  return small;
}

/// Whether hardly any word but the shortest begins small.
bool is_headline(std::string_view text, const std::vector<Word>& words) {
  std::size_t long_words = 0;
  std::size_t small = 0;
  for (const Word& word : words) {
    if (word.size < 5) continue;
    ++long_words;
    small += is_small(text[word.at]);
  }
  return long_words >= 3 && small * 5 <= long_words;
}

/// How often the words of the text begin small, and with a capital where that means something.
struct Spelling {
  int small = 0;
  int capital = 0;
};

std::unordered_map<std::string, Spelling> spellings(std::string_view text) {
  std::unordered_map<std::string, Spelling> seen;
  std::size_t before = 0;  // where the last word ended
  for (const Word& word : words_of(text)) {
    const std::string_view form = text.substr(word.at, word.size);
    const std::string_view between = text.substr(before, word.at - before);
    const bool inside =
        before > 0 && between.find_first_of(".?!:\n\"'") == std::string_view::npos &&
        std::all_of(between.begin(), between.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
    before = word.at + word.size;
    if (is_small(form.front())) {
      ++seen[std::string(form)].small;
    } else if (inside && begins_with_capital(form)) {
      ++seen[in_small(form)].capital;
    }
  }
  return seen;
}

}  // namespace

HeadlineReader::HeadlineReader(const Ontology& ontology, const Lexicon& lexicon) : lexicon_(&lexicon) {
  for (const Trigger& trigger : ontology.triggers()) {
    for (const std::string& lemma : trigger.lemmas) acts_.insert(lemma.substr(0, lemma.find(' ')));
  }
  for (const char* list : {"reporting-verbs", "support-verbs"}) {
    for (const std::string& verb : ontology.words(list)) acts_.insert(verb);
  }
}

/// A word of the language, as far as the lists know it, in one of its forms.
bool HeadlineReader::is_word(const std::string& word) const {
  const auto known = [&](const std::string& form) { return acts_.contains(form) || !lexicon_->known(form).empty(); };
  if (known(word)) return true;
  for (const std::string_view ending : {"s", "es", "d", "ed", "ing", "ies"}) {
    if (word.size() < ending.size() + 3 || !word.ends_with(ending)) continue;
    const std::string stem = word.substr(0, word.size() - ending.size());
    if (known(stem) || (ending == "ing" && known(stem + "e")) || (ending == "ies" && known(stem + "y"))) return true;
  }
  return false;
}

std::string HeadlineReader::quieten(std::string_view headline, std::string_view body) const {
  std::string quiet(headline);
  const std::vector<Word> words = words_of(headline);
  if (!is_headline(headline, words)) return quiet;
  const auto seen = spellings(body);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view form = headline.substr(words[i].at, words[i].size);
    if (!begins_with_capital(form)) continue;
    const std::string small = in_small(form);
    const auto found = seen.find(small);
    const Spelling spelt = found == seen.end() ? Spelling{} : found->second;
    const bool plain = spelt.small + spelt.capital > 0 ? spelt.small > spelt.capital : is_word(small);
    if (plain) quiet[words[i].at] = small.front();
  }
  return quiet;
}

}  // namespace entente::ingest
