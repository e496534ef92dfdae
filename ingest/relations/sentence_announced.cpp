#include <algorithm>

#include "ingest/entities/names.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/built_in_trigger.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// Acts that no word names but a clause tells of: being somewhere, withholding, threatening in the passive, alleging.
namespace entente::ingest {
namespace {

using language::Relation;
using language::Upos;

constexpr int kMaxClimb = 6;

/// A report that takes no stand against anybody.
bool concedes_it(std::string_view verb) {
  return one_of(verb, {"admit", "acknowledge", "confirm", "deny", "believe", "think", "concede", "predict", "quote"});
}

}  // namespace

/// "will not offer amnesty", "could not promise help": a refusal, no absence.
bool SentenceExtractor::withheld(const Event& event, const Stance& stance) const {
  if (stance.hypothetical || stance.unreal || event.type->name == "agrees") return false;
  // "would not be able to help": unwilling it is not said to be
  if (tree_->has_head(event.anchor) && tree_->lemma(tree_->head(event.anchor)) == "able") return false;
  if (stance.future) return true;
  return std::any_of(tree_->children(event.anchor).begin(), tree_->children(event.anchor).end(), [&](std::uint32_t c) {
    return tree_->relation(c) == Relation::aux && one_of(lower_form(tree_->token(c)), {"can", "ca", "could"});
  });
}

/// "accused each other", "blamed one another for it".
bool SentenceExtractor::each_other(std::uint32_t verb) const {
  const auto object = tree_->child(verb, Relation::obj);
  if (!tree_->is(object)) return false;
  const std::string form = lower_form(tree_->token(object));
  if (form == "other" || form == "another" || form == "each") return true;
  return form == "one" && object + 1 < tree_->size() && lower_form(tree_->token(object + 1)) == "another";
}

/// "proposed sanctions against Chad": held out to nobody.
bool SentenceExtractor::proposes_harm(const Event& event) const {
  if (!one_of(event.trigger->name, {"verb:propose", "verb:offer", "verb:present+plan"})) return false;
  const std::uint32_t object = roles_.object(event.token);
  if (!tree_->is(object) || demands_.modified_by(object, ontology_->words("helpful-words"))) return false;
  const auto& named = triggers_->find(TriggerPos::noun, ascii_lower(tree_->lemma(object)));
  const bool harm = std::any_of(named.begin(), named.end(), [](const IndexedTrigger& entry) {
    return entry.type != nullptr && one_of(entry.type->name, {"sanctions", "coerces", "attacks"});
  });
  if (!harm) return false;
  for (const std::uint32_t at : {object, event.token}) {
    for (const auto c : tree_->children(at)) {
      if (one_of(tree_->marker(c), {"against", "on", "upon"}) && !roles_.is_time(c)) return true;
    }
  }
  return false;
}

/// "The traders would be prosecuted, Chad said", "were told that they would be sacked": what is done to somebody in a
/// passive to come, by whoever announces it.
std::vector<ActorRef> SentenceExtractor::announced_by(const Trigger& trigger, std::uint32_t verb) const {
  const bool harm = one_of(trigger.type, {"coerces", "sanctions"}) || trigger.cameo == "115";
  if (!harm || trigger.pos != TriggerPos::verb || !tree_->is(tree_->child(verb, Relation::aux_pass))) return {};
  const bool to_come = std::any_of(tree_->children(verb).begin(), tree_->children(verb).end(), [&](std::uint32_t c) {
    return tree_->relation(c) == Relation::aux && one_of(tree_->lemma(c), {"will", "would", "shall", "wo"});
  });
  if (!to_come) return {};
  std::uint32_t at = verb;
  for (int climb = 0; climb < kMaxClimb; ++climb) {
    for (const auto c : tree_->children(at)) {
      if (tree_->relation(c) != Relation::parataxis || !contains(ontology_->words("reporting-verbs"), tree_->lemma(c)))
        continue;
      return roles_.role(c, "subject");
    }
    if (!tree_->has_head(at)) break;
    const Relation relation = tree_->relation(at);
    const std::uint32_t up = tree_->head(at);
    if (relation == Relation::ccomp && contains(ontology_->words("reporting-verbs"), tree_->lemma(up))) {
      if (!roles_.passive(up)) return roles_.role(up, "subject");
      // "were warned that they would be sacked": by the authorities at home
      const auto home = finder_->home();
      return home ? std::vector<ActorRef>{understood(*home, *tree_, up)} : std::vector<ActorRef>{};
    }
    if (relation != Relation::conj && relation != Relation::ccomp && relation != Relation::xcomp) break;
    at = up;
  }
  return {};
}

/// "described the raid as Chadian aggression", "called it an outrage by Chad": whose the verdict says it is.
std::vector<ActorRef> SentenceExtractor::owner_of_verdict(std::uint32_t verb) const {
  std::uint32_t noun = demands_.verdict(verb);
  if (!tree_->is(noun)) noun = roles_.complement(verb);
  if (!tree_->is(noun) || tree_->token(noun).upos != Upos::NOUN) return {};
  for (const std::string_view role : {"modifier", "possessor", "by"}) {
    std::vector<ActorRef> found = roles_.role(noun, role);
    if (!found.empty()) return found;
  }
  return {};
}

/// "The minister was in Chad on Monday": who serves one state and is in another, is there on its business.
bool SentenceExtractor::there(std::uint32_t token) {
  const auto copula = tree_->child(token, Relation::cop);
  if (!tree_->is(copula) || tree_->marker(token) != "in") return false;
  const std::vector<std::uint32_t> heads = roles_.subjects(token);
  if (heads.size() != 1) return false;
  const std::uint32_t subject = heads.front();
  static const Trigger kThere = built_in_trigger(TriggerPos::verb, "consults", "042", "verb:be-in");
  const EdgeType* type = ontology_->find_type(kThere.type);
  std::vector<ActorRef> places = finder_->actors(token, false);
  std::erase_if(places, [&](const ActorRef& ref) { return finder_->entity(ref.id).kind != EntityKind::state; });
  if (type == nullptr || places.size() != 1) return false;
  std::vector<ActorRef> visitors = finder_->actors(subject, false);
  const bool office = finder_->lexicon().has("state-people", ascii_lower(tree_->lemma(subject))) ||
                      one_of(tree_->lemma(subject), {"delegation", "minister", "envoy"});
  const std::string& host = finder_->entity(places.front().id).state;
  std::erase_if(visitors, [&](const ActorRef& ref) {
    const Entity& entity = finder_->entity(ref.id);
    const bool serves = entity.kind == EntityKind::person && entity.known_state && !entity.roles.empty();
    const bool nameless = entity.kind == EntityKind::state && office;
    return (!serves && !nameless) || entity.state.empty() || entity.state == host;
  });
  return !visitors.empty() && emit({&kThere, type, token, token, "in"}, visitors, places);
}

/// "Chad said Niger had rigged the vote", "Niger illegally holds the island, Chad said": a wrong that is told of
/// somebody else is a charge.
bool SentenceExtractor::alleged(std::uint32_t verb) {
  const auto& reporting = ontology_->words("reporting-verbs");
  if (!contains(reporting, tree_->lemma(verb)) || concedes_it(tree_->lemma(verb)) || roles_.passive(verb)) return false;
  if (directly_negated(*tree_, verb, *ontology_)) return false;
  std::uint32_t deed = tree_->child(verb, Relation::ccomp);
  // "Niger stole the vote, Chad alleged"
  if (!tree_->is(deed) && tree_->relation(verb) == Relation::parataxis && tree_->has_head(verb))
    deed = tree_->head(verb);
  if (tree_->is(deed) && to_blame_for_it(verb, deed)) return true;
  if (!tree_->is(deed) || tree_->token(deed).upos != Upos::VERB) return false;
  if (laid_at_door(verb, deed)) return true;
  // "the opposition alleged that the vote was rigged": by whoever holds it; "that it was harassed by Chad"
  const bool suffered = roles_.passive(deed);
  const auto agent = tree_->child(deed, Relation::obl_agent);
  const bool by_somebody = suffered && tree_->is(agent);
  const auto doer = by_somebody ? agent : tree_->child(deed, suffered ? Relation::nsubj_pass : Relation::nsubj);
  if (suffered && !by_somebody &&
      (!finder_->home() || !roles_.subjects(deed).empty() || !tree_->is(doer) ||
       !one_of(tree_->lemma(doer), {"election", "vote", "poll", "ballot", "result", "referendum"})))
    return false;
  if (!tree_->is(doer) || tree_->token(doer).upos == Upos::PRON || directly_negated(*tree_, deed, *ontology_))
    return false;
  bool wrong = is_wrong(deed);
  // "said Niger's refusal is blocking peace": what somebody does
  const bool does = tree_->token(doer).upos == Upos::NOUN && tree_->is(tree_->child(doer, Relation::nmod_poss)) &&
                    finder_->lexicon().has("act-nouns", tree_->lemma(doer));
  if (does && tree_->is(tree_->child(deed, Relation::obj)))
    wrong =
        wrong || contains(ontology_->words("damages"), tree_->lemma(deed)) ||
        one_of(tree_->lemma(deed), {"block", "complicate", "feed", "fuel", "impede", "poison", "prolong", "thwart"});
  for (const auto c : tree_->children(deed)) {
    const std::string form = lower_form(tree_->token(c));
    if (tree_->relation(c) == Relation::aux && tree_->token(c).xpos == language::Xpos::MD) return false;
    if (tree_->relation(c) == Relation::advmod) wrong = wrong || contains(ontology_->words("wrongly"), form);
  }
  if (!wrong) return false;
  static const Trigger kAlleged = built_in_trigger(TriggerPos::verb, "accuses", "112", "verb:say-wrong");
  const EdgeType* type = ontology_->find_type(kAlleged.type);
  if (type == nullptr) return false;
  const std::vector<ActorRef> sources = roles_.role(verb, "subject");
  std::vector<ActorRef> targets = finder_->actors(doer, false);
  if (suffered && !by_somebody) targets = {understood(*finder_->home(), *tree_, deed)};
  // "said Chadian jets had violated its airspace"
  if (targets.empty() && !suffered && tree_->token(doer).upos == Upos::NOUN) targets = roles_.role(doer, "modifier");
  // "said Niger's refusal was undermining peace"
  if (targets.empty() && !suffered && tree_->token(doer).upos == Upos::NOUN &&
      finder_->lexicon().has("act-nouns", tree_->lemma(doer)))
    targets = roles_.role(doer, "possessor");
  std::erase_if(targets, [&](const ActorRef& ref) {
    return std::any_of(sources.begin(), sources.end(), [&](const ActorRef& s) {
      return s.id == ref.id || finder_->entity(s.id).kind == EntityKind::place;
    });
  });
  if (sources.empty() || targets.empty()) return false;
  return emit({&kAlleged, type, verb, verb, "complement-subject"}, sources, targets);
}

/// "Chad accused Niger of arming rebels, which Niger denied": what was said of them.
bool SentenceExtractor::denied_in_passing(std::uint32_t verb) {
  if (!one_of(tree_->lemma(verb), {"deny", "dispute", "reject", "refute", "dismiss"}) ||
      tree_->relation(verb) != Relation::acl_relcl || !tree_->has_head(verb))
    return false;
  const auto what = tree_->child(verb, Relation::obj);
  const bool which =
      tree_->is(what) && lower_form(tree_->token(what)) == "which" && what > 0 && tree_->token(what - 1).form == ",";
  if (!which && lower_form(tree_->token(tree_->head(verb))) != "something") return false;
  static const Trigger kDenied = built_in_trigger(TriggerPos::verb, "objects-to", "120", "verb:deny-which");
  const EdgeType* type = ontology_->find_type(kDenied.type);
  const std::vector<ActorRef> sources = roles_.role(verb, "subject");
  if (type == nullptr || sources.empty()) return false;
  for (std::size_t i = found_.size(); i-- > 0;) {
    if (found_[i].type != "accuses" || tokens_[i] >= verb) continue;
    const bool theirs = std::any_of(sources.begin(), sources.end(), [&](const ActorRef& ref) {
      const Entity& entity = finder_->entity(ref.id);
      return entity.key == found_[i].target.key || (!entity.state.empty() && entity.state == found_[i].target.state);
    });
    if (theirs) return emit({&kDenied, type, verb, verb, "object"}, sources, pointed_at(found_[i].source));
  }
  return false;
}

/// "built the dam despite Chad's objections": whoever goes on with it.
std::vector<ActorRef> SentenceExtractor::in_spite_of(std::uint32_t noun) const {
  if (!tree_->has_head(noun)) return {};
  const std::uint32_t verb = tree_->head(noun);
  const bool dissent = one_of(tree_->lemma(noun), {"objection", "opposition", "veto", "protest"});
  // "held the vote over Chad's objections", "overriding objections from Chad"
  const bool over = dissent && tree_->marker(noun) == "over" && tree_->lemma(noun) != "protest";
  const bool overrides = dissent && tree_->relation(noun) == Relation::obj &&
                         one_of(tree_->lemma(verb), {"override", "overrule", "ignore", "overcome", "disregard"});
  if (!over && !overrides && !one_of(tree_->marker(noun), {"despite", "notwithstanding"})) return {};
  return tree_->token(verb).upos == Upos::VERB ? roles_.role(verb, "subject") : std::vector<ActorRef>{};
}

/// "told Merkel that it was calm and thanked her": to whom one has spoken.
std::vector<ActorRef> SentenceExtractor::spoken_with(std::uint32_t verb) const {
  const std::uint32_t whom = roles_.object(verb);
  if (!tree_->is(whom) || !one_of(lower_form(tree_->token(whom)), {"him", "her", "them"})) return {};
  if (tree_->relation(verb) != Relation::conj || !tree_->has_head(verb)) return {};
  const std::uint32_t before = tree_->head(verb);
  const bool speaks = contains(ontology_->words("addressing-verbs"), tree_->lemma(before)) ||
                      one_of(tree_->lemma(before), {"meet", "phone", "call", "telephone", "visit", "welcome"});
  const auto told = tree_->child(before, Relation::iobj, Relation::obj);
  return speaks && tree_->is(told) && told < verb ? finder_->actors(told, false) : std::vector<ActorRef>{};
}

/// "will close the border unless Chad pays".
bool SentenceExtractor::unless(std::uint32_t verb) const {
  return std::any_of(tree_->children(verb).begin(), tree_->children(verb).end(), [&](std::uint32_t c) {
    return tree_->relation(c) == Relation::advcl && tree_->marker(c) == "unless";
  });
}

}  // namespace entente::ingest
