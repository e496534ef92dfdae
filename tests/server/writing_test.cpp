#include <atomic>
#include <set>
#include <thread>

#include "app/server/target.hpp"
#include "graph/store/store.hpp"
#include "tests/catch.hpp"
#include "tests/server/served.hpp"

namespace entente::server::test {
namespace {

constexpr const char* kToken = "Authorization: Bearer 0123456789abcdef";

Settings writing() {
  Settings settings;
  settings.write = true;
  settings.token = "0123456789abcdef";
  return settings;
}

std::int64_t member(const Answer& answer, std::string_view name) {
  const json::Tree tree = json::parse(answer.body, "answer");
  return tree.root().at(name).integer();
}

TEST_CASE("a change needs --write, and then the token") {
  const Served reading;
  CHECK(ask(reading.port(), "POST", "/api/v1/ingest", {kToken}, "Iran thanked Turkey.").status == 403);
  const Served served(writing());
  const Answer without = ask(served.port(), "POST", "/api/v1/ingest", {}, "Iran thanked Turkey.");
  CHECK(without.status == 401);
  CHECK(without.fields.at("www-authenticate") == "Bearer");
  CHECK(ask(served.port(), "POST", "/api/v1/ingest", {"Authorization: Bearer wrong"}, "Iran thanked Turkey.").status ==
        401);
  CHECK(ask(served.port(), "POST", "/api/v1/ingest", {kToken, "Origin: http://evil.example"}, "x").status == 403);
  CHECK(served.json("/documents").root().at("total").integer() ==
        reading.json("/documents").root().at("total").integer());
}

TEST_CASE("an article that was sent is in the next answer") {
  const Served served(writing());
  const std::string article =
      "Ankara, 20 December 2025. Turkish Foreign Minister Hakan Fidan thanked Qatar on Saturday.";
  const Answer added = ask(served.port(), "POST", "/api/v1/ingest?name=letter.txt", {kToken}, article);
  REQUIRE(added.status == 200);
  CHECK(member(added, "added") == 1);
  CHECK(served.json("/documents/letter.txt").root().at("id").string() == "letter.txt");
  const Answer again = ask(served.port(), "POST", "/api/v1/ingest?name=letter.txt", {kToken}, article);
  CHECK(member(again, "added") == 0);
  CHECK(member(again, "unchanged") == 1);
}

TEST_CASE("records that cannot be read are named and the others are added") {
  const Served served(writing());
  const std::string lines =
      "{\"id\":\"one\",\"text\":\"Iran thanked Turkey on Monday.\"}\n{\"id\":\"two\"}\nnonsense\n"
      "{\"id\":\"three\",\"text\":\"Qatar thanked Turkey on Monday.\"}\n";
  const Answer answer =
      ask(served.port(), "POST", "/api/v1/ingest", {kToken, "Content-Type: application/x-ndjson"}, lines);
  REQUIRE(answer.status == 200);
  CHECK(member(answer, "added") == 2);
  const json::Tree tree = json::parse(answer.body, "answer");
  CHECK(tree.root().at("refused").size() == 2);
}

TEST_CASE("two documents of one id have an address each") {
  const Served served(writing());
  const std::string lines =
      "{\"id\":\"one\",\"text\":\"Iran thanked Turkey on Monday.\"}\n"
      "{\"id\":\"one\",\"text\":\"On Friday the government of Iran thanked Turkey once more for its help.\"}\n";
  REQUIRE(member(ask(served.port(), "POST", "/api/v1/ingest", {kToken, "Content-Type: application/x-ndjson"}, lines),
                 "added") == 2);
  const auto text_of = [&](const std::string& id) {
    const json::Tree document = served.json("/documents/" + id);
    CHECK(document.root().at("id").string() == id);
    std::string text;
    for (const json::Value part : document.root().at("parts").elements()) text += part.at("text").string();
    return text;
  };
  CHECK(text_of("one") != text_of("one~2"));
  for (const char* none : {"one~1", "one~3", "one~", "one~x", "~2"}) {
    CAPTURE(none);
    CHECK(served.get(std::string("/api/v1/documents/") + none).status == 404);
  }
  const json::Tree listed = served.json("/documents?q=one");
  std::set<std::string> ids;
  for (const json::Value one : listed.root().at("items").elements()) ids.emplace(one.at("id").string());
  CHECK(ids.contains("one"));
  CHECK(ids.contains("one~2"));
  const json::Tree evidence = served.json("/edges/" + encode_segment("state/IRN thanks state/TUR") + "/evidence");
  std::set<std::string> supporting;
  for (const json::Value one : evidence.root().at("items").elements()) {
    supporting.emplace(one.at("document").at("id").string());
  }
  CHECK(supporting == std::set<std::string>{"one", "one~2"});
}

TEST_CASE("a document is found by whatever id it was given") {
  const Served served(writing());
  const std::string line = R"({"id":"two\nlines/?#<b>%","text":"Iran thanked Turkey on Monday."})";
  CHECK(member(ask(served.port(), "POST", "/api/v1/ingest", {kToken, "Content-Type: application/json"}, line),
               "added") == 1);
  const std::string id = "two lines/?#<b>%";
  CHECK(served.json("/documents/" + encode_segment(id)).root().at("id").string() == id);
}

TEST_CASE("a body of no known media type is read as what it begins like") {
  const Served served(writing());
  CHECK(member(ask(served.port(), "POST", "/api/v1/ingest", {kToken, "Content-Type: application/octet-stream"},
                   R"({"id":"record","text":"Iran thanked Turkey on Monday."})"),
               "added") == 1);
  CHECK(served.json("/documents/record").root().at("id").string() == "record");
  const Answer broken = ask(served.port(), "POST", "/api/v1/ingest", {kToken}, R"({"id":"record", nonsense)");
  CHECK(member(broken, "added") == 0);
  CHECK(json::parse(broken.body, "answer").root().at("refused").size() == 1);
}

TEST_CASE("an empty body is refused") {
  const Served served(writing());
  CHECK(ask(served.port(), "POST", "/api/v1/ingest", {kToken, "Content-Length: 0"}).status == 400);
}

TEST_CASE("an article larger than the limit is refused before it is read") {
  Settings settings = writing();
  settings.max_document_bytes = 1000;
  const Served served(settings);
  Client client(served.port());
  client.send("POST /api/v1/ingest HTTP/1.1\r\nHost: localhost\r\n" + std::string(kToken) +
              "\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n");
  CHECK(client.receive().status == 413);
  Client allowed(served.port());
  allowed.send("POST /api/v1/ingest HTTP/1.1\r\nHost: localhost\r\n" + std::string(kToken) +
               "\r\nContent-Length: 20\r\nExpect: 100-continue\r\n\r\n");
  CHECK(allowed.receive(/*head=*/true).status == 100);
  allowed.send("Iran thanked Turkey.");
  CHECK(allowed.receive().status == 200);
}

TEST_CASE("readers go on while articles are sent") {
  const Served served(writing());
  std::atomic<bool> done = false;
  std::atomic<int> failed = 0, asked = 0;
  std::thread reader([&] {
    while (!done) {
      ++asked;
      if (served.get("/api/v1/neighbourhood?node=state/TUR&hops=2").status != 200) ++failed;
    }
  });
  for (int i = 0; i < 10; ++i) {
    const std::string body = "Iran thanked Turkey on Monday for the " + std::to_string(i) + "th time.";
    CHECK(ask(served.port(), "POST", "/api/v1/ingest", {kToken}, body).status == 200);
  }
  done = true;
  reader.join();
  CHECK(asked > 0);
  CHECK(failed == 0);
}

}  // namespace
}  // namespace entente::server::test
