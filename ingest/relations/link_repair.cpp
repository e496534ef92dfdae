#include "ingest/relations/link_repair.hpp"

#include <algorithm>

#include "ingest/language/tree_words.hpp"
#include "ingest/relations/mending.hpp"

namespace entente::ingest {

using language::Relation;
using language::Sentence;
using language::Tree;
using language::Upos;

namespace {

/// Whether a noun asks for that preposition: "a vote against", "the deal with", "an end to", "responsibility for".
bool asks_for(std::string_view noun, std::string_view preposition) {
  if (preposition == "with")
    return one_of(noun, {"accord", "agreement", "deal", "pact", "treaty", "truce", "ceasefire", "talk", "tie",
                         "relation", "meeting", "contract", "negotiation", "exercise", "partnership", "alliance"});
  if (preposition == "against")
    return one_of(noun, {"vote", "sanction", "war", "campaign", "attack", "threat", "charge", "allegation", "crime",
                         "violence", "offensive", "lawsuit", "case", "complaint", "accusation", "embargo"});
  if (preposition == "on")
    return one_of(noun, {"attack", "raid", "strike", "assault", "ban", "embargo", "sanction", "tariff", "duty",
                         "restriction", "crackdown", "siege", "blockade", "airstrike"});
  if (preposition == "to")
    return one_of(noun, {"end", "halt", "visit", "trip", "threat", "opposition", "objection", "aid", "support",
                         "letter", "ambassador", "envoy", "invitation", "warning"});
  if (preposition == "for")
    return one_of(noun, {"responsibility", "support", "demand", "call", "sympathy", "respect", "praise", "blame"});
  return false;
}

}  // namespace

bool links_of_titles(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (tree.relation(i) != Relation::case_ || !tree.has_head(i) || tree.token(i).form == "'s") continue;
    const std::uint32_t title = tree.head(i);
    if (tree.relation(title) != Relation::nmod_desc || !tree.has_head(title) || i > title || tree.head(title) < title)
      continue;
    if (!tree.marker(tree.head(title)).empty()) continue;
    sentence.tokens[i].head = static_cast<std::int32_t>(tree.head(title));
    changed = true;
  }
  return changed;
}

bool leaping_links(const Tree& tree, Sentence& sentence) {
  constexpr std::uint32_t kFarthest = 8;
  bool changed = false;
  for (std::uint32_t link = 1; link + 1 < tree.size(); ++link) {
    if (tree.relation(link) != Relation::case_ || !tree.has_head(link)) continue;
    const std::uint32_t end = std::min(tree.head(link), link + kFarthest);
    for (std::uint32_t noun = link + 1; noun < end; ++noun) {
      const Relation relation = tree.relation(noun);
      if ((relation != Relation::nmod && relation != Relation::obl) || !tree.has_head(noun)) continue;
      if (tree.head(noun) > link || tree.head(noun) == link || tree.is(tree.child(noun, Relation::case_))) break;
      changed = hang(sentence, link, noun, Relation::case_) || changed;
      break;
    }
  }
  return changed;
}

bool links_for_particles(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t link = 1; link + 1 < tree.size(); ++link) {
    if (tree.relation(link) != Relation::compound_prt || !tree.has_head(link)) continue;
    if (!one_of(tree.lemma(link), {"on", "upon", "for", "to", "at", "with", "against", "from", "into"})) continue;
    const std::uint32_t verb = tree.head(link);
    for (const auto noun : tree.children(verb)) {
      if (noun < link || tree.relation(noun) != Relation::obl || tree.is(tree.child(noun, Relation::case_))) continue;
      if (tree.subtree(noun).front() != link + 1) continue;
      changed = hang(sentence, link, noun, Relation::case_) || changed;
      break;
    }
  }
  return changed;
}

bool selected_links(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t link = 2; link + 1 < tree.size(); ++link) {
    if (tree.relation(link) != Relation::case_ || !tree.has_head(link) || tree.head(link) < link) continue;
    const std::uint32_t noun = link - 1;
    const std::uint32_t phrase = tree.head(link);
    if (tree.relation(phrase) != Relation::obl || !tree.has_head(phrase) || tree.token(noun).upos != Upos::NOUN)
      continue;
    const Relation place = tree.relation(noun);
    const bool object = (place == Relation::obj || place == Relation::obl) && tree.has_head(noun) &&
                        tree.head(noun) == tree.head(phrase) && tree.head(noun) < noun;
    if (!object || !asks_for(tree.lemma(noun), tree.lemma(link))) continue;
    changed = hang(sentence, phrase, noun, Relation::nmod) || changed;
  }
  return changed;
}

}  // namespace entente::ingest
