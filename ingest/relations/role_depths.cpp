#include <algorithm>

#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/roles.hpp"

// Actors that stand deeper than a role's own phrase: behind an infinitive, inside a thing, at the end of a long phrase.
namespace entente::ingest {

using language::Relation;
using language::Tree;
using language::Upos;

/// "provide data on several projects to Pakistan", where the parser hangs "to Pakistan" from "projects": the last such
/// phrase behind the verb, as long as it names somebody and no clause lies between.
std::uint32_t RoleReader::far_oblique(std::uint32_t verb, std::string_view marker) const {
  const Tree& tree = finder_->tree();
  std::uint32_t found = tree.size();
  std::vector<std::uint32_t> open;
  for (const auto c : tree.children(verb)) {
    if (c > verb && (tree.relation(c) == Relation::obj || tree.relation(c) == Relation::obl)) open.push_back(c);
  }
  for (std::size_t at = 0; at < open.size(); ++at) {
    for (const auto c : tree.children(open[at])) {
      const Relation relation = tree.relation(c);
      if (relation != Relation::nmod && relation != Relation::obl && relation != Relation::conj) continue;
      open.push_back(c);
      if (tree.marker(c) != marker || c < verb) continue;
      const std::vector<ActorRef> actors = finder_->actors(c, false);
      const Entity* first = actors.empty() ? nullptr : &finder_->entity(actors.front().id);
      const bool named = first != nullptr && (first->kind != EntityKind::group || marker == "to");
      if (named && (!tree.is(found) || c > found)) found = c;
    }
  }
  return found;
}

std::vector<ActorRef> RoleReader::complement_actors(std::uint32_t predicate, int depth) const {
  const Tree& tree = finder_->tree();
  if (depth > 3 || !tree.is(predicate)) return {};
  std::vector<ActorRef> found;
  const auto add = [&](const std::vector<ActorRef>& more) {
    for (const ActorRef& ref : more) {
      // Troops that are sent are not whom they are sent to.
      if (finder_->entity(ref.id).kind == EntityKind::group &&
          finder_->lexicon().has("force-heads", tree.lemma(ref.token)))
        continue;
      const bool known = std::any_of(found.begin(), found.end(), [&](const ActorRef& f) { return f.id == ref.id; });
      if (!known) found.push_back(ref);
    }
  };
  const std::uint32_t obj = object(predicate);
  const auto indirect = tree.child(predicate, Relation::iobj);
  if (tree.is(indirect)) add(finder_->actors(indirect, false));
  // "to lead a force to Chad": nothing is held out to the force
  const bool forces = tree.is(obj) && finder_->lexicon().has("force-heads", ascii_lower(tree.lemma(obj)));
  const bool leads = one_of(tree.lemma(predicate), {"lead", "head", "command", "spearhead"}) ||
                     (forces && one_of(tree.lemma(predicate),
                                       {"deploy", "send", "dispatch", "form", "create", "establish", "assemble"}));
  // "to defend the activists", not "to send workers"
  const bool cares = one_of(tree.lemma(predicate), {"aid", "assist", "compensate", "defend", "evacuate", "feed", "free",
                                                    "help", "host", "house", "pay", "protect", "reimburse", "release",
                                                    "rescue", "resettle", "shelter", "support", "treat"});
  if (tree.is(obj) && !leads) {
    std::vector<ActorRef> direct = finder_->actors(obj, false);
    std::erase_if(direct,
                  [&](const ActorRef& ref) { return !cares && finder_->entity(ref.id).kind == EntityKind::group; });
    add(direct);
  }
  if (found.empty()) {
    for (const std::string_view preposition :
         {"to", "with", "for", "against", "into", "on", "from", "between", "of", "about", "over", "in", "at"}) {
      add(marked(predicate, preposition));
      if (!found.empty()) break;
    }
  }
  if (found.empty()) add(marked(predicate, "by"));
  // "willing to end the dispute through talks with Chad"
  for (const auto c : tree.children(predicate)) {
    const bool means = tree.relation(c) == Relation::obl && one_of(tree.marker(c), {"through", "via", "by"});
    if (found.empty() && means) add(marked(c, "with"));
  }
  // "as part of the force", "to join the mission"
  std::vector<ActorRef> as = marked(predicate, "as");
  // "to register as a foreign agent": nobody else
  std::erase_if(as, [&](const ActorRef& ref) {
    const EntityKind kind = finder_->entity(ref.id).kind;
    return kind == EntityKind::group || kind == EntityKind::person;
  });
  add(as);
  for (const auto c : tree.children(predicate)) {
    if (tree.relation(c) != Relation::advcl || tree.marker(c) != "to" || tree.lemma(c) != "join") continue;
    const std::uint32_t joined = object(c);
    if (tree.is(joined)) add(finder_->actors(joined, false));
  }
  // "to allow Chadian planes to land"
  if (found.empty() && one_of(tree.lemma(predicate), {"allow", "let", "permit", "enable"})) {
    if (tree.is(indirect)) add(finder_->actors(indirect));
    const std::uint32_t what = tree.child(predicate, Relation::ccomp, Relation::xcomp);
    const std::uint32_t who = tree.is(what) ? tree.child(what, Relation::nsubj) : what;
    if (found.empty() && tree.is(who)) add(finder_->actors(who));
  }
  if (found.empty() && tree.is(obj) && !(leads && forces)) add(finder_->actors(obj, false));
  if (found.empty() && tree.is(obj) && !(leads && forces)) add(finder_->actors(obj, true));
  if (found.empty()) {
    for (const auto c : tree.children(predicate)) {
      const Relation relation = tree.relation(c);
      if (relation == Relation::xcomp || relation == Relation::ccomp ||
          (relation == Relation::advcl && tree.marker(c) == "to") || (relation == Relation::acl && depth < 2) ||
          (relation == Relation::conj && tree.token(c).upos == Upos::VERB)) {
        add(complement_actors(c, depth + 1));
        if (!found.empty()) break;
      }
    }
  }
  if (found.empty() && tree.is(obj)) {
    const std::uint32_t inner = complement(obj);
    if (tree.is(inner)) add(complement_actors(inner, depth + 1));
  }
  if (found.empty()) add(within_object(predicate, false));
  return found;
}

/// Whoever is named nearest inside a thing, however deep: "lifted limits on the use of the *Latvian* language", "blew
/// up a bridge that leads to *Chad*". No nameless groups, nobody of another clause. `owners`: only by what says whose
/// it is.
std::vector<ActorRef> RoleReader::within_object(std::uint32_t verb, bool owners) const {
  const Tree& tree = finder_->tree();
  const std::uint32_t thing = object(verb);
  if (!tree.is(thing)) return {};
  std::vector<std::uint32_t> open = tree.conjuncts(thing);
  // "ordered an inquiry into the fire in Accra", where the parser hangs "into" from the verb
  for (const auto c : tree.children(verb)) {
    if (tree.relation(c) == Relation::obl && c > thing &&
        (one_of(tree.marker(c), {"into", "of", "on", "over"}) || (!owners && tree.marker(c) == "against")))
      open.push_back(c);
  }
  for (std::size_t at = 0; at < open.size() && open.size() < 40; ++at) {
    for (const auto c : tree.children(open[at])) {
      const Relation relation = tree.relation(c);
      const bool phrase = relation == Relation::nmod || relation == Relation::nmod_poss || relation == Relation::amod ||
                          relation == Relation::compound || relation == Relation::acl || relation == Relation::obj ||
                          relation == Relation::obl || relation == Relation::obl_agent || relation == Relation::conj ||
                          relation == Relation::xcomp;
      const bool aside = one_of(tree.marker(c), {"despite", "after", "before", "amid", "since", "accord"});
      const bool theirs = relation != Relation::obl && relation != Relation::acl && relation != Relation::xcomp &&
                          (relation != Relation::nmod || one_of(tree.marker(c), {"of", "by", "from", "between"}));
      if (!phrase || aside || (owners && !theirs) || (relation == Relation::obl && is_time(c))) continue;
      std::vector<ActorRef> found = finder_->actors(c, false);
      std::erase_if(found, [&](const ActorRef& ref) {
        const Entity& entity = finder_->entity(ref.id);
        return (entity.kind == EntityKind::group && entity.state.empty()) || entity.kind == EntityKind::plan ||
               tree.token(ref.token).upos == Upos::PRON;
      });
      if (!found.empty()) {
        for (ActorRef& ref : found) ref.distance += 2;
        return found;
      }
      open.push_back(c);
    }
  }
  return {};
}

/// "launched an offensive to drive out the *rebels*": against whom it is.
std::vector<ActorRef> RoleReader::purpose(std::uint32_t token) const {
  const Tree& tree = finder_->tree();
  for (const std::uint32_t at : {object(token), token}) {
    if (!tree.is(at)) continue;
    for (const auto c : tree.children(at)) {
      const Relation relation = tree.relation(c);
      const bool aim = relation == Relation::acl || relation == Relation::advcl || relation == Relation::xcomp;
      if (aim && tree.marker(c) == "to" && contains(ontology_->words("aims-of-attack"), tree.lemma(c)))
        return complement_actors(c, 1);
    }
  }
  return {};
}

}  // namespace entente::ingest
