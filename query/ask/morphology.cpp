#include "query/ask/morphology.hpp"

#include <algorithm>
#include <array>

namespace entente::query {
namespace {

struct Irregular {
  std::string_view base, past, participle;
};

// Verbs that news uses of relations between actors. Two forms of one cell are separated by '/'.
constexpr std::array kIrregular = std::to_array<Irregular>({
    {"arise", "arose", "arisen"},
    {"be", "was/were", "been"},
    {"bear", "bore", "borne"},
    {"beat", "beat", "beaten"},
    {"become", "became", "become"},
    {"begin", "began", "begun"},
    {"bid", "bid", "bid"},
    {"bind", "bound", "bound"},
    {"break", "broke", "broken"},
    {"bring", "brought", "brought"},
    {"build", "built", "built"},
    {"buy", "bought", "bought"},
    {"cast", "cast", "cast"},
    {"catch", "caught", "caught"},
    {"choose", "chose", "chosen"},
    {"come", "came", "come"},
    {"cut", "cut", "cut"},
    {"deal", "dealt", "dealt"},
    {"do", "did", "done"},
    {"draw", "drew", "drawn"},
    {"drive", "drove", "driven"},
    {"fall", "fell", "fallen"},
    {"feed", "fed", "fed"},
    {"feel", "felt", "felt"},
    {"fight", "fought", "fought"},
    {"find", "found", "found"},
    {"flee", "fled", "fled"},
    {"fly", "flew", "flown"},
    {"forbid", "forbade", "forbidden"},
    {"forgive", "forgave", "forgiven"},
    {"get", "got", "got/gotten"},
    {"give", "gave", "given"},
    {"go", "went", "gone"},
    {"hang", "hung/hanged", "hung/hanged"},
    {"have", "had", "had"},
    {"hear", "heard", "heard"},
    {"hit", "hit", "hit"},
    {"hold", "held", "held"},
    {"hurt", "hurt", "hurt"},
    {"keep", "kept", "kept"},
    {"know", "knew", "known"},
    {"lay", "laid", "laid"},
    {"lead", "led", "led"},
    {"leave", "left", "left"},
    {"lend", "lent", "lent"},
    {"let", "let", "let"},
    {"lose", "lost", "lost"},
    {"make", "made", "made"},
    {"mean", "meant", "meant"},
    {"meet", "met", "met"},
    {"overthrow", "overthrew", "overthrown"},
    {"pay", "paid", "paid"},
    {"put", "put", "put"},
    {"quit", "quit", "quit"},
    {"read", "read", "read"},
    {"rebuild", "rebuilt", "rebuilt"},
    {"ride", "rode", "ridden"},
    {"ring", "rang", "rung"},
    {"rise", "rose", "risen"},
    {"run", "ran", "run"},
    {"say", "said", "said"},
    {"see", "saw", "seen"},
    {"seek", "sought", "sought"},
    {"sell", "sold", "sold"},
    {"send", "sent", "sent"},
    {"set", "set", "set"},
    {"shake", "shook", "shaken"},
    {"shoot", "shot", "shot"},
    {"show", "showed", "shown/showed"},
    {"shut", "shut", "shut"},
    {"sit", "sat", "sat"},
    {"slay", "slew", "slain"},
    {"speak", "spoke", "spoken"},
    {"spend", "spent", "spent"},
    {"split", "split", "split"},
    {"spread", "spread", "spread"},
    {"stand", "stood", "stood"},
    {"steal", "stole", "stolen"},
    {"stick", "stuck", "stuck"},
    {"strike", "struck", "struck/stricken"},
    {"sue", "sued", "sued"},
    {"swear", "swore", "sworn"},
    {"take", "took", "taken"},
    {"teach", "taught", "taught"},
    {"tell", "told", "told"},
    {"think", "thought", "thought"},
    {"throw", "threw", "thrown"},
    {"undertake", "undertook", "undertaken"},
    {"uphold", "upheld", "upheld"},
    {"win", "won", "won"},
    {"withdraw", "withdrew", "withdrawn"},
    {"withhold", "withheld", "withheld"},
    {"withstand", "withstood", "withstood"},
    {"write", "wrote", "written"},
});

// Verbs of more than one syllable that are stressed on the last and so double its consonant; and some of one.
constexpr std::array<std::string_view, 24> kDoubling = {"abet",   "admit",   "allot",  "commit", "compel", "concur",
                                                        "confer", "control", "defer",  "deter",  "dispel", "embed",
                                                        "equip",  "expel",   "forget", "incur",  "omit",   "permit",
                                                        "prefer", "propel",  "rebel",  "rebut",  "refer",  "regret"};
constexpr std::array<std::string_view, 6> kDoublingMore = {"repel", "submit", "transfer", "transmit", "occur", "recur"};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

std::vector<std::string> split_slash(std::string_view cell) {
  const std::size_t slash = cell.find('/');
  if (slash == std::string_view::npos) return {std::string(cell)};
  return {std::string(cell.substr(0, slash)), std::string(cell.substr(slash + 1))};
}

bool ends_with(std::string_view text, std::string_view tail) { return text.ends_with(tail); }

/// Whether the last consonant is doubled before -ed and -ing: "ban", "commit"; not "offer", "fix", "show".
bool doubles(std::string_view verb) {
  const auto listed = [verb](const auto& list) { return std::find(list.begin(), list.end(), verb) != list.end(); };
  if (listed(kDoubling) || listed(kDoublingMore)) return true;
  const std::size_t n = verb.size();
  if (n < 3 || is_vowel(verb[n - 1]) || verb[n - 1] == 'w' || verb[n - 1] == 'x' || verb[n - 1] == 'y') return false;
  if (!is_vowel(verb[n - 2])) return false;
  return std::count_if(verb.begin(), verb.end(), is_vowel) == 1;
}

std::string with_s(std::string_view verb) {
  if (verb == "have") return "has";
  if (verb == "be") return "is";
  const std::string text(verb);
  for (const std::string_view tail : {"s", "x", "z", "ch", "sh", "o"}) {
    if (ends_with(verb, tail)) return text + "es";
  }
  if (verb.size() > 1 && verb.back() == 'y' && !is_vowel(verb[verb.size() - 2])) {
    return text.substr(0, text.size() - 1) + "ies";
  }
  return text + "s";
}

std::string with_ed(std::string_view verb) {
  const std::string text(verb);
  if (verb.back() == 'e') return text + "d";
  if (verb.size() > 1 && verb.back() == 'y' && !is_vowel(verb[verb.size() - 2])) {
    return text.substr(0, text.size() - 1) + "ied";
  }
  return doubles(verb) ? text + verb.back() + "ed" : text + "ed";
}

std::string with_ing(std::string_view verb) {
  const std::string text(verb);
  if (ends_with(verb, "ie")) return text.substr(0, text.size() - 2) + "ying";
  if (verb.size() > 2 && verb.back() == 'e' && !ends_with(verb, "ee")) return text.substr(0, text.size() - 1) + "ing";
  return doubles(verb) ? text + verb.back() + "ing" : text + "ing";
}

}  // namespace

VerbForms inflect(std::string_view lemma) {
  if (lemma.empty()) return {};
  VerbForms forms{
      .base = std::string(lemma), .third = with_s(lemma), .past = {}, .participle = {}, .gerund = with_ing(lemma)};
  const auto* irregular =
      std::find_if(kIrregular.begin(), kIrregular.end(), [&](const Irregular& i) { return i.base == lemma; });
  if (irregular != kIrregular.end()) {
    forms.past = split_slash(irregular->past);
    forms.participle = split_slash(irregular->participle);
  } else {
    forms.past = forms.participle = {with_ed(lemma)};
  }
  return forms;
}

}  // namespace entente::query
