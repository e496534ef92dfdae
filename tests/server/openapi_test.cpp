#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/pointer.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/server/router.hpp"
#include "app/server/target.hpp"
#include "tests/catch.hpp"
#include "tests/server/served.hpp"

namespace entente::server::test {
namespace {

using rapidjson::Document;
using Json = rapidjson::Value;

Document parse(const std::string& text) {
  Document document;
  document.Parse(text.c_str());
  REQUIRE_FALSE(document.HasParseError());
  return document;
}

/// The document the server sends, and its schemas made ready.
class Contract {
 public:
  explicit Contract(const Served& served) : document_(parse(served.get("/api/v1/openapi.json").body)) {}

  [[nodiscard]] const Json& paths() const { return document_["paths"]; }

  /// What is wrong with an answer; empty when its status is documented and its body has the shape that is.
  [[nodiscard]] std::string problem(const std::string& path, const char* method, const Answer& answer) {
    const Json& responses = paths()[path.c_str()][method]["responses"];
    const std::string status = std::to_string(answer.status);
    if (!responses.HasMember(status.c_str())) return "status " + status + " is not documented";
    const Json* response = &responses[status.c_str()];
    if (response->HasMember("$ref")) {
      const std::string name = (*response)["$ref"].GetString();
      response = &document_["components"]["responses"][name.substr(name.rfind('/') + 1).c_str()];
    }
    // An export has a format of its own, and the OpenAPI document no shape of itself.
    const Json* reference = rapidjson::Pointer("/content/application~1json/schema/$ref").Get(*response);
    if (reference == nullptr) return {};
    const std::string name = reference->GetString();
    rapidjson::SchemaValidator validator(this->schema(name));
    const Document body = parse(answer.body);
    if (body.Accept(validator)) return {};
    rapidjson::StringBuffer where;
    validator.GetInvalidDocumentPointer().StringifyUriFragment(where);
    return name + ": " + validator.GetInvalidSchemaKeyword() + " at " + where.GetString();
  }

 private:
  /// Every reference in the schemas begins at the document's root, so that the root is given along.
  const rapidjson::SchemaDocument& schema(const std::string& name) {
    auto& made = schemas_[name];
    if (made == nullptr) {
      Document root(rapidjson::kObjectType);
      auto& memory = root.GetAllocator();
      Json reference(rapidjson::kObjectType);
      reference.AddMember("$ref", Json(name.c_str(), memory), memory);
      Json all(rapidjson::kArrayType);
      all.PushBack(reference, memory);
      root.AddMember("allOf", all, memory);
      root.AddMember("components", Json(document_["components"], memory), memory);
      made = std::make_unique<rapidjson::SchemaDocument>(root);
    }
    return *made;
  }

  Document document_;
  std::map<std::string, std::unique_ptr<rapidjson::SchemaDocument>> schemas_;
};

struct Case {
  std::string path;    ///< as the document has it
  std::string target;  ///< below /api/v1
};

std::vector<Case> cases() {
  const std::string edge = "/edges/" + encode_segment("official/ishaq-dar consults official/hakan-fidan");
  return {{"/status", "/status"},
          {"/ontology", "/ontology"},
          {"/search", "/search?q=i"},
          {"/search", "/search?limit=900"},
          {"/nodes/{key}", "/nodes/state/PAK"},
          {"/nodes/{key}", "/nodes/Ishaq%20Dar"},
          {"/nodes/{key}", "/nodes/Georgia"},
          {"/nodes/{key}", "/nodes/Ish"},
          {"/nodes/{key}/edges", "/nodes/state/PAK/edges?sort=last"},
          {"/nodes/{key}/edges", "/nodes/state/PAK/edges?sort=size"},
          {"/edges/{id}", edge},
          {"/edges/{id}", "/edges/none"},
          {"/edges/{id}/evidence", edge + "/evidence"},
          {"/edges/{id}/evidence",
           "/edges/" + encode_segment("state/ISR consults state/USA") + "/evidence?min-confidence=0.1"},
          {"/documents", "/documents"},
          {"/documents", "/documents?q=star&limit=1"},
          {"/documents/{id}", "/documents/a.txt"},
          {"/documents/{id}", "/documents/c.txt"},
          {"/documents/{id}", "/documents/none"},
          {"/mentions", "/mentions"},
          {"/mentions", "/mentions?edge=none"},
          {"/neighbourhood", "/neighbourhood?node=state/PAK&hops=2&limit=5"},
          {"/neighbourhood", "/neighbourhood"},
          {"/path", "/path?from=Dar&to=Turkey&mode=k"},
          {"/path", "/path?from=Dar&to=nobody"},
          {"/ask", "/ask?q=who+consulted+whom"},
          {"/ask", "/ask?q=how+many+states+did+Israel+reject"},
          {"/ask", "/ask?q=how+are+Dar+and+Turkey+connected"},
          {"/ask", "/ask?q=xyzzy"},
          {"/ask", "/ask?q=whom+did+Georgia+thank"},
          {"/ask", "/ask?q=whom+did+Ruritania+thank"},
          {"/disputes", "/disputes"},
          {"/timeline", "/timeline?node=state/PAK"},
          {"/timeline", "/timeline"},
          {"/stats", "/stats"},
          {"/judgements", "/judgements"},
          {"/export", "/export?format=json"},
          {"/export", "/export?format=csv"},
          {"/openapi.json", "/openapi.json"}};
}

TEST_CASE("every answer has the shape the OpenAPI document gives it") {
  const Served served;
  Contract contract(served);
  std::set<std::string> seen;
  for (const Case& one : cases()) {
    CAPTURE(one.target);
    seen.insert(one.path);
    CHECK(contract.problem(one.path, "get", served.get("/api/v1" + one.target)) == "");
  }
  for (const auto& path : contract.paths().GetObject()) {
    CAPTURE(path.name.GetString());
    CHECK((!path.value.HasMember("get") || seen.contains(path.name.GetString())));
  }
}

TEST_CASE("the answers to changes have their documented shape too") {
  Settings settings;
  settings.write = true;
  settings.token = "0123456789abcdef";
  const Served served(settings);
  Contract contract(served);
  const std::string token = "Authorization: Bearer 0123456789abcdef";
  const auto post = [&](const std::string& path, const std::vector<std::string>& fields, const std::string& body) {
    return contract.problem(path, "post", ask(served.port(), "POST", "/api/v1" + path, fields, body));
  };
  CHECK(post("/ingest", {token}, "Iran thanked Turkey on Monday.") == "");
  CHECK(post("/ingest", {token, "Content-Type: application/x-ndjson"}, "nonsense") == "");
  CHECK(post("/ingest", {}, "Iran thanked Turkey on Monday.") == "");
  CHECK(post("/judgements", {token}, R"({"verb":"rename","node":"Turkey","name":"Turkiye"})") == "");
  CHECK(post("/judgements", {token}, R"({"verb":"bless","node":"Turkey"})") == "");
  CHECK(post("/judgements", {}, R"({"verb":"rename","node":"Turkey","name":"Turkiye"})") == "");
  CHECK(contract.problem("/judgements", "get", served.get("/api/v1/judgements", {token})) == "");
  CHECK(post("/undo", {token}, "{}") == "");
}

TEST_CASE("a slip in an answer would be found") {
  const Served served;
  Contract contract(served);
  Answer answer = served.get("/api/v1/status");
  answer.body.insert(1, "\"more\":1,");
  CHECK(contract.problem("/status", "get", answer) != "");
  answer.body = "{}";
  CHECK(contract.problem("/status", "get", answer) != "");
  answer.status = 418;
  CHECK(contract.problem("/status", "get", answer) != "");
}

TEST_CASE("the OpenAPI document lists every route with every parameter, and no other") {
  const Served served;
  const Contract contract(served);
  std::set<std::string> documented;
  for (const auto& path : contract.paths().GetObject()) {
    std::string name = std::string(path.name.GetString()).substr(1);
    for (const char* hole : {"{key}", "{id}"}) {
      if (const std::size_t at = name.find(hole); at != std::string::npos)
        name.replace(at, std::string(hole).size(), "{}");
    }
    for (const auto& method : path.value.GetObject()) {
      std::string verb = method.name.GetString();
      std::transform(verb.begin(), verb.end(), verb.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
      if (name == "openapi.json") continue;
      std::string line = verb + " " + name;
      if (method.value.HasMember("parameters")) {
        std::set<std::string> parameters;
        for (const Json& parameter : method.value["parameters"].GetArray()) {
          if (parameter.HasMember("$ref")) {
            const std::string reference = parameter["$ref"].GetString();
            parameters.insert(reference.substr(reference.rfind('/') + 1));
          } else if (std::string(parameter["in"].GetString()) == "query") {
            parameters.insert(parameter["name"].GetString());
          }
        }
        for (const std::string& parameter : parameters) line += " " + parameter;
      }
      documented.insert(line);
    }
  }
  std::set<std::string> served_routes;
  for (const Route& route : routes()) {
    std::string line = std::string(route.method) + " " + std::string(route.path);
    for (const std::string_view parameter :
         std::set<std::string_view>(route.parameters.begin(), route.parameters.end())) {
      line += " " + std::string(parameter);
    }
    served_routes.insert(line);
  }
  CHECK(documented == served_routes);
}

}  // namespace
}  // namespace entente::server::test
