#include "ingest/language/analyzer.hpp"

#include <set>
#include <thread>

#include "graph/model/error.hpp"
#include "graph/model/limits.hpp"
#include "ingest/language/conllu.hpp"
#include "tests/catch.hpp"
#include "tests/language/english.hpp"

using namespace entente;
using namespace entente::language;

namespace {

std::string conllu(const Analysis& analysis) {
  std::string out;
  for (const auto& sentence : analysis.sentences) {
    write_conllu(sentence, {}, out);
  }
  return out;
}

constexpr const char* kStory =
    "Turkey's offer was not accepted by Israel, which said the troops would not be welcome. Foreign Minister Hakan "
    "Fidan "
    "spoke with his Pakistani counterpart on Sunday.\n\nNEW BOYCOTTS, COURT RULING\n\nThe United Nations thanked "
    "Qatar.";

}  // namespace

TEST_CASE("subjects, objects, agents and possessors are found") {
  const std::string text = "Turkey's offer was not accepted by Israel.";
  const auto analysis = Analyzer(english()).analyze(text);
  REQUIRE(analysis.sentences.size() == 1);
  const auto drawn = arcs(analysis.sentences[0]);
  INFO(drawn);
  CHECK(drawn.find("Turkey/nmod:poss(offer)") != std::string::npos);
  CHECK(drawn.find("offer/nsubj:pass(accepted)") != std::string::npos);
  CHECK(drawn.find("was/aux:pass(accepted)") != std::string::npos);
  CHECK(drawn.find("not/advmod(accepted)") != std::string::npos);
  CHECK(drawn.find("accepted/root") != std::string::npos);
  CHECK(drawn.find("Israel/obl:agent(accepted)") != std::string::npos);
}

TEST_CASE("persons and their titles are told apart") {
  const std::string text = "Foreign Minister Hakan Fidan thanked Qatar on Sunday.";
  const auto analysis = Analyzer(english()).analyze(text);
  REQUIRE(analysis.sentences.size() == 1);
  const auto& s = analysis.sentences[0];
  std::set<std::string> found;
  for (const auto& name : s.names) {
    std::string form;
    for (auto i = name.first; i < name.last; ++i) {
      form += std::string{s.tokens[i].form} + " ";
    }
    found.insert(form + std::string{to_string(name.type)});
  }
  CHECK(found.count("Hakan Fidan person") == 1);
  CHECK(found.count("Qatar place") == 1);
}

TEST_CASE("every sentence has one root, heads inside it, names in order, and lemmas") {
  const std::string text = kStory;
  const auto analysis = Analyzer(english()).analyze(text);
  CHECK(analysis.sentences.size() == 4);
  for (const auto& s : analysis.sentences) {
    int roots = 0;
    for (const auto& token : s.tokens) {
      roots += token.head == Token::kRoot ? 1 : 0;
      CHECK((token.head == Token::kRoot) == (token.relation == Relation::root));
      CHECK(token.head < static_cast<std::int32_t>(s.tokens.size()));
      CHECK_FALSE(token.lemma.empty());
      CHECK(token.form == token.span.of(text));
    }
    CHECK(roots == 1);
    std::uint32_t last = 0;
    for (const auto& name : s.names) {
      CHECK(name.first >= last);
      CHECK(name.last > name.first);
      last = name.last;
    }
    CHECK(last <= s.tokens.size());
  }
}

TEST_CASE("what is said of a sentence does not depend on the sentences around it") {
  const std::string text = kStory;
  Analyzer analyzer(english());
  const auto together = analyzer.analyze(text);
  for (const auto& sentence : together.sentences) {
    Analysis alone;
    auto& copy = alone.sentences.emplace_back();
    for (const auto& token : sentence.tokens) {
      Token bare;
      bare.span = token.span;
      bare.form = token.form;
      copy.tokens.push_back(bare);
    }
    analyzer.annotate(alone);
    std::string a;
    std::string b;
    write_conllu(sentence, {}, a);
    write_conllu(alone.sentences[0], {}, b);
    CHECK(a == b);
  }
}

TEST_CASE("one thread and four give the same analyses") {
  std::vector<std::string> texts;
  for (int i = 0; i < 24; ++i) {
    texts.push_back(std::string{kStory} + " Iran met " + std::to_string(i) + " envoys.");
  }
  std::vector<std::string> want;
  Analyzer single(english());
  for (const auto& text : texts) {
    want.push_back(conllu(single.analyze(text)));
  }
  std::vector<std::string> have(texts.size());
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      Analyzer analyzer(english());
      for (std::size_t i = t; i < texts.size(); i += 4) {
        have[i] = conllu(analyzer.analyze(texts[i]));
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  CHECK(have == want);
}

TEST_CASE("given tokens are limited like found ones") {
  Analyzer analyzer(english());
  for (const std::size_t n : {limits::kMaxSentenceTokens, limits::kMaxSentenceTokens + 1}) {
    Analysis analysis;
    Token word;
    word.form = "word";
    analysis.sentences.emplace_back().tokens.assign(n, word);
    if (n > limits::kMaxSentenceTokens) {
      CHECK_THROWS_AS(analyzer.annotate(analysis), Error);
    } else {
      CHECK_NOTHROW(analyzer.annotate(analysis));
    }
  }
  Analysis empty;
  empty.sentences.emplace_back();
  CHECK_NOTHROW(analyzer.annotate(empty));
}
