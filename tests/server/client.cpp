#include "tests/server/client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace entente::server::test {
namespace {

constexpr int kPatienceMs = 10'000;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

Answer read_head(const std::string& head) {
  Answer answer;
  answer.status = std::stoi(head.substr(head.find(' ') + 1, 3));
  for (std::size_t start = head.find("\r\n") + 2; start < head.size();) {
    const std::size_t end = std::min(head.find("\r\n", start), head.size());
    const std::string line = head.substr(start, end - start);
    const std::size_t colon = line.find(':');
    answer.fields[lower(line.substr(0, colon))] = line.substr(std::min(colon + 2, line.size()));
    start = end + 2;
  }
  return answer;
}

}  // namespace

Client::Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (socket_ < 0 || connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("cannot connect");
  }
}

Client::~Client() { close(socket_); }

void Client::send(const std::string& bytes) {
  for (std::size_t sent = 0; sent < bytes.size();) {
    const ssize_t count = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) throw std::runtime_error("the connection is closed");
    sent += static_cast<std::size_t>(count);
  }
}

bool Client::fill(int milliseconds) {
  pollfd wait{.fd = socket_, .events = POLLIN, .revents = 0};
  if (poll(&wait, 1, milliseconds) <= 0) throw std::runtime_error("no answer in time");
  std::array<char, 65536> buffer{};
  const ssize_t count = recv(socket_, buffer.data(), buffer.size(), 0);
  if (count <= 0) return false;
  received_.append(buffer.data(), static_cast<std::size_t>(count));
  return true;
}

Answer Client::receive(bool head) {
  const auto more = [this] {
    if (!fill(kPatienceMs)) throw std::runtime_error("the connection ended before the answer did");
  };
  while (received_.find("\r\n\r\n") == std::string::npos) more();
  const std::size_t body_start = received_.find("\r\n\r\n") + 4;
  Answer answer = read_head(received_.substr(0, body_start - 4));
  const auto length = answer.fields.find("content-length");
  std::size_t wanted = head || length == answer.fields.end() ? 0 : std::stoul(length->second);
  while (received_.size() < body_start + wanted) more();
  answer.body = received_.substr(body_start, wanted);
  received_.erase(0, body_start + wanted);
  return answer;
}

bool Client::closed_within(int milliseconds) {
  try {
    while (fill(milliseconds)) {
    }
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

std::string request_text(const std::string& method, const std::string& target, const std::vector<std::string>& fields,
                         const std::string& body) {
  std::string text = method + " " + target + " HTTP/1.1\r\n";
  const bool own_host =
      std::any_of(fields.begin(), fields.end(), [](const std::string& f) { return f.starts_with("Host"); });
  if (!own_host) text += "Host: localhost\r\n";
  for (const std::string& field : fields) text += field + "\r\n";
  if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return text + "\r\n" + body;
}

Answer ask(std::uint16_t port, const std::string& method, const std::string& target,
           const std::vector<std::string>& fields, const std::string& body) {
  Client client(port);
  client.send(request_text(method, target, fields, body));
  return client.receive(method == "HEAD");
}

}  // namespace entente::server::test
