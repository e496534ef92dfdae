#include "ingest/language/lemmatizer.hpp"

#include <algorithm>
#include <vector>

#include "ingest/language/features.hpp"
#include "ingest/language/irregular_verbs.hpp"
#include "ingest/language/utf8.hpp"

namespace entente::language {
Lemmatizer::Lemmatizer(const Container& file, const KeyTable& words) : words_(&words) {
  const auto keys = file.array<std::uint64_t>("lemma.keys");
  keys_ = KeyTable(keys);
  rule_of_ = file.array<std::uint16_t>("lemma.rule", keys.size());
  const auto bytes = file.array<char>("lemma.rules");
  for (std::size_t at = 0; at < bytes.size();) {
    file.require(at + 3 <= bytes.size(), "lemma.rules");
    const auto length = static_cast<unsigned char>(bytes[at + 2]);
    file.require(at + 3 + length <= bytes.size(), "lemma.rules");
    rules_.push_back({.strip = static_cast<std::uint8_t>(bytes[at]),
                      .keep_case = bytes[at + 1] != 0,
                      .append = {bytes.data() + at + 3, length}});
    at += std::size_t{3} + length;
  }
  for (const auto rule : rule_of_) {
    file.require(rule < rules_.size(), "lemma.rule");
  }
}

std::uint64_t Lemmatizer::key(Xpos tag, std::string_view text, bool whole) {
  return fnv1a(text, mix((static_cast<std::uint64_t>(tag) << 1) + (whole ? 1U : 0U) + 77));
}

Lemmatizer::Found Lemmatizer::find(std::string_view lower, Xpos tag) const {
  if (const auto whole = keys_.find(key(tag, lower, true)); whole != KeyTable::kNone) {
    return {&rules_[rule_of_[whole]], true};
  }
  for (auto length = std::min(kLongestEnding, lower.size()) + 1; length-- > 0;) {
    const auto ending = keys_.find(key(tag, lower.substr(lower.size() - length), false));
    if (ending != KeyTable::kNone) {
      return {&rules_[rule_of_[ending]], false};
    }
  }
  return {};
}

namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_vowel(char letter) { return std::string_view("aeiou").find(letter) != std::string_view::npos; }

/// "hop", "wip": a stem that would have doubled its last letter, were there no "e" behind it.
bool lacks_e(std::string_view stem) {
  const std::size_t size = stem.size();
  return size >= 3 && !is_vowel(stem[size - 1]) && is_vowel(stem[size - 2]) && !is_vowel(stem[size - 3]);
}

/// What an inflected form may be of by the rules of spelling, the likeliest first.
std::vector<std::string> regular_stems(std::string_view lower, Xpos tag) {
  constexpr std::size_t kShortest = 2;
  std::vector<std::string> stems;
  const auto add = [&](std::string_view suffix, std::string_view instead) {
    if (!lower.ends_with(suffix) || lower.size() < suffix.size() + kShortest || is_digit(lower.front())) return;
    stems.emplace_back(lower.substr(0, lower.size() - suffix.size()));
    stems.back() += instead;
  };
  if (tag == Xpos::VBZ || tag == Xpos::NNS) {
    add("ies", "y");
    add("s", "");
    add("es", "");
    return stems;
  }
  const std::string_view suffix = tag == Xpos::VBG ? "ing" : "ed";
  if (!lower.ends_with(suffix)) return stems;
  const std::string_view stem = lower.substr(0, lower.size() - suffix.size());
  add("ied", "y");
  if (lacks_e(stem)) add(suffix, "e");
  add(suffix, "");
  add(suffix, "e");
  if (stem.size() > kShortest && stem[stem.size() - 1] == stem[stem.size() - 2])
    stems.emplace_back(stem.substr(0, stem.size() - 1));
  return stems;
}

}  // namespace

/// Puts the regular stem of an inflected form that is a word in place of a lemma that is none.
void Lemmatizer::prefer_word(std::string_view lower, Xpos tag, std::string& lemma) const {
  if (tag != Xpos::VBD && tag != Xpos::VBN && tag != Xpos::VBG && tag != Xpos::VBZ && tag != Xpos::NNS) {
    return;
  }
  const std::vector<std::string> stems = regular_stems(lower, tag);
  // "does" is of no "doe"; but "bombed" is of no "bom", though there is such a word
  const bool by_suffix = tag != Xpos::VBZ && tag != Xpos::NNS && !stems.empty();
  const bool regular = std::find(stems.begin(), stems.end(), lemma) != stems.end();
  if ((regular || !by_suffix) && is_word(lemma)) {
    return;
  }
  const auto word = std::find_if(stems.begin(), stems.end(), [&](const std::string& stem) { return is_word(stem); });
  if (word != stems.end()) {
    lemma = *word;
  }
}

void Lemmatizer::lemma(std::string_view form, Xpos tag, std::string& out) const {
  normalise(form, out);
  if (tag == Xpos::VBD || tag == Xpos::VBN) {
    if (const std::string_view verb = irregular_verb(out); !verb.empty()) {
      out = verb;
      return;
    }
  }
  const auto [rule, whole] = find(out, tag);
  if (rule == nullptr) {
    return;
  }
  const std::string lower = out;
  // Rules count bytes of the normalised form; "’s" is longer in the form itself, and a letter may be two bytes.
  std::size_t kept = rule->strip < out.size() ? out.size() - rule->strip : 0;
  while (kept > 0 && kept < out.size() && is_continuation(out[kept])) --kept;
  if (rule->keep_case) {
    auto dropped = std::count_if(out.begin() + static_cast<std::ptrdiff_t>(kept), out.end(),
                                 [](char c) { return !is_continuation(c); });
    out = form;
    kept = out.size();
    for (; dropped > 0 && kept > 0; --dropped) {
      --kept;
      while (kept > 0 && is_continuation(out[kept])) --kept;
    }
  }
  if (kept > 0) {
    out.resize(kept);
  } else if (!rule->append.empty()) {
    out.clear();
  }
  out += rule->append;
  if (!whole && !rule->keep_case) {
    prefer_word(lower, tag, out);
  }
}

}  // namespace entente::language
