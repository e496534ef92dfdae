#include "query/ask/verbs.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "query/ask/closed_words.hpp"
#include "query/ask/morphology.hpp"

namespace entente::query {
namespace {

std::vector<std::string> blank_separated(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

template <class T>
void insert_sorted(std::vector<T>& into, const T& value) {
  const auto at = std::lower_bound(into.begin(), into.end(), value);
  if (at == into.end() || *at != value) into.insert(at, value);
}

/// A structural type named after its passive ("proposed-by") runs from what was acted on to who acted.
bool runs_backwards(const EdgeType& type) { return type.kind == EdgeKind::structural && type.name.ends_with("-by"); }

/// "object to" asked with its preposition elsewhere: "to whom did Israel object". Empty for "turn down" and "visit".
std::string without_preposition(const std::string& lemma) {
  const std::size_t blank = lemma.rfind(' ');
  if (blank == std::string::npos || !is_preposition(std::string_view(lemma).substr(blank + 1))) return {};
  return lemma.substr(0, blank);
}

using SensesOfLemma = std::map<std::string, std::vector<VerbSense>>;

/// The verbs the edge types name, and besides them every verb that gives rise to an edge whatever its object.
SensesOfLemma senses_by_lemma(const Ontology& ontology) {
  SensesOfLemma named;
  for (const EdgeType& type : ontology.types()) {
    for (const std::string& verb : type.verbs) {
      insert_sorted(named[verb], {.type = type.name, .inverted = runs_backwards(type), .symmetric = type.symmetric});
    }
  }
  SensesOfLemma all = named;
  for (const auto& [lemma, senses] : named) {
    const std::string bare = without_preposition(lemma);
    if (bare.empty() || named.contains(bare)) continue;
    for (const VerbSense& sense : senses) insert_sorted(all[bare], sense);
  }
  const SensesOfLemma asked = all;
  for (const Trigger& trigger : ontology.triggers()) {
    // a verb that means it only with certain words at its side does not alone
    if (trigger.pos != TriggerPos::verb || !trigger.objects.empty() || !trigger.complements.empty() ||
        !trigger.needs.empty())
      continue;
    const EdgeType* type = ontology.find_type(trigger.type);
    for (const std::string& lemma : trigger.lemmas) {
      if (type == nullptr || asked.contains(lemma)) continue;
      insert_sorted(all[lemma], {.type = type->name, .inverted = runs_backwards(*type), .symmetric = type->symmetric});
    }
  }
  return all;
}

}  // namespace

VerbLexicon::VerbLexicon(const Ontology& ontology) {
  for (const auto& [lemma, senses] : senses_by_lemma(ontology)) {
    std::vector<std::string> words = blank_separated(lemma);
    if (words.empty()) continue;
    const VerbForms forms = inflect(words.front());
    words.erase(words.begin());
    const auto add = [&](const std::string& first, VerbForm form) {
      entries_.emplace(first, Entry{.rest = words, .form = form, .lemma = lemma, .senses = senses});
    };
    add(forms.base, VerbForm::base);
    add(forms.third, VerbForm::third);
    for (const std::string& past : forms.past) add(past, VerbForm::past);
    for (const std::string& participle : forms.participle) add(participle, VerbForm::participle);
    add(forms.gerund, VerbForm::gerund);
  }
}

VerbMatch VerbLexicon::match(const std::vector<std::string>& words, std::size_t at) const {
  VerbMatch best;
  const auto [begin, end] = entries_.equal_range(words[at]);
  for (auto it = begin; it != end; ++it) {
    const Entry& entry = it->second;
    const std::size_t length = 1 + entry.rest.size();
    if (length < best.words || at + length > words.size()) continue;
    if (!std::equal(entry.rest.begin(), entry.rest.end(), words.begin() + static_cast<std::ptrdiff_t>(at) + 1))
      continue;
    if (length > best.words) best = {.words = length, .senses = {}, .forms = {}, .lemma = entry.lemma};
    for (const VerbSense& sense : entry.senses) insert_sorted(best.senses, sense);
    insert_sorted(best.forms, entry.form);
  }
  return best;
}

std::vector<VerbSense> VerbLexicon::senses(std::string_view lemma) const {
  std::vector<VerbSense> senses;
  const auto [begin, end] = entries_.equal_range(lemma);
  for (auto it = begin; it != end; ++it) {
    for (const VerbSense& sense : it->second.senses) insert_sorted(senses, sense);
  }
  return senses;
}

std::vector<std::string> VerbLexicon::lemmas() const {
  std::set<std::string> lemmas;
  for (const auto& [form, entry] : entries_) lemmas.insert(entry.lemma);
  return {lemmas.begin(), lemmas.end()};
}

}  // namespace entente::query
