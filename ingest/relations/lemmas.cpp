#include "ingest/relations/lemmas.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/entities/names.hpp"
#include "ingest/readers/lines.hpp"

namespace entente::ingest {
namespace {

bool ends(std::string_view word, std::string_view suffix) {
  return word.size() > suffix.size() + 1 && word.ends_with(suffix);
}

/// Forms of verbs that no suffix tells, by the alphabet: taggers at times guess their lemmas ("froze": "frive").
constexpr std::pair<std::string_view, std::string_view> IRREGULAR[] = {{"arisen", "arise"},
                                                                       {"arose", "arise"},
                                                                       {"ate", "eat"},
                                                                       {"beaten", "beat"},
                                                                       {"became", "become"},
                                                                       {"began", "begin"},
                                                                       {"begun", "begin"},
                                                                       {"bent", "bend"},
                                                                       {"bit", "bite"},
                                                                       {"bitten", "bite"},
                                                                       {"bled", "bleed"},
                                                                       {"blew", "blow"},
                                                                       {"blown", "blow"},
                                                                       {"bought", "buy"},
                                                                       {"bound", "bind"},
                                                                       {"bred", "breed"},
                                                                       {"broke", "break"},
                                                                       {"broken", "break"},
                                                                       {"brought", "bring"},
                                                                       {"built", "build"},
                                                                       {"burnt", "burn"},
                                                                       {"came", "come"},
                                                                       {"caught", "catch"},
                                                                       {"chose", "choose"},
                                                                       {"chosen", "choose"},
                                                                       {"clung", "cling"},
                                                                       {"crept", "creep"},
                                                                       {"dealt", "deal"},
                                                                       {"did", "do"},
                                                                       {"drawn", "draw"},
                                                                       {"drew", "draw"},
                                                                       {"driven", "drive"},
                                                                       {"drove", "drive"},
                                                                       {"dug", "dig"},
                                                                       {"fed", "feed"},
                                                                       {"fled", "flee"},
                                                                       {"flew", "fly"},
                                                                       {"flown", "fly"},
                                                                       {"flung", "fling"},
                                                                       {"forbade", "forbid"},
                                                                       {"forbidden", "forbid"},
                                                                       {"foresaw", "foresee"},
                                                                       {"forgave", "forgive"},
                                                                       {"forgiven", "forgive"},
                                                                       {"forsook", "forsake"},
                                                                       {"fought", "fight"},
                                                                       {"froze", "freeze"},
                                                                       {"frozen", "freeze"},
                                                                       {"gave", "give"},
                                                                       {"given", "give"},
                                                                       {"gone", "go"},
                                                                       {"got", "get"},
                                                                       {"gotten", "get"},
                                                                       {"grew", "grow"},
                                                                       {"grown", "grow"},
                                                                       {"heard", "hear"},
                                                                       {"held", "hold"},
                                                                       {"hung", "hang"},
                                                                       {"kept", "keep"},
                                                                       {"knew", "know"},
                                                                       {"known", "know"},
                                                                       {"laid", "lay"},
                                                                       {"led", "lead"},
                                                                       {"left", "leave"},
                                                                       {"lent", "lend"},
                                                                       {"lit", "light"},
                                                                       {"lost", "lose"},
                                                                       {"made", "make"},
                                                                       {"meant", "mean"},
                                                                       {"met", "meet"},
                                                                       {"misled", "mislead"},
                                                                       {"mistook", "mistake"},
                                                                       {"outdid", "outdo"},
                                                                       {"overcame", "overcome"},
                                                                       {"overran", "overrun"},
                                                                       {"oversaw", "oversee"},
                                                                       {"overseen", "oversee"},
                                                                       {"overthrew", "overthrow"},
                                                                       {"overthrown", "overthrow"},
                                                                       {"paid", "pay"},
                                                                       {"partook", "partake"},
                                                                       {"pled", "plead"},
                                                                       {"rebuilt", "rebuild"},
                                                                       {"repaid", "repay"},
                                                                       {"ridden", "ride"},
                                                                       {"risen", "rise"},
                                                                       {"rode", "ride"},
                                                                       {"rose", "rise"},
                                                                       {"said", "say"},
                                                                       {"sang", "sing"},
                                                                       {"sank", "sink"},
                                                                       {"sent", "send"},
                                                                       {"shaken", "shake"},
                                                                       {"shook", "shake"},
                                                                       {"shot", "shoot"},
                                                                       {"slain", "slay"},
                                                                       {"slew", "slay"},
                                                                       {"slid", "slide"},
                                                                       {"slung", "sling"},
                                                                       {"sold", "sell"},
                                                                       {"sought", "seek"},
                                                                       {"spent", "spend"},
                                                                       {"spoke", "speak"},
                                                                       {"spoken", "speak"},
                                                                       {"sprang", "spring"},
                                                                       {"stole", "steal"},
                                                                       {"stolen", "steal"},
                                                                       {"stood", "stand"},
                                                                       {"stricken", "strike"},
                                                                       {"strove", "strive"},
                                                                       {"struck", "strike"},
                                                                       {"stuck", "stick"},
                                                                       {"stung", "sting"},
                                                                       {"sunk", "sink"},
                                                                       {"swept", "sweep"},
                                                                       {"swore", "swear"},
                                                                       {"sworn", "swear"},
                                                                       {"swung", "swing"},
                                                                       {"taken", "take"},
                                                                       {"taught", "teach"},
                                                                       {"threw", "throw"},
                                                                       {"thrown", "throw"},
                                                                       {"told", "tell"},
                                                                       {"took", "take"},
                                                                       {"tore", "tear"},
                                                                       {"torn", "tear"},
                                                                       {"understood", "understand"},
                                                                       {"undertaken", "undertake"},
                                                                       {"undertook", "undertake"},
                                                                       {"undid", "undo"},
                                                                       {"undone", "undo"},
                                                                       {"unsaid", "unsay"},
                                                                       {"upheld", "uphold"},
                                                                       {"went", "go"},
                                                                       {"withdrawn", "withdraw"},
                                                                       {"withdrew", "withdraw"},
                                                                       {"withheld", "withhold"},
                                                                       {"withstood", "withstand"},
                                                                       {"woken", "wake"},
                                                                       {"won", "win"},
                                                                       {"wore", "wear"},
                                                                       {"worn", "wear"},
                                                                       {"wove", "weave"},
                                                                       {"written", "write"},
                                                                       {"wrote", "write"},
                                                                       {"wrung", "wring"}};
static_assert(std::is_sorted(std::begin(IRREGULAR), std::end(IRREGULAR)));

std::string_view irregular(std::string_view word) {
  const auto* found = std::lower_bound(std::begin(IRREGULAR), std::end(IRREGULAR), std::pair{word, std::string_view{}});
  return found != std::end(IRREGULAR) && found->first == word ? found->second : std::string_view{};
}

}  // namespace

std::vector<std::string> possible_lemmas(const language::Token& token) {
  std::vector<std::string> lemmas;
  const auto add = [&](std::string lemma) {
    if (std::find(lemmas.begin(), lemmas.end(), lemma) == lemmas.end()) lemmas.push_back(std::move(lemma));
  };
  add(ascii_lower(token.lemma));
  const std::string word = lower_form(token);
  const auto without = [&](std::size_t letters, std::string_view instead = {}) {
    return word.substr(0, word.size() - letters) + std::string(instead);
  };
  using language::Upos;
  if (token.upos == Upos::VERB) {
    if (const std::string_view lemma = irregular(word); !lemma.empty()) add(std::string(lemma));
    if (ends(word, "ied")) add(without(3, "y"));
    for (const std::size_t suffix : {ends(word, "ed") ? std::size_t{2} : 0, ends(word, "ing") ? std::size_t{3} : 0}) {
      if (suffix == 0) continue;
      add(without(suffix));
      add(without(suffix, "e"));
      const std::string stem = without(suffix);
      if (stem.size() > 3 && stem[stem.size() - 1] == stem[stem.size() - 2]) add(stem.substr(0, stem.size() - 1));
    }
  }
  // "provided training": a noun, though its lemma is the verb's
  if (token.upos == Upos::NOUN && ends(word, "ing")) add(word);
  if (token.upos == Upos::VERB || token.upos == Upos::NOUN) {
    if (ends(word, "ies")) add(without(3, "y"));
    if (ends(word, "es")) add(without(2));
    if (ends(word, "s")) add(without(1));
  }
  return lemmas;
}

bool lemma_in(const std::vector<std::string>& words, const language::Token& token) {
  for (const std::string& lemma : possible_lemmas(token)) {
    if (std::find(words.begin(), words.end(), lemma) != words.end()) return true;
  }
  return false;
}

}  // namespace entente::ingest
