#include <algorithm>
#include <set>

#include "ingest/entities/document_state.hpp"
#include "ingest/readers/lines.hpp"

// Acronyms and the names they are short for, as the text itself spells them out.
namespace entente::ingest {

using language::Upos;

namespace {

/// "International Stabilization Force" -> "ISF"; small words give no letter.
std::string initials(const language::Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  std::string letters;
  for (std::uint32_t i = first; i < last; ++i) {
    const std::string_view form = sentence.tokens[i].form;
    if (!form.empty() && is_upper(form[0])) letters += form[0];
  }
  return letters;
}

bool looks_like_acronym(std::string_view form) {
  if (form.size() < 2 || form.size() > 9) return false;
  std::size_t capitals = 0;
  for (const char c : form) capitals += is_upper(c);
  return capitals >= 2 && is_upper(form[0]);
}

}  // namespace

/// "the Rapid Support Forces ... the RSF": what the text spells out beats what the gazetteer would make of it.
void DocumentState::find_initials() {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 6;
  std::set<std::string_view> used;
  for (const Tree& tree : trees_) {
    for (const auto& token : tree.sentence().tokens) {
      if (token.form.size() >= kShortest && token.form.size() <= kLongest && looks_like_acronym(token.form))
        used.insert(token.form);
    }
  }
  for (std::uint32_t s = 0; s < trees_.size(); ++s) {
    for (const NameSpan& span : names_[s]) {
      if (span.kind == NameSpan::Kind::person || span.kind == NameSpan::Kind::place || span.last - span.first < 3)
        continue;
      const std::string letters = initials(trees_[s].sentence(), span.first, span.last);
      if (!used.contains(letters) || acronyms_.contains(letters)) continue;
      acronyms_.try_emplace(
          letters, span.kind == NameSpan::Kind::known
                       ? known(*span.match.entity)
                       : named(entity_kind(span.kind), without_article(text_of(s, span.first, span.last)), nullptr));
    }
  }
}

/// Every other use of a defined acronym is a name, whatever the name finder made of it.
void DocumentState::mark_acronyms() {
  if (acronyms_.empty()) return;
  for (std::uint32_t s = 0; s < trees_.size(); ++s) {
    auto& names = names_[s];
    for (std::uint32_t t = 0; t < trees_[s].size(); ++t) {
      if (!acronyms_.contains(trees_[s].token(t).form)) continue;
      const bool covered =
          std::any_of(names.begin(), names.end(), [&](const NameSpan& n) { return n.first <= t && t < n.last; });
      if (!covered) names.push_back({t, t + 1, t, NameSpan::Kind::organization, {}});
    }
    std::sort(names.begin(), names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
  }
}

/// "Long Name (LN)": from here on LN is that name, also before its definition.
void DocumentState::find_acronyms(std::uint32_t s) {
  const Tree& tree = trees_[s];
  const auto& sentence = tree.sentence();
  for (std::uint32_t open = 1; open + 2 < tree.size(); ++open) {
    if (tree.token(open).form != "(" || tree.token(open + 2).form != ")") continue;
    const std::string_view acronym = tree.token(open + 1).form;
    // "a non-governmental organisation (NGO)": short for a kind of body, not for this one
    if (!looks_like_acronym(acronym) || lexicon_.has("no-bodies", ascii_lower(acronym))) continue;
    // The longest run of words before the bracket, first and last capitalised, whose initials spell it.
    std::uint32_t first = open;
    for (std::uint32_t i = open; i > 0 && open - i < 12; --i) {
      const std::string_view form = tree.token(i - 1).form;
      if (tree.token(i - 1).upos == Upos::PUNCT && form != "-" && form != "'") break;
      if (is_upper(form[0]) && initials(sentence, i - 1, open) == acronym) first = i - 1;
    }
    auto& names = names_[s];
    const auto before = std::find_if(names.begin(), names.end(), [&](const NameSpan& n) { return n.last == open; });
    if (first == open && before == names.end()) continue;
    if (first == open) first = before->first;
    const std::uint32_t head = head_of(tree, first, open);
    const std::string word = lower_form(tree.token(open - 1));
    NameSpan span{first, open, head, NameSpan::Kind::organization, {}};
    if (lexicon_.has("force-heads", word) && !lexicon_.has("org-heads", word)) span.kind = NameSpan::Kind::force;
    if (lexicon_.has("plan-heads", word)) span.kind = NameSpan::Kind::plan;
    // "the Grand Ethiopian Renaissance Dam (GERD)"
    if (lexicon_.has("place-heads", word)) span.kind = NameSpan::Kind::place;
    const auto known_name = gazetteer_.match(sentence, first, open);
    if (known_name && known_name->tokens == open - first && !of_another_state(*known_name)) {
      span.kind = NameSpan::Kind::known;
      span.match = *known_name;
    } else if (before != names.end() && before->kind == NameSpan::Kind::person && before->first == first) {
      continue;
    }
    std::erase_if(names, [&](const NameSpan& n) { return n.first < open && n.last > first; });
    std::erase_if(names, [&](const NameSpan& n) { return n.first == open + 1; });
    names.push_back(span);
    std::sort(names.begin(), names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
    // "Myanmar's National Unity Government (NUG)" is Myanmar's.
    const NounPhrase phrase = phrase_at(s, open - 1);
    const EntityId id = span.kind == NameSpan::Kind::known
                            ? known(*span.match.entity)
                            : named(entity_kind(span.kind), without_article(text_of(s, first, open)), &phrase);
    acronyms_.try_emplace(std::string(acronym), id);
  }
}

}  // namespace entente::ingest
