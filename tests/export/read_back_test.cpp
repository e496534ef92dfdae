#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "query/export/registry.hpp"
#include "tests/catch.hpp"
#include "tests/export/hostile.hpp"

using namespace entente;
namespace fs = std::filesystem;

namespace {

/// A folder that holds every format of the hostile store, made once.
class Exports {
 public:
  Exports() {
    std::string name = (fs::temp_directory_path() / "entente-export-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
    const Store store = test::hostile_store();
    const Graph graph = Graph::load(store);
    const query::Selection selection = query::select(graph, store);
    for (const query::Format& format : query::formats()) {
      const fs::path place = path_ / format.name;
      if (format.write_files != nullptr) {
        fs::create_directory(place);
        Files files(place);
        format.write_files(selection, files, {});
      } else {
        std::ofstream out(place, std::ios::binary);
        format.write(selection, out, {});
      }
    }
  }
  ~Exports() { fs::remove_all(path_); }
  Exports(const Exports&) = delete;
  Exports& operator=(const Exports&) = delete;

  [[nodiscard]] fs::path path(std::string_view format) const { return path_ / format; }

 private:
  class Files : public query::FileSet {
   public:
    explicit Files(fs::path folder) : folder_(std::move(folder)) {}
    std::ostream& file(const std::string& name) override {
      stream_.close();
      stream_.open(folder_ / name, std::ios::binary);
      return stream_;
    }

   private:
    fs::path folder_;
    std::ofstream stream_;
  };
  fs::path path_;
};

const Exports& exports() {
  static const Exports all;
  return all;
}

int status_of(const std::string& command) {
  const int status = std::system(command.c_str());  // NOLINT(concurrency-mt-unsafe)
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("every format is read back by another program, with every node, edge and attribute") {
  REQUIRE(test::hostile_names().size() >= 40);
  if (status_of("/usr/bin/python3 -c 'import networkx, igraph' 2> /dev/null") != 0) {
    WARN("python3-networkx or python3-igraph is missing: the formats are not read back");
    return;
  }
  for (const query::Format& format : query::formats()) {
    INFO(format.name);
    CHECK(status_of("/usr/bin/python3 " ENTENTE_SOURCE_DIR "/tests/export/read_back.py " + std::string(format.name) +
                    " '" + exports().path(format.name).string() + "' '" + exports().path("json").string() + "'") == 0);
  }
}

TEST_CASE("GraphML and GEXF are as their formats' schemas have them, and the schemas refuse what is not") {
  if (status_of("xmllint --version 2> /dev/null") != 0) {
    WARN("xmllint (libxml2-utils) is missing: no XML is checked against a schema");
    return;
  }
  struct Case {
    std::string format, schema, right, wrong;
  };
  for (const Case& one : {Case{"graphml", "graphml", "attr.type=\"long\"", "attr.type=\"number\""},
                          Case{"graphml", "graphml", "<edge id=\"e0\"", "<edge id=\"e 0\""},
                          Case{"gexf", "gexf-1.3", "<viz:color r=\"", "<viz:color r=\"9"},
                          Case{"gexf", "gexf-1.3", " kind=\"", " sort=\""},
                          Case{"gexf12", "gexf-1.2", "type=\"directed\"", "type=\"towards\""},
                          Case{"gexf12", "gexf-1.2", "<attvalue for=\"0\"", "<attvalue"}}) {
    CAPTURE(one.format, one.right);
    const std::string check =
        "xmllint --noout --relaxng '" ENTENTE_SOURCE_DIR "/tests/export/schemas/" + one.schema + ".rng' '";
    const std::string place = exports().path(one.format).string();
    CHECK(status_of(check + place + "' 2> /dev/null") == 0);
    std::ifstream in(place, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const std::size_t at = text.find(one.right);
    REQUIRE(at != std::string::npos);
    std::ofstream(place + ".wrong", std::ios::binary) << text.replace(at, one.right.size(), one.wrong);
    CHECK(status_of(check + place + ".wrong' 2> /dev/null") == 3);
  }
}

TEST_CASE("dot draws the diagram without a warning, as well-formed XML") {
  const std::string dot = exports().path("dot").string();
  CHECK(status_of("dot -Tsvg '" + dot + "' -o '" + dot + ".svg' 2> '" + dot + ".warnings'") == 0);
  CHECK(fs::file_size(dot + ".warnings") == 0);
  CHECK(status_of("xmllint --noout '" + dot + ".svg'") == 0);
}

TEST_CASE("programs from npm read graphology, Cytoscape, N-Quads, openCypher, Mermaid and HTML back") {
  constexpr int kSkipped = 77;
  const std::string folder = exports().path("").string();
  const int status = status_of("node " ENTENTE_SOURCE_DIR "/tests/export/consumers/read_back.mjs '" + folder + "'");
  if (status == kSkipped || status == 127) {
    WARN("Node, Chromium or the packages of tests/export/consumers are missing: npm's programs read nothing back");
    return;
  }
  CHECK(status == 0);
}
