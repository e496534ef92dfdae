#include "ingest/relations/clause_repair.hpp"

#include <algorithm>

#include "ingest/entities/names.hpp"
#include "ingest/language/tree.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/relations/mending.hpp"

namespace entente::ingest {
namespace {

using language::Relation;
using language::Sentence;
using language::Tree;
using language::Upos;
using language::Xpos;

/// Verbs that tell somebody something: a clause with a subject of its own behind their hearer is what they tell.
bool tells_somebody(std::string_view verb) {
  return one_of(verb, {"tell", "inform", "assure", "remind", "warn", "notify", "convince", "persuade", "advise",
                       "reassure", "brief", "caution", "promise"});
}

/// The "that" of a clause: its conjunction, or one taken for an object beside the true one.
std::uint32_t conjunction_of(const Tree& tree, std::uint32_t clause) {
  std::uint32_t objects = 0;
  std::uint32_t that = tree.size();
  for (const auto c : tree.children(clause)) {
    const Relation relation = tree.relation(c);
    objects += relation == Relation::obj ? 1 : 0;
    const bool conjunction = relation == Relation::mark || relation == Relation::obj;
    if (c < clause && conjunction && tree.token(c).form == "that" && !tree.is(that)) that = c;
  }
  if (!tree.is(that) || tree.relation(that) == Relation::mark || objects > 1) return that;
  return tree.size();
}

void clauses_told(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t clause = 0; clause < tree.size(); ++clause) {
    const Relation relation = tree.relation(clause);
    if ((relation != Relation::acl && relation != Relation::acl_relcl) || !tree.has_head(clause)) continue;
    const std::uint32_t hearer = tree.head(clause);
    if (!tree.has_head(hearer) || hearer > clause || !tells_somebody(tree.lemma(tree.head(hearer)))) continue;
    if (tree.relation(hearer) != Relation::obj && tree.relation(hearer) != Relation::iobj) continue;
    const std::uint32_t that = conjunction_of(tree, clause);
    if (!tree.is(that) || !tree.is(tree.child(clause, Relation::nsubj, Relation::nsubj_pass))) continue;
    sentence.tokens[clause].head = static_cast<std::int32_t>(tree.head(hearer));
    sentence.tokens[clause].relation = Relation::ccomp;
    sentence.tokens[that].relation = Relation::mark;
    sentence.tokens[that].upos = Upos::SCONJ;
  }
}

/// "told the BBC he would not": whoever stands right before the pronoun is told it. Whether a head was changed.
bool hearers(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t clause = 0; clause < tree.size(); ++clause) {
    if (tree.relation(clause) != Relation::ccomp || !tree.has_head(clause)) continue;
    const std::uint32_t verb = tree.head(clause);
    if (!tells_somebody(tree.lemma(verb)) || tree.is(tree.child(verb, Relation::obj, Relation::iobj))) continue;
    std::uint32_t hearer = tree.size();
    for (const auto c : tree.children(clause)) {
      if (!is_subject(tree.relation(c)) || c < verb) continue;
      const bool pronoun =
          tree.token(c).upos == Upos::PRON && c > 0 && tree.is(hearer) && tree.dominates(hearer, c - 1);
      if (pronoun) {
        sentence.tokens[hearer].head = static_cast<std::int32_t>(verb);
        sentence.tokens[hearer].relation = Relation::iobj;
        changed = true;
      }
      hearer = c;
    }
  }
  return changed;
}

/// Nouns that have a content: the clause behind them says what is claimed or feared.
bool has_content(std::string_view noun) {
  return one_of(noun,
                {"accusation", "agreement", "allegation", "announcement", "argument",     "assurance", "belief",
                 "claim",      "concern",   "conclusion", "condition",    "confirmation", "decision",  "demand",
                 "doubt",      "evidence",  "fact",       "fear",         "hope",         "idea",      "indication",
                 "message",    "news",      "notion",     "possibility",  "promise",      "proof",     "proposal",
                 "reminder",   "report",    "rumor",      "rumour",       "sign",         "signal",    "statement",
                 "suggestion", "suspicion", "threat",     "view",         "warning",      "way"});
}

/// "the accord that Chad and Niger signed": what was signed is the accord.
void relative_clauses(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t clause = 0; clause < tree.size(); ++clause) {
    if (tree.relation(clause) != Relation::acl || !tree.has_head(clause) || tree.token(clause).upos != Upos::VERB)
      continue;
    const auto that = tree.child(clause, Relation::mark);
    if (!tree.is(that) || tree.token(that).form != "that") continue;
    // "the claim that Chad lied", but "the claim that Chad made"
    const bool made = one_of(tree.lemma(clause), {"issue", "make", "publish", "release", "deliver", "file", "submit",
                                                  "give", "send", "adopt", "unveil", "lodge", "level", "repeat"});
    if (has_content(tree.lemma(tree.head(clause))) && !made) continue;
    if (!tree.is(tree.child(clause, Relation::nsubj))) continue;
    if (tree.is(tree.child(clause, Relation::obj, Relation::ccomp, Relation::xcomp))) continue;
    sentence.tokens[clause].relation = Relation::acl_relcl;
    sentence.tokens[that].relation = Relation::obj;
    sentence.tokens[that].upos = Upos::PRON;
    sentence.tokens[that].xpos = Xpos::WDT;
  }
}

/// "Niger's X and Chad's Y": a possessor is no third beside them.
void possessors(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 0; i + 2 < tree.size(); ++i) {
    if (tree.relation(i) != Relation::conj || tree.token(i).upos != Upos::PROPN || !tree.has_head(i)) continue;
    const std::string_view form = tree.token(i + 1).form;
    const std::uint32_t name = i + 2;
    if ((form != "'s" && form != "’s") || tree.relation(name) != Relation::conj || !tree.has_head(name)) continue;
    if (tree.head(name) != tree.head(i)) continue;
    sentence.tokens[i].head = static_cast<std::int32_t>(name);
    sentence.tokens[i].relation = Relation::nmod_poss;
  }
}

/// "Chad, the US and South Korea": an acronym before "and" is one of those named, no part of the next name. Whether a
/// head was changed.
bool acronyms(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 0; i + 2 < tree.size(); ++i) {
    const std::string_view form = tree.token(i).form;
    const bool short_name = form.size() >= 2 && form.size() <= 4 && std::all_of(form.begin(), form.end(), [](char c) {
                              return (c >= 'A' && c <= 'Z') || c == '.';
                            });
    if (!short_name || tree.relation(i) != Relation::compound || !tree.has_head(i)) continue;
    const std::uint32_t name = tree.head(i);
    const auto link = tree.child(name, Relation::cc);
    if (name < i + 2 || !tree.is(link) || link != i + 1 || tree.token(name).upos != Upos::PROPN) continue;
    auto& tokens = sentence.tokens;
    const bool listed = tree.relation(name) == Relation::conj;
    tokens[i].head = tokens[name].head;
    tokens[i].relation = tree.relation(name);
    for (const auto c : tree.children(name)) {
      if (c < i && tree.relation(c) != Relation::compound) tokens[c].head = static_cast<std::int32_t>(i);
    }
    if (!listed) {
      tokens[name].head = static_cast<std::int32_t>(i);
      tokens[name].relation = Relation::conj;
    }
    return true;
  }
  return false;
}

/// "Chad's offer of talks was welcomed": a verb with an auxiliary that hangs as a second thing from a noun at the top,
/// and no "and" between, is what the sentence says of the noun. Whether a head was changed.
bool headless(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t root = 0; root < tree.size(); ++root) {
    const bool noun = is_noun(tree, root);
    if (tree.has_head(root) || !noun || tree.is(tree.child(root, Relation::cop, Relation::nsubj))) continue;
    for (const auto verb : tree.children(root)) {
      if (verb < root || tree.relation(verb) != Relation::conj || tree.token(verb).upos != Upos::VERB) continue;
      const bool finite = tree.is(tree.child(verb, Relation::aux, Relation::aux_pass));
      if (!finite || tree.is(tree.child(verb, Relation::cc, Relation::nsubj, Relation::nsubj_pass, Relation::mark)))
        continue;
      auto& tokens = sentence.tokens;
      tokens[verb].head = -1;
      tokens[verb].relation = Relation::root;
      tokens[root].head = static_cast<std::int32_t>(verb);
      tokens[root].relation = tree.is(tree.child(verb, Relation::aux_pass)) ? Relation::nsubj_pass : Relation::nsubj;
      for (const auto c : tree.children(root)) {
        if (tree.relation(c) == Relation::punct && c > verb) tokens[c].head = static_cast<std::int32_t>(verb);
      }
      return true;
    }
    return false;
  }
  return false;
}

/// "Amina" and "Rahal", each taken for a subject of its own: one name.
void split_names(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 1; i < tree.size(); ++i) {
    const auto& first = tree.token(i - 1);
    const auto& second = tree.token(i);
    const bool names = first.upos == Upos::PROPN && second.upos == Upos::PROPN && first.head == second.head &&
                       first.relation == second.relation;
    if (!names || !tree.has_head(i)) continue;
    const Relation relation = tree.relation(i);
    const bool argument = is_subject(relation) || relation == Relation::obj || relation == Relation::obl ||
                          relation == Relation::appos || relation == Relation::conj || relation == Relation::nmod;
    const bool own_marks = tree.is(tree.child(i, Relation::case_, Relation::det, Relation::cc));
    if (!argument || own_marks) continue;
    sentence.tokens[i].head = static_cast<std::int32_t>(i - 1);
    sentence.tokens[i].relation = Relation::flat;
  }
}

/// "said the United States and the EU must pay": the first of the two subjects was taken for a hearer, the clause for
/// a second thing the speaker does.
void subjects_said(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t clause = 0; clause < tree.size(); ++clause) {
    if (tree.relation(clause) != Relation::conj || !tree.has_head(clause)) continue;
    const std::uint32_t verb = tree.head(clause);
    if (!one_of(tree.lemma(verb), {"say", "think", "believe", "hope", "insist", "argue", "add", "claim", "stress"}))
      continue;
    const auto second = tree.child(clause, Relation::nsubj, Relation::nsubj_pass);
    const auto first = tree.child(verb, Relation::iobj, Relation::obj);
    const auto link = tree.child(clause, Relation::cc);
    if (!tree.is(second) || !tree.is(first) || !tree.is(link)) continue;
    if (first < verb || link < first || second < link || link - first > 2) continue;
    auto& tokens = sentence.tokens;
    tokens[clause].relation = Relation::ccomp;
    tokens[first].head = static_cast<std::int32_t>(clause);
    tokens[first].relation = tree.relation(second);
    tokens[second].head = static_cast<std::int32_t>(first);
    tokens[second].relation = Relation::conj;
    tokens[link].head = static_cast<std::int32_t>(second);
  }
}

/// "accuses Chad of backing and supporting rebels": the second gerund is accused of, too, and not what the accuser
/// does.
void gerunds(const Tree& tree, Sentence& sentence) {
  // "ruled out sending troops": right behind the verb, what is ruled out
  for (std::uint32_t i = 1; i < tree.size(); ++i) {
    if (tree.relation(i) != Relation::advcl || tree.token(i).xpos != Xpos::VBG || !tree.has_head(i)) continue;
    const std::uint32_t verb = tree.head(i);
    const auto particle = tree.child(verb, Relation::compound_prt);
    const bool behind = verb + 1 == i || (tree.is(particle) && particle == verb + 1 && particle + 1 == i);
    if (behind && tree.token(verb).upos == Upos::VERB && tree.marker(i).empty() &&
        !tree.is(tree.child(verb, Relation::obj, Relation::xcomp, Relation::ccomp)))
      sentence.tokens[i].relation = Relation::xcomp;
  }
  for (std::uint32_t second = 1; second < tree.size(); ++second) {
    if (tree.relation(second) != Relation::conj || tree.token(second).xpos != Xpos::VBG || !tree.has_head(second))
      continue;
    const std::uint32_t verb = tree.head(second);
    const Xpos tag = tree.token(verb).xpos;
    if (tag == Xpos::VBG || tree.token(verb).upos != Upos::VERB ||
        tree.is(tree.child(second, Relation::aux, Relation::nsubj, Relation::nsubj_pass)))
      continue;
    std::uint32_t first = tree.size();
    for (const auto c : tree.children(verb)) {
      const Relation relation = tree.relation(c);
      const bool governed = relation == Relation::advcl || relation == Relation::obl || relation == Relation::xcomp;
      if (c > verb && c < second && tree.token(c).xpos == Xpos::VBG && governed) first = c;
    }
    if (tree.is(first)) sentence.tokens[second].head = static_cast<std::int32_t>(first);
  }
}

/// "suspected rebels attacked a town": they are suspected, nobody suspects that they attacked. Whether a head changed.
bool suspected(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t word = 0; word + 2 < tree.size(); ++word) {
    const bool participle = tree.token(word).upos == Upos::VERB &&
                            one_of(lower_form(tree.token(word)), {"suspected", "alleged", "accused", "convicted"});
    if (!participle || tree.is(tree.child(word, Relation::nsubj, Relation::nsubj_pass)) ||
        tree.is(tree.child(word, Relation::aux, Relation::aux_pass)) || tree.relation(word) == Relation::amod)
      continue;
    const auto act = tree.child(word, Relation::ccomp);
    if (!tree.is(act) || act < word || tree.is(tree.child(act, Relation::mark))) continue;
    const auto subject = tree.child(act, Relation::nsubj, Relation::nsubj_pass);
    if (!tree.is(subject) || subject < word || !tree.dominates(subject, word + 1)) continue;
    auto& tokens = sentence.tokens;
    for (const auto c : tree.children(word)) {
      if (c != act) tokens[c].head = static_cast<std::int32_t>(act);
    }
    tokens[act].head = tokens[word].head;
    tokens[act].relation = tokens[word].relation;
    tokens[word].head = static_cast<std::int32_t>(subject);
    tokens[word].relation = Relation::amod;
    tokens[word].xpos = Xpos::VBN;
    return true;
  }
  return false;
}

/// "issued a call for Chad to leave", read as issued so that Chad leaves: what somebody is called upon to do hangs from
/// the call.
void called_for(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t verb = 0; verb < tree.size(); ++verb) {
    const auto call = tree.child(verb, Relation::obj);
    const auto deed = tree.child(verb, Relation::advcl);
    if (!tree.is(call) || !tree.is(deed) || deed < call || call + 1 >= tree.size()) continue;
    const std::uint32_t mark = call + 1;
    const bool infinitive = lower_form(tree.token(mark)) == "for" && tree.relation(mark) == Relation::mark &&
                            tree.has_head(mark) && tree.head(mark) == deed &&
                            tree.is(tree.child(deed, Relation::nsubj));
    if (!infinitive || !one_of(tree.lemma(call), {"appeal", "call", "demand", "plea", "request"})) continue;
    sentence.tokens[deed].head = static_cast<std::int32_t>(call);
    sentence.tokens[deed].relation = Relation::acl;
  }
}

/// "told Asante in a phone call that Chad must leave": what he was told, not what the call is about. Whether a head was
/// changed.
bool told_in_calls(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t clause = 2; clause < tree.size(); ++clause) {
    if (tree.relation(clause) != Relation::acl || tree.marker(clause) != "that") continue;
    const std::uint32_t call = tree.head(clause);
    if (tree.relation(call) != Relation::obl || !tree.has_head(call) || call > clause ||
        !one_of(tree.lemma(call), {"call", "conversation", "interview", "letter", "meeting", "message", "talk"}))
      continue;
    const std::uint32_t verb = tree.head(call);
    const bool tells = one_of(tree.lemma(verb), {"advise", "assure", "inform", "promise", "remind", "tell", "warn"});
    if (!tells || tree.is(tree.child(verb, Relation::ccomp, Relation::xcomp))) continue;
    changed = hang(sentence, clause, verb, Relation::ccomp) || changed;
  }
  return changed;
}

}  // namespace

void repair_clauses(Sentence& sentence) {
  Tree tree(sentence);
  mend_heads(tree, sentence, acronyms, headless, suspected, hearers, told_in_calls);
  possessors(tree, sentence);
  split_names(tree, sentence);
  clauses_told(tree, sentence);
  relative_clauses(tree, sentence);  // what is left after what was told
  subjects_said(tree, sentence);
  gerunds(tree, sentence);
  called_for(tree, sentence);
}

}  // namespace entente::ingest
