#include "ingest/language/segmenter.hpp"

#include "graph/model/limits.hpp"
#include "tests/catch.hpp"
#include "tests/language/english.hpp"

using namespace entente;
using namespace entente::language;

namespace {

/// Tokens with a space between, sentences with a bar.
std::string cut(std::string_view text) {
  std::string result;
  for (const auto& sentence : Analyzer(english()).segment(text)) {
    result += result.empty() ? "" : " | ";
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      result += i == 0 ? "" : " ";
      result += sentence.tokens[i].form;
    }
  }
  return result;
}

std::size_t paragraphs(std::string_view text) { return find_paragraphs(text).size(); }

}  // namespace

TEST_CASE("contractions and possessives come apart, with any apostrophe") {
  CHECK(cut("Israel didn't accept Turkey's offer.") == "Israel did n't accept Turkey 's offer .");
  CHECK(cut("Israel didn’t accept Turkey’s offer.") == "Israel did n’t accept Turkey ’s offer .");
  CHECK(cut("We cannot say they'll come.") == "We can not say they 'll come .");
}

TEST_CASE("abbreviations, initials and numbers keep their dots") {
  CHECK(cut("The U.S. envoy met Gen. Asim Munir at 5 p.m. on Dec. 3.") ==
        "The U.S. envoy met Gen. Asim Munir at 5 p.m. on Dec. 3 .");
  CHECK(cut("It gave $1,200.50 to 3.5 million people.") == "It gave $ 1,200.50 to 3.5 million people .");
}

TEST_CASE("hyphens part words, as the treebanks have them") {
  CHECK(cut("A two-state solution and a long-term plan.") == "A two - state solution and a long - term plan .");
}

TEST_CASE("quotes, brackets and datelines") {
  CHECK(cut("“We object,” he said (on Sunday).") == "“ We object , ” he said ( on Sunday ) .");
  CHECK(cut("ISLAMABAD: Pakistan objected.").find("ISLAMABAD :") == 0);
}

TEST_CASE("sentences end where a reader would end them") {
  CHECK(cut("Iran rejected the plan. It will not take part.") == "Iran rejected the plan . | It will not take part .");
  CHECK(cut("President Trump met Mr. Erdogan in the U.S. on Monday. They spoke.") ==
        "President Trump met Mr. Erdogan in the U.S. on Monday . | They spoke .");
}

TEST_CASE("blank lines and hard breaks end a sentence, wrapped lines do not") {
  CHECK(cut("Pakistan consults Turkey\n\nISLAMABAD") == "Pakistan consults Turkey | ISLAMABAD");
  CHECK(paragraphs(
            "A headline\nThe first paragraph of the story, which is longer than any line of a book.\nThe end.") == 3);
  CHECK(paragraphs("The deployment of a multinational force in one of the\n"
                   "world's most protracted hotspots was discussed by the two\n"
                   "ministers on Sunday, officials in both capitals said.") == 1);
  CHECK(paragraphs("") == 0);
  CHECK(paragraphs(" \r\n\t\n") == 0);
  CHECK(paragraphs("a\r\nb") == 2);
}

TEST_CASE("no sentence is longer than the limit") {
  for (const std::size_t words : {limits::kMaxSentenceTokens - 1, limits::kMaxSentenceTokens,
                                  limits::kMaxSentenceTokens + 1, std::size_t{10'000}}) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
      text += "word ";
    }
    std::size_t tokens = 0;
    for (const auto& sentence : Analyzer(english()).segment(text)) {
      CHECK(sentence.tokens.size() <= limits::kMaxSentenceTokens);
      tokens += sentence.tokens.size();
    }
    CHECK(tokens == words);
  }
}
