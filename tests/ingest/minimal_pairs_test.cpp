#include <algorithm>
#include <fstream>

#include "tests/catch.hpp"
#include "tests/ingest/world.hpp"

namespace {

struct Pair {
  std::string sentence;
  std::vector<std::string> edges;
};

std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find(separator, at);
    parts.push_back(text.substr(at, end - at));
    if (end == std::string::npos) return parts;
    at = end + separator.size();
  }
}

std::vector<Pair> minimal_pairs() {
  std::ifstream file(ENTENTE_SOURCE_DIR "/tests/ingest/minimal_pairs.txt");
  std::vector<Pair> pairs;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto halves = split(line, " => ");
    REQUIRE(halves.size() == 2);
    pairs.push_back({halves[0], halves[1] == "none" ? std::vector<std::string>{} : split(halves[1], " ; ")});
    std::sort(pairs.back().edges.begin(), pairs.back().edges.end());
  }
  return pairs;
}

/// "type source target" of an edge line, the other way round.
std::string reversed(const std::string& edge) {
  const auto words = split(edge, " ");
  return words[0] + " " + words[2] + " " + words[1];
}

}  // namespace

TEST_CASE("of the minimal pairs 95 in 100 are read right, and hardly a direction is wrong") {
  const std::vector<Pair> pairs = minimal_pairs();
  REQUIRE(pairs.size() >= 300);
  std::size_t right = 0;
  std::size_t expected = 0;
  std::size_t turned = 0;
  for (const Pair& pair : pairs) {
    std::vector<std::string> found = edges(extract(pair.sentence));
    std::sort(found.begin(), found.end());
    right += found == pair.edges;
    if (found != pair.edges)
      UNSCOPED_INFO("not as it should be: " << pair.sentence << "\n    read as: "
                                            << Catch::StringMaker<decltype(found)>::convert(found));
    for (const std::string& edge : pair.edges) {
      ++expected;
      // "accused each other": both directions are right
      const auto starts = [&](const std::string& f) { return f.starts_with(reversed(edge)); };
      const bool both = std::any_of(pair.edges.begin(), pair.edges.end(), starts);
      turned += !both && std::any_of(found.begin(), found.end(), starts);
    }
  }
  CHECK(static_cast<double>(right) >= 0.95 * static_cast<double>(pairs.size()));
  CHECK(static_cast<double>(turned) <= 0.02 * static_cast<double>(expected));
}
