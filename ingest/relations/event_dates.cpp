#include "ingest/relations/event_dates.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "graph/text/calendar.hpp"
#include "ingest/entities/names.hpp"

namespace entente::ingest {
namespace {

using language::Relation;
using language::Tree;
using language::Upos;

int month_of(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word == kMonths[i] || (word.size() >= 3 && word.size() <= 4 && kMonths[i].starts_with(word)))
      return static_cast<int>(i) + 1;
  }
  return 0;
}

int weekday_of(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  for (std::size_t i = 0; i < kWeekdays.size(); ++i) {
    if (word == kWeekdays[i] ||
        (word.size() >= 3 && word.size() <= 5 && kWeekdays[i].starts_with(word) && word != "sun"))
      return static_cast<int>(i);
  }
  return -1;
}

/// "15", "15th", "2018"; -1 for anything else.
int number_of(std::string_view word) {
  int value = 0;
  std::size_t digits = 0;
  for (; digits < word.size() && word[digits] >= '0' && word[digits] <= '9' && digits < 5; ++digits)
    value = value * 10 + (word[digits] - '0');
  if (digits == 0) return -1;
  const std::string_view rest = word.substr(digits);
  return rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th" ? value : -1;
}

std::optional<Date> make(int year, int month, int day) {
  const Date date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  return Date::parse(date.iso());
}

/// Whether the clause around the token lies ahead: "will meet on Sunday".
bool lies_ahead(const Tree& tree, std::uint32_t token) {
  for (int climb = 0; climb < 8 && tree.has_head(token); ++climb) {
    token = tree.head(token);
    for (const auto c : tree.children(token)) {
      const std::string_view lemma = tree.lemma(c);
      if (tree.relation(c) == Relation::aux && (lemma == "will" || lemma == "shall" || lemma == "would")) return true;
    }
    const std::string_view lemma = tree.lemma(token);
    if (lemma == "schedule" || lemma == "due" || lemma == "expect" || lemma == "plan" || lemma == "slate") return true;
    if (tree.token(token).upos == Upos::VERB && tree.relation(token) != Relation::xcomp) break;
  }
  return false;
}

/// A year for a month without one: that of the publication, or the year before when the month is yet to come by far.
int year_for(int month, const Date& published, bool ahead) {
  if (ahead) return month < published.month ? published.year + 1 : published.year;
  return month > published.month + 1 ? published.year - 1 : published.year;
}

}  // namespace

std::vector<EventDate> find_dates(const Tree& tree, std::optional<Date> published) {
  std::vector<EventDate> dates;
  const bool anchored = published && published->day != 0;
  const std::uint32_t size = tree.size();
  std::vector<std::string> words;
  words.reserve(size);
  for (std::uint32_t i = 0; i < size; ++i) words.push_back(lower_form(tree.token(i)));
  const auto word = [&](std::uint32_t i) -> std::string_view {
    return i < size ? std::string_view(words[i]) : std::string_view{};
  };
  for (std::uint32_t i = 0; i < size; ++i) {
    const auto add = [&](std::uint32_t last, std::optional<Date> date) {
      if (date) dates.push_back({i, last, *date});
      if (date) i = last - 1;
    };
    const bool capital = !tree.token(i).form.empty() && tree.token(i).form[0] >= 'A' && tree.token(i).form[0] <= 'Z';
    const int month = capital ? month_of(word(i)) : 0;
    const int weekday = capital ? weekday_of(word(i)) : -1;
    const int number = number_of(word(i));
    if (month != 0 && !(word(i) == "may" && tree.token(i).upos == Upos::AUX)) {
      // "March 15, 2018", "March 15", "March 2018", "March"
      const int next = number_of(word(i + 1));
      if (next >= 1 && next <= 31) {
        const std::uint32_t comma = word(i + 2) == "," ? 1 : 0;
        const int year = number_of(word(i + 2 + comma));
        if (year >= 1800 && year <= 2200) {
          add(i + 3 + comma, make(year, month, next));
        } else if (published) {
          add(i + 2, make(year_for(month, *published, lies_ahead(tree, i)), month, next));
        }
      } else if (next >= 1800 && next <= 2200) {
        add(i + 2, make(next, month, 0));
      } else if (word(i + 1) == "," && number_of(word(i + 2)) >= 1800 && number_of(word(i + 2)) <= 2200) {
        add(i + 3, make(number_of(word(i + 2)), month, 0));
      } else if (published && i > 0 &&
                 (word(i - 1) == "in" || word(i - 1) == "last" || word(i - 1) == "since" || word(i - 1) == "this")) {
        add(i + 1, make(year_for(month, *published, lies_ahead(tree, i)), month, 0));
      }
      continue;
    }
    if (number >= 1 && number <= 31 && i + 1 < size && month_of(word(i + 1)) != 0 && tree.token(i + 1).form[0] < 'a') {
      const int later = month_of(word(i + 1));
      const int year = number_of(word(i + 2));
      if (year >= 1800 && year <= 2200) {
        add(i + 3, make(year, later, number));
      } else if (published) {
        add(i + 2, make(year_for(later, *published, lies_ahead(tree, i)), later, number));
      }
      continue;
    }
    if (number >= 1800 && number <= 2200 && tree.token(i).form.size() == 4 && i > 0 &&
        (word(i - 1) == "in" || word(i - 1) == "since" || word(i - 1) == "during" || word(i - 1) == "of")) {
      add(i + 1, make(number, 0, 0));
      continue;
    }
    if (!anchored) continue;
    const std::int32_t day = published->days();
    if (weekday >= 0) {
      const bool ahead = lies_ahead(tree, i) || (i > 0 && (word(i - 1) == "next" || word(i - 1) == "coming"));
      const int back = (published->weekday() - weekday + 7) % 7;
      const bool week_ago = i > 0 && word(i - 1) == "last" && back == 0;
      add(i + 1, Date::from_days(ahead ? day + (7 - back) % 7 : day - back - (week_ago ? 7 : 0)));
    } else if (word(i) == "yesterday") {
      add(i + 1, Date::from_days(day - 1));
    } else if (word(i) == "today" || word(i) == "tonight") {
      add(i + 1, published);
    } else if (word(i) == "tomorrow") {
      add(i + 1, Date::from_days(day + 1));
    } else if (word(i) == "last" && (word(i + 1) == "month" || word(i + 1) == "year")) {
      if (word(i + 1) == "year") {
        add(i + 2, make(published->year - 1, 0, 0));
      } else {
        const bool january = published->month == 1;
        add(i + 2, make(january ? published->year - 1 : published->year, january ? 12 : published->month - 1, 0));
      }
    } else if (word(i) == "this" && (word(i + 1) == "month" || word(i + 1) == "year")) {
      add(i + 2, make(published->year, word(i + 1) == "month" ? published->month : 0, 0));
    }
  }
  return dates;
}

std::optional<Date> date_of(const Tree& tree, std::uint32_t predicate, const std::vector<EventDate>& dates) {
  // Below the event itself; else below what governs it, nearest first, but not across a verb of saying with its own.
  std::uint32_t at = predicate;
  for (int climb = 0; climb < 4; ++climb) {
    const EventDate* best = nullptr;
    for (const EventDate& date : dates) {
      const std::uint32_t head = head_of(tree, date.first, date.last);
      if (!tree.dominates(at, head)) continue;
      // Not inside another clause below.
      bool inside = false;
      for (std::uint32_t up = head; up != at && tree.has_head(up); up = tree.head(up)) {
        const Relation relation = tree.relation(up);
        inside = inside || relation == Relation::acl_relcl || relation == Relation::ccomp ||
                 relation == Relation::parataxis || (relation == Relation::advcl && up != head);
      }
      if (!inside && (best == nullptr || date.first < best->first)) best = &date;
    }
    if (best != nullptr) return best->date;
    if (!tree.has_head(at)) break;
    const Relation relation = tree.relation(at);
    if (relation == Relation::ccomp || relation == Relation::parataxis || relation == Relation::acl_relcl) break;
    at = tree.head(at);
  }
  return std::nullopt;
}

}  // namespace entente::ingest
