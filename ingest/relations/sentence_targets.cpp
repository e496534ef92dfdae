#include <algorithm>

#include "ingest/language/tree_words.hpp"
#include "ingest/relations/sentence_extractor.hpp"
#include "ingest/relations/target_exclusions.hpp"

// Whom an act is done to: the roles that the trigger names.
namespace entente::ingest {

using language::Relation;

/// Whether somebody is the object of the trigger, no owner or doer of a thing.
bool SentenceExtractor::wanted_itself(const ActorRef& ref, std::uint32_t token) const {
  return ref.distance == 0 && tree_->has_head(ref.token) && tree_->head(ref.token) == token;
}

/// Whether a target is one of the sources, or what is theirs: a state's own troops are what it sends or withdraws, not
/// whom it does it to.
bool SentenceExtractor::is_own(const Trigger& trigger, std::uint32_t token, const std::vector<ActorRef>& sources,
                               const ActorRef& target) const {
  const Entity& entity = finder_->entity(target.id);
  // "Chad's president praised the police": they are told apart
  const bool judged = one_of(trigger.type, {"thanks", "accuses", "investigates"}) && wanted_itself(target, token);
  const bool theirs = entity.regular && target.resolved && !judged;
  // "Asante offered Ghanaian help", "offered to host them in Accra": his own state's
  const bool home = entity.kind == EntityKind::state && one_of(trigger.type, {"offers", "aids"});
  return std::any_of(sources.begin(), sources.end(), [&](const ActorRef& source) {
    const Entity& doer = finder_->entity(source.id);
    const bool same = doer.state == entity.state;
    return source.id == target.id || (theirs && same && doer.kind == EntityKind::state) ||
           (home && same && doer.kind == EntityKind::person && doer.known_state);
  });
}

/// What an attack strikes where its target is no actor of a name.
std::vector<ActorRef> SentenceExtractor::struck(const Trigger& trigger, std::uint32_t token, const std::string& role,
                                                const std::vector<ActorRef>& sources) const {
  const bool attack = trigger.type == "attacks";
  const bool taken = trigger.name == "verb:seize" || trigger.name == "verb:occupy";
  std::vector<ActorRef> found;
  if ((attack || taken) && role == "object") found = place_struck(token);
  if (found.empty() && attack) found = capital_struck(token, role);
  if (found.empty() && attack && trigger.pos == TriggerPos::verb && role == "object")
    found = outpost_struck(token, sources);
  return found;
}

/// Whether what fills the role is a thing or a deed in which the act's target is not to be sought.
bool SentenceExtractor::no_target_in(const RoleReader& roles, const Trigger& trigger, std::uint32_t token,
                                     const std::string& role) const {
  // "help others break away from Chad": who is helped stands there, nobody we know
  if (role == "complement" && trigger.name == "verb:help") {
    const std::uint32_t deed = roles.complement(token);
    // "helped block a resolution of the council": whom that hinders is not helped
    const bool hinders =
        tree_->is(deed) &&
        (harms(TriggerPos::verb, deed) ||
         one_of(tree_->lemma(deed), {"block", "counter", "curb", "defeat", "derail", "foil", "oust", "overthrow",
                                     "repel", "sink", "thwart", "topple", "undermine", "veto"}));
    return hinders || tree_->is(tree_->child(token, Relation::obj));
  }
  if (trigger.type != "objects-to") return false;
  // "made allegations, but Chad dismissed them"
  if (role == "object" && trigger.pos == TriggerPos::verb) {
    const std::uint32_t thing = roles.object(token);
    return tree_->is(thing) && tree_->is(said_thing(token, thing));
  }
  // "concern that Chad was arming them": what it does to others, not what befalls it
  if (role == "complement-subject") {
    const std::uint32_t deed = roles.complement(token);
    return tree_->is(deed) && (roles.passive(deed) || !tree_->is(tree_->child(deed, Relation::obj)) ||
                               tree_->relation(deed) == Relation::xcomp || tree_->marker(deed) == "to");
  }
  return false;
}

std::vector<ActorRef> SentenceExtractor::targets_of(const Trigger& trigger, std::uint32_t token,
                                                    const std::vector<ActorRef>& sources, std::string& role) const {
  const bool anybody = contains(ontology_->words("done-to-anybody"), trigger.type);
  const ActorFinder finder = anybody ? finder_->with_private_persons() : *finder_;
  const RoleReader roles(finder, *ontology_);
  const auto own = [&](const ActorRef& ref) { return is_own(trigger, token, sources, ref); };
  std::vector<EntityId> passed_over;
  passed_over.reserve(sources.size());
  for (const ActorRef& source : sources) passed_over.push_back(source.id);
  for (const std::string& wanted : trigger.targets) {
    if (no_target_in(roles, trigger, token, wanted)) continue;
    std::vector<ActorRef> found = roles.role(token, wanted);
    if (found.empty()) found = struck(trigger, token, wanted, sources);
    if (wanted == "each-other" && !found.empty()) {
      role = wanted;
      return found;
    }
    for (const ActorRef& ref : found) {
      if (own(ref)) passed_over.push_back(ref.id);
    }
    if (std::erase_if(found, own) > 0 && found.empty()) {
      const ActorFinder past = finder.without(passed_over);
      found = RoleReader(past, *ontology_).role(token, wanted);
      // "a meeting of its ministers in Nairobi": where they are is not whom they met
      std::erase_if(found, [&](const ActorRef& ref) {
        return own(ref) || (ref.distance > 0 && one_of(tree_->marker(ref.token), {"in", "at", "near", "outside"}));
      });
    }
    std::erase_if(found, [&](const ActorRef& ref) {
      return excluded(
          {.finder = *finder_, .trigger = trigger, .token = token, .role = wanted, .ref = ref, .anybody = anybody});
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
    if (found.empty()) continue;
    role = wanted;
    const bool given = trigger.type == "aids" && wanted != "object";
    if (trigger.type == "attacks" || given) add_whereabouts(token, found);
    return found;
  }
  return {};
}

}  // namespace entente::ingest
