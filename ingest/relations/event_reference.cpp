#include <algorithm>

#include "ingest/entities/names.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// Acts the text has told of, taken up again by a noun: "the executions", "these allegations".
namespace entente::ingest {
namespace {

using language::Relation;

constexpr std::uint32_t kReach = 8;  // sentences

/// Whether a noun can take up an act of that type, beyond the nouns that trigger it.
bool names_act(std::string_view noun, std::string_view type) {
  if (type == "accuses") return one_of(noun, {"claim", "charge", "accusation", "allegation"});
  if (type == "agrees") return one_of(noun, {"accord", "agreement", "deal", "pact", "protocol", "treaty", "truce"});
  if (type == "cooperates") return one_of(noun, {"drill", "exercise", "maneuver", "manoeuvre"});
  if (type == "mobilizes") return one_of(noun, {"buildup", "build-up", "deployment"});
  if (type == "threatens") return one_of(noun, {"threat", "ultimatum", "warning"});
  if (type == "objects-to")
    return one_of(noun, {"complaint", "criticism", "objection", "refusal", "rejection", "veto", "vote"});
  if (type == "requests") return one_of(noun, {"appeal", "call", "demand", "request"});
  if (type == "offers") return one_of(noun, {"proposal", "plan", "idea", "initiative", "offer"});
  if (type == "protests")
    return one_of(noun, {"stoppage", "strike", "walkout", "sit-in", "march", "rally", "demonstration", "blockade"});
  const bool of_court = one_of(noun, {"acquittal", "conviction", "ruling", "sentence", "verdict"});
  if (type == "concedes") return of_court || one_of(noun, {"amnesty", "pardon", "decision", "move", "step", "release"});
  if (of_court) return type == "coerces";
  if (type == "coerces" || type == "sanctions" || type == "attacks")
    return one_of(noun, {"decision",  "move",    "act",      "action",     "crackdown", "step",    "measure",
                         "killing",   "ban",     "arrest",   "violence",   "execution", "closure", "suspension",
                         "expulsion", "seizure", "eviction", "demolition", "dismissal", "sacking"});
  return false;
}

}  // namespace

/// "Chad expelled the envoy, a move denounced by Niger": what stands beside the clause is what the clause tells of.
std::vector<ActorRef> SentenceExtractor::author_of_apposed(const Event& event, std::uint32_t noun,
                                                           const std::vector<ActorRef>& sources) const {
  if (event.trigger->pos != TriggerPos::verb || !tree_->is(noun) || !tree_->dominates(noun, event.token)) return {};
  if (!one_of(tree_->lemma(noun),
              {"move", "step", "decision", "measure", "act", "action", "gesture", "development", "remark", "statement",
               "claim", "charge", "allegation", "accusation", "demand", "offer", "proposal"}))
    return {};
  std::uint32_t first = tree_->subtree(noun).front();
  while (first < noun && tree_->token(first).upos == language::Upos::PUNCT) ++first;
  const bool beside = first > 0 && one_of(tree_->token(first - 1).form, {",", "-", "–", "—", ";"});
  if (!beside || lower_form(tree_->token(first)) == "the") return {};
  for (auto i = found_.size(); i-- > 0;) {
    if (tokens_[i] >= first) continue;
    const auto id = finder_->find(found_[i].source.key);
    const bool own = std::any_of(sources.begin(), sources.end(), [&](const ActorRef& s) { return id && s.id == *id; });
    if (!id || own) continue;
    return {understood(*id, *tree_, noun)};
  }
  // "Chad said Niger had lied, a charge Niger denied": who said so
  if (!one_of(tree_->lemma(noun), {"charge", "claim", "allegation", "accusation", "remark", "statement"})) return {};
  std::uint32_t verb = noun;
  for (int climb = 0; climb < 6 && tree_->has_head(verb); ++climb) verb = tree_->head(verb);
  if (!contains(ontology_->words("reporting-verbs"), tree_->lemma(verb))) return {};
  std::vector<ActorRef> said = subjects_besides(verb, sources, 0);
  for (ActorRef& ref : said) ref.distance = 2;
  return said;
}

/// The subject of a verb, those of `but` aside, as so much farther away.
std::vector<ActorRef> SentenceExtractor::subjects_besides(std::uint32_t verb, const std::vector<ActorRef>& but,
                                                          std::uint32_t farther) const {
  std::vector<ActorRef> found = roles_.role(verb, "subject");
  std::erase_if(found, [&](const ActorRef& ref) {
    return std::any_of(but.begin(), but.end(), [&](const ActorRef& other) { return other.id == ref.id; });
  });
  for (ActorRef& ref : found) ref.distance += farther;
  return found;
}

/// "Chad proposed a truce, which Ghana rejected": whoever the clause above says it comes from, though the parser may
/// hang "which" from a later word of it.
std::vector<ActorRef> SentenceExtractor::maker_above(std::uint32_t clause, const std::vector<ActorRef>& sources) const {
  if (tree_->relation(clause) != Relation::acl_relcl || !tree_->has_head(clause)) return {};
  const auto object = tree_->child(clause, Relation::obj);
  if (!tree_->is(object) || !one_of(lower_form(tree_->token(object)), {"which", "that"}) || object > clause) return {};
  const std::uint32_t noun = tree_->head(clause);
  if (tree_->token(noun).upos != language::Upos::NOUN || !tree_->has_head(noun)) return {};
  const std::uint32_t verb = tree_->head(noun);
  const auto made = tree_->child(verb, Relation::obj);
  const bool told = is_making(tree_->lemma(verb)) || one_of(tree_->lemma(verb), {"offer", "suggest"});
  if (!told || !tree_->is(made) || made > noun || noun > clause || roles_.passive(verb)) return {};
  if (noun != made && tree_->relation(noun) != Relation::obl) return {};
  return subjects_besides(verb, sources, 1);
}

/// "denounced the tariffs that Ghana imposed", "the remarks its president made": whoever a relative clause says did it.
std::vector<ActorRef> SentenceExtractor::who_made(std::uint32_t noun, const std::vector<ActorRef>& sources) const {
  for (const auto verb : tree_->children(noun)) {
    if (tree_->relation(verb) != Relation::acl_relcl || roles_.passive(verb)) continue;
    if (!is_making(tree_->lemma(verb))) continue;
    // what is made is the noun: its object, or left out
    const auto object = tree_->child(verb, Relation::obj);
    if (tree_->is(object) && tree_->token(object).upos != language::Upos::PRON) continue;
    if (std::vector<ActorRef> makers = subjects_besides(verb, sources, 1); !makers.empty()) return makers;
  }
  return {};
}

std::vector<ActorRef> SentenceExtractor::author_of_act(const Event& event, const std::vector<ActorRef>& sources) const {
  const std::string& type = event.type->name;
  if (!one_of(type, {"objects-to", "supports", "thanks", "requests"})) return {};
  // "defended the decision": one's own, more often than not
  if (event.trigger->name == "verb:defend") return {};
  std::uint32_t noun = event.trigger->pos == TriggerPos::verb ? roles_.object(event.token) : tree_->size();
  const std::uint32_t meant = tree_->is(noun) ? said_thing(event.token, noun) : noun;
  const bool by_pronoun = tree_->is(noun) && tree_->is(meant);
  if (by_pronoun) noun = meant;
  // "rejected all of the allegations"
  if (tree_->is(noun) && tree_->token(noun).upos != language::Upos::NOUN) {
    const auto whole = tree_->child(noun, Relation::nmod);
    if (tree_->is(whole) && tree_->marker(whole) == "of") noun = whole;
  }
  // "the decision drew criticism", "led to condemnation"
  if (contains(event.trigger->targets, "undergoer") && tree_->has_head(event.token)) {
    const std::uint32_t verb = tree_->head(event.token);
    const bool led = tree_->lemma(verb) == "lead" && tree_->marker(event.token) == "to";
    if (led || contains(ontology_->words("receiving-verbs"), tree_->lemma(verb)))
      noun = tree_->child(verb, Relation::nsubj, Relation::nsubj_pass);
  }
  // "expressed concern over the arrests", "was angry about the raid"
  for (const std::uint32_t at : {event.token, event.anchor}) {
    if (event.trigger->pos == TriggerPos::verb) break;
    for (const auto c : tree_->children(at)) {
      const bool behind = tree_->relation(c) == Relation::nmod || tree_->relation(c) == Relation::obl;
      if (behind && c > event.token && !tree_->is(noun) &&
          one_of(tree_->marker(c), {"over", "about", "at", "of", "to", "against", "by", "with", "for"}))
        noun = c;
    }
  }
  // "said the stoppage was illegal": what the verdict is on
  if (event.trigger->pos == TriggerPos::adjective && !tree_->is(noun))
    noun = tree_->child(event.token, Relation::nsubj);
  // "objected to the drills", "complained about the deal"
  if (type == "objects-to" && event.trigger->pos == TriggerPos::verb && !tree_->is(noun)) {
    for (const auto c : tree_->children(event.token)) {
      if (tree_->relation(c) == Relation::obl && c > event.token && !tree_->is(noun) &&
          one_of(tree_->marker(c), {"to", "about", "against", "over", "at"}))
        noun = c;
    }
  }
  // "called for their release": of who holds them
  if (type == "requests" && event.trigger->pos == TriggerPos::verb && !tree_->is(noun)) {
    for (const auto c : tree_->children(event.token)) {
      if (tree_->relation(c) == Relation::obl && tree_->marker(c) == "for") noun = c;
    }
  }
  // "the remarks angered Ghana"
  if (event.trigger->pos == TriggerPos::verb && event.trigger->targets.size() == 1 &&
      event.trigger->targets.front() == "subject")
    noun = tree_->child(event.token, Relation::nsubj);
  if (!tree_->is(noun) || tree_->token(noun).upos != language::Upos::NOUN) return {};
  // "supported the fight for the city": whoever fights it is not told
  if (type == "supports" && one_of(tree_->lemma(noun), {"fight", "war", "battle", "struggle", "campaign"})) return {};
  if (std::vector<ActorRef> just_told = author_of_apposed(event, noun, sources); !just_told.empty()) return just_told;
  if (type != "requests") {
    if (std::vector<ActorRef> maker = who_made(noun, sources); !maker.empty()) return maker;
    if (std::vector<ActorRef> maker = maker_above(event.token, sources); !maker.empty()) return maker;
  }
  const bool let_go = type == "requests" && one_of(tree_->lemma(noun), {"release", "freedom"});
  if (type == "requests" && !let_go) return {};
  // "the release of two teachers held by Chad"
  if (let_go) {
    for (const auto held : tree_->children(noun)) {
      if (tree_->relation(held) != Relation::nmod || tree_->marker(held) != "of") continue;
      for (const auto c : tree_->children(held)) {
        const bool seized =
            (tree_->relation(c) == Relation::acl || tree_->relation(c) == Relation::acl_relcl) && roles_.passive(c) &&
            one_of(tree_->lemma(c),
                   {"hold", "detain", "arrest", "jail", "imprison", "capture", "abduct", "kidnap", "seize", "take"});
        if (seized && !roles_.subjects(c).empty()) return roles_.role(c, "subject");
      }
    }
  }
  const auto determiner = tree_->child(noun, Relation::det);
  // "accusations Beijing denies"
  const bool relative = tree_->relation(event.token) == Relation::acl_relcl && tree_->has_head(event.token) &&
                        tree_->head(event.token) == noun &&
                        (tree_->relation(noun) == Relation::appos || tree_->relation(noun) == Relation::parataxis);
  if (!let_go && !relative && !by_pronoun &&
      (!tree_->is(determiner) || !one_of(tree_->lemma(determiner), {"the", "this", "that", "these", "those"})))
    return {};
  const std::string lemma = ascii_lower(tree_->lemma(noun));
  const std::vector<IndexedTrigger>& named = triggers_->find(TriggerPos::noun, lemma);
  const auto fits_own = [&](const Actor& actor) {
    return std::any_of(sources.begin(), sources.end(),
                       [&](const ActorRef& source) { return finder_->entity(source.id).key == actor.key; });
  };
  const auto fits = [&](const Evidence& told) {
    const bool triggers = std::any_of(named.begin(), named.end(), [&](const IndexedTrigger& entry) {
      return entry.type != nullptr && entry.type->name == told.type;
    });
    const bool own = std::any_of(sources.begin(), sources.end(), [&](const ActorRef& source) {
      const std::string& key = finder_->entity(source.id).key;
      const auto author = finder_->find(told.source.key);
      // "The Chadian army shot two. Chad regretted the deaths": its own army's
      const bool arm = author && finder_->entity(*author).regular &&
                       finder_->entity(source.id).kind == EntityKind::state &&
                       finder_->entity(source.id).state == told.source.state;
      return arm || key == told.source.key || (one_of(told.type, {"agrees", "cooperates"}) && key == told.target.key);
    });
    if (let_go)
      return !own && !told.negated &&
             ((told.type == "coerces" && told.cameo.starts_with("173")) || told.rule == "verb:charge");
    // "repelled the attackers. Ghana condemned the ambush": whoever fends off an attack is not its author
    if (told.rule == "verb:repel" && finder_->lexicon().has("harms", lemma)) return false;
    return !own && !told.negated && (triggers || names_act(lemma, told.type));
  };
  std::vector<ActorRef> found = by_act_before(kReach, [&](const Evidence& act) -> std::optional<std::vector<ActorRef>> {
    if (!fits(act)) return std::nullopt;
    // "the deal", "the drills": of both who agreed or took part
    const bool together = one_of(act.type, {"agrees", "cooperates"});
    std::vector<ActorRef> authors;
    std::vector<const Actor*> all = {&act.source};
    if (together) all.push_back(&act.target);
    // "Chad and Niger proposed talks": of both
    for (const std::span<const Evidence> told : {std::span<const Evidence>(found_), earlier_}) {
      for (auto other = told.rbegin(); other != told.rend() && other->sentence >= act.sentence; ++other) {
        const bool same = other->sentence == act.sentence && other->trigger.start == act.trigger.start;
        const bool known =
            std::any_of(all.begin(), all.end(), [&](const Actor* a) { return a->key == other->source.key; });
        if (same && other->type == act.type && !known && !fits_own(other->source)) all.push_back(&other->source);
      }
    }
    for (const Actor* of : all) {
      const auto id = finder_->find(of->key);
      if (!id) continue;
      ActorRef ref;
      ref.id = *id;
      ref.token = noun;
      ref.span = {tree_->token(tree_->is(determiner) ? determiner : noun).span.start, tree_->token(noun).span.end};
      ref.distance = 2;
      ref.resolved = true;
      authors.push_back(ref);
    }
    return authors;
  });
  return found.empty() && type != "requests" ? taken_up(noun, sources) : found;
}

/// "Chad will leave the alliance. Niger regretted the decision": what the last sentence told of in the main.
std::vector<ActorRef> SentenceExtractor::taken_up(std::uint32_t noun, const std::vector<ActorRef>& sources) const {
  const std::string_view lemma = tree_->lemma(noun);
  const bool said =
      one_of(lemma, {"remark",           "comment",    "statement", "speech",     "assertion",      "claim",
                     "suggestion",       "interview",  "tweet",     "post",       "outburst",       "rhetoric",
                     "announcement",     "allegation", "theory",    "view",       "idea",           "notion",
                     "assessment",       "version",    "account",   "argument",   "accusation",     "characterisation",
                     "characterization", "contention", "charge",    "conclusion", "interpretation", "hypothesis",
                     "criticism"});
  const bool done = one_of(lemma, {"move",    "decision", "step",     "action",       "act",    "measure", "gesture",
                                   "plan",    "proposal", "offer",    "initiative",   "policy", "bid",     "attempt",
                                   "project", "law",      "approach", "announcement", "ban",    "tax",     "demand"});
  // whose it is, is told
  const bool owned = std::any_of(tree_->children(noun).begin(), tree_->children(noun).end(), [&](std::uint32_t c) {
    const Relation relation = tree_->relation(c);
    return relation == Relation::nmod_poss || relation == Relation::acl || relation == Relation::acl_relcl ||
           (relation == Relation::nmod && one_of(tree_->marker(c), {"of", "by", "from", "to", "for"}));
  });
  const bool harm = finder_->lexicon().has("harms", lemma) || lemma == "attack" || lemma == "raid";
  // "Chad proposed a freeze. Niger objected to the freeze"
  const bool made = lemma == before_.made;
  if (owned || (!said && !done && !harm && !made)) return {};
  std::optional<EntityId> author = done || harm || made ? before_.doer : before_.speaker;
  if (!author && said) author = before_.speaker ? before_.speaker : before_.doer;
  if (!author) return {};
  const Entity& whose = finder_->entity(*author);
  // "A drone struck the market, officials said. Chad denounced the attack": no officials' attack
  if (harm && (author == before_.speaker || (whose.kind != EntityKind::force && whose.kind != EntityKind::state)))
    return {};
  return unless_own(*author, noun, sources);
}

/// "Chad left the alliance. Niger said this was a mistake": what the last sentence told of.
std::vector<ActorRef> SentenceExtractor::this_taken_up(const Event& event, const std::vector<ActorRef>& sources) const {
  if (!one_of(event.type->name, {"objects-to", "supports", "thanks"}) || !before_.doer) return {};
  const std::uint32_t pronoun = tree_->token(event.token).upos == language::Upos::VERB
                                    ? roles_.object(event.token)
                                    : tree_->child(event.token, Relation::nsubj);
  if (!tree_->is(pronoun) || tree_->token(pronoun).upos != language::Upos::PRON) return {};
  // "it" may be anything but in a verdict
  const bool verdict = contains(event.trigger->sources, "speaker");
  const std::string_view lemma = tree_->lemma(pronoun);
  if (lemma != "this" && !(verdict && one_of(lemma, {"it", "that"}))) return {};
  return unless_own(*before_.doer, pronoun, sources);
}

/// The author of what the word stands for, if that is nobody of the sources' own.
std::vector<ActorRef> SentenceExtractor::unless_own(EntityId author, std::uint32_t word,
                                                    const std::vector<ActorRef>& sources) const {
  const Entity& whose = finder_->entity(author);
  const bool own = std::any_of(sources.begin(), sources.end(), [&](const ActorRef& source) {
    const Entity& entity = finder_->entity(source.id);
    const bool serves = entity.kind == EntityKind::state || whose.kind == EntityKind::state;
    return source.id == author || (serves && !entity.state.empty() && entity.state == whose.state);
  });
  return own ? std::vector<ActorRef>{} : std::vector<ActorRef>{understood(author, *tree_, word)};
}

/// "informed Chad that it would retaliate": whom a threat is told to.
std::vector<ActorRef> SentenceExtractor::told_to(std::uint32_t verb) const {
  if (tree_->relation(verb) != Relation::ccomp || !tree_->has_head(verb)) return {};
  const std::uint32_t up = tree_->head(verb);
  if (!contains(ontology_->words("addressing-verbs"), tree_->lemma(up)) || roles_.passive(up)) return {};
  const auto told = tree_->child(up, Relation::iobj, Relation::obj);
  return tree_->is(told) ? finder_->actors(told, false) : std::vector<ActorRef>{};
}

/// "The union rejected the budget", "opposed the tax increases": the government's, whose else?
std::vector<ActorRef> SentenceExtractor::government_act(const Event& event,
                                                        const std::vector<ActorRef>& sources) const {
  const auto home = finder_->home();
  if (!home || !one_of(event.type->name, {"objects-to", "protests"}) || event.trigger->pos != TriggerPos::verb)
    return {};
  std::uint32_t noun = roles_.object(event.token);
  for (const auto c : tree_->children(event.token)) {
    const bool behind = tree_->relation(c) == Relation::obl && c > event.token;
    if (!tree_->is(noun) && behind && one_of(tree_->marker(c), {"to", "against", "over", "about", "at"})) noun = c;
  }
  if (!tree_->is(noun) || !contains(ontology_->words("acts-of-government"), ascii_lower(tree_->lemma(noun)))) return {};
  if (tree_->is(tree_->child(noun, Relation::nmod_poss))) return {};
  // Foreigners object to their own government's, and the government to nobody's
  const Entity& state = finder_->entity(*home);
  const bool theirs = std::all_of(sources.begin(), sources.end(), [&](const ActorRef& ref) {
    const Entity& source = finder_->entity(ref.id);
    return source.kind != EntityKind::state && (source.state.empty() || source.state == state.state);
  });
  return theirs ? std::vector<ActorRef>{understood(*home, *tree_, noun)} : std::vector<ActorRef>{};
}

/// "\"We reject it,\" she said of the Chadian plan", "asked about the Chadian plan, she said Ghana would not accept
/// it": what "it" is that somebody speaks about.
std::vector<ActorRef> SentenceExtractor::spoken_about(std::uint32_t verb) const {
  // "\"This is madness,\" she said of the Chadian plan"
  const std::uint32_t object =
      tree_->token(verb).upos == language::Upos::VERB ? roles_.object(verb) : tree_->child(verb, Relation::nsubj);
  if (!tree_->is(object) || tree_->token(object).upos != language::Upos::PRON ||
      !one_of(tree_->lemma(object), {"it", "this", "that", "they", "them"}))
    return {};
  const auto about = [&](std::uint32_t word) -> std::vector<ActorRef> {
    for (const auto c : tree_->children(word)) {
      if (tree_->relation(c) != Relation::obl || !one_of(tree_->marker(c), {"of", "about", "on", "regarding"}))
        continue;
      std::vector<ActorRef> found = finder_->actors(c);
      for (ActorRef& ref : found) ref.distance += 1;
      if (!found.empty()) return found;
    }
    return {};
  };
  std::uint32_t at = verb;
  for (int climb = 0; climb < 4; ++climb) {
    for (const auto c : tree_->children(at)) {
      if (tree_->relation(c) == Relation::parataxis && contains(ontology_->words("reporting-verbs"), tree_->lemma(c)))
        return about(c);
    }
    if (contains(ontology_->words("reporting-verbs"), tree_->lemma(at)) && at != verb) {
      std::vector<ActorRef> found = about(at);
      for (const auto c : tree_->children(at)) {
        const bool asked = tree_->relation(c) == Relation::advcl || (tree_->relation(c) == Relation::ccomp && c < at);
        if (found.empty() && asked && one_of(tree_->lemma(c), {"ask", "question", "speak"})) found = about(c);
      }
      return found;
    }
    if (!tree_->has_head(at)) break;
    at = tree_->head(at);
  }
  return {};
}

}  // namespace entente::ingest
