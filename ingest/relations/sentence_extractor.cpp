#include "ingest/relations/sentence_extractor.hpp"

#include <algorithm>

#include "ingest/entities/names.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/lemmas.hpp"
#include "ingest/relations/tree_words.hpp"

namespace entente::ingest {
namespace {

using language::Relation;
using language::Tree;
using language::Upos;
using language::Xpos;

/// Words that ask somebody named in the clause behind them ("demanded that Niger withdraw"), whatever that clause says.
bool asks_by_clause(const Trigger& trigger) {
  return trigger.type == "requests" && trigger.complements.empty() && contains(trigger.targets, "complement-subject");
}

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
  std::size_t sport = 0;
  for (std::uint32_t i = 0; i < tree_->size(); ++i)
    sport += lemma_in(ontology_->words("sport-words"), tree_->token(i)) ? 1 : 0;
  if (sport > 0) return {};
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
    try_word(TriggerPos::adjective, ascii_lower(tree_->lemma(token)));
  }
}

bool SentenceExtractor::modified_by(std::uint32_t noun, const std::vector<std::string>& words) const {
  return std::any_of(tree_->children(noun).begin(), tree_->children(noun).end(), [&](std::uint32_t c) {
    const Relation relation = tree_->relation(c);
    return (relation == Relation::compound || relation == Relation::amod) && lemma_in(words, tree_->token(c));
  });
}

/// "hunger strike", "transport strike": a stoppage, no blow.
bool SentenceExtractor::peaceful(std::uint32_t noun) const {
  return modified_by(noun, ontology_->words("stoppage-words"));
}

/// "diplomatic battle", "court fight": fought with words.
bool SentenceExtractor::figurative(std::uint32_t noun) const {
  return modified_by(noun, ontology_->words("figurative-words"));
}

bool SentenceExtractor::meets_demands(const IndexedTrigger& entry, std::uint32_t token) const {
  const Trigger& trigger = *entry.trigger;
  if (entry.type == nullptr) return false;
  if (trigger.pos == TriggerPos::noun && trigger.type == "attacks" && (peaceful(token) || figurative(token)))
    return false;
  if (!entry.particle.empty()) {
    bool there = false;
    for (const auto c : tree_->children(token)) {
      const Relation relation = tree_->relation(c);
      there = there || ((relation == Relation::compound_prt || relation == Relation::advmod ||
                         relation == Relation::compound || relation == Relation::xcomp) &&
                        ascii_lower(tree_->token(c).form) == entry.particle);
    }
    if (!there) return false;
  }
  if (!trigger.objects.empty()) {
    std::uint32_t object = trigger.pos == TriggerPos::verb ? roles_.object(token) : tree_->size();
    if (!tree_->is(object)) {
      // "spoke by phone": an oblique may be the thing demanded
      return false;
    }
    bool there = false;
    for (const std::uint32_t conjunct : tree_->conjuncts(object)) {
      // A hunger strike is neither an attack nor an order to one.
      if (trigger.type != "protests" && peaceful(conjunct)) continue;
      if (trigger.type == "attacks" && figurative(conjunct)) continue;
      // "€3.5 million", "£200": money, whatever its sign
      const bool money = tree_->token(conjunct).upos == Upos::SYM && contains(trigger.objects, "$");
      there = there || money || lemma_in(trigger.objects, tree_->token(conjunct));
      for (const auto c : tree_->children(conjunct)) {
        // "a series of attacks", "two billion dollars of aid", "ceasefire agreement"
        const bool of = tree_->relation(c) == Relation::nmod && (tree_->marker(c) == "of" || tree_->marker(c) == "in");
        const bool compound = tree_->relation(c) == Relation::compound;
        there = there || ((of || compound) && lemma_in(trigger.objects, tree_->token(c)));
        // "part of a military aid program"
        for (const auto d : tree_->children(c))
          there =
              there || (of && tree_->relation(d) == Relation::compound && lemma_in(trigger.objects, tree_->token(d)));
      }
    }
    if (!there) return false;
  }
  if (!trigger.complements.empty()) {
    const std::uint32_t complement = roles_.complement(token);
    if (!tree_->is(complement)) return false;
    const bool clause = tree_->relation(complement) == Relation::ccomp && tree_->token(complement).xpos != Xpos::VBG &&
                        tree_->is(tree_->child(complement, Relation::nsubj, Relation::nsubj_pass));
    if (clause && !contains(trigger.targets, "complement-subject") && !contains(trigger.complements, "not"))
      return false;
    bool there = false;
    for (const std::uint32_t conjunct : tree_->conjuncts(complement)) {
      there = there || lemma_in(trigger.complements, tree_->token(conjunct));
    }
    for (const auto c : tree_->children(complement)) {
      // "must act", not "should be proud"
      const bool quality = tree_->token(complement).upos == Upos::ADJ && !tree_->is(roles_.complement(complement));
      if (tree_->relation(c) == Relation::aux && !quality)
        there = there || contains(trigger.complements, ascii_lower(tree_->lemma(c)));
    }
    if (contains(trigger.complements, "not")) there = there || directly_negated(*tree_, complement, *ontology_);
    // "must have to": "have" with an infinitive of its own
    if (contains(trigger.complements, "have-to") && tree_->lemma(complement) == "have" &&
        tree_->is(tree_->child(complement, Relation::xcomp)))
      there = true;
    if (!there) return false;
  }
  if (!trigger.except_objects.empty()) {
    const std::uint32_t object = roles_.object(token);
    if (tree_->is(object) && lemma_in(trigger.except_objects, tree_->token(object))) return false;
  }
  if (asks_by_clause(trigger) && !mandative(token)) return false;
  const auto filled = [&](const std::string& role) {
    if (role == "object" && tree_->is(roles_.object(token))) return true;
    if (role == "complement" && tree_->is(roles_.complement(token))) return true;
    for (const auto c : tree_->children(token)) {
      if (tree_->marker(c) == role) return true;
    }
    return !roles_.role(token, role).empty();
  };
  if (std::any_of(trigger.lacks.begin(), trigger.lacks.end(), filled)) return false;
  return trigger.needs.empty() || std::any_of(trigger.needs.begin(), trigger.needs.end(), filled);
}

/// "insisted that Israel withdraw", "demand U.S. troops leave", not "insisted that Israel had withdrawn": what is
/// asked for stands in the base form, or under "should".
bool SentenceExtractor::mandative(std::uint32_t token) const {
  const std::uint32_t clause = roles_.complement(token);
  if (!tree_->is(clause) || tree_->relation(clause) != Relation::ccomp) return true;
  const auto finite = [&](std::uint32_t verb) {
    const Xpos tag = tree_->token(verb).xpos;
    if (tag == Xpos::MD) return !one_of(lower_form(tree_->token(verb)), {"should", "must", "shall"});
    return tag == Xpos::VBD || tag == Xpos::VBZ;
  };
  if (finite(clause)) return false;
  for (const auto c : tree_->children(clause)) {
    const Relation relation = tree_->relation(c);
    const bool auxiliary = relation == Relation::aux || relation == Relation::aux_pass || relation == Relation::cop;
    if (auxiliary && (finite(c) || tree_->token(c).xpos == Xpos::VBP)) return false;
  }
  return true;
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
  for (const std::string& wanted : trigger.targets) {
    std::vector<ActorRef> found = roles_.role(token, wanted);
    for (const ActorRef& ref : found) {
      if (is_own(ref)) own.push_back(ref.id);
    }
    const bool self = std::erase_if(found, is_own) > 0;
    if (self && found.empty()) {
      const ActorFinder past = finder_->without(own);
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
      return press && finder_->entity(ref.id).kind == EntityKind::group;
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
        const EntityKind kind = finder_->entity(ref.id).kind;
        if (kind != EntityKind::place && kind != EntityKind::force && kind != EntityKind::plan) continue;
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

/// What a word of asking, accusing or refusing governs: "accused Kenya of backing the rebels", "warned against sending
/// troops".
void SentenceExtractor::silence_governed(std::uint32_t token) {
  const std::uint32_t complement = roles_.complement(token);
  if (tree_->is(complement)) silence(complement);
  // "threatened sanctions to isolate Niger"
  const auto thing = tree_->child(token, Relation::obj);
  const auto purpose = tree_->is(thing) ? tree_->child(thing, Relation::acl) : thing;
  const bool judging = contains(ontology_->words("judging-verbs"), tree_->lemma(token));
  if (!judging && tree_->is(purpose) && tree_->marker(purpose) == "to") silence(purpose);
  for (const auto c : tree_->children(token)) {
    const std::string_view marker = tree_->marker(c);
    // "criticised Kenya for attacking the camp": it did
    const bool judged = marker == "for" && judging && tree_->lemma(token) != "blame";
    if (tree_->relation(c) == Relation::advcl && !judged && one_of(marker, {"of", "against", "from", "for"}))
      silence(c);
  }
}

/// "pledged to destroy", "vowed to step up the attacks": what is promised is nothing the other wants.
bool SentenceExtractor::promises_harm(std::uint32_t token) const {
  std::uint32_t complement = roles_.complement(token);
  // "promised to continue to investigate"
  for (int steps = 0; steps < 3 && tree_->is(complement); ++steps) {
    const std::uint32_t inner = roles_.complement(complement);
    if (!tree_->is(inner) || !contains(ontology_->words("raising-verbs"), tree_->lemma(complement))) break;
    complement = inner;
  }
  if (!tree_->is(complement)) return false;
  static constexpr std::string_view kEnds[] = {"end",     "stop", "halt", "cease",   "lift", "prevent", "avoid",
                                               "suspend", "ease", "drop", "release", "free", "withdraw"};
  if (std::find(std::begin(kEnds), std::end(kEnds), tree_->lemma(complement)) != std::end(kEnds)) return false;
  const auto harms = [&](TriggerPos pos, std::uint32_t word) {
    for (const IndexedTrigger& entry : triggers_->find(pos, ascii_lower(tree_->lemma(word)))) {
      if (entry.type == nullptr || !entry.trigger->objects.empty()) continue;
      if (one_of(entry.type->name, {"attacks", "coerces", "investigates", "accuses"})) return true;
    }
    return false;
  };
  if (harms(TriggerPos::verb, complement)) return true;
  const std::uint32_t object = roles_.object(complement);
  return tree_->is(object) && tree_->dominates(complement, object) && harms(TriggerPos::noun, object);
}

/// "decide whether to send", "wants to be supported": nothing is held out to anybody.
bool SentenceExtractor::undecided(std::uint32_t token) const {
  const std::uint32_t complement = roles_.complement(token);
  if (!tree_->is(complement)) return false;
  if (tree_->is(tree_->child(complement, Relation::aux_pass))) return true;
  return one_of(tree_->marker(complement), {"whether", "if"});
}

/// "will not accept", "could not be part of", "did not allow": unwillingness is an objection, not an absence.
bool SentenceExtractor::refusal(std::uint32_t token) {
  if (!lemma_in(ontology_->words("cooperative-words"), tree_->token(token))) return false;
  const bool verb = tree_->token(token).upos == Upos::VERB;
  if (!verb && !tree_->is(tree_->child(token, Relation::cop))) return false;
  if (!directly_negated(*tree_, token, *ontology_)) return false;
  // A modal of will ("will not send"), or a verb that is nothing but will ("did not accept").
  bool will = false;
  for (const auto c : tree_->children(token)) {
    const std::string form = ascii_lower(tree_->token(c).form);
    will = will ||
           (tree_->relation(c) == Relation::aux && (tree_->lemma(c) == "will" || form == "would" || form == "could" ||
                                                    form == "can" || form == "wo" || form == "ca"));
  }
  const bool finite = tree_->token(token).xpos != Xpos::VBG;
  if (!will && !(finite && lemma_in(ontology_->words("consent-words"), tree_->token(token)))) return false;
  static const Trigger kRefusal = [] {
    Trigger trigger;
    trigger.pos = TriggerPos::verb;
    trigger.type = "objects-to";
    trigger.cameo = "120";
    trigger.targets = {"object", "iobject", "to", "with", "of", "in", "by", "for", "complement", "against"};
    trigger.name = "verb:will-not";
    return trigger;
  }();
  const EdgeType* type = ontology_->find_type(kRefusal.type);
  if (type == nullptr) return false;
  Event event{&kRefusal, type, token, token, {}};
  std::vector<ActorRef> sources = roles_.role(token, "subject");
  if (sources.empty()) return false;
  std::vector<ActorRef> targets = targets_of(kRefusal, token, sources, event.target_role);
  if (targets.empty()) {
    targets = roles_.within(token);
    event.target_role = "complement";
  }
  if (targets.empty()) return false;
  const bool any = emit(event, sources, targets);
  if (any) {
    const std::uint32_t complement = roles_.complement(token);
    if (tree_->is(complement)) silence(complement);
  }
  return any;
}

/// What is asked for, refused, offered or threatened has not happened.
bool SentenceExtractor::silences(const Event& event) const {
  const std::string& type = event.type->name;
  return type == "objects-to" || type == "requests" || type == "offers" || type == "threatens" || type == "accuses" ||
         type == "investigates" || type == "agrees";
}

void SentenceExtractor::silence(std::uint32_t predicate) {
  // Relative clauses, and participles behind a comma, tell of something else that is so ("refused to take part,
  // accusing Nairobi of ...").
  std::vector<std::uint32_t> governed = {predicate};
  for (std::size_t at = 0; at < governed.size(); ++at) {
    for (const auto c : tree_->children(governed[at])) {
      const Relation relation = tree_->relation(c);
      const bool apart = relation == Relation::acl_relcl || relation == Relation::parataxis ||
                         (relation == Relation::advcl && c > 0 && tree_->token(c - 1).form == ",");
      if (!apart) governed.push_back(c);
    }
  }
  std::sort(governed.begin(), governed.end());
  for (const std::uint32_t token : governed) {
    const Upos upos = tree_->token(token).upos;
    if (upos == Upos::VERB || token == predicate) silent_[token] = true;
    if (upos == Upos::NOUN && tree_->has_head(token) && silent_[tree_->head(token)] &&
        tree_->relation(token) == Relation::obj) {
      silent_[token] = true;
    }
  }
}

}  // namespace entente::ingest
