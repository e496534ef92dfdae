#include "app/train/corpus.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

#include "app/train/entities.hpp"
#include "graph/model/error.hpp"
#include "ingest/language/network_shape.hpp"

namespace entente::train {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    throw Error(ErrorCode::not_found, "cannot open the file", path.string());
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

namespace {

using language::Name;
using language::NameType;

NameType type_called(std::string_view text) {
  for (std::size_t i = 0; i < language::kNameTypeCount; ++i) {
    if (language::to_string(static_cast<NameType>(i)) == text) {
      return static_cast<NameType>(i);
    }
  }
  throw Error(ErrorCode::bad_input, fmt::format("no type of name is called '{}'", text));
}

std::vector<Name> marked_names(const language::ConlluSentence& sentence) {
  constexpr std::string_view kInside = "I-";
  std::vector<Name> names;
  for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
    const auto mark = language::misc_value(sentence.tokens[i].misc, "Name=");
    if (mark.starts_with(kInside)) {
      if (!names.empty() && names.back().last == i) {
        ++names.back().last;
      }
    } else if (!mark.empty()) {
      names.push_back({i, i + 1, type_called(mark)});
    }
  }
  return names;
}

/// "3:62,7:38" as weights; throws Error{bad_input} for anything else.
std::vector<HeadBelief> read_beliefs(std::string_view text, std::size_t words) {
  std::vector<HeadBelief> found;
  float sum = 0;
  while (!text.empty()) {
    const auto part = text.substr(0, text.find(','));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    const auto colon = part.find(':');
    HeadBelief belief;
    const char* const end = part.data() + part.size();
    if (colon == std::string_view::npos ||
        std::from_chars(part.data(), part.data() + colon, belief.head).ptr != part.data() + colon ||
        std::from_chars(part.data() + colon + 1, end, belief.weight).ptr != end || belief.weight <= 0 ||
        belief.head < 0 || static_cast<std::size_t>(belief.head) > words) {
      throw Error(ErrorCode::bad_input, fmt::format("not a head and its share: '{}'", part));
    }
    sum += belief.weight;
    found.push_back(belief);
  }
  for (auto& belief : found) {
    belief.weight /= sum;
  }
  return found;
}

std::vector<std::vector<HeadBelief>> beliefs_of(const language::ConlluSentence& sentence) {
  std::vector<std::vector<HeadBelief>> beliefs;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    if (const auto text = language::misc_value(sentence.tokens[i].misc, "Heads="); !text.empty()) {
      beliefs.resize(sentence.tokens.size());
      beliefs[i] = read_beliefs(text, sentence.tokens.size());
    }
  }
  return beliefs;
}

}  // namespace

void write_with_names(const GoldSentence& sentence, std::string& out) {
  auto parse = sentence.parse;
  parse.comments.clear();
  if (sentence.has_names) {
    parse.comments.emplace_back(kNamesMark);
  }
  for (auto& token : parse.tokens) {
    token.misc.clear();
  }
  for (const auto& name : sentence.names) {
    for (auto i = name.first; i < name.last; ++i) {
      parse.tokens[i].misc = fmt::format("Name={}{}", i == name.first ? "" : "I-", language::to_string(name.type));
    }
  }
  language::write_conllu(parse, out);
}

std::vector<GoldSentence> read_corpus(const std::vector<std::filesystem::path>& files) {
  std::vector<GoldSentence> corpus;
  for (const auto& file : files) {
    const auto text = read_file(file);
    const bool has_entities = text.find("# global.Entity") != std::string::npos;
    EntityReader entities;
    for (auto& parse : language::read_conllu(text, file.string())) {
      GoldSentence sentence;
      const bool marked = std::find(parse.comments.begin(), parse.comments.end(), kNamesMark) != parse.comments.end();
      sentence.has_names = has_entities || marked;
      if (sentence.has_names) {
        sentence.names = marked ? marked_names(parse) : entities.names(parse);
      }
      sentence.beliefs = beliefs_of(parse);
      sentence.parse = std::move(parse);
      corpus.push_back(std::move(sentence));
    }
  }
  return corpus;
}

}  // namespace entente::train
