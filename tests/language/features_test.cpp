#include "ingest/language/features.hpp"

#include "ingest/language/key_table.hpp"
#include "ingest/language/utf8.hpp"
#include "ingest/language/white_space.hpp"
#include "tests/catch.hpp"

using namespace entente::language;

namespace {

std::string normal(std::string_view form) {
  std::string out;
  normalise(form, out);
  return out;
}

std::vector<TokenFeatures> features(std::vector<std::string_view> forms, const Gazetteer& gazetteer = {}) {
  FeatureScratch scratch;
  std::vector<TokenFeatures> out;
  sentence_features(forms, gazetteer, scratch, out);
  return out;
}

}  // namespace

TEST_CASE("forms are compared in lower case with plain quotes") {
  CHECK(normal("Türkiye’s") == "türkiye's");
  CHECK(normal("“U.S.”") == "\"u.s.\"");
  CHECK(normal("ÉCOLE") == "école");
  CHECK(normal("\xFFok") == "\xEF\xBF\xBDok");
}

TEST_CASE("a table of keys finds all of them and nothing else") {
  std::vector<std::uint64_t> keys;
  for (std::uint64_t i = 1; i <= 1000; ++i) {
    keys.push_back(i * i * 7919);
  }
  const KeyTable table(keys);
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    REQUIRE(table.find(keys[i]) == i);
  }
  CHECK(table.find(1) == KeyTable::kNone);
  CHECK(KeyTable().find(1) == KeyTable::kNone);
  CHECK(fnv1a("") == 0xcbf29ce484222325ULL);
  CHECK(fnv1a("foobar") == 0x85944171f73967e8ULL);  // from the authors' test suite
}

TEST_CASE("words that differ in case or digits share their word, not their shape") {
  const auto f = features({"Gaza", "gaza", "2025", "2031"});
  CHECK(f[0].keys[0] == f[1].keys[0]);
  CHECK(f[0].keys[9] != f[1].keys[9]);
  CHECK(f[2].keys[0] == f[3].keys[0]);
  CHECK(f[2].vector_key != f[3].vector_key);
  CHECK(f[1].keys[1] == 0);  // no exact form for what has no capital
}

TEST_CASE("the longest known phrase marks its tokens by their place in it") {
  std::vector<std::uint64_t> keys{fnv1a("saudi arabia"), fnv1a("saudi")};
  std::vector<std::uint16_t> classes{Gazetteer::country, Gazetteer::nationality};
  const Gazetteer gazetteer(keys, classes);
  const auto f = features({"Saudi", "Arabia", "met", "Saudi", "envoys"}, gazetteer);
  CHECK(f[0].keys[12] != 0);
  CHECK(f[1].keys[12] != 0);
  CHECK(f[0].keys[12] != f[1].keys[12]);
  CHECK(f[2].keys[12] == 0);
  CHECK(f[3].keys[12] != f[0].keys[12]);
  CHECK(f[0].keys[13] == f[3].keys[13]);
  CHECK(f[1].keys[13] == 0);
}

TEST_CASE("bytes that are not UTF-8 are characters of their own") {
  const auto count = [](std::string_view text) {
    std::size_t n = 0;
    for (std::size_t at = 0; at < text.size(); ++n) {
      static_cast<void>(next_character(text, at));
    }
    return n;
  };
  CHECK(count("añ€😀") == 4);
  CHECK(count("\xC0\xAF") == 2);          // overlong
  CHECK(count("\xED\xA0\x80") == 3);      // surrogate
  CHECK(count("\xF4\x90\x80\x80") == 4);  // beyond Unicode
  CHECK(count("\xE2\x82") == 2);          // cut short
  std::string out;
  for (const std::uint32_t c : {0x24U, 0xF1U, 0x20ACU, 0x1F600U}) {
    append_character(c, out);
  }
  CHECK(out == "$ñ€😀");
  CHECK(is_white_space(0xA0));
  CHECK(is_white_space('\t'));
  CHECK_FALSE(is_white_space(0x200B));
}
