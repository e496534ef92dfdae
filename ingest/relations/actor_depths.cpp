#include <algorithm>

#include "ingest/language/tree_words.hpp"
#include "ingest/relations/actors.hpp"

// Who acts behind a noun that is nobody itself: its owner, author, maker or nationality.
namespace entente::ingest {
namespace {

using language::Relation;
using language::Upos;

bool is_body(const Entity& entity) {
  return entity.kind == EntityKind::force || (entity.kind == EntityKind::organization && entity.authoritative);
}

}  // namespace

/// "U.S." in "U.S.-designated", "Iran-backed": who did it to the thing, not whose the thing is.
bool ActorFinder::passive_compound(std::uint32_t token) const {
  if (token + 2 >= tree_->size() || tree_->token(token + 1).form != "-") return false;
  return one_of(tree_->token(token + 2).form,
                {"designated", "backed", "supported",  "sponsored", "trained",    "funded",   "armed",    "made",
                 "built",      "based",  "born",       "educated",  "controlled", "held",     "occupied", "allied",
                 "aligned",    "linked", "recognized", "friendly",  "owned",      "supplied", "listed",   "wanted"});
}

void ActorFinder::below(std::uint32_t token, std::uint32_t depth, std::vector<ActorRef>& found) const {
  if (depth > kMaxDescent) return;
  const std::string_view lemma = tree_->lemma(token);
  const std::size_t before = found.size();
  const auto done = [&] { return found.size() > before; };
  const auto by_marker = [&](std::initializer_list<std::string_view> markers) {
    for (const std::string_view wanted : markers) {
      for (const auto c : tree_->children(token)) {
        const Relation relation = tree_->relation(c);
        if (relation != Relation::nmod && relation != Relation::obl && relation != Relation::obl_agent) continue;
        if (tree_->marker(c) == wanted) phrase(c, true, depth, found);
        if (done()) return;
      }
    }
  };
  if (is_partitive(lemma) || tree_->token(token).upos == Upos::NUM || tree_->token(token).upos == Upos::DET) {
    by_marker({"of"});
    if (done()) return;
  }
  for (const auto c : tree_->children(token)) {
    if (tree_->relation(c) == Relation::nmod_poss) phrase(c, true, depth, found);
    if (done()) return;
  }
  by_marker({"by", "from"});
  if (done()) return;
  // "the storming of the mosque by Chadian settlers", where "by" hangs from the mosque
  for (const auto c : tree_->children(token)) {
    if (tree_->relation(c) != Relation::nmod || tree_->marker(c) != "of" || !lexicon_->has("act-nouns", lemma))
      continue;
    for (const auto d : tree_->children(c)) {
      if ((tree_->relation(d) == Relation::nmod || tree_->relation(d) == Relation::obl_agent) &&
          tree_->marker(d) == "by")
        phrase(d, true, depth, found);
      if (done()) return;
    }
  }
  // "a list published by ODF", "a proposal involving the army"
  for (const auto c : tree_->children(token)) {
    if (tree_->relation(c) != Relation::acl || tree_->token(c).upos != Upos::VERB) continue;
    const bool passive = tree_->token(c).xpos == language::Xpos::VBN;
    // Not "a request to question the detainees", "units fighting the rebels"
    // A statement condemning Chad is not Chad's.
    const bool involves = one_of(
        tree_->lemma(c), {"involve", "include", "concern", "affect", "cover", "regard", "join", "feature", "link",
                          "bring", "unite", "prevent", "target", "enter", "bar", "prohibit", "ban", "forbid"});
    // "a convoy carrying Chadian soldiers"
    const bool carries = one_of(tree_->lemma(c), {"carry", "transport", "escort", "ferry", "house"});
    if (!passive && !carries && !involves) continue;
    if (!passive && !carries &&
        (tree_->marker(c) == "to" || !(lexicon_->has("plan-heads", lemma) || lexicon_->has("act-nouns", lemma))))
      continue;
    for (const auto d : tree_->children(c)) {
      const Relation relation = tree_->relation(d);
      const bool agent = relation == Relation::obl_agent || (relation == Relation::obl && tree_->marker(d) == "by");
      if (passive ? agent : relation == Relation::obj) phrase(d, true, depth, found);
      if (done()) return;
    }
  }
  // "the elections held in Chad": by Chad
  for (const auto c : tree_->children(token)) {
    if (tree_->relation(c) != Relation::acl || !one_of(tree_->lemma(c), {"hold", "conduct", "organise", "organize"}) ||
        !one_of(lemma, {"election", "vote", "referendum", "poll", "trial", "ballot"}))
      continue;
    for (const auto d : tree_->children(c)) {
      if (tree_->relation(d) == Relation::obl && one_of(tree_->marker(d), {"in", "by"})) phrase(d, false, depth, found);
      if (done()) return;
    }
  }
  // "what Chad calls Niger's aggression": by what name it goes
  if (lemma == "what") {
    for (const auto c : tree_->children(token)) {
      if (tree_->relation(c) != Relation::acl_relcl ||
          !one_of(tree_->lemma(c), {"call", "consider", "deem", "describe", "denounce", "perceive", "regard", "see",
                                    "term", "view", "characterise", "characterize"}))
        continue;
      for (const auto d : tree_->children(c)) {
        const bool named = tree_->relation(d) == Relation::xcomp || tree_->relation(d) == Relation::obj ||
                           (tree_->relation(d) == Relation::obl && tree_->marker(d) == "as");
        if (named && d > c) phrase(d, true, depth, found);
        if (done()) return;
      }
    }
    return;
  }
  // "the dam that Chad is building", "a plan Chad has drafted": whoever makes it
  for (const auto c : tree_->children(token)) {
    if (tree_->relation(c) != Relation::acl_relcl) continue;
    const auto maker = tree_->child(c, Relation::nsubj);
    if (tree_->is(maker) && !is_relative_pronoun(*tree_, maker) &&
        one_of(tree_->lemma(c), {"build", "construct", "plan", "propose", "draft", "finance", "develop", "lay"}))
      phrase(maker, false, depth, found);
    if (done()) return;
  }
  // A nationality stands for the state where the noun is an act, a plan, a force or a thing of the state, not where it
  // is a person or a company ("a Chinese carmaker").
  // "Israeli army bulldozers", "Swedish government agents": a thing or person of an arm of the state
  const bool of_arm = std::any_of(tree_->children(token).begin(), tree_->children(token).end(), [&](std::uint32_t c) {
    const Relation relation = tree_->relation(c);
    return relation == Relation::compound && (lexicon_->has("force-heads", tree_->lemma(c)) ||
                                              tree_->lemma(c) == "government" || tree_->lemma(c) == "state");
  });
  const bool of_state = of_arm || lexicon_->has("act-nouns", lemma) || lexicon_->has("plan-heads", lemma) ||
                        lexicon_->has("force-heads", lemma) || lexicon_->has("state-heads", lemma) ||
                        lexicon_->has("state-things", lemma);
  for (const auto c : tree_->children(token)) {
    const Relation relation = tree_->relation(c);
    if (relation != Relation::amod && relation != Relation::compound && relation != Relation::nmod_unmarked &&
        relation != Relation::nmod_desc)
      continue;
    // "a U.S.-designated group" is not American
    if (passive_compound(c)) continue;
    // "Israeli army bulldozers": an army's or a body's things act for it, whatever they are
    if (!of_state) {
      const Mention* owner = entities_->headed(sentence_, c);
      if (owner == nullptr || owner->entities.size() != 1) continue;
      const Entity& entity = (*entities_)[owner->entities.front()];
      const bool act = entity.kind == EntityKind::state && lexicon_->has("acts", lemma);
      if (!is_body(entity) && !act) continue;
    }
    mentioned(c, depth, found);
    // "US-China relations", "Turkish and Iranian proposals"
    for (const auto d : tree_->children(c)) {
      const Relation inner = tree_->relation(d);
      // "a British drone strike": the nationality may hang from the word between
      const bool between = inner == Relation::amod && relation == Relation::compound && of_state;
      if ((inner == Relation::conj || inner == Relation::compound || between) && !passive_compound(d))
        mentioned(d, depth, found);
    }
    if (done()) return;
  }
  if (lexicon_->has("act-nouns", lemma) || lexicon_->has("plan-heads", lemma) || lexicon_->has("org-heads", lemma) ||
      lexicon_->has("force-heads", lemma) || lexicon_->is_person(lemma) || lexicon_->has("group-heads", lemma)) {
    by_marker({"of", "between", "with", "against", "in", "across", "throughout"});
  } else if (lemma == "border" || lemma == "frontier") {
    by_marker({"with", "of", "between"});
  } else if (lexicon_->has("sites", lemma)) {
    by_marker({"of", "in", "near", "outside"});  // "a base in Nigeria"
  } else if (lemma == "end" || lemma == "halt" || lemma == "stop") {
    by_marker({"of", "to"});
  } else {
    by_marker({"of"});
  }
}

}  // namespace entente::ingest
