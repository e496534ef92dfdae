#include "ingest/relations/lemmas.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "ingest/entities/names.hpp"
#include "ingest/language/irregular_verbs.hpp"
#include "ingest/readers/lines.hpp"

namespace entente::ingest {
namespace {

bool ends(std::string_view word, std::string_view suffix) {
  return word.size() > suffix.size() + 1 && word.ends_with(suffix);
}

}  // namespace

std::vector<std::string> possible_lemmas(const language::Token& token) {
  std::vector<std::string> lemmas;
  const auto add = [&](std::string lemma) {
    if (std::find(lemmas.begin(), lemmas.end(), lemma) == lemmas.end()) lemmas.push_back(std::move(lemma));
  };
  add(ascii_lower(token.lemma));
  const std::string word = lower_form(token);
  const auto without = [&](std::size_t letters, std::string_view instead = {}) {
    return word.substr(0, word.size() - letters) + std::string(instead);
  };
  using language::Upos;
  if (token.upos == Upos::VERB) {
    if (const std::string_view lemma = language::irregular_verb(word); !lemma.empty()) add(std::string(lemma));
    if (ends(word, "ied")) add(without(3, "y"));
    for (const std::size_t suffix : {ends(word, "ed") ? std::size_t{2} : 0, ends(word, "ing") ? std::size_t{3} : 0}) {
      if (suffix == 0) continue;
      add(without(suffix));
      add(without(suffix, "e"));
      const std::string stem = without(suffix);
      if (stem.size() > 3 && stem[stem.size() - 1] == stem[stem.size() - 2]) add(stem.substr(0, stem.size() - 1));
    }
  }
  // "provided training": a noun, though its lemma is the verb's
  if (token.upos == Upos::NOUN && ends(word, "ing")) add(word);
  if (token.upos == Upos::VERB || token.upos == Upos::NOUN) {
    if (ends(word, "ies")) add(without(3, "y"));
    if (ends(word, "es")) add(without(2));
    if (ends(word, "s")) add(without(1));
  }
  return lemmas;
}

bool lemma_in(const std::vector<std::string>& words, const language::Token& token) {
  for (const std::string& lemma : possible_lemmas(token)) {
    if (std::find(words.begin(), words.end(), lemma) != words.end()) return true;
  }
  return false;
}

}  // namespace entente::ingest
