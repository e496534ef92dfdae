#include "app/train/corpus.hpp"

#include <fstream>
#include <iterator>

#include "app/train/entities.hpp"
#include "graph/model/error.hpp"

namespace entente::train {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    throw Error(ErrorCode::not_found, "cannot open the file", path.string());
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<GoldSentence> read_corpus(const std::vector<std::filesystem::path>& files) {
  std::vector<GoldSentence> corpus;
  for (const auto& file : files) {
    const auto text = read_file(file);
    const bool has_names = text.find("# global.Entity") != std::string::npos;
    EntityReader entities;
    for (auto& parse : language::read_conllu(text, file.string())) {
      GoldSentence sentence;
      sentence.has_names = has_names;
      if (has_names) {
        sentence.names = entities.names(parse);
      }
      sentence.parse = std::move(parse);
      corpus.push_back(std::move(sentence));
    }
  }
  return corpus;
}

}  // namespace entente::train
