#include "ingest/entities/data_file.hpp"

#include <fstream>
#include <iterator>

#include "graph/model/error.hpp"

namespace entente::ingest {

std::string read_data_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file) throw Error(ErrorCode::bad_input, "cannot be read; is the program's data folder complete?", path);
  return text;
}

}  // namespace entente::ingest
