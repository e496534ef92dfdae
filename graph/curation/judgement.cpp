#include "graph/curation/judgement.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace entente {
namespace {

constexpr std::array<std::string_view, 7> kVerbs = {"merge", "split", "rename", "retype", "reject", "accept", "undo"};

}  // namespace

std::string_view to_string(Verb verb) { return kVerbs[static_cast<std::size_t>(verb)]; }

std::optional<Verb> parse_verb(std::string_view text) {
  const auto* found = std::find(kVerbs.begin(), kVerbs.end(), text);
  if (found == kVerbs.end()) return std::nullopt;
  return static_cast<Verb>(found - kVerbs.begin());
}

void mark_undone(std::span<Judgement> log) {
  std::map<std::uint64_t, std::size_t> places;
  for (std::size_t i = 0; i < log.size(); ++i) {
    log[i].undone = false;
    places.emplace(log[i].number, i);
  }
  // From the last: whether an undo counts is settled before what it undoes is looked at.
  for (std::size_t i = log.size(); i-- > 0;) {
    if (log[i].verb != Verb::undo || log[i].undone) continue;
    std::uint64_t number = 0;
    std::from_chars(log[i].object.data(), log[i].object.data() + log[i].object.size(), number);
    const auto undone = places.find(number);
    if (undone != places.end() && undone->second < i) log[undone->second].undone = true;
  }
}

}  // namespace entente
