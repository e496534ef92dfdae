#include "ingest/language/lemmatizer.hpp"

#include <algorithm>

#include "ingest/language/features.hpp"
#include "ingest/language/irregular_verbs.hpp"
#include "ingest/language/utf8.hpp"

namespace entente::language {
Lemmatizer::Lemmatizer(const Container& file) {
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

const LemmaRule* Lemmatizer::find(std::string_view lower, Xpos tag) const {
  if (const auto whole = keys_.find(key(tag, lower, true)); whole != KeyTable::kNone) {
    return &rules_[rule_of_[whole]];
  }
  for (auto length = std::min(kLongestEnding, lower.size()) + 1; length-- > 0;) {
    const auto ending = keys_.find(key(tag, lower.substr(lower.size() - length), false));
    if (ending != KeyTable::kNone) {
      return &rules_[rule_of_[ending]];
    }
  }
  return nullptr;
}

void Lemmatizer::lemma(std::string_view form, Xpos tag, std::string& out) const {
  normalise(form, out);
  if (tag == Xpos::VBD || tag == Xpos::VBN) {
    const std::string_view verb = irregular_verb(out);
    if (!verb.empty() && keys_.find(key(tag, out, true)) == KeyTable::kNone) {
      out = verb;
      return;
    }
  }
  const auto* rule = find(out, tag);
  if (rule == nullptr) {
    return;
  }
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
}

}  // namespace entente::language
