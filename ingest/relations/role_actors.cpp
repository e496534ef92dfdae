#include <algorithm>

#include "graph/text/calendar.hpp"
#include "ingest/entities/names.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/roles.hpp"

// From the words in a role to the actors they stand for.
namespace entente::ingest {
namespace {

using language::Relation;
using language::Tree;
using language::Upos;
using language::Xpos;

}  // namespace

std::vector<ActorRef> RoleReader::gather(const std::vector<std::uint32_t>& heads, bool descend) const {
  std::vector<ActorRef> all;
  for (const std::uint32_t head : heads) {
    for (const ActorRef& ref : finder_->actors(head, descend)) {
      const bool known = std::any_of(all.begin(), all.end(), [&](const ActorRef& a) { return a.id == ref.id; });
      if (!known) all.push_back(ref);
    }
  }
  // "Macron, together with Merkel,"
  const Tree& tree = finder_->tree();
  const auto together = [&](std::string_view word) {
    return one_of(word, {"together", "along", "alongside", "jointly"});
  };
  const auto add_companion = [&](std::uint32_t beside) {
    auto other = tree.size();
    if (tree.relation(beside) == Relation::advmod && together(tree.lemma(beside))) {
      other = tree.child(beside, Relation::obl);
      if (!tree.is(other) || tree.marker(other) != "with") return;
    } else if (tree.relation(beside) == Relation::nmod && together(tree.marker(beside))) {
      other = beside;
    }
    if (!tree.is(other)) return;
    for (const ActorRef& ref : finder_->actors(other, false)) {
      if (std::none_of(all.begin(), all.end(), [&](const ActorRef& a) { return a.id == ref.id; })) all.push_back(ref);
    }
  };
  for (const std::uint32_t head : heads) {
    if (!is_subject(tree.relation(head))) continue;
    for (const auto c : tree.children(head)) add_companion(c);
    // hung from the verb behind the subject
    if (!tree.has_head(head)) continue;
    const std::uint32_t verb = tree.head(head);
    for (const auto c : tree.children(verb)) {
      if (c > head && c < verb) add_companion(c);
    }
  }
  return all;
}

/// "on Tuesday", "in May 2018", "for two weeks": when, not with whom.
bool RoleReader::is_time(std::uint32_t token) const {
  const Tree& tree = finder_->tree();
  const std::string_view form = tree.token(token).form;
  const bool year = form.size() == 4 && std::all_of(form.begin(), form.end(), is_digit);
  const std::string lower = lower_form(tree.token(token));
  return year || is_weekday(lower) || (is_month(lower) && tree.token(token).upos == Upos::PROPN) ||
         finder_->lexicon().has("times", tree.lemma(token));
}

std::vector<ActorRef> RoleReader::marked(std::uint32_t token, std::string_view marker) const {
  const Tree& tree = finder_->tree();
  std::vector<std::uint32_t> heads;
  const auto look = [&](std::uint32_t at) {
    for (const auto c : tree.children(at)) {
      const Relation relation = tree.relation(c);
      const bool oblique = relation == Relation::obl || relation == Relation::nmod || relation == Relation::obl_agent ||
                           relation == Relation::obl_unmarked || (relation == Relation::obj && !marker.empty());
      // "on his part", "for its part": nobody it is done to
      const bool aside = oblique && one_of(marker, {"on", "for"}) && one_of(tree.lemma(c), {"part", "behalf"}) &&
                         tree.is(tree.child(c, Relation::nmod_poss));
      // "on behalf of Chad": for it
      const bool sake = oblique && tree.lemma(c) == "behalf" && one_of(marker, {"on", "in"});
      if (oblique && !aside && !sake && tree.marker(c) == marker && !is_time(c)) heads.push_back(antecedent(c, token));
      // "from interfering in", "to sending": the act's own actors
      if (relation == Relation::advcl && tree.marker(c) == marker && marker != "to") {
        // "complained of being chased by Chad": by whom
        const bool done_by = passive(c) && tree.is(tree.child(c, Relation::obl_agent));
        const std::uint32_t h = done_by ? tree.child(c, Relation::obl_agent) : object(c);
        if (tree.is(h)) heads.push_back(h);
      }
    }
  };
  look(token);
  // "called for Chad to withdraw": the preposition may be the infinitive's
  for (const auto c : tree.children(token)) {
    if (marker != "for" || !heads.empty() || c < token) continue;
    const auto link = tree.child(c, Relation::mark);
    const bool clause = tree.token(c).upos == Upos::VERB && tree.is(link) && tree.token(link).form == "for";
    const auto who = clause ? tree.child(c, Relation::nsubj) : tree.size();
    if (tree.is(who)) heads.push_back(who);
    if (tree.token(c).upos == Upos::VERB || !tree.marker(c).empty()) continue;
    const std::uint32_t first = tree.subtree(c).front();
    if (first > token && tree.token(first - 1).form == "for") heads.push_back(c);
  }
  const bool noun = is_noun(tree, token);
  if (noun) {
    const std::uint32_t carrier = support(token);
    if (heads.empty() && tree.is(carrier)) look(carrier);
    // "massacres carried out by the army", "a rally staged by students"
    for (const auto c : tree.children(token)) {
      const bool done = heads.empty() && marker == "by" && tree.relation(c) == Relation::acl && passive(c) &&
                        (contains(ontology_->words("support-verbs"), tree.lemma(c)) ||
                         one_of(tree.lemma(c), {"carry", "claim", "commit", "lead", "mount", "organise", "organize",
                                                "perpetrate", "stage", "wage", "conduct", "launch"}));
      if (done) look(c);
    }
    // "fighting broke out between Chad and Niger"
    if (heads.empty() && marker == "between" && tree.relation(token) == Relation::nsubj && tree.has_head(token) &&
        one_of(tree.lemma(tree.head(token)), {"begin", "break", "continue", "erupt", "escalate", "flare", "intensify",
                                              "occur", "rage", "resume", "start", "take"}))
      look(tree.head(token));
    // "came under fire from Chad"
    if (heads.empty() && one_of(marker, {"from", "by", "among", "in"}) &&
        (tree.relation(token) == Relation::obl || tree.relation(token) == Relation::obj) && tree.has_head(token) &&
        (contains(ontology_->words("receiving-verbs"), tree.lemma(tree.head(token))) ||
         tree.lemma(tree.head(token)) == "lead"))
      look(tree.head(token));
    if (heads.empty() && tree.relation(token) == Relation::conj && tree.has_head(token)) look(tree.head(token));
    // "an offer of assistance to Lebanon"
    if (heads.empty() && one_of(marker, {"to", "for", "with", "on", "against", "from"})) {
      for (const auto c : tree.children(token)) {
        if (tree.relation(c) == Relation::nmod && tree.marker(c) == "of") look(c);
      }
    }
    // "talks in Doha with X": the phrase may hang from a sister
    if (heads.empty()) {
      for (const auto c : tree.children(token)) {
        if (tree.relation(c) == Relation::nmod && tree.token(c).upos != Upos::NOUN) look(c);
      }
    }
  } else {
    // "institute a curfew in Accra in response to riots": the phrase that tells of nobody is not the one
    if (!heads.empty() && gather(heads).empty()) heads.clear();
    const std::uint32_t obj = object(token);
    if (heads.empty() && tree.is(obj) && tree.dominates(token, obj)) {
      for (const std::uint32_t conjunct : tree.conjuncts(obj)) {
        if (heads.empty()) look(conjunct);
        // "hosted five rounds of talks between Chad and Niger"
        for (const auto c : tree.children(conjunct)) {
          if (heads.empty() && marker == "between" && tree.relation(c) == Relation::nmod && tree.marker(c) == "of")
            look(c);
        }
      }
      // "announced $33 million in assistance to Ghana"
      const bool quantity = marker == "to" || marker == "for" || marker == "in" || marker == "on";
      if (heads.empty() && quantity) {
        for (const std::uint32_t at : {obj, token}) {
          for (const auto c : tree.children(at)) {
            const Relation relation = tree.relation(c);
            const bool of = relation == Relation::nmod || relation == Relation::obl;
            if (of && heads.empty() && (tree.marker(c) == "in" || tree.marker(c) == "of" || tree.marker(c) == "worth"))
              look(c);
          }
        }
      }
      // "lifted sanctions imposed on China"
      for (const auto c : tree.children(obj)) {
        if (heads.empty() && tree.relation(c) == Relation::acl) look(c);
      }
    }
    // "U.S.-imposed sanctions on Chad"
    if (heads.empty() && tree.is(hyphen_agent(tree, token))) look(tree.head(token));
    // "stayed on alert in the north"
    for (const auto c : tree.children(token)) {
      if (heads.empty() && tree.relation(c) == Relation::obl && tree.marker(c) == "on" &&
          one_of(tree.lemma(c), {"alert", "guard", "standby"}))
        look(c);
    }
    // "met and spoke with X"
    if (heads.empty() && marker != "to") {
      for (const auto c : tree.children(token)) {
        if (tree.relation(c) == Relation::conj && tree.token(c).upos == Upos::VERB && c > token) {
          if (!tree.is(tree.child(c, Relation::nsubj, Relation::obj))) look(c);
        }
      }
    }
    // "who he spoke with", "with whom": the pronoun's preposition is stranded
    if (heads.empty() && tree.relation(token) == Relation::acl_relcl) {
      for (const auto c : tree.children(token)) {
        if (tree.relation(c) == Relation::obl && is_relative_pronoun(tree, c)) heads.push_back(antecedent(c, token));
      }
    }
  }
  if (heads.empty() && !noun && (marker == "to" || marker == "with" || marker == "against")) {
    const std::uint32_t far = far_oblique(token, marker);
    if (tree.is(far)) return finder_->actors(far, false);
  }
  return gather(heads);
}

}  // namespace entente::ingest
