#include "app/io/data_dir.hpp"

#include <cstdlib>
#include <filesystem>
#include <vector>

#include "graph/model/error.hpp"

namespace entente::app {

std::string data_dir() {
  namespace fs = std::filesystem;
  std::vector<fs::path> places;
  // The program reads its environment once, from one thread, before any other starts.
  if (const char* set = std::getenv("ENTENTE_DATA"); set != nullptr && *set != '\0') {  // NOLINT(concurrency-mt-unsafe)
    places.emplace_back(set);
  } else {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
      places.push_back(program.parent_path().parent_path() / "share" / "entente");
      places.push_back(program.parent_path() / "share" / "entente");
    }
    places.emplace_back(ENTENTE_BUILD_DATA);
  }
  std::string looked;
  for (const fs::path& place : places) {
    std::error_code error;
    if (fs::exists(place / "ontology.json", error)) return place.string();
    looked += (looked.empty() ? "" : ", ") + place.string();
  }
  throw Error(ErrorCode::bad_input,
              "ontology.json is in none of " + looked + "; set ENTENTE_DATA to the folder that holds it");
}

}  // namespace entente::app
