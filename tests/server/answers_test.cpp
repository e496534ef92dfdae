#include <zlib.h>

#include <algorithm>
#include <set>

#include "app/server/router.hpp"
#include "app/server/state.hpp"
#include "app/server/target.hpp"
#include "query/export/registry.hpp"
#include "query/export/selection.hpp"
#include "tests/catch.hpp"
#include "tests/query/story.hpp"
#include "tests/server/served.hpp"

namespace entente::server::test {
namespace {

std::string edge_url(const std::string& id) { return "/edges/" + encode_segment(id); }

std::vector<std::string> strings(const json::Value& list, std::string_view member) {
  std::vector<std::string> found;
  for (const json::Value item : list.elements()) found.emplace_back(item.at(member).string());
  return found;
}

std::string joined(const json::Value& parts) {
  std::string text;
  for (const json::Value part : parts.elements()) text += part.at("text").string();
  return text;
}

/// The text of the one part of a role.
std::string role_text(const json::Value& parts, std::string_view role) {
  std::string text;
  for (const json::Value part : parts.elements()) {
    if (!part.at("role").is_null() && part.at("role").string() == role) text += part.at("text").string();
  }
  return text;
}

std::string error_code(const Answer& answer) {
  const json::Tree tree = json::parse(answer.body, "error");
  return std::string(tree.root().at("error").at("code").string());
}

TEST_CASE("the status counts what the store holds") {
  const Served served;
  const json::Tree tree = served.json("/status");
  Store store = Store::open(served.db(), OpenMode::read_only);
  CHECK(static_cast<std::uint64_t>(tree.root().at("nodes").integer()) == store.counts().nodes);
  CHECK(static_cast<std::uint64_t>(tree.root().at("edges").integer()) == store.counts().edges);
  CHECK(static_cast<std::uint64_t>(tree.root().at("evidence").integer()) == store.counts().evidence);
  CHECK(static_cast<std::uint64_t>(tree.root().at("documents").integer()) == store.counts().documents);
  CHECK_FALSE(tree.root().at("writable").boolean());
}

TEST_CASE("search completes names and aliases without regard to case and accents") {
  const Served served;
  const auto keys = [&](const std::string& query) {
    return strings(served.json("/search" + query).root().at("items"), "key");
  };
  CHECK(keys("?q=TURKIYE") == std::vector<std::string>{"state/TUR"});
  CHECK(keys("?q=fid").front() == "official/hakan-fidan");
  CHECK(keys("?q=da") == std::vector<std::string>{"official/ishaq-dar"});
  CHECK(keys("?q=nobody").empty());
  CHECK(keys("?limit=2").size() == 2);
  const json::Tree tree = served.json("/search?q=ankara");
  CHECK((*tree.root().at("items").elements().begin()).at("matched").string() == "Ankara");
  for (const std::string& key : keys("?q=i&label=State")) CHECK(key.starts_with("state/"));
}

TEST_CASE("a node's key may be sent with its slash or with %2F, or by name") {
  const Served served;
  for (const char* path : {"/nodes/state/TUR", "/nodes/state%2FTUR", "/nodes/Turkey", "/nodes/t%C3%BCrkiye"}) {
    CAPTURE(path);
    CHECK(served.json(path).root().at("key").string() == "state/TUR");
  }
  CHECK(served.json("/nodes/state/TUR/edges").root().at("total").integer() ==
        served.json("/nodes/state%2FTUR/edges").root().at("total").integer());
}

TEST_CASE("an ambiguous name is answered with its candidates") {
  const Served served;
  const Answer answer = served.get("/api/v1/nodes/Georgia");
  REQUIRE(answer.status == 409);
  const json::Tree tree = json::parse(answer.body, "error");
  CHECK(strings(tree.root().at("error").at("candidates"), "key") ==
        std::vector<std::string>{"place/georgia", "state/GEO"});
}

TEST_CASE("an unknown name is answered with what begins like it") {
  const Served served;
  const Answer answer = served.get("/api/v1/nodes/Ish");
  REQUIRE(answer.status == 404);
  const json::Tree tree = json::parse(answer.body, "error");
  CHECK(tree.root().at("error").at("code").string() == "not-found");
  CHECK(strings(tree.root().at("error").at("candidates"), "key") == std::vector<std::string>{"official/ishaq-dar"});
}

TEST_CASE("a node's edges are paged, sorted and filtered") {
  const Served served;
  const auto ids = [&](const std::string& query) {
    return strings(served.json("/nodes/state/PAK/edges" + query).root().at("items"), "id");
  };
  const std::vector<std::string> all = ids("");
  REQUIRE(all.size() > 3);
  std::vector<std::string> paged;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const auto page = ids("?limit=1&offset=" + std::to_string(at));
    REQUIRE(page.size() == 1);
    paged.push_back(page.front());
  }
  CHECK(paged == all);
  CHECK(ids("?offset=1000").empty());
  CHECK(ids("?type=thanks") == std::vector<std::string>{"state/USA thanks state/PAK"});
  CHECK(ids("?type=thanks&direction=out").empty());
  CHECK(ids("?type=offers&type=thanks").size() == 2);
  CHECK(ids("?type=thanks&since=2026").empty());
  CHECK(ids("?negated=1").empty());
}

TEST_CASE("an edge's evidence shows who stands where in the sentence") {
  const Served served;
  const json::Tree tree = served.json(edge_url("official/ishaq-dar consults official/hakan-fidan") + "/evidence");
  const json::Value first = *tree.root().at("items").elements().begin();
  const json::Value parts = first.at("sentence").at("parts");
  CHECK(joined(parts) == "Ishaq Dar spoke with Hakan Fidan on Sunday about the ceasefire.");
  CHECK(role_text(parts, "source") == "Ishaq Dar");
  CHECK(role_text(parts, "trigger") == "spoke with");
  CHECK(role_text(parts, "target") == "Hakan Fidan");
  CHECK(first.at("before").string().empty());
  CHECK(first.at("after").string() == "Ishaq Dar is the foreign minister of Pakistan.");
  CHECK(first.at("document").at("id").string() == "a.txt");
}

TEST_CASE("a denied edge has an id of its own") {
  const Served served;
  const json::Tree tree = served.json(edge_url("state/IRN not consults state/ISR"));
  CHECK(tree.root().at("negated").boolean());
  CHECK(served.get("/api/v1" + edge_url("state/IRN consults state/ISR")).status == 404);
}

TEST_CASE("a document is sent whole, with its evidence marked") {
  const Served served;
  const json::Tree tree = served.json("/documents/a.txt");
  Store store = Store::open(served.db(), OpenMode::read_only);
  CHECK(joined(tree.root().at("parts")) == store.document("a.txt")->document.text);
  CHECK(tree.root().at("evidence").size() == 4);
  CHECK(served.json("/documents?q=morning").root().at("total").integer() == 1);
  CHECK(served.json("/documents?q=%25").root().at("total").integer() == 0);
  CHECK(served.get("/api/v1/documents/none.txt").status == 404);
}

TEST_CASE("a neighbourhood says how many neighbours it leaves out") {
  const Served served;
  const json::Tree whole = served.json("/neighbourhood?node=state/PAK&hops=1&limit=500");
  const json::Tree part = served.json("/neighbourhood?node=state/PAK&hops=1&limit=2");
  REQUIRE(part.root().at("nodes").size() == 2);
  const json::Value centre = *part.root().at("nodes").elements().begin();
  CHECK(centre.at("key").string() == "state/PAK");
  CHECK(centre.at("distance").integer() == 0);
  CHECK(static_cast<std::size_t>(centre.at("hidden").integer()) == whole.root().at("nodes").size() - 2);
  const json::Value all = *whole.root().at("nodes").elements().begin();
  CHECK(all.at("hidden").integer() == 0);
  CHECK(served.json("/neighbourhood?node=state/PAK&node=state/TUR&hops=0").root().at("nodes").size() == 2);
}

TEST_CASE("paths go from one node to the other") {
  const Served served;
  for (const char* mode : {"shortest", "all", "k"}) {
    CAPTURE(mode);
    const json::Tree tree = served.json("/path?from=Dar&to=Turkey&mode=" + std::string(mode));
    REQUIRE(tree.root().at("paths").size() > 0);
    const json::Value path = *tree.root().at("paths").elements().begin();
    CHECK((*path.at("nodes").elements().begin()).string() == "official/ishaq-dar");
    CHECK(path.at("length").integer() == 2);
  }
  CHECK(served.json("/path?from=place/georgia&to=Turkey").root().at("paths").size() == 0);
  CHECK(served.get("/api/v1/path?from=Turkey&to=Turkey").status == 400);
}

TEST_CASE("a question is answered with rows, nodes and edges") {
  const Served served;
  const json::Tree tree = served.json("/ask?q=whom+did+the+United+States+thank");
  CHECK(tree.root().at("rows").size() == 1);
  CHECK(strings(tree.root().at("edges"), "id") == std::vector<std::string>{"state/USA thanks state/PAK"});
  CHECK(served.json("/ask?q=how+are+Dar+and+Turkey+connected").root().at("rows").size() == 2);
  const Answer refused = served.get("/api/v1/ask?q=xyzzy");
  REQUIRE(refused.status == 422);
  const json::Tree error = json::parse(refused.body, "error");
  CHECK(error.root().at("error").at("code").string() == "not-understood");
  CHECK((*error.root().at("error").at("suggestions").elements().begin()).string() == "who consulted whom");
}

TEST_CASE("a question with an ambiguous, an unknown or no name in it is refused each in its own way") {
  const Served served;
  const Answer ambiguous = served.get("/api/v1/ask?q=whom+did+Georgia+thank");
  CHECK(ambiguous.status == 409);
  const json::Tree candidates = json::parse(ambiguous.body, "answer");
  CHECK(candidates.root().at("error").at("code").string() == "ambiguous");
  CHECK(candidates.root().at("error").at("candidates").size() == 2);
  CHECK(served.get("/api/v1/ask?q=whom+did+Ruritania+thank").status == 404);
  CHECK(served.get("/api/v1/ask?q=xyzzy").status == 422);
}

TEST_CASE("the mentions of an edge say when, how firmly and where; without an edge those of all are sent") {
  const Served served;
  const std::string id = "state/USA thanks state/PAK";
  const json::Tree one = served.json("/mentions?edge=none&edge=" + encode_segment(id));
  REQUIRE(one.root().at("items").size() == 1);
  const json::Value item = *one.root().at("items").elements().begin();
  CHECK(item.at("edge").string() == id);
  const json::Tree evidence = served.json("/edges/" + encode_segment(id) + "/evidence");
  CHECK(item.at("mentions").size() == static_cast<std::size_t>(evidence.root().at("total").integer()));
  std::size_t all = 0;
  const json::Tree every = served.json("/mentions");
  for (const json::Value edge : every.root().at("items").elements()) all += edge.at("mentions").size();
  CHECK(all == static_cast<std::size_t>(served.json("/status").root().at("evidence").integer()));
}

TEST_CASE("what takes too long to sum up is asked for anew by the next request") {
  int times = 0;
  Once<int> once;
  const auto work = [&times] {
    if (++times == 1) throw Deadline::error();
    return times;
  };
  CHECK_THROWS_AS(once.get(work), HttpError);
  CHECK(once.get(work) == 2);
  CHECK(once.get(work) == 2);
}

TEST_CASE("an export over HTTP is the command's, byte for byte") {
  const Served served;
  const Store store = Store::open(served.db(), OpenMode::read_only);
  const Graph graph = Graph::load(store);
  const query::Selection selection = query::select(graph, store);
  for (const query::Format& format : query::formats()) {
    CAPTURE(std::string(format.name));
    const Answer answer = served.get("/api/v1/export?format=" + std::string(format.name));
    if (format.write == nullptr) {
      CHECK(answer.status == 400);
      continue;
    }
    std::ostringstream out;
    format.write(selection, out, {});
    CHECK(answer.status == 200);
    CHECK(answer.body == out.str());
    CHECK(answer.fields.at("content-disposition").starts_with("attachment;"));
  }
}

TEST_CASE("an answer that did not change is not sent again") {
  const Served served;
  const Answer first = served.get("/api/v1/ontology");
  const std::string tag = first.fields.at("etag");
  CHECK(tag.starts_with("\""));
  const Answer again = served.get("/api/v1/ontology", {"If-None-Match: " + tag});
  CHECK(again.status == 304);
  CHECK(again.body.empty());
  CHECK(served.get("/api/v1/stats").fields.at("etag") != tag);
  CHECK(served.get("/api/v1/ontology", {"Accept-Encoding: gzip"}).fields.at("etag") != tag);
}

TEST_CASE("a packed answer unpacks to the plain one") {
  const Served served;
  const Answer plain = served.get("/api/v1/ontology");
  const Answer packed = served.get("/api/v1/ontology", {"Accept-Encoding: gzip, br"});
  REQUIRE(packed.fields.at("content-encoding") == "gzip");
  CHECK(packed.body.size() < plain.body.size());
  std::string bytes(plain.body.size() + 1, '\0');
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.body.data()));
  stream.avail_in = static_cast<uInt>(packed.body.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  bytes.resize(stream.total_out);
  inflateEnd(&stream);
  CHECK(bytes == plain.body);
}

TEST_CASE("malformed parameters are refused with 400 and the parameter's name") {
  const Served served;
  for (const char* target : {"/search?limit=0",
                             "/search?limit=501",
                             "/search?limit=-1",
                             "/search?limit=1e3",
                             "/search?limit=1&limit=2",
                             "/search?nonsense=1",
                             "/nodes/state/PAK/edges?sort=size",
                             "/nodes/state/PAK/edges?type=nonsense",
                             "/nodes/state/PAK/edges?since=yesterday",
                             "/nodes/state/PAK/edges?min-confidence=2",
                             "/nodes/state/PAK/edges?min-confidence=nan",
                             "/nodes/state/PAK/edges?direction=up",
                             "/nodes/state/PAK/edges?negated=yes",
                             "/nodes/state/PAK/edges?until=2025&as-of=2025",
                             "/neighbourhood",
                             "/neighbourhood?node=state/PAK&hops=9",
                             "/path?from=Dar",
                             "/path?from=Dar&to=Iran&mode=longest",
                             "/path?from=Dar&to=Iran&k=51",
                             "/ask",
                             "/export",
                             "/export?format=word",
                             "/export?format=csv"}) {
    CAPTURE(target);
    const Answer answer = served.get(std::string("/api/v1") + target);
    CHECK(answer.status == 400);
    CHECK(error_code(answer) == "bad-request");
  }
}

TEST_CASE("what is not there is 404, and what cannot be done to it 405 with the methods that can") {
  const Served served;
  for (const char* target :
       {"/api/v1", "/api/v1/", "/api/v1/nonsense", "/api/v1/nodes", "/api/v1/nodes/", "/api/v2/status",
        "/api/v1/status/more", "/api/v1/edges/x/evidence", "/api", "/nonsense"}) {
    CAPTURE(target);
    const Answer answer = served.get(target);
    CHECK(answer.status == 404);
    CHECK(error_code(answer) == "not-found");
  }
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "NONSENSE"}) {
    for (const char* target : {"/api/v1/status", "/", "/api/v1/nodes/state/PAK"}) {
      CAPTURE(method, target);
      const Answer answer = ask(served.port(), method, target);
      CHECK(answer.status == 405);
      CHECK(answer.fields.at("allow") == "GET, HEAD");
      CHECK(error_code(answer) == "method-not-allowed");
    }
  }
}

TEST_CASE("readers see the old state whole until they see the new one whole") {
  Settings settings;
  settings.watch_ms = 20;
  const Served served(settings);
  const std::string before(served.json("/status").root().at("revision").string());
  const std::int64_t documents = served.json("/status").root().at("documents").integer();
  {
    Store store = Store::open(served.db(), OpenMode::read_write);
    for (int i = 0; i < 20; ++i) {
      (void)store.add(entente::test::article(
          "new-" + std::to_string(i), "More " + std::to_string(i), "2025-12-20", "",
          {{"Iran thanked Turkey.", "state/IRN", "Iran", "thanks", "thanked", "state/TUR", "Turkey"}}));
      const json::Tree status = served.json("/status");
      const json::Tree edge_page = served.json("/nodes/state/IRN/edges?type=thanks");
      for (const json::Value edge : edge_page.root().at("items").elements()) {
        const std::string id(edge.at("id").string());
        const Answer evidence = served.get("/api/v1" + edge_url(id) + "/evidence");
        CHECK(evidence.status == 200);
      }
    }
  }
  for (int i = 0; i < 500 && served.json("/status").root().at("documents").integer() != documents + 20; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  CHECK(served.json("/status").root().at("documents").integer() == documents + 20);
  CHECK(served.json("/status").root().at("revision").string() != before);
  CHECK(served.json(edge_url("state/IRN thanks state/TUR") + "/evidence").root().at("total").integer() ==
        served.json(edge_url("state/IRN thanks state/TUR")).root().at("mentions").integer());
}

}  // namespace
}  // namespace entente::server::test
