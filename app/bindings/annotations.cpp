#include "app/bindings/annotations.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <set>

#include "graph/model/error.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"

namespace entente::bindings {
namespace {

constexpr std::size_t kFields = 9;

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == '\t') {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

bool number(const std::string& text, std::uint32_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

std::string kind_of(const std::string& key) { return key.substr(0, key.find('/')); }

/// Whoever acts for a state is that state.
std::string at_state_level(const CodedActor& actor) {
  const bool acts_for = ingest::one_of(kind_of(actor.key), {"official", "force", "org", "place"});
  return acts_for && !actor.state.empty() ? "state/" + actor.state : actor.key;
}

/// The words of a name, in order; those that tell nothing apart are left out.
std::vector<std::string> words_of(const std::string& key) {
  std::vector<std::string> words(1);
  const std::size_t slash = key.find('/');
  for (const char c : ingest::ascii_lower(slash == std::string::npos ? std::string{} : key.substr(slash + 1))) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      words.back() += c;
    } else {
      words.emplace_back();
    }
  }
  std::erase_if(words, [](const std::string& word) {
    return word.empty() || ingest::one_of(word, {"the", "of", "and", "for", "in", "on", "to", "a", "al", "el"});
  });
  return words;
}

}  // namespace

std::map<std::string, std::vector<CodedEdge>> read_annotations(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Error(ErrorCode::not_found, "cannot open the annotations", file.string());
  std::map<std::string, std::vector<CodedEdge>> edges;
  std::string line;
  for (std::size_t at = 1; std::getline(in, line); ++at) {
    if (at == 1 || line.empty()) continue;
    const std::vector<std::string> fields = fields_of(line);
    CodedEdge edge;
    if (fields.size() != kFields || !number(fields[6], edge.cue.start) || !number(fields[7], edge.cue.end))
      throw Error(ErrorCode::bad_input, "an edge has nine fields, the seventh and eighth of them byte offsets",
                  file.string() + ":" + std::to_string(at));
    edge.type = fields[1];
    edge.source = {fields[2], fields[3]};
    edge.target = {fields[4], fields[5]};
    edge.certain = fields[8].find("certain") != std::string::npos;
    edges[fields[0]].push_back(std::move(edge));
  }
  return edges;
}

bool same_actor(const CodedActor& a, const CodedActor& b) {
  const std::string first = at_state_level(a);
  const std::string second = at_state_level(b);
  if (first == second) return true;
  if (kind_of(first) == "state" || kind_of(second) == "state") return false;
  const std::vector<std::string> one = words_of(first);
  const std::vector<std::string> two = words_of(second);
  if (one.empty() || two.empty()) return false;
  const std::set<std::string> left(one.begin(), one.end());
  const std::set<std::string> right(two.begin(), two.end());
  const auto shared = static_cast<std::size_t>(
      std::count_if(left.begin(), left.end(), [&](const std::string& word) { return right.contains(word); }));
  const bool within = shared == left.size() || shared == right.size();
  if (kind_of(first) == "official" && kind_of(second) == "official") return one.back() == two.back() || within;
  return 2 * shared >= left.size() + right.size() - shared || within;
}

}  // namespace entente::bindings
