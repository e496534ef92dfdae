#include <algorithm>

#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/built_in_trigger.hpp"
#include "ingest/relations/lemmas.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// What an article about one country leaves unsaid: whose courts and police they are, and against whom people protest.
namespace entente::ingest {
namespace {

using language::Relation;
using language::Upos;
using language::Xpos;

/// Who works for somebody and may lay down tools.
bool is_workforce(std::string_view lemma) {
  return one_of(lemma, {"worker",    "teacher",   "nurse",       "doctor",     "driver",    "miner",       "lecturer",
                        "employee",  "staff",     "pilot",       "docker",     "servant",   "farmer",      "student",
                        "trader",    "operator",  "transporter", "engineer",   "lawyer",    "academic",    "labourer",
                        "laborer",   "labour",    "labor",       "attendant",  "paramedic", "clinician",   "resident",
                        "professor", "physician", "trucker",     "dockworker", "railway",   "steelworker", "midwife",
                        "medic",     "union",     "unionist",    "federation", "congress",  "association", "workforce",
                        "actor",     "writer",    "carer",       "postman",    "fisherman", "shopkeeper",  "trade"});
}

/// What people march against that has no name of its own: a government's doing.
bool is_grievance(std::string_view lemma) {
  return one_of(lemma, {"austerity", "bill",      "brutality", "budget",     "coup",     "corruption", "cost",
                        "cut",       "decision",  "election",  "eviction",   "fraud",    "hike",       "impunity",
                        "increase",  "inflation", "injustice", "insecurity", "killing",  "law",        "move",
                        "measure",   "outage",    "plan",      "policy",     "poverty",  "price",      "proposal",
                        "reform",    "result",    "rule",      "ruling",     "shortage", "tax",        "violence"});
}

/// "students were detained", "some officials", not "the students".
bool some_of(const language::Tree& tree, std::uint32_t noun) {
  const auto determiner = tree.child(noun, Relation::det);
  const bool some = !tree.is(determiner) || one_of(tree.lemma(determiner), {"some", "several", "many", "a"});
  return some && tree.token(noun).xpos == Xpos::NNS && !one_of(tree.lemma(noun), {"people", "person"}) &&
         !tree.is(tree.child(noun, Relation::nmod_poss));
}

}  // namespace

/// "was sentenced to four years", "two people were arrested": in an article about one country by that country, unless
/// another is named where it happened or whoever it happened to is another's.
std::vector<ActorRef> SentenceExtractor::authorities(const Trigger& trigger, std::uint32_t token) const {
  const auto home = finder_->home();
  // "is accused of embezzling", "a case was filed against her"
  const bool charged = trigger.type == "accuses" && trigger.pos == TriggerPos::verb && roles_.passive(token) &&
                       tree_->is(tree_->child(token, Relation::aux_pass)) &&
                       (trigger.cameo == "115" || one_of(tree_->lemma(token), {"accuse", "charge"}));
  if (!home || (!charged && (!one_of(trigger.type, {"coerces", "sanctions"}) || !contains(trigger.sources, "venue"))))
    return {};
  const bool undergone = contains(trigger.targets, "subject");
  if (!undergone && (!roles_.passive(token) || tree_->relation(token) == Relation::amod)) return {};
  const std::string& state = finder_->entity(*home).state;
  for (const auto c : tree_->children(token)) {
    if (tree_->relation(c) == Relation::obl_agent) return {};
    if (tree_->relation(c) != Relation::obl) continue;
    if (tree_->marker(c) == "by") return {};
    for (const ActorRef& ref : finder_->actors(c)) {
      const std::string& there = finder_->entity(ref.id).state;
      if (!there.empty() && there != state) return {};
    }
  }
  std::string role;
  const std::vector<ActorRef> struck = targets_of(trigger, token, {}, role);
  const bool own = !struck.empty() && std::all_of(struck.begin(), struck.end(), [&](const ActorRef& ref) {
    const Entity& entity = finder_->entity(ref.id);
    if (entity.kind == EntityKind::state || entity.kind == EntityKind::place || ref.distance > 0) return false;
    // "the army is accused of killing them": not by its own state
    if (charged && entity.kind == EntityKind::force && entity.regular) return false;
    const bool crowd = entity.kind == EntityKind::group || (entity.kind == EntityKind::force && !entity.regular);
    if (!crowd) return entity.state == state || (entity.kind == EntityKind::person && entity.state.empty());
    // "two suspects were detained", not "the people who were detained", "how many people"
    const bool told = tree_->relation(token) != Relation::acl_relcl && tree_->relation(token) != Relation::acl;
    const bool described = !entity.state.empty() ||
                           (entity.name.find(' ') != std::string::npos && !entity.name.starts_with("how ")) ||
                           some_of(*tree_, ref.token);
    return told && described && (entity.state.empty() || entity.state == state);
  });
  if (!own) return {};
  // "Niger freed the envoy. Chad said he had been held unlawfully": by whoever held or freed him
  constexpr std::uint32_t kNear = 8;  // sentences
  std::vector<ActorRef> holder = by_act_before(kNear, [&](const Evidence& act) -> std::optional<std::vector<ActorRef>> {
    const bool held = act.type == "coerces" || (act.type == "concedes" && act.cameo.starts_with("084"));
    const bool same = std::any_of(struck.begin(), struck.end(), [&](const ActorRef& ref) {
      return finder_->entity(ref.id).key == act.target.key && finder_->entity(ref.id).kind == EntityKind::person;
    });
    const auto by = finder_->find(act.source.key);
    // a court convicts, and others hold
    const bool holds = by && finder_->entity(*by).kind != EntityKind::person;
    if (!held || !same || act.negated || !holds) return std::nullopt;
    return std::vector<ActorRef>{understood(*by, *tree_, token)};
  });
  return holder.empty() ? std::vector<ActorRef>{understood(*home, *tree_, token)} : holder;
}

/// "marched on Monday": for or against whatever, unless the sentence says what they want.
bool SentenceExtractor::idle_march(std::uint32_t token) const {
  if (!one_of(tree_->lemma(token), {"march", "rally"})) return false;
  return std::none_of(tree_->children(token).begin(), tree_->children(token).end(), [&](std::uint32_t c) {
    const bool claim = one_of(tree_->lemma(c), {"demand", "protest", "denounce", "call", "condemn", "chant", "oppose"});
    return (tree_->token(c).upos == Upos::VERB && claim) || tree_->marker(c) == "against";
  });
}

/// "the party rejected the results": of those who held the vote, at home.
std::vector<ActorRef> SentenceExtractor::own_vote(const Event& event, const std::vector<ActorRef>& sources) const {
  const auto home = finder_->home();
  if (!home || event.type->name != "objects-to" || event.trigger->pos != TriggerPos::verb) return {};
  const std::uint32_t object = roles_.object(event.token);
  if (!tree_->is(object) || !one_of(tree_->lemma(object), {"result", "outcome"})) return {};
  const auto children = tree_->children(object);
  const bool voted = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return one_of(tree_->lemma(c), {"election", "vote", "poll", "referendum", "ballot", "count", "runoff"});
  });
  if (!voted) return {};
  const bool ruled = std::any_of(sources.begin(), sources.end(), [&](const ActorRef& ref) {
    const Entity& entity = finder_->entity(ref.id);
    const bool official = entity.kind == EntityKind::state || entity.kind == EntityKind::force;
    // a foreign state may reject the results of anything
    return official || (!entity.state.empty() && entity.state != finder_->entity(*home).state);
  });
  return ruled ? std::vector<ActorRef>{} : std::vector<ActorRef>{understood(*home, *tree_, event.token)};
}

/// "teachers went on strike", "thousands marched against the tax": where nobody is named, against the state they live
/// in.
std::vector<ActorRef> SentenceExtractor::own_state(const Event& event, const std::vector<ActorRef>& sources) const {
  const auto home = finder_->home();
  const bool demand =
      event.type->name == "requests" && tree_->lemma(event.token) == "demand" && event.trigger->pos == TriggerPos::verb;
  if (!home || (event.type->name != "protests" && !demand) || sources.empty()) return {};
  const std::string& state = finder_->entity(*home).state;
  const bool people = std::all_of(sources.begin(), sources.end(), [&](const ActorRef& ref) {
    const Entity& entity = finder_->entity(ref.id);
    if (entity.kind == EntityKind::state || entity.kind == EntityKind::place || entity.kind == EntityKind::force)
      return false;
    // who takes to the streets demands of his government; what a tribe or a company demands is not said
    const bool marches =
        one_of(tree_->lemma(ref.token), {"protester", "demonstrator", "marcher", "striker", "activist"});
    if (demand && !marches && !is_workforce(tree_->lemma(ref.token))) return false;
    const bool armed = finder_->lexicon().has("force-heads", ascii_lower(tree_->lemma(ref.token)));
    return !armed && (entity.state.empty() || entity.state == state);
  });
  if (!people || idle_march(event.token)) return {};
  // "left people to camp in the open", "gathered near the gate": for whatever
  if (event.trigger->name == "verb:gather-outside" && !one_of(tree_->lemma(event.token), {"chant", "picket"}))
    return {};
  // "Chad fails the refugees, the group protested": of whatever was said before
  if (event.trigger->pos == TriggerPos::verb && tree_->lemma(event.token) == "protest" &&
      (tree_->relation(event.token) == Relation::parataxis || tree_->is(tree_->child(event.token, Relation::ccomp))))
    return {};
  for (const std::uint32_t at : {event.token, event.anchor}) {
    for (const auto c : tree_->children(at)) {
      const Relation relation = tree_->relation(c);
      // "marched to protest against Chad": that tells against whom
      const auto against = tree_->child(c, Relation::obl);
      if (relation == Relation::advcl && tree_->marker(c) == "to" && tree_->lemma(c) == "protest" &&
          tree_->is(against) && tree_->marker(against) == "against")
        return {};
      if (relation != Relation::obl && relation != Relation::nmod && relation != Relation::obj) continue;
      const std::string_view marker = tree_->marker(c);
      // "rallied for the prisoners", "marched in solidarity with Chad": with somebody, not against
      if ((one_of(marker, {"for", "with"}) && !roles_.is_time(c)) ||
          one_of(tree_->lemma(c), {"support", "solidarity", "memory", "honour"}))
        return {};
      const bool aim = one_of(marker, {"against", "at", "outside"}) || (marker.empty() && relation == Relation::obj);
      if (aim && at == event.token && !is_grievance(tree_->lemma(c)) && tree_->token(c).upos != Upos::PRON &&
          !roles_.is_time(c))
        return {};
    }
  }
  return {understood(*home, *tree_, event.token)};
}

/// "Chad sent medical teams", "The bank approved a grant": from abroad and to nobody who is told, to the country the
/// article is about.
std::vector<ActorRef> SentenceExtractor::aided_home(const Event& event, const std::vector<ActorRef>& sources) const {
  const auto home = finder_->home();
  if (!home || event.type->name != "aids" || event.trigger->pos != TriggerPos::verb || sources.empty()) return {};
  if (!one_of(event.trigger->name, {"verb:give+aid", "verb:give+craft"}) || tree_->lemma(event.token) == "release")
    return {};
  const std::string& state = finder_->entity(*home).state;
  const bool foreign = std::all_of(sources.begin(), sources.end(), [&](const ActorRef& ref) {
    const Entity& entity = finder_->entity(ref.id);
    const bool gives_abroad = entity.kind == EntityKind::state || entity.kind == EntityKind::organization ||
                              entity.kind == EntityKind::person;
    return gives_abroad && entity.state != state && (!entity.state.empty() || entity.kind == EntityKind::organization);
  });
  // "provided details of its aid": no aid
  const std::uint32_t given = roles_.object(event.token);
  const bool aid = tree_->is(given) && (lemma_in(event.trigger->objects, tree_->token(given)) ||
                                        tree_->is(tree_->child(given, Relation::compound, Relation::amod)));
  // "saw it as providing contributions": nobody gives any yet
  const bool gerund =
      tree_->token(event.token).xpos == Xpos::VBG && !tree_->is(tree_->child(event.token, Relation::aux));
  if (!foreign || !aid || gerund) return {};
  for (const std::uint32_t at : {event.token, given}) {
    for (const auto c : tree_->children(at)) {
      const bool behind = tree_->relation(c) == Relation::obl || tree_->relation(c) == Relation::nmod ||
                          tree_->relation(c) == Relation::iobj || tree_->relation(c) == Relation::acl ||
                          tree_->relation(c) == Relation::advcl;
      if (behind && c > event.token && !roles_.is_time(c) &&
          one_of(tree_->marker(c), {"to", "for", "in", "into", "against", "on", ""}))
        return {};
    }
  }
  return {understood(*home, *tree_, event.token)};
}

/// "The opposition warned it would boycott the vote", "called for fresh elections": who governs at home is meant.
std::vector<ActorRef> SentenceExtractor::own_government(const Event& event,
                                                        const std::vector<ActorRef>& sources) const {
  const auto home = finder_->home();
  if (!home || event.trigger->pos != TriggerPos::verb) return {};
  const bool threat = event.type->name == "threatens" && tree_->is(roles_.complement(event.token));
  bool demand = false;
  if (event.type->name == "requests") {
    for (const auto c : tree_->children(event.token)) {
      const bool thing =
          tree_->relation(c) == Relation::obj || (tree_->relation(c) == Relation::obl && tree_->marker(c) == "for");
      demand = demand || (thing && one_of(tree_->lemma(c), {"election", "inquiry", "investigation", "probe", "reform",
                                                            "referendum", "amnesty", "wage", "salary", "pay", "recount",
                                                            "resignation", "repeal", "dialogue", "compensation"}));
    }
  }
  if (!threat && !demand) return {};
  const std::string& state = finder_->entity(*home).state;
  const bool people = std::all_of(sources.begin(), sources.end(), [&](const ActorRef& ref) {
    const Entity& entity = finder_->entity(ref.id);
    const std::string name = ascii_lower(entity.name);
    const bool opposes = name.find("opposition") != std::string::npos || is_workforce(tree_->lemma(ref.token)) ||
                         one_of(tree_->lemma(ref.token), {"union", "party", "resident", "protester", "demonstrator",
                                                          "activist", "villager", "striker", "association"});
    const bool crowd = entity.kind == EntityKind::group || entity.kind == EntityKind::organization;
    return opposes && crowd && (entity.state.empty() || entity.state == state);
  });
  return people && !sources.empty() ? std::vector<ActorRef>{understood(*home, *tree_, event.token)}
                                    : std::vector<ActorRef>{};
}

/// "the teachers' strike", "nurses have been striking since May": work laid down, nobody struck.
bool SentenceExtractor::labour_strike(std::uint32_t token) {
  if (tree_->lemma(token) != "strike") return false;
  static const Trigger kVerb = built_in_trigger(TriggerPos::verb, "protests", "143", "verb:strike-work", {"against"});
  static const Trigger kNoun =
      built_in_trigger(TriggerPos::noun, "protests", "143", "noun:strike-work", {"against", "in", "at"});
  const bool verb = tree_->token(token).upos == Upos::VERB;
  if (verb && (tree_->is(roles_.object(token)) || roles_.passive(token))) return false;
  std::vector<std::uint32_t> doers;
  if (verb) {
    doers = roles_.subjects(token);
  } else {
    for (const auto c : tree_->children(token)) {
      const Relation relation = tree_->relation(c);
      if (relation == Relation::nmod_poss || relation == Relation::compound ||
          (relation == Relation::nmod && one_of(tree_->marker(c), {"by", "of"})))
        doers.push_back(c);
    }
  }
  const auto works = [&](std::uint32_t doer) {
    if (is_workforce(tree_->lemma(doer))) return true;
    for (const ActorRef& ref : finder_->actors(doer, false)) {
      const Entity& entity = finder_->entity(ref.id);
      const std::string name = ascii_lower(entity.name);
      for (const std::string_view word : {"union", "congress", "federation", "association", "workers", "teachers"}) {
        if (entity.kind == EntityKind::organization && name.find(word) != std::string::npos) return true;
      }
    }
    return false;
  };
  if (std::none_of(doers.begin(), doers.end(), works)) return false;
  const Trigger& trigger = verb ? kVerb : kNoun;
  const EdgeType* type = ontology_->find_type(trigger.type);
  if (type == nullptr) return false;
  Event event{&trigger, type, token, token, {}};
  std::vector<ActorRef> sources;
  for (const std::uint32_t doer : doers) {
    for (const ActorRef& ref : finder_->actors(doer)) sources.push_back(ref);
  }
  std::vector<ActorRef> targets = targets_of(trigger, token, sources, event.target_role);
  if (targets.empty()) targets = own_state(event, sources);
  emit(event, sources, targets);
  return true;  // nobody is attacked, whoever the strike is against
}

}  // namespace entente::ingest
