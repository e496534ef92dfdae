#include "app/train/lemma_trainer.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "ingest/language/features.hpp"
#include "ingest/language/lemmatizer.hpp"

namespace entente::train {

using language::Lemmatizer;
using language::Xpos;

namespace {

struct Rule {
  std::size_t strip = 0;
  bool keep_case = false;
  std::string append;

  friend auto operator<=>(const Rule&, const Rule&) = default;
};

std::size_t shared(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

Rule rule_for(std::string_view form, std::string_view lower, std::string_view lemma) {
  const auto as_is = shared(form, lemma);
  const auto lowered = shared(lower, lemma);
  const bool keep = as_is > lowered;
  const auto same = keep ? as_is : lowered;
  return {(keep ? form : lower).size() - same, keep, std::string{lemma.substr(same)}};
}

/// How often each rule was seen with an ending (or whole form), and with how many different forms.
struct Votes {
  std::map<Rule, int> count;
  int forms = 0;

  [[nodiscard]] const Rule& best() const {
    return std::max_element(count.begin(), count.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }
};

}  // namespace

void train_lemmatizer(const std::vector<GoldSentence>& corpus, language::ContainerWriter& writer) {
  using Place =
      std::tuple<Xpos, bool, std::size_t, std::string>;  // tag, whole, length, ending: shorter ones come first
  std::map<std::tuple<Xpos, std::string, bool>, std::map<Rule, int>> seen;
  for (const auto& sentence : corpus) {
    for (const auto& token : sentence.parse.tokens) {
      if (token.lemma.empty() || token.form.size() > 40) {
        continue;
      }
      std::string lower;
      language::normalise(token.form, lower);
      const auto rule = rule_for(token.form, lower, token.lemma);
      if (rule.strip < 256 && rule.append.size() < 256) {
        ++seen[{token.xpos, lower, false}][rule];
      }
    }
  }
  std::map<Place, Votes> votes;
  for (const auto& [where, rules] : seen) {
    const auto& [tag, lower, unused] = where;
    for (std::size_t length = 0; length <= std::min(Lemmatizer::kLongestEnding, lower.size()); ++length) {
      auto& ending = votes[{tag, false, length, lower.substr(lower.size() - length)}];
      ++ending.forms;
      for (const auto& [rule, count] : rules) {
        ending.count[rule] += std::min(count, 3);  // types count more than tokens
      }
    }
    auto& whole = votes[{tag, true, lower.size(), lower}];
    ++whole.forms;
    whole.count = rules;
  }

  std::map<Place, Rule> kept;
  const auto decide = [&](Xpos tag, const std::string& text, std::size_t longest) -> const Rule* {
    for (auto length = std::min(longest, text.size()) + 1; length-- > 0;) {
      const auto found = kept.find({tag, false, length, text.substr(text.size() - length)});
      if (found != kept.end()) {
        return &found->second;
      }
    }
    return nullptr;
  };
  for (const auto& [place, vote] : votes) {
    const auto& [tag, whole, length, text] = place;
    const auto* shorter =
        whole ? decide(tag, text, Lemmatizer::kLongestEnding) : (length == 0 ? nullptr : decide(tag, text, length - 1));
    const bool enough = whole || length == 0 || vote.forms >= 2;
    if (enough && (shorter == nullptr || *shorter != vote.best())) {
      kept[place] = vote.best();
    }
  }

  std::vector<std::uint64_t> keys;
  std::vector<std::uint16_t> rule_of;
  std::map<Rule, std::uint16_t> numbers;
  std::string rules;
  for (const auto& [place, rule] : kept) {
    const auto [number, fresh] = numbers.try_emplace(rule, static_cast<std::uint16_t>(numbers.size()));
    if (fresh) {
      rules += static_cast<char>(rule.strip);
      rules += static_cast<char>(rule.keep_case ? 1 : 0);
      rules += static_cast<char>(rule.append.size());
      rules += rule.append;
    }
    keys.push_back(Lemmatizer::key(std::get<0>(place), std::get<3>(place), std::get<1>(place)));
    rule_of.push_back(number->second);
  }
  writer.add<std::uint64_t>("lemma.keys", keys);
  writer.add<std::uint16_t>("lemma.rule", rule_of);
  writer.add<char>("lemma.rules", rules);
}

}  // namespace entente::train
