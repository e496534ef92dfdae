#include "app/server/target.hpp"
#include "graph/json/json.hpp"
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

Answer post(const Served& served, const std::string& path, const std::string& body) {
  return ask(served.port(), "POST", "/api/v1" + path, {kToken, "Content-Type: application/json"}, body);
}

std::string edge_path(const std::string& id) { return "/api/v1/edges/" + encode_segment(id); }

TEST_CASE("a rejected edge is gone from the next answer and back after undo") {
  const Served served(writing());
  const std::string id = "state/USA thanks state/PAK";
  REQUIRE(served.get(edge_path(id)).status == 200);
  const Answer rejected =
      post(served, "/judgements", R"({"verb":"reject","edge":"state/USA thanks state/PAK","note":"no"})");
  REQUIRE(rejected.status == 200);
  CHECK(served.get(edge_path(id)).status == 404);
  const json::Tree log_answer = json::parse(rejected.body, "judgement");
  CHECK(log_answer.root().at("verb").string() == "reject");
  CHECK(log_answer.root().at("arguments").at("edge").string() == id);
  CHECK(log_answer.root().at("note").string() == "no");
  REQUIRE(post(served, "/undo", "{\"seq\":" + std::to_string(log_answer.root().at("seq").integer()) + "}").status ==
          200);
  CHECK(served.get(edge_path(id)).status == 200);
  const Answer log = served.get("/api/v1/judgements", {kToken});
  REQUIRE(log.status == 200);
  const json::Tree items = json::parse(log.body, "judgements");
  CHECK(items.root().at("items").size() == 2);
  CHECK((*items.root().at("items").elements().begin()).at("undone").boolean());
}

TEST_CASE("a rejected edge may be accepted again") {
  const Served served(writing());
  REQUIRE(post(served, "/judgements", R"({"verb":"reject","edge":"state/USA thanks state/PAK"})").status == 200);
  REQUIRE(post(served, "/judgements", R"({"verb":"accept","edge":"state/USA thanks state/PAK"})").status == 200);
  CHECK(served.get(edge_path("state/USA thanks state/PAK")).status == 200);
}

TEST_CASE("nodes are merged, renamed and retyped, by key or by name") {
  const Served served(writing());
  REQUIRE(post(served, "/judgements", R"({"verb":"rename","node":"Turkey","name":"T\u00fcrkiye"})").status == 200);
  CHECK(served.json("/nodes/state/TUR").root().at("name").string() == "T\u00fcrkiye");
  REQUIRE(post(served, "/judgements", R"({"verb":"retype","node":"force/isf","label":"Organization"})").status == 200);
  CHECK(served.json("/nodes/force/isf").root().at("label").string() == "Organization");
  REQUIRE(post(served, "/judgements", R"({"verb":"merge","into":"state/PAK","node":"force/pakistan-army"})").status !=
          500);
  REQUIRE(post(served, "/judgements", R"({"verb":"retype","edge":"state/USA thanks state/PAK","type":"supports"})")
              .status == 200);
  CHECK(served.get(edge_path("state/USA supports state/PAK")).status == 200);
}

TEST_CASE("a judgement that makes no sense is refused and changes nothing") {
  const Served served(writing());
  const std::string before(served.json("/status").root().at("revision").string());
  const auto status = [&](const std::string& body) { return post(served, "/judgements", body).status; };
  CHECK(status("") == 400);
  CHECK(status("nonsense") == 400);
  CHECK(status("[]") == 400);
  CHECK(status("{}") == 400);
  CHECK(status(R"({"verb":"undo"})") == 400);
  CHECK(status(R"({"verb":"praise","edge":"x"})") == 400);
  CHECK(status(R"({"verb":"reject","edge":"nonsense"})") == 400);
  CHECK(status(R"({"verb":"reject","edge":"state/USA thanks state/TUR"})") == 404);
  CHECK(status(R"({"verb":"rename","node":"nobody","name":"x"})") == 404);
  CHECK(status(R"({"verb":"rename","node":"Georgia","name":"x"})") == 409);
  CHECK(status(R"({"verb":"rename","node":"state/TUR","name":""})") == 400);
  CHECK(status(R"({"verb":"retype","node":"state/TUR","label":"Nation"})") == 400);
  CHECK(status(R"({"verb":"merge","into":"state/TUR","node":"Turkey"})") == 400);
  CHECK(post(served, "/undo", R"({"seq":7})").status == 404);
  CHECK(post(served, "/undo", "").status == 404);
  CHECK(served.json("/status").root().at("revision").string() == before);
}

TEST_CASE("judgements need the token, also to be read") {
  const Served reading;
  CHECK(reading.get("/api/v1/judgements").status == 403);
  const Served served(writing());
  CHECK(served.get("/api/v1/judgements").status == 401);
  CHECK(ask(served.port(), "POST", "/api/v1/judgements", {}, R"({"verb":"reject","edge":"state/USA thanks state/PAK"})")
            .status == 401);
  CHECK(ask(served.port(), "POST", "/api/v1/undo", {}, "{}").status == 401);
}

}  // namespace
}  // namespace entente::server::test
