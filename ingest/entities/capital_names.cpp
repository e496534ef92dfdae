#include <algorithm>

#include "graph/text/calendar.hpp"
#include "graph/text/fold.hpp"
#include "ingest/entities/name_search.hpp"
#include "ingest/entities/name_words.hpp"
#include "ingest/entities/titles.hpp"
#include "ingest/readers/lines.hpp"

// Names that the name finder did not see, told by their capitals and by where they stand in the tree. In a sentence
// that is all in capitals these say nothing.
namespace entente::ingest {
namespace {

using language::Relation;
using language::Upos;

bool has_small_letter(std::string_view form) { return std::any_of(form.begin(), form.end(), is_lower); }

bool is_name_word(const NameSearch& search, std::uint32_t token) {
  const Upos upos = search.sentence.tokens[token].upos;
  const bool possible = upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::X ||
                        upos == Upos::VERB ||
                        (token > 0 && upos == Upos::ADV && capitalised(search.sentence.tokens[token - 1].form));
  return possible && capitalised(search.sentence.tokens[token].form);
}

/// "Pakistan Armed Forces": capitals up to a word for a force
void add_forces(NameSearch& search) {
  const auto& tokens = search.sentence.tokens;
  for (std::uint32_t i = 1; i < search.size; ++i) {
    const auto& token = tokens[i];
    if (!capitalised(token.form) || (token.upos != Upos::PROPN && token.upos != Upos::NOUN)) continue;
    const bool force = search.lexicon.has("force-heads", ascii_lower(token.lemma)) ||
                       search.lexicon.has("force-heads", lower_form(token));
    if (!force) continue;
    const bool named = std::any_of(search.candidates.begin(), search.candidates.end(),
                                   [&](const NameSpan& name) { return name.first <= i && i < name.last; });
    if (named) continue;
    std::uint32_t first = i;
    while (first > 0 && capitalised(tokens[first - 1].form) && search.tree.dominates(i, first - 1) &&
           tokens[first - 1].upos != Upos::DET)
      --first;
    if (i - first >= 2) search.add(first, i + 1, NameSpan::Kind::force);
  }
}

/// "Mr Cleverly", whatever that word means elsewhere
bool is_plain_honorific(std::string_view word) {
  return word == "mr" || word == "mrs" || word == "ms" || word == "mr." || word == "mrs." || word == "ms." ||
         word == "dr" || word == "dr." || word == "miss";
}

/// Capitals after a title are a person even where the name finder saw nothing.
void add_titled_persons(NameSearch& search) {
  const auto& tokens = search.sentence.tokens;
  for (std::uint32_t i = 1; i < search.size; ++i) {
    const bool honoured = is_plain_honorific(lower_form(tokens[i - 1])) && capitalised(tokens[i].form);
    if ((!is_name_word(search, i) && !honoured) || !capitalised(tokens[i - 1].form)) continue;
    const TitleSpan title = title_before(search.sentence, i, search.lexicon);
    const std::string word = lower_form(tokens[i]);
    // "Ministers of West African states"
    const bool describes = tokens[i].upos == Upos::ADJ && search.tree.has_head(i) && search.tree.head(i) > i;
    if (describes && !honoured) continue;
    if ((title.role.empty() && !honoured) || is_portfolio(word) || search.lexicon.has("titles", word)) continue;
    std::uint32_t last = honoured ? i + 1 : i;
    while (last < search.size && is_name_word(search, last) && last - i < 5 && !is_weekday(lower_form(tokens[last])))
      ++last;
    if (last == i) continue;
    // "Deputy | Prime Minister": more of the title
    const bool titled = search.lexicon.has("titles", lower_form(tokens[last - 1]));
    if (titled && !family_title(search, {i, last, 0, NameSpan::Kind::person, {}})) continue;
    if (search.gazetteer.match(search.sentence, i, last)) continue;
    search.add(i, last, NameSpan::Kind::person);
  }
}

/// "the chairperson, Fatou Sarr", "her counterpart, Salou Adamou": names beside a person that nobody knew for names
void add_apposed_persons(NameSearch& search) {
  const language::Tree& tree = search.tree;
  const Lexicon& lexicon = search.lexicon;
  for (std::uint32_t i = 0; i < search.size; ++i) {
    if (tree.token(i).upos != Upos::PROPN || tree.relation(i) != Relation::appos || !tree.has_head(i)) continue;
    std::uint32_t described = tree.head(i);
    // "the chairperson of its commission, Fatou Sarr"
    if (tree.relation(described) == Relation::nmod && tree.has_head(described) &&
        !lexicon.is_person(tree.lemma(described)))
      described = tree.head(described);
    const std::string noun = ascii_lower(tree.lemma(described));
    if (!lexicon.is_person(noun) && !lexicon.has("state-people", noun)) continue;
    std::uint32_t first = i;
    while (first > 0 && is_name_word(search, first - 1) && tree.dominates(i, first - 1)) --first;
    std::uint32_t last = i + 1;
    while (last < search.size && is_name_word(search, last) && tree.dominates(i, last)) ++last;
    if (last - first < 2 || last - first > 4 || !is_name_word(search, i) ||
        search.gazetteer.match(search.sentence, first, last))
      continue;
    if (lexicon.has("org-heads", lower_form(tree.token(last - 1)))) continue;
    const bool known = std::any_of(search.candidates.begin(), search.candidates.end(), [&](const NameSpan& name) {
      return name.kind == NameSpan::Kind::person && name.first < last && name.last > first;
    });
    if (!known) search.add(first, last, NameSpan::Kind::person);
  }
}

/// "FRELIMO attacked", "an accord with MUJAO": capitals that take part are a body, whoever they are
void add_acronyms(NameSearch& search) {
  for (std::uint32_t i = 0; i < search.size; ++i) {
    const language::Token& token = search.sentence.tokens[i];
    const bool capitals =
        token.form.size() >= 3 && token.form.size() <= 8 && std::all_of(token.form.begin(), token.form.end(), is_upper);
    if (!capitals || (token.upos != Upos::PROPN && token.upos != Upos::NOUN && token.upos != Upos::X)) continue;
    const Relation relation = search.tree.relation(i);
    const bool part = takes_part(relation) || relation == Relation::nmod_poss || relation == Relation::conj ||
                      relation == Relation::iobj;
    if (!part || search.lexicon.has("no-bodies", lower_form(token))) continue;
    if (!search.labelled(i, i + 1)) search.add(i, i + 1, NameSpan::Kind::organization);
  }
}

/// "a jury indicted Omar Diallo": given and family name, joined as names of people are, that nobody knew for one
void add_full_names(NameSearch& search) {
  const language::Tree& tree = search.tree;
  for (std::uint32_t i = 0; i + 1 < search.size; ++i) {
    const std::string_view given = tree.token(i).form;
    if (tree.token(i).upos != Upos::PROPN || !capitalised(given)) continue;
    const Relation relation = tree.relation(i);
    if (!takes_part(relation) && relation != Relation::nmod_poss && relation != Relation::conj) continue;
    std::uint32_t last = i + 1;
    while (last < search.size && last - i < 4 && tree.relation(last) == Relation::flat && tree.head(last) == i &&
           tree.token(last).upos == Upos::PROPN && capitalised(tree.token(last).form))
      ++last;
    const std::string word = lower_form(tree.token(i));
    if (last - i < 2 || is_day_or_month(word) || search.gazetteer.match(search.sentence, i, last)) continue;
    const bool headed =
        search.in_any({"org-heads", "place-heads", "plan-heads", "force-heads"}, lower_form(tree.token(last - 1)));
    // "Mr", "MW": no given name is written in capitals throughout
    if (has_small_letter(given) && !search.labelled(i, last) && !search.lexicon.has("titles", word) && !headed)
      search.add(i, last, NameSpan::Kind::person);
  }
}

/// Whether a lone word in capitals is no word or name that anybody knows.
bool is_unknown_word(const NameSearch& search, std::uint32_t i) {
  const language::Token& token = search.sentence.tokens[i];
  const std::string word = lower_form(token);
  // "Kurds", "Churches": many, and no name of one
  const bool many = token.xpos == language::Xpos::NNPS || ascii_lower(token.lemma) != word;
  return !many && !search.labelled(i, i + 1) && !is_day_or_month(word) && !search.lexicon.has("titles", word) &&
         !search.lexicon.is_person(word) && search.lexicon.known(word).empty() &&
         !search.gazetteer.match(search.sentence, i, i + 1);
}

/// "an inquiry against Jobbik", "Sanalla rejected": one word in capitals that acts or is acted upon. In a headline
/// capitals say nothing.
void add_lone_words(NameSearch& search) {
  const auto& tokens = search.sentence.tokens;
  const auto capitals =
      std::count_if(tokens.begin(), tokens.end(), [](const auto& token) { return capitalised(token.form); });
  if (static_cast<std::uint32_t>(capitals) * 2 >= search.size) return;
  for (std::uint32_t i = 0; i < search.size; ++i) {
    const std::string_view form = tokens[i].form;
    if (tokens[i].upos != Upos::PROPN || !capitalised(form) || form.size() < 4) continue;
    const Relation relation = search.tree.relation(i);
    const std::string_view marker = search.tree.marker(i);
    const bool acts = relation == Relation::nsubj || relation == Relation::obj;
    const bool met = (relation == Relation::obl || relation == Relation::nmod || relation == Relation::obl_agent) &&
                     (marker == "against" || marker == "by" || marker == "with");
    if (!acts && !met) continue;
    const bool alone =
        (i <= 1 || !capitalised(tokens[i - 1].form)) && (i + 1 == search.size || !capitalised(tokens[i + 1].form));
    if (!alone || !has_small_letter(form) || !is_unknown_word(search, i)) continue;
    search.add(i, i + 1, acts ? NameSpan::Kind::person : NameSpan::Kind::organization);
  }
}

/// Office holders the gazetteer knows by their full names.
void add_office_holders(NameSearch& search) {
  const auto& tokens = search.sentence.tokens;
  for (std::uint32_t i = 0; i + 1 < search.size; ++i) {
    if (!capitalised(tokens[i].form)) continue;
    for (std::uint32_t last = std::min(search.size, i + 4); last > i + 1; --last) {
      if (!capitalised(tokens[last - 1].form)) continue;
      const char* begin = tokens[i].form.data();
      const std::string_view end = tokens[last - 1].form;
      if (!search.gazetteer.is_person({begin, static_cast<std::size_t>(end.data() + end.size() - begin)})) continue;
      search.add(i, last, NameSpan::Kind::person);
      break;
    }
  }
}

}  // namespace

void add_capital_names(NameSearch& search) {
  if (search.loud) return;
  add_forces(search);
  add_titled_persons(search);
  add_apposed_persons(search);
  add_acronyms(search);
  add_full_names(search);
  add_lone_words(search);
  add_office_holders(search);
}

}  // namespace entente::ingest
