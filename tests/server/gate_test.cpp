#include "app/server/gate.hpp"

#include "app/server/http_error.hpp"
#include "tests/catch.hpp"

namespace entente::server {
namespace {

int refused_origin(const Gate& gate, const Request& request) {
  try {
    gate.check_origin(request, /*for_interface=*/true);
    return 0;
  } catch (const HttpError& error) {
    return error.status();
  }
}

int refused_token(const Gate& gate, const std::string& authorization) {
  Request request;
  request.authorization = authorization;
  try {
    gate.check_token(request);
    return 0;
  } catch (const HttpError& error) {
    return error.status();
  }
}

Request with_host(const std::string& host) {
  Request request;
  request.host = host;
  return request;
}

TEST_CASE("the loopback's names and those that were allowed may be asked for") {
  Settings settings;
  settings.allowed_hosts = {"Graph.Example"};
  const Gate gate(settings);
  for (const char* host : {"localhost", "localhost:8420", "LOCALHOST:1", "127.0.0.1", "[::1]:8420", "[::1]",
                           "graph.example", "localhost."}) {
    CAPTURE(host);
    CHECK(refused_origin(gate, with_host(host)) == 0);
  }
}

TEST_CASE("a foreign host is refused") {
  const Gate gate(Settings{});
  for (const char* host : {"", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "localhost:80:80",
                           "localhost:x", "user@localhost", "[::1", "::1", "127.0.0.2"}) {
    CAPTURE(host);
    CHECK(refused_origin(gate, with_host(host)) == 403);
  }
  Request two = with_host("localhost");
  two.one_host = false;
  CHECK(refused_origin(gate, two) == 400);
}

TEST_CASE("a page of another origin may not ask") {
  const Gate gate(Settings{});
  Request request = with_host("localhost:8420");
  request.origin = "http://localhost:8420";
  CHECK(refused_origin(gate, request) == 0);
  for (const char* origin : {"null", "http://evil.example", "http://localhost:3000", "http://localhost",
                             "https://evil.example/localhost:8420", "localhost:8420"}) {
    CAPTURE(origin);
    request.origin = origin;
    CHECK(refused_origin(gate, request) == 403);
  }
  request.origin.clear();
  request.fetch_site = "cross-site";
  CHECK(refused_origin(gate, request) == 403);
  request.fetch_site = "same-origin";
  CHECK(refused_origin(gate, request) == 0);
}

TEST_CASE("changes need --write and the token") {
  CHECK(refused_token(Gate(Settings{}), "Bearer x") == 403);
  Settings settings;
  settings.write = true;
  settings.token = "0123456789abcdef";
  const Gate gate(settings);
  CHECK(refused_token(gate, "Bearer 0123456789abcdef") == 0);
  CHECK(refused_token(gate, "bearer 0123456789abcdef") == 0);
  for (const char* field : {"", "Bearer", "Bearer ", "Bearer 0123456789abcde", "Bearer 0123456789abcdef0",
                            "Basic 0123456789abcdef", "0123456789abcdef"}) {
    CAPTURE(field);
    CHECK(refused_token(gate, field) == 401);
  }
}

TEST_CASE("tokens are long and differ") {
  CHECK(make_token().size() == 32);
  CHECK(make_token() != make_token());
}

}  // namespace
}  // namespace entente::server
