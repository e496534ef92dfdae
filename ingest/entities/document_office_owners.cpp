#include <algorithm>

#include "ingest/entities/document_state.hpp"
#include "ingest/entities/name_words.hpp"
#include "ingest/language/tree_words.hpp"

// Whose an office is that stands apart from its holder's name, or that the words do not say.
namespace entente::ingest {

using language::Relation;

namespace {

/// Offices that few states call so, and which these are; all may need no further word.
std::string_view states_with(std::string_view role) {
  static constexpr std::pair<std::string_view, std::string_view> kOffices[] = {
      {"secretary of state", "USA"},
      {"deputy secretary of state", "USA"},
      {"defense secretary", "USA PHL"},
      {"secretary of defense", "USA PHL"},
      {"defence secretary", "GBR IND PAK LKA"},
      {"treasury secretary", "USA"},
      {"white house press secretary", "USA"},
      {"foreign secretary", "GBR IND PAK BGD LKA NPL PHL MEX"},
      {"home secretary", "GBR IND"},
      {"chancellor of the exchequer", "GBR"},
      {"external affairs minister", "IND"},
      {"taoiseach", "IRL"},
      {"supreme leader", "IRN PRK AFG"}};
  for (const auto& [office, states] : kOffices) {
    if (office == role) return states;
  }
  return {};
}

}  // namespace

/// "President of Ghana Nana Addo": the title before whose country or body the name stands, without a comma; the end of
/// the tree when there is none.
std::uint32_t DocumentState::office_before(std::uint32_t s, std::uint32_t first) const {
  const Tree& tree = trees_[s];
  const auto whose = std::find_if(result_.mentions[s].begin(), result_.mentions[s].end(), [&](const Mention& met) {
    return met.last == first && met.kind == MentionKind::name && met.entities.size() == 1 &&
           result_[met.entities.front()].kind != EntityKind::person;
  });
  if (whose == result_.mentions[s].end()) return tree.size();
  std::uint32_t at = whose->first;
  if (at > 0 && lower_form(tree.token(at - 1)) == "the") --at;
  if (at < 2 || lower_form(tree.token(at - 1)) != "of" || !is_noun(tree, at - 2)) return tree.size();
  const bool one = tree.token(at - 2).xpos != language::Xpos::NNS && tree.token(at - 2).xpos != language::Xpos::NNPS;
  return one && !title_at(s, at - 2).empty() ? at - 2 : tree.size();
}

/// "Chad's secretary at the Office for Trade, Amina Rahal": the title above what the name was hung from; the end of the
/// tree when there is none.
std::uint32_t DocumentState::title_above(std::uint32_t s, std::uint32_t name) const {
  const Tree& tree = trees_[s];
  if (tree.relation(name) != Relation::appos || !tree.has_head(name)) return tree.size();
  std::uint32_t at = tree.head(name);
  for (int climb = 0; climb < 3 && tree.relation(at) == Relation::nmod && tree.has_head(at); ++climb) {
    if (!title_at(s, at).empty() || lexicon_.is_person(tree.lemma(at))) return tree.size();
    at = tree.head(at);
    if (!title_at(s, at).empty() && !tree.is(tree.child(at, Relation::appos))) return at;
  }
  return tree.size();
}

/// Whose an office is that few states call so: of the one the article is about, else of the only one it names.
std::string DocumentState::state_with_office(std::string_view role) const {
  const std::string_view states = states_with(role);
  std::string named;
  for (std::size_t at = 0; at + 3 <= states.size(); at += 4) {
    const std::string state(states.substr(at, 3));
    if (focus_ && result_[*focus_].state == state) return state;
    if (!spoken_.contains("state/" + state)) continue;
    if (!named.empty()) return {};
    named = state;
  }
  return named;
}

}  // namespace entente::ingest
