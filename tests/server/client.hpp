#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace entente::server::test {

/// What came back: field names in lower case.
struct Answer {
  int status = 0;
  std::map<std::string, std::string> fields;
  std::string body;
};

/// A connection to the server under test over a real loopback socket, byte by byte as the test says. Every wait ends
/// after ten seconds, with a std::runtime_error.
class Client {
 public:
  explicit Client(std::uint16_t port);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// Throws when the connection is closed.
  void send(const std::string& bytes);
  /// The next answer; `head` for the answer to a HEAD request, which has no body. Throws when the connection ends
  /// first.
  Answer receive(bool head = false);
  /// Whether the server has closed the connection within this time.
  bool closed_within(int milliseconds);

 private:
  bool fill(int milliseconds);
  int socket_;
  std::string received_;
};

/// "GET /api/v1/status HTTP/1.1", Host and the further fields ("Name: value").
std::string request_text(const std::string& method, const std::string& target,
                         const std::vector<std::string>& fields = {}, const std::string& body = {});
/// One request over a connection of its own.
Answer ask(std::uint16_t port, const std::string& method, const std::string& target,
           const std::vector<std::string>& fields = {}, const std::string& body = {});

}  // namespace entente::server::test
