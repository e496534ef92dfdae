#include "query/ask/suggest.hpp"

#include <algorithm>

#include "graph/model/error.hpp"
#include "query/ask/closed_words.hpp"
#include "query/ask/morphology.hpp"

namespace entente::query {
namespace {

struct Found {
  std::string lemma;               ///< of the first relation verb, or of the verb nearest to an unknown word
  std::string misspelt;            ///< the unknown word it is near to; empty when the verb stands there
  std::vector<std::string> names;  ///< as the question spells them, at most two
};

Found look_for_parts(std::string_view question, const std::vector<Word>& words, const VerbLexicon& verbs,
                     const Names& names) {
  Found found;
  std::vector<std::string> forms;
  std::vector<bool> in_name(words.size(), false);
  for (const Word& word : words) forms.push_back(word.form);
  for (std::size_t i = 0; i < words.size();) {
    if (const VerbMatch match = verbs.match(forms, i); match.words > 0 && !words[i].capital) {
      if (found.lemma.empty()) found.lemma = match.lemma;
      i += match.words;
      continue;
    }
    std::size_t length = 0;
    for (std::size_t count = std::min<std::size_t>(6, words.size() - i); count > 0 && length == 0; --count) {
      if (count == 1 && is_function_word(forms[i]) && !words[i].all_caps) break;
      const std::string_view text = question.substr(words[i].start, words[i + count - 1].end - words[i].start);
      if (names.candidates(text).empty()) continue;
      length = count;
      if (found.names.size() < 2) found.names.emplace_back(text);
    }
    for (std::size_t j = i; j < i + length; ++j) in_name[j] = true;
    i += std::max<std::size_t>(1, length);
  }
  if (!found.lemma.empty()) return found;
  // Otherwise the verb nearest to a word that is neither a name nor otherwise known; of equally near ones the longest
  // word.
  double best = 0.34;  // mistakes a letter
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& form = forms[i];
    if (in_name[i] || is_function_word(form) || label_of_noun(form) || words[i].capital || form.size() < 4) continue;
    for (const std::string& lemma : verbs.lemmas()) {
      const VerbForms inflected = inflect(lemma.substr(0, lemma.find(' ')));
      std::vector<std::string> spellings = inflected.past;
      spellings.insert(spellings.end(), {inflected.base, inflected.third, inflected.gerund});
      for (const std::string& spelling : spellings) {
        const double distance =
            static_cast<double>(edit_distance(form, spelling, 3)) / static_cast<double>(form.size());
        if (distance >= best) continue;
        best = distance;
        found.lemma = lemma;
        found.misspelt = form;
      }
    }
  }
  return found;
}

std::string past_of(const std::string& lemma) {
  const std::size_t blank = lemma.find(' ');
  const std::string rest = blank == std::string::npos ? "" : lemma.substr(blank);
  return inflect(lemma.substr(0, blank)).past.front() + rest;
}

std::string nearest_question(const Found& found) {
  if (found.lemma.empty()) {
    if (found.names.size() == 2) return "how are " + found.names[0] + " and " + found.names[1] + " connected";
    if (found.names.size() == 1) return "what did " + found.names[0] + " do";
    return "who consulted whom";
  }
  if (found.names.size() == 2) return "did " + found.names[0] + " " + found.lemma + " " + found.names[1];
  if (found.names.size() == 1) return "whom did " + found.names[0] + " " + found.lemma;
  return "who " + past_of(found.lemma) + " whom";
}

}  // namespace

void fail_with_suggestion(std::string_view question, const std::vector<Word>& words, const std::string& unknown_name,
                          const VerbLexicon& verbs, const Names& names) {
  const Found found = look_for_parts(question, words, verbs, names);
  // A verb the graph knows and a party it does not: the name is what is wrong.
  if (!found.lemma.empty() && found.misspelt.empty() && !unknown_name.empty()) (void)names.resolve(unknown_name);
  std::string message = "this question is not understood";
  if (!found.misspelt.empty()) {
    message += ": no relation is called '" + found.misspelt + "'";
  } else if (found.lemma.empty()) {
    message += ": it has no verb of a relation in it";
  }
  throw Error(ErrorCode::usage, message + "; the nearest form is '" + nearest_question(found) + "'");
}

}  // namespace entente::query
