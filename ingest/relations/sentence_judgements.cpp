#include <algorithm>

#include "ingest/entities/names.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/built_in_trigger.hpp"
#include "ingest/relations/lemmas.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// What is asked of or held against somebody by saying how things are: high time, not acceptable, to blame, failing.
namespace entente::ingest {
namespace {

using language::Relation;
using language::Upos;

/// "It is important that Chad act", "it is time for Chad to act".
bool is_need(std::string_view lemma) {
  return one_of(lemma, {"critical", "crucial", "essential", "imperative", "important", "incumbent", "indispensable",
                        "necessary", "time", "urgent", "vital", "up"});
}

}  // namespace

/// "Niger's vote was not legitimate, Chad said".
bool SentenceExtractor::found_wanting(std::uint32_t adjective) {
  if (!demands_.not_good(adjective)) return false;
  static const Trigger kWanting =
      built_in_trigger(TriggerPos::adjective, "objects-to", "111", "adjective:not-good", {"bearer"});
  const EdgeType* type = ontology_->find_type(kWanting.type);
  const auto thing = tree_->child(adjective, Relation::nsubj);
  const std::vector<ActorRef> sources = roles_.role(adjective, "speaker");
  if (type == nullptr || sources.empty() || !tree_->is(thing)) return false;
  Event event{&kWanting, type, adjective, adjective, {}};
  std::vector<ActorRef> targets = targets_of(kWanting, adjective, sources, event.target_role);
  if (targets.empty()) targets = author_of_act(event, sources);
  // one's own things are not held against others
  std::erase_if(targets, [&](const ActorRef& ref) { return finder_->entity(ref.id).kind == EntityKind::place; });
  return !targets.empty() && emit(event, sources, targets);
}

/// "It is time for Niger to act, Chad said", "it was important that Niger act".
bool SentenceExtractor::high_time(std::uint32_t need) {
  if (!is_need(tree_->lemma(need)) || directly_negated(*tree_, need, *ontology_)) return false;
  const auto copula = tree_->child(need, Relation::cop);
  auto it = tree_->child(need, Relation::expl);
  if (!tree_->is(it)) it = tree_->child(need, Relation::nsubj);
  if (!tree_->is(copula) || !tree_->is(it) || lower_form(tree_->token(it)) != "it") return false;
  std::uint32_t clause = tree_->size();
  for (const auto c : tree_->children(need)) {
    const Relation relation = tree_->relation(c);
    const bool behind = relation == Relation::ccomp || relation == Relation::csubj || relation == Relation::acl ||
                        relation == Relation::acl_relcl || relation == Relation::xcomp || relation == Relation::advcl;
    if (c > need && behind && tree_->token(c).upos == Upos::VERB && !tree_->is(clause)) clause = c;
  }
  // "It's important Asante delivers, he said", where the parser hangs both from what is said
  if (!tree_->is(clause) && tree_->relation(need) == Relation::ccomp && tree_->has_head(need)) {
    for (const auto c : tree_->children(tree_->head(need))) {
      const auto next = tree_->relation(c) == Relation::ccomp && c > need ? tree_->child(c, Relation::nsubj) : c;
      const bool near = tree_->is(next) && next != c && tree_->subtree(next).front() == need + 1;
      if (near && !tree_->is(clause)) clause = c;
    }
  }
  if (!tree_->is(clause)) return false;
  const auto who = tree_->child(clause, Relation::nsubj);
  std::vector<ActorRef> asked = tree_->is(who) ? finder_->actors(who, false) : std::vector<ActorRef>{};
  for (const std::string_view role : {"for", "on", "upon"}) {
    if (asked.empty() && tree_->marker(clause) != "that") asked = roles_.role(need, role);
  }
  std::erase_if(asked, [](const ActorRef& ref) { return ref.distance > 0; });
  static const Trigger kTime = built_in_trigger(TriggerPos::adjective, "requests", "100", "adjective:high-time");
  const EdgeType* type = ontology_->find_type(kTime.type);
  if (type == nullptr) return false;
  const std::vector<ActorRef> sources = roles_.role(need, "speaker");
  return emit_asked({&kTime, type, need, need, "complement-subject"}, sources, std::move(asked));
}

/// A demand on anybody but who makes it and those it speaks for.
bool SentenceExtractor::emit_asked(const Event& event, const std::vector<ActorRef>& sources,
                                   std::vector<ActorRef> targets) {
  std::erase_if(targets, [&](const ActorRef& ref) {
    const Entity& asked = finder_->entity(ref.id);
    if (asked.kind == EntityKind::place || one_of(lower_form(tree_->token(ref.token)), {"i", "we", "us", "me"}))
      return true;
    return std::any_of(sources.begin(), sources.end(), [&](const ActorRef& s) {
      const Entity& source = finder_->entity(s.id);
      return s.id == ref.id || (asked.kind == EntityKind::state && !asked.state.empty() &&
                                source.state == asked.state && source.kind == EntityKind::state);
    });
  });
  return !sources.empty() && !targets.empty() && emit(event, sources, targets);
}

/// "said Chad was to blame", "are more to blame than Niger".
bool SentenceExtractor::to_blame_for_it(std::uint32_t verb, std::uint32_t deed) {
  std::uint32_t blame = deed;
  if (tree_->lemma(blame) != "blame") blame = tree_->child(deed, Relation::acl, Relation::xcomp, Relation::advcl);
  if (!tree_->is(blame) || tree_->lemma(blame) != "blame" || tree_->marker(blame) != "to" ||
      !tree_->is(tree_->child(deed, Relation::cop)) || directly_negated(*tree_, deed, *ontology_))
    return false;
  const auto who = tree_->child(deed, Relation::nsubj, Relation::nsubj_outer);
  static const Trigger kBlame = built_in_trigger(TriggerPos::verb, "accuses", "112", "verb:say-to-blame");
  const EdgeType* type = ontology_->find_type(kBlame.type);
  if (type == nullptr || !tree_->is(who)) return false;
  return emit_asked({&kBlame, type, verb, verb, "complement-subject"}, roles_.role(verb, "subject"),
                    finder_->actors(who, false));
}

/// "Chad said the raid was carried out by Niger's militia": who is told to have done it.
bool SentenceExtractor::laid_at_door(std::uint32_t verb, std::uint32_t deed) {
  const auto harm = tree_->child(deed, Relation::nsubj_pass);
  if (!tree_->is(harm) || !one_of(tree_->lemma(deed), {"carry", "commit", "perpetrate", "stage", "orchestrate",
                                                       "mastermind", "launch", "order", "plan", "instigate", "execute",
                                                       "conduct", "mount", "plot", "organise", "organize", "direct"}))
    return false;
  if (!finder_->lexicon().has("harms", tree_->lemma(harm)) && !harms(TriggerPos::noun, harm)) return false;
  static const Trigger kDone = built_in_trigger(TriggerPos::verb, "accuses", "112", "verb:say-done-by");
  const EdgeType* type = ontology_->find_type(kDone.type);
  const std::vector<ActorRef> sources = roles_.role(verb, "subject");
  if (type == nullptr || sources.empty()) return false;
  std::vector<ActorRef> targets = finder_->actors(tree_->child(deed, Relation::obl_agent), false);
  return emit_asked({&kDone, type, verb, verb, "complement"}, sources, std::move(targets));
}

/// Whether a verb tells of a wrong, or of trying to do one ("was trying to destabilise Chad").
bool SentenceExtractor::is_wrong(std::uint32_t verb) const {
  const std::string_view lemma = tree_->lemma(verb);
  if (lemma_in(ontology_->words("wrongs"), tree_->token(verb))) return true;
  const std::uint32_t whom = roles_.object(verb);
  // "said Chad had gone back on its promise", "had broken its word"
  const std::string_view broken = tree_->is(whom) ? tree_->lemma(whom) : std::string_view();
  if (lemma == "break" && one_of(broken, {"commitment", "law", "pledge", "promise", "rule", "vow", "word"}))
    return true;
  if (lemma == "go" && tree_->is(tree_->child(verb, Relation::advmod)) &&
      tree_->lemma(tree_->child(verb, Relation::advmod)) == "back")
    return std::any_of(tree_->children(verb).begin(), tree_->children(verb).end(), [&](std::uint32_t c) {
      return tree_->relation(c) == Relation::obl && tree_->marker(c) == "on" &&
             one_of(tree_->lemma(c), {"agreement", "commitment", "deal", "pledge", "promise", "undertaking", "word"});
    });
  // "said Chad trains militants"
  if (tree_->is(whom) && one_of(lemma, {"abet", "aid", "arm", "back", "equip", "finance", "fund", "harbour", "harbor",
                                        "help", "host", "protect", "shelter", "sponsor", "supply", "support", "train"}))
    return one_of(ascii_lower(tree_->lemma(whom)),
                  {"enemy", "extremist", "gunman", "insurgent", "jihadist", "militant", "militia", "rebel",
                   "separatist", "taliban", "terror", "terrorism", "terrorist"});
  if (!one_of(lemma, {"aim", "attempt", "conspire", "plot", "seek", "scheme", "try", "want"})) return false;
  const std::uint32_t aim = roles_.complement(verb);
  if (!tree_->is(aim)) return false;
  const std::string_view deed = tree_->lemma(aim);
  return contains(ontology_->words("wrongs"), deed) || contains(ontology_->words("damages"), deed) ||
         one_of(deed, {"blackmail", "conceal", "cover", "deflect", "distort", "divide", "exterminate", "incite", "kill",
                       "murder", "muzzle", "overthrow", "silence", "smear", "suppress", "topple", "wreck"});
}

/// "said Niger had rigged the vote and silenced its judges", "\"Niger has squandered the money.\"" said by whoever
/// spoke before: what no verb of saying stands right above.
bool SentenceExtractor::charged(std::uint32_t deed) {
  if (!is_wrong(deed) || roles_.passive(deed) || directly_negated(*tree_, deed, *ontology_)) return false;
  const bool root = !tree_->has_head(deed);
  if (!root && tree_->relation(deed) != Relation::conj) return false;
  for (const auto c : tree_->children(deed)) {
    if (tree_->relation(c) == Relation::aux && tree_->token(c).xpos == language::Xpos::MD) return false;
    // read with the verb of saying
    if (tree_->relation(c) == Relation::parataxis) return false;
  }
  const std::vector<ActorRef> sources = roles_.role(deed, "speaker");
  if (sources.empty()) return false;
  static const Trigger kCharged = built_in_trigger(TriggerPos::verb, "accuses", "112", "verb:say-wrong");
  const EdgeType* type = ontology_->find_type(kCharged.type);
  std::vector<ActorRef> targets = roles_.role(deed, "subject");
  std::erase_if(targets, [](const ActorRef& ref) { return ref.distance > 0; });
  return type != nullptr && emit_asked({&kCharged, type, deed, deed, "subject"}, sources, std::move(targets));
}

/// "said Chad's attempt to sabotage the talks had failed".
bool SentenceExtractor::attempted_wrong(std::uint32_t noun) {
  if (!one_of(tree_->lemma(noun), {"attempt", "bid", "campaign", "effort", "plot", "scheme"})) return false;
  const std::uint32_t aim = roles_.complement(noun);
  if (!tree_->is(aim) || tree_->marker(aim) != "to") return false;
  if (!contains(ontology_->words("wrongs"), tree_->lemma(aim)) &&
      !contains(ontology_->words("damages"), tree_->lemma(aim)))
    return false;
  static const Trigger kAttempt = built_in_trigger(TriggerPos::noun, "accuses", "112", "noun:said-attempt");
  const EdgeType* type = ontology_->find_type(kAttempt.type);
  if (type == nullptr) return false;
  return emit_asked({&kAttempt, type, noun, noun, "possessor"}, roles_.role(noun, "speaker"),
                    roles_.role(noun, "possessor"));
}

/// "Niger has a right to defend itself, Chad said".
bool SentenceExtractor::in_the_right(std::uint32_t noun) {
  if (tree_->lemma(noun) != "right" || tree_->relation(noun) != Relation::obj || !tree_->has_head(noun)) return false;
  const std::uint32_t has = tree_->head(noun);
  const std::uint32_t what = roles_.complement(noun);
  if (tree_->lemma(has) != "have" || !tree_->is(what) || directly_negated(*tree_, has, *ontology_) ||
      directly_negated(*tree_, noun, *ontology_) ||
      !one_of(tree_->lemma(what), {"answer", "defend", "exist", "protect", "respond", "retaliate", "act", "secure"}))
    return false;
  static const Trigger kRight = built_in_trigger(TriggerPos::noun, "supports", "051", "noun:has-right");
  const EdgeType* type = ontology_->find_type(kRight.type);
  const auto who = tree_->child(has, Relation::nsubj);
  if (type == nullptr || !tree_->is(who)) return false;
  return emit_asked({&kRight, type, noun, noun, "subject"}, roles_.role(has, "speaker"), finder_->actors(who, false));
}

/// "Chad said Niger was failing to protect them", "Niger has failed in its duty, Chad said".
bool SentenceExtractor::said_to_fail(std::uint32_t deed) {
  const bool denied = directly_negated(*tree_, deed, *ontology_);
  const bool owed = denied && one_of(tree_->lemma(deed), {"abide", "care", "comply", "cooperate", "deliver", "deserve",
                                                          "fulfil", "fulfill", "honour", "honor", "keep", "listen",
                                                          "live", "observe", "protect", "respect", "uphold"});
  if (!owed && (tree_->lemma(deed) != "fail" || denied)) return false;
  const auto doer = tree_->child(deed, Relation::nsubj);
  const bool duty =
      owed || tree_->is(roles_.complement(deed)) ||
      std::any_of(tree_->children(deed).begin(), tree_->children(deed).end(), [&](std::uint32_t c) {
        return tree_->relation(c) == Relation::obl && one_of(tree_->marker(c), {"in", "on"}) && !roles_.is_time(c);
      });
  for (const auto c : tree_->children(deed)) {
    if (tree_->relation(c) == Relation::aux && tree_->token(c).xpos == language::Xpos::MD) return false;
  }
  if (!tree_->is(doer) || !duty) return false;
  static const Trigger kFails = built_in_trigger(TriggerPos::verb, "objects-to", "111", "verb:said-to-fail");
  const EdgeType* type = ontology_->find_type(kFails.type);
  if (type == nullptr) return false;
  // "when Niger fails to act, others must, Chad said"
  std::uint32_t said = deed;
  if (tree_->relation(deed) == Relation::advcl && tree_->has_head(deed) && tree_->marker(deed) != "if")
    said = tree_->head(deed);
  return emit_asked({&kFails, type, deed, deed, "complement-subject"}, roles_.role(said, "speaker"),
                    finder_->actors(doer, false));
}

}  // namespace entente::ingest
