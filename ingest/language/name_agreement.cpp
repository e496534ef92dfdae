#include "ingest/language/name_agreement.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "ingest/language/features.hpp"
#include "ingest/language/name_heads.hpp"
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

/// A full name, or one behind a title, says more of what its words are than a lone mention does.
constexpr std::uint32_t kFullNameVotes = 4;   // to the last
constexpr std::uint32_t kGivenNameVotes = 2;  // to the others

/// "in Coron", "near Harrow": a word that only places stand behind, with no article ("in the EU") and no acronym ("in
/// NATO") between.
bool stands_as_place(const Sentence& sentence, const Name& name) {
  const auto inside = [&](std::int32_t at) {
    return at >= static_cast<std::int32_t>(name.first) && at < static_cast<std::int32_t>(name.last);
  };
  if (name.first == 0) return false;
  const Token& before = sentence.tokens[name.first - 1];
  if (before.relation != Relation::case_ || !inside(before.head)) return false;
  const bool acronym = std::none_of(sentence.tokens[name.first].form.begin(), sentence.tokens[name.first].form.end(),
                                    [](char c) { return c >= 'a' && c <= 'z'; });
  const std::string word = normal_form(before);
  constexpr auto kPrepositions =
      std::to_array<std::string_view>({"across", "around", "in", "near", "outside", "throughout"});
  return !acronym && std::find(kPrepositions.begin(), kPrepositions.end(), word) != kPrepositions.end();
}

bool is_kind_of_place(const Token& token) {
  const std::string word = normal_form(token);
  constexpr auto kKinds = std::to_array<std::string_view>(
      {"city", "county", "district", "island", "islands", "province", "region", "state", "town", "valley"});
  return std::find(kKinds.begin(), kKinds.end(), word) != kKinds.end();
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
        if (name.type == NameType::person) {
          const bool titled = name.first > 0 && is_title(sentence.tokens[name.first - 1]);
          if (name.last - name.first > 1 || titled) {
            for (auto word = name.first; word < name.last; ++word) {
              counts_[key_of(sentence, word, word + 1)][type] +=
                  word + 1 == name.last ? kFullNameVotes : kGivenNameVotes;
            }
          }
        }
        // "Busuanga Island", "Quebec City": what stands before is called so itself
        if (name.type == NameType::place && name.last - name.first == 2 &&
            is_kind_of_place(sentence.tokens[name.last - 1])) {
          counts_[key_of(sentence, name.first, name.last - 1)][type] += kFullNameVotes;
        }
        if (stands_as_place(sentence, name)) {
          ++counts_[key_of(sentence, name.first, name.last)][static_cast<std::size_t>(NameType::place)];
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
        if (name.type == NameType::other && ends_as_person(sentence, name)) name.type = NameType::person;
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
  /// "Andre Mba Obame", of whom the text speaks as "Mr Obame" elsewhere.
  [[nodiscard]] bool ends_as_person(const Sentence& sentence, const Name& name) const {
    if (name.last - name.first < 2) return false;
    const auto found = counts_.find(key_of(sentence, name.last - 1, name.last));
    return found != counts_.end() && found->second[static_cast<std::size_t>(NameType::person)] >= kFullNameVotes &&
           elected(found->second, NameType::person) == NameType::person;
  }

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
