// Any bytes in, tokens that cover the text exactly out.

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "graph/model/limits.hpp"
#include "ingest/language/utf8.hpp"
#include "ingest/language/white_space.hpp"
#include "tests/catch.hpp"
#include "tests/language/english.hpp"

using namespace entente;
using namespace entente::language;

namespace {

/// Tokens lie in text order without overlap, leave out white space only, and the sentences are trees.
void check_cover(std::string_view text, const Analysis& analysis) {
  std::size_t at = 0;
  const auto skip_to = [&](std::size_t to) {
    while (at < to) {
      if (!is_white_space(next_character(text, at))) {
        return false;
      }
    }
    return at == to;
  };
  for (const auto& sentence : analysis.sentences) {
    REQUIRE_FALSE(sentence.tokens.empty());
    REQUIRE(sentence.tokens.size() <= limits::kMaxSentenceTokens);
    REQUIRE(sentence.span.start == sentence.tokens.front().span.start);
    REQUIRE(sentence.span.end == sentence.tokens.back().span.end);
    int roots = 0;
    for (const auto& token : sentence.tokens) {
      REQUIRE(token.span.size() > 0);
      REQUIRE(skip_to(token.span.start));
      REQUIRE(token.form == token.span.of(text));
      at = token.span.end;
      roots += token.head == Token::kRoot ? 1 : 0;
      std::size_t steps = 0;
      for (auto h = token.head; h != Token::kRoot; h = sentence.tokens[static_cast<std::size_t>(h)].head) {
        REQUIRE(++steps <= sentence.tokens.size());
      }
    }
    REQUIRE(roots == 1);
  }
  REQUIRE(skip_to(text.size()));
}

void analyse(std::string_view text) {
  Analyzer analyzer(english());
  check_cover(text, analyzer.analyze(text));
}

}  // namespace

TEST_CASE("random characters, marks, spaces and words are covered exactly") {
  const auto seed = Catch::rngSeed();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::vector<std::string> pieces{"a",
                                        "Turkey",
                                        "n't",
                                        "’s",
                                        ".",
                                        "...",
                                        "“",
                                        "\"",
                                        "-",
                                        "--",
                                        "(",
                                        ")",
                                        " ",
                                        "  ",
                                        "\n",
                                        "\n\n",
                                        "\t",
                                        "\u00a0",
                                        "\u2028",
                                        "$",
                                        "3.5",
                                        "U.S.",
                                        "http://a.b/c?d=e",
                                        "@x",
                                        "#y",
                                        "😀",
                                        "é",
                                        "中文",
                                        "\u0301",
                                        "\u200b",
                                        "\r\n",
                                        "cannot",
                                        "dont"};
  Analyzer analyzer(english());
  for (int round = 0; round < 300; ++round) {
    std::string text;
    const auto count = random() % 60;
    for (std::size_t i = 0; i < count; ++i) {
      if (random() % 4 == 0) {
        append_character(static_cast<std::uint32_t>(random() % 0x3000 + 1), text);
      } else {
        text += pieces[random() % pieces.size()];
      }
    }
    INFO(text);
    check_cover(text, analyzer.analyze(text));
  }
}

TEST_CASE("random bytes do no harm") {
  const auto seed = Catch::rngSeed();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  Analyzer analyzer(english());
  for (int round = 0; round < 200; ++round) {
    std::string text(random() % 200, '\0');
    for (char& c : text) {
      c = static_cast<char>(random());
    }
    check_cover(text, analyzer.analyze(text));
  }
}

TEST_CASE("empty text, white space, capitals, one letter and headlines") {
  for (const auto* text :
       {"", " ", "\n\n\n", "a", "PAKISTAN CONSULTS TURKEY, IRAN ON GAZA PROJECT", "Fire at Sea",
        "New Boycotts, Court Ruling Over Controversial LGBT Issues", "!", "“", "’", "n't", "'s 's 's"}) {
    analyse(text);
  }
}

TEST_CASE("time grows with the text, not with its square") {
  Analyzer analyzer(english());
  const auto seconds = [&](const std::string& text) {
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
      const auto start = std::chrono::steady_clock::now();
      check_cover(text, analyzer.analyze(text));
      best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
  };
  const auto repeated = [](std::string_view piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) {
      text += piece;
    }
    return text;
  };
  // A line of words, one endless word, and one endless row of marks between letters. Twice the quadratic ratio would
  // be 64.
  for (const std::string_view piece : {"word ", "x", "a-", "(\"", "Mr. "}) {
    const double small = seconds(repeated(piece, 1250));
    const double large = seconds(repeated(piece, 10'000));
    INFO(piece << " " << small << " " << large);
    CHECK(large < 40 * small + 0.05);
  }
}

TEST_CASE("every article at hand is covered exactly") {
  const std::filesystem::path shared = ENTENTE_SHARED_DIR;
  if (!std::filesystem::exists(shared / "news")) {
    WARN("skipped: no reference material");
    return;
  }
  Analyzer analyzer(english());
  std::size_t articles = 0;
  for (const auto* folder : {"seeds", "news"}) {
    for (const auto& entry : std::filesystem::directory_iterator(shared / folder)) {
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string text{std::istreambuf_iterator<char>(in), {}};
      INFO(entry.path().string());
      check_cover(text, analyzer.analyze(text));
      ++articles;
    }
  }
  CHECK(articles >= 20);
}
