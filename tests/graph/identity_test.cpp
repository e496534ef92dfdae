#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "graph/identity/body_name.hpp"
#include "graph/identity/person_name.hpp"
#include "graph/identity/resolve.hpp"
#include "graph/identity/spelling.hpp"
#include "graph/store/store.hpp"
#include "graph/text/fold.hpp"
#include "tests/catch.hpp"
#include "tests/graph/articles.hpp"

using namespace entente;
using namespace entente::identity;
using entente::testing::article;
using entente::testing::dump;

namespace {

Candidate person(const std::string& name, const std::string& state = {}) {
  Candidate made;
  made.key = "official/" + slug(name);
  made.name = name;
  made.state = state;
  if (needs_qualifier(made.key, false)) made.qualifier = state;
  return made;
}

Candidate body(const std::string& key, const std::string& name, std::vector<std::string> acronyms = {}) {
  Candidate made;
  made.key = key;
  made.name = name;
  made.acronyms = std::move(acronyms);
  return made;
}

/// Keys found for each, in order; those of `strangers` stand together in some text.
std::vector<Found> find(std::vector<Candidate> candidates, const std::set<std::pair<int, int>>& strangers = {}) {
  for (std::size_t i = 0; i < candidates.size(); ++i) candidates[i].id = static_cast<std::int64_t>(i);
  return resolve(candidates, [&](std::int64_t a, std::int64_t b) {
    return strangers.contains({static_cast<int>(std::min(a, b)), static_cast<int>(std::max(a, b))});
  });
}

bool one_being(const Candidate& a, const Candidate& b) {
  const auto found = find({a, b});
  return found[0].key == found[1].key;
}

}  // namespace

TEST_CASE("spellings of one name have one form, and other names have others") {
  const std::vector<std::pair<std::string, std::string>> same = {
      {"mohammed", "muhammad"}, {"sergey", "sergei"},   {"zelensky", "zelenskyy"}, {"zelenskiy", "zelensky"},
      {"yury", "yuri"},         {"hussein", "hossein"}, {"karim", "kareem"},       {"nikolai", "nikolay"},
      {"sarah", "sara"},        {"yusuf", "youssef"},   {"mukherjee", "mukherji"}, {"dmitry", "dmitri"}};
  for (const auto& [a, b] : same) {
    CAPTURE(a, b);
    CHECK(spelling_form(a) == spelling_form(b));
  }
  const std::vector<std::pair<std::string, std::string>> different = {
      {"vladimir", "volodymyr"}, {"ahmed", "mahmoud"}, {"hassan", "hussein"}, {"ali", "alia"},
      {"maria", "mario"},        {"chen", "cheng"},    {"park", "bark"}};
  for (const auto& [a, b] : different) {
    CAPTURE(a, b);
    CHECK(spelling_form(a) != spelling_form(b));
  }
  CHECK(body_word_form("stabilisation") == body_word_form("stabilization"));
  CHECK(body_word_form("defence") == body_word_form("defense"));
  CHECK(body_word_form("promise") == "promise");
}

TEST_CASE("titles and particles are no part of a name") {
  CHECK(read_person_name("President Amina Rahal").joined() == read_person_name("Amina Rahal").joined());
  CHECK(read_person_name("Mohammed bin Rashid").words.size() == 2);
  CHECK(read_person_name("Al-Sabri").joined() == read_person_name("Sabri").joined());
  CHECK(read_person_name("Al Gore").words.size() == 2);
  CHECK(read_person_name("Maria Soto-Alvarez").family_parts.size() == 2);
  CHECK(read_person_name("Kim Jong-un").family_parts.empty());
  CHECK(read_person_name("").words.empty());
}

TEST_CASE("a shorter name may stand for a longer one") {
  const auto how = [](const std::string& less, const std::string& more) {
    return shortening(read_person_name(less), read_person_name(more));
  };
  CHECK(how("Rahal", "Amina Rahal") == Shortening::surname);
  CHECK(how("Amina", "Amina Rahal") == Shortening::first_word);
  CHECK(how("Ortiz Vega", "Luis Ortiz Vega") == Shortening::surnames);
  CHECK(how("Amina Rahal", "Amina Leila Rahal") == Shortening::middle_name);
  CHECK(how("A. Rahal", "Amina Rahal") == Shortening::initials);
  CHECK(how("A. L. Rahal", "Amina Leila Rahal") == Shortening::initials);
  CHECK(how("A. Rahal", "Amina Leila Rahal") == Shortening::initials);
  CHECK(how("Maria Soto", "Maria Soto-Alvarez") == Shortening::double_name);
  CHECK(how("Maria Alvarez", "Maria Soto-Alvarez") == Shortening::middle_name);
  CHECK(how("Soto", "Maria Soto-Alvarez") == Shortening::surname);
  CHECK(how("Leila Rahal", "Amina Rahal") == Shortening::none);
  CHECK(how("B. Rahal", "Amina Rahal") == Shortening::none);
  CHECK(how("Amina Rahal", "Rahal") == Shortening::none);
  CHECK(how("Amina Rahal", "Amina Rahal") == Shortening::none);
  CHECK(how("Amina Haddad", "Amina Leila Rahal") == Shortening::none);
}

TEST_CASE("names of one person over documents are one being") {
  CHECK(one_being(person("Rahal"), person("Amina Rahal")));
  CHECK(one_being(person("Rahal", "MAR"), person("Amina Rahal")));
  CHECK(one_being(person("Sergey Ivanov"), person("Sergei Ivanov")));
  CHECK(one_being(person("Mohammed Rashid", "ARE"), person("Muhammad Rasheed")));
  CHECK(one_being(person("A. Rahal"), person("Amina Rahal")));
  CHECK(one_being(person("Luis Ortiz"), person("Luis Manuel Ortiz")));
  CHECK(one_being(person("Ji", "CHN"), person("Ji Wenbo", "CHN")));
  CHECK(one_being(person("José Núñez"), person("Jose Nunez")));
}

TEST_CASE("two people stay two") {
  CHECK_FALSE(one_being(person("Rahal", "MAR"), person("Amina Rahal", "LBN")));
  CHECK_FALSE(one_being(person("Omar Rahal"), person("Amina Rahal")));
  CHECK_FALSE(one_being(person("O. Rahal"), person("Amina Rahal")));
  CHECK_FALSE(one_being(person("Sergey Ivanov", "RUS"), person("Sergei Ivanov", "BLR")));
  CHECK_FALSE(one_being(person("Amina"), person("Amina Rahal")));
  CHECK_FALSE(one_being(person("Ji", "USA"), person("Ji Wenbo", "USA")));
  Candidate one = person("John Marsh");
  Candidate other = person("John Henry Marsh");
  one.authoritative = other.authoritative = true;
  CHECK_FALSE(one_being(one, other));
}

TEST_CASE("a document's lone name is its fuller one where it gives that later") {
  CHECK(handle_key("official/rahal", "Amina Rahal", false) == "official/amina-rahal");
  CHECK(handle_key("official/rahal", "Rahal", false) == "official/rahal");
  CHECK(handle_key("official/rahal", "Omar Sayegh", false) == "official/rahal");
  CHECK(handle_key("official/rahal", "Amina Rahal", true) == "official/rahal");
  CHECK(handle_key("official/amina-rahal", "Amina Leila Rahal", false) == "official/amina-rahal");
  CHECK(handle_key("org/lake", "Lake Commission", false) == "org/lake");
}

TEST_CASE("an ambiguous name is joined to nobody, and parts nobody") {
  const auto found = find({person("Rahal"), person("Amina Rahal"), person("Omar Rahal"), person("Aminah Rahal")});
  CHECK(found[0].key == "official/rahal");
  CHECK(found[0].rule.empty());
  CHECK(found[1].key == found[3].key);
  CHECK(found[1].key != found[2].key);

  const auto middle = find({person("Luis Ortiz"), person("Luis Manuel Ortiz"), person("Luis Pablo Ortiz")});
  CHECK(std::set<std::string>{middle[0].key, middle[1].key, middle[2].key}.size() == 3);

  const auto states = find({person("Rahal", "MAR"), person("Rahal", "LBN"), person("Amina Rahal")});
  CHECK(states[0].key == "official/rahal.mar");
  CHECK(states[1].key == "official/rahal.lbn");
  CHECK(states[2].key == "official/amina-rahal");
}

TEST_CASE("two lone names of different states are two people, and the state tells which") {
  const auto found = find({person("Rahal", "MAR"), person("Rahal", "LBN"), person("Amina Rahal", "LBN")});
  CHECK(found[0].key == "official/rahal");
  CHECK(found[1].key == "official/amina-rahal");
  CHECK(found[1].rule == "surname");
  CHECK(found[1].with == "official/amina-rahal");
}

TEST_CASE("whom one text tells apart are two") {
  CHECK(find({person("Rahal"), person("Amina Rahal")}, {{0, 1}})[0].key == "official/rahal");
  const auto found = find({person("Sergey Ivanov"), person("Sergei Ivanov")}, {{0, 1}});
  CHECK(found[0].key != found[1].key);
}

TEST_CASE("a being goes by the name of two full words") {
  const auto found = find({person("Rahal"), person("A. Rahal"), person("Amina Leila Rahal"), person("Amina Rahal")});
  for (const Found& one : found) CHECK(one.key == "official/amina-rahal");
  CHECK(found[0].rule == "surname");
  CHECK(found[1].rule == "initials");
  CHECK(found[2].rule == "without a middle name");
  CHECK(found[3].rule.empty());
}

TEST_CASE("a body is known by its spellings and its acronym") {
  CHECK(one_being(body("force/a", "International Stabilisation Force"),
                  body("org/b", "the International Stabilization Force")));
  CHECK(one_being(body("org/isf", "ISF"), body("force/a", "International Stabilization Force")));
  CHECK(one_being(body("org/kfm", "KFM"), body("org/b", "Front for the Freedom of Karsia", {"KFM"})));
  CHECK_FALSE(one_being(body("org/isf", "ISF"), body("plan/isf", "International Stabilization Framework")));
  CHECK_FALSE(one_being(body("org/isf", "ISF"), body("org/x", "International Solar Alliance")));
  CHECK_FALSE(one_being(body("org/a", "National Assembly"), body("org/b", "National Council")));
  const auto two = find(
      {body("org/isf", "ISF"), body("org/a", "International Stabilization Force"), body("org/b", "Inter-State Fund")});
  CHECK(two[0].key == "org/isf");
  // A text that defines the acronym decides.
  const auto defined = find({body("org/isf", "ISF"), body("org/a", "International Stabilization Force", {"ISF"}),
                             body("org/b", "Inter-State Fund")});
  CHECK(defined[0].key == "org/a");
  CHECK(defined[0].rule == "acronym ISF");
}

TEST_CASE("who is found does not depend on the order in which they are looked at") {
  const std::uint64_t seed = GENERATE(range(1U, 40U));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const auto pick = [&](std::size_t below) { return random() % below; };
  const std::vector<std::string> given = {"Amina", "Omar", "A.", "O.", "Amina Leila", "Omar Said", "Umar", ""};
  const std::vector<std::string> family = {"Rahal", "Rahal-Sayegh", "Sayegh"};
  const std::vector<std::string> states = {"", "MAR", "LBN"};
  std::map<std::string, Candidate> distinct;
  for (int i = 0; i < 9; ++i) {
    const std::string first = given[pick(given.size())];
    const Candidate made =
        person((first.empty() ? "" : first + " ") + family[pick(family.size())], states[pick(states.size())]);
    distinct.emplace(made.key + made.qualifier, made);
  }
  std::vector<Candidate> candidates;
  for (auto& [key, candidate] : distinct) {
    candidate.id = static_cast<std::int64_t>(candidates.size());
    candidates.push_back(candidate);
  }
  std::set<std::pair<std::int64_t, std::int64_t>> strangers;
  for (std::size_t i = 0; i < pick(3); ++i) {
    const auto a = static_cast<std::int64_t>(pick(candidates.size()));
    const auto b = static_cast<std::int64_t>(pick(candidates.size()));
    if (a != b) strangers.insert({std::min(a, b), std::max(a, b)});
  }
  const Apart apart = [&](std::int64_t a, std::int64_t b) {
    return strangers.contains({std::min(a, b), std::max(a, b)});
  };
  std::map<std::int64_t, Found> expected;
  for (int round = 0; round < 4; ++round) {
    const auto found = resolve(candidates, apart);
    std::map<std::string, std::set<std::string>> known_states;
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (round == 0) expected[candidates[i].id] = found[i];
      CHECK(found[i] == expected[candidates[i].id]);
      if (!candidates[i].state.empty()) known_states[found[i].key].insert(candidates[i].state);
      for (std::size_t j = 0; j < i; ++j) {
        if (strangers.contains(
                {std::min(candidates[i].id, candidates[j].id), std::max(candidates[i].id, candidates[j].id)})) {
          CHECK(found[i].key != found[j].key);
        }
      }
    }
    for (const auto& [key, acted_for] : known_states) CHECK(acted_for.size() == 1);
    std::shuffle(candidates.begin(), candidates.end(), random);
  }
}

TEST_CASE("a store finds the same beings in any order of documents, with any of them taken out in between") {
  const std::uint64_t seed = GENERATE(range(1U, 16U));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const auto pick = [&](std::size_t below) { return random() % below; };
  const std::vector<std::string> names = {"Amina Rahal", "Rahal",          "Aminah Rahal", "A. Rahal",    "Omar Rahal",
                                          "Umar Rahal",  "Amina L. Rahal", "Sayegh",       "Nadia Sayegh"};
  const std::vector<std::string> states = {"", "MAR", "LBN"};
  std::vector<ExtractedDocument> documents;
  for (int i = 0; i < 16; ++i) {
    std::map<std::string, NodeClaim> claims;
    for (std::size_t n = 0; n < 1 + pick(2); ++n) {
      const std::string& name = names[pick(names.size())];
      NodeClaim made = entente::testing::claim("official/" + slug(name), name);
      made.label = "Official";
      made.state = states[pick(3)];
      made.state_guessed = pick(3) == 0;
      claims.emplace(made.key, made);
    }
    NodeClaim state = entente::testing::claim("state/MAR", "Morocco");
    state.authoritative = true;
    claims.emplace(state.key, state);
    std::vector<NodeClaim> nodes;
    for (auto& [key, made] : claims) nodes.push_back(made);
    ExtractedDocument made = article(std::to_string(i), "Text number " + std::to_string(i) + ".", nodes);
    for (std::size_t n = 0; n + 1 < nodes.size(); ++n) {
      made.evidence.push_back(entente::testing::says(nodes[n].key, "thanks", "state/MAR"));
    }
    documents.push_back(made);
  }
  std::string expected;
  for (int round = 0; round < 4; ++round) {
    Store store = Store::open(":memory:", OpenMode::read_write);
    for (const ExtractedDocument& document : documents) {
      store.add(document);
      if (round > 0 && pick(3) == 0) {
        store.remove(document.document.id);
        store.add(document);
      }
    }
    CHECK(store.verify().empty());
    if (round == 0) expected = dump(store);
    CHECK(dump(store) == expected);
    std::shuffle(documents.begin(), documents.end(), random);
  }
}
