#include <algorithm>

#include "ingest/entities/names.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/roles.hpp"

// Pronouns whose name stands higher in the same sentence: the evidence points at the name.
namespace entente::ingest {
namespace {

using language::Relation;
using language::Tree;
using language::Upos;

constexpr int kMaxClimb = 8;

bool is_personal_pronoun(const Tree& tree, std::uint32_t token) {
  return tree.token(token).upos == Upos::PRON &&
         one_of(lower_form(tree.token(token)), {"it", "they", "he", "she", "we", "i"});
}

}  // namespace

/// Who speaks, where `pronoun` is the subject of what is said ("Iran said it would withdraw", "it will withdraw, Iran
/// said") and can stand for the speaker; else nobody.
std::vector<ActorRef> RoleReader::speaker_for(std::uint32_t verb, std::uint32_t pronoun) const {
  const Tree& tree = finder_->tree();
  if (!is_personal_pronoun(tree, pronoun)) return {};
  const auto& reporting = ontology_->words("reporting-verbs");
  std::uint32_t said = tree.size();
  std::uint32_t at = verb;
  for (int climb = 0; climb < kMaxClimb && !tree.is(said); ++climb) {
    for (const auto c : tree.children(at)) {
      const bool comment = tree.relation(c) == Relation::parataxis && contains(reporting, tree.lemma(c));
      if (comment && tree.is(tree.child(c, Relation::nsubj))) said = c;
    }
    if (!tree.has_head(at)) break;
    const Relation relation = tree.relation(at);
    const std::uint32_t up = tree.head(at);
    if (relation == Relation::ccomp && contains(reporting, tree.lemma(up))) said = up;
    if (relation != Relation::conj && relation != Relation::ccomp && relation != Relation::xcomp) break;
    at = up;
  }
  if (!tree.is(said)) return {};
  const auto subject = tree.child(said, Relation::nsubj);
  if (!tree.is(subject) || subject == pronoun || tree.token(subject).upos == Upos::PRON) return {};
  std::vector<ActorRef> speakers = finder_->actors(subject, false);
  const std::string word = lower_form(tree.token(pronoun));
  const bool many = speakers.size() > 1 || tree.token(subject).xpos == language::Xpos::NNS;
  // "Peru's president said he would": an office holder without a name
  const bool human = finder_->lexicon().is_person(tree.lemma(subject)) ||
                     finder_->lexicon().has("state-people", ascii_lower(tree.lemma(subject)));
  const bool fits = !speakers.empty() && std::all_of(speakers.begin(), speakers.end(), [&](const ActorRef& ref) {
    const bool person = finder_->entity(ref.id).kind == EntityKind::person;
    if (word == "he" || word == "she") {
      // "Amina Rahal said he would": somebody else
      const std::vector<std::string>& names = finder_->entity(ref.id).words;
      const bool other =
          names.size() > 1 && finder_->lexicon().has(word == "he" ? "female-names" : "male-names", names.front());
      return (person || human) && !many && !other;
    }
    if (word == "it") return !person && !human && !many;
    // "we condemn this, the minister said"
    if (word == "we" || word == "i") return true;
    return many || !person;
  });
  return fits ? speakers : std::vector<ActorRef>{};
}

/// The actors in the subject's place, pronouns of what is said given to whoever says it.
std::vector<ActorRef> RoleReader::subject_actors(std::uint32_t token) const {
  const Tree& tree = finder_->tree();
  const std::vector<std::uint32_t> heads = subjects(token);
  std::vector<ActorRef> found = gather(heads);
  // "an attack in Kabul killed ten": where or with whom an act was is not whose it was
  std::erase_if(found, [&](const ActorRef& ref) {
    return tree.has_head(ref.token) && one_of(tree.marker(ref.token), {"in", "with", "at", "near"}) &&
           finder_->lexicon().has("act-nouns", tree.lemma(tree.head(ref.token)));
  });
  // "Ghana, which backs Togo, and Kenya": a relative clause is of those before it
  if (tree.relation(token) == Relation::acl_relcl) {
    std::erase_if(found, [&](const ActorRef& ref) {
      return ref.token > token && tree.relation(ref.token) == Relation::conj && !tree.dominates(token, ref.token);
    });
  }
  // "Syria says it is willing": the parser may take the pronoun for an empty one
  std::uint32_t pronoun = heads.size() == 1 ? heads.front() : tree.size();
  if (heads.empty()) pronoun = tree.child(token, Relation::expl);
  if (tree.is(pronoun)) {
    std::vector<ActorRef> speakers = speaker_for(token, pronoun);
    if (!speakers.empty()) {
      // "Merkel said she and Putin had discussed it": the other one, too
      for (const ActorRef& ref : found) {
        if (ref.token != pronoun && ref.id != speakers.front().id) speakers.push_back(ref);
      }
      return speakers;
    }
  }
  // "said the strait was open and stood by its ally": the second verb may hang from what is said
  if (found.empty() && !passive(token) && tree.relation(token) == Relation::conj && tree.has_head(token) &&
      !tree.is(tree.child(token, Relation::nsubj, Relation::nsubj_pass))) {
    const std::uint32_t said = tree.head(token);
    if (tree.relation(said) == Relation::ccomp && tree.has_head(said) &&
        contains(ontology_->words("reporting-verbs"), tree.lemma(tree.head(said))))
      found = gather(subjects(tree.head(said)));
  }
  // "issued a joint statement condemning Chad": those whose statement it is
  if (found.empty() && tree.relation(token) == Relation::acl && tree.token(token).xpos == language::Xpos::VBG &&
      tree.has_head(token)) {
    const std::uint32_t paper = tree.head(token);
    if (tree.relation(paper) == Relation::obj && tree.has_head(paper) &&
        one_of(tree.lemma(tree.head(paper)), {"issue", "release", "sign", "publish", "write", "adopt", "send", "post",
                                              "approve", "pass", "read", "make", "deliver"}))
      found = gather(subjects(tree.head(paper)));
  }
  // "a Chadian resolution demanding that Niger leave": whose paper it is, not the paper
  const bool paper = std::all_of(found.begin(), found.end(),
                                 [&](const ActorRef& ref) { return finder_->entity(ref.id).kind == EntityKind::plan; });
  std::uint32_t clause = token;
  if (tree.relation(clause) == Relation::conj && tree.has_head(clause)) clause = tree.head(clause);
  if (paper && tree.relation(clause) == Relation::acl && tree.token(clause).xpos == language::Xpos::VBG &&
      tree.has_head(clause) && contains(ontology_->words("writings"), tree.lemma(tree.head(clause)))) {
    for (const std::string_view whose : {"possessor", "modifier", "by", "from"}) {
      std::vector<ActorRef> owner = role(tree.head(clause), whose);
      if (!owner.empty()) return owner;
    }
  }
  name_pronouns(found);
  return found;
}

/// "Russia will increase its cooperation with China": the source of the cooperation is the "Russia" of this sentence.
void RoleReader::name_pronouns(std::vector<ActorRef>& refs) const {
  const Tree& tree = finder_->tree();
  for (ActorRef& ref : refs) {
    if (tree.token(ref.token).upos != Upos::PRON) continue;
    std::uint32_t at = ref.token;
    for (int climb = 0; climb < kMaxClimb && tree.has_head(at); ++climb) {
      at = tree.head(at);
      const auto subject = tree.child(at, Relation::nsubj, Relation::nsubj_pass);
      if (!tree.is(subject) || subject == ref.token || tree.token(subject).upos == Upos::PRON) continue;
      const std::vector<ActorRef> named = finder_->actors(subject);
      const auto same = std::find_if(named.begin(), named.end(), [&](const ActorRef& n) {
        return n.id == ref.id && tree.token(n.token).upos != Upos::PRON;
      });
      if (same == named.end()) continue;
      const std::uint32_t distance = ref.distance;
      ref = *same;
      ref.distance = distance;
      break;
    }
  }
}

}  // namespace entente::ingest
