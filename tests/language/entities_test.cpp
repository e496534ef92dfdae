#include "app/train/entities.hpp"

#include "app/train/nationalities.hpp"
#include "tests/catch.hpp"

using namespace entente::language;
using entente::train::EntityReader;

namespace {

std::string names(const std::string& rows) {
  const auto sentences = read_conllu(rows, "x");
  std::string result;
  EntityReader reader;
  for (const auto& name : reader.names(sentences.at(0))) {
    for (auto i = name.first; i < name.last; ++i) {
      result += sentences[0].tokens[i].form + " ";
    }
    result += std::string{"= "} + std::string{to_string(name.type)} + "; ";
  }
  return result;
}

std::string row(int id, const std::string& form, const std::string& tags, int head, const std::string& relation,
                const std::string& entity) {
  return std::to_string(id) + "\t" + form + "\t_\t" + tags + "\t_\t" + std::to_string(head) + "\t" + relation +
         "\t_\t" + (entity.empty() ? "_" : "Entity=" + entity) + "\n";
}

}  // namespace

TEST_CASE("titles stay outside a person's name, initials and family names inside") {
  CHECK(names(row(1, "President", "PROPN\tNNP", 2, "nmod:desc", "(1-person-new-nnnnn-cf1-1-coref") +
              row(2, "George", "PROPN\tNNP", 0, "root", "") + row(3, "W.", "PROPN\tNNP", 2, "flat", "") +
              row(4, "Bush", "PROPN\tNNP", 2, "flat", "1)")) == "George W. Bush = person; ");
}

TEST_CASE("an office is no name") {
  CHECK(names(row(1, "the", "DET\tDT", 2, "det", "(1-person-new-nnnnn-cf1-1-coref") +
              row(2, "Emperor", "PROPN\tNNP", 0, "root", "") + row(3, "of", "ADP\tIN", 4, "case", "") +
              row(4, "Mexico", "PROPN\tNNP", 2, "nmod", "(2-place-new-nnnnn-cf1-1-coref)1)")) == "Mexico = place; ");
}

TEST_CASE("the longer of nested names stays") {
  CHECK(names(row(1, "Aberdeen", "PROPN\tNNP", 3, "compound",
                  "(4-organization-new-s-cf5-1-coref(5-place-new-s-cf1-1-sgl)") +
              row(2, "Grammar", "PROPN\tNNP", 3, "compound", "") + row(3, "School", "PROPN\tNNP", 0, "root", "4)")) ==
        "Aberdeen Grammar School = organization; ");
}

TEST_CASE("pronouns and common nouns are mentions, not names; nationalities are known by form") {
  CHECK(names(row(1, "his", "PRON\tPRP$", 3, "nmod:poss",
                  "(2-person-new-nnnnn-cf1-1-coref(3-person-giv-nnnnn-cf1-1-ana)") +
              row(2, "Pakistani", "ADJ\tJJ", 3, "amod", "") + row(3, "envoy", "NOUN\tNN", 0, "root", "2)")) ==
        "Pakistani = nationality; ");
  CHECK(entente::train::is_nationality("Turks"));
  CHECK_FALSE(entente::train::is_nationality("turkey"));
}
