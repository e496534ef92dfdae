#include "ingest/entities/lexicon.hpp"

#include "graph/json/json.hpp"
#include "ingest/entities/data_file.hpp"
#include "tests/catch.hpp"

using entente::ingest::Lexicon;
namespace json = entente::json;

namespace {

constexpr const char* kFolder = ENTENTE_BINARY_DIR "/share/entente/names";

}  // namespace

TEST_CASE("every entry of every list is in it, begins and ends with its words, and is known") {
  const Lexicon lexicon = Lexicon::load(kFolder);
  const std::string path = std::string(kFolder) + "/nouns.json";
  const std::string text = entente::ingest::read_data_file(path);
  const json::Tree tree = json::parse(text, path);
  for (const json::Member list : tree.root().members()) {
    for (const json::Value value : list.value.elements()) {
      const std::string_view words = value.string();
      const bool held = lexicon.has(list.key.string(), words) && lexicon.known(words) == words &&
                        lexicon.begins(list.key.string(), words.substr(0, words.find(' '))) &&
                        lexicon.ends(list.key.string(), words.substr(words.rfind(' ') + 1));
      if (!held) FAIL_CHECK(list.key.string() << ": " << words);
    }
  }
  CHECK(lexicon.has("titles", "foreign minister"));
  CHECK(!lexicon.has("titles", "foreign"));
  CHECK(!lexicon.has("no such list", "minister"));
  CHECK(lexicon.known("no such noun").empty());
  CHECK(!lexicon.ends("titles", "foreign affairs of"));
}
