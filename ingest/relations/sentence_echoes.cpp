#include <algorithm>

#include "ingest/entities/names.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// Whom a word is about where its own phrase does not say: when somebody did something, at whose invitation, what was
// said before.
namespace entente::ingest {
namespace {

using language::Relation;
using language::Upos;

constexpr std::size_t kMostWords = 20;

}  // namespace

/// "Chad was furious when Niger closed the border", "filed a protest after a ship of Niger's had left": by whoever did
/// that.
std::vector<ActorRef> SentenceExtractor::upset_by(const Event& event) const {
  const bool upset = event.type->name == "objects-to" && event.trigger->pos == TriggerPos::adjective;
  const bool answers =
      one_of(event.trigger->name, {"verb:react-angrily", "verb:lodge+protest", "verb:summon+ambassador",
                                   "verb:halt+talks", "verb:sever+ties", "verb:scrap+deal", "verb:recall+ambassador"});
  if ((!upset && !answers) || contains(event.trigger->sources, "speaker")) return {};
  for (const auto c : tree_->children(event.token)) {
    if (tree_->relation(c) != Relation::advcl || c < event.token || tree_->token(c).upos != Upos::VERB) continue;
    const bool when = one_of(tree_->marker(c), {"after", "because", "when", "since"}) ||
                      std::any_of(tree_->children(c).begin(), tree_->children(c).end(),
                                  [&](std::uint32_t d) { return d < c && lower_form(tree_->token(d)) == "when"; });
    if (when) return roles_.role(c, roles_.passive(c) ? "by" : "subject");
  }
  return {};
}

/// "raised concerns about the arrests in a meeting with Niger's envoy": to whose face.
std::vector<ActorRef> SentenceExtractor::raised_with(const Event& event) const {
  if (event.type->name != "objects-to" || event.trigger->pos != TriggerPos::noun || event.anchor == event.token)
    return {};
  for (const auto c : tree_->children(event.anchor)) {
    if (tree_->relation(c) != Relation::obl || !one_of(tree_->marker(c), {"at", "during", "in"})) continue;
    if (one_of(tree_->lemma(c), {"meeting", "talk", "call", "conversation", "visit", "discussion", "summit"})) {
      std::vector<ActorRef> found = roles_.role(c, "with");
      return found.empty() ? roles_.role(c, "to") : found;
    }
  }
  return {};
}

/// "After Chad demanded action, Niger sent troops": of who then acts.
std::vector<ActorRef> SentenceExtractor::complied(const Event& event) const {
  if (event.type->name != "requests" || event.trigger->pos != TriggerPos::verb) return {};
  if (tree_->relation(event.token) != Relation::advcl || tree_->marker(event.token) != "after" ||
      !tree_->has_head(event.token) || roles_.passive(tree_->head(event.token)))
    return {};
  return roles_.role(tree_->head(event.token), "subject");
}

/// "told Niger that it would help": held out to whom it is told.
bool SentenceExtractor::will_be_done(const Event& event) const {
  if (!one_of(event.type->name, {"aids", "offers"}) || event.trigger->pos != TriggerPos::verb) return false;
  const auto will = tree_->child(event.token, Relation::aux);
  return tree_->is(will) && one_of(tree_->lemma(will), {"will", "would", "wo"});
}

/// "accused Chad of fraud and rejected its demands": nobody rejects his own.
std::vector<ActorRef> SentenceExtractor::owner_not_self(const Event& event,
                                                        const std::vector<ActorRef>& sources) const {
  if (event.type->name != "objects-to" || event.trigger->pos != TriggerPos::verb) return {};
  const std::uint32_t thing = roles_.object(event.token);
  const auto owner = tree_->is(thing) ? tree_->child(thing, Relation::nmod_poss) : thing;
  if (!tree_->is(owner) || !one_of(lower_form(tree_->token(owner)), {"its", "his", "her", "their"}) ||
      !one_of(tree_->lemma(thing),
              {"accusation", "advice",    "allegation", "appeal",     "argument",   "call",   "charge",
               "claim",      "complaint", "criticism",  "demand",     "invitation", "offer",  "overture",
               "plea",       "proposal",  "request",    "suggestion", "threat",     "warning"}))
    return {};
  for (std::size_t i = found_.size(); i-- > 0;) {
    if (tokens_[i] >= event.token) continue;
    const bool same = std::any_of(sources.begin(), sources.end(), [&](const ActorRef& source) {
      return finder_->entity(source.id).key == found_[i].source.key;
    });
    return same ? pointed_at(found_[i].target) : std::vector<ActorRef>{};
  }
  return {};
}

/// "handed Chad a letter demanding an apology": of whoever the letter goes to.
std::vector<ActorRef> SentenceExtractor::addressee_above(const Event& event) const {
  if (event.type->name != "requests" || event.trigger->pos != TriggerPos::verb ||
      tree_->relation(event.token) != Relation::acl || !tree_->has_head(event.token))
    return {};
  const std::uint32_t writing = tree_->head(event.token);
  if (!contains(ontology_->words("writings"), tree_->lemma(writing)) || tree_->relation(writing) != Relation::obj ||
      !tree_->has_head(writing))
    return {};
  std::vector<ActorRef> receivers = roles_.role(tree_->head(writing), "iobject");
  return receivers.empty() ? roles_.role(tree_->head(writing), "to") : receivers;
}

/// "accused Chad of lying and demanded an apology", "met the king of Chad and signed an accord": of and with whoever
/// the clause before was about.
std::vector<ActorRef> SentenceExtractor::carried_on(const Event& event, const std::vector<ActorRef>& sources) const {
  const bool demands =
      event.type->name == "requests" && one_of(tree_->lemma(event.token), {"demand", "insist", "seek"});
  const bool signs = event.type->name == "agrees" && one_of(tree_->lemma(event.token), {"sign", "ink", "conclude"});
  if ((!demands && !signs) || event.trigger->pos != TriggerPos::verb ||
      tree_->relation(event.token) != Relation::conj || !tree_->has_head(event.token) ||
      tree_->is(tree_->child(event.token, Relation::nsubj)))
    return {};
  const std::uint32_t before = tree_->head(event.token);
  for (std::size_t i = found_.size(); i-- > 0;) {
    const std::uint32_t token = tokens_[i];
    const bool there =
        token == before || (tree_->has_head(token) && tree_->head(token) == before && token < event.token);
    const bool fits = demands ? one_of(found_[i].type, {"accuses", "objects-to", "sanctions", "threatens"})
                              : found_[i].type == "consults";
    const bool same = std::any_of(sources.begin(), sources.end(), [&](const ActorRef& source) {
      return finder_->entity(source.id).key == found_[i].source.key;
    });
    if (there && fits && same) return pointed_at(found_[i].target);
  }
  return {};
}

/// "denounced the tariffs Ghana imposed on its cotton": nobody harms his own; whoever the clause above is about.
std::vector<ActorRef> SentenceExtractor::owner_above(const Event& event, const std::vector<ActorRef>& sources) const {
  if (event.trigger->pos != TriggerPos::verb ||
      !one_of(event.type->name, {"sanctions", "coerces", "attacks", "threatens", "accuses", "objects-to"}))
    return {};
  const auto its = [&](std::uint32_t thing) {
    const auto owner = tree_->child(thing, Relation::nmod_poss);
    return tree_->is(owner) && one_of(lower_form(tree_->token(owner)), {"its", "his", "her", "their"});
  };
  const auto children = tree_->children(event.token);
  const bool owned = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    const Relation relation = tree_->relation(c);
    const bool struck = relation == Relation::obj || (relation == Relation::obl && tree_->marker(c) == "on") ||
                        (relation == Relation::obl && tree_->marker(c) == "against");
    return struck && c > event.token && its(c);
  });
  std::uint32_t above = event.token;
  for (int climb = 0; owned && climb < 4 && tree_->has_head(above); ++climb) {
    const Relation relation = tree_->relation(above);
    const bool clause = relation == Relation::ccomp || relation == Relation::acl_relcl || relation == Relation::obj ||
                        relation == Relation::obl || relation == Relation::nmod;
    above = tree_->head(above);
    if (!clause) return {};
    if (tree_->token(above).upos != Upos::VERB) continue;
    return subjects_besides(above, sources, 2);
  }
  return {};
}

/// "rejected an offer from Chad", "reacted coolly to Chad's promise": to whom it was made is who answers.
std::vector<ActorRef> SentenceExtractor::who_answers(const Event& event) const {
  const std::uint32_t offer = event.token;
  if (event.type->name != "offers" || event.trigger->pos != TriggerPos::noun || !tree_->has_head(offer)) return {};
  if (!one_of(tree_->lemma(offer), {"assurance", "invitation", "offer", "overture", "pledge", "promise"})) return {};
  const std::uint32_t verb = tree_->head(offer);
  const Relation relation = tree_->relation(offer);
  const bool taken = (relation == Relation::obj || relation == Relation::nsubj_pass) &&
                     one_of(tree_->lemma(verb), {"accept", "decline", "dismiss", "ignore", "rebuff", "refuse", "reject",
                                                 "spurn", "turn", "welcome"});
  const bool reacted = relation == Relation::obl && tree_->marker(offer) == "to" &&
                       one_of(tree_->lemma(verb), {"agree", "react", "reply", "respond"});
  return taken || reacted ? roles_.role(verb, "subject") : std::vector<ActorRef>{};
}

/// "voiced concern over the arrest of activists in Chad": in whose country it is done.
std::vector<ActorRef> SentenceExtractor::where_done(const Event& event) const {
  if (event.type->name != "objects-to") return {};
  std::vector<std::uint32_t> open = {event.token, event.anchor};
  for (std::size_t at = 0; at < open.size() && open.size() < kMostWords; ++at) {
    const bool act = one_of(tree_->lemma(open[at]), {"arrest", "censorship", "conviction", "crackdown", "deportation",
                                                     "detention", "execution", "harassment", "imprisonment", "jailing",
                                                     "persecution", "prosecution", "sentencing", "torture", "trial"});
    for (const auto c : tree_->children(open[at])) {
      const Relation relation = tree_->relation(c);
      if (relation != Relation::nmod && relation != Relation::obl && relation != Relation::obj) continue;
      if (c > event.token) open.push_back(c);
      if (!act && (tree_->marker(open[at]) != "of" || is_meeting(tree_->lemma(open[at])))) continue;
      if (tree_->marker(c) != "in") continue;
      std::vector<ActorRef> found = finder_->actors(c, false);
      std::erase_if(found, [&](const ActorRef& ref) { return finder_->entity(ref.id).kind != EntityKind::state; });
      for (ActorRef& ref : found) ref.distance += 2;
      if (!found.empty()) return found;
    }
  }
  return {};
}

/// "travelled to Accra at the invitation of Ghana": who went there was invited.
std::vector<ActorRef> SentenceExtractor::who_came(std::uint32_t invitation) const {
  if (tree_->lemma(invitation) != "invitation" || tree_->marker(invitation) != "at" || !tree_->has_head(invitation))
    return {};
  std::uint32_t verb = tree_->head(invitation);
  for (int climb = 0; climb < 3 && tree_->token(verb).upos != Upos::VERB && tree_->has_head(verb); ++climb)
    verb = tree_->head(verb);
  return roles_.role(verb, "subject");
}

/// "made allegations, but Chad dismissed them": the word that such a pronoun stands for; the end of the tree where
/// there is none.
std::uint32_t SentenceExtractor::said_thing(std::uint32_t verb, std::uint32_t pronoun) const {
  if (tree_->token(pronoun).upos != Upos::PRON ||
      !one_of(tree_->lemma(verb), {"deny", "dismiss", "dispute", "rebut", "refute", "reject"}))
    return tree_->size();
  const std::string form = lower_form(tree_->token(pronoun));
  if (form != "them" && form != "it") return tree_->size();
  for (std::uint32_t i = verb; i-- > 0;) {
    if (tree_->token(i).upos != Upos::NOUN || (tree_->token(i).xpos == language::Xpos::NNS) != (form == "them"))
      continue;
    if (one_of(tree_->lemma(i), {"accusation", "allegation", "assertion", "charge", "claim", "criticism", "demand",
                                 "offer", "proposal", "report", "suggestion", "request", "call"}))
      return i;
  }
  return tree_->size();
}

/// Whom an act is done to where none of its trigger's roles tells.
std::vector<ActorRef> SentenceExtractor::supplied(const Event& event, const std::string& type,
                                                  const std::vector<ActorRef>& sources) const {
  std::vector<ActorRef> targets = raised_with(event);
  if (targets.empty()) targets = understood_target(event, sources);
  if (targets.empty()) targets = author_of_act(event, sources);
  if (targets.empty()) targets = upset_by(event);
  if (targets.empty()) targets = complied(event);
  if (targets.empty()) targets = who_came(event.token);
  if (targets.empty()) targets = who_answers(event);
  if (targets.empty() && one_of(type, {"offers", "requests"})) targets = spoken_to_before(event.token, sources);
  if (targets.empty() && type == "offers" &&
      (event.trigger->pos == TriggerPos::verb || (event.anchor != event.token && tree_->lemma(event.token) == "offer")))
    targets = who_demanded(sources);
  if (targets.empty() && event.trigger->pos == TriggerPos::noun) targets = in_spite_of(event.token);
  if (targets.empty() && event.trigger->pos == TriggerPos::verb &&
      one_of(type, {"thanks", "requests", "supports", "offers"}))
    targets = spoken_with(event.token);
  const bool willing = event.trigger->name == "adjective:willing";
  if (targets.empty() && (type == "threatens" || willing || will_be_done(event))) targets = told_to(event.token);
  if (targets.empty()) targets = owner_not_self(event, sources);
  if (targets.empty()) targets = owner_above(event, sources);
  if (targets.empty()) targets = carried_on(event, sources);
  if (targets.empty()) targets = addressee_above(event);
  if (targets.empty()) targets = answered(event, sources);
  if (targets.empty()) targets = own_state(event, sources);
  if (targets.empty()) targets = own_vote(event, sources);
  if (targets.empty() && event.trigger->name == "verb:call+illegal") targets = owner_of_verdict(event.token);
  if (targets.empty() && one_of(type, {"objects-to", "supports"}) &&
      (event.trigger->pos == TriggerPos::verb || contains(event.trigger->sources, "speaker")))
    targets = spoken_about(event.token);
  if (targets.empty()) targets = government_act(event, sources);
  if (targets.empty()) targets = this_taken_up(event, sources);
  if (targets.empty()) targets = own_government(event, sources);
  if (targets.empty()) targets = aided_home(event, sources);
  if (targets.empty()) targets = where_done(event);
  if (targets.empty()) targets = parties(event, sources);
  return targets;
}

}  // namespace entente::ingest
