#include "ingest/relations/target_exclusions.hpp"

#include <algorithm>
#include <initializer_list>

#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/lemmas.hpp"

namespace entente::ingest {
namespace {

using language::Relation;
using language::Tree;
using language::Upos;

/// A candidate with the words around it.
class Candidate {
 public:
  explicit Candidate(const TargetCandidate& c)
      : tree(c.finder.tree()),
        lexicon(c.finder.lexicon()),
        trigger(c.trigger),
        role(c.role),
        ref(c.ref),
        entity(c.finder.entity(c.ref.id)),
        token(c.token),
        anybody(c.anybody),
        governed_(tree.has_head(ref.token)) {}

  [[nodiscard]] bool of_type(std::initializer_list<std::string_view> types) const {
    return std::find(types.begin(), types.end(), trigger.type) != types.end();
  }
  [[nodiscard]] bool nested() const { return ref.distance > 0; }
  [[nodiscard]] bool marked(std::initializer_list<std::string_view> markers) const {
    const std::string_view marker = tree.marker(ref.token);
    return std::find(markers.begin(), markers.end(), marker) != markers.end();
  }
  [[nodiscard]] bool governed() const { return governed_; }
  /// The word the candidate hangs from, where there is one.
  [[nodiscard]] std::uint32_t governor() const { return tree.head(ref.token); }
  [[nodiscard]] bool under(std::initializer_list<std::string_view> lemmas) const {
    return governed_ && std::find(lemmas.begin(), lemmas.end(), tree.lemma(governor())) != lemmas.end();
  }
  [[nodiscard]] bool under(std::string_view list) const {
    return governed_ && lexicon.has(list, tree.lemma(governor()));
  }

  const Tree& tree;
  const Lexicon& lexicon;
  const Trigger& trigger;
  std::string_view role;
  const ActorRef& ref;
  const Entity& entity;
  std::uint32_t token;
  bool anybody;

 private:
  bool governed_;
};

bool of_another_label(const Candidate& c) {
  return !c.trigger.target_labels.empty() && !contains(c.trigger.target_labels, label_of(c.entity.kind));
}

/// Troops without a name are what is sent or refused, not to whom; so is whoever one offers to send.
bool what_is_sent(const Candidate& c) {
  if (!c.of_type({"objects-to", "offers", "aids"}) || c.entity.kind != EntityKind::group || !c.entity.state.empty())
    return false;
  const bool sent =
      c.of_type({"offers"}) && c.under({"send", "deploy", "dispatch"}) && c.tree.relation(c.ref.token) == Relation::obj;
  return sent || c.lexicon.has("force-heads", ascii_lower(c.tree.lemma(c.ref.token)));
}

/// "took hostages", "promised funds": the thing the trigger asks for is not whom it is done to.
bool what_is_taken(const Candidate& c) {
  const bool thing = c.of_type({"attacks", "offers"}) || c.trigger.name == "verb:close+newspaper";
  return thing && c.role == "object" && c.entity.kind == EntityKind::group && c.entity.state.empty() &&
         lemma_in(c.trigger.objects, c.tree.token(c.ref.token));
}

/// Whoever backs sanctions against Niger backs nothing of Niger's.
bool whom_it_is_against(const Candidate& c) {
  return c.of_type({"supports", "aids", "thanks", "cooperates"}) && c.role != "against" && c.marked({"against"});
}

/// "a settler attack": who did it is no actor of a name, and yet told.
bool by_a_crowd(const Candidate& c, std::uint32_t act) {
  const auto children = c.tree.children(act);
  return c.lexicon.has("harms", c.tree.lemma(act)) && std::any_of(children.begin(), children.end(), [&](auto child) {
           return c.tree.relation(child) == Relation::compound && c.lexicon.has("group-heads", c.tree.lemma(child));
         });
}

/// "condemned the killing of Chadian soldiers", "violence against refugees": who suffers it is not whose it is.
bool suffers(const Candidate& c) {
  const Tree& tree = c.tree;
  const std::uint32_t token = c.ref.token;
  const std::uint32_t owner = c.governor();
  const Relation relation = tree.relation(token);
  // "the National Guard member's death"
  if (relation == Relation::compound && tree.relation(owner) == Relation::nmod_poss && tree.has_head(owner) &&
      c.lexicon.has("harms", tree.lemma(tree.head(owner))) && c.lexicon.is_person(tree.lemma(owner)))
    return true;
  // "denounced violence against traders", where "against" was hung from the verb
  if (relation == Relation::obl && c.marked({"against"})) {
    const auto object = tree.child(owner, Relation::obj);
    return tree.is(object) && c.lexicon.has("harms", tree.lemma(object));
  }
  std::uint32_t struck = owner;
  // "the arrest of a number of activists"
  if (c.marked({"of"}) && tree.token(struck).upos == Upos::NOUN && is_partitive(tree.lemma(struck)) &&
      tree.has_head(struck) && tree.marker(struck) == "of")
    struck = tree.head(struck);
  const std::string_view harm = tree.lemma(struck);
  // "the soldier's arrest", not "Chad's arrest of soldiers"
  if (relation == Relation::nmod_poss)
    return (c.entity.kind == EntityKind::person || c.entity.kind == EntityKind::group || harm == "death") &&
           one_of(harm, {"death", "arrest", "detention", "killing", "murder", "assassination", "imprisonment",
                         "execution", "kidnapping", "abduction", "capture", "deportation", "jailing", "slaying",
                         "expulsion", "persecution", "poisoning"});
  return c.marked({"of", "against"}) && c.lexicon.has("harms", harm);
}

bool sufferer_of_what_is_opposed(const Candidate& c) {
  const bool own = c.governed() && c.governor() == c.token && c.tree.relation(c.ref.token) != Relation::obl;
  return c.of_type({"objects-to", "protests"}) && c.governed() && !own && suffers(c);
}

/// "appreciated the release of the fishermen": not of their doing.
bool sufferer_of_what_is_praised(const Candidate& c) {
  return c.of_type({"thanks", "supports"}) && c.marked({"of"}) &&
         c.under({"release", "rescue", "evacuation", "freeing", "liberation", "acquittal", "pardon", "arrest",
                  "capture", "killing"});
}

/// "demanded his release": not of him; "called for an end to attacks against Chad", "demanded talks in Chad": not of
/// Chad.
bool whom_a_demand_concerns(const Candidate& c) {
  return c.of_type({"requests"}) && c.nested() &&
         (c.marked({"against", "in", "at", "near"}) || c.under({"release", "freedom", "acquittal", "safety"}));
}

/// "condemned the settler attack in Niger": where it was is not whose it was.
bool where_a_crowd_acted(const Candidate& c) {
  return c.of_type({"objects-to"}) && c.nested() && c.governed() && c.marked({"in", "at", "near", "on", "outside"}) &&
         by_a_crowd(c, c.governor());
}

/// "walked out of talks in Nairobi": not on Nairobi.
bool where_a_meeting_is(const Candidate& c) {
  return c.of_type({"objects-to", "protests", "supports", "thanks"}) && c.governed() &&
         c.marked({"in", "at", "near", "outside"}) && is_meeting(c.tree.lemma(c.governor()));
}

/// "rejected plans for independence from Chad": not Chad's plans.
bool whom_one_leaves(const Candidate& c) {
  return c.of_type({"objects-to"}) && c.marked({"from"}) &&
         c.under({"independence", "freedom", "secession", "separation", "autonomy"});
}

/// "refused to register as a foreign agent": what one is, not whom one refuses.
bool what_one_is(const Candidate& c) { return c.of_type({"objects-to"}) && c.marked({"as"}); }

bool is_row(std::string_view noun) {
  return one_of(noun, {"conflict", "dispute", "quarrel", "row", "standoff", "stand-off", "tension", "war"});
}

/// "exchanged views on the row with Chad": with whom the row is.
bool whom_a_row_is_with(const Candidate& c) { return c.of_type({"consults"}) && is_of_a_row(c.tree, c.ref.token); }

/// "is meeting with the approval of the Republicans": nobody is met; "met families in Nairobi": not Nairobi.
bool met_by_nobody(const Candidate& c) {
  if (!c.of_type({"consults"}) || !c.nested()) return false;
  const bool approval = c.trigger.pos == TriggerPos::verb && one_of(c.role, {"with", "to"}) && c.under("act-nouns");
  return approval || c.marked({"in", "at", "near"});
}

/// "the publication of pictures of the king angered Chad": not the king.
bool whom_an_affront_shows(const Candidate& c) {
  if (c.trigger.name != "verb:anger") return false;
  if (!c.nested()) return c.tree.token(c.ref.token).upos == Upos::PRON;
  const Relation relation = c.tree.relation(c.ref.token);
  return relation != Relation::nmod_poss && relation != Relation::amod && relation != Relation::compound;
}

/// "took part in a protest of activists": with nobody in particular.
bool fellow_marchers(const Candidate& c) {
  return c.trigger.name == "verb:take-part" && c.nested() && c.entity.kind == EntityKind::group;
}

/// "all people should be released": of nobody in particular.
bool everybody(const Candidate& c) {
  if (c.trigger.name != "verb:say-must" || c.entity.kind != EntityKind::group) return false;
  const auto all = c.tree.child(c.ref.token, Relation::det);
  return c.tree.is(all) && one_of(c.tree.lemma(all), {"all", "every", "each", "no"});
}

/// "wants the relations of Chad and Niger to change": neither is asked.
bool whose_thing_is_wanted(const Candidate& c) { return c.trigger.name == "verb:want-to" && c.nested(); }

/// "protect shops from looters": not the looters.
bool whom_it_wards_off(const Candidate& c) { return c.trigger.name == "verb:protect" && c.marked({"from"}); }

/// "help to topple the ruler", "help organise a march in Chad": no help to him, or to the place.
bool touched_by_help(const Candidate& c) {
  if (c.trigger.name != "verb:help" || c.role != "complement") return false;
  return c.marked({"in", "at", "about", "of", "on", "over", "between", "from", "against"}) ||
         c.under({"annex", "attack", "bomb", "capture", "conquer", "defeat", "invade", "occupy", "oust", "overthrow",
                  "seize", "topple"});
}

/// "transferred ten prisoners, but none to Chad": nobody to Chad.
bool whom_nobody_reaches(const Candidate& c) { return c.under({"none", "nobody", "nothing"}); }

/// "offered to airlift the injured to Chad": where they go is not to whom it is offered; "would pull them out": nor are
/// the troops.
bool whom_it_moves(const Candidate& c) {
  if (!c.of_type({"offers", "retreats"})) return false;
  const bool there = c.of_type({"offers"}) && (c.nested() || c.role == "complement") && c.marked({"to"});
  const bool troops = c.entity.kind == EntityKind::group || c.entity.kind == EntityKind::force;
  return (there && c.under({"airlift", "fly", "evacuate", "transport", "take", "bring", "move"})) ||
         (troops && c.tree.relation(c.ref.token) == Relation::obj && c.under({"pull", "withdraw", "recall"}));
}

/// "warned residents to stay indoors", "warned its citizens against travel": no threat.
bool whom_a_warning_spares(const Candidate& c) {
  if (!c.of_type({"threatens"}) || c.entity.kind != EntityKind::group || !c.trigger.name.starts_with("verb:warn"))
    return false;
  return lemma_in({"citizen", "driver", "motorist", "national", "parent", "passenger", "public", "resident", "student",
                   "tourist", "traveler", "traveller", "villager", "worshipper"},
                  c.tree.token(c.ref.token));
}

/// "hailed it as a step forward": what is so called is a deed, whatever "it" was taken for.
bool called_a_deed(const Candidate& c) {
  if (!c.of_type({"thanks", "supports", "objects-to"}) || c.role != "object" || c.tree.lemma(c.ref.token) != "it")
    return false;
  return std::any_of(c.tree.children(c.token).begin(), c.tree.children(c.token).end(), [&](std::uint32_t word) {
    return c.tree.relation(word) == Relation::obl && c.tree.marker(word) == "as" &&
           one_of(c.tree.lemma(word), {"achievement", "betrayal", "blow", "boost", "breakthrough", "defeat", "gesture",
                                       "milestone", "mistake", "move", "setback", "sign", "start", "step", "success",
                                       "triumph", "victory", "violation"});
  });
}

/// "lodged a complaint with the African Union": it hears of it.
bool who_hears_a_complaint(const Candidate& c) {
  return one_of(c.trigger.name, {"verb:lodge+protest", "noun:complaint"}) && one_of(c.role, {"with", "to"}) &&
         c.entity.kind == EntityKind::organization && c.entity.state.empty();
}

/// "promised to renegotiate a deal granted to Chad", "to send back tugs lent by Chad": nothing is promised to Chad.
bool told_of_the_thing(const Candidate& c) {
  if (!c.of_type({"offers"}) || c.role != "complement") return false;
  std::uint32_t at = c.ref.token;
  for (int climb = 0; climb < 6 && c.tree.has_head(at) && at != c.token; ++climb) {
    if (c.tree.relation(at) == Relation::acl && c.tree.token(at).xpos == language::Xpos::VBN) return true;
    at = c.tree.head(at);
  }
  return false;
}

/// Talking to the press is no event.
bool the_press(const Candidate& c) {
  const bool told = c.entity.kind == EntityKind::organization && c.of_type({"consults", "requests"});
  if (!told && c.entity.kind != EntityKind::group) return false;
  const bool spoken_to = contains(c.trigger.lemmas, "caution");
  return (!c.anybody || spoken_to) && c.lexicon.has("press", ascii_lower(c.tree.lemma(c.ref.token)));
}

constexpr auto kExclusions = {
    of_another_label,
    what_is_sent,
    what_is_taken,
    whom_it_is_against,
    sufferer_of_what_is_opposed,
    sufferer_of_what_is_praised,
    whom_a_demand_concerns,
    where_a_crowd_acted,
    where_a_meeting_is,
    whom_one_leaves,
    what_one_is,
    met_by_nobody,
    whom_a_row_is_with,
    whom_an_affront_shows,
    fellow_marchers,
    everybody,
    whose_thing_is_wanted,
    whom_it_wards_off,
    touched_by_help,
    whom_nobody_reaches,
    whom_it_moves,
    whom_a_warning_spares,
    called_a_deed,
    who_hears_a_complaint,
    told_of_the_thing,
    the_press,
};

}  // namespace

bool is_of_a_row(const Tree& tree, std::uint32_t noun) {
  if (tree.marker(noun) != "with" || !tree.has_head(noun)) return false;
  const std::uint32_t up = tree.head(noun);
  if (is_row(tree.lemma(up))) return true;
  const std::uint32_t first = tree.subtree(noun).front();
  return first > 0 && tree.relation(first - 1) == Relation::obl && tree.head(first - 1) == up &&
         is_row(tree.lemma(first - 1));
}

bool excluded(const TargetCandidate& candidate) {
  const Candidate c(candidate);
  return std::any_of(kExclusions.begin(), kExclusions.end(), [&](const auto& holds) { return holds(c); });
}

}  // namespace entente::ingest
