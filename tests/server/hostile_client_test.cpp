#include <chrono>
#include <memory>
#include <thread>

#include "graph/model/limits.hpp"
#include "tests/catch.hpp"
#include "tests/server/served.hpp"

namespace entente::server::test {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

TEST_CASE("two hundred slow clients do not slow an ordinary request") {
  const Served served;
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 200; ++i) {
    slow.push_back(std::make_unique<Client>(served.port()));
    slow.back()->send(i % 2 == 0 ? "GET /api/v1/status HTTP/1.1\r\nHost: loc" : "G");
  }
  for (int round = 0; round < 5; ++round) {
    for (const auto& client : slow) {
      try {
        client->send("a");
      } catch (const std::runtime_error&) {
        // The server has had enough of this one.
      }
    }
    const auto start = Clock::now();
    CHECK(served.get("/api/v1/status").status == 200);
    CHECK(seconds_since(start) < 1.0);
  }
}

TEST_CASE("a request that trickles in is cut off at its deadline, however steadily it trickles") {
  Settings settings;
  settings.request_ms = 300;
  const Served served(settings);
  Client client(served.port());
  const auto start = Clock::now();
  bool open = true;
  while (open && seconds_since(start) < 5) {
    try {
      client.send("G");
      open = !client.closed_within(20);
    } catch (const std::runtime_error&) {
      open = false;
    }
  }
  CHECK_FALSE(open);
  CHECK(seconds_since(start) < 4);
}

TEST_CASE("a request that does not arrive in time is answered with 408, and a connection without one is closed") {
  Settings settings;
  settings.request_ms = 200;
  settings.body_ms = 200;
  settings.write = true;
  settings.token = "0123456789abcdef";
  const Served served(settings);
  for (const char* beginning :
       {"GET /api/v1/st", "GET /api/v1/status HTTP/1.1\r\nHost: localhost\r\n",
        "POST /api/v1/ingest HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer 0123456789abcdef\r\n"
        "Content-Length: 9\r\n\r\nIran"}) {
    CAPTURE(beginning);
    Client client(served.port());
    client.send(beginning);
    const Answer answer = client.receive();
    CHECK(answer.status == 408);
    CHECK(answer.body.find("\"too-slow\"") != std::string::npos);
    CHECK(client.closed_within(4000));
  }
  Client idle(served.port());
  CHECK(idle.closed_within(4000));
  Client between(served.port());
  between.send(request_text("GET", "/api/v1/status"));
  CHECK(between.receive().status == 200);
  CHECK(between.closed_within(4000));
}

TEST_CASE("a client that does not read its answer is cut off") {
  Settings settings;
  settings.write_ms = 300;
  const Served served(settings);
  Client client(served.port());
  const std::string request = request_text("GET", "/assets/app.js");
  const auto start = Clock::now();
  bool open = true;
  while (open && seconds_since(start) < 8) {
    try {
      client.send(request);
    } catch (const std::runtime_error&) {
      open = false;
    }
  }
  CHECK_FALSE(open);
}

TEST_CASE("at the limit of connections the one that waited longest makes room") {
  Settings settings;
  settings.max_connections = 8;
  const Served served(settings);
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 20; ++i) idle.push_back(std::make_unique<Client>(served.port()));
  CHECK(served.get("/api/v1/status").status == 200);
  CHECK(idle.front()->closed_within(2000));
}

TEST_CASE("a header beyond the limit is refused with 431") {
  const Served served;
  const std::string padding(limits::kMaxHttpHeaderBytes / 2, 'x');
  CHECK(served.get("/api/v1/status", {"X-Padding: " + padding}).status == 200);
  const Answer long_field = served.get("/api/v1/status", {"X-Padding: " + padding + padding});
  CHECK(long_field.status == 431);
  CHECK(long_field.body.find("\"too-large\"") != std::string::npos);
  CHECK(served.get("/api/v1/search?q=" + padding + padding).status == 431);
}

TEST_CASE("a body beyond the limit is refused with 413, announced or in chunks") {
  Settings settings;
  settings.write = true;
  settings.token = "0123456789abcdef";
  settings.max_document_bytes = 1000;
  const Served served(settings);
  const std::string token = "Authorization: Bearer 0123456789abcdef";
  const std::string huge(limits::kMaxHttpBodyBytes + 1, 'x');
  CHECK(ask(served.port(), "GET", "/api/v1/status", {}, huge).status == 413);
  Client announced(served.port());
  announced.send("GET /api/v1/status HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n");
  CHECK(announced.receive().status == 413);
  Client chunked(served.port());
  chunked.send("GET /api/v1/status HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
  std::string chunk = "8000\r\n" + std::string(0x8000, 'x') + "\r\n";
  chunked.send(chunk + chunk + chunk);
  CHECK(chunked.receive().status == 413);
}

TEST_CASE("what is no HTTP is refused with 400 and closed") {
  const Served served;
  for (const char* bytes :
       {"\r\n\r\nnonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET  HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nbad field\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"}) {
    CAPTURE(bytes);
    Client client(served.port());
    client.send(bytes);
    CHECK(client.receive().status == 400);
    CHECK(client.closed_within(4000));
  }
}

TEST_CASE("several requests over one connection are answered in order") {
  const Served served;
  Client client(served.port());
  client.send(request_text("GET", "/api/v1/status") + request_text("HEAD", "/api/v1/status") +
              request_text("GET", "/api/v1/nowhere") + request_text("GET", "/api/v1/status", {"Connection: close"}));
  const Answer first = client.receive();
  CHECK(first.status == 200);
  const Answer head = client.receive(/*head=*/true);
  CHECK(head.status == 200);
  CHECK(head.fields.at("content-length") == std::to_string(first.body.size()));
  CHECK(client.receive().status == 404);
  CHECK(client.receive().status == 200);
  CHECK(client.closed_within(4000));
}

TEST_CASE("a foreign Host or Origin is refused with 403, also for files") {
  const Served served;
  for (const char* target : {"/", "/api/v1/status", "/api/v1/openapi.json"}) {
    CHECK(served.get(target, {"Host: evil.example"}).status == 403);
    CHECK(served.get(target, {"Origin: http://evil.example"}).status == 403);
    CHECK(served.get(target).status == 200);
  }
  CHECK(served.get("/api/v1/status", {"Sec-Fetch-Site: cross-site"}).status == 403);
  CHECK(served.get("/", {"Sec-Fetch-Site: cross-site"}).status == 200);
  Client without(served.port());
  without.send("GET / HTTP/1.1\r\n\r\n");
  CHECK(without.receive().status == 400);
}

TEST_CASE("an answer that takes too long is cut off with the documented error") {
  Settings settings;
  settings.answer_ms = 0;
  const Served served(settings);
  const Answer answer = served.get("/api/v1/timeline");
  CHECK(answer.status == 503);
  CHECK(answer.body.find("\"time-out\"") != std::string::npos);
}

TEST_CASE("a server with connections open stops at once") {
  const auto start = Clock::now();
  {
    const Served served;
    Client idle(served.port());
    idle.send("GET /api");
    CHECK(served.get("/api/v1/status").status == 200);
  }
  CHECK(seconds_since(start) < 5);
}

}  // namespace
}  // namespace entente::server::test
