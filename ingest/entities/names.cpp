#include "ingest/entities/names.hpp"

#include <algorithm>

#include "ingest/entities/name_search.hpp"
#include "ingest/entities/name_words.hpp"
#include "ingest/language/shouted_words.hpp"
#include "ingest/readers/lines.hpp"

namespace entente::ingest {
namespace {

using language::Relation;
using language::Sentence;
using language::Tree;

/// What two have with each other: "the Modi-Sharif meeting".
bool joins_two(std::string_view word) {
  static constexpr std::string_view kBetween[] = {
      "summit",   "meeting",   "meetings",  "talks",    "talk", "call",         "phone",   "conversation",
      "dialogue", "deal",      "relations", "ties",     "pact", "negotiations", "rivalry", "debate",
      "alliance", "agreement", "encounter", "conflict", "war",  "relationship"};
  return std::find(std::begin(kBetween), std::end(kBetween), word) != std::end(kBetween);
}

void add_known_names(NameSearch& search) {
  for (std::uint32_t i = 0; i < search.size;) {
    const auto match = search.gazetteer.match(search.sentence, i, search.size, search.loud);
    const bool verb = search.sentence.tokens[i].form == "IS" && !language::is_shouted_name(search.sentence, i);
    if (!match || (verb && match->tokens == 1)) {
      ++i;
      continue;
    }
    search.candidates.push_back({i, i + match->tokens, 0, NameSpan::Kind::known, *match});
    i += match->tokens;
  }
}

/// The gazetteer wins an equal span; a longer one wins a shorter, but a person may begin with a nationality, and a
/// state's own name keeps its last word ("the United States Congress" is found as a whole or not at all).
void order_by_strength(std::vector<NameSpan>& candidates) {
  std::stable_sort(candidates.begin(), candidates.end(), [](const NameSpan& a, const NameSpan& b) {
    const std::uint32_t la = a.last - a.first;
    const std::uint32_t lb = b.last - b.first;
    if (la != lb) return la > lb;
    return a.kind == NameSpan::Kind::known && b.kind != NameSpan::Kind::known;
  });
}

/// "the Modi-Sharif meeting": two names, taken for one
void part_joined_names(NameSearch& search) {
  const auto& tokens = search.sentence.tokens;
  const std::size_t whole = search.candidates.size();
  for (std::size_t i = 0; i < whole; ++i) {
    NameSpan& span = search.candidates[i];
    if (span.kind != NameSpan::Kind::person || span.last - span.first != 3 || span.last >= search.size ||
        tokens[span.first + 1].form != "-" || !joins_two(lower_form(tokens[span.last])))
      continue;
    NameSpan second = span;
    second.first = span.first + 2;
    span.last = span.first + 1;
    search.candidates.push_back(second);
  }
}

/// "Foreign Minister of Kazakhstan Murat Nurtleu": where an office is of ends before the name.
void part_from_country(NameSearch& search) {
  const auto& tokens = search.sentence.tokens;
  for (NameSpan& span : search.candidates) {
    if (span.kind != NameSpan::Kind::person || span.last - span.first < 3 || span.first < 2 ||
        lower_form(tokens[span.first - 1]) != "of" ||
        !search.lexicon.has("titles", ascii_lower(tokens[span.first - 2].lemma)))
      continue;
    const auto country = search.gazetteer.match(search.sentence, span.first, span.last);
    const auto words = country ? static_cast<std::uint32_t>(country->tokens) : 1;
    const bool place = country ? country->entity->label == "State" || country->entity->label == "Place"
                               : !search.gazetteer.realms(tokens[span.first].form).empty();
    if (place && span.last - span.first > words + 1) span.first += words;
  }
}

/// A double-barrelled name goes on behind its hyphen.
void extend_over_hyphens(NameSearch& search) {
  const auto& tokens = search.sentence.tokens;
  for (NameSpan& span : search.candidates) {
    // but not in "the Merkel-Putin summit"
    const bool two =
        span.last + 2 < search.size && tokens[span.last].form == "-" && joins_two(lower_form(tokens[span.last + 2]));
    while (!two && span.kind == NameSpan::Kind::person && span.last + 1 < search.size &&
           tokens[span.last].form == "-" && tokens[span.last].span.start == tokens[span.last - 1].span.end &&
           tokens[span.last].span.end == tokens[span.last + 1].span.start && capitalised(tokens[span.last + 1].form)) {
      span.last += 2;
      while (span.last < search.size && search.tree.relation(span.last) == Relation::flat &&
             capitalised(tokens[span.last].form))
        ++span.last;
    }
  }
}

/// "Abusua Resources": the last word tells a company from a person.
void tell_companies(NameSearch& search) {
  for (NameSpan& span : search.candidates) {
    if (span.kind == NameSpan::Kind::person && span.last - span.first >= 2 &&
        search.lexicon.has("company-endings", lower_form(search.sentence.tokens[span.last - 1])))
      span.kind = NameSpan::Kind::organization;
  }
}

/// "Sheikh Nasser al-Ahmad al-Sabah": an Arabic name goes on behind its article.
void extend_over_articles(NameSearch& search) {
  const auto& tokens = search.sentence.tokens;
  for (NameSpan& span : search.candidates) {
    while (span.kind == NameSpan::Kind::person && span.last + 2 < search.size) {
      const std::string article = lower_form(tokens[span.last]);
      if (article != "al" && article != "el" && article != "bin" && article != "ibn" && article != "ben") break;
      const std::uint32_t next = span.last + (tokens[span.last + 1].form == "-" ? 2 : 1);
      if (!capitalised(tokens[next].form)) break;
      span.last = next + 1;
    }
  }
}

/// Of candidates that overlap the first, all in text order.
std::vector<NameSpan> without_overlap(const NameSearch& search) {
  std::vector<bool> taken(search.size, false);
  std::vector<NameSpan> names;
  for (NameSpan span : search.candidates) {
    if (std::any_of(taken.begin() + span.first, taken.begin() + span.last, [](bool t) { return t; })) continue;
    std::fill(taken.begin() + span.first, taken.begin() + span.last, true);
    span.head = head_of(search.tree, span.first, span.last);
    names.push_back(span);
  }
  std::sort(names.begin(), names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
  return names;
}

}  // namespace

bool NameSearch::in_any(std::initializer_list<std::string_view> lists, std::string_view word) const {
  return std::any_of(lists.begin(), lists.end(), [&](std::string_view list) { return lexicon.has(list, word); });
}

bool NameSearch::labelled(std::uint32_t first, std::uint32_t last) const {
  return std::any_of(sentence.names.begin(), sentence.names.end(),
                     [&](const language::Name& name) { return name.first < last && first < name.last; });
}

void NameSearch::add(std::uint32_t first, std::uint32_t last, NameSpan::Kind kind) {
  candidates.push_back({first, last, 0, kind, {}});
}

bool family_title(const NameSearch& search, const NameSpan& span) {
  const Tree& tree = search.tree;
  const std::uint32_t last = span.last - 1;
  return span.kind == NameSpan::Kind::person && span.last - span.first >= 2 &&
         search.lexicon.has("family-titles", lower_form(tree.token(last))) && tree.relation(last) == Relation::flat &&
         capitalised(tree.token(last).form) && !search.lexicon.has("titles", lower_form(tree.token(last - 1)));
}

bool takes_part(Relation relation) {
  return relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::obj ||
         relation == Relation::obl || relation == Relation::obl_agent || relation == Relation::nmod;
}

std::uint32_t head_of(const Tree& tree, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i) {
    if (!tree.has_head(i) || tree.head(i) < first || tree.head(i) >= last) {
      if (tree.relation(i) != Relation::punct && tree.relation(i) != Relation::case_) return i;
    }
  }
  return last - 1;
}

std::vector<NameSpan> find_names(const Tree& tree, const Gazetteer& gazetteer, const Lexicon& lexicon) {
  const Sentence& sentence = tree.sentence();
  NameSearch search{
      tree, sentence, gazetteer, lexicon, static_cast<std::uint32_t>(sentence.tokens.size()), shouting(sentence), {}};
  add_labelled_names(search);
  add_capital_names(search);
  add_known_names(search);
  tell_companies(search);
  order_by_strength(search.candidates);
  part_joined_names(search);
  part_from_country(search);
  extend_over_hyphens(search);
  extend_over_articles(search);
  return without_overlap(search);
}

}  // namespace entente::ingest
