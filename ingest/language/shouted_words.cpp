#include "ingest/language/shouted_words.hpp"

#include <algorithm>

namespace entente::language {
namespace {

bool all_capitals(std::string_view form) {
  return form.size() > 1 && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool has_small(std::string_view form) {
  return std::any_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

bool is_shouted_name(const Sentence& sentence, std::size_t token) {
  const auto& tokens = sentence.tokens;
  if (tokens[token].form != "IS") return false;
  const bool quiet =
      std::any_of(tokens.begin(), tokens.end(), [](const Token& other) { return has_small(other.form); });
  const bool shouted = (token > 0 && all_capitals(tokens[token - 1].form)) ||
                       (token + 1 < tokens.size() && all_capitals(tokens[token + 1].form));
  return quiet && !shouted;
}

ShoutedWords::ShoutedWords(std::vector<Sentence>& sentences) {
  for (Sentence& sentence : sentences) {
    for (std::size_t t = 0; t < sentence.tokens.size(); ++t) {
      if (!is_shouted_name(sentence, t)) continue;
      spelt_.emplace_back(&sentence.tokens[t], sentence.tokens[t].form);
      sentence.tokens[t].form = "ISIS";
    }
  }
}

ShoutedWords::~ShoutedWords() {
  for (const auto& [token, form] : spelt_) token->form = form;
}

}  // namespace entente::language
