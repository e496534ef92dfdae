#include <algorithm>

#include "ingest/language/tree_words.hpp"
#include "ingest/relations/roles.hpp"

// What each role of the ontology means on a tree.
namespace entente::ingest {

using language::Relation;
using language::Tree;
using language::Upos;

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
      // "the Chad-backed army and the rebels": only the army
      if (tree.relation(token) == Relation::amod && tree.head(token) == obj)
        std::erase_if(
            found, [&](const ActorRef& ref) { return ref.token != obj && tree.relation(ref.token) == Relation::conj; });
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
    for (const auto c : tree.children(token)) {
      if (tree.relation(c) != Relation::iobj) continue;
      // "urged then-President Obama": two objects to some parsers
      std::vector<ActorRef> found = finder_->actors(c);
      if (!found.empty()) return found;
    }
    return {};
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
  if (role == "speaker") return speaker(token);
  if (role == "described") return described(token);
  if (role == "iobject" && tree.token(token).upos == Upos::NOUN) return given_to(token);
  if (role == "iobject") {
    const auto indirect = tree.child(token, Relation::iobj);
    if (tree.is(indirect)) return finder_->actors(indirect, false);
    const auto first = tree.child(token, Relation::obj);
    if (tree.is(first) && first > token && object(token) > first && object(token) < tree.size())
      return finder_->actors(first, false);
    // "gave Ivory Coast 5 million dollars", where the parser takes the name for a part of the sum
    if (tree.is(first) && first > token && gives(tree.lemma(token))) {
      for (std::uint32_t i = token + 1; i < first; ++i) {
        if (tree.token(i).upos == Upos::NUM) break;
        if (tree.token(i).upos != Upos::PROPN || !tree.dominates(first, i)) continue;
        if (tree.relation(i) == Relation::nmod_poss) break;
        std::vector<ActorRef> found = finder_->actors(i, false);
        const bool sum = std::any_of(tree.children(first).begin(), tree.children(first).end(), [&](std::uint32_t c) {
          return c > i && (tree.relation(c) == Relation::nummod || tree.token(c).upos == Upos::NUM);
        });
        if (sum && !found.empty()) return found;
      }
    }
    // "Syria was given aid"
    if (passive(token) && tree.is(tree.child(token, Relation::obj))) {
      const auto subject = tree.child(token, Relation::nsubj_pass);
      if (tree.is(subject)) return finder_->actors(antecedent(subject, token), false);
    }
    return {};
  }
  if (role == "complement") {
    std::uint32_t predicate = complement(token);
    // "pledged $8 million to rebuild Chad's port": what the sum is for
    const auto sum = tree.child(token, Relation::obj);
    const bool money =
        tree.is(sum) && (tree.token(sum).upos != Upos::NOUN ||
                         one_of(tree.lemma(sum), {"dollar", "euro", "pound", "yen", "yuan", "rupee", "rand", "franc",
                                                  "fund", "money", "loan", "grant", "package"}));
    if (!tree.is(predicate) && money) predicate = complement(sum);
    if (!tree.is(predicate)) return {};
    const Upos upos = tree.token(predicate).upos;
    // "offered to hand over": a verb, whatever the tagger took it for
    const bool infinitive = tree.relation(predicate) == Relation::xcomp && tree.marker(predicate) == "to" &&
                            !tree.is(tree.child(predicate, Relation::case_));
    if ((upos == Upos::NOUN || upos == Upos::PROPN) && !infinitive) return finder_->actors(predicate);
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
                                                   "follow", "following", "upon", "on",    "for"};
    const Relation relation = tree.relation(token);
    if (!tree.has_head(token) ||
        std::find(std::begin(kFrames), std::end(kFrames), tree.marker(token)) == std::end(kFrames))
      return {};
    // "arrived in Cairo for talks with Sisi", not "called for talks"
    if (tree.marker(token) == "for" &&
        (relation != Relation::obl || !contains(ontology_->words("journey-verbs"), tree.lemma(tree.head(token)))))
      return {};
    const bool noun = tree.token(token).upos == Upos::NOUN;
    // "said Chad was ready, in a call with Niger": it was said in the call
    const std::uint32_t told = tree.head(token);
    const std::uint32_t first = tree.subtree(token).front();
    const bool apart = tree.token(first).form == "," || (first > 0 && tree.token(first - 1).form == ",");
    if (relation == Relation::obl && apart && token > told && tree.relation(told) == Relation::ccomp &&
        tree.has_head(told) && tree.head(told) < told &&
        contains(ontology_->words("reporting-verbs"), tree.lemma(tree.head(told))))
      return gather(subjects(tree.head(told)), false);
    if (relation == Relation::obl || (relation == Relation::advcl && noun))
      return gather(subjects(tree.head(token)), false);
    // "to ambassadors of Chad and Niger at a meeting": who is addressed there, not who met
    const bool with_somebody = std::any_of(tree.children(token).begin(), tree.children(token).end(),
                                           [&](std::uint32_t c) { return tree.marker(c) == "with"; });
    if (relation == Relation::nmod && with_somebody) return finder_->actors(tree.head(token), false);
    return {};
  }
  if (role == "owner") {
    // "the wrong policies of Chad"
    if (tree.token(token).upos == Upos::ADJ && tree.relation(token) == Relation::amod && tree.has_head(token)) {
      for (const auto c : tree.children(tree.head(token))) {
        if (tree.relation(c) != Relation::nmod || !one_of(tree.marker(c), {"of", "by"})) continue;
        std::vector<ActorRef> found = finder_->actors(c, false);
        if (tree.marker(c) == "of") {
          std::erase_if(found, [&](const ActorRef& ref) {
            return finder_->lexicon().has("harms", tree.lemma(tree.head(token))) ||
                   finder_->entity(ref.id).kind == EntityKind::group;
          });
        }
        for (ActorRef& ref : found) ref.distance += 1;
        if (!found.empty()) return found;
      }
    }
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
      const std::vector<ActorRef> both =
          tree.token(verb).upos == Upos::VERB ? gather(subjects(verb), false) : std::vector<ActorRef>{};
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
      if (is_anti(tree, c)) continue;
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
  if (role == "addressee") return addressee(token);
  if (role == "condition" || role == "unless") {
    // "threatened to stop the talks if Niger goes on", "will not sign until Niger does"
    const bool any = role == "condition";
    std::vector<std::uint32_t> heads;
    for (std::uint32_t c = token + 1; c < tree.size() && heads.empty(); ++c) {
      const bool bound = one_of(tree.marker(c), {"unless", "until", "till"}) || (any && tree.marker(c) == "if");
      if (tree.relation(c) != Relation::advcl || !bound || !tree.dominates(token, c)) continue;
      for (const auto d : tree.children(c)) {
        if (is_subject(tree.relation(d))) heads.push_back(d);
      }
    }
    return gather(heads, false);
  }
  if (role == "act") return act(token);
  if (role == "venue") {
    // "was arrested in Chad": by whom, if not by Chad
    if (!passive(token) || !subjects(token).empty()) return {};
    std::vector<ActorRef> found;
    for (const auto c : tree.children(token)) {
      if (tree.relation(c) != Relation::obl || tree.marker(c) != "in" || !found.empty()) continue;
      for (const ActorRef& ref : finder_->actors(c, false)) {
        if (ref.token == c && finder_->entity(ref.id).kind == EntityKind::state) found.push_back(ref);
      }
    }
    for (ActorRef& ref : found) ref.distance += 2;
    return found;
  }
  if (role == "each-other") {
    // "A and B clashed": among themselves
    if (passive(token)) return {};
    std::vector<ActorRef> found = subject_actors(token);
    return found.size() > 1 ? found : std::vector<ActorRef>{};
  }
  if (role == "purpose") return purpose(token);
  if (role == "within-object") return within_object(token, false);
  if (role == "owner-within-object") return within_object(token, true);
  if (role == "support") {
    const std::uint32_t carrier = support(token);
    if (tree.is(carrier)) return subject_actors(carrier);
    // "was full of praise for Chad"
    const bool full = tree.marker(token) == "of" && tree.has_head(token) && tree.lemma(tree.head(token)) == "full";
    if (full) return subject_actors(tree.head(token));
    // "is in talks with", "are at odds with"
    const bool within = tree.is(tree.child(token, Relation::cop)) && one_of(tree.marker(token), {"in", "at", "on"}) &&
                        tree.lemma(token) != "charge";
    return within ? subject_actors(token) : std::vector<ActorRef>{};
  }
  if (role == "self") return finder_->actors(token, false);
  if (role == "opposed") return finder_->opposed(token);
  if (role == "crowd") {
    // "quelled the protests": those who protest
    const std::uint32_t protest = is_noun(tree, token) ? token : object(token);
    return tree.is(protest) ? crowd(protest) : std::vector<ActorRef>{};
  }
  if (role == "undergoer") return undergoer(token);
  return marked(token, role);
}

}  // namespace entente::ingest
