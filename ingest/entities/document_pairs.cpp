#include <algorithm>

#include "ingest/entities/document_state.hpp"
#include "ingest/language/tree_words.hpp"

// Descriptions of those just spoken of: "the two leaders", "his counterparts".
namespace entente::ingest {

using language::Relation;

namespace {

bool is_neighbour(std::string_view lemma) { return one_of(lemma, {"neighbour", "neighbor"}); }

/// "urged both governments", "called on the two sides".
bool called_upon(const language::Tree& tree, std::uint32_t noun) {
  const Relation place = tree.relation(noun);
  if (place == Relation::obj || place == Relation::iobj) return true;
  if (place != Relation::obl || !tree.has_head(noun)) return false;
  const std::string_view marker = tree.marker(noun);
  return one_of(marker, {"on", "upon"}) || (marker == "to" && one_of(tree.lemma(tree.head(noun)), {"appeal", "plead"}));
}

}  // namespace

/// "the two leaders", "both sides", "the three countries": the last two or more of that kind, spoken of near each
/// other.
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
  std::size_t count = 0;
  for (std::uint32_t i = phrase.first; i < phrase.head; ++i) {
    const std::string word = lower_form(tree.token(i));
    if (word == "two" || word == "both") count = 2;
    // "the three countries", "the four sides": no more are counted so
    if (phrase.definite && (word == "three" || word == "four" || word == "five"))
      count = word == "three" ? 3 : word == "four" ? 4 : 5;
  }
  bool two = count > 0 || phrase.words.starts_with("both ");
  two = two || (phrase.first > 0 && lower_form(tree.token(phrase.first - 1)) == "both" &&
                tree.relation(phrase.first - 1) == Relation::cc_preconj);
  two = two || (sides && phrase.plural && phrase.definite && phrase.states.empty());
  if (!two || !phrase.states.empty()) return false;
  // "the four presidents": of whom nobody has told
  if (people && count > 2) return false;
  count = std::max(count, std::size_t{2});
  const bool done_to = called_upon(tree, phrase.head);
  const std::vector<std::string> hosts = states_beside_pair(s, phrase.head, people);
  // "the two foreign ministers": those who are
  std::string office;
  for (const std::string_view number : {"two ", "both "}) {
    if (people && phrase.words.starts_with(number)) office = phrase.words.substr(number.size());
  }
  if (office == phrase.lemma || !lexicon_.has("titles", office)) office.clear();
  const auto last_named = [&](EntityKind kind, std::uint32_t reach) {
    std::vector<EntityId> found;
    for (auto it = recent_.rbegin(); it != recent_.rend() && found.size() < count; ++it) {
      if (it->sentence + reach < s) break;
      // "met in Ghana": where they met is no side
      if (it->entities.size() == 1 && result_[it->entities.front()].kind == EntityKind::state &&
          trees_[it->sentence].marker(it->token) == "in")
        continue;
      for (const EntityId id : it->entities) {
        EntityId one = id;
        if (kind == EntityKind::state && result_[id].kind != EntityKind::state) {
          const auto state = by_key_.find("state/" + result_[id].state);
          if (result_[id].kind == EntityKind::group || state == by_key_.end()) continue;
          one = state->second;
        }
        if (kind == EntityKind::person && !office.empty() && !holds(result_[one], office, std::nullopt)) continue;
        if (result_[one].kind != kind || std::find(hosts.begin(), hosts.end(), result_[one].state) != hosts.end())
          continue;
        if (found.size() < count && std::find(found.begin(), found.end(), one) == found.end()) found.push_back(one);
      }
    }
    std::reverse(found.begin(), found.end());
    return found;
  };
  // "Chad and Niger met over Mali. The two sides agreed": those who did it together, not who was named last
  const bool neighbours = is_neighbour(phrase.lemma);
  const auto together = [&](std::uint32_t before) {
    return subjects_together(s, before, people ? EntityKind::person : EntityKind::state, count);
  };
  if (!done_to && hosts.empty()) entities = together(people ? 0 : phrase.first);
  if (!entities.empty()) return true;
  // "Kuwait and Iraq quarrel; Oman backed Kuwait. Iran called on both countries": those it is about, not the last named
  if (!people && count == 2) entities = states_named_together(hosts, neighbours);
  if (entities.empty() && !done_to && !hosts.empty()) entities = together(0);
  if (!entities.empty()) return true;
  if (!people && count == 2 && !hosts.empty()) entities = most_named_states(hosts);
  if (!entities.empty()) return true;
  if (people || sides) {
    entities = last_named(EntityKind::person, 3);
    if (entities.size() != count && !office.empty()) {
      office.clear();
      entities = last_named(EntityKind::person, 3);
    }
    if (entities.size() == 2 && result_[entities[0]].state == result_[entities[1]].state && sides && !done_to)
      entities.clear();
  }
  if (entities.size() != count) entities = last_named(EntityKind::state, 3);
  if (entities.size() != count && (!done_to || count > 2 || people)) entities.clear();
  return !entities.empty();
}

/// The states that act upon the pair and so are none of the two: "Chad hosted talks between the two countries", "Mali
/// urged both governments", "Niger wrote to both governments". `people` says that the pair are persons.
std::vector<std::string> DocumentState::states_beside_pair(std::uint32_t s, std::uint32_t noun, bool people) const {
  const Tree& tree = trees_[s];
  const bool beside = !people && tree.relation(noun) == Relation::obl && tree.has_head(noun) &&
                      one_of(tree.marker(noun), {"to", "with", "from", "against"});
  const bool acted_on = beside || called_upon(tree, noun);
  if (!acted_on && tree.marker(noun) != "between") return {};
  std::uint32_t verb = noun;
  while (tree.has_head(verb) && tree.token(verb).upos != language::Upos::VERB) verb = tree.head(verb);
  const std::string_view act = tree.lemma(verb);
  // "has proposed hosting talks between them"
  while (!tree.is(tree.child(verb, Relation::nsubj)) && tree.relation(verb) == Relation::xcomp && tree.has_head(verb))
    verb = tree.head(verb);
  const auto subject = tree.child(verb, Relation::nsubj);
  const bool mediated = acted_on || one_of(act, {"host", "mediate", "broker", "facilitate", "arrange", "sponsor",
                                                 "organise", "organize", "convene", "oversee"});
  if (!mediated || !tree.is(subject)) return {};
  std::vector<std::string> states;
  for (const std::uint32_t one : tree.conjuncts(subject)) {
    const Mention* host = mention_of(s, one);
    if (host != nullptr && host->entities.size() == 1) states.push_back(result_[host->entities.front()].state);
  }
  return states;
}

/// The two states that most sentences so far name or let act side by side, those of `but` aside, in the order in which
/// they were first; none unless they do so twice, and twice as often as any other two. Of neighbours, once will do.
std::vector<EntityId> DocumentState::states_named_together(const std::vector<std::string>& but, bool neighbours) const {
  using Pair = std::pair<EntityId, EntityId>;
  std::map<Pair, std::uint32_t> counts;
  constexpr std::size_t kMost = 512;  // mentions
  constexpr std::size_t kFew = 4;     // states; more are a list
  const std::span<const Recent> all = latest_mentions();
  const std::span<const Recent> mentions = all.last(std::min(all.size(), kMost));
  for (std::size_t first = 0, last = 0; first < mentions.size(); first = last) {
    std::vector<EntityId> states;
    for (; last < mentions.size() && mentions[last].sentence == mentions[first].sentence; ++last) {
      for (const EntityId id : mentions[last].entities) {
        const std::string& state = result_[id].state;
        const auto named = by_key_.find("state/" + state);
        if (state.empty() || named == by_key_.end() || std::find(but.begin(), but.end(), state) != but.end()) continue;
        if (std::find(states.begin(), states.end(), named->second) == states.end()) states.push_back(named->second);
      }
    }
    if (states.size() > kFew) continue;
    for (std::size_t a = 0; a < states.size(); ++a) {
      for (std::size_t b = a + 1; b < states.size(); ++b) {
        if (neighbours && !gazetteer_.are_neighbours(result_[states[a]].state, result_[states[b]].state)) continue;
        ++counts[std::minmax(states[a], states[b])];
      }
    }
  }
  const auto more = [](const auto& a, const auto& b) { return a.second < b.second; };
  const auto top = std::max_element(counts.begin(), counts.end(), more);
  if (top == counts.end() || (top->second < 2 && !neighbours)) return {};
  const bool clear = std::all_of(counts.begin(), counts.end(),
                                 [&](const auto& c) { return c.first == top->first || 2 * c.second <= top->second; });
  return clear ? std::vector<EntityId>{top->first.first, top->first.second} : std::vector<EntityId>{};
}

/// The two states that were named or acted for most of late, those of `but` aside, in the order in which they were
/// first; none where a third was as often.
std::vector<EntityId> DocumentState::most_named_states(const std::vector<std::string>& but) const {
  struct Count {
    std::string state;
    std::uint32_t times = 0;
  };
  std::vector<Count> counts;          // in text order
  constexpr std::size_t kMost = 512;  // mentions
  const std::span<const Recent> mentions = latest_mentions();
  for (const Recent& met : mentions.last(std::min(mentions.size(), kMost))) {
    for (const EntityId id : met.entities) {
      const std::string& state = result_[id].state;
      if (state.empty() || std::find(but.begin(), but.end(), state) != but.end()) continue;
      auto count = std::find_if(counts.begin(), counts.end(), [&](const Count& c) { return c.state == state; });
      if (count == counts.end()) count = counts.insert(count, {state});
      ++count->times;
    }
  }
  if (counts.size() < 2) return {};
  std::vector<std::uint32_t> order;
  for (const Count& count : counts) order.push_back(count.times);
  std::sort(order.rbegin(), order.rend());
  if (order.size() > 2 && order[1] == order[2]) return {};
  std::vector<EntityId> found;
  for (const Count& count : counts) {
    const auto state = by_key_.find("state/" + count.state);
    if (count.times >= order[1] && state != by_key_.end()) found.push_back(state->second);
  }
  return found.size() == 2 ? found : std::vector<EntityId>{};
}

/// The subjects of one verb in this sentence before the word, else in the sentence before, where there are as many and
/// all are of that kind or, for states, act for as many; none otherwise.
std::vector<EntityId> DocumentState::subjects_together(std::uint32_t s, std::uint32_t word, EntityKind kind,
                                                       std::size_t count) const {
  for (std::uint32_t back = 0; back < 2 && back <= s; ++back) {
    const Tree& tree = trees_[s - back];
    for (const Mention& met : result_.mentions[s - back]) {
      if (back == 0 && met.head >= word) continue;
      const std::vector<std::uint32_t> together = tree.conjuncts(met.head);
      if (!entente::ingest::is_subject(tree.relation(met.head)) || together.size() != count) continue;
      std::vector<EntityId> found;
      for (const std::uint32_t one : together) {
        const Mention* mention = mention_of(s - back, one);
        if (mention == nullptr || mention->entities.size() != 1) break;
        EntityId id = mention->entities.front();
        if (kind == EntityKind::state && back == 0 && result_[id].kind == EntityKind::person) {
          const auto state = by_key_.find("state/" + result_[id].state);
          if (state == by_key_.end()) break;
          id = state->second;
        }
        if (result_[id].kind != kind || std::find(found.begin(), found.end(), id) != found.end()) break;
        found.push_back(id);
      }
      if (found.size() == count) return found;
    }
  }
  return {};
}

/// "The two discussed it": without a noun.
bool DocumentState::resolve_the_two(std::uint32_t s, std::uint32_t token) {
  const Tree& tree = trees_[s];
  if (tree.token(token).upos != language::Upos::NUM || lower_form(tree.token(token)) != "two" || token == 0 ||
      lower_form(tree.token(token - 1)) != "the")
    return false;
  const Relation relation = tree.relation(token);
  if (relation != Relation::nsubj && relation != Relation::nsubj_pass && relation != Relation::obj &&
      relation != Relation::obl && relation != Relation::nmod)
    return false;
  if (tree.is(tree.child(token, Relation::nmod))) return false;
  NounPhrase phrase;
  phrase.head = token;
  phrase.first = token - 1;
  phrase.lemma = "leader";
  phrase.words = "both leader";
  std::vector<EntityId> entities;
  if (!resolve_pair(s, phrase, entities)) return false;
  mention(s, token - 1, token + 1, token, MentionKind::nominal, entities);
  remember(s, token, entities, true);
  return true;
}

/// "Chad, whose neighbour Niger objected", "its smaller neighbour": the one other state of the sentence, else of this
/// and the one before.
bool DocumentState::resolve_neighbour(std::uint32_t s, const NounPhrase& phrase,
                                      std::vector<EntityId>& entities) const {
  static constexpr std::string_view kOthers[] = {"neighbour", "neighbor",  "ally",    "rival",    "foe",
                                                 "enemy",     "adversary", "partner", "archrival"};
  if (phrase.plural || !one_of(phrase.lemma, kOthers) || phrase.states.size() + phrase.persons.size() != 1 ||
      !trees_[s].is(trees_[s].child(phrase.head, Relation::nmod_poss)) ||
      trees_[s].is(trees_[s].child(phrase.head, Relation::compound)))
    return false;
  // "Mali and its neighbour": Mali's
  const std::uint32_t first = trees_[s].first_conjunct(phrase.head);
  const Mention* beside = first != phrase.head ? mention_of(s, first) : nullptr;
  const bool joined = beside != nullptr && beside->entities.size() == 1;
  const std::string own = result_[joined                  ? beside->entities.front()
                                  : phrase.states.empty() ? phrase.persons.front()
                                                          : phrase.states.front()]
                              .state;
  if (own.empty()) return false;
  const bool borders = is_neighbour(phrase.lemma);
  std::vector<EntityId> others;
  for (std::uint32_t back = 0; back < 2 && back <= s && others.empty(); ++back) {
    const auto& mentions = result_.mentions[s - back];
    // of two sentences, where the one before spoke of both
    const bool both = back == 0 || std::any_of(mentions.begin(), mentions.end(), [&](const Mention& met) {
                        return std::any_of(met.entities.begin(), met.entities.end(),
                                           [&](EntityId id) { return result_[id].state == own; });
                      });
    if (!both && !borders) break;
    for (const Mention& met : mentions) {
      if (met.entities.size() != 1 || met.kind == MentionKind::pronoun || trees_[s - back].marker(met.head) == "in")
        continue;
      const Entity& one = result_[met.entities.front()];
      if (one.kind != EntityKind::state || one.state == own) continue;
      if (std::find(others.begin(), others.end(), met.entities.front()) == others.end())
        others.push_back(met.entities.front());
    }
  }
  // "Zambia lent its neighbour diesel", where the United States were spoken of as well
  if (borders) std::erase_if(others, [&](EntityId id) { return !gazetteer_.are_neighbours(own, result_[id].state); });
  if (others.size() != 1) return false;
  entities = std::move(others);
  return true;
}

/// "his Turkish and Iranian counterparts", "her Bolivian colleague": who holds the same office there, else the state
/// itself.
bool DocumentState::resolve_counterpart(std::uint32_t s, const NounPhrase& phrase, std::vector<EntityId>& entities) {
  const auto owner = trees_[s].child(phrase.head, language::Relation::nmod_poss);
  const bool colleague = phrase.lemma == "colleague" && !phrase.states.empty() && trees_[s].is(owner);
  if (phrase.lemma != "counterpart" && !colleague) return false;
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
      for (const EntityId person : latest_persons()) {
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
