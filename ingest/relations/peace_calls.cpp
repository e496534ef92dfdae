#include <algorithm>
#include <map>
#include <utility>

#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// Whom a call for peace or an offer to mediate is made to that names nobody: those the text has told to be at odds.
namespace entente::ingest {
namespace {

using language::Relation;
using language::Upos;

constexpr std::uint32_t kReach = 20;  // sentences

/// What an act says of a quarrel between its two actors: nothing, that there is one, that there is force in it.
std::uint32_t weight_of(const Evidence& act) {
  if (act.negated || act.source.key == act.target.key) return 0;
  if (one_of(act.type, {"attacks", "mobilizes"})) return 2;
  return one_of(act.type, {"accuses", "threatens", "objects-to", "sanctions", "coerces"}) ? 1 : 0;
}

/// What two sides are asked to keep, to make or to end.
bool is_peace(std::string_view lemma) {
  return one_of(lemma, {"ceasefire", "cease-fire", "truce", "armistice", "restraint", "calm", "de-escalation",
                        "moderation", "cessation", "disengagement", "dialogue", "negotiation", "reconciliation"});
}
bool is_stop(std::string_view lemma) { return one_of(lemma, {"end", "halt", "stop", "cessation"}); }
bool is_strife(std::string_view lemma) {
  return one_of(lemma, {"fighting", "violence", "hostility", "war", "conflict", "bloodshed", "clash", "fire",
                        "shelling", "confrontation", "dispute", "tension", "escalation"});
}

}  // namespace

/// "called for a ceasefire", "urged restraint", "appealed for an end to the fighting": the word for what is asked of
/// both sides; the end of the tree where there is none.
std::uint32_t SentenceExtractor::peace_asked_for(std::uint32_t token) const {
  for (const auto c : tree_->children(token)) {
    const Relation relation = tree_->relation(c);
    const bool asked = relation == Relation::obj ||
                       ((relation == Relation::obl || relation == Relation::nmod) && tree_->marker(c) == "for");
    if (!asked || tree_->token(c).upos != Upos::NOUN || tree_->is(tree_->child(c, Relation::nmod_poss))) continue;
    const std::string lemma = ascii_lower(tree_->lemma(c));
    if (is_peace(lemma)) return c;
    if (!is_stop(lemma)) continue;
    for (const auto what : tree_->children(c)) {
      if (tree_->relation(what) == Relation::nmod && one_of(tree_->marker(what), {"to", "of", "in"}) &&
          is_strife(ascii_lower(tree_->lemma(what))))
        return c;
    }
  }
  return tree_->size();
}

/// "offered to mediate", "offered mediation", "offered its good offices": the word that says so; the end of the tree
/// where nothing does.
std::uint32_t SentenceExtractor::mediation_offered(std::uint32_t token) const {
  const auto own = [&](std::uint32_t word) {
    const std::string_view lemma = tree_->lemma(word);
    return one_of(lemma, {"mediate", "mediation", "arbitrate", "arbitration", "mediator"}) ||
           (lemma == "office" && tree_->is(tree_->child(word, Relation::amod)) &&
            tree_->lemma(tree_->child(word, Relation::amod)) == "good");
  };
  for (const std::uint32_t word : {roles_.complement(token), roles_.object(token), token}) {
    if (!tree_->is(word)) continue;
    if (own(word)) return word;
    // "offered to host talks"
    const std::uint32_t thing = roles_.object(word);
    if (word != token && one_of(tree_->lemma(word), {"host", "broker", "hold", "arrange", "facilitate"}) &&
        tree_->is(thing) && is_meeting(tree_->lemma(thing)))
      return thing;
    // "offered to act as a mediator"
    for (const auto c : tree_->children(word)) {
      if (tree_->relation(c) == Relation::obl && tree_->marker(c) == "as" && own(c)) return c;
    }
  }
  return tree_->size();
}

/// The two that the text so far tells most of as at odds: states, or those who fight within one. None where others are
/// as much.
std::optional<std::pair<EntityId, EntityId>> SentenceExtractor::at_odds() const {
  using Pair = std::pair<EntityId, EntityId>;
  std::map<Pair, std::uint32_t> counts;
  const auto side = [&](const Actor& actor, const Actor& other) -> std::optional<EntityId> {
    const bool abroad = !actor.state.empty() && !other.state.empty() && actor.state != other.state;
    if (abroad) {
      if (const auto state = finder_->find("state/" + actor.state)) return state;
    }
    return actor.label == "State" || actor.label == "Force" ? finder_->find(actor.key) : std::nullopt;
  };
  for (const std::span<const Evidence> told : {std::span<const Evidence>(found_), earlier_}) {
    for (auto act = told.rbegin(); act != told.rend() && act->sentence + kReach >= sentence_; ++act) {
      const std::uint32_t weight = weight_of(*act);
      const auto source = side(act->source, act->target);
      const auto target = side(act->target, act->source);
      if (weight == 0 || !source || !target || *source == *target) continue;
      counts[std::minmax(*source, *target)] += weight;
    }
  }
  const auto top =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (top == counts.end() || top->second < 2) return std::nullopt;
  const auto as_much =
      std::count_if(counts.begin(), counts.end(), [&](const auto& c) { return c.second == top->second; });
  return as_much == 1 ? std::optional(top->first) : std::nullopt;
}

/// "Chad shelled Niger. Ghana called for restraint", "offered to mediate": both, or the other where one of them does.
std::vector<ActorRef> SentenceExtractor::parties(const Event& event, const std::vector<ActorRef>& sources) const {
  const bool asks = event.type->name == "requests";
  if (!asks && event.type->name != "offers") return {};
  std::uint32_t word = tree_->size();
  for (const std::uint32_t at : {event.token, event.anchor}) {
    if (!tree_->is(word)) word = asks ? peace_asked_for(at) : mediation_offered(at);
  }
  if (!tree_->is(word)) return {};
  const auto pair = at_odds();
  if (!pair) return {};
  std::vector<ActorRef> found;
  for (const EntityId one : {pair->first, pair->second}) {
    const Entity& party = finder_->entity(one);
    const bool own = std::any_of(sources.begin(), sources.end(), [&](const ActorRef& source) {
      const Entity& entity = finder_->entity(source.id);
      return source.id == one || (!entity.state.empty() && entity.state == party.state);
    });
    if (!own) found.push_back(understood(one, *tree_, word));
  }
  // whoever calls for calm at home calls upon his own; no party mediates
  const bool of_both = one_of(ascii_lower(tree_->lemma(word)), {"ceasefire", "cease-fire", "truce", "armistice",
                                                                "dialogue", "negotiation", "cessation"});
  return found.size() == 2 || (asks && of_both) ? found : std::vector<ActorRef>{};
}

}  // namespace entente::ingest
