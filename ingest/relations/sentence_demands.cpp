#include <algorithm>

#include "ingest/entities/names.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/lemmas.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// Whether a word that may be a trigger is one here: its particle, its object, what stands behind it.
namespace entente::ingest {
namespace {

using language::Relation;
using language::Upos;
using language::Xpos;

constexpr std::uint32_t kLongestJudged = 14;  // words between a thing and the quoted verdict on it

/// Words that ask somebody named in the clause behind them ("demanded that Niger withdraw"), whatever that clause says.
bool asks_by_clause(const Trigger& trigger) {
  return trigger.type == "requests" && trigger.complements.empty() && contains(trigger.targets, "complement-subject");
}

}  // namespace

/// Whether a noun by itself tells of an act of another type than the trigger's ("appreciation", "fear").
bool SentenceExtractor::another_act(const Trigger& trigger, std::uint32_t noun) const {
  const auto& named = triggers_->find(TriggerPos::noun, ascii_lower(tree_->lemma(noun)));
  return !named.empty() && std::none_of(named.begin(), named.end(), [&](const IndexedTrigger& entry) {
    return entry.type != nullptr && entry.type->name == trigger.type;
  });
}

/// "doctors began a strike": people at work strike nobody.
bool SentenceExtractor::downs_tools(std::uint32_t verb, std::uint32_t object) const {
  if (tree_->lemma(object) != "strike") return false;
  static constexpr std::string_view kTrades[] = {
      "worker",   "doctor",  "nurse",  "teacher",     "lecturer", "driver", "miner",  "union",
      "pilot",    "trader",  "farmer", "student",     "employee", "staff",  "lawyer", "judge",
      "engineer", "servant", "docker", "association", "medic",    "labour", "labor",  "transporter"};
  const auto tells = [](std::string_view text) {
    return std::any_of(std::begin(kTrades), std::end(kTrades),
                       [&](std::string_view trade) { return text.find(trade) != std::string_view::npos; });
  };
  for (const std::uint32_t subject : roles_.subjects(verb)) {
    if (tells(tree_->lemma(subject))) return true;
    for (const ActorRef& ref : finder_->actors(subject, false)) {
      const Entity& entity = finder_->entity(ref.id);
      const bool armed = entity.kind == EntityKind::state || entity.kind == EntityKind::force;
      if (!armed && tells(ascii_lower(entity.name))) return true;
    }
  }
  return false;
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

/// "responsible for the bombing", not "responsible for preserving the forest": for an act that is an attack.
bool SentenceExtractor::to_blame(std::uint32_t adjective) const {
  return std::any_of(tree_->children(adjective).begin(), tree_->children(adjective).end(), [&](std::uint32_t c) {
    const Relation relation = tree_->relation(c);
    if (relation != Relation::obl && relation != Relation::nmod) return false;
    const auto& acts = triggers_->find(TriggerPos::noun, ascii_lower(tree_->lemma(c)));
    return finder_->lexicon().has("act-nouns", tree_->lemma(c)) ||
           std::any_of(acts.begin(), acts.end(), [](const IndexedTrigger& entry) {
             return entry.type != nullptr && entry.type->name == "attacks";
           });
  });
}

/// "remained on alert", "went on strike": a preposition and its noun among the words that may stand behind a verb.
bool SentenceExtractor::has_phrase(std::uint32_t token, const std::vector<std::string>& phrases) const {
  for (const std::string& phrase : phrases) {
    const std::size_t blank = phrase.find(' ');
    if (blank == std::string::npos) {
      // "reacted angrily"
      if (!phrase.ends_with("ly")) continue;
      for (const auto c : tree_->children(token)) {
        if (tree_->relation(c) == Relation::advmod && lower_form(tree_->token(c)) == phrase) return true;
      }
      continue;
    }
    const std::string_view preposition = std::string_view(phrase).substr(0, blank);
    const std::string_view noun = std::string_view(phrase).substr(blank + 1);
    for (const auto c : tree_->children(token)) {
      const Relation relation = tree_->relation(c);
      const bool behind = relation == Relation::obl || relation == Relation::xcomp || relation == Relation::advcl;
      if (!behind || tree_->marker(c) != preposition) continue;
      if (ascii_lower(tree_->lemma(c)) == noun) return true;
      // "responded in kind to the tariffs": one preposition to the parser
      const auto link = tree_->child(c, Relation::case_);
      const auto rest = tree_->is(link) ? tree_->child(link, Relation::fixed) : link;
      if (tree_->is(rest) && tree_->lemma(rest) == noun) return true;
    }
  }
  return false;
}

/// "described the plan as a provocation": what it is said to be.
std::uint32_t SentenceExtractor::verdict(std::uint32_t token) const {
  if (!tree_->is(tree_->child(token, Relation::obj, Relation::nsubj_pass))) return tree_->size();
  for (const auto c : tree_->children(token)) {
    if (c > token && tree_->marker(c) == "as" &&
        (tree_->relation(c) == Relation::obl || tree_->relation(c) == Relation::advcl))
      return c;
  }
  // "ruled the move unlawful"
  for (const auto c : tree_->children(token)) {
    if (c > token && tree_->relation(c) == Relation::obl && tree_->token(c).upos == Upos::ADJ &&
        tree_->marker(c).empty())
      return c;
  }
  // "called the charges \"baseless\"": hung from the charges
  const auto judged = tree_->child(token, Relation::obj);
  if (!tree_->is(judged)) return tree_->size();
  for (std::uint32_t c = judged + 2; c < tree_->size() && c < judged + kLongestJudged; ++c) {
    const bool quality = tree_->token(c).upos == Upos::ADJ || tree_->token(c).upos == Upos::NOUN;
    if (!quality || !one_of(tree_->token(c - 1).form, {"\"", "“", "''", "‘", "'"})) continue;
    if (tree_->dominates(token, c)) return c;
  }
  // "called the deliveries far from sufficient"
  for (const auto c : tree_->children(token)) {
    if (c > judged && tree_->relation(c) == Relation::obl && tree_->token(c).upos == Upos::ADJ) return c;
  }
  return tree_->size();
}

bool SentenceExtractor::meets_demands(const IndexedTrigger& entry, std::uint32_t token) const {
  const Trigger& trigger = *entry.trigger;
  if (entry.type == nullptr) return false;
  if (trigger.pos == TriggerPos::noun && trigger.type == "attacks" &&
      (peaceful(token) || figurative(token) || modified_by(token, ontology_->words("helpful-words"))))
    return false;
  if (!entry.particle.empty()) {
    bool there = false;
    for (const auto c : tree_->children(token)) {
      const Relation relation = tree_->relation(c);
      there = there || ((relation == Relation::compound_prt || relation == Relation::advmod ||
                         relation == Relation::compound || relation == Relation::xcomp) &&
                        ascii_lower(tree_->token(c).form) == entry.particle);
    }
    // "set free two soldiers", "handed over 7 tonnes of rice", where the parser gives the word to what comes next
    const bool next = token + 1 < tree_->size() && lower_form(tree_->token(token + 1)) == entry.particle;
    there = there || (next && (tree_->token(token + 1).upos == Upos::ADJ ||
                               (tree_->token(token + 1).upos != Upos::PART && tree_->head(token + 1) > token + 1 &&
                                tree_->relation(token + 1) == Relation::advmod)));
    if (!there) return false;
  }
  if (trigger.pos == TriggerPos::adjective && trigger.type == "attacks" && !to_blame(token)) return false;
  // "less willing", "hardly ready"
  if (trigger.pos == TriggerPos::adjective &&
      std::any_of(tree_->children(token).begin(), tree_->children(token).end(), [&](std::uint32_t c) {
        return one_of(lower_form(tree_->token(c)), {"less", "least"});
      }))
    return false;
  if (!trigger.objects.empty()) {
    std::uint32_t object = trigger.pos == TriggerPos::verb ? roles_.object(token) : tree_->size();
    if (!tree_->is(object)) {
      // "spoke by phone": an oblique may be the thing demanded
      return false;
    }
    bool there = false;
    for (const std::uint32_t conjunct : tree_->conjuncts(object)) {
      // A hunger strike is neither an attack nor an order to one.
      const bool stoppage = trigger.type == "protests" || contains(trigger.objects, "protest");
      if (!stoppage && (peaceful(conjunct) || downs_tools(token, conjunct))) continue;
      if (trigger.type == "attacks" &&
          (figurative(conjunct) || modified_by(conjunct, ontology_->words("helpful-words"))))
        continue;
      // "€3.5 million", "£200": money, whatever its sign
      const bool money = tree_->token(conjunct).upos == Upos::SYM && contains(trigger.objects, "$");
      there = there || money || lemma_in(trigger.objects, tree_->token(conjunct));
      // "summoned Chad's ambassador Omar Diallo", where the parser sees two objects
      there = there || (conjunct > 0 && conjunct == object && tree_->relation(conjunct - 1) == Relation::obj &&
                        tree_->head(conjunct - 1) == token && lemma_in(trigger.objects, tree_->token(conjunct - 1)));
      for (const auto c : tree_->children(conjunct)) {
        // "summoned ambassador Omar Diallo": what he is stands before his name
        const bool title = tree_->relation(c) == Relation::nmod_desc && tree_->token(conjunct).upos == Upos::PROPN;
        there = there || (title && lemma_in(trigger.objects, tree_->token(c)));
        // "a suspension of aid" is none
        if (contains(ontology_->words("endings"), tree_->lemma(conjunct))) continue;
        // "a series of attacks", "two billion dollars of aid", "ceasefire agreement"; "appreciation of the support" is
        // another act
        const bool of = tree_->relation(c) == Relation::nmod &&
                        (tree_->marker(c) == "of" || tree_->marker(c) == "in") && !another_act(trigger, conjunct);
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
  if (!trigger.complements.empty() && !has_phrase(token, trigger.complements)) {
    std::uint32_t complement = roles_.complement(token);
    if (!tree_->is(complement)) complement = verdict(token);
    if (!tree_->is(complement)) return false;
    // "vowed to continue attacking"
    const std::uint32_t inner = roles_.complement(complement);
    if (tree_->is(inner) && one_of(tree_->lemma(complement), {"continue", "keep", "resume", "begin", "start"}) &&
        !lemma_in(trigger.complements, tree_->token(complement)))
      complement = inner;
    const bool clause = tree_->relation(complement) == Relation::ccomp && tree_->token(complement).xpos != Xpos::VBG &&
                        tree_->is(tree_->child(complement, Relation::nsubj, Relation::nsubj_pass));
    if (clause && !contains(trigger.targets, "complement-subject") && !contains(trigger.complements, "not"))
      return false;
    bool there = false;
    for (const std::uint32_t conjunct : tree_->conjuncts(complement)) {
      // "hopes to overtake Chad and build a lead": what comes first decides
      if (trigger.type == "offers" && conjunct != complement) break;
      // "said Chad needs to pay", not "needs friends"
      const bool needs = trigger.type != "requests" || tree_->lemma(conjunct) != "need" ||
                         tree_->is(tree_->child(conjunct, Relation::xcomp));
      there = there || (needs && lemma_in(trigger.complements, tree_->token(conjunct)));
      // "described it as an act of aggression"
      for (const auto c : tree_->children(conjunct)) {
        const bool kind = tree_->relation(c) == Relation::nmod && tree_->marker(c) == "of" &&
                          one_of(tree_->lemma(conjunct), {"act", "form", "kind", "case", "piece", "example", "campaign",
                                                          "attempt", "sort", "type", "instance", "pattern"});
        there = there || (kind && lemma_in(trigger.complements, tree_->token(c)));
      }
    }
    // "called it a terrorist state"
    if (one_of(trigger.name, {"verb:call+illegal", "verb:call+friend"}) && tree_->token(complement).upos == Upos::NOUN)
      there = there || modified_by(complement, trigger.complements);
    for (const auto c : tree_->children(complement)) {
      // "must act", not "should be proud"
      const bool quality = tree_->token(complement).upos == Upos::ADJ && !tree_->is(roles_.complement(complement));
      if (tree_->relation(c) == Relation::aux && !quality)
        there = there || contains(trigger.complements, ascii_lower(tree_->lemma(c)));
    }
    // "said Niger was behind the attack"
    if (contains(trigger.complements, "behind")) there = there || tree_->marker(complement) == "behind";
    if (contains(trigger.complements, "not") && !one_of(tree_->marker(complement), {"whether", "if"}))
      there = there || directly_negated(*tree_, complement, *ontology_);
    if (trigger.name == "verb:call+illegal")
      for (const std::uint32_t conjunct : tree_->conjuncts(complement)) there = there || not_good(conjunct);
    // "must have to": "have" with an infinitive of its own
    if (contains(trigger.complements, "have-to") && tree_->lemma(complement) == "have" &&
        tree_->is(tree_->child(complement, Relation::xcomp)))
      there = true;
    if (!there) return false;
  }
  // "marched in support of Chad": not against it
  if (trigger.type == "protests" && trigger.pos == TriggerPos::verb &&
      has_phrase(token, {"in support", "in favour", "in favor", "in solidarity"}))
    return false;
  // "the raid is a disgrace, he said": a verdict
  if (trigger.name == "noun:said-disgrace" && !tree_->is(tree_->child(token, Relation::cop))) return false;
  // "rallied in support of Chad", not "depends on the support of Chad"
  if (trigger.name == "noun:in-support-of" && tree_->marker(token) != "in") return false;
  // "was met with scepticism": nobody is met
  if (trigger.type == "consults" && trigger.pos == TriggerPos::verb && roles_.passive(token) &&
      tree_->lemma(token) == "meet")
    return false;
  if (!trigger.except_objects.empty()) {
    const std::uint32_t object = roles_.object(token);
    if (tree_->is(object) && lemma_in(trigger.except_objects, tree_->token(object))) return false;
    // "is meeting with the approval of Chad"
    for (const auto c : tree_->children(token)) {
      if (!tree_->is(object) && tree_->relation(c) == Relation::obl && tree_->marker(c) == "with" &&
          lemma_in(trigger.except_objects, tree_->token(c)))
        return false;
    }
  }
  if (asks_by_clause(trigger) && !mandative(token)) return false;
  const auto filled = [&](const std::string& role) {
    if (role == "object" && tree_->is(roles_.object(token))) return true;
    if (role == "complement" && tree_->is(roles_.complement(token))) return true;
    if (role == "infinitive") {
      const std::uint32_t complement = roles_.complement(token);
      return tree_->is(complement) && tree_->relation(complement) != Relation::ccomp &&
             tree_->marker(complement) == "to";
    }
    for (const auto c : tree_->children(token)) {
      if (tree_->marker(c) == role && !roles_.is_time(c)) return true;
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
  // What is demanded has not happened, however the verb looks.
  if (one_of(tree_->lemma(token), {"demand", "request"})) return true;
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

}  // namespace entente::ingest
