#include "ingest/relations/receiver_repair.hpp"

#include <algorithm>

#include "ingest/entities/name_words.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/relations/mending.hpp"

namespace entente::ingest {

using language::Relation;
using language::Sentence;
using language::Tree;
using language::Upos;
using language::Xpos;

namespace {

/// Whether something goes to somebody who is told behind it.
bool goes_elsewhere(const Tree& tree, std::uint32_t verb, std::uint32_t thing) {
  for (const std::uint32_t at : {verb, thing}) {
    for (const auto c : tree.children(at)) {
      if (c > thing && one_of(tree.marker(c), {"to", "for", "into"})) return true;
    }
  }
  return false;
}

}  // namespace

bool named_receivers(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (const language::Name& name : sentence.names) {
    const std::uint32_t next = name.last;
    const bool place = name.type == language::NameType::place;
    if ((!place && name.type != language::NameType::person) || name.first == 0 || next >= tree.size()) continue;
    const bool described = tree.token(next).upos == Upos::ADJ && tree.has_head(next);
    const bool counted = place && tree.token(next).upos == Upos::NUM && next + 1 < tree.size();
    const std::uint32_t verb = name.first - 1;
    const std::uint32_t thing = described ? tree.head(next) : next + (counted ? 1 : 0);
    std::uint32_t whom = name.first;
    while (whom < next && (!tree.has_head(whom) || tree.head(whom) != thing)) ++whom;
    if (whom == next || tree.relation(whom) != Relation::compound || !tree.has_head(thing)) continue;
    if (!described && (!place || tree.token(thing).xpos != Xpos::NNS || goes_elsewhere(tree, verb, thing))) continue;
    const std::string_view form = tree.token(whom).form;
    const bool initials = std::none_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (initials || tree.relation(thing) != Relation::obj || tree.head(thing) != verb || !gives(tree.lemma(verb)) ||
        tree.is(tree.child(verb, Relation::iobj)))
      continue;
    // "gave Ghana 24 buses"
    if (counted) hang(sentence, next, thing, Relation::nummod);
    sentence.tokens[whom].head = static_cast<std::int32_t>(verb);
    sentence.tokens[whom].relation = Relation::iobj;
    changed = true;
  }
  return changed;
}

bool inside_phrases(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t word = 1; word + 1 < tree.size(); ++word) {
    if (tree.relation(word) != Relation::obj || tree.token(word).upos != Upos::PROPN || !tree.has_head(word)) continue;
    const std::uint32_t noun = word + 1;
    if (tree.token(noun).upos != Upos::NOUN || !tree.has_head(noun) || tree.head(noun) != tree.head(word)) continue;
    const auto article = tree.child(noun, Relation::det);
    if (article + 1 == word) changed = hang(sentence, word, noun, Relation::compound) || changed;
  }
  return changed;
}

bool given_papers(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t paper = 3; paper < tree.size(); ++paper) {
    if (tree.relation(paper) != Relation::appos || !tree.has_head(paper)) continue;
    if (!one_of(tree.lemma(paper), {"letter", "note", "message", "list", "invitation", "petition", "proposal", "report",
                                    "draft", "plan", "ultimatum", "invoice", "medal", "gift"}))
      continue;
    const auto article = tree.child(paper, Relation::det);
    const std::uint32_t whom = tree.head(paper);
    if (!tree.is(article) || !one_of(lower_form(tree.token(article)), {"a", "an"}) || whom > paper) continue;
    if (tree.relation(whom) != Relation::obj || !tree.has_head(whom)) continue;
    const std::uint32_t verb = tree.head(whom);
    if (!one_of(tree.lemma(verb), {"hand", "give", "send", "pass", "show", "bring"})) continue;
    if (!hang(sentence, paper, verb, Relation::obj)) continue;
    sentence.tokens[whom].relation = Relation::iobj;
    changed = true;
  }
  return changed;
}

void given_words(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t verb = 0; verb < tree.size(); ++verb) {
    if (!one_of(tree.lemma(verb), {"give", "make", "offer"})) continue;
    const auto given = tree.child(verb, Relation::xcomp);
    const auto whom = tree.child(verb, Relation::obj);
    if (!tree.is(given) || !tree.is(whom) || whom > given || tree.token(given).upos != Upos::NOUN) continue;
    const auto article = tree.child(given, Relation::det);
    if (!tree.is(article) || !one_of(tree.lemma(given), {"apology", "assurance", "concession", "guarantee", "loan",
                                                         "offer", "pledge", "promise", "proposal", "warning"}))
      continue;
    sentence.tokens[whom].relation = Relation::iobj;
    sentence.tokens[given].relation = Relation::obj;
  }
}

void lone_objects(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (tree.relation(i) != Relation::iobj || !tree.has_head(i)) continue;
    if (!tree.is(tree.child(tree.head(i), Relation::obj, Relation::ccomp, Relation::xcomp)))
      sentence.tokens[i].relation = Relation::obj;
  }
}

}  // namespace entente::ingest
