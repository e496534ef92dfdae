#include "app/server/static_files.hpp"

#include <filesystem>

#include "tests/catch.hpp"
#include "tests/server/served.hpp"

namespace entente::server::test {
namespace {

TEST_CASE("the explorer's page is served under a strict policy") {
  const Served served;
  const Answer page = served.get("/");
  CHECK(page.status == 200);
  CHECK(page.fields.at("content-type") == "text/html; charset=utf-8");
  CHECK(page.fields.at("content-security-policy").starts_with("default-src 'self';"));
  CHECK(page.fields.at("x-content-type-options") == "nosniff");
  CHECK(served.get("/index.html").body == page.body);
}

TEST_CASE("files whose names change with their content may be kept, and are packed") {
  const Served served;
  const Answer script = served.get("/assets/app.js", {"Accept-Encoding: gzip"});
  CHECK(script.status == 200);
  CHECK(script.fields.at("content-encoding") == "gzip");
  CHECK(script.body.size() < 1000);
  CHECK(script.fields.at("cache-control").find("immutable") != std::string::npos);
  CHECK(served.get("/assets/app.js", {"Accept-Encoding: gzip", "If-None-Match: " + script.fields.at("etag")}).status ==
        304);
  CHECK(served.get("/assets/app.js").body.size() == 5008);
}

TEST_CASE("no path leads out of the explorer's folder") {
  const Served served;
  for (const char* target : {"/../outside.txt",
                             "/..%2foutside.txt",
                             "/%2e%2e/outside.txt",
                             "/%2e%2e%2foutside.txt",
                             "/assets/../../outside.txt",
                             "/assets/..%2f..%2foutside.txt",
                             "/./outside.txt",
                             "//outside.txt",
                             "/assets//app.js",
                             "/.secret",
                             "/%2esecret",
                             "/assets%2fapp.js",
                             "/..\\outside.txt",
                             "/..%5coutside.txt",
                             "/%5c..%5coutside.txt",
                             "/assets/../index.html",
                             "/..;/outside.txt",
                             "/..%00/outside.txt",
                             "/outside.txt%00.js",
                             "/%252e%252e/outside.txt",
                             "/....//outside.txt",
                             "/..%c0%afoutside.txt",
                             "/..%ef%bc%8foutside.txt",
                             "/etc/passwd",
                             "//etc/passwd",
                             "/%2fetc%2fpasswd",
                             "/%2fetc/passwd",
                             "/../../../../etc/passwd",
                             "/..%2f..%2f..%2f..%2fetc%2fpasswd",
                             "/assets/%2e%2e/%2e%2e/etc/passwd",
                             "/~root/.bashrc",
                             "/proc/self/environ",
                             "/file:///etc/passwd",
                             "/C:/windows/win.ini",
                             "/assets/.",
                             "/assets/..",
                             "/..",
                             "/...",
                             "/.",
                             "/assets/./app.js",
                             "/index.html/",
                             "/index.html/..",
                             "/index.html%20",
                             "/index.html.",
                             "/INDEX.HTML",
                             "/assets",
                             "/assets/",
                             "/story.db",
                             "/../story.db",
                             "/..%2fstory.db"}) {
    CAPTURE(target);
    const Answer answer = served.get(target);
    CHECK((answer.status == 404 || answer.status == 400));
    CHECK(answer.body.find("outside") != 0);
    CHECK(answer.body.find("\"error\"") != std::string::npos);
  }
}

TEST_CASE("symbolic links in the explorer's folder are not followed") {
  const TemporaryFolder folder;
  folder.write("explorer/index.html", "page");
  folder.write("secret/key", "secret");
  std::filesystem::create_symlink(folder.file("secret/key"), folder.file("explorer/key"));
  std::filesystem::create_directory_symlink(folder.file("secret"), folder.file("explorer/folder"));
  const StaticFiles files(folder.file("explorer"));
  CHECK(files.find({}) != nullptr);
  CHECK(files.find({"key"}) == nullptr);
  CHECK(files.find({"folder", "key"}) == nullptr);
}

TEST_CASE("without an explorer the interface still answers") { CHECK(StaticFiles("/nowhere/at/all").empty()); }

}  // namespace
}  // namespace entente::server::test
