#include <algorithm>

#include "graph/text/fold.hpp"
#include "ingest/entities/document_state.hpp"
#include "ingest/language/tree_words.hpp"

namespace entente::ingest {

using language::Relation;
using language::Upos;

namespace {

constexpr std::uint32_t kReach = 4;  // sentences a pronoun may look back

/// The object of a participle behind the clause it goes with: "..., calling it a provocation".
bool is_aside(const language::Tree& tree, std::uint32_t pronoun) {
  if (!tree.has_head(pronoun) || tree.relation(pronoun) != Relation::obj) return false;
  const std::uint32_t verb = tree.head(pronoun);
  return tree.relation(verb) == Relation::advcl && tree.token(verb).xpos == language::Xpos::VBG &&
         tree.marker(verb).empty() && tree.head(verb) < verb;
}

bool share(const std::vector<EntityId>& some, const std::vector<EntityId>& others) {
  return std::any_of(some.begin(), some.end(),
                     [&](EntityId id) { return std::find(others.begin(), others.end(), id) != others.end(); });
}

bool is_complement(Relation relation) {
  return relation == Relation::obj || relation == Relation::iobj || relation == Relation::obl;
}

/// "stood by Mogadishu and would supply it": the pronoun has the place in its clause that the word has in the clause
/// before, to which the pronoun's was joined.
bool stand_alike(const language::Tree& tree, std::uint32_t word, std::uint32_t pronoun) {
  if (!is_complement(tree.relation(pronoun)) || !tree.has_head(pronoun) || !tree.has_head(word)) return false;
  const std::uint32_t verb = tree.head(pronoun);
  return word < pronoun && tree.relation(verb) == Relation::conj && tree.head(verb) == tree.head(word) &&
         is_complement(tree.relation(word));
}

}  // namespace

void DocumentState::resolve_pronoun(std::uint32_t s, std::uint32_t token) {
  const Tree& tree = trees_[s];
  const std::string word = lower_form(tree.token(token));
  static constexpr std::string_view kHe[] = {"he", "she", "him", "her", "his", "hers"};
  static constexpr std::string_view kIt[] = {"it", "its"};
  static constexpr std::string_view kThey[] = {"they", "them", "their"};
  static constexpr std::string_view kI[] = {"i", "me", "my", "we", "us", "our", "ours"};
  std::vector<EntityId> entities = judged_owner(s, token);
  if (!entities.empty()) {
    // whoever is thanked or accused of it
  } else if (one_of(word, kHe)) {
    entities = named_below(s, token);
    if (entities.empty()) entities = recent_person(s, token);
  } else if (one_of(word, kIt)) {
    if (tree.relation(token) == Relation::expl) return;
    entities = recent_body(s, token, word == "its");
  } else if (one_of(word, kThey)) {
    entities = recent_plural(s, token);
  } else if (one_of(word, kI)) {
    entities = speaker_;
  } else if (word == "both") {
    // "counterparts from Chad and Niger, who both objected": those just told of
    if (token > 0 && one_of(lower_form(tree.token(token - 1)), {"they", "we", "which", "who", "you"})) return;
    NounPhrase phrase;
    phrase.head = token;
    phrase.lemma = "leader";
    phrase.words = "both leader";
    resolve_pair(s, phrase, entities);
  }
  if (entities.empty()) return;
  mention(s, token, token + 1, token, MentionKind::pronoun, entities);
  if (word != "his" && word != "her" && word != "its" && word != "their" && !one_of(word, kI)) {
    remember(s, token, entities, entities.size() > 1 || one_of(word, kThey));
  }
}

/// "As she arrived, Angela Merkel said", "In his speech, Obama said": a pronoun in what stands before the subject,
/// where nobody was named in the sentence yet.
std::vector<EntityId> DocumentState::named_below(std::uint32_t s, std::uint32_t token) const {
  const Tree& tree = trees_[s];
  for (const Mention& mention : result_.mentions[s]) {
    const bool person = !mention.entities.empty() && result_[mention.entities.front()].kind == EntityKind::person;
    if (person && mention.first < token) return {};
  }
  std::uint32_t at = token;
  for (int steps = 0; steps < 6 && tree.has_head(at); ++steps) {
    const Relation relation = tree.relation(at);
    const std::uint32_t up = tree.head(at);
    if ((relation == Relation::advcl || relation == Relation::obl) && up > at) {
      const auto subject = tree.child(up, Relation::nsubj);
      const Mention* named = tree.is(subject) && subject > token ? mention_of(s, subject) : nullptr;
      if (named == nullptr || named->kind != MentionKind::name || named->entities.size() != 1) return {};
      const bool fits = result_[named->entities.front()].kind == EntityKind::person &&
                        may_be(lower_form(tree.token(token)), named->entities.front());
      return fits ? named->entities : std::vector<EntityId>{};
    }
    at = up;
  }
  return {};
}

/// Whether "he" or "she" can stand for the person, as far as the first name tells.
bool DocumentState::may_be(std::string_view pronoun, EntityId id) const {
  const bool she = pronoun == "she" || pronoun == "her" || pronoun == "hers";
  if (!she && pronoun != "he" && pronoun != "him" && pronoun != "his") return true;
  // "Chairwoman Saskia Esken"
  for (const std::string& role : result_[id].roles) {
    if (role.ends_with("woman") || role.ends_with("queen") || role.ends_with("princess")) return she;
    if (role.ends_with("man") || role.ends_with("king")) return !she;
  }
  const std::vector<std::string>& words = result_[id].words;
  if (words.size() < 2) return true;
  return !lexicon_.has(she ? "male-names" : "female-names", words.front());
}

/// "thanked Amina Rahal for her help", "accused Chad of breaking its word": what one is thanked for or accused of is
/// one's own.
std::vector<EntityId> DocumentState::judged_owner(std::uint32_t s, std::uint32_t pronoun) const {
  const Tree& tree = trees_[s];
  const auto& judging = ontology_.words("judging-verbs");
  const std::string word = lower_form(tree.token(pronoun));
  static constexpr std::string_view kTheirs[] = {"his", "her", "its", "their"};
  if (!one_of(word, kTheirs) || tree.relation(pronoun) != Relation::nmod_poss) return {};
  std::uint32_t at = pronoun;
  for (int climb = 0; climb < 4 && tree.has_head(at); ++climb) {
    const std::uint32_t verb = tree.head(at);
    const std::string_view marker = tree.marker(at);
    const bool ground = marker == "for" || marker == "of" || marker == "over";
    const bool judges = std::find(judging.begin(), judging.end(), tree.lemma(verb)) != judging.end() ||
                        tree.lemma(verb) == "accuse" || tree.lemma(verb) == "suspect";
    const auto object = tree.child(verb, Relation::obj, Relation::nsubj_pass);
    if (ground && judges && tree.is(object) && object < pronoun && !tree.dominates(object, pronoun)) {
      const Mention* judged = mention_of(s, object);
      if (judged == nullptr || judged->kind == MentionKind::pronoun) return {};
      const bool many = judged->entities.size() > 1;
      const bool person = result_[judged->entities.front()].kind == EntityKind::person;
      if (many != (word == "their") || (!many && person == (word == "its"))) return {};
      if (person && !many && !may_be(word, judged->entities.front())) return {};
      return judged->entities;
    }
    if (tree.token(verb).upos == language::Upos::VERB && judges) return {};
    at = verb;
  }
  return {};
}

/// Who acts on a pronoun in the same clause, and so is somebody else: "Chad's president accused *him*".
std::vector<EntityId> DocumentState::clause_mates(std::uint32_t s, std::uint32_t pronoun) const {
  const Tree& tree = trees_[s];
  const Relation place = tree.relation(pronoun);
  // "He and Amina Rahal thanked": not her
  const std::vector<std::uint32_t> joined = tree.conjuncts(tree.first_conjunct(pronoun));
  if (joined.size() > 1) {
    std::vector<EntityId> others;
    for (const std::uint32_t one : joined) {
      const Mention* other = one != pronoun ? mention_of(s, one) : nullptr;
      if (other != nullptr) others.insert(others.end(), other->entities.begin(), other->entities.end());
    }
    if (!others.empty()) return others;
  }
  if (!tree.has_head(pronoun)) return {};
  // "issued a warrant against him": within what the verb is about, only bodies are told apart
  const bool inside = place == Relation::nmod && tree.relation(tree.head(pronoun)) == Relation::obj;
  if (place != Relation::obj && place != Relation::iobj && place != Relation::obl && place != Relation::obl_agent &&
      !inside)
    return {};
  std::uint32_t verb = inside ? tree.head(tree.head(pronoun)) : tree.head(pronoun);
  auto subject = tree.child(verb, Relation::nsubj, Relation::nsubj_pass);
  for (int climb = 0; climb < 4 && !tree.is(subject) && tree.has_head(verb); ++climb) {
    const Relation clause = tree.relation(verb);
    if (clause != Relation::conj && clause != Relation::xcomp && clause != Relation::advcl) break;
    verb = tree.head(verb);
    // "asked the envoy to help him": the envoy helps
    if (clause == Relation::xcomp && tree.is(tree.child(verb, Relation::obj, Relation::iobj))) return {};
    subject = tree.child(verb, Relation::nsubj, Relation::nsubj_pass);
  }
  std::vector<EntityId> mates;
  if (!tree.is(subject)) return mates;
  for (const std::uint32_t one : tree.conjuncts(subject)) {
    const Mention* mention = mention_of(s, one);
    if (mention == nullptr) continue;
    const bool body = !mention->entities.empty() && result_[mention->entities.front()].kind != EntityKind::person;
    if (inside && !body) continue;
    mates.insert(mates.end(), mention->entities.begin(), mention->entities.end());
    // "Obama's government sued him": not Obama
    const auto owner = tree.child(one, Relation::nmod_poss);
    const Mention* whose = tree.is(owner) ? mention_of(s, owner) : nullptr;
    if (whose != nullptr && body) mates.insert(mates.end(), whose->entities.begin(), whose->entities.end());
  }
  return mates;
}

std::vector<EntityId> DocumentState::recent_person(std::uint32_t s, std::uint32_t token) const {
  const std::string pronoun = lower_form(trees_[s].token(token));
  const std::vector<EntityId> mates = clause_mates(s, token);
  // Within each sentence the subject first, else the last named; a person without a name blocks whoever came before.
  for (std::uint32_t back = 0; back <= std::min(s, kReach); ++back) {
    const Recent* best = nullptr;
    for (auto it = recent_.rbegin(); it != recent_.rend() && it->sentence + back >= s; ++it) {
      if (it->sentence != s - back || !it->person || it->plural) continue;
      if (it->entities.size() == 1 && !may_be(pronoun, it->entities.front())) continue;
      if (share(it->entities, mates)) continue;
      // "Chad's minister said Asante had been held. He thanked Niger": whoever the sentence before was about
      const auto rank = [&](const Recent& met) { return (met.subject ? 1 : 0) + (back > 0 && met.main ? 1 : 0); };
      if (best == nullptr || rank(*it) > rank(*best)) best = &*it;
    }
    if (best != nullptr) return best->entities;
  }
  return {};
}

std::vector<EntityId> DocumentState::recent_body(std::uint32_t s, std::uint32_t token, bool possessive) const {
  const std::vector<EntityId> mates = clause_mates(s, token);
  // "Chad objected to Niger's part in it, calling *it* a provocation": of whom the clause before speaks, or nobody
  const bool aside = is_aside(trees_[s], token);
  for (std::uint32_t back = 0; back <= (aside ? 0 : std::min(s, std::uint32_t{2})); ++back) {
    const Recent* best = nullptr;
    for (auto it = recent_.rbegin(); it != recent_.rend() && it->sentence + back >= s; ++it) {
      if (it->sentence != s - back || it->person || it->plural || it->entities.empty()) continue;
      if (share(it->entities, mates)) continue;
      const EntityKind kind = result_[it->entities.front()].kind;
      // "the opposition called on its supporters"
      const bool collective = kind == EntityKind::group && back == 0 && it->subject;
      if (kind != EntityKind::state && kind != EntityKind::organization && kind != EntityKind::force && !collective)
        continue;
      const bool alike = back == 0 && stand_alike(trees_[s], it->token, token);
      if (!possessive && back == 0 && !it->subject && !aside && !alike) continue;
      if (best == nullptr || (it->subject && !best->subject)) best = &*it;
    }
    if (best != nullptr) return best->entities;
  }
  return {};
}

/// The last subject, or object, before `end` that joins several ("Chad and Niger met"): its first word and whoever is
/// named there.
std::pair<std::uint32_t, std::vector<EntityId>> DocumentState::joined(std::uint32_t s, std::uint32_t end,
                                                                      bool objects) const {
  constexpr std::size_t kMost = 6;
  constexpr std::size_t kMentions = 256;  // that are looked at
  const Tree& tree = trees_[s];
  std::pair<std::uint32_t, std::vector<EntityId>> found;
  const std::span<const Mention> mentions = result_.mentions[s];
  for (const Mention& met : mentions.last(std::min(mentions.size(), kMentions))) {
    const Relation place = tree.relation(met.head);
    const bool fits = objects ? is_complement(place) : entente::ingest::is_subject(place);
    if (met.head >= end || met.head < found.first || !fits) continue;
    const std::vector<std::uint32_t> together = tree.conjuncts(met.head);
    if (together.size() < 2 || together.size() > kMost || together.back() >= end) continue;
    std::vector<EntityId> all;
    bool named = true;
    for (const std::uint32_t one : together) {
      const Mention* mention = mention_of(s, one);
      named = named && mention != nullptr && !mention->entities.empty();
      if (named) all.insert(all.end(), mention->entities.begin(), mention->entities.end());
    }
    if (named) found = {met.head, std::move(all)};
  }
  return found;
}

std::vector<EntityId> DocumentState::recent_plural(std::uint32_t s, std::uint32_t token) const {
  const std::vector<EntityId> mates = clause_mates(s, token);
  for (std::uint32_t back = 0; back <= std::min(s, std::uint32_t{2}); ++back) {
    const Recent* best = nullptr;
    for (auto it = recent_.rbegin(); it != recent_.rend() && it->sentence + back >= s; ++it) {
      if (it->sentence != s - back || it->entities.empty() || share(it->entities, mates)) continue;
      const EntityKind kind = result_[it->entities.front()].kind;
      // a body is "they" in its own sentence and the next
      const bool body = back < 2 && (kind == EntityKind::force || kind == EntityKind::organization);
      if (!it->plural && !body) continue;
      if (best == nullptr || (it->subject && !best->subject)) best = &*it;
    }
    if (back < 2) {
      const std::uint32_t end = back == 0 ? token : trees_[s - back].size();
      const auto [first, subjects] = joined(s - back, end, false);
      const bool later = best == nullptr || !best->subject || best->token < first;
      if (!subjects.empty() && later && !share(subjects, mates)) return subjects;
      // "phoned Amina Rahal and Salou Adamou and invited them"
      const bool them = back == 0 && is_complement(trees_[s].relation(token));
      const auto [object, objects] = them ? joined(s, end, true) : std::pair<std::uint32_t, std::vector<EntityId>>{};
      if (!objects.empty() && (best == nullptr || best->token < object) && !share(objects, mates)) return objects;
    }
    if (best != nullptr) return best->entities;
  }
  return {};
}

std::span<const DocumentState::Recent> DocumentState::latest_mentions() const {
  constexpr std::size_t kMost = 4096;
  return std::span(recent_).last(std::min(recent_.size(), kMost));
}

std::optional<EntityId> DocumentState::last_of(EntityKind kind, std::string_view head) const {
  const std::span<const Recent> recent = latest_mentions();
  for (auto it = recent.rbegin(); it != recent.rend(); ++it) {
    if (it->entities.size() != 1 || result_[it->entities.front()].kind != kind) continue;
    // "the force", "any force": a joint one, not a state's own
    if (kind == EntityKind::force && !result_[it->entities.front()].state.empty()) continue;
    if (!head.empty()) {
      const std::string name = fold_name(result_[it->entities.front()].name);
      if (name.find(head) == std::string::npos) continue;
    }
    return it->entities.front();
  }
  return std::nullopt;
}

/// "the kingdom", "the sultanate", "the self-ruled island": the last state spoken of that is one.
std::optional<EntityId> DocumentState::last_realm(std::string_view realm) const {
  const bool island = realm == "island";
  const std::span<const Recent> recent = latest_mentions();
  for (auto it = recent.rbegin(); it != recent.rend(); ++it) {
    if (island && it->sentence + kReach < recent_.back().sentence) break;
    for (const EntityId id : it->entities) {
      const std::string& state = result_[id].state;
      if (!gazetteer_.lies_in(state, realm)) continue;
      const auto found = by_key_.find("state/" + state);
      if (found != by_key_.end()) return found->second;
    }
  }
  return std::nullopt;
}

}  // namespace entente::ingest
