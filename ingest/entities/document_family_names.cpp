#include <algorithm>
#include <set>
#include <string>

#include "ingest/entities/document_state.hpp"

// "Amina Rahal presented ... Rahal told reporters": who was named in full is later called by the family name, and a
// name that is no English word looks like any noun where a sentence begins with it.
namespace entente::ingest {

using language::Relation;
using language::Upos;

/// The last words of persons' full names, wherever they take part alone, are names as well, whatever the tagger and the
/// name finder made of them; words that the document also writes small are not.
void DocumentState::mark_family_names() {
  std::set<std::string, std::less<>> families;
  std::set<std::string, std::less<>> small;
  for (std::uint32_t s = 0; s < trees_.size(); ++s) {
    for (const NameSpan& name : names_[s]) {
      if (name.kind == NameSpan::Kind::person && name.last - name.first >= 2)
        families.emplace(trees_[s].token(name.last - 1).form);
    }
    for (std::uint32_t t = 0; t < trees_[s].size(); ++t) {
      const std::string_view form = trees_[s].token(t).form;
      if (!form.empty() && form.front() >= 'a' && form.front() <= 'z') small.emplace(form);
    }
  }
  if (families.empty()) return;
  for (std::uint32_t s = 0; s < trees_.size(); ++s) {
    const Tree& tree = trees_[s];
    auto& names = names_[s];
    const std::size_t known = names.size();
    for (std::uint32_t t = 0; t < tree.size(); ++t) {
      const std::string_view form = tree.token(t).form;
      const Upos upos = tree.token(t).upos;
      const bool noun = upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::X;
      if (!noun || form.size() < 3 || !families.contains(form) || !takes_part(tree.relation(t))) continue;
      if (small.contains(lower_form(tree.token(t)))) continue;
      // "the Rahal doctrine", "Rahal & Sons": a part of something else
      const bool alone = !tree.is(tree.child(t, Relation::det, Relation::flat)) &&
                         !tree.is(tree.child(t, Relation::compound, Relation::amod));
      const bool covered = std::any_of(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(known),
                                       [&](const NameSpan& name) { return name.first <= t && t < name.last; });
      if (alone && !covered) names.push_back({t, t + 1, t, NameSpan::Kind::person, {}});
    }
    std::sort(names.begin(), names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
  }
}

}  // namespace entente::ingest
