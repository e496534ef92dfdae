#include <algorithm>

#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/lemmas.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// Whom an act is done to: the roles that the trigger names.
namespace entente::ingest {

using language::Relation;

/// "a settler attack": who did it is no actor of a name, and yet told.
bool SentenceExtractor::by_a_crowd(std::uint32_t act) const {
  const auto children = tree_->children(act);
  return finder_->lexicon().has("harms", tree_->lemma(act)) &&
         std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
           return tree_->relation(c) == Relation::compound && finder_->lexicon().has("group-heads", tree_->lemma(c));
         });
}

/// Whether somebody is the object of the trigger, no owner or doer of a thing.
bool SentenceExtractor::wanted_itself(const ActorRef& ref, std::uint32_t token) const {
  return ref.distance == 0 && tree_->has_head(ref.token) && tree_->head(ref.token) == token;
}

std::vector<ActorRef> SentenceExtractor::targets_of(const Trigger& trigger, std::uint32_t token,
                                                    const std::vector<ActorRef>& sources, std::string& role) const {
  std::vector<EntityId> own;
  for (const ActorRef& source : sources) own.push_back(source.id);
  // A state's own troops are what it sends or withdraws, not whom it does it to.
  const auto is_own = [&](const ActorRef& ref) {
    const Entity& entity = finder_->entity(ref.id);
    return std::any_of(sources.begin(), sources.end(), [&](const ActorRef& source) {
      if (source.id == ref.id) return true;
      // "Chad's president praised the police": they are told apart
      const bool judged = one_of(trigger.type, {"thanks", "accuses", "investigates"}) && wanted_itself(ref, token);
      return entity.regular && ref.resolved && !judged && finder_->entity(source.id).kind == EntityKind::state &&
             finder_->entity(source.id).state == entity.state;
    });
  };
  const bool anybody = contains(ontology_->words("done-to-anybody"), trigger.type);
  const ActorFinder finder = anybody ? finder_->with_private_persons() : *finder_;
  const RoleReader roles(finder, *ontology_);
  for (const std::string& wanted : trigger.targets) {
    // "help others break away from Chad": who is helped stands there, nobody we know
    if (wanted == "complement" && trigger.name == "verb:help" && tree_->is(tree_->child(token, Relation::obj)))
      continue;
    // "made allegations, but Chad dismissed them"
    if (wanted == "object" && trigger.type == "objects-to" && trigger.pos == TriggerPos::verb) {
      const std::uint32_t thing = roles.object(token);
      if (tree_->is(thing) && tree_->is(said_thing(token, thing))) continue;
    }
    std::vector<ActorRef> found = roles.role(token, wanted);
    const bool taken = trigger.name == "verb:seize" || trigger.name == "verb:occupy";
    if (found.empty() && (trigger.type == "attacks" || taken) && wanted == "object") found = place_struck(token);
    if (found.empty() && trigger.type == "attacks") found = capital_struck(token, wanted);
    if (found.empty() && trigger.type == "attacks" && trigger.pos == TriggerPos::verb && wanted == "object")
      found = outpost_struck(token, sources);
    if (wanted == "each-other" && !found.empty()) {
      role = wanted;
      return found;
    }
    for (const ActorRef& ref : found) {
      if (is_own(ref)) own.push_back(ref.id);
    }
    const bool self = std::erase_if(found, is_own) > 0;
    if (self && found.empty()) {
      const ActorFinder past = finder.without(own);
      found = RoleReader(past, *ontology_).role(token, wanted);
      // "a meeting of its ministers in Nairobi": where they are is not whom they met
      std::erase_if(found, [&](const ActorRef& ref) {
        return is_own(ref) || (ref.distance > 0 && one_of(tree_->marker(ref.token), {"in", "at", "near", "outside"}));
      });
    }
    // "concern that Chad was arming them": what it does to others, not what befalls it
    if (trigger.type == "objects-to" && wanted == "complement-subject" && !found.empty()) {
      const std::uint32_t deed = roles.complement(token);
      const bool done = !roles.passive(deed) && tree_->is(tree_->child(deed, Relation::obj)) &&
                        tree_->relation(deed) != Relation::xcomp && tree_->marker(deed) != "to";
      if (!done) found.clear();
    }
    // "called for an end to attacks against Chad", "demanded talks in Chad": not of Chad
    if (trigger.type == "requests")
      std::erase_if(found, [&](const ActorRef& ref) {
        return ref.distance > 0 && one_of(tree_->marker(ref.token), {"against", "in", "at", "near"});
      });
    // "demanded his release": not of him
    if (trigger.type == "requests")
      std::erase_if(found, [&](const ActorRef& ref) {
        return ref.distance > 0 && tree_->has_head(ref.token) &&
               one_of(tree_->lemma(tree_->head(ref.token)), {"release", "freedom", "acquittal", "safety"});
      });
    std::erase_if(found, [&](const ActorRef& ref) {
      if (!trigger.target_labels.empty() && !contains(trigger.target_labels, label_of(finder_->entity(ref.id).kind)))
        return true;
      // Troops without a name are what is sent or refused, not to whom.
      const Entity& entity = finder_->entity(ref.id);
      const bool given = trigger.type == "objects-to" || trigger.type == "offers" || trigger.type == "aids";
      if (given && entity.kind == EntityKind::group && entity.state.empty() &&
          finder_->lexicon().has("force-heads", ascii_lower(tree_->lemma(ref.token))))
        return true;
      // Who backs sanctions against Niger backs nothing of Niger's.
      if (one_of(trigger.type, {"supports", "aids", "thanks", "cooperates"}) && wanted != "against" &&
          tree_->marker(ref.token) == "against")
        return true;
      if (one_of(trigger.type, {"objects-to", "protests"}) && tree_->has_head(ref.token) &&
          tree_->head(ref.token) != token && suffers(ref))
        return true;
      // "appreciated the release of the fishermen": not of their doing
      if (one_of(trigger.type, {"thanks", "supports"}) && tree_->has_head(ref.token) &&
          tree_->marker(ref.token) == "of" &&
          one_of(tree_->lemma(tree_->head(ref.token)), {"release", "rescue", "evacuation", "freeing", "liberation",
                                                        "acquittal", "pardon", "arrest", "capture", "killing"}))
        return true;
      // "is meeting with the approval of the Republicans": nobody is met
      if (trigger.type == "consults" && trigger.pos == TriggerPos::verb && one_of(wanted, {"with", "to"}) &&
          ref.distance > 0 && tree_->has_head(ref.token) &&
          finder_->lexicon().has("act-nouns", tree_->lemma(tree_->head(ref.token))))
        return true;
      // "the publication of pictures of the king angered Chad": not the king
      if (trigger.name == "verb:anger" && ref.distance == 0 && tree_->token(ref.token).upos == language::Upos::PRON)
        return true;
      if (trigger.name == "verb:anger" && ref.distance > 0 && tree_->relation(ref.token) != Relation::nmod_poss &&
          tree_->relation(ref.token) != Relation::amod && tree_->relation(ref.token) != Relation::compound)
        return true;
      // "condemned the settler attack in Niger": where it was is not whose it was
      if (trigger.type == "objects-to" && ref.distance > 0 && tree_->has_head(ref.token) &&
          one_of(tree_->marker(ref.token), {"in", "at", "near", "on", "outside"}) && by_a_crowd(tree_->head(ref.token)))
        return true;
      // "took part in a protest of activists": with nobody in particular
      if (trigger.name == "verb:take-part" && ref.distance > 0 && entity.kind == EntityKind::group) return true;
      // "rejected plans for independence from Chad": not Chad's plans
      if (trigger.type == "objects-to" && tree_->marker(ref.token) == "from" && tree_->has_head(ref.token) &&
          one_of(tree_->lemma(tree_->head(ref.token)),
                 {"independence", "freedom", "secession", "separation", "autonomy"}))
        return true;
      // "refused to register as a foreign agent": what one is, not whom one refuses
      if (trigger.type == "objects-to" && tree_->marker(ref.token) == "as") return true;
      // "all people should be released": of nobody in particular
      if (trigger.name == "verb:say-must" && entity.kind == EntityKind::group) {
        const auto all = tree_->child(ref.token, Relation::det);
        if (tree_->is(all) && one_of(tree_->lemma(all), {"all", "every", "each", "no"})) return true;
      }
      // "wants the relations of Chad and Niger to change": neither is asked
      if (trigger.name == "verb:want-to" && ref.distance > 0) return true;
      // "met families in Nairobi": not Nairobi
      if (trigger.type == "consults" && ref.distance > 0 && one_of(tree_->marker(ref.token), {"in", "at", "near"}))
        return true;
      // "protect shops from looters": not the looters
      if (trigger.name == "verb:protect" && tree_->marker(ref.token) == "from") return true;
      // "help to topple the ruler", "help organise a march in Chad": no help to him, or to the place
      if (trigger.name == "verb:help" && wanted == "complement" &&
          one_of(tree_->marker(ref.token), {"in", "at", "about", "of", "on", "over", "between", "from", "against"}))
        return true;
      // "took hostages": the thing the trigger asks for is not whom it is done to.
      const bool thing = trigger.type == "attacks" || trigger.name == "verb:close+newspaper";
      if (thing && wanted == "object" && entity.kind == EntityKind::group && entity.state.empty() &&
          lemma_in(trigger.objects, tree_->token(ref.token)))
        return true;
      // Talking to the press is no event.
      const bool press = finder_->lexicon().has("press", ascii_lower(tree_->lemma(ref.token)));
      const bool told = entity.kind == EntityKind::organization && one_of(trigger.type, {"consults", "requests"});
      const bool spoken_to = contains(trigger.lemmas, "caution");
      return press && (!anybody || spoken_to) && (entity.kind == EntityKind::group || told);
    });
    // "talks between Chad, Niger and Mali", said by a minister of Chad's: his own state is not one of the others
    if (found.size() > 1)
      std::erase_if(found, [&](const ActorRef& ref) {
        const Entity& state = finder_->entity(ref.id);
        return state.kind == EntityKind::state && std::any_of(sources.begin(), sources.end(), [&](const ActorRef& s) {
                 const Entity& source = finder_->entity(s.id);
                 return source.kind == EntityKind::person && source.known_state && source.state == state.state;
               });
      });
    if (!found.empty()) {
      role = wanted;
      const bool given = trigger.type == "aids" && wanted != "object";
      if (trigger.type == "attacks" || given) add_whereabouts(token, found);
      return found;
    }
  }
  return {};
}

}  // namespace entente::ingest
