#include "graph/identity/spelling.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace entente::identity {
namespace {

/// Spellings in Latin letters of one name each, the form first. Two names that are merely related (Vladimir and
/// Volodymyr, Ahmed and Ahmet) are two.
constexpr std::array kVariants = std::to_array<std::string_view>({
    "mohammed muhammad mohamed mohammad muhammed mohamad mohamet mouhamed muhamad muhamed",
    "ahmed ahmad achmed",
    "hussein hussain husain husayn hussayn hossein hosein hossain husein houssein",
    "omar umar oumar",
    "osama usama",
    "othman uthman osman",
    "khaled khalid kaled",
    "said saeed sayeed saied saed",
    "yusuf youssef yousef yusef yousuf yousaf youcef",
    "ibrahim ebrahim ibraheem",
    "abdullah abdallah abdulla abdalla",
    "abdul abdel abdal abdoul",
    "rahman rehman",
    "mahmoud mahmud mahmood mehmood",
    "mustafa mostafa moustafa moustapha mustapha",
    "ali aly",
    "ismail ismael esmail esmaeil ismaeel",
    "mohsen muhsin mohsin",
    "mehdi mahdi",
    "javad jawad",
    "reza riza",
    "muammar moammar muammer",
    "qasem qassem qasim kassem ghassem qassim",
    "suleiman sulaiman sulayman soleiman suleyman soleyman",
    "rashid rasheed rachid",
    "karim kareem",
    "rahim raheem",
    "salim saleem",
    "nasser nasir naser",
    "hafez hafiz",
    "faisal faysal feisal",
    "nabil nabeel",
    "walid waleed",
    "jamal gamal",
    "tariq tarek tareq tarik",
    "samir sameer",
    "amir ameer",
    "yahya yehia yahia",
    "zainab zaynab zeinab",
    "aisha ayesha aysha aicha",
    "fatima fatema fatimah",
    "laila leila layla",
    "alexander aleksandr alexandr aleksander",
    "alexei alexey aleksey aleksei alexej",
    "dmitri dmitry dmitrii dmitriy dimitri dmitrij",
    "yevgeny evgeny yevgeni evgeni yevgeniy evgeniy evgenii yevgenii",
    "maxim maksim",
    "viktor victor",
    "pyotr petr",
    "fyodor fedor",
    "artyom artem",
    "yelena elena",
    "yekaterina ekaterina",
    "natalia nataliya natalya",
    "tatiana tatyana tatiyana",
    "yulia yuliya iulia",
    "ksenia kseniya xenia",
    "catherine katherine katharine",
    "stephen steven",
    "geoffrey jeffrey jeffery",
});

const std::map<std::string_view, std::string_view>& variants() {
  static const auto kForms = [] {
    std::map<std::string_view, std::string_view> forms;
    for (const std::string_view group : kVariants) {
      const std::string_view form = group.substr(0, group.find(' '));
      for (std::size_t at = 0; at < group.size();) {
        const std::size_t end = std::min(group.find(' ', at), group.size());
        forms.emplace(group.substr(at, end - at), form);
        at = end + 1;
      }
    }
    return forms;
  }();
  return kForms;
}

using Rewriting = std::pair<std::string_view, std::string_view>;

void rewrite(std::string& word, std::string_view from, std::string_view to) {
  for (std::size_t at = word.find(from); at != std::string::npos; at = word.find(from, at + to.size())) {
    word.replace(at, from.size(), to);
  }
}

void rewrite_end(std::string& word, std::string_view from, std::string_view to) {
  if (word.size() > from.size() + 1 && word.ends_with(from)) word.replace(word.size() - from.size(), from.size(), to);
}

// What follows is applied in this order. The endings are those of Slavic names in -ii and of Arabic ones in -ah.
constexpr std::array kEverywhere = std::to_array<Rewriting>({{"tsch", "ch"},
                                                             {"tch", "ch"},
                                                             {"sch", "sh"},
                                                             {"ph", "f"},
                                                             {"ck", "k"},
                                                             {"q", "k"},
                                                             {"gh", "g"},
                                                             {"dj", "j"},
                                                             {"ou", "u"},
                                                             {"oo", "u"},
                                                             {"ee", "i"},
                                                             {"ae", "a"},
                                                             {"oe", "o"},
                                                             {"ue", "u"},
                                                             {"yi", "i"},
                                                             {"iy", "i"},
                                                             {"y", "i"}});
constexpr std::array kAtTheEnd =
    std::to_array<Rewriting>({{"ei", "i"}, {"ej", "i"}, {"ij", "i"}, {"ie", "i"}, {"ah", "a"}});

}  // namespace

std::string spelling_form(std::string_view word) {
  const auto known = variants().find(word);
  if (known != variants().end()) return std::string(known->second);
  std::string form(word);
  for (const auto& [from, to] : kEverywhere) rewrite(form, from, to);
  form.erase(std::unique(form.begin(), form.end()), form.end());
  for (const auto& [from, to] : kAtTheEnd) rewrite_end(form, from, to);
  return form;
}

std::string body_word_form(std::string_view word) {
  constexpr std::array kBritish = std::to_array<Rewriting>({{"defence", "defense"},
                                                            {"centre", "center"},
                                                            {"labour", "labor"},
                                                            {"programme", "program"},
                                                            {"isation", "ization"},
                                                            {"isations", "izations"},
                                                            {"ising", "izing"},
                                                            {"ised", "ized"}});
  std::string form(word);
  std::erase(form, '.');
  for (const auto& [from, to] : kBritish) {
    if (form == from) return std::string(to);
    if (from.front() == 'i') rewrite_end(form, from, to);
  }
  return form;
}

}  // namespace entente::identity
