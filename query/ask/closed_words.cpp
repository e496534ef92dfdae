#include "query/ask/closed_words.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "query/ask/morphology.hpp"

namespace entente::query {
namespace {

template <std::size_t n>
using Words = std::array<std::string_view, n>;
using Pair = std::pair<std::string_view, std::string_view>;

constexpr auto kWh = std::to_array<std::string_view>({"who", "whom", "what", "which", "whose"});
constexpr auto kBe = std::to_array<std::string_view>({"am", "are", "be", "been", "being", "is", "was", "were"});
constexpr auto kDo = std::to_array<std::string_view>({"did", "do", "does", "doing", "done"});
constexpr auto kAuxiliary =
    std::to_array<std::string_view>({"can", "could", "did", "do", "does", "had", "has", "have", "may", "might", "must",
                                     "shall", "should", "will", "would"});
constexpr auto kNot = std::to_array<std::string_view>({"never", "not"});
constexpr auto kAdverb = std::to_array<std::string_view>(
    {"actually", "again",      "already", "also",   "else",     "ever",   "exactly",  "formally",
     "just",     "officially", "openly",  "please", "publicly", "really", "recently", "reportedly",
     "so",       "still",      "then",    "there",  "together", "yet"});
constexpr auto kPreposition =
    std::to_array<std::string_view>({"against", "among", "at", "for", "from", "in", "into", "of", "on", "over", "to",
                                     "toward", "towards", "upon", "with"});
constexpr auto kDeterminer = std::to_array<std::string_view>(
    {"a", "all", "an", "any", "every", "his", "its", "other", "some", "such", "the", "their"});
constexpr auto kAnybody = std::to_array<std::string_view>({"anybody", "anyone", "anything", "everybody", "everyone",
                                                           "everything", "others", "somebody", "someone", "something"});
constexpr auto kOther =
    std::to_array<std::string_view>({"about", "and",  "between", "by",   "he", "how", "i",    "it",    "me",  "or",
                                     "she",   "that", "them",    "they", "us", "we",  "when", "where", "why", "you"});
constexpr auto kLight = std::to_array<std::string_view>(
    {"carry", "conduct", "express", "extend", "file",  "give",    "have", "hold", "issue", "launch", "lodge",
     "make",  "offer",   "pay",     "raise",  "reach", "receive", "send", "sign", "state", "voice"});

constexpr auto kLabels = std::to_array<Pair>({{"actor", ""},
                                              {"agency", "Organization"},
                                              {"agreement", "Plan"},
                                              {"army", "Force"},
                                              {"body", "Organization"},
                                              {"capital", "State"},
                                              {"city", "Place"},
                                              {"country", "State"},
                                              {"deal", "Plan"},
                                              {"diplomat", "Official"},
                                              {"force", "Force"},
                                              {"framework", "Plan"},
                                              {"government", "State"},
                                              {"group", "Group"},
                                              {"leader", "Official"},
                                              {"militia", "Force"},
                                              {"minister", "Official"},
                                              {"nation", "State"},
                                              {"official", "Official"},
                                              {"organisation", "Organization"},
                                              {"organization", "Organization"},
                                              {"person", "Official"},
                                              {"place", "Place"},
                                              {"plan", "Plan"},
                                              {"politician", "Official"},
                                              {"president", "Official"},
                                              {"proposal", "Plan"},
                                              {"resolution", "Plan"},
                                              {"side", ""},
                                              {"solution", "Plan"},
                                              {"state", "State"},
                                              {"treaty", "Plan"},
                                              {"troop", "Force"}});

constexpr auto kNouns = std::to_array<Pair>({{"accusation", "accuse"},
                                             {"agreement", "agree"},
                                             {"aid", "aid"},
                                             {"apology", "apologize"},
                                             {"appeal", "appeal"},
                                             {"appreciation", "thank"},
                                             {"assistance", "assist"},
                                             {"attack", "attack"},
                                             {"complaint", "complain"},
                                             {"concern", "object"},
                                             {"condemnation", "condemn"},
                                             {"consultation", "consult"},
                                             {"contact", "contact"},
                                             {"conversation", "consult"},
                                             {"cooperation", "cooperate"},
                                             {"criticism", "criticize"},
                                             {"deal", "agree"},
                                             {"demand", "demand"},
                                             {"denunciation", "denounce"},
                                             {"dialogue", "consult"},
                                             {"discussion", "discuss"},
                                             {"dismissal", "dismiss"},
                                             {"endorsement", "endorse"},
                                             {"gratitude", "thank"},
                                             {"help", "help"},
                                             {"investigation", "investigate"},
                                             {"invitation", "invite"},
                                             {"meeting", "meet"},
                                             {"negotiation", "negotiate"},
                                             {"objection", "object"},
                                             {"offer", "offer"},
                                             {"opposition", "oppose"},
                                             {"pledge", "pledge"},
                                             {"praise", "praise"},
                                             {"promise", "promise"},
                                             {"proposal", "propose"},
                                             {"protest", "protest"},
                                             {"refusal", "refuse"},
                                             {"rejection", "reject"},
                                             {"request", "request"},
                                             {"sanction", "sanction"},
                                             {"strike", "strike"},
                                             {"support", "support"},
                                             {"talk", "consult"},
                                             {"thank", "thank"},
                                             {"threat", "threaten"},
                                             {"visit", "visit"},
                                             {"warning", "warn"},
                                             {"withdrawal", "withdraw"}});

template <class List>
bool contains(const List& list, std::string_view form) {
  return std::find(list.begin(), list.end(), form) != list.end();
}

/// A plural noun's singular by spelling alone: "countries" -> "country", "people" -> "person".
std::string singular(std::string_view form) {
  if (form == "people" || form == "persons") return "person";
  if (form.ends_with("ies") && form.size() > 4) return std::string(form.substr(0, form.size() - 3)) + "y";
  if (form.ends_with("s") && !form.ends_with("ss") && form.size() > 3)
    return std::string(form.substr(0, form.size() - 1));
  return std::string(form);
}

template <class List>
std::optional<std::string_view> look_up(const List& list, std::string_view form) {
  const std::string wanted = singular(form);
  for (const auto& [noun, meaning] : list) {
    if (noun == wanted || noun == form) return meaning;
  }
  return std::nullopt;
}

std::set<std::string, std::less<>> light_forms() {
  std::set<std::string, std::less<>> forms;
  for (const std::string_view lemma : kLight) {
    VerbForms verb = inflect(lemma);
    forms.insert({verb.base, verb.third, verb.gerund});
    forms.insert(verb.past.begin(), verb.past.end());
    forms.insert(verb.participle.begin(), verb.participle.end());
  }
  return forms;
}

}  // namespace

bool is_wh(std::string_view form) { return contains(kWh, form); }
bool is_be(std::string_view form) { return contains(kBe, form); }
bool is_do(std::string_view form) { return contains(kDo, form); }
bool is_auxiliary(std::string_view form) { return contains(kAuxiliary, form) || is_be(form); }
bool is_not(std::string_view form) { return contains(kNot, form); }
bool is_adverb(std::string_view form) { return contains(kAdverb, form); }
bool is_preposition(std::string_view form) { return contains(kPreposition, form); }
bool is_determiner(std::string_view form) { return contains(kDeterminer, form); }
bool is_anybody(std::string_view form) { return contains(kAnybody, form); }

bool is_function_word(std::string_view form) {
  return is_wh(form) || is_auxiliary(form) || is_do(form) || is_not(form) || is_adverb(form) || is_preposition(form) ||
         is_determiner(form) || is_anybody(form) || contains(kOther, form);
}

std::optional<std::string_view> label_of_noun(std::string_view form) { return look_up(kLabels, form); }
std::optional<std::string_view> verb_of_noun(std::string_view form) { return look_up(kNouns, form); }

bool is_light_verb(std::string_view form) {
  static const std::set<std::string, std::less<>> forms = light_forms();
  return forms.contains(form);
}

}  // namespace entente::query
