#include <algorithm>

#include "graph/text/fold.hpp"
#include "ingest/entities/document_state.hpp"

namespace entente::ingest {

using language::Relation;
using language::Upos;

namespace {

constexpr std::uint32_t kReach = 4;  // sentences a pronoun may look back

template <std::size_t N>
bool one_of(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

void DocumentState::resolve_pronoun(std::uint32_t s, std::uint32_t token) {
  const Tree& tree = trees_[s];
  const std::string word = lower_form(tree.token(token));
  static constexpr std::string_view kHe[] = {"he", "she", "him", "her", "his", "hers"};
  static constexpr std::string_view kIt[] = {"it", "its"};
  static constexpr std::string_view kThey[] = {"they", "them", "their"};
  static constexpr std::string_view kI[] = {"i", "me", "my", "we", "us", "our", "ours"};
  std::vector<EntityId> entities;
  if (one_of(word, kHe)) {
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
  const std::vector<std::string>& words = result_[id].words;
  if (words.size() < 2) return true;
  const bool she = pronoun == "she" || pronoun == "her" || pronoun == "hers";
  if (!she && pronoun != "he" && pronoun != "him" && pronoun != "his") return true;
  return !lexicon_.has(she ? "male-names" : "female-names", words.front());
}

std::vector<EntityId> DocumentState::recent_person(std::uint32_t s, std::uint32_t token) const {
  const std::string pronoun = lower_form(trees_[s].token(token));
  // Within each sentence the subject first, else the last named; a person without a name blocks whoever came before.
  for (std::uint32_t back = 0; back <= std::min(s, kReach); ++back) {
    const Recent* best = nullptr;
    for (auto it = recent_.rbegin(); it != recent_.rend() && it->sentence + back >= s; ++it) {
      if (it->sentence != s - back || !it->person || it->plural) continue;
      if (it->entities.size() == 1 && !may_be(pronoun, it->entities.front())) continue;
      if (best == nullptr || (it->subject && !best->subject)) best = &*it;
    }
    if (best != nullptr) return best->entities;
  }
  return {};
}

std::vector<EntityId> DocumentState::recent_body(std::uint32_t s, std::uint32_t, bool possessive) const {
  for (std::uint32_t back = 0; back <= std::min(s, std::uint32_t{2}); ++back) {
    const Recent* best = nullptr;
    for (auto it = recent_.rbegin(); it != recent_.rend() && it->sentence + back >= s; ++it) {
      if (it->sentence != s - back || it->person || it->plural || it->entities.empty()) continue;
      const EntityKind kind = result_[it->entities.front()].kind;
      if (kind != EntityKind::state && kind != EntityKind::organization && kind != EntityKind::force) continue;
      if (!possessive && back == 0 && !it->subject) continue;
      if (best == nullptr || (it->subject && !best->subject)) best = &*it;
    }
    if (best != nullptr) return best->entities;
  }
  return {};
}

std::vector<EntityId> DocumentState::recent_plural(std::uint32_t s, std::uint32_t) const {
  for (std::uint32_t back = 0; back <= std::min(s, std::uint32_t{2}); ++back) {
    const Recent* best = nullptr;
    for (auto it = recent_.rbegin(); it != recent_.rend() && it->sentence + back >= s; ++it) {
      if (it->sentence != s - back || it->entities.empty()) continue;
      const EntityKind kind = result_[it->entities.front()].kind;
      const bool many = it->plural || kind == EntityKind::force || kind == EntityKind::organization;
      if (!many) continue;
      if (best == nullptr || (it->subject && !best->subject)) best = &*it;
    }
    if (best != nullptr) return best->entities;
  }
  return {};
}

std::optional<EntityId> DocumentState::last_of(EntityKind kind, std::string_view head) const {
  for (auto it = recent_.rbegin(); it != recent_.rend(); ++it) {
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

/// "the kingdom", "the self-ruled island": the last state spoken of that is one.
std::optional<EntityId> DocumentState::last_realm(bool island) const {
  static constexpr std::string_view kIslands[] = {"TWN", "CUB", "GRL", "LKA", "MLT", "CYP", "MDG", "JAM", "HTI", "SGP",
                                                  "MUS", "MDV", "FJI", "BRB", "ISL", "BHR", "COM", "VUT", "SLB", "TLS"};
  static constexpr std::string_view kKingdoms[] = {"SAU", "JOR", "MAR", "BHR", "THA", "GBR", "ESP", "NLD", "BEL", "DNK",
                                                   "NOR", "SWE", "BTN", "KHM", "LSO", "SWZ", "TON", "MYS", "NPL"};
  const std::span<const std::string_view> realms =
      island ? std::span<const std::string_view>(kIslands) : std::span<const std::string_view>(kKingdoms);
  for (auto it = recent_.rbegin(); it != recent_.rend(); ++it) {
    if (island && it->sentence + kReach < recent_.back().sentence) break;
    for (const EntityId id : it->entities) {
      const std::string& state = result_[id].state;
      if (std::find(realms.begin(), realms.end(), state) == realms.end()) continue;
      const auto found = by_key_.find("state/" + state);
      if (found != by_key_.end()) return found->second;
    }
  }
  return std::nullopt;
}

/// "the two leaders", "both sides", "the two countries": the last two of that kind, spoken of near each other.
bool DocumentState::resolve_pair(std::uint32_t s, const NounPhrase& phrase, std::vector<EntityId>& entities) {
  static constexpr std::string_view kPeople[] = {"leader",   "minister",   "president",   "official",     "man",
                                                 "diplomat", "premier",    "counterpart", "commissioner", "chief",
                                                 "general",  "politician", "statesman"};
  static constexpr std::string_view kStates[] = {"country", "nation",  "government", "neighbour", "neighbor",
                                                 "state",   "capital", "ally",       "rival",     "party"};
  const bool people = one_of(phrase.lemma, kPeople);
  const bool states = one_of(phrase.lemma, kStates);
  const bool sides = phrase.lemma == "side";
  // "the two main opposition parties" are no two states
  if (phrase.lemma == "party" && phrase.words != "two party" && phrase.words != "both party") return false;
  if (!people && !states && !sides) return false;
  const Tree& tree = trees_[s];
  bool two =
      phrase.words.starts_with("two ") || phrase.words.starts_with("both ") || phrase.words.starts_with("the two ");
  for (std::uint32_t i = phrase.first; i < phrase.head; ++i) {
    const std::string word = lower_form(tree.token(i));
    two = two || word == "two" || word == "both";
  }
  two = two || (phrase.first > 0 && lower_form(tree.token(phrase.first - 1)) == "both" &&
                tree.relation(phrase.first - 1) == Relation::cc_preconj);
  two = two || (sides && phrase.plural && phrase.definite && phrase.states.empty());
  if (!two || !phrase.states.empty()) return false;
  // "Chad hosted talks between the two countries": the host is neither
  std::vector<std::string> hosts;
  // "urged both governments": whoever urges them is neither
  const Relation place = tree.relation(phrase.head);
  const bool done_to = place == Relation::obj || place == Relation::iobj;
  if (done_to || tree.marker(phrase.head) == "between") {
    std::uint32_t verb = phrase.head;
    while (tree.has_head(verb) && tree.token(verb).upos != language::Upos::VERB) verb = tree.head(verb);
    const auto subject = tree.child(verb, Relation::nsubj);
    const bool mediated =
        tree.is(subject) &&
        (done_to || one_of(tree.lemma(verb), {"host", "mediate", "broker", "facilitate", "arrange", "sponsor",
                                              "organise", "organize", "convene", "oversee"}));
    for (const std::uint32_t one : mediated ? tree.conjuncts(subject) : std::vector<std::uint32_t>{}) {
      const Mention* host = mention_of(s, one);
      if (host != nullptr && host->entities.size() == 1) hosts.push_back(result_[host->entities.front()].state);
    }
  }
  const auto last_two = [&](EntityKind kind, std::uint32_t reach) {
    std::vector<EntityId> found;
    for (auto it = recent_.rbegin(); it != recent_.rend() && found.size() < 2; ++it) {
      if (it->sentence + reach < s) break;
      for (const EntityId id : it->entities) {
        EntityId one = id;
        if (kind == EntityKind::state && result_[id].kind != EntityKind::state) {
          const auto state = by_key_.find("state/" + result_[id].state);
          if (result_[id].kind == EntityKind::group || state == by_key_.end()) continue;
          one = state->second;
        }
        if (result_[one].kind != kind || std::find(hosts.begin(), hosts.end(), result_[one].state) != hosts.end())
          continue;
        if (found.size() < 2 && std::find(found.begin(), found.end(), one) == found.end()) found.push_back(one);
      }
    }
    std::reverse(found.begin(), found.end());
    return found;
  };
  if (people || sides) {
    entities = last_two(EntityKind::person, 3);
    if (entities.size() == 2 && result_[entities[0]].state == result_[entities[1]].state && sides && !done_to)
      entities.clear();
  }
  if (entities.size() != 2) entities = last_two(EntityKind::state, 3);
  if (entities.size() != 2 && !done_to) entities.clear();
  return !entities.empty();
}

/// "his Turkish and Iranian counterparts": who holds the same office there, else the state itself.
bool DocumentState::resolve_counterpart(std::uint32_t s, const NounPhrase& phrase, std::vector<EntityId>& entities) {
  if (phrase.lemma != "counterpart") return false;
  std::vector<std::string> roles;
  for (const EntityId person : phrase.persons) {
    const auto& held = result_[person].roles;
    roles.insert(roles.end(), held.begin(), held.end());
  }
  if (roles.empty()) {
    const auto subject = recent_person(s, phrase.head);
    if (!subject.empty()) roles = result_[subject.front()].roles;
  }
  // "their European counterparts" are not their own
  const auto owner = trees_[s].child(phrase.head, language::Relation::nmod_poss);
  const Mention* whose = trees_[s].is(owner) ? mention_of(s, owner) : nullptr;
  for (std::size_t i = 0; i < phrase.states.size(); ++i) {
    const EntityId state = phrase.states[i];
    if (whose != nullptr && whose->kind == MentionKind::pronoun && phrase.modifier_spans[i] == whose->span) continue;
    std::optional<EntityId> holder;
    for (const std::string& role : roles) {
      for (std::size_t at = 0; at <= role.size() && !holder;) {
        const std::size_t end = std::min(role.find(" and ", at), role.size());
        std::string part = role.substr(at, end - at);
        if (part.starts_with("deputy ")) part = part.substr(7);
        holder = holder_of(part, state);
        at = end + 5;
      }
    }
    // Before an office was named, whoever of that state is spoken of as an official.
    if (!holder) {
      for (const EntityId person : persons_) {
        const bool possessor = std::find(phrase.persons.begin(), phrase.persons.end(), person) != phrase.persons.end();
        if (!possessor && result_[person].known_state && result_[person].state == result_[state].state) {
          holder = person;
          break;
        }
      }
    }
    entities.push_back(holder.value_or(state));
  }
  if (entities.empty() && phrase.plural) {
    Entity entity;
    entity.kind = EntityKind::group;
    entity.name = phrase.surface;
    entity.key = "group/" + key_slug(phrase.surface);
    entities = {intern(std::move(entity))};
  }
  return !entities.empty();
}

}  // namespace entente::ingest
