#include <algorithm>

#include "graph/text/fold.hpp"
#include "ingest/entities/document_state.hpp"
#include "ingest/entities/surface_form.hpp"

// Which person a name means: one met before, a known office holder, or somebody new.
namespace entente::ingest {

using language::Upos;

namespace {

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    std::string word(folded.substr(at, end - at));
    std::erase_if(word, [](char c) { return c == '.' || c == '"' || c == ','; });
    if (!word.empty()) words.push_back(std::move(word));
    at = end + 1;
  }
  return words;
}

/// Whether all words of `part` stand in `whole` in the same order; an initial stands for any word it begins.
bool contained(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  std::size_t at = 0;
  for (const std::string& word : part) {
    while (at < whole.size() && whole[at] != word && !(word.size() == 1 && whole[at].front() == word.front())) ++at;
    if (at == whole.size()) return false;
    ++at;
  }
  return true;
}

}  // namespace

/// Whether the text has called somebody by this word of his name, or by nothing yet.
bool DocumentState::goes_by(EntityId id, const std::string& word) const {
  const auto& aliases = result_[id].aliases;
  return aliases.empty() || std::any_of(aliases.begin(), aliases.end(), [&](const auto& alias) {
           const std::vector<std::string> words = words_of(fold_name(alias.first));
           return std::find(words.begin(), words.end(), word) != words.end();
         });
}

/// Same words; else the words of one within those of the other, the family name (the last word) preferred to another
/// word, whoever was spoken of last to others.
std::optional<EntityId> DocumentState::match_person(const std::vector<std::string>& words) const {
  std::optional<EntityId> best;
  int best_score = 0;
  for (const EntityId id : namesakes_.namesakes(words)) {
    const std::vector<std::string>& known = result_[id].words;
    if (known.empty()) continue;
    int score = 0;
    if (known == words) {
      score = 5;
    } else if (words.size() == 1) {
      if (words.front() == known.back()) {
        // "Rahal" is not Rahal's wife, nor "Zelaya" whom the text calls Xiomara Castro
        score = !goes_by(id, words.front()) ? 1 : kin_.contains(id.value()) ? 2 : 3;
      } else if (words.front().size() > 2 && std::find(known.begin(), known.end(), words.front()) != known.end()) {
        score = words.front() == known.front() ? 2 : 1;
      }
    } else if (contained(words, known) || (known.size() > 1 && contained(known, words))) {
      score = 4;
    }
    if (score > 0 && (score > best_score || (score == best_score && last_met(id) >= last_met(*best)))) {
      best = id;
      best_score = score;
    }
  }
  return best;
}

/// When somebody was last spoken of in this reading, of two the later the greater; 0 where nobody spoke of him yet.
std::uint32_t DocumentState::last_met(EntityId id) const {
  return id.value() < last_met_.size() ? last_met_[id.value()] : 0;
}

std::span<const EntityId> DocumentState::latest_persons() const {
  constexpr std::size_t kMost = 512;
  return std::span(persons_).last(std::min(persons_.size(), kMost));
}

bool DocumentState::names_person(std::string_view text) const {
  const std::vector<std::string> words = words_of(fold_name(text));
  return !words.empty() && match_person(words).has_value();
}

/// Whether every known person of that family name serves the same state or body.
bool DocumentState::shared_by_none(std::string_view family, const KnownPerson& person) const {
  if (family.size() < 4) return false;
  for (const KnownPerson* other : gazetteer_.persons(family)) {
    const std::vector<std::string> known = words_of(fold_name(other->name));
    if (known.back() == family && other->of != person.of) return false;
  }
  return true;
}

const KnownPerson* DocumentState::known_person(const std::vector<std::string>& words, std::string_view state,
                                               const std::string& title) const {
  const bool titled = !title.empty();
  const KnownPerson* best = nullptr;
  int best_score = 0;
  for (const KnownPerson* person : gazetteer_.persons(words.back())) {
    const std::vector<std::string> known = words_of(fold_name(person->name));
    if (!contained(words, known) && !(words.size() > 1 && contained(known, words))) continue;
    if (words.size() == 1 && known.back() != words.front() && known.front() != words.front()) continue;
    const bool in_state = person->of == "state/" + std::string(state);
    // A surname alone is somebody known only with a title or the right state beside it, or where nobody shares it.
    if (words.size() == 1 && !titled && !in_state &&
        !(known.back() == words.front() && shared_by_none(words.front(), *person)))
      continue;
    // "Johnson", "Cruz": many are called so; only where the state is spoken of at all
    const bool common =
        words.size() == 1 && (lexicon_.has("common-surnames", words.front()) ||
                              lexicon_.has("male-names", words.front()) || lexicon_.has("female-names", words.front()));
    // who held no high office is not known everywhere by the family name
    const bool minor = words.size() == 1 && !person->since;
    if ((common || minor) && !titled && !in_state && !spoken_.contains(person->of)) continue;
    if (!state.empty() && !in_state && person->of.starts_with("state/")) continue;
    // "Interior minister Rashid", "President Omar Hassan" where nobody speaks of the country of a namesake: another
    const bool at_home = in_state || spoken_.contains(person->of) || !person->of.starts_with("state/");
    if (!at_home && titled && person->role.find(title) == std::string::npos && (words.size() == 1 || words != known))
      continue;
    int score = words.size() > 1 ? 4 : 1;
    // "King Abdullah" is who is a king, above all in an article about his kingdom
    if (title == person->role) score += 3;
    if (focus_ && person->of == result_[*focus_].key) score += 1;
    if (context_.published && person->since && *person->since <= *context_.published &&
        (!person->until || *context_.published <= *person->until)) {
      score += 2;
    }
    if (!context_.published && person->since && !person->until) score += 1;
    if (spoken_.contains(person->of)) score += 1;
    if (score > best_score || (score == best_score && best != nullptr && best->since < person->since)) {
      best = person;
      best_score = score;
    }
  }
  return best;
}

EntityId DocumentState::adopt(const KnownPerson& known_person) {
  Entity entity;
  entity.kind = EntityKind::person;
  entity.name = known_person.called.empty() ? known_person.name : known_person.called;
  entity.key = "official/" + slug(entity.name);
  entity.authoritative = true;
  entity.known_state = true;
  entity.words = words_of(fold_name(known_person.name));
  if (const KnownEntity* of = gazetteer_.find(known_person.of)) {
    entity.state = of->state;
    if (of->label != "State") entity.body = of->key;
  }
  return intern(std::move(entity));
}

EntityId DocumentState::person(std::uint32_t s, const NameSpan& span) {
  const std::string_view text = text_of(s, span.first, span.last);
  std::vector<std::string> words = words_of(fold_name(text));
  if (words.size() > 1 && words.back() == "s") words.pop_back();
  if (words.empty()) words.push_back("unknown");
  if (const auto match = match_person(words)) {
    Entity& entity = result_[*match];
    if (words.size() > entity.words.size() && !entity.authoritative) {
      entity.words = words;
      namesakes_.add(*match, words);
      entity.name = surface_form(text);
    }
    return *match;
  }
  const TitleSpan title = title_before(trees_[s].sentence(), span.first, lexicon_);
  std::string state;
  if (title.first > 0) {
    for (std::uint32_t t = title.first; t > 0 && title.first - t < 4; --t) {
      // "Egypt thanked Lavrov": no state of his
      const Upos before = trees_[s].token(t - 1).upos;
      if (before == Upos::VERB || before == Upos::AUX) break;
      const auto match = gazetteer_.match(trees_[s].sentence(), t - 1, title.first);
      if (match) state = match->entity->state;
      if (match) break;
    }
  }
  if (const KnownPerson* person = known_person(words, state, title.role)) return adopt(*person);
  Entity entity;
  entity.kind = EntityKind::person;
  entity.name = surface_form(text);
  entity.key = "official/" + slug(entity.name);
  entity.state = state_of_family(words);
  entity.words = std::move(words);
  if (entity.state.empty() && focus_) entity.state = result_[*focus_].state;
  return intern(std::move(entity));
}

}  // namespace entente::ingest
