#include <algorithm>

#include "graph/text/fold.hpp"
#include "ingest/entities/document_state.hpp"
#include "ingest/entities/name_words.hpp"
#include "ingest/entities/surface_form.hpp"
#include "ingest/language/tree_words.hpp"

// Names that say too little by themselves: a "Labour Party" or a "Supreme Court" that many states have, a "Permanent
// Council" that is an organ of some union.
namespace entente::ingest {

namespace {

/// Words of which the names of parties, houses and courts are made everywhere.
bool is_common(std::string_view word) {
  static constexpr std::string_view kCommon[] = {
      "christian", "communist",  "congress",    "conservative", "conservatives", "constitutional", "court",
      "crescent",  "cross",      "democratic",  "democrats",    "federal",       "green",          "greens",
      "high",      "house",      "labor",       "labour",       "liberal",       "liberals",       "national",
      "of",        "party",      "people",      "people's",     "peoples",       "progressive",    "red",
      "reform",    "republican", "republicans", "senate",       "social",        "socialist",      "socialists",
      "supreme",   "the",        "union",       "unionist",     "united",        "workers",        "representatives"};
  return one_of(word, kCommon);
}

template <typename Test>
bool all_words(std::string_view text, Test test) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at && !test(text.substr(at, end - at))) return false;
    at = end + 1;
  }
  return !text.empty();
}

bool is_organ_word(std::string_view word) {
  static constexpr std::string_view kOrgans[] = {"assembly",    "board",   "bureau",     "commission",  "committee",
                                                 "conference",  "council", "parliament", "secretariat", "tribunal",
                                                 "directorate", "summit",  "chamber"};
  return one_of(word, kOrgans);
}

bool has_word(std::string_view name, std::string_view words) {
  const std::string padded = " " + std::string(name) + " ";
  return padded.find(" " + std::string(words) + " ") != std::string::npos;
}

}  // namespace

bool is_shared_name(std::string_view text) { return all_words(fold_name(text), is_common); }

/// "the People's Democratic Party" of a country that the text does not speak of, in one about another: a namesake.
bool DocumentState::of_another_state(const Gazetteer::Match& match) const {
  const KnownEntity& entity = *match.entity;
  return (match.kind == SurfaceKind::acronym || is_shared_name(entity.name)) && entity.label == "Organization" &&
         focus_ && !entity.state.empty() && result_[*focus_].state != entity.state &&
         !spoken_.contains("state/" + entity.state);
}

/// A body of that name of the state whose it is said to be, or, where the gazetteer's own state is not spoken of, of
/// the one the article is about: "the Dutch Labour Party", "the Supreme Court" in an article on Kenya.
std::optional<EntityId> DocumentState::shared_body(std::uint32_t s, const NameSpan& span, std::string_view text) {
  const KnownEntity& entity = *span.match.entity;
  if (entity.label != "Organization" || span.match.kind == SurfaceKind::acronym || !is_shared_name(text))
    return std::nullopt;
  const NounPhrase phrase = phrase_at(s, span.last - 1);
  std::string state;
  if (!phrase.states.empty()) {
    state = result_[phrase.states.front()].state;
  } else if (focus_ &&
             (entity.state.empty() ? has_word(fold_name(text), "court") : !spoken_.contains("state/" + entity.state))) {
    state = result_[*focus_].state;
  }
  if (state.empty() || state == entity.state) return std::nullopt;
  Entity body;
  body.kind = EntityKind::organization;
  body.state = state;
  body.known_state = !phrase.states.empty();
  body.name = gazetteer_.adjective(state) + " " + std::string(without_article(surface_form(text)));
  body.key = "org/" + key_slug(body.name);
  return intern(std::move(body));
}

/// "the Permanent Council of the OAS", "the EU Council": the body that a name says it is an organ of.
std::optional<EntityId> DocumentState::body_inside(std::uint32_t s, const NameSpan& span) {
  const Tree& tree = trees_[s];
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    const auto inside = gazetteer_.match(tree.sentence(), i, span.last);
    if (!inside || inside->entity->label != "Organization" || inside->tokens >= span.last - span.first) continue;
    if (inside->kind == SurfaceKind::acronym || !inside->entity->state.empty()) continue;
    const std::string before = i > span.first ? lower_form(tree.token(i - 1)) : std::string{};
    if (i == span.first || ((before == "of" || before == "the") && i + inside->tokens == span.last))
      return known(*inside->entity);
  }
  return std::nullopt;
}

/// "the Permanent Council", "the Assembly": the organ spoken of before by a longer name.
std::optional<EntityId> DocumentState::organ_met(std::string_view text) const {
  const std::string folded(without_article(fold_name(text)));
  if (!is_organ_word(std::string_view(folded).substr(folded.rfind(' ') + 1))) return std::nullopt;
  constexpr std::size_t kMost = 64;
  const auto oldest = organs_.rbegin() + static_cast<std::ptrdiff_t>(std::min(organs_.size(), kMost));
  for (auto it = organs_.rbegin(); it != oldest; ++it) {
    if (has_word(it->first, folded) && it->first != folded) return it->second;
  }
  return std::nullopt;
}

/// Keeps a name by which an organ may be taken up again.
void DocumentState::keep_organ(std::string_view text, EntityId id) {
  std::string folded(without_article(fold_name(text)));
  const bool several = folded.find(' ') != std::string::npos;
  if (!several || (!organs_.empty() && organs_.back().first == folded)) return;
  organs_.emplace_back(std::move(folded), id);
}

}  // namespace entente::ingest
