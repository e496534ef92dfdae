#include "ingest/relations/lemma_repair.hpp"

#include "ingest/relations/lemmas.hpp"

namespace entente::ingest {

void repair_lemmas(language::Sentence& sentence, const Lexicon& lexicon) {
  for (language::Token& token : sentence.tokens) {
    if (token.xpos != language::Xpos::NNS || !lexicon.known(token.lemma).empty()) continue;
    for (const std::string& lemma : possible_lemmas(token)) {
      const std::string_view known = lexicon.known(lemma);
      if (known.empty()) continue;
      token.lemma = known;
      break;
    }
  }
  // "his Vietnamese opposite number", "the Iranian chargé d'affaires"
  for (std::size_t i = 1; i < sentence.tokens.size(); ++i) {
    language::Token& before = sentence.tokens[i - 1];
    language::Token& token = sentence.tokens[i];
    if (token.lemma == "number" && before.lemma == "opposite") token.lemma = "counterpart";
    if (token.form == "d'affaires" || token.form == "d’affaires") before.lemma = "attache";
  }
}

}  // namespace entente::ingest
