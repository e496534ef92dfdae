#include <algorithm>
#include <optional>

#include "graph/text/calendar.hpp"
#include "ingest/entities/name_search.hpp"
#include "ingest/entities/name_words.hpp"
#include "ingest/entities/titles.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"

// The name finder sees that words are a name, but not always where it begins and ends, nor what bears it: titles and
// nationalities are cut off, and the last word tells an army from a party.
namespace entente::ingest {
namespace {

using language::NameType;
using language::Relation;
using language::Sentence;
using language::Upos;

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

/// Cuts the shortest title or honorific off the front of a person's name; whether there was one.
bool trim_title(const Sentence& sentence, NameSpan& span, const Lexicon& lexicon) {
  const std::uint32_t reach = std::min(span.last - 1, span.first + 5);
  std::string words;
  for (std::uint32_t end = span.first; end < reach; ++end) {
    if (!words.empty()) words += ' ';
    words += lower_form(sentence.tokens[end]);
    std::string bare = words;
    if (bare.back() == '.') bare.pop_back();
    if (!lexicon.has("titles", words) && !lexicon.has("honorifics", bare)) continue;
    span.first = end + 1;
    return true;
  }
  return false;
}

/// Cuts a nationality off the front of a person's name; whether there was one. "German Gref" is known as that.
bool trim_nationality(const Sentence& sentence, NameSpan& span, const Gazetteer& gazetteer) {
  const auto match = gazetteer.match(sentence, span.first, span.last);
  if (!match || match->kind != SurfaceKind::adjective || span.first + match->tokens >= span.last) return false;
  if (gazetteer.is_person(lower_words(sentence, span.first, span.last))) return false;
  span.first += match->tokens;
  return true;
}

/// Drops from the front of a person's name what is title or nationality, from its back what is no name.
void trim_person(const NameSearch& search, NameSpan& span) {
  const Sentence& sentence = search.sentence;
  while (span.last - span.first > 1) {
    if (!trim_title(sentence, span, search.lexicon) && !trim_nationality(sentence, span, search.gazetteer)) break;
  }
  // "... on Friday. Jerusalem", "Arafat Wednesday rejected"
  while (span.last - span.first > 1 && is_weekday(lower_form(sentence.tokens[span.first]))) ++span.first;
  while (span.last - span.first > 1 && is_weekday(lower_form(sentence.tokens[span.last - 1]))) --span.last;
  while (span.last - span.first > 1 && sentence.tokens[span.last - 1].upos != Upos::PROPN &&
         !capitalised(sentence.tokens[span.last - 1].form)) {
    --span.last;
  }
}

/// "Secretary of | State Clinton"
bool begins_in_title(const NameSearch& search, const NameSpan& span) {
  const Sentence& sentence = search.sentence;
  return span.last - span.first == 2 && span.first >= 2 && lower_form(sentence.tokens[span.first - 1]) == "of" &&
         search.lexicon.has("titles", lower_words(sentence, span.first - 2, span.first + 1));
}

/// Whether what was labelled, `span` once trimmed, is an office and names nobody.
bool is_office(const NameSearch& search, const language::Name& name, const NameSpan& span) {
  const Sentence& sentence = search.sentence;
  const auto title = [&](std::uint32_t first, std::uint32_t last) {
    return search.lexicon.has("titles", lower_words(sentence, first, last));
  };
  // "Chief of Army Staff" taken for a body
  if (title(name.first, name.last)) return true;
  // "Saudi Crown | Prince"
  if (span.last < search.size && span.kind != NameSpan::Kind::person && title(span.last - 1, span.last + 1))
    return true;
  // "U.S. Secretary of State", too
  return name.last - name.first > 2 && title(name.first + 1, name.last);
}

/// "Foreign Minister Hakan Fidan" taken for an organisation, and "diamond merchant Nirav Modi", are persons; "Ministry
/// of Foreign Affairs" keeps its first word, which was trimmed from `first`. Whether the span is a name at all.
bool tell_person(const NameSearch& search, NameType type, std::uint32_t first, NameSpan& span) {
  const Sentence& sentence = search.sentence;
  const std::string last_word = lower_form(sentence.tokens[span.last - 1]);
  const bool headed = search.in_any({"org-heads", "force-heads", "plan-heads"}, last_word);
  const bool beside_person = span.first > 0 && span.last - span.first <= 3 &&
                             sentence.tokens[span.first - 1].upos == Upos::NOUN &&
                             search.lexicon.is_person(sentence.tokens[span.first - 1].lemma) && !headed;
  if (beside_person) {
    span.kind = NameSpan::Kind::person;
    span.first = first;
    return true;
  }
  const TitleSpan title = title_before(sentence, span.first, search.lexicon);
  const bool affairs =
      last_word == "affairs" || last_word == "defence" || last_word == "defense" || last_word == "interior";
  if (!title.role.empty() && !headed && !affairs && (span.first != first || span.last - span.first <= 3) &&
      title.last == span.first && sentence.tokens[span.first].upos == Upos::PROPN && type != NameType::place) {
    span.kind = NameSpan::Kind::person;
    return true;
  }
  if (affairs && span.first != first) return false;
  span.first = first;
  return true;
}

/// "FLA", "PNC": letters are a body's name, which acts
bool acting_letters(const NameSearch& search, const NameSpan& span) {
  const std::string_view only = search.sentence.tokens[span.first].form;
  const bool letters = span.last - span.first == 1 && only.size() >= 3 && only.size() <= 5 &&
                       std::all_of(only.begin(), only.end(), is_upper);
  return letters && !search.loud && search.tree.relation(span.first) == Relation::nsubj;
}

/// The name in what the name finder labelled; nothing when it names nobody.
std::optional<NameSpan> name_in(const NameSearch& search, const language::Name& name) {
  const Sentence& sentence = search.sentence;
  NameSpan span{name.first, name.last, 0, kind_by_head(sentence, name.last, name.type, search.lexicon), {}};
  if (span.kind != NameSpan::Kind::place) trim_person(search, span);
  const language::Token& last = sentence.tokens[span.last - 1];
  const bool titled = search.lexicon.has("titles", lower_form(last)) || search.lexicon.has("titles", last.lemma);
  if (titled && !family_title(search, span)) return std::nullopt;
  if (begins_in_title(search, span)) {
    ++span.first;
    span.kind = NameSpan::Kind::person;
    return span;
  }
  if (is_office(search, name, span)) return std::nullopt;
  if (span.kind != NameSpan::Kind::person && !tell_person(search, name.type, name.first, span)) return std::nullopt;
  if (span.kind == NameSpan::Kind::other) return std::nullopt;
  // "he said Sunday": a day, where no title goes before it
  const bool alone = span.last - span.first == 1 && span.first == name.first;
  if (span.kind == NameSpan::Kind::person && alone && is_weekday(lower_form(last))) return std::nullopt;
  if (span.kind == NameSpan::Kind::place) {
    // "lake force", in lower case: no name of a place
    if (span.last - span.first == 1 && !capitalised(sentence.tokens[span.first].form)) return std::nullopt;
    if (acting_letters(search, span)) span.kind = NameSpan::Kind::organization;
  }
  // An article or a blank at the front is no part of a name.
  while (span.last - span.first > 1 && sentence.tokens[span.first].upos == Upos::DET) ++span.first;
  return span;
}

/// What forces are called by the arms they are: of which state, is told by what stands beside them.
bool tells_the_arm(std::string_view word) {
  return one_of(word, {"armed", "air", "security", "defence", "defense", "ground", "special", "coast", "naval",
                       "border", "land"});
}

/// "Minister of | Foreign Affairs", "Chief of | Army Staff", "the Army", "Kenya | Armed Forces": words for offices and
/// forces, that name nobody alone
bool names_nobody(const NameSearch& search, const NameSpan& span) {
  const auto word = [&](std::uint32_t token) { return lower_form(search.sentence.tokens[token]); };
  if (span.kind == NameSpan::Kind::person) return is_portfolio(word(span.first));
  // "the Kingdom": one that the text has named
  if (span.kind == NameSpan::Kind::place)
    return span.last - span.first == 1 && one_of(word(span.first), {"kingdom", "sultanate", "emirate", "principality"});
  std::uint32_t i = span.first;
  while (i < span.last && is_portfolio(word(i))) ++i;
  const bool portfolio = i == span.last || (i > span.first && word(i) == "of");
  if (portfolio) return true;
  std::uint32_t head = span.first;
  while (head + 1 < span.last && tells_the_arm(word(head))) ++head;
  return head + 1 == span.last && search.lexicon.has("force-heads", ascii_lower(search.sentence.tokens[head].lemma));
}

}  // namespace

void add_labelled_names(NameSearch& search) {
  for (const language::Name& name : search.sentence.names) {
    if (name.type == NameType::nationality) continue;
    const auto span = name_in(search, name);
    if (span && !names_nobody(search, *span)) search.candidates.push_back(*span);
  }
}

}  // namespace entente::ingest
