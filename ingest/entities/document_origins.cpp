#include <algorithm>

#include "ingest/entities/document_state.hpp"
#include "ingest/entities/name_words.hpp"
#include "ingest/language/tree_words.hpp"

// Whose somebody without an office is: "a 34-year-old Uzbek", "a researcher at Human Rights Watch", "a teacher from
// Ohio", somebody's wife.
namespace entente::ingest {

using language::Relation;

namespace {

bool is_kinship(std::string_view lemma) {
  return one_of(lemma, {"wife",        "husband",     "spouse",     "widow",         "widower",       "son",
                        "daughter",    "brother",     "sister",     "father",        "mother",        "uncle",
                        "aunt",        "cousin",      "nephew",     "niece",         "grandson",      "granddaughter",
                        "grandfather", "grandmother", "fiance",     "fiancee",       "fiancée",       "girlfriend",
                        "boyfriend",   "stepfather",  "stepmother", "father-in-law", "mother-in-law", "brother-in-law",
                        "son-in-law"});
}

}  // namespace

/// The state of a nationality, a workplace or a home; an empty one where the workplace is of none; nothing where the
/// word is none of these.
std::optional<std::string> DocumentState::origin_at(std::uint32_t s, std::uint32_t token) const {
  const Mention* mention = mention_of(s, token);
  if (mention == nullptr || mention->kind == MentionKind::pronoun || mention->entities.size() != 1) return std::nullopt;
  const Entity& entity = result_[mention->entities.front()];
  switch (entity.kind) {
    case EntityKind::state:
      return entity.state;
    case EntityKind::place:
      return entity.state.empty() ? std::nullopt : std::optional(entity.state);
    case EntityKind::organization:
    case EntityKind::force:
      if (entity.known_state || entity.authoritative) return entity.state;
      return is_international(entity.name) ? std::optional(std::string{}) : std::nullopt;
    default:
      return std::nullopt;
  }
}

/// "his wife, Norine Asante": a relative, of the family's state.
void DocumentState::settle_family(std::uint32_t s, const NameSpan& span, std::span<const std::uint32_t> beside,
                                  EntityId id) {
  const Tree& tree = trees_[s];
  std::uint32_t before = span.first;
  if (before > 0 && tree.token(before - 1).form == ",") --before;
  const bool kin =
      (before > 0 && is_kinship(tree.lemma(before - 1))) ||
      std::any_of(beside.begin(), beside.end(), [&](std::uint32_t noun) { return is_kinship(tree.lemma(noun)); });
  if (!kin) return;
  kin_.insert(id.value());
  Entity& relative = result_[id];
  const std::string state = relative.known_state ? std::string{} : state_of_family(relative.words);
  if (!state.empty()) relative.state = state;
}

void DocumentState::settle_origin(std::uint32_t s, std::span<const std::uint32_t> beside, EntityId id) {
  const Tree& tree = trees_[s];
  for (const std::uint32_t noun : beside) {
    if (result_[id].known_state) return;
    const Mention* own = mention_of(s, noun);
    const bool nation = own != nullptr && own->kind == MentionKind::adjective && own->head == noun;
    if (const auto origin = nation ? origin_at(s, noun) : std::nullopt) settle_state(id, *origin);
    for (const auto c : tree.children(noun)) {
      if (result_[id].known_state) return;
      if (tree.relation(c) != Relation::nmod || !one_of(tree.marker(c), {"at", "of", "with", "from"})) continue;
      std::optional<std::string> origin = origin_at(s, c);
      for (const auto d : tree.children(c)) {
        // "a director of the rights division at Amnesty International"
        if (origin || tree.relation(d) != Relation::nmod || !one_of(tree.marker(d), {"at", "of", "with"})) continue;
        origin = origin_at(s, d);
      }
      if (origin) settle_state(id, *origin);
    }
  }
}

/// "Kofi Asante's wife, Amina Asante": of his state, as long as nothing tells another.
std::string DocumentState::state_of_family(const std::vector<std::string>& words) const {
  if (words.size() < 2 || lexicon_.has("common-surnames", words.back())) return {};
  for (const EntityId id : namesakes_.namesakes(std::span(words).last(1))) {
    const Entity& other = result_[id];
    if (other.known_state && other.words.size() > 1 && other.words.back() == words.back()) return other.state;
  }
  return {};
}

}  // namespace entente::ingest
