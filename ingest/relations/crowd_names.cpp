#include "ingest/relations/crowd_names.hpp"

#include <algorithm>
#include <cctype>

#include "ingest/entities/idle_words.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"

namespace entente::ingest {
namespace {

/// The name without where its people are: "people in Chad".
std::string_view without_place(std::string_view name) {
  for (const std::string_view marker : {" in ", " from ", " across ", " throughout "}) {
    name = name.substr(0, std::min(name.size(), name.find(marker)));
  }
  return name;
}

std::string_view last_word(std::string_view name) {
  const std::size_t blank = name.rfind(' ');
  return blank == std::string_view::npos ? name : name.substr(blank + 1);
}

/// Words that count people or say nothing of who they are.
bool is_idle_of_people(std::string_view word) {
  if (std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c) != 0; })) return true;
  return is_number_word(word) ||
         one_of(word, {"several", "many",    "some",     "other",    "few",    "more",    "local",
                       "young",   "elderly", "innocent", "ordinary", "nearby", "unarmed", "at",
                       "least",   "up",      "to",       "about",    "even",   "nearly",  "the"});
}

/// Whether all words but the last are idle.
bool is_plain(std::string_view name) {
  while (name.find(' ') != std::string_view::npos) {
    if (!is_idle_of_people(ascii_lower(name.substr(0, name.find(' '))))) return false;
    name = name.substr(name.find(' ') + 1);
  }
  return true;
}

bool is_bystander(std::string_view word) {
  return one_of(word, {"civilians", "passengers", "bystanders", "shoppers", "worshippers", "pedestrians", "residents",
                       "villagers", "passers-by", "inhabitants", "commuters"});
}

bool is_throng(std::string_view word) {
  return one_of(word, {"people", "persons", "crowd", "crowds", "men", "women", "citizens", "residents"});
}

}  // namespace

bool is_bare_crowd(std::string_view name) {
  const std::string_view people = without_place(name);
  const std::string head = ascii_lower(last_word(people));
  return (is_bystander(head) || one_of(head, {"people", "persons"})) && is_plain(people);
}

std::string crowd_name(const std::string& name, const CrowdPart& part) {
  const std::string_view people = without_place(name);
  const std::string head = ascii_lower(last_word(people));
  const bool marches = part.type == "protests" && part.acts;
  if (is_throng(head) && is_plain(people) && (marches || (part.in_a_protest && part.type == "coerces" && !part.acts)))
    return "protesters";
  if (part.type == "attacks" && !part.acts && is_bystander(head) && is_plain(people)) return "civilians";
  return name;
}

}  // namespace entente::ingest
