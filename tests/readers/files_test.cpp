#include <algorithm>
#include <filesystem>
#include <fstream>

#include "tests/catch.hpp"
#include "tests/readers/reading.hpp"

using namespace entente;
using namespace entente::ingest;
namespace fs = std::filesystem;

namespace {

/// A folder that goes when the test ends.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / fs::path("entente-files-test-XXXXXX")) {
    std::string pattern = path_.string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string at(const std::string& name) const { return (path_ / name).string(); }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

std::vector<std::string> ids_of(const std::vector<std::string>& arguments, std::vector<std::string>* errors = nullptr) {
  std::vector<std::string> ids;
  for (const InputFile& file : find_files(arguments, [&](const Error& e) {
         if (errors) errors->emplace_back(e.what());
       })) {
    ids.push_back(file.id);
  }
  return ids;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a folder is every readable file below it, in byte order, by its path below the folder") {
  const Folder folder;
  for (const std::string name :
       {"b.txt", "a.md", "deep/er/c.html", "deep/d.ndjson", "x.png", ".hidden.txt", "README.md", ".git/e.txt"}) {
    folder.write(name, "One came.");
  }
  CHECK(ids_of({folder.path()}) == Strings{"a.md", "b.txt", "deep/d.ndjson", "deep/er/c.html"});
}

TEST_CASE("a file is taken as it is, a pattern as the shell would, each file once") {
  const Folder folder;
  for (const std::string name : {"b.txt", "a.txt", "c.md"}) folder.write(name, "One came.");
  CHECK(ids_of({folder.at("b.txt"), folder.at("*.txt"), folder.path()}) == Strings{"b.txt", "a.txt", "c.md"});
  CHECK(ids_of({folder.at("[ac].*")}) == Strings{"a.txt", "c.md"});
  CHECK(ids_of({"-"}) == Strings{"stdin"});
}

TEST_CASE("an argument that names nothing is reported, and the others are found") {
  const Folder folder;
  folder.write("a.txt", "One came.");
  fs::create_directories(folder.at("empty"));
  Strings errors;
  CHECK(ids_of({folder.at("no.txt"), folder.at("*.html"), folder.at("empty"), folder.at("a.txt")}, &errors) ==
        Strings{"a.txt"});
  CHECK(errors ==
        Strings{
            folder.at("no.txt") + ": no such file or folder", folder.at("*.html") + ": no such file or folder",
            folder.at("empty") + ": the folder holds no article (files ending in .txt, .md, .html, .json or .ndjson)"});
}

TEST_CASE("a folder that links to itself is walked once") {
  const Folder folder;
  folder.write("a.txt", "One came.");
  fs::create_directory_symlink(folder.path(), folder.at("loop"));
  CHECK(ids_of({folder.path()}) == Strings{"a.txt"});
}

TEST_CASE("a file is read under the id it was found by") {
  const Folder folder;
  folder.write("deep/a.txt", "One came.");
  folder.write("deep/b.ndjson", "{\"text\":\"One came.\"}");
  Strings ids;
  for (const InputFile& file : find_files({folder.path()}, [](const Error&) {})) {
    read_file(
        file, {}, [&](ReadDocument&& d) { ids.push_back(d.document.id); }, [](const Error&) {});
  }
  CHECK(ids == Strings{"deep/a.txt", "deep/b.ndjson#1"});
}

TEST_CASE("a file that cannot be read is reported with the reason") {
  const Folder folder;
  Strings errors;
  const auto report = [&](const Error& e) { errors.emplace_back(e.what()); };
  read_file(
      {folder.at("no.txt"), "no.txt"}, {}, [](ReadDocument&&) {}, report);
  read_file(
      {folder.path(), "x"}, {}, [](ReadDocument&&) {}, report);
  CHECK(errors == Strings{folder.at("no.txt") + ": no such file", folder.path() + ": is a folder"});
}

TEST_CASE("the format goes by the name's ending, then by what the bytes open with") {
  CHECK(test::read_one("# Head\n\nOne *came*.", "a.md").document.text == "Head\n\nOne came.");
  CHECK(test::read_one("# Head\n\nOne *came*.", "a.txt").document.text == "# Head\n\nOne *came*.");
  CHECK(test::read_one("<html><p>One came to the lake today.</p>", "a.txt").document.text ==
        "One came to the lake today.");
  CHECK(test::read_one("{\"text\":\"One came.\"}", "article").document.text == "One came.");
  CHECK(test::read_one("{One} came.", "a.txt").document.text == "{One} came.");
  ReadOptions options;
  options.format = Format::markdown;
  CHECK(test::read("One *came*.", "a.txt", options).documents.at(0).document.text == "One came.");
}
