#include "ingest/relations/subject_repair.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "graph/text/calendar.hpp"
#include "ingest/entities/names.hpp"
#include "ingest/language/tree.hpp"
#include "ingest/relations/mending.hpp"

namespace entente::ingest {
namespace {

using language::Relation;
using language::Sentence;
using language::Tree;
using language::Upos;
using language::Xpos;

bool is_finite(const Tree& tree, std::uint32_t verb) {
  const Xpos tag = tree.token(verb).xpos;
  if (tag == Xpos::VBD || tag == Xpos::VBP || tag == Xpos::VBZ) return true;
  return tree.is(tree.child(verb, Relation::aux)) && !tree.is(tree.child(verb, Relation::mark));
}

bool has_subject(const Tree& tree, std::uint32_t verb) {
  return tree.is(tree.child(verb, Relation::nsubj, Relation::nsubj_pass, Relation::csubj, Relation::csubj_pass,
                            Relation::expl, Relation::nsubj_outer));
}

bool opens_as_participle(const Tree& tree, std::uint32_t clause) {
  const auto auxiliary = tree.child(clause, Relation::aux);
  const std::uint32_t first = tree.is(auxiliary) ? auxiliary : clause;
  return first == 0 && tree.token(first).xpos == Xpos::VBG;
}

/// The noun that was drawn into the clause `clause`, which stands before `verb`.
std::optional<std::uint32_t> stolen_subject(const Tree& tree, std::uint32_t clause, std::uint32_t verb) {
  for (std::uint32_t i = clause + 1; i < verb; ++i) {
    const Relation relation = tree.relation(i);
    if (relation != Relation::conj && relation != Relation::appos) continue;
    const Upos upos = tree.token(i).upos;
    if (upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::PRON) continue;
    if (!tree.dominates(clause, i) || tree.is(tree.child(i, Relation::cc))) continue;
    if (tree.token(i - 1).form == ",") return i;
    for (const auto c : tree.children(i)) {
      if (c < i && tree.token(c).form == ",") return i;
    }
  }
  return std::nullopt;
}

/// "William Ruto on Thursday met Abiy Ahmed, the presidency said": both subjects hung from "said". Whether a head was
/// changed, after which `tree` no longer tells the children.
bool share_subjects(const Tree& tree, Sentence& sentence) {
  bool moved = false;
  for (std::uint32_t verb = 0; verb < tree.size(); ++verb) {
    const std::uint32_t told = tree.child(verb, Relation::ccomp);
    if (!tree.is(told) || told > verb || has_subject(tree, told) || tree.is(tree.child(told, Relation::mark))) continue;
    std::uint32_t subjects = 0;
    std::uint32_t first = tree.size();
    for (const auto c : tree.children(verb)) {
      if (tree.relation(c) != Relation::nsubj) continue;
      if (subjects++ == 0) first = c;
    }
    if (subjects >= 2 && first < told) {
      sentence.tokens[first].head = static_cast<std::int32_t>(told);
      moved = true;
    }
  }
  return moved;
}

/// Headlines: the subject right before its verb, read as a part of it ("Kenya rebuffs Sudan").
void headline_subjects(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t verb = 1; verb < tree.size(); ++verb) {
    const Xpos tag = tree.token(verb).xpos;
    // "FRELIMO attacked the port": past, whatever its tag, where it has an object and no auxiliary
    const bool past = tag == Xpos::VBN && tree.is(tree.child(verb, Relation::obj)) &&
                      !tree.is(tree.child(verb, Relation::aux, Relation::aux_pass));
    if (tree.token(verb).upos != Upos::VERB || (tag != Xpos::VBZ && tag != Xpos::VBD && tag != Xpos::VBP && !past))
      continue;
    if (has_subject(tree, verb) || tree.relation(verb) != Relation::root) continue;
    for (const auto c : tree.children(verb)) {
      const Relation relation = tree.relation(c);
      if (c > verb || tree.token(c).upos != Upos::PROPN) continue;
      const bool beside = relation == Relation::compound ||
                          (relation == Relation::obl_unmarked && !tree.is(tree.child(c, Relation::case_)) &&
                           !is_day_or_month(lower_form(tree.token(c))));
      if (beside) {
        if (past) sentence.tokens[verb].xpos = Xpos::VBD;
        sentence.tokens[c].relation = Relation::nsubj;
        break;
      }
    }
  }
}

/// "said it was willing to help": nobody's will is an "it" that stands for what follows. Changes relations only.
void willing_subjects(const Tree& tree, Sentence& sentence) {
  static constexpr std::string_view kWilling[] = {
      "willing", "unwilling", "ready",    "eager",      "keen",    "happy",     "glad", "able",
      "unable",  "reluctant", "prepared", "determined", "anxious", "committed", "open", "inclined"};
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (std::find(std::begin(kWilling), std::end(kWilling), tree.lemma(i)) == std::end(kWilling)) continue;
    const auto it = tree.child(i, Relation::expl);
    const auto what = tree.child(i, Relation::csubj);
    if (!tree.is(it) || !tree.is(what) || it > i || what < i || tree.marker(what) != "to") continue;
    sentence.tokens[it].relation = Relation::nsubj;
    sentence.tokens[what].relation = Relation::xcomp;
  }
}

/// "a rebel explosives attack killed": two nouns side by side are one subject. Whether a head was changed.
bool join_subjects(const Tree& tree, Sentence& sentence) {
  bool moved = false;
  for (std::uint32_t i = 0; i + 1 < tree.size(); ++i) {
    const bool twice = tree.relation(i) == Relation::nsubj && tree.relation(i + 1) == Relation::nsubj &&
                       tree.token(i).upos == Upos::NOUN && tree.token(i + 1).upos == Upos::NOUN &&
                       tree.head(i) == tree.head(i + 1);
    if (!twice) continue;
    sentence.tokens[i].head = static_cast<std::int32_t>(i + 1);
    sentence.tokens[i].relation = Relation::compound;
    moved = true;
  }
  // "Move Forward Party MP Kannavee Suebsang criticised": whose lawmaker he is
  for (std::uint32_t name = 2; name < tree.size(); ++name) {
    const std::uint32_t title = name - 1;
    const bool titled = tree.relation(name) == Relation::nsubj && tree.token(name).upos == Upos::PROPN &&
                        tree.relation(title) == Relation::nmod_desc && tree.head(title) == name;
    if (!titled || !tree.has_head(name)) continue;
    for (const auto c : tree.children(tree.head(name))) {
      if (c >= name || tree.relation(c) != Relation::nsubj || tree.subtree(c).back() + 1 != title) continue;
      sentence.tokens[c].head = static_cast<std::int32_t>(name);
      sentence.tokens[c].relation = Relation::compound;
      moved = true;
    }
  }
  return moved;
}

/// "The bill, introduced by Asante, accuses Chad": the clause that is set apart by commas is not the sentence. Whether
/// a head was changed.
bool apposed_participles(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t verb = 2; verb < tree.size(); ++verb) {
    const auto subject = tree.child(verb, Relation::nsubj, Relation::nsubj_pass);
    if (tree.has_head(verb) || tree.token(verb).upos != Upos::VERB || !tree.is(subject) || subject + 2 != verb)
      continue;
    const Xpos tag = tree.token(verb).xpos;
    if ((tag != Xpos::VBN && tag != Xpos::VBD) || tree.token(verb - 1).form != ",") continue;
    if (tree.is(tree.child(verb, Relation::aux, Relation::aux_pass, Relation::obj))) continue;
    for (const auto c : tree.children(verb)) {
      if (c < verb + 3 || tree.relation(c) != Relation::conj || !is_finite(tree, c) || has_subject(tree, c)) continue;
      if (tree.is(tree.child(c, Relation::cc)) || tree.token(c - 1).form != ",") continue;
      auto& tokens = sentence.tokens;
      tokens[c].head = -1;
      tokens[c].relation = Relation::root;
      tokens[subject].head = static_cast<std::int32_t>(c);
      tokens[subject].relation = Relation::nsubj;
      tokens[verb].head = static_cast<std::int32_t>(subject);
      tokens[verb].relation = Relation::acl;
      tokens[verb].xpos = Xpos::VBN;
      return true;
    }
  }
  return false;
}

}  // namespace

void repair_subjects(Sentence& sentence) {
  Tree tree(sentence);
  mend_heads(tree, sentence, share_subjects, join_subjects, apposed_participles);
  headline_subjects(tree, sentence);  // changes relations only
  willing_subjects(tree, sentence);
  for (std::uint32_t verb = 0; verb < tree.size(); ++verb) {
    if (tree.token(verb).upos != Upos::VERB || !is_finite(tree, verb) || has_subject(tree, verb)) continue;
    if (tree.relation(verb) != Relation::root && tree.relation(verb) != Relation::ccomp) continue;
    for (const auto clause : tree.children(verb)) {
      // "In Accra, Nana Asante, the minister, said"
      const bool place = tree.relation(clause) == Relation::obl && tree.token(clause).upos == Upos::PROPN &&
                         tree.marker(clause) == "in" && tree.subtree(clause).front() == 0;
      // "After the talks failed, Ghana", "Having attacked Chad, Ghana"
      if ((tree.relation(clause) != Relation::advcl && !place) || clause > verb) continue;
      if (!place && !tree.is(tree.child(clause, Relation::mark)) && !opens_as_participle(tree, clause)) continue;
      const auto subject = stolen_subject(tree, clause, verb);
      if (!subject) continue;
      sentence.tokens[*subject].head = static_cast<std::int32_t>(verb);
      sentence.tokens[*subject].relation =
          tree.is(tree.child(verb, Relation::aux_pass)) ? Relation::nsubj_pass : Relation::nsubj;
      // What follows the subject belongs to it, not to the clause before.
      for (std::uint32_t i = *subject + 1; i < verb; ++i) {
        const std::int32_t head = sentence.tokens[i].head;
        const bool outside = head >= 0 && static_cast<std::uint32_t>(head) < *subject &&
                             tree.dominates(clause, static_cast<std::uint32_t>(head));
        if (outside && !tree.dominates(*subject, i)) sentence.tokens[i].head = static_cast<std::int32_t>(*subject);
      }
      return;
    }
  }
}

}  // namespace entente::ingest
