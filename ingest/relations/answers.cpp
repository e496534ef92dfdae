#include <algorithm>

#include "graph/text/calendar.hpp"
#include "ingest/entities/names.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// Whom an act is done by or to where only the act before tells: who is accused does what he is accused of, who answers
// answers whoever acted against him, who phones and offers help offers it to whom he phoned.
namespace entente::ingest {
namespace {

using language::Relation;
using language::Upos;
using language::Xpos;

constexpr std::uint32_t kReach = 2;  // sentences between an act and its answer
constexpr int kMaxClimb = 4;

/// Acts that are answered: somebody does them against somebody.
bool is_answered(std::string_view type) {
  return one_of(type, {"attacks", "accuses", "threatens", "sanctions", "coerces", "mobilizes"});
}

}  // namespace

std::optional<SentenceExtractor::Charge> SentenceExtractor::charge_of(std::uint32_t verb) const {
  const std::uint32_t none = tree_->size();
  for (int climb = 0; climb < kMaxClimb; ++climb) {
    // "of planning to raid"
    if (tree_->relation(verb) == Relation::xcomp && tree_->has_head(verb) &&
        tree_->token(tree_->head(verb)).xpos == Xpos::VBG &&
        !tree_->is(tree_->child(tree_->head(verb), Relation::obj, Relation::iobj))) {
      verb = tree_->head(verb);
      continue;
    }
    if (tree_->relation(verb) != Relation::conj || tree_->token(verb).upos != Upos::VERB || !tree_->has_head(verb))
      break;
    if (tree_->is(tree_->child(verb, Relation::nsubj, Relation::nsubj_pass))) return std::nullopt;
    verb = tree_->head(verb);
  }
  const auto having = tree_->child(verb, Relation::aux);
  const bool gerund =
      tree_->token(verb).xpos == Xpos::VBG || (tree_->is(having) && tree_->token(having).xpos == Xpos::VBG);
  const Relation relation = tree_->relation(verb);
  if (!gerund || (relation != Relation::acl && relation != Relation::advcl) || !tree_->has_head(verb))
    return std::nullopt;
  const std::string_view marker = tree_->marker(verb);
  if (marker != "of" && marker != "for") return std::nullopt;
  std::uint32_t judge = tree_->head(verb);
  std::uint32_t whom = none;
  if (tree_->token(judge).upos != Upos::VERB) {
    whom = judge;
    const Relation place = tree_->relation(whom);
    if ((place != Relation::obj && place != Relation::nsubj_pass) || !tree_->has_head(whom)) return std::nullopt;
    judge = tree_->head(whom);
  } else {
    whom = tree_->child(judge, Relation::obj);
    if (!tree_->is(whom)) whom = tree_->child(judge, Relation::nsubj_pass);
  }
  const bool charged = marker == "of" && one_of(tree_->lemma(judge), {"accuse", "suspect", "convict", "acquit", "clear",
                                                                      "absolve", "guilty"});
  const bool judged = marker == "for" && (contains(ontology_->words("judging-verbs"), tree_->lemma(judge)) ||
                                          tree_->lemma(judge) == "blame");
  if ((!charged && !judged) || !tree_->is(whom) || whom > verb) return std::nullopt;
  return Charge{judge, whom};
}

/// The verb whose subject claims the act: what somebody is accused of is so only by that.
std::uint32_t SentenceExtractor::claimed_by(std::uint32_t act) const {
  const auto charge = charge_of(act);
  const bool claimed = charge && one_of(tree_->lemma(charge->verb), {"accuse", "suspect"});
  return claimed ? charge->verb : tree_->size();
}

/// "Police arrested Amina Rahal. She was released on bail": by whoever had seized her.
std::vector<ActorRef> SentenceExtractor::captor_before(std::uint32_t verb) const {
  const auto whom = tree_->child(verb, Relation::nsubj_pass);
  if (!tree_->is(whom) || !tree_->is(tree_->child(verb, Relation::aux_pass)) ||
      tree_->is(tree_->child(verb, Relation::obl_agent)))
    return {};
  const std::vector<ActorRef> freed = finder_->with_private_persons().actors(whom, false);
  return by_act_before(kReach, [&](const Evidence& act) -> std::optional<std::vector<ActorRef>> {
    if (act.type != "coerces" || act.negated || !act.cameo.starts_with("173")) return std::nullopt;
    const bool same = std::any_of(freed.begin(), freed.end(),
                                  [&](const ActorRef& ref) { return finder_->entity(ref.id).key == act.target.key; });
    const auto id = finder_->find(act.source.key);
    if (!same || !id) return std::nullopt;
    return std::vector{understood(*id, *tree_, verb)};
  });
}

/// "Kenyan police fired at the marchers. Two of them were arrested", "Chad bombed the village, and nine people were
/// killed": a passive that names no cause is done by whoever has just used force.
std::vector<ActorRef> SentenceExtractor::agent_before(const Trigger& trigger, std::uint32_t verb) const {
  const bool seized = trigger.type == "coerces" && contains(trigger.sources, "venue");
  const auto whom = tree_->child(verb, Relation::nsubj_pass);
  if (trigger.type == "concedes" && contains(trigger.lemmas, "release")) return captor_before(verb);
  if ((!seized && trigger.type != "attacks") || !tree_->is(whom) || !tree_->is(tree_->child(verb, Relation::aux_pass)))
    return {};
  // Of the story's own time, in a clause of its own, from no cause of its own
  const Relation place = tree_->relation(verb);
  if (tree_->has_head(verb) && place != Relation::conj && place != Relation::parataxis) return {};
  for (const auto c : tree_->children(verb)) {
    const Relation relation = tree_->relation(c);
    if (relation == Relation::advcl || relation == Relation::obl_agent) return {};
    if (relation == Relation::aux && tree_->token(c).xpos == Xpos::MD) return {};
    if (relation == Relation::obl && !is_weekday(lower_form(tree_->token(c))) && finder_->actors(c, false).empty())
      return {};
  }
  const std::vector<ActorRef> struck = finder_->with_private_persons().actors(whom, false);
  const std::vector<ActorRef> nobody;
  return by_act_before(1, [&](const Evidence& act) -> std::optional<std::vector<ActorRef>> {
    if (!one_of(act.type, {"attacks", "coerces"}) || act.negated || act.modality != Modality::asserted)
      return std::nullopt;
    const auto id = finder_->find(act.source.key);
    if (!id) return nobody;
    const Entity& agent = finder_->entity(*id);
    // Soldiers and police arrest; whoever is hit is none of theirs
    if (agent.kind != EntityKind::force && (seized || agent.kind != EntityKind::state)) return nobody;
    const bool own = std::any_of(struck.begin(), struck.end(), [&](const ActorRef& ref) {
      const Entity& entity = finder_->entity(ref.id);
      return ref.id == *id || entity.kind == EntityKind::force ||
             (!seized && !entity.state.empty() && entity.state == agent.state);
    });
    if (own || finder_->lexicon().has("force-heads", ascii_lower(tree_->lemma(whom)))) return nobody;
    return std::vector{understood(*id, *tree_, verb)};
  });
}

/// The mention in this sentence that a piece of evidence points at.
std::vector<ActorRef> SentenceExtractor::pointed_at(const Actor& actor) const {
  for (std::uint32_t token = 0; token < tree_->size(); ++token) {
    for (ActorRef ref : finder_->actors(token, false)) {
      if (ref.span != actor.span || finder_->entity(ref.id).key != actor.key) continue;
      ref.distance = 2;
      return {ref};
    }
  }
  return {};
}

/// "phoned Merkel and offered help": to whom one has just spoken.
std::vector<ActorRef> SentenceExtractor::spoken_to_before(std::uint32_t verb,
                                                          const std::vector<ActorRef>& sources) const {
  // "phoned Merkel and offered help", "visited Merkel, promising help"
  const bool joined = tree_->relation(verb) == Relation::conj ||
                      (tree_->relation(verb) == Relation::advcl && tree_->token(verb).xpos == Xpos::VBG);
  if (!joined || !tree_->has_head(verb)) return {};
  // "met Putin and promised reforms": not to him
  const std::uint32_t thing = roles_.object(verb);
  // "met Putin and asked for help", not "asked whether"
  const bool asks = tree_->lemma(verb) == "ask" && !tree_->is(thing) &&
                    std::any_of(tree_->children(verb).begin(), tree_->children(verb).end(), [&](std::uint32_t c) {
                      return tree_->relation(c) == Relation::obl && tree_->marker(c) == "for";
                    });
  const bool help =
      asks || tree_->lemma(verb) == "offer" ||
      (tree_->is(thing) ? one_of(tree_->lemma(thing),
                                 {"aid", "assistance", "backing", "compensation", "cooperation", "food", "help",
                                  "housing", "justice", "protection", "relief", "shelter", "solidarity", "support"})
                        : tree_->is(roles_.complement(verb)));
  if (!help) return {};
  for (std::size_t i = found_.size(); i-- > 0;) {
    const bool near = tokens_[i] == tree_->head(verb) ||
                      (tokens_[i] < verb && tokens_[i] < tree_->size() &&
                       tree_->relation(tokens_[i]) == Relation::conj && tree_->head(tokens_[i]) == tree_->head(verb));
    const bool before = near && one_of(found_[i].type, {"consults", "requests"});
    const bool same = std::any_of(sources.begin(), sources.end(), [&](const ActorRef& source) {
      return finder_->entity(source.id).key == found_[i].source.key;
    });
    if (!before || !same || found_[i].negated) continue;
    // "wrote to both and offered help"
    std::vector<ActorRef> all;
    for (std::size_t j = 0; j <= i; ++j) {
      if (tokens_[j] != tokens_[i] || found_[j].type != found_[i].type || found_[j].source.key != found_[i].source.key)
        continue;
      for (const ActorRef& ref : pointed_at(found_[j].target)) all.push_back(ref);
    }
    return all;
  }
  return {};
}

/// "The union demanded 8 percent while the company offered 2": to who has just asked it of whoever offers.
std::vector<ActorRef> SentenceExtractor::who_demanded(const std::vector<ActorRef>& sources) const {
  return by_act_before(kReach, [&](const Evidence& act) -> std::optional<std::vector<ActorRef>> {
    // "Doctors went on strike. The government has offered 5 percent"
    if (!one_of(act.type, {"requests", "protests"}) || act.negated) return std::nullopt;
    const bool asked = std::any_of(sources.begin(), sources.end(), [&](const ActorRef& source) {
      const Entity& entity = finder_->entity(source.id);
      return entity.key == act.target.key ||
             (act.type == "protests" && !entity.state.empty() && entity.state == act.target.state &&
              entity.key != act.source.key && entity.kind != EntityKind::group);
    });
    const auto id = finder_->find(act.source.key);
    if (!asked || !id) return std::nullopt;
    return std::vector{understood(*id, *tree_, sources.front().token)};
  });
}

/// "Chad accused Niger of it. Niamey denied this", "Niger vowed to retaliate": whoever has just acted against who
/// answers.
std::vector<ActorRef> SentenceExtractor::answered(const Event& event, const std::vector<ActorRef>& sources) const {
  const bool threat = event.type->name == "threatens";
  const bool denial = event.trigger->name == "verb:deny+this";
  const bool retaliation = one_of(event.trigger->name, {"verb:respond-in-kind", "verb:return+fire", "verb:retaliate"});
  if (!threat && !denial && !retaliation) return {};
  // "suspended Niger and threatened sanctions": whom one has just acted against
  if (threat && tree_->relation(event.token) == Relation::conj && tree_->has_head(event.token)) {
    for (std::size_t i = found_.size(); i-- > 0;) {
      const bool against = is_answered(found_[i].type) || found_[i].type == "objects-to";
      if (tokens_[i] == tree_->head(event.token) && against && !found_[i].negated) return pointed_at(found_[i].target);
    }
  }
  if (threat) {
    const std::uint32_t complement = roles_.complement(event.token);
    if (!tree_->is(complement) ||
        !one_of(tree_->lemma(complement), {"respond", "retaliate", "answer", "avenge", "hit", "strike", "react"}) ||
        tree_->is(tree_->child(complement, Relation::obj)))
      return {};
  }
  const auto of_source = [&](const Actor& actor) {
    return std::any_of(sources.begin(), sources.end(), [&](const ActorRef& source) {
      const Entity& entity = finder_->entity(source.id);
      return entity.key == actor.key || (!entity.state.empty() && entity.state == actor.state);
    });
  };
  return by_act_before(kReach, [&](const Evidence& act) -> std::optional<std::vector<ActorRef>> {
    const bool fits = denial ? act.type == "accuses" : is_answered(act.type);
    // rebels are not of the side they fight, though of its country
    const bool own = of_source(act.source) && (act.source.label != "Force" || act.type != "attacks");
    if (!fits || act.negated || !of_source(act.target) || own) return std::nullopt;
    const auto id = finder_->find(act.source.key);
    return id ? std::vector{understood(*id, *tree_, event.token)} : std::vector<ActorRef>{};
  });
}

}  // namespace entente::ingest
