#include "ingest/relations/stance.hpp"

#include <algorithm>

#include "ingest/entities/names.hpp"
#include "ingest/language/tree_words.hpp"

namespace entente::ingest {
namespace {

using language::Relation;
using language::Tree;
using language::Upos;

void weaken(Stance& stance, Modality to) { stance.modality = std::min(stance.modality, to); }

/// "have" among the auxiliaries: "would have gone".
bool perfect(const Tree& tree, std::uint32_t token) {
  return std::any_of(tree.children(token).begin(), tree.children(token).end(),
                     [&](std::uint32_t c) { return tree.relation(c) == Relation::aux && tree.lemma(c) == "have"; });
}

/// Auxiliaries and adverbs right at a predicate.
void read_around(const Tree& tree, std::uint32_t token, const Ontology& ontology, Stance& stance) {
  for (const auto c : tree.children(token)) {
    const Relation relation = tree.relation(c);
    const std::string_view lemma = tree.lemma(c);
    const std::string form = lower_form(tree.token(c));
    if (relation == Relation::aux) {
      if (lemma == "will" || lemma == "shall" || form == "would" || form == "'ll" || form == "’ll" || form == "wo") {
        weaken(stance, Modality::planned);
        stance.future = true;
        stance.unreal = stance.unreal || (form == "would" && perfect(tree, token));
      } else if (lemma == "may" || lemma == "might" || form == "could" || lemma == "can") {
        weaken(stance, Modality::possible);
      } else if (lemma == "must" || form == "should" || form == "ought") {
        stance.obligation = true;
      }
    } else if (relation == Relation::advmod) {
      if (contains(ontology.words("possible-words"), form)) weaken(stance, Modality::possible);
      if (contains(ontology.words("reported-words"), form)) weaken(stance, Modality::reported);
    } else if (relation == Relation::amod) {
      if (contains(ontology.words("planned-words"), form)) weaken(stance, Modality::planned);
      if (contains(ontology.words("possible-words"), form)) weaken(stance, Modality::possible);
      if (contains(ontology.words("reported-words"), form)) weaken(stance, Modality::reported);
    } else if (relation == Relation::mark) {
      // "Chad's Rahal to visit Cameroon": a headline's future
      if (form == "to" && tree.is(tree.child(token, Relation::nsubj)) && tree.relation(token) == Relation::root)
        weaken(stance, Modality::planned);
      // "is to supply", "were to meet"
      const auto who = tree.child(token, Relation::nsubj, Relation::nsubj_outer);
      const bool purpose =
          tree.is(who) && tree.token(who).upos == Upos::NOUN &&
          one_of(tree.lemma(who), {"purpose",   "goal",      "aim",      "mission",  "job",  "task",    "plan",
                                   "objective", "point",     "idea",     "role",     "hope", "way",     "thing",
                                   "step",      "challenge", "priority", "solution", "part", "strategy"});
      if (form == "to" && tree.token(token).upos == Upos::VERB && tree.is(tree.child(token, Relation::cop)) &&
          tree.is(who) && !purpose) {
        weaken(stance, Modality::planned);
        stance.future = true;
        stance.settled = true;
      }
      // "is due to travel", where the parser takes "due to" for a preposition
      if (form == "due" && tree.token(token).upos == Upos::VERB) weaken(stance, Modality::planned);
      if (form == "if" || form == "unless" || form == "whether") stance.hypothetical = true;
    }
  }
}

/// "agreed to cooperate in fighting": part of what is agreed, unlike "agreed, fighting" and "while fighting".
bool governed_gerund(const Tree& tree, std::uint32_t token) {
  return tree.token(token).xpos == language::Xpos::VBG &&
         one_of(tree.marker(token), {"in", "of", "on", "from", "about", "into"});
}

bool unnamed(const Tree& tree, std::uint32_t subject, const Ontology& ontology) {
  if (tree.token(subject).upos == Upos::PROPN) return false;
  return contains(ontology.words("unnamed-sources"), tree.lemma(subject));
}

}  // namespace

bool directly_negated(const Tree& tree, std::uint32_t token, const Ontology& ontology, std::uint32_t apart) {
  bool negated = false;
  const auto to = tree.child(token, Relation::mark);
  if (tree.is(to) && to > 0 && tree.lemma(to) == "to" && lower_form(tree.token(to - 1)) == "not" &&
      tree.token(to - 1).head != static_cast<std::int32_t>(token)) {
    negated = true;
  }
  for (const auto c : tree.children(token)) {
    if (c == apart) continue;
    const Relation relation = tree.relation(c);
    const std::string form = lower_form(tree.token(c));
    if (relation == Relation::advmod && form == "longer" && c > 0 && lower_form(tree.token(c - 1)) == "no")
      negated = !negated;
    if ((relation == Relation::advmod || relation == Relation::det || relation == Relation::cc ||
         relation == Relation::cc_preconj || relation == Relation::aux) &&
        (contains(ontology.words("negators"), form) || form == "n’t")) {
      // "resolved not to send": what follows is negated, not the resolve
      if (c > token && c + 1 < tree.size() && lower_form(tree.token(c + 1)) == "to") continue;
      // "not only ... but also" denies nothing
      const bool only =
          c + 1 < tree.size() && (lower_form(tree.token(c + 1)) == "only" || lower_form(tree.token(c + 1)) == "just");
      if (!only) negated = !negated;
    }
    if (relation == Relation::mark && form == "without") negated = !negated;
    if (relation == Relation::case_ && form == "without") negated = !negated;
    // "is far from thanking"
    if ((relation == Relation::mark || relation == Relation::case_) && form == "from" && c > 0 &&
        lower_form(tree.token(c - 1)) == "far" && tree.token(token).xpos == language::Xpos::VBG)
      negated = !negated;
    // "abstained instead of vetoing"
    if ((relation == Relation::mark || relation == Relation::case_ || relation == Relation::cc) && form == "instead" &&
        token > c)
      negated = !negated;
    if (relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::obj) {
      const auto det = tree.child(c, Relation::det);
      if (tree.is(det) && tree.lemma(det) == "no") negated = !negated;
      if (form == "nobody" || form == "none") negated = !negated;
    }
  }
  return negated;
}

namespace {

/// A report or claim that somebody denies.
bool denied_report(const Tree& tree, std::uint32_t noun) {
  return one_of(tree.lemma(noun), {"report", "claim", "allegation", "accusation", "suggestion", "rumour", "rumor",
                                   "charge", "assertion", "speculation"}) &&
         tree.relation(noun) == Relation::obj && tree.has_head(noun) &&
         one_of(tree.lemma(tree.head(noun)), {"deny", "dismiss", "reject", "refute", "rebut", "debunk"});
}

/// Whether the noun is what a verb is done to: "called off the talks", "the talks were postponed".
bool is_done_to(const Tree& tree, std::uint32_t noun) {
  const Relation relation = tree.relation(noun);
  return (relation == Relation::obj || relation == Relation::nsubj_pass) && tree.has_head(noun);
}

/// "the meeting has been cancelled", "called off talks", "postponed a trip": it does not take place.
bool called_off(const Tree& tree, std::uint32_t noun) {
  if (!is_done_to(tree, noun)) return false;
  const std::uint32_t verb = tree.head(noun);
  const std::string_view lemma = tree.lemma(verb);
  if (one_of(lemma, {"cancel", "scrap", "scrub", "shelve", "abort", "skip", "avoid", "scratch", "ditch"})) return true;
  // what was put off until a day is still to come
  if (lemma == "postpone" && tree.relation(noun) == Relation::obj) return true;
  if (lemma != "call" && lemma != "put") return false;
  return std::any_of(tree.children(verb).begin(), tree.children(verb).end(), [&](std::uint32_t c) {
    const bool particle = tree.relation(c) == Relation::compound_prt || tree.relation(c) == Relation::advmod;
    return particle && lower_form(tree.token(c)) == "off";
  });
}

/// "the talks were postponed": they are still to come.
bool put_off(const Tree& tree, std::uint32_t noun) {
  return is_done_to(tree, noun) && one_of(tree.lemma(tree.head(noun)), {"postpone", "delay", "reschedule"});
}

/// What somebody may or can do.
bool is_power(std::string_view noun) {
  return one_of(noun, {"authority", "power", "right", "ability", "capacity", "capability", "mandate", "jurisdiction",
                       "strength", "legitimacy"});
}

/// "his rejection of the Union helping Chad": it has not.
bool rejected_gerund(const Tree& tree, std::uint32_t noun) {
  return tree.relation(noun) == Relation::nmod && tree.has_head(noun) &&
         one_of(tree.lemma(tree.head(noun)),
                {"rejection", "prospect", "possibility", "idea", "risk", "fear", "danger", "likelihood", "chance",
                 "threat", "notion", "opposition", "hope", "talk"});
}

}  // namespace

Stance read_stance(const Tree& tree, std::uint32_t token, std::uint32_t anchor, const Ontology& ontology) {
  Stance stance;
  stance.speaker_verb = tree.size();
  stance.negated = directly_negated(tree, token, ontology);
  read_around(tree, token, ontology, stance);
  if (tree.token(token).upos == Upos::NOUN && called_off(tree, token)) stance.negated = !stance.negated;
  if (tree.token(token).upos == Upos::NOUN && put_off(tree, token)) weaken(stance, Modality::planned);
  std::uint32_t at = token;
  if (tree.is(anchor) && anchor != token) {
    if (directly_negated(tree, anchor, ontology, token)) stance.negated = !stance.negated;
    read_around(tree, anchor, ontology, stance);
    at = anchor;
  }
  // Climb to the root: each predicate above has its say, as long as the event is a part of what it governs. A relative
  // clause or a participle behind a comma tells of something by itself; only whose words they are still counts.
  bool apart = false;
  for (std::uint32_t steps = 0; steps < tree.size() && tree.has_head(at); ++steps) {
    const Relation relation = tree.relation(at);
    const std::uint32_t up = tree.head(at);
    const std::string_view lemma = tree.lemma(up);
    const Upos upos = tree.token(up).upos;
    // "failed to pass the bill supported by Chad": it was
    const bool participle = relation == Relation::acl && tree.token(at).xpos == language::Xpos::VBN &&
                            !tree.is(tree.child(at, Relation::nsubj, Relation::nsubj_pass, Relation::aux));
    if (relation == Relation::acl && tree.token(at).xpos == language::Xpos::VBG && rejected_gerund(tree, up))
      stance.unreal = true;
    // "did nothing wrong on his visit to Chad": he was there
    const bool aside = relation == Relation::obl && at == token && anchor == token && upos != Upos::NOUN &&
                       one_of(tree.marker(at), {"on", "during", "after", "before", "at", "follow", "following"});
    apart = apart || aside || participle || relation == Relation::acl_relcl || relation == Relation::parataxis ||
            (relation == Relation::advcl && tree.marker(at) != "to" && !governed_gerund(tree, at));
    if (apart && relation != Relation::ccomp) {
      at = up;
      continue;
    }
    // "would do everything to help"
    if (relation == Relation::obj && !apart && one_of(tree.lemma(at), {"everything", "utmost", "best", "all", "more"}))
      read_around(tree, up, ontology, stance);
    if (relation == Relation::conj) {
      // Shared auxiliaries stand at the first conjunct; a clause of its own has its own.
      const bool own = tree.is(tree.child(at, Relation::aux, Relation::nsubj, Relation::nsubj_pass));
      const bool predicates = upos == Upos::VERB || upos == Upos::AUX || upos == Upos::ADJ;
      if (!own && predicates) read_around(tree, up, ontology, stance);
      // "did not meet or phone": neither
      const auto link = tree.child(at, Relation::cc);
      if (!own && predicates && tree.is(link) && one_of(tree.lemma(link), {"or", "nor"}) &&
          directly_negated(tree, up, ontology) && !directly_negated(tree, at, ontology))
        stance.negated = !stance.negated;
    } else if (relation == Relation::xcomp || relation == Relation::ccomp || relation == Relation::csubj ||
               (relation == Relation::advcl && tree.marker(at) == "to") || relation == Relation::acl) {
      const bool predicate = upos == Upos::VERB || upos == Upos::ADJ || upos == Upos::NOUN;
      const bool reporting =
          upos == Upos::VERB && contains(ontology.words("reporting-verbs"), lemma) && relation == Relation::ccomp;
      if (relation == Relation::ccomp && one_of(lemma, {"hope", "wish", "pray", "want"})) stance.hoped = true;
      // "because of concerns that Chad will back them"
      if (upos == Upos::NOUN && one_of(lemma, {"concern", "fear", "worry", "anxiety", "suspicion", "risk", "danger"}))
        stance.hoped = true;
      if (reporting) {
        if (!tree.is(stance.speaker_verb)) stance.speaker_verb = up;
        if (lemma == "deny" && !apart) stance.negated = !stance.negated;
        const auto subject = tree.child(up, Relation::nsubj);
        if (tree.is(subject) && unnamed(tree, subject, ontology)) stance.unnamed_speaker = true;
        if (tree.is(tree.child(up, Relation::nsubj_pass))) stance.unnamed_speaker = true;
      } else if (predicate && !apart) {
        if (lemma == "deny") stance.negated = !stance.negated;
        // "denied reports that the police had tortured him"
        if (upos == Upos::NOUN && denied_report(tree, up)) stance.negated = !stance.negated;
        // "the failure of the world to prevent it"
        if (upos == Upos::NOUN && one_of(lemma, {"failure", "inability", "refusal", "reluctance", "unwillingness"}))
          stance.unreal = true;
        // "has the authority to suspend it", "no powers to commit Chad": whoever may has not done it
        if (upos == Upos::NOUN && relation == Relation::acl && tree.marker(at) == "to" && is_power(lemma))
          stance.unreal = true;
        // "discussed defending the town"
        if (relation == Relation::xcomp && one_of(lemma, {"discuss", "debate", "mull", "contemplate"}))
          stance.unreal = true;
        // "does not support the Union financing Chad"
        if (relation == Relation::xcomp && one_of(lemma, {"support", "oppose"}) &&
            tree.is(tree.child(up, Relation::obj)))
          stance.unreal = true;
        // "did not send troops to help them"
        if (relation == Relation::advcl && directly_negated(tree, up, ontology)) stance.unreal = true;
        // "is working to get its partners to support Chad": they have not
        if ((relation == Relation::xcomp || relation == Relation::advcl) &&
            one_of(lemma, {"get", "persuade", "convince", "encourage"}) && tree.is(tree.child(up, Relation::obj)) &&
            tree.token(up).xpos != language::Xpos::VBD && tree.token(up).xpos != language::Xpos::VBN)
          stance.unreal = true;
        if (contains(ontology.words("negative-implicatives"), lemma) && lemma != "deny")
          stance.negated = !stance.negated;
        if (contains(ontology.words("possible-words"), lemma))
          weaken(stance, Modality::possible);
        else if (contains(ontology.words("planned-words"), lemma) ||
                 (contains(ontology.words("planning-verbs"), lemma) && relation != Relation::acl)) {
          weaken(stance, Modality::planned);
        }
        if (relation == Relation::xcomp &&
            (lemma == "need" || (lemma == "have" && upos == Upos::VERB) || lemma == "ought"))
          stance.obligation = true;
        if (contains(ontology.words("reported-words"), lower_form(tree.token(up)))) weaken(stance, Modality::reported);
        if (lemma == "report" || lemma == "say" || lemma == "believe" || lemma == "rumor" || lemma == "rumour")
          weaken(stance, Modality::reported);
        if (upos == Upos::ADJ && (lemma == "ready" || lemma == "willing" || lemma == "eager"))
          weaken(stance, Modality::planned);
        if (upos == Upos::NOUN && relation == Relation::acl &&
            (lemma == "plan" || lemma == "decision" || lemma == "intention" || lemma == "proposal" ||
             lemma == "offer" || lemma == "willingness" || lemma == "readiness" || lemma == "agreement" ||
             lemma == "pledge" || lemma == "promise" || lemma == "invitation")) {
          weaken(stance, Modality::planned);
        }
        if (relation == Relation::xcomp && directly_negated(tree, up, ontology)) stance.negated = !stance.negated;
        if (relation == Relation::xcomp || relation == Relation::advcl) {
          // "would authorise the president to arm Niger": he himself promises nothing
          const bool others_will =
              relation == Relation::xcomp && !stance.future && tree.is(tree.child(up, Relation::obj, Relation::iobj));
          read_around(tree, up, ontology, stance);
          if (others_will) stance.future = false;
        }
      }
    } else if (relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::obj) {
      // An event noun in a clause takes the clause's mood ("talks will be held").
      if (at == token || at == anchor) read_around(tree, up, ontology, stance);
    }
    // "shelved its plan to march"
    if (relation == Relation::acl && tree.marker(at) == "to" &&
        one_of(lemma, {"plan", "bid", "decision", "proposal"}) && called_off(tree, up))
      stance.negated = true;
    at = up;
  }
  if (stance.hypothetical) weaken(stance, Modality::possible);
  const auto& last = tree.token(tree.size() - 1);
  if (last.form == "?") weaken(stance, Modality::possible);
  // "X, sources said", "according to officials"
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const Relation relation = tree.relation(i);
    if (relation == Relation::parataxis && contains(ontology.words("reporting-verbs"), tree.lemma(i)) &&
        !tree.dominates(i, token)) {
      const auto subject = tree.child(i, Relation::nsubj);
      if (tree.is(subject)) {
        if (!tree.is(stance.speaker_verb)) stance.speaker_verb = i;
        if (unnamed(tree, subject, ontology)) stance.unnamed_speaker = true;
      }
    }
    if ((relation == Relation::obl || relation == Relation::nmod) && tree.marker(i) == "accord" &&
        unnamed(tree, i, ontology)) {
      stance.unnamed_speaker = true;
    }
  }
  return stance;
}

}  // namespace entente::ingest
