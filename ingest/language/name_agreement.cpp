#include "ingest/language/name_agreement.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "ingest/language/features.hpp"
#include "ingest/language/network_shape.hpp"

namespace entente::language {
namespace {

using Votes = std::array<std::uint32_t, kNameTypeCount>;

/// The words of a name in lower case, with a space between.
std::string key_of(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  std::string key;
  for (auto i = first; i < last; ++i) {
    key += i == first ? "" : " ";
    normalise(sentence.tokens[i].form, key);
  }
  return key;
}

bool votes(const Name& name) { return name.type != NameType::nationality; }

/// The type with most votes; the name's own if it is among the first.
NameType elected(const Votes& counts, NameType own) {
  const auto top = std::max_element(counts.begin(), counts.end());
  return counts[static_cast<std::size_t>(own)] == *top ? own : static_cast<NameType>(top - counts.begin());
}

class Election {
 public:
  explicit Election(std::span<Sentence> document) {
    for (const auto& sentence : document) {
      for (const auto& name : sentence.names) {
        if (!votes(name)) {
          continue;
        }
        const auto type = static_cast<std::size_t>(name.type);
        ++counts_[key_of(sentence, name.first, name.last)][type];
        if (name.type == NameType::person && name.last - name.first > 1) {
          counts_[key_of(sentence, name.last - 1, name.last)][type] += 2;
        }
      }
    }
  }

  void apply(Sentence& sentence) const {
    std::vector<bool> taken(sentence.tokens.size(), false);
    for (auto& name : sentence.names) {
      std::fill(taken.begin() + name.first, taken.begin() + name.last, true);
      if (votes(name)) {
        name.type = elected(counts_.at(key_of(sentence, name.first, name.last)), name.type);
      }
    }
    const auto known = sentence.names.size();
    for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
      if (taken[i] || sentence.tokens[i].upos != Upos::PROPN) {
        continue;
      }
      const auto found = counts_.find(key_of(sentence, i, i + 1));
      if (found == counts_.end()) {
        continue;
      }
      const auto type = elected(found->second, NameType::person);
      if (found->second[static_cast<std::size_t>(type)] >= 2) {
        sentence.names.push_back({i, i + 1, type});
      }
    }
    std::inplace_merge(sentence.names.begin(), sentence.names.begin() + static_cast<std::ptrdiff_t>(known),
                       sentence.names.end(), [](const Name& a, const Name& b) { return a.first < b.first; });
  }

 private:
  std::unordered_map<std::string, Votes> counts_;
};

}  // namespace

void agree_on_names(std::span<Sentence> document) {
  const Election election(document);
  for (auto& sentence : document) {
    election.apply(sentence);
  }
}

}  // namespace entente::language
