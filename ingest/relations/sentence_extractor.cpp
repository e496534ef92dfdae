#include "ingest/relations/sentence_extractor.hpp"

#include <algorithm>

#include "ingest/readers/lines.hpp"
#include "ingest/relations/lemmas.hpp"
#include "ingest/relations/tree_words.hpp"

namespace entente::ingest {
namespace {

using language::Relation;
using language::Upos;
using language::Xpos;

}  // namespace

SentenceExtractor::SentenceExtractor(const ActorFinder& finder, std::uint32_t sentence, const Ontology& ontology,
                                     const TriggerIndex& triggers, std::vector<EventDate> dates,
                                     std::optional<EntityId> topic, std::span<const Evidence> earlier)
    : finder_(&finder),
      tree_(&finder.tree()),
      sentence_(sentence),
      ontology_(&ontology),
      triggers_(&triggers),
      roles_(finder, ontology),
      dates_(std::move(dates)),
      topic_(topic),
      earlier_(earlier),
      silent_(finder.tree().size(), false) {}

std::vector<Evidence> SentenceExtractor::run() {
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
  return std::move(found_);
}

void SentenceExtractor::visit(std::uint32_t token) {
  const Upos upos = tree_->token(token).upos;
  const auto try_word = [&](TriggerPos pos, std::string_view word) {
    for (const IndexedTrigger& entry : triggers_->find(pos, word)) {
      if (meets_demands(entry, token) && try_trigger(entry, token)) return true;
    }
    // "accused the council of breaking the deal": nobody we know, but it is an accusation all the same
    for (const IndexedTrigger& entry : triggers_->find(pos, word)) {
      const bool said_only = entry.type != nullptr && entry.particle.empty() &&
                             (entry.type->name == "accuses" || entry.type->name == "threatens" ||
                              entry.type->name == "requests" || entry.type->name == "investigates");
      if (said_only && meets_demands(entry, token)) {
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
    if (refusal(token)) return;
    if (try_all(TriggerPos::verb)) return;
    const Xpos tag = tree_->token(token).xpos;
    if (tag == Xpos::VBN || tag == Xpos::VBG || tag == Xpos::VBD)
      try_word(TriggerPos::adjective, ascii_lower(tree_->token(token).form));
  } else if (upos == Upos::NOUN || upos == Upos::PROPN) {
    if (tree_->relation(token) == Relation::compound) return;
    if (upos == Upos::PROPN) {
      for (const ActorRef& ref : finder_->actors(token, false)) {
        if (ref.token == token) return;
      }
    }
    if (refusal(token)) return;
    try_all(TriggerPos::noun);
  } else if (upos == Upos::ADJ) {
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
  for (const std::string& role : wanted) {
    std::vector<ActorRef> found = roles_.role(token, role);
    // "signs demanding that Chad leave": whose signs is not said, and Chad's they are not
    if (role == "subject" && tree_->relation(token) == Relation::acl && tree_->token(token).xpos == Xpos::VBG)
      std::erase_if(found, [&](const ActorRef& ref) { return tree_->dominates(token, ref.token); });
    if (!found.empty()) return found;
  }
  return {};
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
      return entity.regular && ref.resolved && finder_->entity(source.id).kind == EntityKind::state &&
             finder_->entity(source.id).state == entity.state;
    });
  };
  const bool anybody = contains(ontology_->words("done-to-anybody"), trigger.type);
  const ActorFinder finder = anybody ? finder_->with_private_persons() : *finder_;
  const RoleReader roles(finder, *ontology_);
  for (const std::string& wanted : trigger.targets) {
    std::vector<ActorRef> found = roles.role(token, wanted);
    for (const ActorRef& ref : found) {
      if (is_own(ref)) own.push_back(ref.id);
    }
    const bool self = std::erase_if(found, is_own) > 0;
    if (self && found.empty()) {
      const ActorFinder past = finder.without(own);
      found = RoleReader(past, *ontology_).role(token, wanted);
      std::erase_if(found, is_own);
    }
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
      // "took hostages": the thing the trigger asks for is not whom it is done to.
      if (trigger.type == "attacks" && wanted == "object" && entity.kind == EntityKind::group && entity.state.empty() &&
          lemma_in(trigger.objects, tree_->token(ref.token)))
        return true;
      // Talking to the press is no event.
      const bool press = finder_->lexicon().has("press", ascii_lower(tree_->lemma(ref.token)));
      return press && !anybody && finder_->entity(ref.id).kind == EntityKind::group;
    });
    if (!found.empty()) {
      role = wanted;
      return found;
    }
  }
  return {};
}

/// Offers and refusals to take part: in what lies below ("efforts amid the conflict in Gaza"), else in the joint
/// undertaking the text is about.
std::vector<ActorRef> SentenceExtractor::understood_target(const Event& event) const {
  const bool offer = event.type->name == "offers";
  if (!offer && event.type->name != "objects-to") return {};
  std::vector<std::uint32_t> words = {event.token};
  const std::uint32_t complement = roles_.complement(event.token);
  const std::uint32_t object = roles_.object(event.token);
  if (tree_->is(complement)) words.push_back(complement);
  if (tree_->is(object)) words.push_back(object);
  bool taking_part = false;
  for (const std::uint32_t word : words)
    taking_part = taking_part || contains(ontology_->words("participation-words"), ascii_lower(tree_->lemma(word)));
  if (!taking_part) {
    // "Pakistan plans to send troops; Israel is likely to object": to whoever offers
    if (offer || event.trigger->pos != TriggerPos::verb || tree_->is(object) || tree_->is(complement)) return {};
    for (auto it = found_.rbegin(); it != found_.rend(); ++it) {
      if (it->type != "offers") continue;
      for (std::uint32_t token = 0; token < tree_->size(); ++token) {
        for (ActorRef ref : finder_->actors(token, false)) {
          if (ref.span != it->source.span || finder_->entity(ref.id).key != it->source.key) continue;
          ref.distance = 2;
          return {ref};
        }
      }
    }
    return {};
  }
  if (offer) {
    const std::uint32_t top = tree_->is(complement) ? complement : event.token;
    for (const std::uint32_t token : tree_->subtree(top)) {
      if (tree_->relation(token) != Relation::nmod && tree_->relation(token) != Relation::obl &&
          tree_->relation(token) != Relation::obj)
        continue;
      for (ActorRef ref : finder_->actors(token, false)) {
        // A state's own soldiers are what it offers.
        const EntityKind kind = finder_->entity(ref.id).kind;
        if (kind != EntityKind::place && kind != EntityKind::force && kind != EntityKind::plan) continue;
        if (finder_->entity(ref.id).regular) continue;
        ref.distance = 2;
        return {ref};
      }
    }
  }
  if (!topic_) return {};
  // The span is that of the word that calls for it: the undertaking itself is not named here.
  ActorRef ref;
  ref.id = *topic_;
  ref.token = words.back();
  ref.span = tree_->token(words.back()).span;
  ref.distance = 2;
  ref.resolved = true;
  return {ref};
}

bool SentenceExtractor::try_trigger(const IndexedTrigger& entry, std::uint32_t token) {
  const Trigger& trigger = *entry.trigger;
  Event event{&trigger, entry.type, token, token, {}};
  if (trigger.pos == TriggerPos::noun) {
    const std::uint32_t carrier = roles_.support(token);
    if (tree_->is(carrier)) event.anchor = carrier;
  }
  const std::vector<ActorRef> between =
      contains(trigger.targets, "between") ? roles_.role(token, "between") : std::vector<ActorRef>{};
  if (between.size() >= 2) {
    const std::vector<ActorRef> subject =
        trigger.cameo.starts_with("045") ? sources_of(trigger, token) : std::vector<ActorRef>{};
    if (!subject.empty() && subject.front().id != between.front().id) return emit(event, subject, between);
    return emit_pairs(event, between);
  }
  const std::vector<ActorRef> sources = sources_of(trigger, token);
  if (sources.empty()) return false;
  std::vector<ActorRef> targets = targets_of(trigger, token, sources, event.target_role);
  const bool undertaking = trigger.name == "verb:agree+give" || entry.type->name == "agrees";
  if (event.target_role == "complement" && undertaking) {
    // "agreed to meet" is a meeting to come, not an agreement about one
    const std::uint32_t complement = roles_.complement(token);
    if (tree_->is(complement) && tree_->token(complement).upos == Upos::VERB) {
      for (const IndexedTrigger& inner : triggers_->find(TriggerPos::verb, ascii_lower(tree_->lemma(complement)))) {
        if (inner.type != nullptr && inner.type->name == "consults" && meets_demands(inner, complement)) return false;
      }
    }
  }
  if (entry.type->name == "offers" && event.target_role == "complement" && (promises_harm(token) || undecided(token)))
    return false;
  if (targets.empty()) targets = understood_target(event);
  if (targets.empty()) targets = author_of_act(event, sources);
  // "agreed to demand that Chad withdraw": nothing is agreed with Chad
  if (entry.type->name == "agrees" && event.target_role == "complement") {
    std::erase_if(targets, [&](const ActorRef& ref) {
      const EntityKind kind = finder_->entity(ref.id).kind;
      return kind != EntityKind::plan && kind != EntityKind::force;
    });
  }
  bool any = false;
  // "A and B agreed to a ceasefire", "agreed to hold talks": with each other
  const bool mutual = sources.size() >= 2 && tree_->lemma(token) == "agree" && event.target_role != "with";
  if (mutual && entry.type->name != "agrees") return false;
  if (!targets.empty() && !mutual) any = emit(event, sources, targets);
  if (!any && sources.size() >= 2) {
    // "A and B met", "the two leaders discussed": among themselves; "accused each other": both ways
    const std::uint32_t object = roles_.object(token);
    const std::string form = tree_->is(object) ? ascii_lower(tree_->lemma(object)) : std::string{};
    const bool each_other = form == "other" || form == "another" || form == "each";
    // "A and B met with reporters": not with each other
    const bool with_others = std::any_of(tree_->children(token).begin(), tree_->children(token).end(), [&](auto c) {
      return tree_->relation(c) == Relation::obl && tree_->marker(c) == "with";
    });
    if ((entry.type->symmetric && !with_others) || each_other) any = emit_pairs(event, sources);
  }
  if (any && silences(event)) silence_governed(token);
  return any;
}

}  // namespace entente::ingest
