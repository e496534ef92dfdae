#include "ingest/relations/clause_repair.hpp"

#include "ingest/language/tree.hpp"
#include "ingest/relations/tree_words.hpp"

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
    if (!tree.is(that) || tree.token(that).form != "that" || has_content(tree.lemma(tree.head(clause)))) continue;
    if (!tree.is(tree.child(clause, Relation::nsubj))) continue;
    if (tree.is(tree.child(clause, Relation::obj, Relation::ccomp, Relation::xcomp))) continue;
    sentence.tokens[clause].relation = Relation::acl_relcl;
    sentence.tokens[that].relation = Relation::obj;
    sentence.tokens[that].upos = Upos::PRON;
    sentence.tokens[that].xpos = Xpos::WDT;
  }
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

void negations(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (tree.lemma(i) != "not" || tree.relation(i) != Relation::advmod || !tree.has_head(i)) continue;
    const std::uint32_t auxiliary = tree.head(i);
    if (tree.relation(auxiliary) != Relation::aux || !tree.has_head(auxiliary)) continue;
    sentence.tokens[i].head = static_cast<std::int32_t>(tree.head(auxiliary));
  }
}

void headline_verb(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t verb = 1; verb < tree.size(); ++verb) {
    const Xpos tag = tree.token(verb).xpos;
    const bool noun = tree.token(verb).upos == Upos::NOUN && (tag == Xpos::NNS || tag == Xpos::VBZ);
    if (!noun || tree.relation(verb) != Relation::root) continue;
    if (tree.token(verb - 1).upos != Upos::PROPN || tree.relation(verb - 1) != Relation::compound ||
        tree.head(verb - 1) != verb)
      continue;
    const auto object = tree.child(verb, Relation::obj);
    if (!tree.is(object) || object < verb) continue;
    sentence.tokens[verb].upos = Upos::VERB;
    sentence.tokens[verb].xpos = Xpos::VBZ;
    sentence.tokens[verb - 1].relation = Relation::nsubj;
  }
}

/// "Ghana imposed sanctions on Chad", "Ghana's visit to Chad surprised diplomats": a sentence without a verb, because
/// its verb was read as the participle of what is its object. Whether a head was changed.
bool participle_verb(const Tree& tree, Sentence& sentence) {
  std::uint32_t root = tree.size();
  std::uint32_t verb = tree.size();
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const Xpos tag = tree.token(i).xpos;
    const bool participle = tree.token(i).upos == Upos::VERB && (tag == Xpos::VBN || tag == Xpos::VBD) &&
                            tree.relation(i) == Relation::amod;
    const bool finite = tag == Xpos::VBD || tag == Xpos::VBZ || tag == Xpos::VBP || tag == Xpos::MD;
    if (finite && !participle) return false;
    if (!tree.has_head(i)) root = i;
    if (!participle || tree.is(verb) || i == 0 || tree.head(i) < i) continue;
    const Upos before = tree.token(i - 1).upos;
    if (before == Upos::NOUN || before == Upos::PROPN) verb = i;
  }
  if (!tree.is(root) || !tree.is(verb) || root > verb) return false;
  if (tree.token(root).upos != Upos::NOUN && tree.token(root).upos != Upos::PROPN) return false;
  const std::uint32_t object = tree.head(verb);
  auto& tokens = sentence.tokens;
  for (const auto c : tree.children(verb)) {
    if (c >= verb || tree.relation(c) == Relation::advmod) continue;
    // What stands before the verb belongs to its subject, with the preposition that was carried past the verb.
    tokens[c].head = static_cast<std::int32_t>(root);
    if (tree.relation(c) != Relation::obl && tree.relation(c) != Relation::nsubj) continue;
    tokens[c].relation = Relation::nmod;
    for (const auto preposition : tree.children(object)) {
      if (preposition < c && tree.relation(preposition) == Relation::case_)
        tokens[preposition].head = static_cast<std::int32_t>(c);
    }
  }
  tokens[verb].head = -1;
  tokens[verb].relation = Relation::root;
  tokens[verb].xpos = Xpos::VBD;
  tokens[root].head = static_cast<std::int32_t>(verb);
  tokens[root].relation = Relation::nsubj;
  tokens[object].head = static_cast<std::int32_t>(verb);
  tokens[object].relation = Relation::obj;
  return true;
}

/// "The Council on Wednesday lifted sanctions imposed on Chad", read as sanctions that were imposed, lifted and the
/// Council's: a noun right before a participle is no part of the participle's noun. Whether a head was changed.
bool verb_within_phrase(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t verb = 1; verb < tree.size(); ++verb) {
    const Xpos tag = tree.token(verb).xpos;
    if (tree.token(verb).upos != Upos::VERB || tree.relation(verb) != Relation::amod || !tree.has_head(verb)) continue;
    const std::uint32_t object = tree.head(verb);
    if ((tag != Xpos::VBD && tag != Xpos::VBN) || object < verb || !tree.has_head(object)) continue;
    const std::uint32_t root = tree.head(object);
    const bool reduced = !tree.has_head(root) && tree.relation(object) == Relation::nsubj_pass && root > object &&
                         !tree.is(tree.child(root, Relation::aux_pass, Relation::aux));
    if (!reduced) continue;
    std::uint32_t subject = tree.size();
    for (const auto c : tree.children(object)) {
      const Upos upos = tree.token(c).upos;
      const bool noun = upos == Upos::PROPN || upos == Upos::NOUN;
      if (c < verb && noun && tree.relation(c) == Relation::compound && !tree.is(tree.child(c, Relation::case_)))
        subject = c;
    }
    if (!tree.is(subject)) continue;
    auto& tokens = sentence.tokens;
    for (const auto c : tree.children(object)) {
      if (c >= verb) continue;
      const bool oblique = tree.is(tree.child(c, Relation::case_));
      const bool behind = c > subject;
      tokens[c].head = static_cast<std::int32_t>(c == subject || behind ? verb : subject);
      if (c == subject) tokens[c].relation = Relation::nsubj;
      if (oblique) tokens[c].relation = Relation::obl;
    }
    tokens[verb].head = -1;
    tokens[verb].relation = Relation::root;
    tokens[verb].xpos = Xpos::VBD;
    tokens[object].head = static_cast<std::int32_t>(verb);
    tokens[object].relation = Relation::obj;
    tokens[root].head = static_cast<std::int32_t>(object);
    tokens[root].relation = Relation::acl;
    tokens[root].xpos = Xpos::VBN;
    return true;
  }
  return false;
}

/// "Clashes between ... continued": a plural noun that was taken for a verb, though it is a subject.
void nouns_for_verbs(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const Relation relation = tree.relation(i);
    const bool nominal = is_subject(relation) || relation == Relation::obj || relation == Relation::nmod;
    const Xpos tag = tree.token(i).xpos;
    if (!nominal || tree.token(i).upos != Upos::VERB || tag == Xpos::VBG) continue;
    if (!tree.is(tree.child(i, Relation::nmod, Relation::det, Relation::nmod_poss))) continue;
    sentence.tokens[i].upos = Upos::NOUN;
    if (tag != Xpos::NN) sentence.tokens[i].xpos = tag == Xpos::VBZ || tag == Xpos::NNS ? Xpos::NNS : Xpos::NN;
  }
}

}  // namespace

void repair_clauses(Sentence& sentence) {
  Tree tree(sentence);
  if (participle_verb(tree, sentence) || verb_within_phrase(tree, sentence)) tree = Tree(sentence);
  nouns_for_verbs(tree, sentence);
  split_names(tree, sentence);
  headline_verb(tree, sentence);
  negations(tree, sentence);
  clauses_told(tree, sentence);
  relative_clauses(tree, sentence);  // what is left after what was told
  subjects_said(tree, sentence);
}

}  // namespace entente::ingest
