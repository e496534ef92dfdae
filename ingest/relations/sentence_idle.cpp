#include <algorithm>

#include "ingest/entities/names.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// Words of an act that tell of none, or of one between others: wished for, by accident, in one's own name.
namespace entente::ingest {

using language::Relation;

/// "the importance of cooperation", "ways of boosting trade", "the need to send troops": nothing of it is so yet.
bool SentenceExtractor::only_wished_for(const Event& event) const {
  if (!one_of(event.type->name, {"aids", "attacks", "agrees", "coerces", "concedes", "consults", "cooperates",
                                 "mobilizes", "retreats", "supports"}))
    return false;
  std::uint32_t at = event.anchor;
  for (int climb = 0; climb < 4 && tree_->has_head(at); ++climb) {
    const Relation relation = tree_->relation(at);
    const bool governed = relation == Relation::acl || relation == Relation::nmod || relation == Relation::conj ||
                          relation == Relation::obj || relation == Relation::xcomp || relation == Relation::advcl;
    if (!governed) return false;
    const std::string_view marker = tree_->marker(at);
    at = tree_->head(at);
    const bool wished = one_of(tree_->lemma(at),
                               {"importance", "necessity", "need", "urgency", "way", "means", "prospect", "possibility",
                                "opportunity", "potential", "desirability", "chance", "likelihood", "odds"});
    if (wished && one_of(marker, {"of", "for", "to", "in"})) return true;
    // "discussed defending the city"
    if (one_of(tree_->lemma(at), {"discuss", "debate", "contemplate"}) && event.trigger->pos == TriggerPos::verb &&
        relation == Relation::xcomp)
      return true;
  }
  return false;
}

/// Whether one is what the other is called.
bool SentenceExtractor::beside(std::uint32_t name, std::uint32_t noun) const {
  const Relation relation = tree_->relation(name);
  const bool same = relation == Relation::appos || relation == Relation::nmod_desc || relation == Relation::flat;
  return same && tree_->has_head(name) && tree_->head(name) == noun;
}

/// "staged a rally to thank the government", "marched in support of it": no protest.
bool SentenceExtractor::celebrates(const Event& event) const {
  for (const std::uint32_t at : {event.token, event.anchor}) {
    for (const auto c : tree_->children(at)) {
      const bool aim = tree_->marker(c) == "to" && tree_->token(c).upos == language::Upos::VERB;
      if (aim && one_of(tree_->lemma(c), {"thank", "support", "welcome", "celebrate", "honour", "honor", "back", "mark",
                                          "commemorate", "mourn", "congratulate", "cheer", "remember", "greet"}))
        return true;
    }
  }
  return false;
}

/// "banned by the army's council": the army is a part of who bans, not whom it bans.
bool SentenceExtractor::in_own_name(const Event& event, const ActorRef& source, const ActorRef& target) const {
  if (event.trigger->pos != TriggerPos::verb || source.token == target.token ||
      tree_->dominates(source.token, event.token))
    return false;
  std::uint32_t at = target.token;
  for (std::uint32_t steps = 0; steps < tree_->size() && at != source.token; ++steps) {
    const Relation relation = tree_->relation(at);
    const bool part = relation == Relation::nmod_poss || relation == Relation::amod || relation == Relation::compound;
    if (!part || !tree_->has_head(at)) return false;
    at = tree_->head(at);
  }
  return at == source.token;
}

/// "The ferry sank, killing 60": nobody did.
bool SentenceExtractor::by_accident(const Event& event) const {
  const std::uint32_t verb = event.token;
  if (event.trigger->name != "verb:kill" || !tree_->has_head(verb)) return false;
  return tree_->relation(verb) == Relation::advcl &&
         one_of(tree_->lemma(tree_->head(verb)),
                {"crash", "collide", "sink", "capsize", "collapse", "derail", "overturn", "plunge", "skid", "erupt"});
}

/// "requests for comment", "asked for an interview", "when contacted by the Daily": the press asking.
bool SentenceExtractor::for_comment(const Event& event) const {
  if (tree_->marker(event.token) == "when" && one_of(tree_->lemma(event.token), {"contact", "reach", "approach"}) &&
      roles_.passive(event.token))
    return true;
  for (const std::uint32_t at : {event.token, event.anchor}) {
    for (const auto c : tree_->children(at)) {
      if (tree_->marker(c) == "for" && one_of(tree_->lemma(c), {"comment", "interview", "reaction", "clarification"}))
        return true;
    }
  }
  return false;
}

/// Whether all that is known of the target is whose the article's country is.
bool SentenceExtractor::only_at_home(const Event& event, const ActorRef& target) const {
  const auto home = finder_->home();
  return home && target.id == *home && target.token == event.token && target.resolved;
}

/// Words of a trigger that is another word here.
bool SentenceExtractor::misplaced(const Trigger& trigger, std::uint32_t token) const {
  if (trigger.name.starts_with("verb:propose") && proposes_to_others(token) != (trigger.name == "verb:propose-that"))
    return true;
  // "called on Chad, which had fired first, to stop": what is asked may hang anywhere behind
  for (std::uint32_t i = token + 1; trigger.name == "verb:call-on-somebody" && i + 1 < tree_->size(); ++i) {
    // "called on the premier and held talks to end it"
    if (tree_->relation(i) == Relation::conj && tree_->token(i).upos == language::Upos::VERB && tree_->head(i) == token)
      break;
    const language::Xpos next = tree_->token(i + 1).xpos;
    const bool base = next == language::Xpos::VB || next == language::Xpos::RB;
    if (lower_form(tree_->token(i)) == "to" && base) return true;
  }
  // "what Chad calls a plan": nobody is phoned
  if (trigger.name == "verb:call" && tree_->relation(token) == Relation::acl_relcl && tree_->has_head(token) &&
      tree_->lemma(tree_->head(token)) == "what")
    return true;
  // "the ministers will participate", not "two men participated"
  if (trigger.name == "verb:participate") {
    const std::vector<std::uint32_t> heads = roles_.subjects(token);
    const bool office =
        !heads.empty() && finder_->lexicon().has("state-people", ascii_lower(tree_->lemma(heads.front())));
    if (!office) return true;
  }
  if (trigger.name == "verb:invited-to" && !roles_.passive(token)) return true;
  if (trigger.name == "noun:hope-that" && tree_->is(roles_.support(token)) &&
      !contains(ontology_->words("voicing-verbs"), tree_->lemma(roles_.support(token))))
    return true;
  if (trigger.name == "verb:take-part" && in_a_protest(token)) return true;
  if (trigger.name == "verb:put-on-list" && !proscribes(token)) return true;
  // "Chad looked away, charged the organisers": with words
  if (trigger.name == "verb:charge" && tree_->relation(token) == Relation::parataxis) return true;
  return false;
}

/// "once Chad signs a deal", "any deal with Chad", "less willing to agree to it": nothing is agreed yet.
bool SentenceExtractor::not_yet(const Event& event) const {
  if (event.type->name != "agrees") return false;
  const std::uint32_t at = event.anchor;
  const bool before = std::any_of(tree_->children(at).begin(), tree_->children(at).end(), [&](std::uint32_t c) {
    return c < at && one_of(lower_form(tree_->token(c)), {"once", "until", "unless", "before", "if"});
  });
  if (tree_->relation(at) == Relation::advcl && before) return true;
  if (tree_->relation(at) == Relation::xcomp && tree_->has_head(at) &&
      tree_->token(tree_->head(at)).upos == language::Upos::ADJ)
    return true;
  const std::uint32_t deal = event.trigger->pos == TriggerPos::noun ? event.token : roles_.object(event.token);
  const auto which = tree_->is(deal) ? tree_->child(deal, Relation::det) : deal;
  return tree_->is(which) && one_of(tree_->lemma(which), {"any", "no"});
}

/// "should not be ignoring them", "cannot dismiss it": nobody objects, and nobody says that he does not.
bool SentenceExtractor::idle_denial(const Event& event, const Stance& stance) const {
  // "had done nothing wrong"
  const bool verdict = event.trigger->pos == TriggerPos::adjective && contains(event.trigger->sources, "speaker");
  if (stance.negated && verdict && event.type->name == "objects-to") return true;
  if (!stance.negated || event.type->name != "objects-to" || event.trigger->pos != TriggerPos::verb) return false;
  return (stance.obligation || stance.modality == Modality::possible) &&
         !event.trigger->name.starts_with("verb:will-not");
}

/// "began a hunger strike to protest against Chad's plan": where the sentence says against whom, it is not against the
/// state they live in.
void SentenceExtractor::forget_guesses() {
  const auto guessed = [&](std::size_t i) {
    return found_[i].type == "protests" && found_[i].target.span == tree_->token(tokens_[i]).span;
  };
  std::vector<bool> idle(found_.size(), false);
  for (std::size_t i = 0; i < found_.size(); ++i) {
    for (std::size_t j = 0; j < found_.size() && guessed(i); ++j) {
      if (found_[j].type == "protests" && found_[j].source.key == found_[i].source.key && !guessed(j)) idle[i] = true;
    }
    // "students marched after the riots": those who march are told
    const bool crowd = found_[i].type == "protests" && found_[i].source.span == tree_->token(tokens_[i]).span;
    for (std::size_t j = 0; j < found_.size() && crowd; ++j) {
      if (found_[j].type == "protests" && found_[j].source.span != tree_->token(tokens_[j]).span) idle[i] = true;
    }
  }
  std::size_t at = 0;
  std::erase_if(found_, [&](const Evidence&) { return idle[at++]; });
}

/// "proposed that Chad withdraw", not "proposed that the two meet": what others shall do is asked of them.
bool SentenceExtractor::proposes_to_others(std::uint32_t verb) const {
  const auto clause = tree_->child(verb, Relation::ccomp);
  if (!tree_->is(clause)) return false;
  const auto who = tree_->child(clause, Relation::nsubj, Relation::nsubj_pass);
  if (!tree_->is(who) || one_of(lower_form(tree_->token(who)), {"we", "both", "two", "sides", "countries", "it", "he"}))
    return false;
  const std::vector<ActorRef> sources = roles_.role(verb, "subject");
  const std::vector<ActorRef> asked = finder_->actors(who, false);
  return std::none_of(asked.begin(), asked.end(), [&](const ActorRef& ref) {
    const std::string& state = finder_->entity(ref.id).state;
    return std::any_of(sources.begin(), sources.end(), [&](const ActorRef& source) {
      return source.id == ref.id || (!state.empty() && finder_->entity(source.id).state == state);
    });
  });
}

/// "put it on the list of terrorist organisations", not "on the guest list".
bool SentenceExtractor::proscribes(std::uint32_t verb) const {
  const auto below = tree_->subtree(verb);
  return std::any_of(below.begin(), below.end(), [&](std::uint32_t t) {
    return one_of(tree_->lemma(t), {"terrorist", "terror", "terrorism", "sanction", "blacklist", "black", "extremist"});
  });
}

/// "took part in the strike": with nobody in particular.
bool SentenceExtractor::in_a_protest(std::uint32_t verb) const {
  const auto children = tree_->children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    if (tree_->marker(c) != "in") return false;
    const auto& acts = triggers_->find(TriggerPos::noun, ascii_lower(tree_->lemma(c)));
    return std::any_of(acts.begin(), acts.end(), [](const IndexedTrigger& entry) {
      return entry.type != nullptr && entry.type->name == "protests";
    });
  });
}

}  // namespace entente::ingest
