#include "app/server/parts.hpp"

#include <random>

#include "tests/catch.hpp"

namespace entente::server {
namespace {

std::string shown(std::string_view text, const std::vector<Marked>& marks,
                  const std::vector<ByteSpan>& sentences = {}) {
  std::string out;
  for (const Part& part : cut(text, marks, sentences)) {
    out += "[" + std::string(part.text);
    if (part.role != Role::none) out += "|" + std::string(to_string(part.role));
    if (part.sentence) out += "|" + std::to_string(*part.sentence);
    out += "]";
  }
  return out;
}

TEST_CASE("a sentence is cut at its marks") {
  CHECK(
      shown("Iran met Qatar.",
            {{{0, 4}, Role::source, "state/IRN"}, {{5, 8}, Role::trigger, ""}, {{9, 14}, Role::target, "state/QAT"}}) ==
      "[Iran|source][ ][met|trigger][ ][Qatar|target][.]");
  CHECK(shown("nothing", {}) == "[nothing]");
  CHECK(shown("", {}).empty());
}

TEST_CASE("the shorter of two marks shows over the longer") {
  CHECK(shown("Iran's no to Qatar", {{{0, 9}, Role::source, "a"}, {{7, 9}, Role::trigger, ""}}) ==
        "[Iran's |source][no|trigger][ to Qatar]");
  CHECK(shown("both", {{{0, 4}, Role::target, "a"}, {{0, 4}, Role::source, "b"}}) == "[both|source]");
}

TEST_CASE("marks outside the text are left out and parts end with sentences") {
  CHECK(shown("One. Two.", {{{5, 90}, Role::source, "a"}, {{7, 5}, Role::target, "b"}, {{0, 3}, Role::source, "c"}},
              {{0, 4}, {5, 9}}) == "[One|source|0][.|0][ ][Two.|1]");
}

TEST_CASE("the parts of any text joined are the text") {
  std::mt19937 engine(7);
  const auto random = [&engine] { return static_cast<std::uint32_t>(engine()); };
  for (int round = 0; round < 2000; ++round) {
    const std::string text(random() % 40, 'x');
    std::vector<Marked> marks;
    std::vector<ByteSpan> sentences;
    for (std::uint32_t i = random() % 12; i > 0; --i) {
      const auto start = static_cast<std::uint32_t>(random() % 45);
      marks.push_back({.span = {start, static_cast<std::uint32_t>(random() % 45)},
                       .role = static_cast<Role>(1 + random() % 3),
                       .node = "n"});
    }
    for (std::uint32_t at = 0; at < text.size(); at += 1 + random() % 9) {
      sentences.push_back({at, static_cast<std::uint32_t>(text.size())});
      sentences.back().end = std::min(sentences.back().end, at + 1);
    }
    std::string joined;
    for (const Part& part : cut(text, marks, sentences)) {
      CHECK_FALSE(part.text.empty());
      joined += part.text;
    }
    REQUIRE(joined == text);
  }
}

}  // namespace
}  // namespace entente::server
