#include "ingest/relations/lemma_repair.hpp"

#include "ingest/readers/lines.hpp"
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
    const std::string form = ascii_lower(token.form);
    const bool apart = (form == "d'" || form == "d’") && i + 1 < sentence.tokens.size() &&
                       ascii_lower(sentence.tokens[i + 1].form) == "affaires";
    if (apart || form == "d'affaires" || form == "d’affaires") before.lemma = "attache";
    // "between both countries"
    if (token.lemma == "both" && token.relation == language::Relation::det) token.upos = language::Upos::DET;
  }
}

}  // namespace entente::ingest
