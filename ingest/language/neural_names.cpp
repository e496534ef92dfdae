#include <algorithm>
#include <array>
#include <optional>

#include "ingest/language/name_refiner.hpp"
#include "ingest/language/neural_tagger.hpp"
#include "ingest/language/scores.hpp"

// The names in what the network says of each token: the best series of labels in which each may follow the last.
namespace entente::language {
namespace {

/// Which labels may follow which: after "begin" and "inside" of a type only its "inside" and "last", else anything that
/// starts afresh.
constexpr bool may_follow(std::size_t before, std::size_t after) {
  const auto part = [](std::size_t label) { return label == 0 ? std::size_t{3} : (label - 1) % 4; };
  const bool open = part(before) <= 1;
  const bool goes_on = after != 0 && (part(after) == 1 || part(after) == 2);
  if (open != goes_on) {
    return false;
  }
  return !open || (before - 1) / 4 == (after - 1) / 4;
}

constexpr auto kMayFollow = [] {
  std::array<std::array<bool, kNameLabelCount>, kNameLabelCount> table{};
  for (std::size_t b = 0; b < kNameLabelCount; ++b) {
    for (std::size_t a = 0; a < kNameLabelCount; ++a) {
      table[b][a] = may_follow(b, a);
    }
  }
  return table;
}();

}  // namespace

void NeuralTagger::lean_on_gazetteer(const Sentence& sentence, std::size_t first) {
  // Worth of a known phrase to the labels that make it a name, if it names one kind of thing only. Single words are
  // trusted as countries and organisations, and less: as persons and places too many of them are something else, too.
  constexpr float kTrustPhrase = 2.0F;
  constexpr float kTrustWord = 1.0F;
  constexpr unsigned kPlaces = Gazetteer::place | Gazetteer::country;
  const auto& m = *model_;
  float* scores = top_.data() + first * m.top.stride() + 2 * m.shape.arc_width + 2 * m.shape.label_width;
  for (std::size_t t = 0; t < sentence.tokens.size(); ++t, scores += m.top.stride()) {
    const auto phrase = phrases_[first + t];
    constexpr std::uint8_t kAlone = 3;
    const bool alone = phrase.part == kAlone;
    std::optional<NameType> type;
    if (phrase.classes == 0) {
      continue;
    }
    // A capital makes "Turkey" no bird; that Israel and Jordan are given names, too, does not make them persons.
    const bool country = (phrase.classes & Gazetteer::country) != 0;
    if (alone ? country : (phrase.classes & Gazetteer::kNames & ~kPlaces) == 0) {
      type = NameType::place;
    } else if (phrase.classes == Gazetteer::organization) {
      type = NameType::organization;
    } else if (phrase.classes == Gazetteer::person && !alone) {
      type = NameType::person;
    }
    if (type) {
      scores[1 + 4 * static_cast<std::size_t>(*type) + phrase.part] += alone && !country ? kTrustWord : kTrustPhrase;
    }
  }
}

void NeuralTagger::read_names(Sentence& sentence, std::size_t first) {
  const auto& m = *model_;
  const std::size_t n = sentence.tokens.size();
  const float* base = top_.data() + first * m.top.stride() + 2 * m.shape.arc_width + 2 * m.shape.label_width;
  sentence.names.clear();
  lean_on_gazetteer(sentence, first);
  bool any = false;
  for (std::size_t t = 0; t < n && !any; ++t) {
    any = best(base + t * m.top.stride(), kNameLabelCount) != 0;
  }
  if (!any) {
    return;
  }
  // Viterbi over the labels that may follow each other.
  constexpr float kNever = -1e30F;
  at_least(name_scores_, 2 * kNameLabelCount);
  at_least(name_from_, n * kNameLabelCount);
  float* now = name_scores_.data();
  float* next = now + kNameLabelCount;
  std::fill_n(now, kNameLabelCount, kNever);
  now[0] = 0;
  for (std::size_t t = 0; t < n; ++t) {
    for (std::size_t a = 0; a < kNameLabelCount; ++a) {
      float top = kNever;
      std::size_t from = 0;
      for (std::size_t b = 0; b < kNameLabelCount; ++b) {
        if (kMayFollow[b][a] && now[b] > top) {
          top = now[b];
          from = b;
        }
      }
      next[a] = top + base[t * m.top.stride() + a];
      name_from_[t * kNameLabelCount + a] = static_cast<std::uint8_t>(from);
    }
    std::swap(now, next);
  }
  std::size_t label = 0;
  for (std::size_t a = 1; a < kNameLabelCount; ++a) {
    if ((a - 1) % 4 >= 2 && now[a] > now[label]) {
      label = a;
    }
  }
  std::uint32_t last = 0;
  for (std::size_t t = n; t-- > 0;) {
    if (label != 0) {
      const auto part = (label - 1) % 4;
      const auto place = static_cast<std::uint32_t>(t);
      if (part >= 2) {
        last = place + 1;
      }
      if (part == 0 || part == 3) {
        sentence.names.push_back({place, last, static_cast<NameType>((label - 1) / 4)});
      }
    }
    label = name_from_[t * kNameLabelCount + label];
  }
  std::reverse(sentence.names.begin(), sentence.names.end());
  refine_names(sentence, m.gazetteer);
}

}  // namespace entente::language
