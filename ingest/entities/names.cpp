#include "ingest/entities/names.hpp"

#include <algorithm>
#include <utility>

#include "graph/text/calendar.hpp"
#include "graph/text/fold.hpp"
#include "ingest/readers/lines.hpp"

namespace entente::ingest {
namespace {

using language::NameType;
using language::Relation;
using language::Sentence;
using language::Tree;
using language::Upos;

bool capitalised(std::string_view form) {
  return !form.empty() && ((form[0] >= 'A' && form[0] <= 'Z') || static_cast<unsigned char>(form[0]) >= 0xC3);
}

/// A headline in capitals says nothing by its capitals.
bool shouting(const Sentence& sentence) {
  std::size_t words = 0;
  std::size_t loud = 0;
  for (const auto& token : sentence.tokens) {
    if (token.form.size() < 2 || !capitalised(token.form)) {
      words += token.form.size() > 1 && token.form[0] >= 'a' && token.form[0] <= 'z';
      continue;
    }
    ++words;
    loud += std::none_of(token.form.begin(), token.form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }
  return words >= 4 && loud * 5 >= words * 4;
}

NameSpan::Kind kind_by_head(const Sentence& sentence, std::uint32_t last, NameType type, const Lexicon& lexicon) {
  const std::string word = lower_form(sentence.tokens[last - 1]);
  const std::string_view lemma = sentence.tokens[last - 1].lemma;
  const auto is = [&](std::string_view list) { return lexicon.has(list, word) || lexicon.has(list, lemma); };
  if (type == NameType::person) return NameSpan::Kind::person;
  if (is("force-heads") && !is("org-heads")) return NameSpan::Kind::force;
  if (is("place-heads")) return NameSpan::Kind::place;
  if (is("plan-heads")) return NameSpan::Kind::plan;
  if (type == NameType::place) return NameSpan::Kind::place;
  if (type == NameType::organization || is("org-heads")) return NameSpan::Kind::organization;
  return NameSpan::Kind::other;
}

std::string lower_words(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  std::string words;
  for (std::uint32_t i = first; i < last; ++i) words += (i == first ? "" : " ") + lower_form(sentence.tokens[i]);
  return words;
}

/// Drops from the front of a person's name what is title or nationality, from its back what is no name.
void trim_person(const Sentence& sentence, NameSpan& span, const Gazetteer& gazetteer, const Lexicon& lexicon) {
  for (bool again = true; again && span.last - span.first > 1;) {
    again = false;
    const std::uint32_t reach = std::min(span.last - 1, span.first + 5);
    std::string words;
    for (std::uint32_t end = span.first; end < reach; ++end) {
      if (!words.empty()) words += ' ';
      words += lower_form(sentence.tokens[end]);
      std::string bare = words;
      if (bare.back() == '.') bare.pop_back();
      if (lexicon.has("titles", words) || lexicon.has("honorifics", bare)) {
        span.first = end + 1;
        again = true;
        break;
      }
    }
    if (again) continue;
    const auto match = gazetteer.match(sentence, span.first, span.last);
    if (match && match->kind == SurfaceKind::adjective && span.first + match->tokens < span.last) {
      span.first += match->tokens;
      again = true;
    }
  }
  // "... on Friday. Jerusalem", "Arafat Wednesday rejected"
  while (span.last - span.first > 1 && is_weekday(lower_form(sentence.tokens[span.first]))) ++span.first;
  while (span.last - span.first > 1 && is_weekday(lower_form(sentence.tokens[span.last - 1]))) --span.last;
  while (span.last - span.first > 1 && sentence.tokens[span.last - 1].upos != Upos::PROPN &&
         !capitalised(sentence.tokens[span.last - 1].form)) {
    --span.last;
  }
}

/// "Tom King", "John Major": a title that is the family name of whoever it stands behind.
bool family_title(const Tree& tree, const NameSpan& span, const Lexicon& lexicon) {
  const std::uint32_t last = span.last - 1;
  return span.kind == NameSpan::Kind::person && span.last - span.first >= 2 &&
         lexicon.has("family-titles", lower_form(tree.token(last))) && tree.relation(last) == Relation::flat &&
         capitalised(tree.token(last).form) && !lexicon.has("titles", lower_form(tree.token(last - 1)));
}

}  // namespace

bool takes_part(Relation relation) {
  return relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::obj ||
         relation == Relation::obl || relation == Relation::obl_agent || relation == Relation::nmod;
}

std::string key_slug(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> kSpellings[] = {
      {"isation", "ization"}, {"organis", "organiz"}, {"defence", "defense"},    {"programme", "program"},
      {"labour", "labor"},    {"centre", "center"},   {"neighbour", "neighbor"}, {"colour", "color"}};
  std::string key = slug(name);
  for (const auto& [british, american] : kSpellings) {
    for (std::size_t at = key.find(british); at != std::string::npos; at = key.find(british, at + american.size())) {
      key.replace(at, british.size(), american);
    }
  }
  return key;
}

std::string lower_form(const language::Token& token) { return ascii_lower(token.form); }

std::uint32_t head_of(const Tree& tree, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i) {
    if (!tree.has_head(i) || tree.head(i) < first || tree.head(i) >= last) {
      if (tree.relation(i) != Relation::punct && tree.relation(i) != Relation::case_) return i;
    }
  }
  return last - 1;
}

/// What two have with each other: "the Modi-Sharif meeting".
bool joins_two(std::string_view word) {
  static constexpr std::string_view kBetween[] = {
      "summit",   "meeting",   "meetings",  "talks",    "talk", "call",         "phone",   "conversation",
      "dialogue", "deal",      "relations", "ties",     "pact", "negotiations", "rivalry", "debate",
      "alliance", "agreement", "encounter", "conflict", "war",  "relationship"};
  return std::find(std::begin(kBetween), std::end(kBetween), word) != std::end(kBetween);
}

TitleSpan title_before(const Sentence& sentence, std::uint32_t end, const Lexicon& lexicon) {
  TitleSpan title{end, end, {}};
  std::vector<std::string> roles;
  const auto longest = static_cast<std::uint32_t>(lexicon.longest("titles"));
  for (std::uint32_t at = end; at > 0;) {
    // The longest known title that ends at `at`; "Minister of Foreign Affairs" reads as "foreign affairs minister".
    bool found = false;
    for (std::uint32_t size = std::min({longest, at, std::uint32_t{6}}); size > 0 && !found; --size) {
      std::string words;
      for (std::uint32_t i = at - size; i < at; ++i) {
        if (!words.empty() && sentence.tokens[i - 1].span.end != sentence.tokens[i].span.start) words += ' ';
        words += lower_form(sentence.tokens[i]);
      }
      std::string bare = words;
      if (!bare.empty() && bare.back() == '.') bare.pop_back();
      bool is_title = lexicon.has("titles", words);
      if (!is_title && size == 1) {
        // "Presidents Biden and Al-Sisi"
        std::string lemma(sentence.tokens[at - 1].lemma);
        if (!lemma.empty() && lemma[0] >= 'A' && lemma[0] <= 'Z') lemma[0] = static_cast<char>(lemma[0] - 'A' + 'a');
        is_title = lexicon.has("titles", lemma);
        if (is_title) words = lemma;
      }
      if (is_title || lexicon.has("honorifics", bare)) {
        if (is_title) roles.push_back(words);
        at -= size;
        title.first = at;
        found = true;
      }
    }
    if (found) continue;
    // "... Minister and Minister ...", "of Foreign Affairs": go on over what joins titles, while one lies before it.
    const std::string word = lower_form(sentence.tokens[at - 1]);
    if (at >= 2 && title.first == at && (word == "and" || word == "-" || word == "/" || word == ",") &&
        title.first != end) {
      const TitleSpan before = word == "," ? TitleSpan{at - 1, at - 1, {}} : title_before(sentence, at - 1, lexicon);
      if (before.first != before.last && !before.role.empty()) {
        title.first = before.first;
        roles.push_back(before.role);
      }
      break;
    }
    // "Minister of Foreign Affairs X": a portfolio after "of" or "for", capitals throughout.
    std::uint32_t back = at;
    while (back > 0 && at - back < 5 && capitalised(sentence.tokens[back - 1].form)) --back;
    const std::string joint = back > 0 ? lower_form(sentence.tokens[back - 1]) : std::string{};
    if (back < at && back >= 2 && (joint == "of" || joint == "for")) {
      const std::string before = lower_form(sentence.tokens[back - 2]);
      if (before == "minister" || before == "secretary" || before == "ministers" || before == "commissioner") {
        std::string portfolio;
        for (std::uint32_t i = back; i < at; ++i) portfolio += lower_form(sentence.tokens[i]) + " ";
        roles.push_back(portfolio == "foreign affairs " ? "foreign " + before : portfolio + before);
        at = back - 2;
        title.first = at;
        continue;
      }
    }
    break;
  }
  // Words of a portfolio before the last title: "Equatoguinean Interior | Minister" is one title already; "Horn of
  // Africa | envoy" is left to the modifiers of the phrase.
  std::reverse(roles.begin(), roles.end());
  for (const std::string& role : roles) title.role += (title.role.empty() ? "" : " and ") + role;
  return title;
}

std::vector<NameSpan> find_names(const Tree& tree, const Gazetteer& gazetteer, const Lexicon& lexicon) {
  const Sentence& sentence = tree.sentence();
  const auto size = static_cast<std::uint32_t>(sentence.tokens.size());
  const bool loud = shouting(sentence);
  std::vector<NameSpan> candidates;
  for (const language::Name& name : sentence.names) {
    if (name.type == NameType::nationality) continue;
    NameSpan span{name.first, name.last, 0, kind_by_head(sentence, name.last, name.type, lexicon), {}};
    const std::uint32_t first = span.first;
    if (span.kind != NameSpan::Kind::place) trim_person(sentence, span, gazetteer, lexicon);
    const std::string last_word = lower_form(sentence.tokens[span.last - 1]);
    const bool titled = lexicon.has("titles", last_word) || lexicon.has("titles", sentence.tokens[span.last - 1].lemma);
    if (titled && !family_title(tree, span, lexicon)) continue;
    // "Secretary of | State Clinton"
    if (span.last - span.first == 2 && span.first >= 2 && lower_form(sentence.tokens[span.first - 1]) == "of" &&
        lexicon.has("titles", lower_words(sentence, span.first - 2, span.first + 1))) {
      ++span.first;
      span.kind = NameSpan::Kind::person;
      candidates.push_back(span);
      continue;
    }
    // "Chief of Army Staff" taken for a body
    if (lexicon.has("titles", lower_words(sentence, name.first, name.last))) continue;
    // "Saudi Crown | Prince"
    if (span.last < size && span.kind != NameSpan::Kind::person &&
        lexicon.has("titles", lower_words(sentence, span.last - 1, span.last + 1)))
      continue;
    // "U.S. Secretary of State", too
    if (name.last - name.first > 2 && lexicon.has("titles", lower_words(sentence, name.first + 1, name.last))) continue;
    if (span.kind != NameSpan::Kind::person) {
      // "Foreign Minister Hakan Fidan" taken for an organisation; "Ministry of Foreign Affairs" keeps its first word.
      const bool headed = lexicon.has("org-heads", last_word) || lexicon.has("force-heads", last_word) ||
                          lexicon.has("plan-heads", last_word);
      const TitleSpan title = title_before(sentence, span.first, lexicon);
      // "diamond merchant Nirav Modi"
      const bool beside_person = span.first > 0 && span.last - span.first <= 3 &&
                                 sentence.tokens[span.first - 1].upos == Upos::NOUN &&
                                 lexicon.is_person(sentence.tokens[span.first - 1].lemma) && !headed;
      if (beside_person) span.kind = NameSpan::Kind::person;
      const bool affairs =
          last_word == "affairs" || last_word == "defence" || last_word == "defense" || last_word == "interior";
      if (span.kind == NameSpan::Kind::person) {
        span.first = first;
      } else if (!title.role.empty() && !headed && !affairs && (span.first != first || span.last - span.first <= 3) &&
                 title.last == span.first && sentence.tokens[span.first].upos == Upos::PROPN &&
                 name.type != NameType::place) {
        span.kind = NameSpan::Kind::person;
      } else {
        if (affairs && span.first != first) continue;
        span.first = first;
      }
    }
    if (span.kind == NameSpan::Kind::other) continue;
    // "lake force", in lower case: no name of a place
    if (span.kind == NameSpan::Kind::place && span.last - span.first == 1 &&
        !capitalised(sentence.tokens[span.first].form))
      continue;
    // "FLA", "PNC": letters are a body's name, which acts
    const std::string_view only = sentence.tokens[span.first].form;
    const bool letters = span.last - span.first == 1 && only.size() >= 3 && only.size() <= 5 &&
                         std::all_of(only.begin(), only.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (span.kind == NameSpan::Kind::place && letters && !loud && tree.relation(span.first) == Relation::nsubj)
      span.kind = NameSpan::Kind::organization;
    // An article or a blank at the front is no part of a name.
    while (span.last - span.first > 1 && sentence.tokens[span.first].upos == Upos::DET) ++span.first;
    candidates.push_back(span);
  }
  static constexpr std::string_view kPortfolios[] = {
      "affairs",  "defence",     "defense",   "interior", "finance",        "justice",     "trade",
      "health",   "education",   "energy",    "state",    "security",       "environment", "development",
      "industry", "agriculture", "transport", "labour",   "labor",          "information", "culture",
      "economy",  "commerce",    "planning",  "oil",      "foreign",        "internal",    "external",
      "home",     "water",       "waters",    "tourism",  "communications", "immigration", "petroleum",
      "sports",   "women",       "religious"};
  const auto is_portfolio = [&](std::uint32_t token) {
    const std::string word = lower_form(sentence.tokens[token]);
    return std::find(std::begin(kPortfolios), std::end(kPortfolios), word) != std::end(kPortfolios);
  };
  // "Minister of | Foreign Affairs", "Chief of | Army Staff", "the Army": words for offices and forces, that name
  // nobody alone
  std::erase_if(candidates, [&](const NameSpan& span) {
    if (span.kind == NameSpan::Kind::person) return is_portfolio(span.first);
    if (span.kind == NameSpan::Kind::place) return false;
    std::uint32_t i = span.first;
    while (i < span.last && is_portfolio(i)) ++i;
    const bool portfolio = i == span.last || (i > span.first && lower_form(sentence.tokens[i]) == "of");
    return portfolio ||
           (span.last - span.first == 1 && lexicon.has("force-heads", lower_form(sentence.tokens[span.first])));
  });
  // "Pakistan Armed Forces": capitals up to a word for a force
  for (std::uint32_t i = 1; i < size && !loud; ++i) {
    const auto& token = sentence.tokens[i];
    if (!capitalised(token.form) || (token.upos != Upos::PROPN && token.upos != Upos::NOUN)) continue;
    std::uint32_t first = i;
    while (first > 0 && capitalised(sentence.tokens[first - 1].form) && tree.dominates(i, first - 1) &&
           sentence.tokens[first - 1].upos != Upos::DET)
      --first;
    const bool force =
        lexicon.has("force-heads", ascii_lower(token.lemma)) || lexicon.has("force-heads", lower_form(token));
    const bool named = std::any_of(candidates.begin(), candidates.end(),
                                   [&](const NameSpan& name) { return name.first <= i && i < name.last; });
    if (force && !named && i - first >= 2) candidates.push_back({first, i + 1, 0, NameSpan::Kind::force, {}});
  }
  // Capitals after a title are a person even where the name finder saw nothing.
  const auto is_name_word = [&](std::uint32_t token) {
    const Upos upos = sentence.tokens[token].upos;
    const bool possible =
        upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::X || upos == Upos::VERB;
    return possible && capitalised(sentence.tokens[token].form);
  };
  for (std::uint32_t i = 1; i < size && !loud; ++i) {
    if (!is_name_word(i) || !capitalised(sentence.tokens[i - 1].form)) continue;
    const TitleSpan title = title_before(sentence, i, lexicon);
    if (title.role.empty() || is_portfolio(i) || lexicon.has("titles", lower_form(sentence.tokens[i]))) continue;
    std::uint32_t last = i;
    while (last < size && is_name_word(last) && last - i < 5 && !is_weekday(lower_form(sentence.tokens[last]))) ++last;
    if (last == i) continue;
    // "Deputy | Prime Minister": more of the title
    const bool titled = lexicon.has("titles", lower_form(sentence.tokens[last - 1]));
    if (titled && !family_title(tree, {i, last, 0, NameSpan::Kind::person, {}}, lexicon)) continue;
    if (gazetteer.match(sentence, i, last)) continue;
    candidates.push_back({i, last, 0, NameSpan::Kind::person, {}});
  }
  // "the chairperson, Fatou Sarr", "her counterpart, Salou Adamou": names beside a person that nobody knew for names
  for (std::uint32_t i = 0; i < size && !loud; ++i) {
    if (sentence.tokens[i].upos != Upos::PROPN || tree.relation(i) != Relation::appos || !tree.has_head(i)) continue;
    std::uint32_t described = tree.head(i);
    // "the chairperson of its commission, Fatou Sarr"
    if (tree.relation(described) == Relation::nmod && tree.has_head(described) &&
        !lexicon.is_person(tree.lemma(described)))
      described = tree.head(described);
    const std::string noun = ascii_lower(tree.lemma(described));
    if (!lexicon.is_person(noun) && !lexicon.has("state-people", noun)) continue;
    std::uint32_t first = i;
    while (first > 0 && is_name_word(first - 1) && tree.dominates(i, first - 1)) --first;
    std::uint32_t last = i + 1;
    while (last < size && is_name_word(last) && tree.dominates(i, last)) ++last;
    if (last - first < 2 || last - first > 4 || !is_name_word(i) || gazetteer.match(sentence, first, last)) continue;
    if (lexicon.has("org-heads", lower_form(sentence.tokens[last - 1]))) continue;
    const bool known = std::any_of(candidates.begin(), candidates.end(), [&](const NameSpan& name) {
      return name.kind == NameSpan::Kind::person && name.first < last && name.last > first;
    });
    if (!known) candidates.push_back({first, last, 0, NameSpan::Kind::person, {}});
  }
  // "FRELIMO attacked", "an accord with MUJAO": capitals that take part are a body, whoever they are
  for (std::uint32_t i = 0; i < size && !loud; ++i) {
    const std::string_view form = sentence.tokens[i].form;
    const bool capitals = form.size() >= 3 && form.size() <= 8 &&
                          std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const Upos upos = sentence.tokens[i].upos;
    if (!capitals || (upos != Upos::PROPN && upos != Upos::NOUN && upos != Upos::X)) continue;
    const Relation relation = tree.relation(i);
    const bool part = takes_part(relation) || relation == Relation::nmod_poss || relation == Relation::conj ||
                      relation == Relation::iobj;
    if (!part || lexicon.has("no-bodies", lower_form(sentence.tokens[i]))) continue;
    const bool labelled = std::any_of(sentence.names.begin(), sentence.names.end(),
                                      [&](const language::Name& name) { return name.first <= i && i < name.last; });
    if (!labelled) candidates.push_back({i, i + 1, 0, NameSpan::Kind::organization, {}});
  }
  // "a jury indicted Omar Diallo": given and family name, joined as names of people are, that nobody knew for one
  for (std::uint32_t i = 0; i + 1 < size && !loud; ++i) {
    if (sentence.tokens[i].upos != Upos::PROPN || !capitalised(sentence.tokens[i].form)) continue;
    const Relation relation = tree.relation(i);
    if (!takes_part(relation) && relation != Relation::nmod_poss && relation != Relation::conj) continue;
    std::uint32_t last = i + 1;
    while (last < size && last - i < 4 && tree.relation(last) == Relation::flat && tree.head(last) == i &&
           sentence.tokens[last].upos == Upos::PROPN && capitalised(sentence.tokens[last].form))
      ++last;
    if (last - i < 2 || is_weekday(lower_form(sentence.tokens[i])) || is_month(lower_form(sentence.tokens[i])) ||
        gazetteer.match(sentence, i, last))
      continue;
    const bool labelled = std::any_of(sentence.names.begin(), sentence.names.end(),
                                      [&](const language::Name& name) { return name.first < last && i < name.last; });
    const bool titled = lexicon.has("titles", lower_form(sentence.tokens[i]));
    const std::string last_word = lower_form(sentence.tokens[last - 1]);
    const bool headed = lexicon.has("org-heads", last_word) || lexicon.has("place-heads", last_word) ||
                        lexicon.has("plan-heads", last_word) || lexicon.has("force-heads", last_word);
    // "Mr", "MW": no given name is written in capitals throughout
    const std::string_view given = sentence.tokens[i].form;
    const bool small = std::any_of(given.begin(), given.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (small && !labelled && !titled && !headed) candidates.push_back({i, last, 0, NameSpan::Kind::person, {}});
  }
  // "an inquiry against Jobbik", "Sanalla rejected": one word in capitals that acts or is acted upon. In a headline
  // capitals say nothing.
  std::uint32_t capitals = 0;
  for (const auto& token : sentence.tokens) capitals += capitalised(token.form) ? 1 : 0;
  for (std::uint32_t i = 0; i < size && !loud && capitals * 2 < size; ++i) {
    const std::string_view form = sentence.tokens[i].form;
    if (sentence.tokens[i].upos != Upos::PROPN || !capitalised(form) || form.size() < 4) continue;
    const Relation relation = tree.relation(i);
    const std::string_view marker = tree.marker(i);
    const bool acts = relation == Relation::nsubj || relation == Relation::obj;
    const bool met = (relation == Relation::obl || relation == Relation::nmod || relation == Relation::obl_agent) &&
                     (marker == "against" || marker == "by" || marker == "with");
    if (!acts && !met) continue;
    const bool alone = (i == 0 || !capitalised(sentence.tokens[i - 1].form) || i == 1) &&
                       (i + 1 == size || !capitalised(sentence.tokens[i + 1].form));
    const std::string word = lower_form(sentence.tokens[i]);
    const bool small = std::any_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const bool labelled = std::any_of(sentence.names.begin(), sentence.names.end(),
                                      [&](const language::Name& name) { return name.first <= i && i < name.last; });
    // "Kurds", "Churches": many, and no name of one
    const bool many = sentence.tokens[i].xpos == language::Xpos::NNPS || ascii_lower(sentence.tokens[i].lemma) != word;
    if (!alone || !small || labelled || many || is_weekday(word) || is_month(word) || lexicon.has("titles", word) ||
        lexicon.is_person(word) || !lexicon.known(word).empty() || gazetteer.match(sentence, i, i + 1))
      continue;
    candidates.push_back({i, i + 1, 0, acts ? NameSpan::Kind::person : NameSpan::Kind::organization, {}});
  }
  // Office holders the gazetteer knows by their full names.
  for (std::uint32_t i = 0; i + 1 < size && !loud; ++i) {
    if (!capitalised(sentence.tokens[i].form)) continue;
    for (std::uint32_t last = std::min(size, i + 4); last > i + 1; --last) {
      if (!capitalised(sentence.tokens[last - 1].form)) continue;
      const char* begin = sentence.tokens[i].form.data();
      const std::string_view end = sentence.tokens[last - 1].form;
      if (!gazetteer.is_person({begin, static_cast<std::size_t>(end.data() + end.size() - begin)})) continue;
      candidates.push_back({i, last, 0, NameSpan::Kind::person, {}});
      break;
    }
  }
  for (std::uint32_t i = 0; i < size;) {
    const auto match = gazetteer.match(sentence, i, size, loud);
    if (!match) {
      ++i;
      continue;
    }
    candidates.push_back({i, i + match->tokens, 0, NameSpan::Kind::known, *match});
    i += match->tokens;
  }
  // The gazetteer wins an equal span; a longer one wins a shorter, but a person may begin with a nationality, and a
  // state's own name keeps its last word ("the United States Congress" is found as a whole or not at all).
  std::stable_sort(candidates.begin(), candidates.end(), [](const NameSpan& a, const NameSpan& b) {
    const std::uint32_t la = a.last - a.first;
    const std::uint32_t lb = b.last - b.first;
    if (la != lb) return la > lb;
    return a.kind == NameSpan::Kind::known && b.kind != NameSpan::Kind::known;
  });
  // "the Modi-Sharif meeting": two names, taken for one
  const std::size_t whole = candidates.size();
  for (std::size_t i = 0; i < whole; ++i) {
    NameSpan& span = candidates[i];
    if (span.kind != NameSpan::Kind::person || span.last - span.first != 3 || span.last >= size ||
        sentence.tokens[span.first + 1].form != "-" || !joins_two(lower_form(sentence.tokens[span.last])))
      continue;
    NameSpan second = span;
    second.first = span.first + 2;
    span.last = span.first + 1;
    candidates.push_back(second);
  }
  // A double-barrelled name goes on behind its hyphen.
  for (NameSpan& span : candidates) {
    // but not in "the Merkel-Putin summit"
    const bool two = span.last + 2 < size && sentence.tokens[span.last].form == "-" &&
                     joins_two(lower_form(sentence.tokens[span.last + 2]));
    while (!two && span.kind == NameSpan::Kind::person && span.last + 1 < size &&
           sentence.tokens[span.last].form == "-" &&
           sentence.tokens[span.last].span.start == sentence.tokens[span.last - 1].span.end &&
           sentence.tokens[span.last].span.end == sentence.tokens[span.last + 1].span.start &&
           capitalised(sentence.tokens[span.last + 1].form)) {
      span.last += 2;
      while (span.last < size && tree.relation(span.last) == Relation::flat &&
             capitalised(sentence.tokens[span.last].form))
        ++span.last;
    }
  }
  std::vector<bool> taken(size, false);
  std::vector<NameSpan> names;
  for (NameSpan span : candidates) {
    if (std::any_of(taken.begin() + span.first, taken.begin() + span.last, [](bool t) { return t; })) continue;
    std::fill(taken.begin() + span.first, taken.begin() + span.last, true);
    span.head = head_of(tree, span.first, span.last);
    names.push_back(span);
  }
  std::sort(names.begin(), names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
  return names;
}

}  // namespace entente::ingest
