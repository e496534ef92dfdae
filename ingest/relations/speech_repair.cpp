#include "ingest/relations/speech_repair.hpp"

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

/// Verbs that may follow what was said, and that do other things, too.
bool says_behind(std::string_view verb) {
  return one_of(verb, {"charge", "claim", "protest", "warn", "report", "allege", "announce", "declare", "complain",
                       "caution", "note", "add", "argue", "insist", "assert", "stress", "concede", "recall"});
}

bool is_past(Xpos tag) { return tag == Xpos::VBD || tag == Xpos::VBN; }

/// Without a subject or an auxiliary of its own, and, unless it may be `joined`, without a conjunction.
bool subjectless(const Tree& tree, std::uint32_t verb, bool joined = false) {
  return !tree.is(tree.child(verb, Relation::nsubj, Relation::nsubj_pass, Relation::aux, Relation::aux_pass)) &&
         !tree.is(tree.child(verb, Relation::mark)) && (joined || !tree.is(tree.child(verb, Relation::cc)));
}

void stand_apart(Sentence& sentence, std::uint32_t verb, std::uint32_t root) {
  sentence.tokens[verb].head = static_cast<std::int32_t>(root);
  sentence.tokens[verb].relation = Relation::parataxis;
  sentence.tokens[verb].xpos = Xpos::VBD;
}

/// "Chad was looking away, charged organisers of the march": who stands behind such a verb says so. Changes relations
/// only.
void inverted_speech(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t verb = 2; verb + 1 < tree.size(); ++verb) {
    if (tree.relation(verb) != Relation::conj || !is_past(tree.token(verb).xpos) || !says_behind(tree.lemma(verb)))
      continue;
    const std::string_view before = tree.token(verb - 1).form;
    if ((before != "," && before != "\"" && before != "”") || !subjectless(tree, verb)) continue;
    const std::uint32_t speaker = tree.child(verb, Relation::obj);
    if (!tree.is(speaker) || speaker < verb || !is_noun(tree, speaker)) continue;
    // "was arrested, charged, and tried", "charged him with murder"
    bool listed = false;
    for (const auto c : tree.children(tree.head(verb)))
      listed = listed || (c > verb && tree.relation(c) == Relation::conj);
    for (const auto c : tree.children(verb))
      listed = listed || tree.relation(c) == Relation::conj ||
               (tree.relation(c) == Relation::obl && one_of(tree.marker(c), {"with", "over", "for", "by"}));
    if (listed) continue;
    stand_apart(sentence, verb, tree.head(verb));
    sentence.tokens[speaker].relation = Relation::nsubj;
  }
}

/// "The guards beat migrants, a rights group charged on Monday": the sentence's last words, no description of the
/// migrants. Whether a head was changed.
bool trailing_speech(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t verb = 3; verb < tree.size(); ++verb) {
    if (tree.relation(verb) != Relation::acl || !is_past(tree.token(verb).xpos) || !says_behind(tree.lemma(verb)))
      continue;
    const std::uint32_t speaker = tree.head(verb);
    if (speaker + 1 != verb || tree.relation(speaker) != Relation::appos || !subjectless(tree, verb)) continue;
    bool other = false;
    for (const auto c : tree.children(verb)) {
      const Relation relation = tree.relation(c);
      other = other || relation == Relation::obl_agent || relation == Relation::obj || relation == Relation::xcomp ||
              (relation == Relation::obl && !one_of(tree.marker(c), {"", "on", "in", "at", "during", "after"}));
    }
    for (std::uint32_t i = verb + 1; i < tree.size() && !other; ++i)
      other = tree.token(i).upos != Upos::PUNCT && !tree.dominates(verb, i);
    std::uint32_t root = speaker;
    for (std::uint32_t steps = 0; steps < tree.size() && tree.has_head(root); ++steps) root = tree.head(root);
    if (other || root == speaker || tree.token(root).upos != Upos::VERB) continue;
    stand_apart(sentence, verb, root);
    sentence.tokens[speaker].head = static_cast<std::int32_t>(verb);
    sentence.tokens[speaker].relation = Relation::nsubj;
    return true;
  }
  return false;
}

/// "called on Chad to free them, end the trials and pay": a bare infinitive goes on with the infinitive before it, not
/// with a verb that has a tense. Whether a head was changed.
bool bare_infinitives(const Tree& tree, Sentence& sentence) {
  bool moved = false;
  std::uint32_t infinitive = tree.size();  // the last that "to" opens
  for (std::uint32_t i = 1; i < tree.size(); ++i) {
    if (tree.token(i).xpos != Xpos::VB || tree.token(i).upos != Upos::VERB) continue;
    const auto to = tree.child(i, Relation::mark);
    if (tree.is(to) && tree.lemma(to) == "to") {
      infinitive = i;
      continue;
    }
    const bool tensed = tree.relation(i) == Relation::conj && tree.has_head(i) &&
                        (tree.token(tree.head(i)).xpos == Xpos::VBD || tree.token(tree.head(i)).xpos == Xpos::VBZ ||
                         tree.token(tree.head(i)).xpos == Xpos::VBN || tree.token(tree.head(i)).xpos == Xpos::VBG);
    if (!tensed || !tree.is(infinitive) || infinitive < tree.head(i)) continue;
    if (tree.is(tree.child(i, Relation::aux, Relation::nsubj, Relation::nsubj_pass, Relation::mark))) continue;
    if (!tree.dominates(tree.head(i), infinitive) || tree.dominates(i, infinitive)) continue;
    sentence.tokens[i].head = static_cast<std::int32_t>(infinitive);
    moved = true;
  }
  return moved;
}

/// "his rejection of the Union helping Chad", "the prospect of rebels attacking": whoever stands before the gerund does
/// it. Whether a head was changed.
bool gerunds_of(const Tree& tree, Sentence& sentence) {
  bool moved = false;
  for (std::uint32_t verb = 2; verb < tree.size(); ++verb) {
    if (tree.relation(verb) != Relation::acl || tree.token(verb).xpos != Xpos::VBG || !tree.has_head(verb)) continue;
    const std::uint32_t noun = tree.head(verb);
    if (noun > verb || tree.is(tree.child(verb, Relation::mark, Relation::nsubj)) ||
        !one_of(tree.lemma(noun),
                {"rejection",  "prospect", "possibility", "idea",    "risk",       "fear",      "danger",
                 "likelihood", "chance",   "threat",      "notion",  "opposition", "criticism", "report",
                 "hope",       "talk",     "case",        "history", "allegation", "claim"}))
      continue;
    std::uint32_t doer = tree.size();
    for (const auto c : tree.children(noun)) {
      if (c > noun && c < verb && tree.relation(c) == Relation::nmod && one_of(tree.marker(c), {"of", "about"}))
        doer = c;
    }
    if (!tree.is(doer) || !tree.dominates(doer, verb - 1)) continue;
    sentence.tokens[verb].head = static_cast<std::int32_t>(doer);
    moved = true;
  }
  return moved;
}

/// "The party claimed victory, but rivals alleged fraud", read as victory and rivals that alleged. Whether a head was
/// changed.
bool drawn_objects(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t verb = 4; verb < tree.size(); ++verb) {
    if (tree.relation(verb) != Relation::ccomp || tree.token(verb).upos != Upos::VERB) continue;
    const std::uint32_t above = tree.head(verb);
    const std::uint32_t object = tree.child(verb, Relation::nsubj);
    if (above > verb || !tree.is(object) || object > verb || !tree.is(tree.child(above, Relation::nsubj))) continue;
    const std::uint32_t rival = tree.child(object, Relation::conj);
    if (!tree.is(rival) || rival > verb || tree.is(tree.child(above, Relation::obj))) continue;
    const std::uint32_t link = tree.child(rival, Relation::cc);
    if (!tree.is(link) || link == 0 || tree.token(link - 1).form != ",") continue;
    // "said the army, and the police, had fled"
    if (tree.lemma(link) != "but") continue;
    auto& tokens = sentence.tokens;
    tokens[object].head = static_cast<std::int32_t>(above);
    tokens[object].relation = Relation::obj;
    tokens[rival].head = static_cast<std::int32_t>(verb);
    tokens[rival].relation = Relation::nsubj;
    tokens[link].head = static_cast<std::int32_t>(verb);
    tokens[verb].relation = Relation::conj;
    return true;
  }
  return false;
}

/// "had told lawmakers a day earlier that Chad fired", read as earlier than that: what is told. Whether a head was
/// changed.
bool told_earlier(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t clause = 1; clause < tree.size(); ++clause) {
    if (tree.relation(clause) != Relation::advcl || tree.marker(clause) != "that" || !tree.has_head(clause)) continue;
    const std::uint32_t when = tree.head(clause);
    if (when > clause || !one_of(lower_form(tree.token(when)), {"ago", "before", "earlier", "later"}) ||
        !tree.has_head(when))
      continue;
    const std::uint32_t verb = tree.head(when);
    if (tree.token(verb).upos != Upos::VERB || verb > when || tree.is(tree.child(verb, Relation::ccomp))) continue;
    sentence.tokens[clause].head = static_cast<std::int32_t>(verb);
    sentence.tokens[clause].relation = Relation::ccomp;
    changed = true;
  }
  return changed;
}

/// Whether a verb without an auxiliary of its own cannot share a passive's: it has an object, or does what only a
/// subject does.
bool acts_itself(const Tree& tree, std::uint32_t verb) {
  const std::string_view lemma = tree.lemma(verb);
  if (tree.is(tree.child(verb, Relation::obj)) && !gives(lemma) && !one_of(lemma, {"tell", "teach", "ask", "show"}))
    return true;
  if (tree.is(tree.child(verb, Relation::xcomp)) &&
      one_of(lemma, {"threaten", "vow", "pledge", "promise", "refuse", "decline", "agree", "offer", "seek", "want",
                     "hope", "plan", "decide", "demand"}))
    return true;
  // "urged Chad to act", whatever Chad was taken for
  if (tree.is(tree.child(verb, Relation::xcomp)) && tree.is(tree.child(verb, Relation::iobj, Relation::obj)) &&
      one_of(lemma, {"advise", "ask", "beg", "implore", "invite", "order", "press", "tell", "urge", "warn"}))
    return true;
  return std::any_of(tree.children(verb).begin(), tree.children(verb).end(), [&](std::uint32_t c) {
    return lemma == "call" && tree.relation(c) == Relation::obl && one_of(tree.marker(c), {"on", "for"});
  });
}

/// What whoever speaks does: "proposed that both sides resume".
bool proposes(const Tree& tree, std::uint32_t verb) {
  return tree.is(tree.child(verb, Relation::ccomp)) &&
         one_of(tree.lemma(verb), {"add", "insist", "propose", "suggest", "urge", "warn"});
}

/// "said ten had been killed and called on Chad", read as had been killed and called on: who says so calls. Whether a
/// head was changed.
bool resumed_speech(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t verb = 2; verb < tree.size(); ++verb) {
    if (tree.relation(verb) != Relation::conj || !tree.has_head(verb) || !is_past(tree.token(verb).xpos)) continue;
    const std::uint32_t said = tree.head(verb);
    if (tree.relation(said) != Relation::ccomp || !tree.has_head(said)) continue;
    const bool speech = proposes(tree, verb);
    if (!speech && !tree.is(tree.child(said, Relation::aux_pass))) continue;
    const std::uint32_t says = tree.head(said);
    const auto subject = tree.child(says, Relation::nsubj);
    const bool own = tree.is(tree.child(verb, Relation::aux, Relation::aux_pass, Relation::nsubj)) ||
                     tree.is(tree.child(verb, Relation::nsubj_pass, Relation::cop));
    if (own || says > said || said > verb || !tree.is(subject) || subject > says ||
        (!speech && !acts_itself(tree, verb)))
      continue;
    sentence.tokens[verb].head = static_cast<std::int32_t>(says);
    sentence.tokens[verb].xpos = Xpos::VBD;
    changed = true;
  }
  return changed;
}

/// "denied that it backs them and accused Chad", "told him to go and thanked her": a past tense is joined to the past
/// tense before, not to a present or an infinitive that stands between, nor words to what is denied. Whether a head was
/// changed.
bool resumed_past(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t verb = 3; verb < tree.size(); ++verb) {
    if (tree.relation(verb) != Relation::conj || tree.token(verb).xpos != Xpos::VBD || !subjectless(tree, verb, true))
      continue;
    std::uint32_t above = tree.head(verb);
    const Xpos tag = tree.token(above).xpos;
    const auto aux = tree.child(above, Relation::aux);
    const bool did = tree.is(aux) && tree.lemma(aux) == "do";
    const bool present = tag == Xpos::VBZ || tag == Xpos::VBP || tag == Xpos::VB;
    // "denied that its ships had strayed and blamed Chad": what is denied blames nobody
    const bool denied = tag == Xpos::VBN && tree.relation(above) == Relation::ccomp && tree.has_head(above) &&
                        tree.lemma(tree.head(above)) == "deny" &&
                        one_of(tree.lemma(verb), {"accuse", "blame", "call", "criticise", "criticize", "demand",
                                                  "denounce", "insist", "say", "urge", "vow", "warn"});
    if (above > verb || did || (!present && !denied)) continue;
    for (int climb = 0; climb < 5 && tree.has_head(above) && tree.token(above).xpos != Xpos::VBD; ++climb) {
      const Relation relation = tree.relation(above);
      if (relation != Relation::ccomp && relation != Relation::xcomp && relation != Relation::conj) break;
      above = tree.head(above);
    }
    const auto subject = tree.child(above, Relation::nsubj);
    if (above == tree.head(verb) || tree.token(above).xpos != Xpos::VBD || !tree.is(subject) || subject > above)
      continue;
    changed = hang(sentence, verb, above, Relation::conj) || changed;
  }
  return changed;
}

/// "had accused the police of arresting three and called on Chad", read as arresting and calling: who accused called.
/// Whether a head was changed.
bool resumed_accusation(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t verb = 3; verb < tree.size(); ++verb) {
    if (tree.relation(verb) != Relation::conj || !is_past(tree.token(verb).xpos) || !subjectless(tree, verb, true))
      continue;
    const std::uint32_t gerund = tree.head(verb);
    const bool blamed = tree.token(gerund).xpos == Xpos::VBG && one_of(tree.marker(gerund), {"of", "for", "from"}) &&
                        (tree.relation(gerund) == Relation::acl || tree.relation(gerund) == Relation::advcl);
    if (!blamed || gerund > verb) continue;
    std::uint32_t above = tree.head(gerund);
    if (tree.relation(gerund) == Relation::acl && tree.has_head(above)) above = tree.head(above);
    const auto subject = tree.child(above, Relation::nsubj);
    if (!is_past(tree.token(above).xpos) || !tree.is(subject) || subject > above) continue;
    if (!hang(sentence, verb, above, Relation::conj)) continue;
    sentence.tokens[verb].xpos = Xpos::VBD;
    changed = true;
  }
  return changed;
}

/// "Shells struck the town, the army said, wounding two": whatever struck wounds them, not the army that says so; what
/// a speaker does by speaking stays his ("..., the army said, adding that").
bool deeds_behind_speech(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t deed = 2; deed < tree.size(); ++deed) {
    if (tree.relation(deed) != Relation::advcl || tree.token(deed).xpos != language::Xpos::VBG || !tree.has_head(deed))
      continue;
    const std::uint32_t said = tree.head(deed);
    if (said > deed || !one_of(tree.lemma(said), {"say", "report", "announce", "claim", "state"})) continue;
    if (!one_of(tree.lemma(deed),
                {"kill",   "wound", "injure", "damage",  "destroy", "hit",    "strike", "force", "displace",
                 "leave",  "cause", "set",    "trigger", "send",    "cut",    "burn",   "hurt",  "maim",
                 "topple", "flood", "sink",   "breach",  "knock",   "prompt", "trap",   "bury",  "shatter"}))
      continue;
    const auto told = tree.child(said, Relation::ccomp);
    const auto speaker = tree.child(said, Relation::nsubj);
    if (!tree.is(told) || told > said || !tree.is(speaker) || speaker < told) continue;
    changed = hang(sentence, deed, told, Relation::advcl) || changed;
  }
  return changed;
}

}  // namespace

void repair_speech(Sentence& sentence) {
  Tree tree(sentence);
  mend_heads(tree, sentence, trailing_speech, told_earlier, resumed_speech, resumed_past, resumed_accusation,
             deeds_behind_speech, drawn_objects, bare_infinitives, gerunds_of);
  inverted_speech(tree, sentence);
}

}  // namespace entente::ingest
