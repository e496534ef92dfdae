#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/lemmas.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// Acts told by a noun made of a verb: "the jailing of activists by Chad".
namespace entente::ingest {

bool SentenceExtractor::gerund(std::uint32_t token) {
  if (!is_gerund_noun(*tree_, token)) return false;
  language::Token verb = tree_->token(token);
  verb.upos = language::Upos::VERB;
  for (const std::string& lemma : possible_lemmas(verb)) {
    for (const IndexedTrigger& entry : triggers_->find(TriggerPos::verb, lemma)) {
      const bool deed = entry.type != nullptr && entry.particle.empty() &&
                        one_of(entry.type->name, {"attacks", "coerces", "aids", "sanctions", "investigates"});
      if (deed && demands_.met(entry, token) && try_trigger(entry, token)) return true;
    }
  }
  return false;
}

}  // namespace entente::ingest
