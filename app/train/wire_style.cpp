#include "app/train/wire_style.hpp"

#include <algorithm>
#include <array>

namespace entente::train {
namespace {

using language::Relation;
using language::Upos;
using language::Xpos;

struct Place {
  std::size_t verb = 0;
  std::size_t before = 0;  ///< the token a weekday may stand before, right behind the subject
};

bool is_finite(Xpos tag) { return tag == Xpos::VBD || tag == Xpos::VBZ || tag == Xpos::VBP; }

/// Verbs with a subject before them, and where that subject ends.
std::vector<Place> places(const GoldSentence& sentence) {
  const auto& tokens = sentence.parse.tokens;
  std::vector<std::size_t> last(tokens.size());  // of each token's subtree
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::int32_t at = static_cast<std::int32_t>(i);
    for (std::size_t steps = 0; at >= 0 && steps <= tokens.size(); ++steps) {
      last[static_cast<std::size_t>(at)] = std::max(last[static_cast<std::size_t>(at)], i);
      at = tokens[static_cast<std::size_t>(at)].head;
    }
  }
  std::vector<Place> found;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool subject = tokens[i].relation == Relation::nsubj || tokens[i].relation == Relation::nsubj_pass;
    if (!subject || tokens[i].head < 0 || tokens[i].upos == Upos::PRON) continue;
    const auto verb = static_cast<std::size_t>(tokens[i].head);
    if (verb < i || tokens[verb].upos != Upos::VERB || last[i] >= verb) continue;
    const std::size_t next = last[i] + 1;
    if (is_finite(tokens[next].xpos)) found.push_back({verb, next});
  }
  return found;
}

}  // namespace

std::optional<Example> with_weekday(const GoldSentence& sentence, const Example& example, const FeatureIndex& index,
                                    Random& random) {
  static constexpr std::array<std::string_view, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                            "Friday", "Saturday", "Sunday"};
  const std::vector<Place> all = places(sentence);
  if (all.empty()) return std::nullopt;
  const Place place = all[random.below(all.size())];
  const std::size_t at = random.uniform() < 0.6 ? place.before : place.verb + 1;
  std::vector<std::string_view> forms;
  for (const auto& token : sentence.parse.tokens) forms.emplace_back(token.form);
  forms.insert(forms.begin() + static_cast<std::ptrdiff_t>(at), kDays[random.below(kDays.size())]);

  Example result = example;
  for (auto& word : result.words) {
    if (word.head > static_cast<std::int32_t>(at)) ++word.head;
    for (auto& belief : word.beliefs) {
      if (belief.head > static_cast<std::int32_t>(at)) ++belief.head;
    }
  }
  Example::Word day;
  day.upos = static_cast<std::int32_t>(Upos::PROPN);
  day.xpos = static_cast<std::int32_t>(Xpos::NNP);
  day.relation = static_cast<std::int32_t>(Relation::obl_unmarked);
  day.name = sentence.names.empty() && !sentence.has_names ? -1 : 0;
  day.head = static_cast<std::int32_t>(place.verb >= at ? place.verb + 2 : place.verb + 1);
  result.words.insert(result.words.begin() + static_cast<std::ptrdiff_t>(at), day);
  // A name the day cuts in two is no gold any more.
  if (at > 0 && at + 1 < result.words.size()) {
    const std::int32_t label = result.words[at - 1].name;
    const std::int32_t next = result.words[at + 1].name;
    if (label > 0 && next > 0) {
      for (auto& word : result.words) word.name = -1;
    }
  }
  index.look_up(forms, result);
  return result;
}

}  // namespace entente::train
