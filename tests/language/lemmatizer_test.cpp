#include "ingest/language/lemmatizer.hpp"

#include "ingest/language/model_parts.hpp"
#include "ingest/language/utf8.hpp"
#include "tests/catch.hpp"
#include "tests/language/english.hpp"

using namespace entente::language;

namespace {

std::string lemma(std::string_view form, Xpos tag) {
  std::string out;
  english()->parts().lemmas.lemma(form, tag, out);
  return out;
}

}  // namespace

TEST_CASE("regular and irregular forms have their lemmas") {
  CHECK(lemma("consults", Xpos::VBZ) == "consult");
  CHECK(lemma("rejected", Xpos::VBD) == "reject");
  CHECK(lemma("agreed", Xpos::VBN) == "agree");
  CHECK(lemma("deploying", Xpos::VBG) == "deploy");
  CHECK(lemma("said", Xpos::VBD) == "say");
  CHECK(lemma("countries", Xpos::NNS) == "country");
  CHECK(lemma("n't", Xpos::RB) == "not");
  CHECK(lemma("n’t", Xpos::RB) == "not");
  CHECK(lemma("was", Xpos::VBD) == "be");
  CHECK(lemma("shot", Xpos::VBD) == "shoot");  // no treebank shows it as a past tense
  CHECK(lemma("Froze", Xpos::VBD) == "freeze");
  CHECK(lemma("shot", Xpos::NN) == "shot");
}

TEST_CASE("a lemma that endings mislead about is a word") {
  CHECK(lemma("bombed", Xpos::VBD) == "bomb");
  CHECK(lemma("postponed", Xpos::VBN) == "postpone");
  CHECK(lemma("wiped", Xpos::VBD) == "wipe");
  CHECK(lemma("retreated", Xpos::VBD) == "retreat");
  CHECK(lemma("derives", Xpos::VBZ) == "derive");
  CHECK(lemma("provoking", Xpos::VBG) == "provoke");
  CHECK(lemma("hoped", Xpos::VBD) == "hope");
  CHECK(lemma("blorfed", Xpos::VBD).starts_with("blorf"));
}

TEST_CASE("names keep their capitals, other words lose them") {
  CHECK(lemma("Turkey", Xpos::NNP) == "Turkey");
  CHECK(lemma("Islamabad", Xpos::NNP) == "Islamabad");
  CHECK(lemma("Talks", Xpos::NNS) == "talk");
}

TEST_CASE("a lemma is cut between characters, whatever quotation mark the form has") {
  CHECK(lemma("Wednesday’s", Xpos::NNPS) == lemma("Wednesday's", Xpos::NNPS));
  for (const auto tag : {Xpos::VBZ, Xpos::VBD, Xpos::NNS, Xpos::NNPS, Xpos::VBG, Xpos::NNP, Xpos::JJR, Xpos::JJS}) {
    for (const auto* form : {"Wednesday’s", "Cafés", "José", "Übers", "–s", "naïvés", "’s", "Łódźs"}) {
      const std::string found = lemma(form, tag);
      std::size_t at = 0;
      while (at < found.size()) CHECK(next_character(found, at) != kReplacement);
    }
  }
}

TEST_CASE("a form shorter than what its rule takes off is safe") {
  for (const auto tag : {Xpos::VBZ, Xpos::VBD, Xpos::NNS, Xpos::NNPS, Xpos::VBG, Xpos::JJS}) {
    for (const auto* form : {"s", "ed", "ing", "x", "é", "\xFF"}) {
      CHECK_NOTHROW(lemma(form, tag));
    }
  }
}
