#include "app/train/entities.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "app/train/nationalities.hpp"

namespace entente::train {

using language::ConlluSentence;
using language::ConlluToken;
using language::Name;
using language::NameType;
using language::Relation;
using language::Upos;
using language::Xpos;

namespace {

std::optional<NameType> type_of(std::string_view entity) {
  if (entity == "person") {
    return NameType::person;
  }
  if (entity == "organization") {
    return NameType::organization;
  }
  if (entity == "place") {
    return NameType::place;
  }
  if (entity == "event" || entity == "object" || entity == "abstract") {
    return NameType::other;
  }
  return std::nullopt;
}

bool proper(const ConlluToken& token) {
  return token.upos == Upos::PROPN || token.xpos == Xpos::NNP || token.xpos == Xpos::NNPS;
}

bool capital(const std::string& form) { return !form.empty() && form[0] >= 'A' && form[0] <= 'Z'; }

/// Whether `token`, which hangs on a word of a name, is written as a part of that name.
bool belongs(const ConlluSentence& sentence, std::size_t token, NameType type) {
  const auto& t = sentence.tokens[token];
  const auto head = static_cast<std::size_t>(t.head);
  const bool before = token < head;
  switch (t.relation) {
    case Relation::flat:
      return true;
    case Relation::compound:
      return type != NameType::person ? capital(t.form) || proper(t) : proper(t) && !before;
    case Relation::amod:
      return capital(t.form) && proper(t) && type != NameType::person;
    case Relation::nummod:
      return type != NameType::person && !before;
    case Relation::nmod:
    case Relation::conj:
      return type != NameType::person && proper(t) && !before && type != NameType::place;
    case Relation::case_:
    case Relation::cc:
      return type != NameType::person && sentence.tokens[head].relation != Relation::root;
    case Relation::punct:
      return t.xpos == Xpos::HYPH;
    default:
      return false;
  }
}

/// "the Emperor of ...", "2nd Earl of Clare", "Minister of Finance": a proper noun for an office, not for its holder.
bool is_title(const ConlluSentence& sentence, std::size_t head) {
  bool described = false;
  for (const auto& token : sentence.tokens) {
    if (token.head == static_cast<std::int32_t>(head)) {
      if (token.relation == Relation::flat) {
        return false;
      }
      described = described || token.relation == Relation::det || token.relation == Relation::nmod;
    }
  }
  return described;
}

std::optional<Name> name_of(const ConlluSentence& sentence, std::uint32_t first, std::uint32_t last, NameType type) {
  const auto& tokens = sentence.tokens;
  std::size_t head = last;
  for (std::size_t i = first; i < last; ++i) {
    const auto governor = tokens[i].head;
    if (governor < static_cast<std::int32_t>(first) || governor >= static_cast<std::int32_t>(last)) {
      head = i;
      break;
    }
  }
  if (head == last || !proper(tokens[head]) || tokens[head].upos != Upos::PROPN) {
    return std::nullopt;
  }
  if (type == NameType::person && is_title(sentence, head)) {
    return std::nullopt;
  }
  std::vector<bool> inside(tokens.size(), false);
  inside[head] = true;
  for (bool grown = true; grown;) {
    grown = false;
    for (std::size_t i = first; i < last; ++i) {
      if (!inside[i] && tokens[i].head >= 0 && inside[static_cast<std::size_t>(tokens[i].head)] &&
          (static_cast<std::size_t>(tokens[i].head) != head || tokens[i].relation != Relation::case_) &&
          (static_cast<std::size_t>(tokens[i].head) != head || tokens[i].relation != Relation::cc) &&
          belongs(sentence, i, type)) {
        inside[i] = grown = true;
      }
    }
  }
  std::size_t from = head;
  while (from > first && (inside[from - 1] || (from > first + 1 && inside[from - 2] && type != NameType::person))) {
    --from;
  }
  std::size_t to = head + 1;
  while (to < last && (inside[to] || (to + 1 < last && inside[to + 1] && tokens[to].xpos != Xpos::comma))) {
    ++to;
  }
  return Name{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to), type};
}

}  // namespace

void EntityReader::mentions(const ConlluSentence& sentence) {
  open_.clear();
  closed_.clear();
  for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
    std::string_view value = language::misc_value(sentence.tokens[i].misc, "Entity=");
    while (!value.empty()) {
      if (value.front() == '(') {
        value.remove_prefix(1);
        const auto end = value.find_first_of("()");
        const auto body = value.substr(0, end);
        const auto dash = body.find('-');
        const auto id = body.substr(0, dash);
        auto rest = dash == std::string_view::npos ? std::string_view{} : body.substr(dash + 1);
        Mention mention{std::string{id}, std::string{rest.substr(0, rest.find('-'))}, i, i + 1};
        value.remove_prefix(std::min(body.size(), value.size()));
        if (!value.empty() && value.front() == ')') {
          value.remove_prefix(1);
          closed_.push_back(std::move(mention));
        } else {
          open_.push_back(std::move(mention));
        }
        continue;
      }
      const auto end = value.find(')');
      if (end == std::string_view::npos) {
        break;
      }
      const auto id = value.substr(0, end);
      value.remove_prefix(end + 1);
      const auto found = std::find_if(open_.rbegin(), open_.rend(), [&](const auto& m) { return m.id == id; });
      if (found != open_.rend()) {
        found->last = i + 1;
        closed_.push_back(*found);
        open_.erase(std::next(found).base());
      }
    }
  }
}

std::vector<Name> EntityReader::names(const ConlluSentence& sentence) {
  mentions(sentence);
  std::vector<Name> found;
  for (const auto& mention : closed_) {
    if (const auto type = type_of(mention.type)) {
      if (const auto name = name_of(sentence, mention.first, mention.last, *type)) {
        found.push_back(*name);
      }
    }
  }
  for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
    const auto& t = sentence.tokens[i];
    if (capital(t.form) && (t.upos == Upos::ADJ || t.upos == Upos::PROPN || t.upos == Upos::NOUN) &&
        is_nationality(t.form)) {
      found.push_back({i, i + 1, NameType::nationality});
    }
  }
  // Longest first; of equals, the nationality.
  std::stable_sort(found.begin(), found.end(), [](const Name& a, const Name& b) {
    const auto la = a.last - a.first;
    const auto lb = b.last - b.first;
    return la != lb ? la > lb : (a.type == NameType::nationality) > (b.type == NameType::nationality);
  });
  std::vector<bool> taken(sentence.tokens.size(), false);
  std::vector<Name> names;
  for (const auto& name : found) {
    const auto from = taken.begin() + name.first;
    const auto to = taken.begin() + name.last;
    if (std::find(from, to, true) == to) {
      std::fill(from, to, true);
      names.push_back(name);
    }
  }
  std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.first < b.first; });
  return names;
}

}  // namespace entente::train
