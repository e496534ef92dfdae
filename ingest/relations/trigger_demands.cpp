#include "ingest/relations/trigger_demands.hpp"

#include <algorithm>

#include "ingest/entities/names.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/lemmas.hpp"
#include "ingest/relations/stance.hpp"

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

/// Qualities that everybody wants, so that to deny them is an objection.
bool is_virtue(std::string_view lemma) {
  return one_of(
      lemma, {"acceptable",  "adequate",     "appropriate", "compatible", "constructive",  "credible",    "effective",
              "enough",      "fair",         "fit",         "genuine",    "helpful",       "honest",      "justifiable",
              "justified",   "lawful",       "legal",       "legitimate", "proportionate", "reasonable",  "reliable",
              "right",       "satisfactory", "serious",     "sincere",    "sufficient",    "sustainable", "tolerable",
              "transparent", "trustworthy",  "valid",       "viable",     "warranted",     "workable"});
}

/// "a plane carrying food", "a ship loaded with medicine": the load; size() if there is none.
std::uint32_t carried_by(const language::Tree& tree, std::uint32_t vehicle) {
  for (const auto c : tree.children(vehicle)) {
    if (tree.relation(c) != language::Relation::acl ||
        !one_of(tree.lemma(c), {"carry", "load", "lade", "pack", "transport", "fill", "bring"}))
      continue;
    for (const auto load : tree.children(c)) {
      if (tree.relation(load) == language::Relation::obj ||
          (tree.relation(load) == language::Relation::obl && tree.marker(load) == "with"))
        return load;
    }
  }
  return tree.size();
}

/// Guests that come together: "a group of envoys", not "the appointment of an envoy".
bool is_company(std::string_view noun) {
  return one_of(noun, {"contingent", "couple", "delegation", "dozen", "group", "host", "number", "pair", "party",
                       "series", "team", "trio"});
}

}  // namespace

/// Whether a noun by itself tells of an act of another type than the trigger's ("appreciation", "fear").
bool TriggerDemands::another_act(const Trigger& trigger, std::uint32_t noun) const {
  const auto& named = triggers_->find(TriggerPos::noun, ascii_lower(tree_->lemma(noun)));
  return !named.empty() && std::none_of(named.begin(), named.end(), [&](const IndexedTrigger& entry) {
    return entry.type != nullptr && entry.type->name == trigger.type;
  });
}

/// "doctors began a strike": people at work strike nobody.
bool TriggerDemands::downs_tools(std::uint32_t verb, std::uint32_t object) const {
  if (tree_->lemma(object) != "strike") return false;
  static constexpr std::string_view kTrades[] = {
      "worker",   "doctor",  "nurse",  "teacher",     "lecturer", "driver", "miner",  "union",
      "pilot",    "trader",  "farmer", "student",     "employee", "staff",  "lawyer", "judge",
      "engineer", "servant", "docker", "association", "medic",    "labour", "labor",  "transporter"};
  const auto tells = [](std::string_view text) {
    return std::any_of(std::begin(kTrades), std::end(kTrades),
                       [&](std::string_view trade) { return text.find(trade) != std::string_view::npos; });
  };
  for (const std::uint32_t subject : roles_->subjects(verb)) {
    if (tells(tree_->lemma(subject))) return true;
    for (const ActorRef& ref : finder_->actors(subject, false)) {
      const Entity& entity = finder_->entity(ref.id);
      const bool armed = entity.kind == EntityKind::state || entity.kind == EntityKind::force;
      if (!armed && tells(ascii_lower(entity.name))) return true;
    }
  }
  return false;
}

bool TriggerDemands::modified_by(std::uint32_t noun, const std::vector<std::string>& words) const {
  return std::any_of(tree_->children(noun).begin(), tree_->children(noun).end(), [&](std::uint32_t c) {
    const Relation relation = tree_->relation(c);
    return (relation == Relation::compound || relation == Relation::amod) && lemma_in(words, tree_->token(c));
  });
}

/// "hunger strike", "transport strike": a stoppage, no blow.
bool TriggerDemands::peaceful(std::uint32_t noun) const {
  return modified_by(noun, ontology_->words("stoppage-words"));
}

/// "diplomatic battle", "court fight": fought with words.
bool TriggerDemands::figurative(std::uint32_t noun) const {
  return modified_by(noun, ontology_->words("figurative-words"));
}

/// "responsible for the bombing", not "responsible for preserving the forest": for an act that is an attack.
bool TriggerDemands::to_blame(std::uint32_t adjective) const {
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
bool TriggerDemands::has_phrase(std::uint32_t token, const std::vector<std::string>& phrases) const {
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

/// "not acceptable", "far from sufficient".
bool TriggerDemands::not_good(std::uint32_t token) const {
  if (!is_virtue(tree_->lemma(token))) return false;
  if (directly_negated(*tree_, token, *ontology_)) return true;
  return token >= 2 && tree_->token(token - 1).form == "from" && tree_->token(token - 2).form == "far";
}

/// "described the plan as a provocation": what it is said to be.
std::uint32_t TriggerDemands::verdict(std::uint32_t token) const {
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

/// "put off", "set free two soldiers"
bool TriggerDemands::has_particle(const IndexedTrigger& entry, std::uint32_t token) const {
  if (entry.particle.empty()) return true;
  for (const auto c : tree_->children(token)) {
    const Relation relation = tree_->relation(c);
    if ((relation == Relation::compound_prt || relation == Relation::advmod || relation == Relation::compound ||
         relation == Relation::xcomp) &&
        ascii_lower(tree_->token(c).form) == entry.particle)
      return true;
  }
  // "set free two soldiers", "handed over 7 tonnes of rice", where the parser gives the word to what comes next
  const std::uint32_t next = token + 1;
  if (next >= tree_->size() || lower_form(tree_->token(next)) != entry.particle) return false;
  return tree_->token(next).upos == Upos::ADJ || (tree_->token(next).upos != Upos::PART && tree_->head(next) > next &&
                                                  tree_->relation(next) == Relation::advmod);
}

/// Whether a noun is one of the words, by itself or with the word before that belongs to it: "tear gas".
bool TriggerDemands::is_one_of(const std::vector<std::string>& words, std::uint32_t noun) const {
  if (lemma_in(words, tree_->token(noun))) return true;
  if (noun == 0 || tree_->head(noun - 1) != noun) return false;
  const Relation relation = tree_->relation(noun - 1);
  if (relation != Relation::compound && relation != Relation::amod) return false;
  return contains(words, ascii_lower(tree_->lemma(noun - 1)) + ' ' + ascii_lower(tree_->lemma(noun)));
}

/// Whether a thing is one of those the trigger asks for, by itself or by what it is of.
bool TriggerDemands::is_demanded(const Trigger& trigger, std::uint32_t thing) const {
  // "€3.5 million", "£200": money, whatever its sign
  if (tree_->token(thing).upos == Upos::SYM && contains(trigger.objects, "$")) return true;
  if (is_one_of(trigger.objects, thing)) return true;
  for (const auto c : tree_->children(thing)) {
    // "summoned ambassador Omar Diallo": what he is stands before his name
    const bool title = tree_->relation(c) == Relation::nmod_desc && tree_->token(thing).upos == Upos::PROPN;
    if (title && lemma_in(trigger.objects, tree_->token(c))) return true;
    // "a suspension of aid" is none
    if (contains(ontology_->words("endings"), tree_->lemma(thing))) continue;
    // "a series of attacks", "two billion dollars of aid", "ceasefire agreement"; "appreciation of the support" is
    // another act
    const bool of = tree_->relation(c) == Relation::nmod && (tree_->marker(c) == "of" || tree_->marker(c) == "in") &&
                    (trigger.name != "verb:welcome+guest" || is_company(tree_->lemma(thing))) &&
                    (!another_act(trigger, thing) || tree_->lemma(thing) == "letter");
    if ((of || tree_->relation(c) == Relation::compound) && lemma_in(trigger.objects, tree_->token(c))) return true;
    // "part of a military aid program"
    if (!of) continue;
    for (const auto d : tree_->children(c))
      if (tree_->relation(d) == Relation::compound && lemma_in(trigger.objects, tree_->token(d))) return true;
  }
  return false;
}

bool TriggerDemands::has_object(const Trigger& trigger, std::uint32_t token) const {
  if (trigger.objects.empty()) return true;
  const std::uint32_t object = trigger.pos == TriggerPos::verb ? roles_->object(token) : tree_->size();
  if (!tree_->is(object)) return false;
  const auto& helpful = ontology_->words("helpful-words");
  for (const std::uint32_t conjunct : tree_->conjuncts(object)) {
    // A hunger strike is neither an attack nor an order to one.
    const bool stoppage = trigger.type == "protests" || contains(trigger.objects, "protest");
    if (!stoppage && (peaceful(conjunct) || downs_tools(token, conjunct))) continue;
    if (trigger.type == "attacks" && (figurative(conjunct) || modified_by(conjunct, helpful))) continue;
    // "a series of rescue operations"
    const auto whole = tree_->child(conjunct, Relation::nmod);
    if (trigger.type == "attacks" && tree_->is(whole) && tree_->marker(whole) == "of" && modified_by(whole, helpful))
      continue;
    // "sent a plane carrying food": what it carries is sent
    const std::uint32_t load = carried_by(*tree_, conjunct);
    if (tree_->is(load)) {
      if (trigger.type == "mobilizes") continue;
      if (lemma_in(trigger.objects, tree_->token(load)) || is_demanded(trigger, load)) return true;
    }
    if (is_demanded(trigger, conjunct)) return true;
    // "summoned Chad's ambassador Omar Diallo", where the parser sees two objects
    if (conjunct > 0 && conjunct == object && tree_->relation(conjunct - 1) == Relation::obj &&
        tree_->head(conjunct - 1) == token && lemma_in(trigger.objects, tree_->token(conjunct - 1)))
      return true;
  }
  return false;
}

/// Whether the complement, or one joined to it, is a word that the trigger asks for.
bool TriggerDemands::says_demanded(const Trigger& trigger, std::uint32_t complement) const {
  for (const std::uint32_t conjunct : tree_->conjuncts(complement)) {
    // "hopes to overtake Chad and build a lead": what comes first decides
    if (trigger.type == "offers" && conjunct != complement) break;
    // "said Chad needs to pay", not "needs friends"
    const bool needs = trigger.type != "requests" || tree_->lemma(conjunct) != "need" ||
                       tree_->is(tree_->child(conjunct, Relation::xcomp));
    if (needs && lemma_in(trigger.complements, tree_->token(conjunct))) return true;
    // "described it as an act of aggression"
    for (const auto c : tree_->children(conjunct)) {
      const bool kind = tree_->relation(c) == Relation::nmod && tree_->marker(c) == "of" &&
                        one_of(tree_->lemma(conjunct), {"act", "form", "kind", "case", "piece", "example", "campaign",
                                                        "attempt", "sort", "type", "instance", "pattern"});
      if (kind && lemma_in(trigger.complements, tree_->token(c))) return true;
    }
  }
  // "called it a terrorist state"
  return one_of(trigger.name, {"verb:call+illegal", "verb:call+friend"}) &&
         tree_->token(complement).upos == Upos::NOUN && modified_by(complement, trigger.complements);
}

bool TriggerDemands::has_complement(const Trigger& trigger, std::uint32_t token) const {
  if (trigger.complements.empty() || has_phrase(token, trigger.complements)) return true;
  std::uint32_t complement = roles_->complement(token);
  if (!tree_->is(complement)) complement = verdict(token);
  if (!tree_->is(complement)) return false;
  // "vowed to continue attacking"
  const std::uint32_t inner = roles_->complement(complement);
  if (tree_->is(inner) && one_of(tree_->lemma(complement), {"continue", "keep", "resume", "begin", "start"}) &&
      !lemma_in(trigger.complements, tree_->token(complement)))
    complement = inner;
  const bool clause = tree_->relation(complement) == Relation::ccomp && tree_->token(complement).xpos != Xpos::VBG &&
                      tree_->is(tree_->child(complement, Relation::nsubj, Relation::nsubj_pass));
  const bool negative = contains(trigger.complements, "not");
  if (clause && !contains(trigger.targets, "complement-subject") && !negative) return false;
  if (says_demanded(trigger, complement)) return true;
  // "must act", not "should be proud"
  const bool quality = tree_->token(complement).upos == Upos::ADJ && !tree_->is(roles_->complement(complement));
  for (const auto c : tree_->children(complement)) {
    if (tree_->relation(c) == Relation::aux && !quality && contains(trigger.complements, ascii_lower(tree_->lemma(c))))
      return true;
  }
  // "said Niger was behind the attack"
  if (contains(trigger.complements, "behind") && tree_->marker(complement) == "behind") return true;
  if (negative && !one_of(tree_->marker(complement), {"whether", "if"}) &&
      directly_negated(*tree_, complement, *ontology_))
    return true;
  if (trigger.name == "verb:call+illegal") {
    for (const std::uint32_t conjunct : tree_->conjuncts(complement))
      if (not_good(conjunct)) return true;
  }
  // "must have to": "have" with an infinitive of its own
  return contains(trigger.complements, "have-to") && tree_->lemma(complement) == "have" &&
         tree_->is(tree_->child(complement, Relation::xcomp));
}

/// What looks like the trigger's act and is none.
bool TriggerDemands::is_another(const Trigger& trigger, std::uint32_t token) const {
  if (trigger.type == "attacks") {
    if (trigger.pos == TriggerPos::noun &&
        (peaceful(token) || figurative(token) || modified_by(token, ontology_->words("helpful-words"))))
      return true;
    if (trigger.pos == TriggerPos::adjective && !to_blame(token)) return true;
  }
  // "a formal protest": a note, not a crowd
  if (trigger.type == "protests" && trigger.pos == TriggerPos::noun && tree_->lemma(token) == "protest" &&
      modified_by(token, {"formal", "official", "diplomatic", "written"}))
    return true;
  // "the officer in charge of the office"
  if (trigger.pos == TriggerPos::noun && tree_->lemma(token) == "charge" && tree_->marker(token) == "in") return true;
  // "less willing", "hardly ready"
  if (trigger.pos == TriggerPos::adjective &&
      std::any_of(tree_->children(token).begin(), tree_->children(token).end(), [&](std::uint32_t c) {
        return one_of(lower_form(tree_->token(c)), {"less", "least"});
      }))
    return true;
  // "marched in support of Chad": not against it
  if (trigger.type == "protests" && trigger.pos == TriggerPos::verb &&
      has_phrase(token, {"in support", "in favour", "in favor", "in solidarity"}))
    return true;
  // "the raid is a disgrace, he said": a verdict
  if (trigger.name == "noun:said-disgrace" && !tree_->is(tree_->child(token, Relation::cop))) return true;
  // "withdrew at the request of Chad", not "received the request of Chad"
  if (trigger.name == "noun:at-request" && !one_of(tree_->marker(token), {"at", "on", "upon"})) return true;
  // "rallied in support of Chad", not "depends on the support of Chad"
  if (trigger.name == "noun:in-support-of" && tree_->marker(token) != "in") return true;
  // "was met with scepticism": nobody is met; "was flown to Chad": not by his own will
  return trigger.type == "consults" && trigger.pos == TriggerPos::verb && roles_->passive(token) &&
         one_of(tree_->lemma(token), {"meet", "fly", "head", "return"});
}

/// "is meeting with the approval of Chad"
bool TriggerDemands::has_excepted_object(const Trigger& trigger, std::uint32_t token) const {
  if (trigger.except_objects.empty()) return false;
  const std::uint32_t object = roles_->object(token);
  if (tree_->is(object)) {
    // "a note of protest"
    const auto of = tree_->child(object, Relation::nmod);
    const bool kind = tree_->is(of) && tree_->marker(of) == "of" &&
                      contains(trigger.except_objects, "of " + ascii_lower(tree_->lemma(of)));
    return kind || is_one_of(trigger.except_objects, object);
  }
  return std::any_of(tree_->children(token).begin(), tree_->children(token).end(), [&](std::uint32_t c) {
    return tree_->relation(c) == Relation::obl && tree_->marker(c) == "with" &&
           lemma_in(trigger.except_objects, tree_->token(c));
  });
}

bool TriggerDemands::fills(std::uint32_t token, const std::string& role) const {
  if (role == "object" && tree_->is(roles_->object(token))) return true;
  if (role == "complement" && tree_->is(roles_->complement(token))) return true;
  if (role == "infinitive") {
    const std::uint32_t complement = roles_->complement(token);
    return tree_->is(complement) && tree_->relation(complement) != Relation::ccomp && tree_->marker(complement) == "to";
  }
  for (const auto c : tree_->children(token)) {
    if (tree_->marker(c) == role && !roles_->is_time(c)) return true;
  }
  return !roles_->role(token, role).empty();
}

bool TriggerDemands::met(const IndexedTrigger& entry, std::uint32_t token) const {
  if (entry.type == nullptr) return false;
  const Trigger& trigger = *entry.trigger;
  if (!has_particle(entry, token) || is_another(trigger, token) || !has_object(trigger, token) ||
      !has_complement(trigger, token) || has_excepted_object(trigger, token))
    return false;
  if (asks_by_clause(trigger) && !mandative(token)) return false;
  // "gave Ghana until Monday to pay": a day is no role
  if (trigger.name == "verb:give-until" &&
      std::none_of(tree_->children(token).begin(), tree_->children(token).end(), [&](std::uint32_t c) {
        return one_of(tree_->marker(c), {"until", "till"});
      }))
    return false;
  // "stopped him from entering", not "stopped him"
  if (trigger.name == "verb:stop-from" &&
      std::none_of(tree_->children(token).begin(), tree_->children(token).end(), [&](std::uint32_t c) {
        return tree_->token(c).xpos == language::Xpos::VBG && tree_->marker(c) == "from";
      }))
    return false;
  const auto filled = [&](const std::string& role) { return fills(token, role); };
  if (std::any_of(trigger.lacks.begin(), trigger.lacks.end(), filled)) return false;
  return trigger.needs.empty() || std::any_of(trigger.needs.begin(), trigger.needs.end(), filled);
}

/// "insisted that Israel withdraw", "demand U.S. troops leave", not "insisted that Israel had withdrawn": what is
/// asked for stands in the base form, or under "should".
bool TriggerDemands::mandative(std::uint32_t token) const {
  const std::uint32_t clause = roles_->complement(token);
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
