#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "ingest/language/sentence.hpp"

namespace entente::language {

/// Names in capitals that a tagger would take for words ("IS militants", the Islamic State), spelt for its sake as what
/// it cannot mistake. The sentences must outlive the object, which gives them their own spelling back.
class ShoutedWords {
 public:
  explicit ShoutedWords(std::vector<Sentence>& sentences);
  ~ShoutedWords();
  ShoutedWords(const ShoutedWords&) = delete;
  ShoutedWords& operator=(const ShoutedWords&) = delete;

 private:
  std::vector<std::pair<Token*, std::string_view>> spelt_;
};

/// Whether the token is a name that looks like the verb: "IS" among words that are not all in capitals.
[[nodiscard]] bool is_shouted_name(const Sentence& sentence, std::size_t token);

}  // namespace entente::language
