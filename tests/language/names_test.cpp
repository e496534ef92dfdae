#include "ingest/language/key_table.hpp"
#include "ingest/language/name_agreement.hpp"
#include "ingest/language/name_refiner.hpp"
#include "tests/catch.hpp"

using namespace entente::language;

namespace {

/// Tokens of `words`, all proper nouns; forms must outlive the sentence.
Sentence sentence(const std::string& words, std::vector<Name> names) {
  Sentence result;
  std::size_t at = 0;
  while (at < words.size()) {
    const auto end = std::min(words.find(' ', at), words.size());
    Token token;
    token.form = std::string_view{words}.substr(at, end - at);
    token.upos = Upos::PROPN;
    result.tokens.push_back(token);
    at = end + 1;
  }
  result.names = std::move(names);
  return result;
}

std::string show(const Sentence& s) {
  std::string result;
  for (const auto& name : s.names) {
    for (auto i = name.first; i < name.last; ++i) {
      result += std::string{s.tokens[i].form} + " ";
    }
    result += std::string{to_string(name.type)} + "; ";
  }
  return result;
}

}  // namespace

TEST_CASE("names of a document agree with their majority, and a surname with its bearer") {
  const std::string a = "Hakan Fidan";
  const std::string b = "Fidan";
  const std::string c = "Norton Norton Norton";
  std::vector<Sentence> document{
      sentence(a, {{0, 2, NameType::person}}), sentence(b, {{0, 1, NameType::place}}), sentence(b, {}),
      sentence(c, {{0, 1, NameType::person}, {1, 2, NameType::organization}, {2, 3, NameType::person}})};
  agree_on_names(document);
  CHECK(show(document[0]) == "Hakan Fidan person; ");
  CHECK(show(document[1]) == "Fidan person; ");
  CHECK(show(document[2]) == "Fidan person; ");  // passed over at first
  CHECK(show(document[3]) == "Norton person; Norton person; Norton person; ");
}

TEST_CASE("a work or an event whose last word is somebody's family name is that person") {
  const std::string full = "Andre Mba Obame";
  const std::string titled = "Mr Obame";
  const std::string prize = "Nobel Prize";
  std::vector<Sentence> document{sentence(full, {{0, 3, NameType::other}}),
                                 sentence(titled, {{1, 2, NameType::person}}),
                                 sentence(prize, {{0, 2, NameType::other}})};
  agree_on_names(document);
  CHECK(show(document[0]) == "Andre Mba Obame person; ");
  CHECK(show(document[2]) == "Nobel Prize other; ");
}

TEST_CASE("a name seen once stays as it is, and nationalities do not vote") {
  const std::string a = "Coron";
  const std::string b = "Turkish";
  std::vector<Sentence> document{sentence(a, {{0, 1, NameType::place}}), sentence(a, {}),
                                 sentence(b, {{0, 1, NameType::nationality}}), sentence(b, {})};
  agree_on_names(document);
  CHECK(show(document[0]) == "Coron place; ");
  CHECK(document[1].names.empty());
  CHECK(show(document[2]) == "Turkish nationality; ");
  CHECK(document[3].names.empty());
  agree_on_names({});
}

TEST_CASE("what follows a title is a person's name") {
  const std::vector<std::uint64_t> keys{fnv1a("pakistan")};
  const std::vector<std::uint16_t> classes{Gazetteer::country};
  const Gazetteer gazetteer(keys, classes);
  const std::string a = "Foreign Minister Hakan Fidan thanked Prime Minister Pakistan";
  auto s = sentence(a, {{2, 3, NameType::place}});
  s.tokens[4].upos = Upos::VERB;
  refine_names(s, gazetteer);
  CHECK(show(s) == "Hakan Fidan person; ");
  const std::string b = "Office spokesman Tahir Andrabi said";
  s = sentence(b, {{0, 1, NameType::organization}, {2, 4, NameType::other}});
  s.tokens[1].upos = Upos::NOUN;
  s.tokens[4].upos = Upos::VERB;
  refine_names(s, gazetteer);
  CHECK(show(s) == "Office organization; Tahir Andrabi person; ");
  const std::string c = "Minister Dar Centre opened";
  s = sentence(c, {{0, 3, NameType::organization}});
  s.tokens[3].upos = Upos::VERB;
  refine_names(s, gazetteer);
  CHECK(show(s) == "Minister Dar Centre organization; ");
  const std::string d = "Deputy Prime Minister and Stephen King";
  s = sentence(d, {{0, 3, NameType::person}, {4, 6, NameType::person}});
  s.tokens[3].upos = Upos::CCONJ;
  refine_names(s, gazetteer);
  CHECK(show(s) == "Stephen King person; ");
}

TEST_CASE("rulers keep their numbers, storms are no persons, bridges are places, initials begin persons") {
  const Gazetteer gazetteer({}, {});
  const std::string a = "Norton I , Cyclone Phailin , Norton Bridge , R Saravanan";
  auto s = sentence(
      a, {{0, 1, NameType::person}, {4, 5, NameType::person}, {6, 8, NameType::person}, {9, 11, NameType::place}});
  s.tokens[2].upos = s.tokens[5].upos = s.tokens[8].upos = Upos::PUNCT;
  refine_names(s, gazetteer);
  CHECK(show(s) == "Norton I person; Phailin other; Norton Bridge place; R Saravanan person; ");
  const std::string b = "Norton I saw";
  s = sentence(b, {{0, 1, NameType::person}});
  s.tokens[1].upos = Upos::PRON;
  s.tokens[2].upos = Upos::VERB;
  refine_names(s, gazetteer);
  CHECK(show(s) == "Norton person; ");
}

TEST_CASE("a name's head tells an organisation, an office is no person") {
  const std::vector<std::uint64_t> keys{fnv1a("emperor"), fnv1a("baker")};
  const std::vector<std::uint16_t> classes{Gazetteer::person_word, Gazetteer::person_word | Gazetteer::family_name};
  const Gazetteer gazetteer(keys, classes);
  const std::string a = "Collins College met Bank of England in Oxford Street";
  auto s = sentence(a, {{0, 2, NameType::place}, {3, 6, NameType::place}, {7, 9, NameType::place}});
  refine_names(s, gazetteer);
  CHECK(show(s) == "Collins College organization; Bank of England organization; Oxford Street place; ");
  const std::string b = "Emperor and Baker and College";
  s = sentence(b, {{0, 1, NameType::person}, {2, 3, NameType::person}, {4, 5, NameType::place}});
  s.tokens[1].upos = s.tokens[3].upos = Upos::CCONJ;
  refine_names(s, gazetteer);
  CHECK(show(s) == "Baker person; College place; ");
}

TEST_CASE("a place within the phrase of a body is a part of its name, a country is not") {
  const std::vector<std::uint64_t> keys{fnv1a("niger")};
  const std::vector<std::uint16_t> classes{Gazetteer::country};
  const Gazetteer gazetteer(keys, classes);
  const auto refined = [&](const std::string& words, std::uint32_t place, std::uint32_t size) {
    Sentence s = sentence(words, {{0, place, NameType::place}, {place, size, NameType::organization}});
    s.tokens[0].head = static_cast<std::int32_t>(size) - 1;
    refine_names(s, gazetteer);
    return show(s);
  };
  const std::string lake = "Lake Niger Stabilisation Mission";
  CHECK(refined(lake, 2, 4) == "Lake Niger Stabilisation Mission organization; ");
  const std::string state = "Niger Red Cross";
  CHECK(refined(state, 1, 3) == "Niger place; Red Cross organization; ");
}
