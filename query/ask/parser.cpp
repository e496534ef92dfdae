#include "query/ask/parser.hpp"

#include <algorithm>
#include <array>

#include "graph/model/error.hpp"
#include "query/ask/closed_words.hpp"
#include "query/ask/cursor.hpp"
#include "query/ask/forms.hpp"
#include "query/ask/suggest.hpp"

namespace entente::query {
namespace {

constexpr std::size_t kMaxQuestionWords = 100;

/// "show me", "please list", "tell me": courtesies before a question.
void drop_courtesies(std::vector<Word>& words) {
  constexpr auto kCourtesies = std::to_array<std::string_view>(
      {"and", "display", "find", "give", "list", "me", "please", "show", "so", "tell", "us"});
  const auto first = std::find_if(words.begin(), words.end(), [&](const Word& word) {
    return word.all_caps || std::find(kCourtesies.begin(), kCourtesies.end(), word.form) == kCourtesies.end();
  });
  words.erase(words.begin(), first);
}

/// Takes "about WORDS" off the end: the words as the sentence must hold them. "tell me about X" is not one.
std::string take_topic(std::vector<Word>& words) {
  const auto about = std::find_if(words.begin(), words.end(), [](const Word& word) { return word.form == "about"; });
  if (about == words.end() || about == words.begin() || about + 1 == words.end()) return {};
  std::string topic;
  auto word = about + 1;
  while (word != words.end() && is_determiner(word->form)) ++word;
  if (word != words.end() && (is_wh(word->form) || is_anybody(word->form))) ++word;
  for (; word != words.end(); ++word) topic += (topic.empty() ? "" : " ") + word->form;
  words.erase(about, words.end());
  return topic;
}

}  // namespace

Question QuestionParser::parse(std::string_view question) const {
  std::vector<Word> words = split_words(question);
  if (words.size() > kMaxQuestionWords) {
    throw Error(ErrorCode::limit, "a question may have " + std::to_string(kMaxQuestionWords) + " words, this one has " +
                                      std::to_string(words.size()));
  }
  const std::vector<Word> all_words = words;
  Period period = take_period(question, words);
  drop_courtesies(words);
  if (words.empty()) throw Error(ErrorCode::usage, "there is no question; the nearest form is 'who consulted whom'");

  if (words.front().form == "about" && words.size() > 1) {  // "tell me about Ishaq Dar"
    words.front().form = "is";
    Word who = words.front();
    who.form = "who";
    words.insert(words.begin(), who);
  }
  const std::string topic = take_topic(words);

  using Form = std::optional<Question> (*)(Cursor&);
  constexpr std::array<Form, 9> kForms = {forms::count,   forms::link,     forms::reason,
                                          forms::between, forms::relation, forms::object_question,
                                          forms::yes_no,  forms::noun,     forms::profile};
  Cursor cursor(question, words, verbs_, names_, graph_);
  for (const Form form : kForms) {
    cursor.go_to(0);
    std::optional<Question> read = form(cursor);
    if (!read) continue;
    read->period = period;
    if (!topic.empty()) read->about = topic;
    return *std::move(read);
  }
  fail_with_suggestion(question, all_words, cursor.unknown_name(), verbs_, names_);
}

}  // namespace entente::query
