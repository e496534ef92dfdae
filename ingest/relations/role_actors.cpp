#include <algorithm>

#include "graph/text/calendar.hpp"
#include "ingest/entities/names.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/roles.hpp"
#include "ingest/relations/tree_words.hpp"

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
  for (const std::uint32_t head : heads) {
    if (!is_subject(tree.relation(head))) continue;
    for (const auto c : tree.children(head)) {
      if (tree.relation(c) != Relation::advmod || !one_of(tree.lemma(c), {"together", "along", "alongside", "jointly"}))
        continue;
      const auto other = tree.child(c, Relation::obl);
      if (!tree.is(other) || tree.marker(other) != "with") continue;
      for (const ActorRef& ref : finder_->actors(other, false)) {
        if (std::none_of(all.begin(), all.end(), [&](const ActorRef& a) { return a.id == ref.id; })) all.push_back(ref);
      }
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
      if (oblique && tree.marker(c) == marker && !is_time(c)) heads.push_back(antecedent(c, token));
      // "from interfering in", "to sending": the act's own actors
      if (relation == Relation::advcl && tree.marker(c) == marker && marker != "to") {
        for (const std::uint32_t h : {object(c)}) {
          if (tree.is(h)) heads.push_back(h);
        }
      }
    }
  };
  look(token);
  const bool noun = tree.token(token).upos == Upos::NOUN || tree.token(token).upos == Upos::PROPN;
  if (noun) {
    const std::uint32_t carrier = support(token);
    if (heads.empty() && tree.is(carrier)) look(carrier);
    // "came under fire from Chad"
    if (heads.empty() && (marker == "from" || marker == "by") && tree.relation(token) == Relation::obl &&
        tree.has_head(token) && contains(ontology_->words("receiving-verbs"), tree.lemma(tree.head(token))))
      look(tree.head(token));
    if (heads.empty() && tree.relation(token) == Relation::conj && tree.has_head(token)) look(tree.head(token));
    // "an offer of assistance to Lebanon"
    if (heads.empty() && (marker == "to" || marker == "for")) {
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
    const std::uint32_t obj = object(token);
    if (heads.empty() && tree.is(obj) && tree.dominates(token, obj)) {
      look(obj);
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

/// "provide data on several projects to Pakistan", where the parser hangs "to Pakistan" from "projects": the last such
/// phrase behind the verb, as long as it names somebody and no clause lies between.
std::uint32_t RoleReader::far_oblique(std::uint32_t verb, std::string_view marker) const {
  const Tree& tree = finder_->tree();
  std::uint32_t found = tree.size();
  std::vector<std::uint32_t> open;
  for (const auto c : tree.children(verb)) {
    if (c > verb && (tree.relation(c) == Relation::obj || tree.relation(c) == Relation::obl)) open.push_back(c);
  }
  for (std::size_t at = 0; at < open.size(); ++at) {
    for (const auto c : tree.children(open[at])) {
      const Relation relation = tree.relation(c);
      if (relation != Relation::nmod && relation != Relation::obl && relation != Relation::conj) continue;
      open.push_back(c);
      if (tree.marker(c) != marker || c < verb) continue;
      const std::vector<ActorRef> actors = finder_->actors(c, false);
      const Entity* first = actors.empty() ? nullptr : &finder_->entity(actors.front().id);
      const bool named =
          first != nullptr && (first->kind != EntityKind::group || (marker == "to" && !first->state.empty()));
      if (named && (!tree.is(found) || c > found)) found = c;
    }
  }
  return found;
}

std::vector<ActorRef> RoleReader::complement_actors(std::uint32_t predicate, int depth) const {
  const Tree& tree = finder_->tree();
  if (depth > 3 || !tree.is(predicate)) return {};
  std::vector<ActorRef> found;
  const auto add = [&](const std::vector<ActorRef>& more) {
    for (const ActorRef& ref : more) {
      // Troops that are sent are not whom they are sent to.
      if (finder_->entity(ref.id).kind == EntityKind::group &&
          finder_->lexicon().has("force-heads", tree.lemma(ref.token)))
        continue;
      const bool known = std::any_of(found.begin(), found.end(), [&](const ActorRef& f) { return f.id == ref.id; });
      if (!known) found.push_back(ref);
    }
  };
  const std::uint32_t obj = object(predicate);
  const auto indirect = tree.child(predicate, Relation::iobj);
  if (tree.is(indirect)) add(finder_->actors(indirect, false));
  if (tree.is(obj)) {
    std::vector<ActorRef> direct = finder_->actors(obj, false);
    std::erase_if(direct, [&](const ActorRef& ref) { return finder_->entity(ref.id).kind == EntityKind::group; });
    add(direct);
  }
  if (found.empty()) {
    for (const std::string_view preposition :
         {"to", "with", "for", "against", "into", "on", "from", "between", "of", "about", "over", "in", "at"}) {
      add(marked(predicate, preposition));
      if (!found.empty()) break;
    }
  }
  if (found.empty()) add(marked(predicate, "by"));
  // "as part of the force", "to join the mission"
  add(marked(predicate, "as"));
  for (const auto c : tree.children(predicate)) {
    if (tree.relation(c) != Relation::advcl || tree.marker(c) != "to" || tree.lemma(c) != "join") continue;
    const std::uint32_t joined = object(c);
    if (tree.is(joined)) add(finder_->actors(joined, false));
  }
  if (found.empty() && tree.is(obj)) add(finder_->actors(obj, false));
  if (found.empty() && tree.is(obj)) add(finder_->actors(obj, true));
  if (found.empty()) {
    for (const auto c : tree.children(predicate)) {
      const Relation relation = tree.relation(c);
      if (relation == Relation::xcomp || relation == Relation::ccomp ||
          (relation == Relation::advcl && tree.marker(c) == "to") || (relation == Relation::acl && depth < 2) ||
          (relation == Relation::conj && tree.token(c).upos == Upos::VERB)) {
        add(complement_actors(c, depth + 1));
        if (!found.empty()) break;
      }
    }
  }
  if (found.empty() && tree.is(obj)) {
    const std::uint32_t inner = complement(obj);
    if (tree.is(inner)) add(complement_actors(inner, depth + 1));
  }
  return found;
}

std::vector<ActorRef> RoleReader::role(std::uint32_t token, std::string_view role) const {
  const Tree& tree = finder_->tree();
  if (role == "subject") return subject_actors(token);
  if (role == "object-itself") {
    std::uint32_t obj = object(token);
    if (!tree.is(obj)) obj = tree.child(token, Relation::iobj);
    return tree.is(obj) ? finder_->actors(obj, false) : std::vector<ActorRef>{};
  }
  if (role == "object") {
    const std::uint32_t obj = object(token);
    if (tree.is(obj)) {
      std::vector<ActorRef> found = finder_->actors(obj);
      // "boycott all contact with Ghana", where the parser hangs "with Ghana" from the verb
      if (found.empty() && !passive(token) && finder_->lexicon().has("act-nouns", tree.lemma(obj))) {
        static constexpr std::string_view kLinks[] = {"with", "to", "on", "against", "between", "over"};
        for (const auto c : tree.children(token)) {
          if (tree.relation(c) != Relation::obl || c < obj || !found.empty()) continue;
          if (std::find(std::begin(kLinks), std::end(kLinks), tree.marker(c)) != std::end(kLinks))
            found = finder_->actors(c);
        }
      }
      // "opposed the visit by Ghana", where the parser hangs "by Ghana" from the verb
      if (found.empty() && !passive(token)) {
        for (const auto c : tree.children(token)) {
          const bool oblique = tree.relation(c) == Relation::obl || tree.relation(c) == Relation::obl_agent;
          if (oblique && tree.marker(c) == "by") found = finder_->actors(c);
        }
      }
      return found;
    }
    // "asked Egypt to withdraw", "thanked Ghana yesterday": a lone object is an indirect one to some parsers
    const auto indirect = tree.child(token, Relation::iobj);
    return tree.is(indirect) ? finder_->actors(indirect) : std::vector<ActorRef>{};
  }
  if (role == "bearer") {
    // Of an adjective or a participle used as one: "Israel is opposed", "Israel, opposed to", "countries willing to"
    for (const auto c : tree.children(token)) {
      if (!is_subject(tree.relation(c))) continue;
      std::vector<ActorRef> found = speaker_for(token, c);
      if (found.empty()) found = finder_->actors(antecedent(c, token));
      name_pronouns(found);
      return found;
    }
    if (tree.has_head(token) && (tree.relation(token) == Relation::acl || tree.relation(token) == Relation::amod)) {
      return finder_->actors(tree.head(token), false);
    }
    return subject_actors(token);
  }
  if (role == "speaker") {
    // "Chad said the plan was illegal", "the plan is illegal, Chad said"
    std::uint32_t at = token;
    for (int climb = 0; climb < 4 && tree.has_head(at); ++climb) {
      const Relation relation = tree.relation(at);
      const std::uint32_t up = tree.head(at);
      for (const auto c : tree.children(at)) {
        if (tree.relation(c) == Relation::parataxis && contains(ontology_->words("reporting-verbs"), tree.lemma(c)) &&
            tree.is(tree.child(c, Relation::nsubj)))
          return finder_->actors(tree.child(c, Relation::nsubj), false);
      }
      if (relation == Relation::ccomp && contains(ontology_->words("reporting-verbs"), tree.lemma(up))) {
        std::vector<ActorRef> said = gather(subjects(up), false);
        name_pronouns(said);
        return said;
      }
      if (relation != Relation::conj && relation != Relation::ccomp && relation != Relation::xcomp) break;
      at = up;
    }
    return {};
  }
  if (role == "iobject" && tree.token(token).upos == Upos::NOUN) {
    // "made Niger an offer": whom the verb that carries the noun gives it
    const std::uint32_t carrier = support(token);
    if (!tree.is(carrier)) return {};
    for (const auto c : tree.children(carrier)) {
      const Relation relation = tree.relation(c);
      const bool given = relation == Relation::iobj || relation == Relation::obj;
      if (given && c != token && c > carrier && c < token) return finder_->actors(c, false);
    }
    return {};
  }
  if (role == "iobject") {
    const auto indirect = tree.child(token, Relation::iobj);
    if (tree.is(indirect)) return finder_->actors(indirect, false);
    // "Syria was given aid"
    if (passive(token) && tree.is(tree.child(token, Relation::obj))) {
      const auto subject = tree.child(token, Relation::nsubj_pass);
      if (tree.is(subject)) return finder_->actors(antecedent(subject, token), false);
    }
    return {};
  }
  if (role == "complement") {
    const std::uint32_t predicate = complement(token);
    if (!tree.is(predicate)) return {};
    const Upos upos = tree.token(predicate).upos;
    if (upos == Upos::NOUN || upos == Upos::PROPN) return finder_->actors(predicate);
    return complement_actors(predicate, 0);
  }
  if (role == "complement-subject") {
    const std::uint32_t predicate = complement(token);
    if (!tree.is(predicate)) return {};
    std::vector<std::uint32_t> heads;
    for (const auto c : tree.children(predicate)) {
      if (is_subject(tree.relation(c))) heads.push_back(c);
    }
    return gather(heads, false);
  }
  if (role == "clause") {
    // "in a meeting with X, the minister said", "the minister, in a meeting with X,"
    static constexpr std::string_view kFrames[] = {"in",     "during",    "at",   "after", "before",
                                                   "follow", "following", "upon", "on", "for"};
    const Relation relation = tree.relation(token);
    if (!tree.has_head(token) ||
        std::find(std::begin(kFrames), std::end(kFrames), tree.marker(token)) == std::end(kFrames))
      return {};
    // "arrived in Cairo for talks with Sisi", not "called for talks"
    if (tree.marker(token) == "for" &&
        (relation != Relation::obl || !contains(ontology_->words("journey-verbs"), tree.lemma(tree.head(token)))))
      return {};
    if (relation == Relation::obl) return gather(subjects(tree.head(token)), false);
    // "to ambassadors of Chad and Niger at a meeting": who is addressed there, not who met
    const bool with_somebody = std::any_of(tree.children(token).begin(), tree.children(token).end(),
                                           [&](std::uint32_t c) { return tree.marker(c) == "with"; });
    if (relation == Relation::nmod && with_somebody) return finder_->actors(tree.head(token), false);
    return {};
  }
  if (role == "owner") {
    // "Pakistan's position, rooted in support for": whose is the noun all of this hangs from
    std::uint32_t at = token;
    for (int climb = 0; climb < 3 && tree.has_head(at); ++climb) {
      const Relation relation = tree.relation(at);
      if (relation == Relation::conj || relation == Relation::nsubj || relation == Relation::root) break;
      at = tree.head(at);
      const Upos upos = tree.token(at).upos;
      if (upos != Upos::NOUN && upos != Upos::VERB) break;
      if (upos == Upos::VERB && tree.relation(at) != Relation::acl) break;
      const auto possessor = tree.child(at, Relation::nmod_poss);
      if (upos == Upos::NOUN && tree.is(possessor)) {
        std::vector<ActorRef> found = finder_->actors(possessor);
        for (ActorRef& ref : found) ref.distance += 2;
        return found;
      }
    }
    return {};
  }
  if (role == "possessor") {
    std::vector<std::uint32_t> heads;
    for (const auto c : tree.children(token)) {
      if (tree.relation(c) == Relation::nmod_poss) heads.push_back(antecedent(c, token));
    }
    if (heads.empty() && tree.relation(token) == Relation::conj && tree.has_head(token)) {
      const auto shared = tree.child(tree.head(token), Relation::nmod_poss);
      if (tree.is(shared)) heads.push_back(shared);
    }
    // "Putin and Assad arrived for their meeting", "in their talks, Putin and Assad agreed"
    if (heads.size() == 1 && tree.lemma(heads.front()) == "their") {
      std::uint32_t verb = token;
      for (int climb = 0; climb < 3 && tree.has_head(verb) && tree.token(verb).upos != Upos::VERB; ++climb)
        verb = tree.head(verb);
      const std::vector<ActorRef> both = tree.token(verb).upos == Upos::VERB ? gather(subjects(verb), false)
                                                                            : std::vector<ActorRef>{};
      if (both.size() >= 2) return both;
    }
    std::vector<ActorRef> found = gather(heads);
    name_pronouns(found);
    return found;
  }
  if (role == "modifier") {
    std::vector<ActorRef> found;
    for (const auto c : tree.children(token)) {
      const Relation relation = tree.relation(c);
      if (relation != Relation::amod && relation != Relation::compound && relation != Relation::nmod_desc) continue;
      for (const ActorRef& ref : finder_->actors(c, false)) found.push_back(ref);
      // "the Merkel-Putin summit", "Israeli-Palestinian talks"
      const std::size_t named = found.size();
      for (const auto d : tree.children(c)) {
        const bool joined = d < c ? tree.token(d + 1).form == "-" || tree.token(d + 1).form == "–"
                                  : tree.token(d - 1).form == "-" || tree.token(d - 1).form == "–";
        if (!joined || named == 0 || tree.token(d).upos == Upos::PUNCT) continue;
        for (const ActorRef& ref : finder_->actors(d, false)) {
          if (std::none_of(found.begin(), found.end(), [&](const ActorRef& f) { return f.id == ref.id; }))
            found.insert(d < c ? found.begin() : found.end(), ref);
        }
      }
    }
    return found;
  }
  if (role == "addressee") {
    // "told Putin in a phone call", "asked Sharif during a meeting": whom they met
    const Relation relation = tree.relation(token);
    if (!tree.has_head(token) || relation != Relation::obl ||
        !one_of(tree.marker(token), {"in", "during", "at", "on", "after", "following", "follow"}) ||
        tree.is(tree.child(token, Relation::nmod_poss)))
      return {};
    for (const auto c : tree.children(token)) {
      if (tree.relation(c) == Relation::nmod && tree.marker(c) == "of") return {};
    }
    const std::uint32_t verb = tree.head(token);
    if (!contains(ontology_->words("addressing-verbs"), tree.lemma(verb)) || passive(verb)) return {};
    auto told = tree.child(verb, Relation::obj, Relation::iobj);
    // "apologised to Chad during a call"
    if (one_of(tree.lemma(verb), {"apologise", "apologize", "complain", "suggest", "explain"})) {
      for (const auto c : tree.children(verb)) {
        if (tree.relation(c) == Relation::obl && tree.marker(c) == "to") told = c;
      }
    }
    return tree.is(told) ? finder_->actors(told, false) : std::vector<ActorRef>{};
  }
  if (role == "condition") {
    // "threatened to stop the talks if Niger goes on"
    std::vector<std::uint32_t> heads;
    std::uint32_t at = token;
    for (int steps = 0; steps < 3 && tree.is(at); ++steps) {
      for (const auto c : tree.children(at)) {
        if (tree.relation(c) != Relation::advcl || !one_of(tree.marker(c), {"if", "unless", "until"})) continue;
        for (const auto d : tree.children(c)) {
          if (is_subject(tree.relation(d))) heads.push_back(d);
        }
      }
      at = complement(at);
    }
    return gather(heads, false);
  }
  if (role == "act") {
    // "was killed in a U.S. strike": whose act it was
    std::vector<std::uint32_t> heads;
    for (const auto c : tree.children(token)) {
      // "died at the hands of the police"
      if (tree.relation(c) == Relation::obl && tree.lemma(c) == "hand" && one_of(tree.marker(c), {"at", "in"})) {
        for (const auto d : tree.children(c)) {
          if (tree.relation(d) == Relation::nmod && tree.marker(d) == "of") heads.push_back(d);
        }
      }
      const bool act = tree.relation(c) == Relation::obl && one_of(tree.marker(c), {"in", "during", "by"}) &&
                       finder_->lexicon().has("act-nouns", tree.lemma(c));
      if (act && !tree.is(tree.child(c, Relation::nmod))) heads.push_back(c);
    }
    return gather(heads);
  }
  if (role == "support") {
    const std::uint32_t carrier = support(token);
    if (tree.is(carrier)) return subject_actors(carrier);
    // "is in talks with", "are at odds with"
    const bool within = tree.is(tree.child(token, Relation::cop)) && one_of(tree.marker(token), {"in", "at", "on"}) &&
                        tree.lemma(token) != "charge";
    return within ? subject_actors(token) : std::vector<ActorRef>{};
  }
  if (role == "undergoer") {
    // "the plan drew criticism", "came under fire", "was met with condemnation": whom it struck
    const Relation relation = tree.relation(token);
    if (tree.is(tree.child(token, Relation::cop)) && tree.marker(token) == "under") return subject_actors(token);
    if (!tree.has_head(token) || (relation != Relation::obj && relation != Relation::obl)) return {};
    const std::uint32_t verb = tree.head(token);
    if (!contains(ontology_->words("receiving-verbs"), tree.lemma(verb))) return {};
    const bool struck = relation == Relation::obj ? !passive(verb)
                                                  : one_of(tree.marker(token), {"with", "by", "under", "for", "in"});
    if (!struck) return {};
    const auto sufferer = tree.child(verb, Relation::nsubj_pass);
    return tree.is(sufferer) ? finder_->actors(antecedent(sufferer, verb)) : subject_actors(verb);
  }
  return marked(token, role);
}

}  // namespace entente::ingest
