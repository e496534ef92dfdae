#include "ingest/relations/sentence_extractor.hpp"

#include <algorithm>

#include "ingest/entities/names.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/lemmas.hpp"
#include "ingest/relations/target_exclusions.hpp"

namespace entente::ingest {
namespace {

using language::Relation;
using language::Upos;
using language::Xpos;

}  // namespace

SentenceExtractor::SentenceExtractor(const ActorFinder& finder, std::uint32_t sentence, const Ontology& ontology,
                                     const TriggerIndex& triggers, std::vector<EventDate> dates,
                                     std::optional<EntityId> topic, std::span<const Evidence> earlier,
                                     const MainClause& before)
    : finder_(&finder),
      tree_(&finder.tree()),
      sentence_(sentence),
      ontology_(&ontology),
      triggers_(&triggers),
      roles_(finder, ontology),
      demands_(finder, roles_, ontology, triggers),
      dates_(std::move(dates)),
      topic_(topic),
      before_(before),
      earlier_(earlier),
      silent_(finder.tree().size(), false) {}

std::vector<Evidence> SentenceExtractor::run(const BindingModel* model, const BindingObserver& observer) {
  // Nobody is attacked on a playing field.
  const auto& sport = ontology_->words("sport-words");
  for (std::uint32_t i = 0; i < tree_->size(); ++i) {
    if (lemma_in(sport, tree_->token(i))) return {};
  }
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < tree_->size(); ++i) {
    if (!tree_->has_head(i)) order.push_back(i);
  }
  for (std::size_t at = 0; at < order.size(); ++at) {
    for (const auto c : tree_->children(order[at])) order.push_back(c);
  }
  for (const std::uint32_t token : order) {
    if (!silent_[token]) visit(token);
  }
  demanded();
  forget_guesses();
  if (model != nullptr || observer) bind(model, observer);
  return std::move(found_);
}

/// "warned it would use force": what one warns of is one's own act.
bool SentenceExtractor::warns_of_own(std::uint32_t token) const {
  const auto clause = tree_->child(token, Relation::ccomp);
  if (tree_->lemma(token) != "warn" || !tree_->is(clause)) return false;
  const auto subject = tree_->child(clause, Relation::nsubj);
  return tree_->is(subject) && one_of(lower_form(tree_->token(subject)), {"it", "they", "he", "she", "we"});
}

/// "quake-hit Nepal": by no actor.
bool SentenceExtractor::afflicted(std::uint32_t token) const {
  return token >= 2 && tree_->token(token).xpos == Xpos::VBN && tree_->token(token - 1).form == "-" &&
         tree_->token(token - 2).upos == Upos::NOUN && finder_->actors(token - 2, false).empty();
}

void SentenceExtractor::visit(std::uint32_t token) {
  const Upos upos = tree_->token(token).upos;
  const auto try_word = [&](TriggerPos pos, std::string_view word) {
    bool read = false;
    for (const IndexedTrigger& entry : triggers_->find(pos, word)) {
      if (!demands_.met(entry, token) || !try_trigger(entry, token)) continue;
      read = true;
      // "told Chad in a phone call that it must pay": they spoke, and something was asked
      if (entry.trigger->name != "verb:tell-at-meeting") return true;
    }
    if (read) return true;
    // "accused the council of breaking the deal": nobody we know, but it is an accusation all the same
    for (const IndexedTrigger& entry : triggers_->find(pos, word)) {
      // "ruled out sending troops": whatever was ruled out, it does not happen
      const bool refused = entry.type != nullptr && entry.type->name == "objects-to" && pos == TriggerPos::verb &&
                           entry.trigger->complements.empty() && contains(entry.trigger->targets, "complement");
      const bool said_only = entry.type != nullptr && entry.particle.empty() &&
                             (entry.type->name == "accuses" || entry.type->name == "threatens" ||
                              entry.type->name == "requests" || entry.type->name == "investigates");
      if ((said_only || refused) && !warns_of_own(token) && demands_.met(entry, token)) {
        silence_governed(token);
        break;
      }
    }
    return false;
  };
  const auto try_all = [&](TriggerPos pos) {
    for (const std::string& word : possible_lemmas(tree_->token(token))) {
      if (!triggers_->find(pos, word).empty()) return try_word(pos, word);
    }
    return false;
  };
  if (upos == Upos::VERB || upos == Upos::AUX) {
    silence_prevented(token);
    if (afflicted(token) || alleged(token) || bodes_ill(token) || says_no(token) || denied_in_passing(token)) return;
    if (not_be_bullied(token) || refusal(token) || labour_strike(token) || not_willing(token) || said_to_fail(token) ||
        charged(token))
      return;
    if (try_all(TriggerPos::verb)) return;
    const Xpos tag = tree_->token(token).xpos;
    if (tag == Xpos::VBN || tag == Xpos::VBG || tag == Xpos::VBD)
      try_word(TriggerPos::adjective, ascii_lower(tree_->token(token).form));
  } else if (upos == Upos::NOUN || upos == Upos::PROPN) {
    if (tree_->relation(token) == Relation::compound || (upos == Upos::PROPN && roles_.is_time(token))) return;
    if (there(token)) return;
    if (upos == Upos::PROPN) {
      for (const ActorRef& ref : finder_->actors(token, false)) {
        if (ref.token == token) return;
      }
    }
    if (refusal(token) || out_of_question(token) || against(token) || labour_strike(token) || high_time(token) ||
        attempted_wrong(token) || in_the_right(token))
      return;
    if (!try_all(TriggerPos::noun)) gerund(token);
  } else if (upos == Upos::ADJ) {
    if (not_willing(token) || high_time(token) || found_wanting(token)) return;
    // "opposed": a participle that became an adjective is listed by its form
    if (!try_word(TriggerPos::adjective, ascii_lower(tree_->lemma(token))) && tree_->token(token).xpos == Xpos::VBN)
      try_word(TriggerPos::adjective, ascii_lower(tree_->token(token).form));
  }
}

std::vector<ActorRef> SentenceExtractor::sources_of(const Trigger& trigger, std::uint32_t token) const {
  static const std::vector<std::string> kVerb = {"subject"};
  static const std::vector<std::string> kAdjective = {"bearer"};
  static const std::vector<std::string> kNoun = {"possessor", "by", "support", "modifier", "between", "from", "owner"};
  const std::vector<std::string>& wanted = !trigger.sources.empty() ? trigger.sources
                                                                    : (trigger.pos == TriggerPos::noun   ? kNoun
                                                                       : trigger.pos == TriggerPos::verb ? kVerb
                                                                                                         : kAdjective);
  if (trigger.pos == TriggerPos::verb && !roles_.passive(token)) {
    if (const auto charge = charge_of(token)) return finder_->actors(charge->whom, false);
  }
  for (const std::string& role : wanted) {
    // "drew criticism", "received support": the subject is whom it struck
    if (role == "support" &&
        one_of(trigger.type, {"objects-to", "thanks", "supports", "accuses", "requests", "threatens"})) {
      const std::uint32_t carrier = roles_.support(token);
      if (tree_->is(carrier) && contains(ontology_->words("receiving-verbs"), tree_->lemma(carrier))) continue;
    }
    std::vector<ActorRef> found = roles_.role(token, role);
    // "the attack raised concerns about Chad": whose concerns is not said
    if (role == "support" && trigger.type == "objects-to" && tree_->is(roles_.support(token)) &&
        tree_->lemma(roles_.support(token)) == "raise")
      std::erase_if(found, [](const ActorRef& ref) { return ref.distance > 0; });
    // "faced criticism in light of Chad's debts": nobody's
    if (trigger.name == "noun:anger-in") std::erase_if(found, [](const ActorRef& ref) { return ref.distance > 0; });
    // "an attack on a Chadian base that killed": a base kills nobody
    if (trigger.type == "attacks" && role == "subject")
      std::erase_if(found, [&](const ActorRef& ref) {
        return ref.distance > 0 && tree_->has_head(ref.token) &&
               finder_->lexicon().has("sites", tree_->lemma(tree_->head(ref.token)));
      });
    // "the ministers arrived": no troops
    if (trigger.name == "verb:troops-arrive")
      std::erase_if(found, [&](const ActorRef& ref) { return !finder_->entity(ref.id).regular || ref.distance > 0; });
    // "the refugees fled Chad": no retreat of anybody's troops
    if (trigger.name == "verb:troops-flee")
      std::erase_if(found, [&](const ActorRef& ref) {
        return finder_->entity(ref.id).kind != EntityKind::force || ref.distance > 0;
      });
    // "launched strikes against the rebels": nobody at work does
    if (trigger.type == "protests" && tree_->is(roles_.object(token)) && tree_->lemma(roles_.object(token)) == "strike")
      std::erase_if(found, [&](const ActorRef& ref) {
        const EntityKind kind = finder_->entity(ref.id).kind;
        return kind == EntityKind::state || kind == EntityKind::force;
      });
    // "the Chicago protests": where they are
    if (trigger.name == "noun:protest" && (tree_->token(token).xpos == Xpos::NNS || tree_->lemma(token) != "protest"))
      std::erase_if(found, [&](const ActorRef& ref) {
        const EntityKind kind = finder_->entity(ref.id).kind;
        const bool where = kind == EntityKind::state || kind == EntityKind::place;
        return where && tree_->token(ref.token).upos != Upos::ADJ;
      });
    // "in protest of the arrest of activists": it is not theirs
    if (trigger.type == "protests" && role == "of")
      std::erase_if(found, [](const ActorRef& ref) { return ref.distance > 0; });
    // "signs demanding that Chad leave": whose signs is not said, and Chad's they are not
    if (role == "subject" && tree_->relation(token) == Relation::acl && tree_->token(token).xpos == Xpos::VBG)
      std::erase_if(found, [&](const ActorRef& ref) { return tree_->dominates(token, ref.token); });
    if (!found.empty()) return found;
  }
  return {};
}

bool SentenceExtractor::try_trigger(const IndexedTrigger& entry, std::uint32_t token) {
  const Trigger& trigger = *entry.trigger;
  if (misplaced(trigger, token)) return false;
  Event event{&trigger, entry.type, token, token, {}};
  if (trigger.pos == TriggerPos::noun) {
    const std::uint32_t carrier = roles_.support(token);
    if (tree_->is(carrier)) event.anchor = carrier;
    // "renewed its call to all members": made in no phone call
    if (trigger.name == "noun:call" && tree_->is(carrier) &&
        one_of(tree_->lemma(carrier), {"reiterate", "renew", "repeat", "echo", "heed", "reject", "ignore", "answer"}))
      return false;
  }
  std::vector<ActorRef> between =
      contains(trigger.targets, "between") ? roles_.role(token, "between") : std::vector<ActorRef>{};
  // "a conflict between generations"
  if (trigger.name == "noun:conflict-between")
    std::erase_if(between, [&](const ActorRef& ref) { return finder_->entity(ref.id).kind == EntityKind::group; });
  if (trigger.name == "noun:conflict-between" && between.size() < 2) return false;
  if (between.size() >= 2) {
    // "halted the talks between A and B" is done to both by somebody, not by each to the other
    const bool done_to_both =
        trigger.pos == TriggerPos::verb && one_of(trigger.type, {"sanctions", "coerces", "objects-to", "concedes"});
    const std::vector<ActorRef> subject =
        trigger.cameo.starts_with("045") || done_to_both ? sources_of(trigger, token) : std::vector<ActorRef>{};
    if (!subject.empty() && subject.front().id != between.front().id) return emit(event, subject, between);
    if (done_to_both) return false;
    return emit_pairs(event, between);
  }
  if (trigger.name == "verb:refuse" && says_nothing(token)) {
    silent_[token] = true;
    return false;
  }
  std::vector<ActorRef> sources = sources_of(trigger, token);
  if (sources.empty() && trigger.pos == TriggerPos::verb) sources = agent_before(trigger, token);
  if (sources.empty()) sources = announced_by(trigger, token);
  if (sources.empty()) sources = authorities(trigger, token);
  if (sources.empty()) return false;
  // "A and B accused one another of arming rebels"
  if (trigger.pos == TriggerPos::verb && sources.size() >= 2 && each_other(token)) {
    const bool both = emit_pairs(event, sources);
    if (both && silences(event)) silence_governed(token);
    return both;
  }
  std::vector<ActorRef> targets = targets_of(trigger, token, sources, event.target_role);
  // "despite Chad's vote against and Niger's abstention"
  if (trigger.name == "noun:vote-against" && tree_->marker(token) == "despite") targets = in_spite_of(token);
  if (proposes_harm(event)) {
    event.type = ontology_->find_type("threatens");
    if (event.type == nullptr) return false;
    for (const std::string_view role : {"against", "on", "upon"}) {
      if (targets.empty()) targets = roles_.role(roles_.object(token), role);
    }
  }
  const bool undertaking = trigger.name == "verb:agree+give" || entry.type->name == "agrees";
  if (event.target_role == "complement" && undertaking) {
    // "agreed to meet" is a meeting to come, not an agreement about one
    const std::uint32_t complement = roles_.complement(token);
    if (tree_->is(complement) && tree_->token(complement).upos == Upos::VERB) {
      for (const IndexedTrigger& inner : triggers_->find(TriggerPos::verb, ascii_lower(tree_->lemma(complement)))) {
        if (inner.type == nullptr || inner.type->name != "consults" || !demands_.met(inner, complement)) continue;
        silent_[token] = true;
        return false;
      }
    }
  }
  if (entry.type->name == "offers" && event.target_role == "complement") {
    if (promises_harm(token) || undecided(token)) return false;
    std::uint32_t complement = roles_.complement(token);
    const std::uint32_t sum = roles_.object(token);
    if (!tree_->is(complement) && tree_->is(sum)) complement = roles_.complement(sum);
    // "promised to be a leader for all"
    if (tree_->is(complement) && tree_->is(tree_->child(complement, Relation::cop))) return false;
    std::erase_if(targets, [&](const ActorRef& ref) { return !tree_->is(complement) || !recipient(complement, ref); });
  }
  if (entry.type->name == "offers" && one_of(event.target_role, {"to", "for", "with"}))
    std::erase_if(targets, [&](const ActorRef& ref) { return !recipient(token, ref); });
  // "offering talks on Kashmir": what they are to be about
  const std::uint32_t offered = entry.type->name == "offers" ? roles_.object(token) : tree_->size();
  if (tree_->is(offered) && one_of(tree_->lemma(offered), {"talk", "dialogue", "negotiation", "discussion"}))
    std::erase_if(targets, [&](const ActorRef& ref) {
      return one_of(tree_->marker(ref.token), {"on", "about", "over"});
    });
  if (targets.empty()) targets = supplied(event, entry.type->name, sources);
  // "agreed to demand that Chad withdraw": nothing is agreed with Chad
  if (entry.type->name == "agrees" && event.target_role == "complement") {
    const std::uint32_t complement = roles_.complement(token);
    std::erase_if(targets, [&](const ActorRef& ref) {
      const EntityKind kind = finder_->entity(ref.id).kind;
      // "agreed to lead a police force", "to keep the plan's details secret"
      if (kind == EntityKind::force || (kind == EntityKind::plan && !wanted_itself(ref, complement))) return true;
      return kind != EntityKind::plan || !recipient(complement, ref);
    });
    silent_[token] = silent_[token] || targets.empty();
  }
  bool any = false;
  // "A and B agreed to a ceasefire", "agreed to hold talks": with each other
  const bool mutual = sources.size() >= 2 && tree_->lemma(token) == "agree" && event.target_role != "with";
  if (mutual && entry.type->name != "agrees") return false;
  if (!targets.empty() && !mutual) any = emit(event, sources, targets);
  if (!any && sources.size() >= 2) {
    // "A and B met", "the two leaders discussed": among themselves; "accused each other": both ways
    const std::uint32_t object = roles_.object(token);
    // "A and B met with reporters": not with each other
    const bool with_others = std::any_of(tree_->children(token).begin(), tree_->children(token).end(), [&](auto c) {
      return tree_->relation(c) == Relation::obl && tree_->marker(c) == "with" && !is_of_a_row(*tree_, c);
    });
    // "A and B are to go on trial": no journey to each other, and "talk by A and B about" is none with each other
    const bool apart =
        trigger.cameo.starts_with("042") || (tree_->token(token).xpos == Xpos::NN && tree_->lemma(token) == "talk");
    // "a call between A and B was meant to press C not to engage": whoever engages, it is not these
    const bool theirs =
        trigger.pos != TriggerPos::verb || std::none_of(sources.begin(), sources.end(), [&](const ActorRef& s) {
          return s.distance > 0 && tree_->has_head(s.token) &&
                 finder_->lexicon().has("act-nouns", tree_->lemma(tree_->head(s.token)));
        });
    // "A and B met the families", "A and B received a letter": not each other
    const auto takes = [&](std::string_view role) { return contains(trigger.targets, role); };
    const bool mutual_verb = trigger.targets.empty() || takes("with") || takes("between") || takes("object");
    const bool whom = trigger.pos == TriggerPos::verb && (!mutual_verb || (tree_->is(object) && takes("object")));
    if ((entry.type->symmetric && !with_others && !apart && theirs && !whom) || each_other(token))
      any = emit_pairs(event, sources);
  }
  // "the two agreed to hold talks": a meeting to come, too
  const bool meeting = (entry.type->name == "agrees" && agreed_to_meet(token)) || trigger.name == "noun:hope-that";
  if (any && !meeting && silences(event)) silence_governed(token);
  return any;
}

}  // namespace entente::ingest
